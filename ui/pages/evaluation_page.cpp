// Stage 5: how good the tuned model is, beside what would have been reached without tuning.
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/eval/evaluation.h"
#include "core/eval/intervals.h"
#include "ui/charts/confusion_matrix.h"
#include "ui/charts/value_bars.h"
#include "ui/jobs.h"
#include "ui/page.h"
#include "ui/pages/evaluation_text.h"
#include "ui/pages/page_parts.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableWidget>

namespace etude {

namespace {

/// An evaluation is made by this program, but the file may be anything.
constexpr std::uint64_t kLargestEvaluation = 256u << 20;
constexpr int kTableRow = 36, kTableHeader = 40;

/// "87.6 % – 92.1 %", not to be broken into lines.
QString rangeText(const Interval& interval) {
  return QStringLiteral("%1 –\u2060 %2").arg(qs(formatPercent(interval.low)), qs(formatPercent(interval.high))).replace(' ', QChar::Nbsp);
}

class EvaluationPage : public Page {
 public:
  EvaluationPage(Session& session, QWidget* parent);
  QString title() const override { return QObject::tr("Evaluation"); }
  QString subtitle() const override { return QObject::tr("How good the tuned model is on texts it has not seen."); }
  void entered() override { load(); }

 private:
  QWidget* makeContent();
  QWidget* makeHeadline(QWidget* parent);
  QWidget* makeScores(QWidget* parent);
  QWidget* makeClasses(QWidget* parent);
  QWidget* makeMistakes(QWidget* parent);
  void load();
  void showEmpty();
  void showEvaluation(const Evaluation& evaluation);
  void showScores(const Evaluation& evaluation);
  void showClasses(const Evaluation& evaluation);
  void showMistakes(const Evaluation& evaluation);

  QStackedLayout* views_;
  EmptyState* empty_;
  QWidget* content_;
  QLabel *sentence_, *basis_;
  QPushButton* report_;
  QWidget* scores_;
  std::vector<ValueBars*> score_bars_;
  std::vector<QLabel*> score_intervals_;
  ConfusionMatrix* confusion_;
  QTableWidget *classes_, *mistakes_;
  Card* mistakes_card_;
  fs::path shown_;
  fs::file_time_type shown_time_;
};

EvaluationPage::EvaluationPage(Session& session, QWidget* parent) : Page(session, Stage::Evaluation, parent) {
  views_ = new QStackedLayout(this);
  empty_ = new EmptyState(QStringLiteral("evaluation"), {}, {}, tr("Go to Tuning"), this);
  views_->addWidget(empty_);
  content_ = makeContent();
  views_->addWidget(content_);
  connect(empty_->button(), &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Tuning); });
  connect(&session_, &Session::runChanged, this, [this] { load(); });
  load();
}

QWidget* EvaluationPage::makeContent() {
  auto* content = new QWidget(this);
  QVBoxLayout* column = makeScrollColumn(content);
  column->addWidget(makeHeadline(content));
  column->addWidget(makeScores(content));
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  auto* matrix = new Card(tr("Confusion matrix"), content);
  confusion_ = new ConfusionMatrix(matrix);
  matrix->body()->addWidget(confusion_, 1);
  matrix->body()->addStretch();
  row->addWidget(matrix, 1);
  row->addWidget(makeClasses(content), 1);
  column->addLayout(row);
  column->addWidget(makeMistakes(content));
  column->addStretch();
  return content;
}

