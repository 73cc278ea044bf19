// A ring around the widget that a lesson speaks of. It lies over the window, lets the mouse through, follows the widget when
// pages scroll or change their layout, and brings it into view when a step begins.
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace etude {

/// The widget of this object name (or accessible name) in `window`: one that is seen now if there is one, else any, else null.
QWidget* findLessonTarget(const QWidget& window, const QString& name);

class LessonPointer : public QWidget {
  Q_OBJECT

 public:
  /// Covers `window`, of which it becomes a child.
  explicit LessonPointer(QWidget* window);
  /// An empty name takes the ring away.
  void pointAt(const QString& name);
  QWidget* target() const { return target_; }
  /// The ring in the coordinates of the window; empty while the widget is not to be seen.
  QRect ring() const { return ring_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow();
  void bringIntoView(QWidget* widget);
  QRect visiblePart(const QWidget* widget) const;

  QString name_;
  QPointer<QWidget> target_;
  int ticks_left_ = 0;
  QRect ring_;
  QTimer timer_;
};

}  // namespace etude
