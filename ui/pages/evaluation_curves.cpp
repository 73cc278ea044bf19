// What the probabilities are worth: ROC, precision and recall, reliability, and a threshold to play with.
#include "core/run/report.h"
#include "ui/charts/reliability_chart.h"
#include "ui/charts/score_curve.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/threshold_card.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>

#include <algorithm>

namespace etude {

namespace {

constexpr int kLeastCurve = 300, kAboveCurves = 128, kLinesAboveCurves = 4;

class CurvesTab : public EvaluationTab {
  Q_DECLARE_TR_FUNCTIONS(etude::CurvesTab)

 public:
  CurvesTab(Session& session, QWidget* parent);
  void present(std::shared_ptr<const EvaluationData> found) override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QLayout* makeChoice();
  QWidget* makeCurve(ScoreCurve* chart, const QString& words);
  void fillLabels();
  void showLabel();

  std::shared_ptr<const EvaluationData> data_;
  QLabel* missing_;
  QWidget* content_;
  QLabel* question_;
  QComboBox* label_;
  ScoreCurve *roc_, *precision_;
  ReliabilityChart* reliability_;
  QLabel* sentence_;
  ThresholdCard* threshold_;
};

CurvesTab::CurvesTab(Session& session, QWidget* parent) : EvaluationTab(session, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  missing_ = makeNote(tr("This run was judged by an older version, which did not keep probabilities. Tune the model again to see its curves."), this);
  column->addWidget(missing_);
  content_ = new QWidget(this);
  auto* inner = new QVBoxLayout(content_);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(2 * Theme::kGrid);
  inner->addLayout(makeChoice());
  auto* top = new QHBoxLayout;
  top->setSpacing(2 * Theme::kGrid);
  roc_ = new ScoreCurve(ScoreCurve::Kind::Roc, tr("ROC curve"), content_);
  roc_->setObjectName(QStringLiteral("rocCurve"));
  precision_ = new ScoreCurve(ScoreCurve::Kind::PrecisionRecall, tr("Precision and recall"), content_);
  precision_->setObjectName(QStringLiteral("precisionRecallCurve"));
  top->addWidget(makeCurve(roc_, tr("For every threshold: how many texts of the label are found (up), and how many others are taken for it (right). A curve "
                                    "along the upper left corner is perfect; the dotted line is guessing.")),
                 1);
  top->addWidget(makeCurve(precision_, tr("The more texts of the label are to be found (right), the more of the answers are wrong (down). Where a label is rare, this "
                                          "says more than the ROC curve.")),
                 1);
  threshold_ = new ThresholdCard(content_);
  inner->addWidget(threshold_);
  inner->addLayout(top);
  inner->addWidget(threshold_->details());
  auto* card = new Card({}, content_);
  reliability_ = new ReliabilityChart(tr("Can its confidence be trusted?"), card);
  reliability_->setObjectName(QStringLiteral("reliability"));
  card->body()->addWidget(reliability_);
  sentence_ = makeNote({}, card);
  card->body()->addWidget(sentence_);
  card->body()->addWidget(makeNote(tr("Of the answers that the model is 80 % sure of, 80 % should be right: then the bar ends at the dotted line. The hatched gap is "
                                      "by how much its confidence is off. The expected calibration error is the mean gap, weighted by the answers. The number above a bar says how many answers it stands for."),
                                   card));
  inner->addWidget(card);
  column->addWidget(content_);
  column->addStretch(1);
  connect(label_, &QComboBox::currentIndexChanged, this, [this] { showLabel(); });
  connect(threshold_, &ThresholdCard::thresholdChanged, this, [this](double at) {
    roc_->setThreshold(at);
    precision_->setThreshold(at);
  });
}

QLayout* CurvesTab::makeChoice() {
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  question_ = new QLabel(content_);
  label_ = new QComboBox(content_);
  label_->setObjectName(QStringLiteral("curveLabel"));
  label_->setMinimumWidth(200);
  setTip(label_, tr("The label that counts as found. All other labels together are “the others”."));
  question_->setBuddy(label_);
  row->addWidget(question_);
  row->addWidget(label_);
  row->addStretch();
  return row;
}

QWidget* CurvesTab::makeCurve(ScoreCurve* chart, const QString& words) {
  auto* card = new Card({}, content_);
  card->body()->addWidget(chart, 1);
  card->body()->addWidget(makeNote(words, card));
  return card;
}

/// Nearly square where there is room, but never so high that the threshold above is out of sight.
void CurvesTab::resizeEvent(QResizeEvent* event) {
  EvaluationTab::resizeEvent(event);
  const int room = height() - kAboveCurves - fontMetrics().height() * kLinesAboveCurves;
  for (ScoreCurve* curve : {roc_, precision_}) curve->setMinimumHeight(std::clamp(width() * 2 / 5, kLeastCurve, std::max(kLeastCurve, room)));
}

void CurvesTab::present(std::shared_ptr<const EvaluationData> found) {
  data_ = std::move(found);
  const Evaluation& evaluation = data_->evaluation;
  const bool any = !evaluation.curves.empty();
  missing_->setVisible(!any);
  content_->setVisible(any);
  if (!any) return;
  fillLabels();
  if (evaluation.reliability) {
    reliability_->setReliability(*evaluation.reliability);
    sentence_->setText(qs(reliabilitySentence(*evaluation.reliability)));
  }
  showLabel();
}

/// With two labels one of them is what is looked for: the rarer one at first. With more, all can be seen at once.
void CurvesTab::fillLabels() {
  const std::vector<LabelCurve>& curves = data_->evaluation.curves;
  const QSignalBlocker quiet(label_);
  label_->clear();
  const bool two = curves.size() == 2;
  question_->setText(two ? tr("What is looked for (the positive label):") : tr("Label against all others:"));
  label_->setAccessibleName(two ? tr("Positive label") : tr("Label of the curves"));
  for (std::size_t i = 0; i < curves.size(); ++i) label_->addItem(qs(curves[i].label), static_cast<int>(i));
  if (!two && curves.size() <= 6) label_->insertItem(0, tr("All labels"), -1);
  if (two) label_->setCurrentIndex(curves[0].positives < curves[1].positives ? 0 : 1);
  if (!two) label_->setCurrentIndex(0);
}

void CurvesTab::showLabel() {
  const Evaluation& evaluation = data_->evaluation;
  const int chosen = label_->currentData().toInt();
  const bool two = evaluation.curves.size() == 2 && chosen >= 0;
  std::vector<LabelCurve> shown = evaluation.curves;
  if (chosen >= 0) shown = {evaluation.curves[static_cast<std::size_t>(chosen)]};
  const std::size_t first = chosen >= 0 ? static_cast<std::size_t>(chosen) : 0;
  roc_->setCurves(shown, first);
  precision_->setCurves(shown, first);
  threshold_->setVisible(two);
  threshold_->details()->setVisible(two);
  if (two) {
    const LabelCurve& curve = shown.front();
    const auto advice = std::find_if(evaluation.advice.begin(), evaluation.advice.end(), [&](const auto& one) { return one.label == curve.label; });
    threshold_->setCurve(curve, evaluation.labels[static_cast<std::size_t>(1 - chosen)], advice == evaluation.advice.end() ? nullptr : &*advice,
                         evaluation.split);
  }
  const auto mark = two ? std::optional(threshold_->threshold()) : std::nullopt;
  roc_->setThreshold(mark);
  precision_->setThreshold(mark);
}

}  // namespace

EvaluationTab* makeCurvesTab(Session& session, QWidget* parent) { return new CurvesTab(session, parent); }

}  // namespace etude
