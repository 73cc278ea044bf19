#include "ui/pages/words_panel.h"

#include "core/base/format.h"
#include "ui/jobs.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/marked_text.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QTextEdit>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr int kWordsListed = 12, kQuestionHeight = 80;
constexpr int kLowestText = 64, kTallestText = 280;
constexpr const char* kExplainSlot = "evaluation/explain";

}  // namespace

WordsPanel::WordsPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session), model_(TunedModel::of(session)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeQuestion());
  column->addWidget(makeAnswer());
  connect(&model_, &TunedModel::changed, this, &WordsPanel::askWhenReady);
  connect(text_, &QPlainTextEdit::textChanged, this, &WordsPanel::refresh);
  connect(ask_, &QPushButton::clicked, this, &WordsPanel::ask);
  refresh();
}

QWidget* WordsPanel::makeQuestion() {
  auto* card = new Card(tr("Which words mattered?"), this);
  card->body()->addWidget(makeNote(tr("Type a text, or choose one under Mistakes. The tuned model answers it and tells which words it was made of."), card));
  text_ = makeTextBox(tr("Text to explain"), tr("Text to explain"), kQuestionHeight, card);
  text_->setObjectName(QStringLiteral("wordsText"));
  pair_ = makeTextBox(tr("Second text of the pair"), tr("Second text of the pair"), kQuestionHeight, card);
  card->body()->addWidget(text_);
  card->body()->addWidget(pair_);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  auto* question = new QLabel(tr("Words for and against"), card);
  label_ = new QComboBox(card);
  label_->setObjectName(QStringLiteral("wordsLabel"));
  label_->setAccessibleName(tr("Words for and against"));
  label_->setMinimumWidth(180);
  setTip(label_, tr("The label to be explained: the model's own answer, or any other, to see what it would have needed."));
  question->setBuddy(label_);
  ask_ = makeButton(tr("Show the words"), ButtonRole::Primary, {}, card);
  ask_->setObjectName(QStringLiteral("wordsAsk"));
  row->addWidget(question);
  row->addWidget(label_);
  row->addStretch();
  row->addWidget(ask_);
  card->body()->addLayout(row);
  problems_ = new ProblemList(card);
  card->body()->addWidget(problems_);
  return card;
}

QWidget* WordsPanel::makeAnswer() {
  answer_card_ = new Card({}, this);
  sentence_ = makeHeading({}, answer_card_);
  sentence_->setObjectName(QStringLiteral("wordsAnswer"));
  sentence_->setWordWrap(true);
  answer_card_->body()->addWidget(sentence_);
  legend_ = new QTextEdit(answer_card_);
  legend_->setReadOnly(true);
  legend_->setFrameShape(QFrame::NoFrame);
  legend_->setFocusPolicy(Qt::NoFocus);
  legend_->setFixedHeight(36);
  legend_->setStyleSheet(QStringLiteral("QTextEdit { background: transparent; border: none; padding: 0; }"));
  legend_->setAccessibleName(tr("What the marks mean"));
  answer_card_->body()->addWidget(legend_);
  marked_ = new QTextEdit(answer_card_);
  marked_->setObjectName(QStringLiteral("wordsMarked"));
  marked_->setReadOnly(true);
  marked_->setAccessibleName(tr("The text with its words marked"));
  marked_->setTabChangesFocus(true);
  for (QTextEdit* text : {legend_, marked_}) text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  answer_card_->body()->addWidget(marked_);
  cut_ = makeNote(tr("The end of the text is not marked: the model did not read it, because the text is longer than the longest text of the run."), answer_card_);
  answer_card_->body()->addWidget(cut_);
  list_ = new QTableWidget(0, 3, answer_card_);
  list_->setObjectName(QStringLiteral("wordsList"));
  list_->setHorizontalHeaderLabels({tr("Word"), tr("Speaks"), tr("How strongly")});
  list_->setAccessibleName(tr("The words that mattered most"));
  dressTable(list_, 0);
  answer_card_->body()->addWidget(list_);
  answer_card_->body()->addWidget(
      makeNote(tr("How it is measured: gradient times input. For each word, how fast the log-odds of the label would change if the word's embedding (the numbers "
                  "it enters the model as) grew or shrank, times the embedding. It is a first-order estimate: words work together, the sum is not the whole "
                  "story, and a word that matters is not a reason that a person would accept. Use it to ask questions, not to prove anything."),
               answer_card_));
  answer_card_->hide();
  return answer_card_;
}

void WordsPanel::setLabels(const std::vector<std::string>& labels) {
  label_->clear();
  label_->addItem(tr("the model's answer"), -1);
  for (std::size_t i = 0; i < labels.size(); ++i) label_->addItem(tr("“%1”").arg(qs(labels[i])), static_cast<int>(i));
  pair_->setVisible(!model_.columns().text_pair_column.empty());
  answer_card_->hide();
}

