#include "ui/pages/model_coverage.h"

#include "core/base/format.h"
#include "core/base/say.h"
#include "ui/jobs.h"
#include "ui/pages/busy_row.h"
#include "ui/pages/page_parts.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

namespace etude {

namespace {

constexpr int kLongestWord = 28;

QString verdictText(const Coverage& coverage) {
  switch (coverage.verdict()) {
    case Coverage::Verdict::Good:
      return ModelCoverage::tr("This vocabulary fits your texts.");
    case Coverage::Verdict::Fair:
      return ModelCoverage::tr("This vocabulary fits your texts fairly well: some words are read in pieces.");
    case Coverage::Verdict::Poor:
      break;
  }
  return ModelCoverage::tr("This vocabulary does not fit your texts: look for a model that was trained on texts of your language "
                           "and field.");
}

const char* verdictTone(Coverage::Verdict verdict) {
  return verdict == Coverage::Verdict::Good ? "good" : verdict == Coverage::Verdict::Fair ? "caution" : "bad";
}

QString piecesText(const WordPieces& word) {
  QStringList pieces;
  for (const std::string& piece : word.pieces) pieces << qs(piece);
  return pieces.join(QStringLiteral(" · "));
}

/// The texts of the training rows; pairs count with both.
std::vector<std::string_view> textsOfDataset(const Dataset& dataset) {
  std::vector<std::string_view> texts;
  for (const Example& example : dataset.split(Split::Train)) {
    texts.emplace_back(example.text);
    if (!example.text_pair.empty()) texts.emplace_back(example.text_pair);
  }
  return texts;
}

}  // namespace

ModelCoverage::ModelCoverage(Session& session, QWidget* parent) : Card(tr("Does it know your words?"), parent), session_(session) {
  setObjectName(QStringLiteral("coverage"));
  verdict_ = new QLabel(this);
  verdict_->setObjectName(QStringLiteral("coverage_verdict"));
  verdict_->setProperty("role", "strong");
  verdict_->setWordWrap(true);
  note_ = makeNote({}, this);
  progress_ = new BusyRow(tr("Texts looked at"), tr("Look again"), QStringLiteral("coverage"), this);
  connect(progress_, &BusyRow::cancelled, this, &ModelCoverage::cancel);
  connect(progress_, &BusyRow::againWanted, this, &ModelCoverage::measure);
  figures_ = new QWidget(this);
  auto* row = new QHBoxLayout(figures_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  unknown_ = new Figure(tr("Unknown tokens"), figures_);
  setTip(unknown_, tr("Share of all tokens that stand for something the vocabulary cannot write at all. The model sees a hole "
                      "there. Higher is worse; above 3 % is a poor fit."));
  pieces_ = new Figure(tr("Pieces per word"), figures_);
  setTip(pieces_, tr("Into how many tokens a word is cut on average. 1 means every word is known as a whole; the higher, the "
                     "more the model has to guess from fragments, and the sooner a text is too long."));
  whole_ = new Figure(tr("Known as a whole"), figures_);
  setTip(whole_, tr("Share of all words that are a single token. Higher is better."));
  for (Figure* figure : {unknown_, pieces_, whole_}) row->addWidget(figure, 1);
  words_ = new QTableWidget(this);
  words_->setObjectName(QStringLiteral("coverage_words"));
  words_->setAccessibleName(tr("Words that fall apart or are unknown"));
  words_->setColumnCount(3);
  words_->setHorizontalHeaderLabels({tr("Word"), tr("Times"), tr("How it is read")});
  dressTable(words_, 2);
  words_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  add_ = makeLinkButton(tr("Make the selected words one token each"), this);
  add_->setObjectName(QStringLiteral("coverage_add"));
  const SettingInfo& setting = recipeSetting("model.added_tokens").info;
  setTip(add_, tr("They join “%1” below: worth it for words that many of your texts have.").arg(qs(say(setting.label.c_str()))));
  connect(add_, &QPushButton::clicked, this, &ModelCoverage::addSelected);
  connect(words_, &QTableWidget::itemSelectionChanged, this, [this] { add_->setEnabled(words_->selectionModel()->hasSelection()); });
  for (QWidget* widget : std::initializer_list<QWidget*>{verdict_, note_, progress_, figures_, words_}) body()->addWidget(widget);
  body()->addWidget(add_, 0, Qt::AlignLeft);
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, [this] {
    if (fraction_) progress_->setFraction(*fraction_);
  });
  connect(&session_, &Session::dataChanged, this, &ModelCoverage::refresh);
  connect(&session_, &Session::modelChanged, this, &ModelCoverage::refresh);
  refresh();
}

void ModelCoverage::setActive(bool active) {
  active_ = active;
  refresh();
}

void ModelCoverage::tell(const char* tone, const QString& verdict, const QString& note) {
  setTone(verdict_, tone);
  verdict_->setText(verdict);
  note_->setText(note);
  note_->setVisible(!note.isEmpty());
}

void ModelCoverage::refresh() {
  const auto dataset = session_.dataset();
  const auto tokenizer = session_.tokenizer();
  if (dataset && tokenizer && dataset == dataset_ && tokenizer == tokenizer_) return;
  dataset_.reset();
  tokenizer_.reset();
  timer_.stop();
  session_.jobs().cancel("coverage");
  for (QWidget* widget : std::initializer_list<QWidget*>{progress_, figures_, words_, add_}) widget->hide();
  if (!dataset) return tell("", tr("There is no data yet: open a file on the Data page."), {});
  if (!tokenizer) return tell("", tr("This model has no tokenizer that can be used."), {});
  tell("", tr("Your texts are being looked at…"), {});
  if (active_) measure();
}

/// What was to be measured is kept, so that it is not begun again before it is asked for, or is another.
void ModelCoverage::cancel() {
  session_.jobs().cancel("coverage");
  timer_.stop();
  tell("", tr("You have stopped this: what was looked at so far is not kept."), {});
}

void ModelCoverage::measure() {
  dataset_ = session_.dataset();
  tokenizer_ = session_.tokenizer();
  fraction_ = std::make_shared<std::atomic<double>>(0.0);
  tell("", tr("Your texts are being looked at…"), {});
  progress_->begin();
  timer_.start();
  session_.jobs().start<Coverage>(
      this, "coverage",
      [dataset = dataset_, tokenizer = tokenizer_, fraction = fraction_](std::stop_token stop) {
        return measureCoverage(*tokenizer, textsOfDataset(*dataset), stop, [fraction](double done) { *fraction = done; });
      },
      [this](Coverage coverage) { show(coverage); },
      [this](const Problems& problems) {
        timer_.stop();
        progress_->end();
        tell("bad", qs(problems.front().what), qs(problems.front().remedy));
      });
}

void ModelCoverage::show(const Coverage& coverage) {
  timer_.stop();
  progress_->end();
  if (coverage.words == 0) return tell("", tr("There are no words in the training texts."), {});
  const QString note =
      coverage.texts < coverage.all_texts
          ? tr("Measured on %1 of %2 training texts, spread evenly: %3 words.")
                .arg(qs(formatCount(coverage.texts)), qs(formatCount(coverage.all_texts)), qs(formatCount(coverage.words)))
          : tr("Measured on all %1 training texts: %2 words.").arg(qs(formatCount(coverage.texts)), qs(formatCount(coverage.words)));
  tell(verdictTone(coverage.verdict()), verdictText(coverage), note);
  unknown_->setValue(qs(formatPercent(coverage.unknownShare())),
                     tr("%1 of %2 tokens").arg(qs(formatCount(coverage.unknown_tokens)), qs(formatCount(coverage.tokens))));
  pieces_->setValue(QString::number(coverage.piecesPerWord(), 'f', 2), tr("on average"));
  whole_->setValue(qs(formatPercent(coverage.wholeShare())), tr("of all words"));
  figures_->show();
  listWords(coverage);
}

void ModelCoverage::listWords(const Coverage& coverage) {
  words_->setRowCount(0);
  for (const std::vector<WordPieces>* list : {&coverage.unknown, &coverage.fragmented}) {
    for (const WordPieces& word : *list) {
      const int row = words_->rowCount();
      words_->insertRow(row);
      const QString pieces = piecesText(word);
      setCell(words_, row, 0, qs(word.word).left(kLongestWord), false, qs(word.word).left(500).toHtmlEscaped());
      words_->item(row, 0)->setData(Qt::UserRole, qs(word.word));
      setCell(words_, row, 1, qs(formatCount(word.count)), true);
      setCell(words_, row, 2, word.unknown ? tr("unknown: %1").arg(pieces) : tr("%1 pieces: %2").arg(word.pieces.size()).arg(pieces),
              false, pieces.left(1000).toHtmlEscaped());
    }
  }
  words_->setVisible(words_->rowCount() > 0);
  add_->setVisible(words_->rowCount() > 0);
  add_->setEnabled(false);
  fitRows(words_, 8);
}

void ModelCoverage::addSelected() {
  std::vector<std::string> words;
  for (const QModelIndex& row : words_->selectionModel()->selectedRows()) words.push_back(row.data(Qt::UserRole).toString().toStdString());
  session_.edit([&](Recipe& recipe) {
    std::vector<std::string>& added = recipe.model.added_tokens;
    for (const std::string& word : words)
      if (std::find(added.begin(), added.end(), word) == added.end()) added.push_back(word);
  });
}

}  // namespace etude
