// Choosing a widget of the window by clicking it: what lies under the mouse is ringed, a click takes it, Escape gives up.
#pragma once

#include <QPointer>
#include <QStringList>
#include <QWidget>

namespace etude {

class LessonPointer;

class WidgetPicker : public QObject {
  Q_OBJECT

 public:
  explicit WidgetPicker(QWidget& window, QObject* parent = nullptr);
  ~WidgetPicker() override;
  void start();

 Q_SIGNALS:
  void picked(const QString& name);
  void cancelled();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void stop();

  QWidget& window_;
  QPointer<LessonPointer> ring_;
  bool picking_ = false;
};

/// Object names by which a lesson can point at widgets of `window`, with what they are called: (name, "Learning rate").
QList<QPair<QString, QString>> widgetsToPointAt(const QWidget& window);

/// The name of `widget` or of the nearest widget around it that has one; empty if none has.
QString nameToPointAt(const QWidget* widget);

}  // namespace etude