void WordsPanel::propose(const QString& text, const QString& pair) {
  const QString now = text_->toPlainText();
  if (!now.isEmpty() && now != proposed_) return;
  text_->setPlainText(text);
  pair_->setPlainText(pair);
  proposed_ = text_->toPlainText();
}

void WordsPanel::prepare() { model_.request(); }

void WordsPanel::explain(const QString& text, const QString& pair, int label) {
  text_->setPlainText(text);
  pair_->setPlainText(pair);
  pair_->setVisible(!pair.isEmpty() || !model_.columns().text_pair_column.empty());
  label_->setCurrentIndex(std::max(0, label_->findData(label)));
  ask();
}

void WordsPanel::refresh() {
  ask_->setEnabled(!text_->toPlainText().trimmed().isEmpty() && !waiting_);
  ask_->setText(waiting_ ? tr("Asking the model…") : tr("Show the words"));
}

void WordsPanel::ask() {
  problems_->setProblems({});
  waiting_ = true;
  refresh();
  model_.request();
  askWhenReady();
}

void WordsPanel::askWhenReady() {
  if (!waiting_) return;
  if (model_.state() == TunedModel::State::Failed || model_.state() == TunedModel::State::Missing) {
    waiting_ = false;
    problems_->setProblems(model_.problems());
    return refresh();
  }
  if (!model_.predictor()) return;
  const QString text = text_->toPlainText(), pair = pair_->isHidden() ? QString() : pair_->toPlainText();
  const PredictionInput input{text.toStdString(), pair.toStdString()};
  const int label = label_->currentData().toInt();
  session_.jobs().start<Explanation>(
      this, kExplainSlot, [predictor = model_.predictor(), input, label](std::stop_token stop) { return predictor->explain(input, label, stop); },
      [this, text, pair, predictor = model_.predictor()](Explanation explanation) {
        waiting_ = false;
        refresh();
        if (model_.predictor() == predictor) showExplanation(explanation, text, pair);  // else it is of another run
      },
      [this](const Problems& problems) {
        waiting_ = false;
        refresh();
        problems_->setProblems(problems);
      });
}

void WordsPanel::showExplanation(const Explanation& explanation, const QString& text, const QString& pair) {
  const QString label = qs(model_.predictor()->labels().at(static_cast<std::size_t>(explanation.label)));
  sentence_->setText(tr("“%1” with a probability of %2").arg(label, qs(formatPercent(explanation.probability))));
  showMarkLegend(*legend_, tr("speaks for “%1” (solid underline)").arg(label), tr("speaks against it (dotted underline)"),
                 tr("The stronger the colour, the more the word mattered."));
  const std::vector<WordScore> words = wordScores(explanation, text.toStdString(), pair.toStdString());
  answer_card_->show();
  markWords(*marked_, words, text, pair);
  marked_->document()->setTextWidth(marked_->viewport()->width());
  marked_->setFixedHeight(std::clamp(static_cast<int>(marked_->document()->size().height()) + 24, kLowestText, kTallestText));
  cut_->setVisible(explanation.truncated);
  showList(words, text, pair);
}

void WordsPanel::showList(const std::vector<WordScore>& words, const QString& text, const QString& pair) {
  std::vector<WordScore> sorted = words;
  std::stable_sort(sorted.begin(), sorted.end(), [](const WordScore& a, const WordScore& b) { return std::abs(a.score) > std::abs(b.score); });
  if (sorted.size() > kWordsListed) sorted.resize(kWordsListed);
  list_->setRowCount(static_cast<int>(sorted.size()));
  for (int i = 0; i < list_->rowCount(); ++i) {
    const WordScore& word = sorted[static_cast<std::size_t>(i)];
    setCell(list_, i, 0, wordIn(word, text, pair));
    setCell(list_, i, 1, word.score >= 0 ? tr("for it") : tr("against it"));
    setCell(list_, i, 2, QString::number(word.score, 'f', 3), true);
  }
  fitRows(list_, 8);
}

WordsTab::WordsTab(Session& session, QWidget* parent) : EvaluationTab(session, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  panel_ = new WordsPanel(session, this);
  column->addWidget(panel_);
  column->addStretch(1);
}

/// Begins with the mistake that the model is surest of, or with any text if there is none.
void WordsTab::present(std::shared_ptr<const EvaluationData> found) {
  panel_->setLabels(found->evaluation.labels);
  if (!found->rows || found->rows->rows.empty()) return;
  const auto surest = [](const JudgedRow& row) { return row.answer() == row.truth ? -1.0f : row.confidence(); };
  const JudgedRow& row = *std::ranges::max_element(found->rows->rows, {}, surest);
  panel_->propose(qs(row.text), qs(row.pair));
}
void WordsTab::opened() { panel_->prepare(); }
void WordsTab::explain(const QString& text, const QString& pair, int label) { panel_->explain(text, pair, label); }

}  // namespace etude
