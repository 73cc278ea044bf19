// The tuned model beside the untuned one: where they differ, whether that could be chance, and both asked the same.
#include "core/base/format.h"
#include "core/run/engine_loader.h"
#include "core/run/report.h"
#include "ui/charts/chart.h"
#include "ui/charts/value_bars.h"
#include "ui/jobs.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/judged_table.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>

#include <array>
#include <functional>

namespace etude {

namespace {

constexpr std::size_t kBothShown = 4;  ///< most probable labels of each model
constexpr int kBothHeight = 72;

class ComparisonTab : public EvaluationTab {
  Q_DECLARE_TR_FUNCTIONS(etude::ComparisonTab)

 public:
  ComparisonTab(Session& session, QWidget* parent);
  void present(std::shared_ptr<const EvaluationData> found) override;

 private:
  /// Both models' answers to one text.
  struct Both {
    std::shared_ptr<Predictor> untuned;
    Prediction before, after;
  };

  QWidget* makeCounts();
  QWidget* makeTry();
  static QString kindName(std::size_t kind);
  void showCounts(const Comparison& comparison);
  void showKind(std::size_t kind);
  void askRow(const QString& text, const QString& pair);
  void showPair();
  void ask();
  void askBoth(std::shared_ptr<Predictor> tuned);
  void showBoth(const Both& both);
  void failed(const Problems& problems);

  std::shared_ptr<const EvaluationData> data_;
  QLabel *missing_, *sentence_;
  QWidget* content_;
  Card* rows_card_;
  std::array<QPushButton*, 4> counts_{};  ///< one is checked: its texts are shown
  JudgedTable* rows_;
  QPlainTextEdit *text_, *pair_;
  QPushButton* ask_;
  ValueBars *tuned_bars_, *untuned_bars_;
  QWidget* answers_;
  ProblemList* problems_;
  std::shared_ptr<Predictor> untuned_;
  bool waiting_ = false;
};

ComparisonTab::ComparisonTab(Session& session, QWidget* parent) : EvaluationTab(session, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  missing_ = makeNote(tr("The untuned model was not judged in this run. Switch on “Compare with the untuned model” and tune again to compare row by row."), this);
  column->addWidget(missing_);
  content_ = makeCounts();
  column->addWidget(content_);
  rows_card_ = new Card({}, this);
  rows_ = new JudgedTable(tr("Texts on which the models differ"), rows_card_);
  rows_card_->body()->addWidget(rows_);
  rows_->offerAsking();
  column->addWidget(makeTry());
  column->addWidget(rows_card_);
  column->addStretch(1);
  connect(rows_, &JudgedTable::explainRequested, this, &EvaluationTab::explainRequested);
  connect(rows_, &JudgedTable::askRequested, this, &ComparisonTab::askRow);
}

QWidget* ComparisonTab::makeCounts() {
  auto* card = new Card(tr("Who is right where?"), this);
  auto* grid = new QGridLayout;
  grid->setSpacing(Theme::kGrid);
  auto* group = new QButtonGroup(this);
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    counts_[i] = makeButton({}, ButtonRole::Normal, {}, card);
    counts_[i]->setObjectName(QStringLiteral("comparison%1").arg(i));
    counts_[i]->setCheckable(true);
    setTip(counts_[i], tr("Shows these texts below"));
    group->addButton(counts_[i]);
    grid->addWidget(counts_[i], 0, static_cast<int>(i));
    connect(counts_[i], &QPushButton::toggled, this, [this, i](bool on) {
      if (on) showKind(i);
    });
  }
  card->body()->addLayout(grid);
  sentence_ = new QLabel(card);
  sentence_->setObjectName(QStringLiteral("comparisonSentence"));
  sentence_->setWordWrap(true);
  sentence_->setTextFormat(Qt::PlainText);
  card->body()->addWidget(sentence_);
  card->body()->addWidget(makeNote(tr("Texts on which both are right, or both are wrong, say nothing about which is better; the test looks only at the others."), card));
  return card;
}

QWidget* ComparisonTab::makeTry() {
  auto* card = new Card(tr("Ask both models"), this);
  text_ = makeTextBox(tr("Text for both models"), tr("Type a text and see what tuning has changed"), kBothHeight, card);
  text_->setObjectName(QStringLiteral("bothText"));
  pair_ = makeTextBox(tr("Second text for both models"), tr("Second text of the pair"), kBothHeight, card);
  pair_->setObjectName(QStringLiteral("bothPair"));
  card->body()->addWidget(text_);
  card->body()->addWidget(pair_);
  ask_ = makeButton(tr("Ask both"), ButtonRole::Primary, {}, card);
  ask_->setObjectName(QStringLiteral("bothAsk"));
  card->body()->addWidget(ask_, 0, Qt::AlignLeft);
  problems_ = new ProblemList(card);
  card->body()->addWidget(problems_);
  answers_ = new QWidget(card);
  auto* row = new QHBoxLayout(answers_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4 * Theme::kGrid);
  for (auto [bars, name] : {std::pair(&untuned_bars_, tr("Before tuning")), std::pair(&tuned_bars_, tr("After tuning"))}) {
    auto* side = new QVBoxLayout;
    side->addWidget(makeHeading(name, answers_));
    *bars = new ValueBars(answers_);
    (*bars)->setAccessibleName(name);
    side->addWidget(*bars);
    side->addStretch();
    row->addLayout(side, 1);
  }
  answers_->hide();
  card->body()->addWidget(answers_);
  connect(text_, &QPlainTextEdit::textChanged, this, [this] { ask_->setEnabled(!waiting_ && !text_->toPlainText().trimmed().isEmpty()); });
  connect(ask_, &QPushButton::clicked, this, [this] { ask(); });
  connect(&TunedModel::of(session_), &TunedModel::changed, this, [this] {
    TunedModel& model = TunedModel::of(session_);
    if (!waiting_) return;
    if (model.predictor()) return askBoth(model.predictor());
    if (model.state() == TunedModel::State::Failed || model.state() == TunedModel::State::Missing) failed(model.problems());
  });
  ask_->setEnabled(false);
  return card;
}

void ComparisonTab::present(std::shared_ptr<const EvaluationData> found) {
  if (!data_ || !data_->run || !found->run || data_->run->path() != found->run->path()) {
    untuned_.reset();
    answers_->hide();
    pair_->clear();
  }
  data_ = std::move(found);
  showPair();
  const auto& comparison = data_->evaluation.comparison;
  missing_->setVisible(!comparison);
  content_->setVisible(comparison.has_value());
  const bool rows = comparison && data_->rows;
  rows_card_->setVisible(rows);
  for (QPushButton* count : counts_) count->setEnabled(rows);
  if (comparison) showCounts(*comparison);
  if (!rows) return;
  rows_->setRows(data_->rows);
  showKind(comparison->only_untuned > 0 ? 2 : 1);
}

QString ComparisonTab::kindName(std::size_t kind) {
  const QString names[] = {tr("Both models right"), tr("Only the tuned model right"), tr("Only the untuned model right"), tr("Both models wrong")};
  return names[kind];
}

void ComparisonTab::showCounts(const Comparison& comparison) {
  const std::int64_t counts[] = {comparison.both_right, comparison.only_tuned, comparison.only_untuned, comparison.both_wrong};
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    counts_[i]->setText(QStringLiteral("%1\n%2").arg(chartCount(counts[i]), kindName(i)));
    counts_[i]->setAccessibleName(QStringLiteral("%1: %2").arg(kindName(i), chartCount(counts[i])));
  }
  sentence_->setText(qs(comparisonSentence(comparison)));
}

