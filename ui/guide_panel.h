// The fold-out panel above a page: why this matters, what to do, words.
#pragma once

#include "core/base/problem.h"

#include <QFrame>

class QLabel;

namespace etude {

class GuidePanel : public QFrame {
  Q_OBJECT

 public:
  explicit GuidePanel(QWidget* parent = nullptr);
  void setStage(Stage stage);

 private:
  QLabel *why_, *steps_, *words_;
};

}  // namespace etude
