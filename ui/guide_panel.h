// The fold-out panel above a page: why this matters, what to do, words.
#pragma once

#include "core/base/problem.h"

#include <QFrame>

#include <array>

class QLabel;
class QScrollArea;

namespace etude {

class GuidePanel : public QFrame {
  Q_OBJECT

 public:
  explicit GuidePanel(QWidget* parent = nullptr);
  void setStage(Stage stage);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void fitHeight();

  QLabel *why_, *steps_, *words_;
  std::array<QScrollArea*, 3> areas_{};
};

}  // namespace etude
