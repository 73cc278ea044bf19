// The column on the left: the seven stages, where the user is, and how each of them stands.
#pragma once

#include "ui/stage_status.h"

#include <QAbstractButton>
#include <QFrame>
#include <QTimer>

#include <array>

class QLineEdit;

namespace etude {

/// One stage in the rail: icon, name, a few words, and a mark for its state.
class StageButton : public QAbstractButton {
  Q_OBJECT

 public:
  explicit StageButton(Stage stage, QWidget* parent = nullptr);
  void setStatus(const StageStatus& status, bool reachable);
  StageState state() const { return status_.state; }
  void setCurrent(bool current);
  bool current() const { return current_; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void describe();
  void paintMark(QPainter& painter, const QRect& area) const;

  Stage stage_;
  StageStatus status_;
  QTimer spin_;
  int angle_ = 0;
  bool current_ = false;
  bool reached_by_key_ = false;  ///< only then the focus is drawn
};

class StageRail : public QFrame {
  Q_OBJECT

 public:
  explicit StageRail(Session& session, QWidget* parent = nullptr);
  void setCurrent(Stage stage);
  void setStatus(Stage stage, const StageStatus& status, bool reachable);
  StageButton* button(Stage stage) const { return buttons_[static_cast<std::size_t>(stage)]; }

 Q_SIGNALS:
  void stageChosen(etude::Stage stage);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fitWidth();
  QWidget* makeBrand();
  QWidget* makeNameField(Session& session);

  std::array<StageButton*, kStageCount> buttons_{};
};

}  // namespace etude
