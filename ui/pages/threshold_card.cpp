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
constexpr int kThresholdSteps = 1000, kNameLetters = 24;
}

ThresholdCard::ThresholdCard(QWidget* parent) : Card({}, parent) {
  makeRow();
  makeDetails();
  connect(slider_, &QSlider::valueChanged, this, [this](int value) { setThreshold(static_cast<double>(value) / kThresholdSteps); });
  connect(take_, &QPushButton::clicked, this, [this] {
    if (suggested_) setThreshold(*suggested_);
  });
}

void ThresholdCard::makeRow() {
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  name_ = makeHeading({}, this);
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setObjectName(QStringLiteral("threshold"));
  slider_->setRange(0, kThresholdSteps);
  slider_->setSingleStep(kThresholdSteps / 200);
  slider_->setPageStep(kThresholdSteps / 20);
  slider_->setAccessibleName(tr("Threshold"));
  slider_->setMinimumWidth(120);
  setTip(slider_, tr("Higher: the label is answered only when the model is surer of it, so there are fewer false alarms and more misses. Lower: the "
                     "other way round."));
  value_ = makeHeading({}, this);
  value_->setObjectName(QStringLiteral("thresholdValue"));
  value_->setMinimumWidth(56);
  row->addWidget(name_);
  row->addWidget(slider_, 1);
  row->addWidget(value_);
  const std::pair<QString, QString> figures[] = {{tr("Precision"), tr("Of the texts that get the label at this threshold, the share that has it.")},
                                                 {tr("Recall"), tr("Of the texts that have the label, the share that gets it at this threshold.")},
                                                 {tr("F1"), tr("Harmonic mean of precision and recall: low if either is low.")},
                                                 {tr("Accuracy"), tr("Share of right answers at this threshold.")}};
  for (const auto& [caption, tip] : figures) {
    auto* pair = new QVBoxLayout;
    pair->setSpacing(0);
    auto* number = makeHeading({}, this);
    number->setMinimumWidth(64);
    auto* words = makeNote(caption, this);
    words->setWordWrap(false);
    for (QLabel* label : {number, words}) {
      setTip(label, tip);
      pair->addWidget(label);
    }
    figures_.push_back(number);
    row->addLayout(pair);
  }
  body()->addLayout(row);
}

void ThresholdCard::makeDetails() {
  details_ = new Card({}, parentWidget());
  words_ = new QLabel(details_);
  words_->setObjectName(QStringLiteral("thresholdWords"));
  words_->setWordWrap(true);
  words_->setTextFormat(Qt::PlainText);
  suggestion_ = makeNote({}, details_);
  take_ = makeButton(tr("Try the suggestion"), ButtonRole::Normal, {}, details_);
  take_->setObjectName(QStringLiteral("takeThreshold"));
  details_->body()->addWidget(words_);
  details_->body()->addWidget(suggestion_);
  details_->body()->addWidget(take_, 0, Qt::AlignLeft);
  details_->body()->addWidget(makeNote(tr("With two labels the model answers the one it gives more than 50 %. You may ask for more certainty, or for less: move "
                                          "the threshold and watch what is gained and what is lost."),
                                       details_));
}

void ThresholdCard::setThreshold(double threshold) {
  threshold_ = threshold;
  const QSignalBlocker quiet(slider_);
  slider_->setValue(static_cast<int>(std::lround(threshold * kThresholdSteps)));
  refresh();
  Q_EMIT thresholdChanged(threshold_);
}

void ThresholdCard::setCurve(const LabelCurve& curve, const std::string& other, const ThresholdAdvice* advice, const std::string& judged_split) {
  curve_ = curve;
  other_ = qs(other);
  suggested_ = advice ? std::optional(advice->threshold) : std::nullopt;
  details_->setTitle(tr("What the threshold for “%1” means").arg(qs(curve.label)));
  name_->setText(tr("Threshold for “%1”").arg(qs(curve.label).size() > kNameLetters ? qs(curve.label).left(kNameLetters - 1) + QStringLiteral("…") : qs(curve.label)));
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
  setThreshold(0.5);
}

void ThresholdCard::refresh() {
  const ThresholdScores s = scoresAt(curve_, threshold());
  value_->setText(QString::number(threshold(), 'f', 3));
  const double values[] = {s.precision, s.recall, s.f1, s.accuracy};
  for (std::size_t i = 0; i < figures_.size(); ++i) figures_[i]->setText(qs(formatPercent(values[i])));
  const QString label = qs(curve_.label);
  words_->setText(tr("“%1” is answered from %2 % on. %3 of its %4 texts are found, %5 are missed (a miss: a “%1” text taken for “%6”). %7 of the %8 other "
                     "texts are false alarms (a false alarm: a “%6” text taken for “%1”), %9 are left alone.")
                      .arg(label, QString::number(100 * threshold(), 'f', 1), chartCount(s.hits), chartCount(curve_.positives), chartCount(s.misses), other_,
                           chartCount(s.alarms), chartCount(curve_.negatives), chartCount(s.rejections)));
}

}  // namespace etude
