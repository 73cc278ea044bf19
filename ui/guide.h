// What beginners want to know of each stage: why it matters, what to do, and its words. Every technical word is explained once.
#pragma once

#include "core/base/problem.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace etude {

struct Word {
  QString word, meaning;
};

struct StageGuide {
  QString why;
  QStringList steps;
  QList<Word> words;
};

StageGuide stageGuide(Stage stage);

/// The words of all stages, sorted.
QList<Word> allWords();

/// Words as a table of two columns, in rich text.
QString wordTable(const QList<Word>& words);

}  // namespace etude
