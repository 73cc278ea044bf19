#include "ui/pages/batch_legend.h"

#include "core/text/word_parts.h"
#include "ui/pages/token_chip.h"
#include "ui/widgets.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QPainter>

#include <algorithm>

namespace etude {

namespace {

using Kind = PreviewToken::Kind;

/// One mark of the legend as it is drawn in the batch.
class ChipSwatch : public QLabel {
 public:
  ChipSwatch(const QString& text, Kind kind, bool feeds_answer, QWidget* parent) : QLabel(text, parent), kind_(kind), feeds_(feeds_answer) {
    setTextFormat(Qt::PlainText);
    const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFixedSize(std::max(56, metrics.horizontalAdvance(text) + 20), metrics.height() + 10);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintTokenChip(painter, rect(), text(), kind_, feeds_);
  }

 private:
  Kind kind_;
  bool feeds_;
};

struct Entry {
  QString shown;
  Kind kind;
  bool feeds;
  QString words;
};

/// The signs that the tokenizer puts before and after a text; empty: none.
std::pair<QString, QString> framing(const Tokenizer& tokenizer) {
  const Encoding encoding = tokenizer.encode("a");
  if (encoding.ids.empty()) return {};
  const auto sign = [&](std::size_t i) { return encoding.special[i] ? qs(tokenizer.token(encoding.ids[i])) : QString(); };
  return {sign(0), sign(encoding.ids.size() - 1)};
}

std::vector<Entry> entriesFor(const Tokenizer& tokenizer, bool answers_at_end) {
  const PieceMark mark = pieceMark(tokenizer);
  const auto [before, after] = framing(tokenizer);
  const bool continues = mark.place == PieceMark::Place::Continues;
  const QString word = mark.place == PieceMark::Place::Begins ? qs(mark.text) + "play" : QStringLiteral("play");
  const auto orWord = [](const QString& sign, const QString& other) { return sign.isEmpty() ? other : sign; };
  std::vector<Entry> entries;
  if (answers_at_end) {
    entries.push_back({orWord(after, QStringLiteral("end")), after.isEmpty() ? Kind::Word : Kind::Special, true,
                       BatchLegend::tr("the last position of a text: its output feeds the classifier, which gives the answer")});
    if (!before.isEmpty()) entries.push_back({before, Kind::Special, false, BatchLegend::tr("a sign that the tokenizer adds, here for the beginning of a text")});
  } else {
    entries.push_back({orWord(before, word), before.isEmpty() ? Kind::Word : Kind::Special, true,
                       BatchLegend::tr("the first position: its output feeds the classifier, which gives the answer")});
    if (!after.isEmpty()) entries.push_back({after, Kind::Special, false, BatchLegend::tr("a sign that the tokenizer adds, here for the end of a text")});
  }
  entries.push_back({word, Kind::Word, false, BatchLegend::tr("a word that the vocabulary knows, or the beginning of one")});
  entries.push_back({continues ? qs(mark.text) + "ing" : QStringLiteral("ing"), Kind::Piece, false, BatchLegend::tr("a piece: the word before it goes on")});
  if (tokenizer.unknownId() >= 0)
    entries.push_back({qs(tokenizer.token(tokenizer.unknownId())), Kind::Unknown, false, BatchLegend::tr("something that the vocabulary does not know")});
  entries.push_back({tokenizer.padId() >= 0 ? qs(tokenizer.token(tokenizer.padId())) : QString(), Kind::Padding, false,
                     BatchLegend::tr("padding: makes all rows of a batch equally long, and is skipped")});
  entries.push_back({QStringLiteral("end"), Kind::Cut, false, BatchLegend::tr("cut off: beyond the longest text that the model may read")});
  return entries;
}

}  // namespace

BatchLegend::BatchLegend(QWidget* parent) : QWidget(parent) {
  grid_ = new QGridLayout(this);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(12);
  grid_->setVerticalSpacing(6);
  grid_->setColumnStretch(1, 1);
  grid_->setColumnStretch(3, 1);
}

void BatchLegend::show(const Tokenizer& tokenizer, bool answers_at_end) {
  while (QLayoutItem* item = grid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  int place = 0;
  for (const Entry& entry : entriesFor(tokenizer, answers_at_end)) {
    const int row = place / 2, column = 2 * (place % 2);
    grid_->addWidget(new ChipSwatch(entry.shown, entry.kind, entry.feeds, this), row, column, Qt::AlignLeft | Qt::AlignVCenter);
    grid_->addWidget(makeNote(entry.words, this), row, column + 1);
    ++place;
  }
}

}  // namespace etude
