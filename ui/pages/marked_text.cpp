#include "ui/pages/marked_text.h"

#include "ui/theme.h"

#include <QTextCursor>
#include <QTextEdit>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr float kStrongest = 0.55f, kWeakest = 0.04f;  ///< opacity behind a word
constexpr double kUnmarked = 0.08;                     ///< of the largest score: no underline below it

/// Where each code point begins in UTF-16; one more entry for the end.
std::vector<int> utf16Places(const QString& text) {
  std::vector<int> places;
  for (qsizetype i = 0; i < text.size(); ++i) {
    if (!text[i].isLowSurrogate() || i == 0 || !text[i - 1].isHighSurrogate()) places.push_back(static_cast<int>(i));
  }
  places.push_back(static_cast<int>(text.size()));
  return places;
}

QColor markColor(bool for_it) { return for_it ? theme().curve_validation : theme().curve_train; }

QTextCharFormat markFormat(double score, double strength) {
  QColor color = markColor(score >= 0);
  QTextCharFormat format;
  if (strength >= kUnmarked) {
    format.setUnderlineStyle(score >= 0 ? QTextCharFormat::SingleUnderline : QTextCharFormat::DotLine);
    format.setUnderlineColor(color);
  }
  color.setAlphaF(kWeakest + (kStrongest - kWeakest) * static_cast<float>(strength));
  format.setBackground(color);
  return format;
}

}  // namespace

void markWords(QTextEdit& view, const std::vector<WordScore>& words, const QString& text, const QString& pair) {
  view.setPlainText(pair.isEmpty() ? text : text + QStringLiteral("\n—\n") + pair);
  const std::vector<int> first = utf16Places(text), second = utf16Places(pair);
  const int pair_begin = static_cast<int>(text.size()) + 3;
  double largest = 0;
  for (const WordScore& word : words) largest = std::max(largest, std::abs(word.score));
  QTextCursor cursor(view.document());
  for (const WordScore& word : words) {
    const std::vector<int>& places = word.second ? second : first;
    if (word.end >= places.size() || largest == 0) continue;
    const int shift = word.second ? pair_begin : 0;
    const double strength = std::abs(word.score) / largest;
    cursor.setPosition(shift + places[word.begin]);
    cursor.setPosition(shift + places[word.end], QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(markFormat(word.score, strength));
  }
  view.moveCursor(QTextCursor::Start);
}

QString wordIn(const WordScore& word, const QString& text, const QString& pair) {
  const QString& whole = word.second ? pair : text;
  const std::vector<int> places = utf16Places(whole);
  return word.end < places.size() ? whole.mid(places[word.begin], places[word.end] - places[word.begin]) : QString();
}

void showMarkLegend(QTextEdit& view, const QString& for_it, const QString& against_it, const QString& strength) {
  view.setPlainText(for_it + QStringLiteral("   ") + against_it + QStringLiteral("   ") + strength);
  QTextCursor cursor(view.document());
  const auto mark = [&](qsizetype begin, qsizetype length, bool positive) {
    cursor.setPosition(static_cast<int>(begin));
    cursor.setPosition(static_cast<int>(begin + length), QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(markFormat(positive ? 1 : -1, 0.6));
  };
  mark(0, for_it.size(), true);
  mark(for_it.size() + 3, against_it.size(), false);
}

}  // namespace etude
