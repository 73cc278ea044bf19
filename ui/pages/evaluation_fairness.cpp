// Does the model treat some texts worse than others? By the groups of a column, and with words swapped.
#include "core/base/format.h"
#include "core/run/ask_swapped.h"
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

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QTableWidget>

#include <atomic>

namespace etude {

namespace {

constexpr int kFlipRow = 36, kFlipHeader = 40;
constexpr const char* kSwapSlot = "evaluation/swaps";

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

 private:
  QWidget* makeGroups();
  QWidget* makeAgain();
  void showGroups(const Evaluation& evaluation);
  void test();
  void testWith(std::shared_ptr<Predictor> tuned);
  void settle(const Problems& problems);

  std::shared_ptr<const EvaluationData> data_;
  QLabel* group_sentence_;
  GroupChart* groups_;
  BarChart* answers_;
  QWidget* group_charts_;
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
  column->addStretch();
}

QWidget* FairnessTab::makeGroups() {
  auto* card = new Card(tr("By group"), this);
  group_sentence_ = new QLabel(card);
  group_sentence_->setObjectName(QStringLiteral("groupSentence"));
  group_sentence_->setWordWrap(true);
  group_sentence_->setTextFormat(Qt::PlainText);
  card->body()->addWidget(group_sentence_);
  group_charts_ = new QWidget(card);
  auto* row = new QHBoxLayout(group_charts_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2 * Theme::kGrid);
  groups_ = new GroupChart(tr("Accuracy by group"), group_charts_);
  answers_ = new BarChart(tr("What each group is answered"), group_charts_);
  answers_->setMinimumHeight(240);
  row->addWidget(groups_, 1);
  row->addWidget(answers_, 1);
  card->body()->addWidget(group_charts_);
  return card;
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
    group_sentence_->setText(tr("No column says whom a text is about or who wrote it. Name one as the group column under Data (for instance the writer's country, "
                                "language or gender) and tune again: then the scores of its groups are compared here."));
    return;
  }
  const GroupReport& report = *evaluation.groups;
  QString text = qs(groupSentence(report));
  if (report.left_out > 0) text += QLatin1Char(' ') + tr("%1 rarer groups are not listed.").arg(chartCount(report.left_out));
  group_sentence_->setText(text);
  groups_->setReport(report);
  QStringList names;
  std::vector<BarSeries> series;
  const Tone tones[] = {Tone::Validation, Tone::Training, Tone::Metric, Tone::Good, Tone::Bad, Tone::Muted};
  for (std::size_t label = 0; label < evaluation.labels.size() && label < 6; ++label) series.push_back({qs(evaluation.labels[label]), tones[label], {}});
  for (const GroupScores& group : report.groups) {
    names << (group.group.empty() ? tr("(none)") : qs(group.group));
    for (std::size_t label = 0; label < series.size() && label < group.answered.size(); ++label) series[label].values.push_back(group.answered[label]);
  }
  answers_->setAxes(qs(report.column), tr("Share of the answers, %"), true);
  answers_->setBars(names, series);
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
