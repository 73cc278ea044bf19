// Does the model treat some texts worse than others? By the groups of a column, and with words swapped.
#include "core/base/format.h"
#include "core/run/ask_swapped.h"
#include "core/run/group_again.h"
#include "core/run/report.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/group_chart.h"
#include "ui/forms/settings_form.h"
#include "ui/jobs.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QTableWidget>


namespace etude {

namespace {

constexpr int kFlipRow = 36, kFlipHeader = 40, kRecallsTold = 6, kGroupChartHeight = 300;
constexpr const char *kSwapSlot = "evaluation/swaps", *kColumnsSlot = "evaluation/columns", *kGroupSlot = "evaluation/groups";

/// One kind of swap: its sentence, the mean change for each label, and the texts whose answer changed.
class SwapCard : public Card {
  Q_DECLARE_TR_FUNCTIONS(etude::SwapCard)

 public:
  explicit SwapCard(QWidget* parent) : Card({}, parent) {
    sentence_ = new QLabel(this);
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::PlainText);
    body()->addWidget(sentence_);
    changes_ = makeNote({}, this);
    body()->addWidget(changes_);
    flips_ = new QTableWidget(0, 4, this);
    flips_->setHorizontalHeaderLabels({tr("Text"), tr("Answer"), tr("With the words swapped"), tr("Answer")});
    flips_->setAccessibleName(tr("Texts whose answer changed"));
    dressTable(flips_, 0);
    flips_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    body()->addWidget(flips_);
  }

  void showReport(const SwapReport& report, const std::vector<std::string>& labels) {
    setTitle(report.kind == "names" ? tr("Names swapped") : tr("Pronouns and similar words swapped"));
    sentence_->setText(qs(swapSentence(report)));
    QStringList changes;
    for (std::size_t i = 0; i < labels.size() && i < 8; ++i) {
      const double points = 100 * report.mean_change[i];
      changes << tr("“%1” %2").arg(qs(labels[i]), (points >= 0 ? QStringLiteral("+") : QStringLiteral("−")) + QString::number(std::abs(points), 'f', 2));
    }
    changes_->setText(tr("Mean change of the probabilities in percentage points: %1. A mean near 0 says only that changes up and down cancel out.")
                          .arg(changes.join(QStringLiteral(", "))));
    changes_->setVisible(report.tried > 0);
    flips_->setRowCount(static_cast<int>(report.flips.size()));
    int row = 0;
    const auto answer = [&](int label, double confidence) {
      return tr("%1 (%2)").arg(qs(labels.at(static_cast<std::size_t>(label))), qs(formatPercent(confidence)));
    };
    for (const SwapFlip& flip : report.flips) {
      setCell(flips_, row, 0, qs(flip.text).simplified(), false, qs(flip.text).left(2000));
      setCell(flips_, row, 1, answer(flip.before, flip.confidence_before));
      setCell(flips_, row, 2, qs(flip.swapped).simplified(), false, qs(flip.swapped).left(2000));
      setCell(flips_, row++, 3, answer(flip.after, flip.confidence_after));
    }
    flips_->setVisible(row > 0);
    flips_->setFixedHeight(kFlipRow * std::min(row, 8) + kFlipHeader);
  }

 private:
  QLabel *sentence_, *changes_;
  QTableWidget* flips_;
};

class FairnessTab : public EvaluationTab {
  Q_DECLARE_TR_FUNCTIONS(etude::FairnessTab)

 public:
  FairnessTab(Session& session, QWidget* parent);
  void present(std::shared_ptr<const EvaluationData> found) override;
  void opened() override { findColumns(); }

 private:
  QWidget* makeGroups();
  QLayout* makeColumnChoice(QWidget* card);
  void findColumns();
  void compareByColumn();
  void settleColumns(const Problems& problems);
  QWidget* makeAgain();
  void showGroups(const Evaluation& evaluation);
  void showBars(const GroupReport& report, const std::vector<std::string>& labels);
  void test();
  void testWith(std::shared_ptr<Predictor> tuned);
  void settle(const Problems& problems);

