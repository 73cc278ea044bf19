// How good the model is in a few numbers, each beside what would have been reached without tuning.
#include "core/base/format.h"
#include "core/run/report.h"
#include "ui/charts/value_bars.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/evaluation_text.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace etude {

namespace {

/// "87.6 % – 92.1 %", not to be broken into lines.
QString rangeText(const Interval& interval) {
  return QStringLiteral("%1 –\u2060 %2").arg(qs(formatPercent(interval.low)), qs(formatPercent(interval.high))).replace(' ', QChar::Nbsp);
}

class OverviewTab : public EvaluationTab {
  Q_DECLARE_TR_FUNCTIONS(etude::OverviewTab)

 public:
  OverviewTab(Session& session, QWidget* parent);
  void present(std::shared_ptr<const EvaluationData> found) override;

 private:
  QLayout* makeScores();
  QLabel* addFinding(const QString& tab, EvaluationPart part);
  void showScores(const Evaluation& evaluation, const ScoreIntervals& found);
  void showWhatElse(const Evaluation& evaluation);

  std::vector<ValueBars*> bars_;
  std::vector<QLabel*> intervals_;
  Card* findings_;
  QLabel *comparison_, *reliability_, *fairness_;
};

OverviewTab::OverviewTab(Session& session, QWidget* parent) : EvaluationTab(session, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  column->addLayout(makeScores());
  findings_ = new Card(tr("What the other tabs found"), this);
  comparison_ = addFinding(tr("Before and after"), EvaluationPart::Comparison);
  reliability_ = addFinding(tr("Curves"), EvaluationPart::Curves);
  fairness_ = addFinding(tr("Fairness"), EvaluationPart::Fairness);
  column->addWidget(findings_);
  column->addStretch(1);
}

/// A sentence with the way to its tab.
QLabel* OverviewTab::addFinding(const QString& tab, EvaluationPart part) {
  auto* holder = new QWidget(findings_);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2 * Theme::kGrid);
  auto* sentence = new QLabel(holder);
  sentence->setWordWrap(true);
  sentence->setTextFormat(Qt::PlainText);
  auto* link = makeLinkButton(tab, holder);
  link->setObjectName(QStringLiteral("seePart%1").arg(static_cast<int>(part)));
  setTip(link, tr("Opens this tab"));
  row->addWidget(sentence, 1);
  row->addWidget(link);
  findings_->body()->addWidget(holder);
  connect(link, &QPushButton::clicked, this, [this, part] { Q_EMIT partRequested(part); });
  return sentence;
}

QLayout* OverviewTab::makeScores() {
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  for (const ScoreComparison& score : compareScores({})) {
    auto* card = new Card(score.name, this);
    card->setToolTip(score.help);
    auto* bars = new ValueBars(card);
    bars->setAccessibleName(score.name);
    card->body()->addWidget(bars);
    auto* interval = makeNote({}, card);
    setTip(interval, tr("A confidence interval: the score on all texts of this kind is most likely in this range, for ranges made this way hold it "
                        "in 95 of 100 cases. The fewer texts were judged, the wider it is. Of two models whose ranges overlap widely, it is open "
                        "which is better."));
    card->body()->addWidget(interval);
    card->body()->addWidget(makeNote(score.help, card), 1, Qt::AlignTop);
    bars_.push_back(bars);
    intervals_.push_back(interval);
    row->addWidget(card, 1);
  }
  return row;
}

void OverviewTab::present(std::shared_ptr<const EvaluationData> found) {
  showScores(found->evaluation, found->intervals);
  showWhatElse(found->evaluation);
}

void OverviewTab::showScores(const Evaluation& evaluation, const ScoreIntervals& found) {
  const std::vector<ScoreComparison> scores = compareScores(evaluation);
  const Interval ranges[] = {found.accuracy, found.precision, found.recall, found.f1};
  for (std::size_t i = 0; i < scores.size() && i < bars_.size(); ++i) {
    const ScoreComparison& score = scores[i];
    std::vector<ValueBars::Row> rows{{tr("Tuned"), score.tuned, qs(formatPercent(score.tuned)), Tone::Accent, true}};
    if (score.untuned) rows.push_back({tr("Untuned"), *score.untuned, qs(formatPercent(*score.untuned)), Tone::Baseline, false});
    rows.push_back({tr("Always “%1”").arg(qs(evaluation.majority_label)), score.majority, qs(formatPercent(score.majority)), Tone::Baseline, false});
    bars_[i]->setRows(rows);
    intervals_[i]->setText(tr("95 % interval: %1").arg(rangeText(ranges[i])));
  }
}

void OverviewTab::showWhatElse(const Evaluation& evaluation) {
  const auto put = [](QLabel* label, const std::string& text) {
    label->setText(qs(text));
    label->parentWidget()->setVisible(!text.empty());
  };
  put(comparison_, evaluation.comparison ? comparisonSentence(*evaluation.comparison) : "");
  put(reliability_, evaluation.reliability ? reliabilitySentence(*evaluation.reliability) : "");
  std::string fairness;
  if (evaluation.groups) fairness = groupSentence(*evaluation.groups);
  for (const SwapReport& swaps : evaluation.swaps)
    if (fairness.empty() && swaps.tried > 0) fairness = swapSentence(swaps);
  put(fairness_, fairness);
  findings_->setVisible(evaluation.comparison || evaluation.reliability || !fairness.empty());
}

}  // namespace

EvaluationTab* makeOverviewTab(Session& session, QWidget* parent) { return new OverviewTab(session, parent); }

}  // namespace etude