QWidget* EvaluationPage::makeHeadline(QWidget* parent) {
  auto* card = new Card({}, parent);
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  sentence_ = makeHeading({}, card);
  sentence_->setObjectName(QStringLiteral("evaluationSentence"));
  sentence_->setWordWrap(true);
  basis_ = makeNote({}, card);
  texts->addWidget(sentence_);
  texts->addWidget(basis_);
  row->addLayout(texts, 1);
  report_ = makeButton(tr("Open report"), ButtonRole::Normal, QStringLiteral("open"), card);
  auto* forward = makeButton(tr("Export the model"), ButtonRole::Primary, QStringLiteral("export"), card);
  row->addWidget(report_, 0, Qt::AlignVCenter);
  row->addWidget(forward, 0, Qt::AlignVCenter);
  card->body()->addLayout(row);
  connect(report_, &QPushButton::clicked, this, [this] {
    if (session_.runDir()) openOnDesktop(qs(session_.runDir()->report().string()));
  });
  connect(forward, &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Export); });
  return card;
}

QWidget* EvaluationPage::makeScores(QWidget* parent) {
  scores_ = new QWidget(parent);
  auto* row = new QHBoxLayout(scores_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2 * Theme::kGrid);
  for (const ScoreComparison& score : compareScores({})) {
    auto* card = new Card(score.name, scores_);
    card->setToolTip(score.help);
    auto* bars = new ValueBars(card);
    bars->setAccessibleName(score.name);
    card->body()->addWidget(bars);
    auto* interval = makeNote({}, card);
    setTip(interval, tr("Other texts of the same kind would give another result: with 95 % certainty one in this range. Of two models "
                        "whose ranges overlap widely, it is open which is better."));
    card->body()->addWidget(interval);
    card->body()->addWidget(makeNote(score.help, card), 1, Qt::AlignTop);
    score_bars_.push_back(bars);
    score_intervals_.push_back(interval);
    row->addWidget(card, 1);
  }
  return scores_;
}

QWidget* EvaluationPage::makeClasses(QWidget* parent) {
  auto* card = new Card(tr("Per label"), parent);
  classes_ = new QTableWidget(0, 5, card);
  classes_->setHorizontalHeaderLabels({tr("Label"), tr("Precision"), tr("Recall"), tr("F1"), tr("Texts")});
  classes_->setAccessibleName(tr("Scores per label"));
  dressTable(classes_, 0);
  card->body()->addWidget(classes_);
  card->body()->addStretch();
  return card;
}

QWidget* EvaluationPage::makeMistakes(QWidget* parent) {
  mistakes_card_ = new Card(tr("Most confident mistakes"), parent);
  mistakes_card_->body()->addWidget(
      makeNote(tr("Where the model is wrong and sure of it, the label in the data is often wrong, too."), mistakes_card_));
  mistakes_ = new QTableWidget(0, 5, mistakes_card_);
  mistakes_->setHorizontalHeaderLabels({tr("Text"), tr("True label"), tr("Answer"), tr("Confidence"), tr("Line")});
  mistakes_->setAccessibleName(tr("Most confident mistakes"));
  dressTable(mistakes_, 0);
  mistakes_card_->body()->addWidget(mistakes_);
  return mistakes_card_;
}

void EvaluationPage::showEmpty() {
  shown_.clear();
  views_->setCurrentWidget(empty_);
  if (session_.running()) {
    empty_->setText(tr("The run is still going on"),
                    tr("The evaluation is made at its end, on texts that played no part in the tuning."));
  } else if (session_.runDir()) {
    empty_->setText(
        tr("This run has no evaluation"),
        tr("It was stopped, interrupted or failed before the evaluation. Resume it, or start a new run and let it finish."));
  } else {
    empty_->setText(tr("Nothing to judge yet"),
                    tr("Tune a model first: when the run is done, its scores, mistakes and baselines appear here."));
  }
}

void EvaluationPage::load() {
  std::error_code missing;
  const RunDir* run = session_.runDir();
  if (!run || session_.running() || !fs::exists(run->evaluation(), missing)) return showEmpty();
  const fs::path path = run->evaluation();
  const fs::file_time_type time = fs::last_write_time(path, missing);
  if (path == shown_ && time == shown_time_) return;
  shown_ = path;
  shown_time_ = time;
  session_.jobs().start<Evaluation>(
      this, "evaluation/load",
      [path](std::stop_token) { return evaluationFromJson(parseJson(readFile(path, kLargestEvaluation), path.string())); },
      [this](Evaluation evaluation) { showEvaluation(evaluation); },
      [this](const Problems& problems) {
        showEmpty();
        empty_->setText(tr("The evaluation cannot be read"), qs(describe(problems)));
      });
}