  std::shared_ptr<const EvaluationData> data_;
  QLabel *group_sentence_, *recall_sentences_;
  GroupChart* groups_;
  BarChart *answers_, *recalls_;
  QWidget* group_charts_;
  QComboBox* column_;
  QPushButton* compare_;
  ProblemList* column_problems_;
  fs::path columns_of_;  ///< the run that `column_` was filled for
  QVBoxLayout* swaps_;
  std::vector<SwapCard*> cards_;
  QPushButton *again_, *cancel_;
  QProgressBar* progress_;
  ProblemList* problems_;
  bool waiting_ = false;
};

FairnessTab::FairnessTab(Session& session, QWidget* parent) : EvaluationTab(session, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  column->addWidget(makeGroups());
  swaps_ = new QVBoxLayout;
  swaps_->setSpacing(2 * Theme::kGrid);
  column->addLayout(swaps_);
  column->addWidget(makeAgain());
  column->addStretch(1);
}

QWidget* FairnessTab::makeGroups() {
  auto* card = new Card(tr("By group"), this);
  group_sentence_ = new QLabel(card);
  group_sentence_->setObjectName(QStringLiteral("groupSentence"));
  group_sentence_->setWordWrap(true);
  group_sentence_->setTextFormat(Qt::PlainText);
  card->body()->addWidget(group_sentence_);
  card->body()->addLayout(makeColumnChoice(card));
  column_problems_ = new ProblemList(card);
  card->body()->addWidget(column_problems_);
  group_charts_ = new QWidget(card);
  auto* charts = new QVBoxLayout(group_charts_);
  charts->setContentsMargins(0, 0, 0, 0);
  charts->setSpacing(2 * Theme::kGrid);
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  charts->addLayout(row);
  recalls_ = new BarChart(tr("How much of each label is found (recall)"), group_charts_);
  recalls_->setObjectName(QStringLiteral("groupRecalls"));
  recalls_->setMinimumHeight(kGroupChartHeight);
  charts->addWidget(recalls_);
  recall_sentences_ = makeNote({}, group_charts_);
  recall_sentences_->setObjectName(QStringLiteral("recallSentences"));
  charts->addWidget(recall_sentences_);
  groups_ = new GroupChart(tr("Accuracy by group"), group_charts_);
  answers_ = new BarChart(tr("What each group is answered"), group_charts_);
  answers_->setMinimumHeight(kGroupChartHeight);
  row->addWidget(groups_, 1);
  row->addWidget(answers_, 1);
  card->body()->addWidget(group_charts_);
  return card;
}

QLayout* FairnessTab::makeColumnChoice(QWidget* card) {
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  auto* question = new QLabel(tr("Compare by column:"), card);
  column_ = new QComboBox(card);
  column_->setObjectName(QStringLiteral("compareColumn"));
  column_->setAccessibleName(tr("Column to compare by"));
  column_->setMinimumWidth(200);
  setTip(column_, tr("A column of the run's data file that says whom a text is about or who wrote it. It need not have been named before the tuning."));
  question->setBuddy(column_);
  compare_ = makeButton(tr("Compare"), ButtonRole::Normal, {}, card);
  compare_->setObjectName(QStringLiteral("compareGroups"));
  row->addWidget(question);
  row->addWidget(column_);
  row->addWidget(compare_);
  row->addStretch();
  connect(compare_, &QPushButton::clicked, this, [this] { compareByColumn(); });
  return row;
}

/// Reading the file may take a while, so it is done only for who looks at this tab.
void FairnessTab::findColumns() {
  if (!data_ || !data_->run || !data_->rows || columns_of_ == data_->run->path()) return;
  columns_of_ = data_->run->path();
  column_->clear();
  settleColumns({});
  session_.jobs().start<std::vector<std::string>>(
      this, kColumnsSlot, [recipe = data_->run->recipe()](std::stop_token stop) { return groupColumns(recipe, stop); },
      [this](const std::vector<std::string>& columns) {
        for (const std::string& one : columns) column_->addItem(qs(one));
        if (data_->evaluation.groups) column_->setCurrentText(qs(data_->evaluation.groups->column));
        settleColumns({});
      },
      [this](const Problems& problems) { settleColumns(problems); });
}

void FairnessTab::compareByColumn() {
  compare_->setEnabled(false);
  column_problems_->setProblems({});
  session_.jobs().start<bool>(
      this, kGroupSlot,
      [run = *data_->run, rows = data_->rows, column = column_->currentText().toStdString()](std::stop_token stop) {
        const std::optional<GroupReport> report = groupAgain(run.recipe(), *rows, column, stop);
        if (report) saveGroups(run, *report);
        return report.has_value();
      },
      [this](bool found) {
        settleColumns({});
        if (found) return void(Q_EMIT evaluationChanged());
        group_sentence_->setText(tr("None of the judged texts has anything in this column."));
      },
      [this](const Problems& problems) { settleColumns(problems); });
}

void FairnessTab::settleColumns(const Problems& problems) {
  const bool rows = data_ && data_->rows, any = column_->count() > 0;
  column_->setEnabled(any);
  compare_->setEnabled(rows && any);
  setTip(compare_, !rows ? tr("This run was judged by an older version, which did not keep the texts: tune the model again.")
                   : any ? tr("Looks up each judged text in the data file and compares the groups of this column, here and in the report.")
                         : tr("The data has no further column."));
  column_problems_->setProblems(problems);
}

QWidget* FairnessTab::makeAgain() {
  auto* card = new Card(tr("Test with other words"), this);
  card->body()->addWidget(makeNote(tr("Each pair is exchanged both ways, whole words only, capitals kept. Texts that hold such a word are asked again with it swapped: a "
                                      "fair model gives the same answer. English grammar is followed roughly, so read the texts before you conclude."),
                                   card));
  card->body()->addWidget(new SettingsForm(session_, {QStringLiteral("evaluation.swap_words"), QStringLiteral("evaluation.swap_names")}, card));
  static_cast<SettingsForm*>(card->body()->itemAt(card->body()->count() - 1)->widget())->showAll();
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  again_ = makeButton(tr("Test again with these words"), ButtonRole::Primary, {}, card);
  again_->setObjectName(QStringLiteral("swapAgain"));
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, {}, card);
  progress_ = new QProgressBar(card);
  progress_->setRange(0, 100);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Progress of the test"));
  row->addWidget(again_);
  row->addWidget(cancel_);
  row->addWidget(progress_, 1);
  row->addStretch();
  card->body()->addLayout(row);
  problems_ = new ProblemList(card);
  card->body()->addWidget(problems_);
  connect(again_, &QPushButton::clicked, this, [this] { test(); });
  connect(cancel_, &QPushButton::clicked, this, [this] {
    session_.jobs().cancel(kSwapSlot);
    settle({});
  });
  connect(&TunedModel::of(session_), &TunedModel::changed, this, [this] {
    TunedModel& model = TunedModel::of(session_);
    if (!waiting_) return;
    if (model.predictor()) return testWith(model.predictor());
    if (model.state() == TunedModel::State::Failed || model.state() == TunedModel::State::Missing) settle(model.problems());
  });
  return card;
}

