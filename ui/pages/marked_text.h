// Words marked by their scores: colour for those who see it, the style of the underline for everyone.
#pragma once

#include "core/eval/attribution.h"

#include <QString>

#include <vector>

class QTextEdit;

namespace etude {

/// Shows `text` (and, below a line, `pair`) with its words marked; a score as large as the largest is drawn fully.
void markWords(QTextEdit& view, const std::vector<WordScore>& words, const QString& text, const QString& pair);

/// The word itself.
QString wordIn(const WordScore& word, const QString& text, const QString& pair);

/// The two marks with their meanings, then `strength`.
void showMarkLegend(QTextEdit& view, const QString& for_it, const QString& against_it, const QString& strength);

}  // namespace etude