void EvaluationPage::showEvaluation(const Evaluation& evaluation) {
  views_->setCurrentWidget(content_);
  std::error_code ignored;
  report_->setVisible(session_.runDir() && fs::exists(session_.runDir()->report(), ignored));
  sentence_->setText(evaluationSentence(evaluation));
  basis_->setText(evaluationBasis(evaluation));
  QStringList labels;
  for (const std::string& label : evaluation.labels) labels << qs(label);
  confusion_->setCounts(labels, evaluation.tuned.confusion);
  showScores(evaluation);
  showClasses(evaluation);
  showMistakes(evaluation);
}

void EvaluationPage::showScores(const Evaluation& evaluation) {
  const std::vector<ScoreComparison> scores = compareScores(evaluation);
  const ScoreIntervals found = bootstrapIntervals(evaluation.tuned);
  const Interval intervals[] = {found.accuracy, found.precision, found.recall, found.f1};
  for (std::size_t i = 0; i < scores.size() && i < score_bars_.size(); ++i) {
    const ScoreComparison& score = scores[i];
    std::vector<ValueBars::Row> rows{{tr("Tuned"), score.tuned, qs(formatPercent(score.tuned)), Tone::Accent, true}};
    if (score.untuned) rows.push_back({tr("Untuned"), *score.untuned, qs(formatPercent(*score.untuned)), Tone::Baseline, false});
    rows.push_back({tr("Always “%1”").arg(qs(evaluation.majority_label)), score.majority, qs(formatPercent(score.majority)),
                    Tone::Baseline, false});
    score_bars_[i]->setRows(rows);
    score_intervals_[i]->setText(tr("95 % interval: %1").arg(rangeText(intervals[i])));
  }
}

void EvaluationPage::showClasses(const Evaluation& evaluation) {
  classes_->setRowCount(static_cast<int>(evaluation.tuned.classes.size()));
  int row = 0;
  for (const ClassScores& scores : evaluation.tuned.classes) {
    setCell(classes_, row, 0, qs(scores.label), false, qs(scores.label));
    setCell(classes_, row, 1, qs(formatPercent(scores.precision)), true);
    setCell(classes_, row, 2, qs(formatPercent(scores.recall)), true);
    setCell(classes_, row, 3, qs(formatPercent(scores.f1)), true);
    setCell(classes_, row++, 4, qs(formatCount(scores.support)), true);
  }
  classes_->setFixedHeight(kTableRow * std::min(row, 10) + kTableHeader);
}

void EvaluationPage::showMistakes(const Evaluation& evaluation) {
  mistakes_card_->setVisible(!evaluation.mistakes.empty());
  mistakes_->setRowCount(static_cast<int>(evaluation.mistakes.size()));
  int row = 0;
  for (const Mistake& mistake : evaluation.mistakes) {
    setCell(mistakes_, row, 0, qs(mistake.text).simplified(), false, qs(mistake.text).left(2000));
    setCell(mistakes_, row, 1, qs(mistake.truth));
    setCell(mistakes_, row, 2, qs(mistake.predicted));
    setCell(mistakes_, row, 3, qs(formatPercent(mistake.confidence)), true);
    setCell(mistakes_, row++, 4, qs(formatCount(static_cast<std::int64_t>(mistake.line))), true);
  }
  mistakes_->setFixedHeight(kTableRow * std::min(row, 10) + kTableHeader);
}

}  // namespace

Page* makeEvaluationPage(Session& session, QWidget* parent) { return new EvaluationPage(session, parent); }

}  // namespace etude