void FairnessTab::present(std::shared_ptr<const EvaluationData> found) {
  data_ = std::move(found);
  const Evaluation& evaluation = data_->evaluation;
  showGroups(evaluation);
  settleColumns({});
  if (isVisible()) findColumns();
  for (QLineEdit* line : findChildren<QLineEdit*>()) line->setCursorPosition(0);  // long lists begin at their beginning
  while (cards_.size() < evaluation.swaps.size()) {
    cards_.push_back(new SwapCard(this));
    swaps_->addWidget(cards_.back());
  }
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    cards_[i]->setVisible(i < evaluation.swaps.size());
    if (i < evaluation.swaps.size()) cards_[i]->showReport(evaluation.swaps[i], evaluation.labels);
  }
  settle({});
}

void FairnessTab::showGroups(const Evaluation& evaluation) {
  group_charts_->setVisible(evaluation.groups.has_value());
  if (!evaluation.groups) {
    group_sentence_->setText(tr("No column says whom a text is about or who wrote it. Choose one here if the data has any (for instance the writer's country, "
                                "language or gender), or name it as the group column under Data before the next run: then the scores of its groups are compared."));
    return;
  }
  const GroupReport& report = *evaluation.groups;
  QString text = qs(groupSentence(report));
  if (report.left_out > 0) text += QLatin1Char(' ') + tr("%1 rarer groups are not listed.").arg(chartCount(report.left_out));
  group_sentence_->setText(text);
  groups_->setReport(report);
  showBars(report, evaluation.labels);
  QStringList recalls;
  for (const std::string& sentence : recallSentences(report, evaluation.labels)) recalls << qs(sentence);
  recall_sentences_->setText(recalls.mid(0, kRecallsTold).join(QLatin1Char('\n')));
  recall_sentences_->setVisible(!recalls.isEmpty());
}