void ComparisonTab::showKind(std::size_t kind) {
  if (!counts_[kind]->isChecked()) return counts_[kind]->setChecked(true);  // which shows them
  const bool tuned = kind == 0 || kind == 1, untuned = kind == 0 || kind == 2;
  rows_->showRows(kindName(kind), [tuned, untuned](const JudgedRow& row) {
    return (row.answer() == row.truth) == tuned && (row.untunedAnswer() == row.truth) == untuned;
  });
}

void ComparisonTab::askRow(const QString& text, const QString& pair) {
  text_->setPlainText(text);
  pair_->setPlainText(pair);
  showPair();
  text_->setFocus();  // scrolls there
  if (ask_->isEnabled()) ask();
}

/// A second text is asked for only where the model was tuned on pairs.
void ComparisonTab::showPair() {
  const bool judged = data_ && data_->rows && !data_->rows->rows.empty() && !data_->rows->rows.front().pair.empty();
  pair_->setVisible(judged || !pair_->toPlainText().isEmpty() || !TunedModel::of(session_).columns().text_pair_column.empty());
}

void ComparisonTab::ask() {
  problems_->setProblems({});
  waiting_ = true;
  ask_->setEnabled(false);
  ask_->setText(tr("Asking both models…"));
  TunedModel& model = TunedModel::of(session_);
  model.request();
  if (model.predictor()) return askBoth(model.predictor());
  if (model.state() == TunedModel::State::Failed || model.state() == TunedModel::State::Missing) failed(model.problems());
}

void ComparisonTab::askBoth(std::shared_ptr<Predictor> tuned) {
  if (!data_ || !data_->run) return;
  const PredictionInput input{text_->toPlainText().toStdString(), pair_->isHidden() ? std::string() : pair_->toPlainText().toStdString()};
  session_.jobs().start<Both>(
      this, "evaluation/both",
      [tuned, untuned = untuned_, recipe = data_->run->recipe(), labels = data_->evaluation.labels, input](std::stop_token stop) {
        Both both{untuned ? untuned : engine().loadUntuned(recipe, labels), {}, {}};
        both.before = both.untuned->predict({input}, stop).front();
        both.after = tuned->predict({input}, stop).front();
        return both;
      },
      [this](Both both) {
        untuned_ = both.untuned;
        showBoth(both);
        failed({});
      },
      [this](const Problems& problems) { failed(problems); });
}

void ComparisonTab::showBoth(const Both& both) {
  const std::vector<std::size_t> shown = topLabels(both.before.probabilities, both.after.probabilities, kBothShown);
  const auto fill = [&](ValueBars* bars, const Prediction& answer) {
    std::vector<ValueBars::Row> rows;
    for (const std::size_t i : shown) {
      const auto share = static_cast<double>(answer.probabilities[i]);
      const bool first = static_cast<int>(i) == answer.label;
      rows.push_back({qs(data_->evaluation.labels.at(i)), share, qs(formatPercent(share)), first ? Tone::Accent : Tone::Baseline, first});
    }
    bars->setRows(rows);
  };
  fill(untuned_bars_, both.before);
  fill(tuned_bars_, both.after);
  answers_->show();
}

/// The question is done, with these problems or none.
void ComparisonTab::failed(const Problems& problems) {
  waiting_ = false;
  problems_->setProblems(problems);
  ask_->setText(tr("Ask both"));
  ask_->setEnabled(!text_->toPlainText().trimmed().isEmpty());
}

}  // namespace

EvaluationTab* makeComparisonTab(Session& session, QWidget* parent) { return new ComparisonTab(session, parent); }

}  // namespace etude
