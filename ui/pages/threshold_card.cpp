#include "ui/pages/threshold_card.h"

#include "core/base/format.h"
#include "ui/charts/chart.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
constexpr int kThresholdSteps = 100;
}

ThresholdCard::ThresholdCard(QWidget* parent) : Card(tr("Threshold"), parent) {
  body()->addWidget(makeNote(tr("With two labels the model answers the one it gives more than 50 %. You may ask for more certainty, or for less: move "
                                "the threshold and watch what is gained and what is lost."),
                             this));
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setObjectName(QStringLiteral("threshold"));
  slider_->setRange(0, kThresholdSteps);
  slider_->setPageStep(5);
  slider_->setTickPosition(QSlider::TicksBelow);
  slider_->setTickInterval(10);
  slider_->setAccessibleName(tr("Threshold in percent"));
  setTip(slider_, tr("Higher: the label is answered only when the model is surer of it, so there are fewer false alarms and more misses. Lower: the "
                     "other way round."));
  value_ = makeHeading({}, this);
  value_->setObjectName(QStringLiteral("thresholdValue"));
  value_->setMinimumWidth(64);
  row->addWidget(slider_, 1);
  row->addWidget(value_);
  body()->addLayout(row);
  auto* numbers = new QHBoxLayout;
  for (const QString& caption : {tr("Precision"), tr("Recall"), tr("F1"), tr("Accuracy")}) {
    figures_.push_back(new Figure(caption, this));
    numbers->addWidget(figures_.back(), 1);
  }
  body()->addLayout(numbers);
  words_ = new QLabel(this);
  words_->setObjectName(QStringLiteral("thresholdWords"));
  words_->setWordWrap(true);
  words_->setTextFormat(Qt::PlainText);
  body()->addWidget(words_);
  suggestion_ = makeNote({}, this);
  body()->addWidget(suggestion_);
  take_ = makeButton(tr("Try the suggestion"), ButtonRole::Normal, {}, this);
  take_->setObjectName(QStringLiteral("takeThreshold"));
  body()->addWidget(take_, 0, Qt::AlignLeft);
  connect(slider_, &QSlider::valueChanged, this, [this] {
    refresh();
    Q_EMIT thresholdChanged(threshold());
  });
  connect(take_, &QPushButton::clicked, this, [this] {
    if (suggested_) slider_->setValue(static_cast<int>(std::floor(*suggested_ * kThresholdSteps)));
  });
}

double ThresholdCard::threshold() const { return static_cast<double>(slider_->value()) / kThresholdSteps; }

void ThresholdCard::setCurve(const LabelCurve& curve, const std::string& other, const ThresholdAdvice* advice, const std::string& judged_split) {
  curve_ = curve;
  other_ = qs(other);
  suggested_ = advice ? std::optional(advice->threshold) : std::nullopt;
  setTitle(tr("Threshold for “%1”").arg(qs(curve.label)));
  take_->setVisible(suggested_.has_value());
  suggestion_->setVisible(suggested_.has_value());
  if (advice) {
    const QString value = QString::number(advice->threshold, 'f', 3);
    suggestion_->setText(
        advice->split == judged_split
            ? tr("Suggestion: %1 gives the best F1 (%2) on these same texts. There are no others to choose it on, so it looks a little better than it is.")
                  .arg(value, qs(formatPercent(advice->f1)))
            : tr("Suggestion: %1 gave the best F1 (%2) on the validation texts. It was not chosen on the texts judged here, so what you see is honest.")
                  .arg(value, qs(formatPercent(advice->f1))));
  }
  const QSignalBlocker quiet(slider_);
  slider_->setValue(kThresholdSteps / 2);
  refresh();
}

void ThresholdCard::refresh() {
  const ThresholdScores s = scoresAt(curve_, threshold());
  value_->setText(QString::number(threshold(), 'f', 2));
  const double values[] = {s.precision, s.recall, s.f1, s.accuracy};
  for (std::size_t i = 0; i < figures_.size(); ++i) figures_[i]->setValue(qs(formatPercent(values[i])));
  const QString label = qs(curve_.label);
  words_->setText(tr("“%1” is answered from %2 % on. %3 of its %4 texts are found, %5 are missed (a miss: a “%1” text taken for “%6”). %7 of the %8 other "
                     "texts are false alarms (a false alarm: a “%6” text taken for “%1”), %9 are left alone.")
                      .arg(label, QString::number(slider_->value()), chartCount(s.hits), chartCount(curve_.positives), chartCount(s.misses), other_,
                           chartCount(s.alarms), chartCount(curve_.negatives), chartCount(s.rejections)));
}

}  // namespace etude
