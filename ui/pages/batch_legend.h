// What the marks of a batch mean, shown with the tokens of the tokenizer that made it.
#pragma once

#include "core/text/tokenizer.h"

#include <QWidget>

class QGridLayout;

namespace etude {

class BatchLegend : public QWidget {
  Q_OBJECT

 public:
  explicit BatchLegend(QWidget* parent = nullptr);
  /// `answers_at_end`: see the hub's function of this name.
  void show(const Tokenizer& tokenizer, bool answers_at_end);

 private:
  QGridLayout* grid_;
};

}  // namespace etude