void FairnessTab::showBars(const GroupReport& report, const std::vector<std::string>& labels) {
  QStringList names;
  std::vector<BarSeries> answers;
  for (std::size_t label = 0; label < labels.size() && label < kLabelLooks; ++label) answers.push_back({qs(labels[label]), labelLook(label).tone, {}});
  std::vector<BarSeries> recalls = answers;
  const bool found = !report.groups.empty() && !report.groups.front().recall.empty();
  for (const GroupScores& group : report.groups) {
    names << (group.group.empty() ? tr("(none)") : qs(group.group));
    for (std::size_t label = 0; label < answers.size() && label < group.answered.size(); ++label) {
      answers[label].values.push_back(group.answered[label]);
      if (found) recalls[label].values.push_back(group.recall[label]);
    }
  }
  answers_->setAxes(qs(report.column), tr("Share of the answers, %"), true);
  answers_->setBars(names, answers);
  recalls_->setVisible(found);
  if (!found) return;
  recalls_->setAxes(qs(report.column), tr("Share of the label's texts, %"), true);
  recalls_->setBars(names, recalls);
}

void FairnessTab::test() {
  const EvaluationSettings& settings = session_.recipe().evaluation;
  Problems wrong = checkSwaps(settings.swap_words, "evaluation.swap_words");
  for (const Problem& problem : checkSwaps(settings.swap_names, "evaluation.swap_names")) wrong.push_back(problem);
  if (!wrong.empty()) return problems_->setProblems(wrong);
  waiting_ = true;
  problems_->setProblems({});
  again_->setEnabled(false);
  cancel_->show();
  progress_->setValue(0);
  progress_->show();
  TunedModel& model = TunedModel::of(session_);
  model.request();
  if (model.predictor()) return testWith(model.predictor());
  if (model.state() == TunedModel::State::Failed || model.state() == TunedModel::State::Missing) settle(model.problems());
}

void FairnessTab::testWith(std::shared_ptr<Predictor> tuned) {
  waiting_ = false;
  const auto tell = [bar = QPointer<QProgressBar>(progress_)](double share) {
    QMetaObject::invokeMethod(qApp, [bar, share] { if (bar) bar->setValue(static_cast<int>(100 * share)); }, Qt::QueuedConnection);
  };
  session_.jobs().start<bool>(
      this, kSwapSlot,
      [tuned, rows = data_->rows, settings = session_.recipe().evaluation, run = *data_->run, tell](std::stop_token stop) {
        const std::vector<SwapReport> swaps = askSwapped(*tuned, *rows, settings, stop, tell);
        saveSwaps(run, swaps);
        return true;
      },
      [this](bool) {
        settle({});
        Q_EMIT evaluationChanged();
      },
      [this](const Problems& problems) { settle(problems); });
}

/// No test is under way.
void FairnessTab::settle(const Problems& problems) {
  waiting_ = false;
  const bool possible = data_ && data_->rows && data_->run;
  again_->setEnabled(possible);
  setTip(again_, possible ? tr("Asks the tuned model again with the words above and replaces the results here and in the report.")
                          : tr("This run was judged by an older version, which did not keep the texts: tune the model again."));
  cancel_->hide();
  progress_->hide();
  problems_->setProblems(problems);
}

}  // namespace

EvaluationTab* makeFairnessTab(Session& session, QWidget* parent) { return new FairnessTab(session, parent); }

}  // namespace etude
