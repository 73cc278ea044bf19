#include "ui/lessons/widget_picker.h"

#include "ui/lessons/lesson_pointer.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>

#include <algorithm>

namespace etude {

namespace {

/// Names that Qt gives, and those of mere surfaces, say nothing.
bool saysSomething(const QString& name) {
  static const QStringList surfaces{QStringLiteral("column"), QStringLiteral("lessonPointer"), QStringLiteral("footer"), QStringLiteral("rail")};
  return !name.isEmpty() && !name.startsWith(QLatin1String("qt_")) && !name.startsWith(QLatin1String("lesson")) && !surfaces.contains(name);
}

QString calledBy(const QWidget* widget) {
  if (!widget->accessibleName().isEmpty()) return widget->accessibleName();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) return button->text();
  return {};
}

}  // namespace

WidgetPicker::WidgetPicker(QWidget& window, QObject* parent) : QObject(parent), window_(window) {}

WidgetPicker::~WidgetPicker() { stop(); }

void WidgetPicker::start() {
  if (picking_) return;
  picking_ = true;
  ring_ = new LessonPointer(&window_);
  QApplication::setOverrideCursor(Qt::CrossCursor);
  QCoreApplication::instance()->installEventFilter(this);
  window_.activateWindow();
}

void WidgetPicker::stop() {
  if (!picking_) return;
  picking_ = false;
  QCoreApplication::instance()->removeEventFilter(this);
  QApplication::restoreOverrideCursor();
  delete ring_;
}

bool WidgetPicker::eventFilter(QObject* object, QEvent* event) {
  if (!object->isWidgetType()) return false;
  const QEvent::Type type = event->type();
  if (type == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    stop();
    Q_EMIT cancelled();
    return true;
  }
  const bool moves = type == QEvent::MouseMove || type == QEvent::Enter, clicks = type == QEvent::MouseButtonPress;
  if (!moves && !clicks) return type == QEvent::MouseButtonRelease || type == QEvent::MouseButtonDblClick || type == QEvent::ToolTip;
  auto* widget = static_cast<QWidget*>(object);
  if (widget->window() != &window_) return false;
  const QString name = nameToPointAt(widget);
  if (moves && ring_) ring_->pointAt(name);
  if (!clicks || name.isEmpty()) return clicks;
  stop();
  Q_EMIT picked(name);
  return true;
}

QString nameToPointAt(const QWidget* widget) {
  for (; widget && !widget->isWindow(); widget = widget->parentWidget())
    if (saysSomething(widget->objectName())) return widget->objectName();
  return {};
}

QList<QPair<QString, QString>> widgetsToPointAt(const QWidget& window) {
  QList<QPair<QString, QString>> all;
  QSet<QString> seen;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    const QString name = widget->objectName();
    if (!saysSomething(name) || widget->window() != &window || seen.contains(name)) continue;
    seen << name;
    const QString called = calledBy(widget);
    all.emplace_back(name, called.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(called, name));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second.localeAwareCompare(b.second) < 0; });
  return all;
}

}  // namespace etude
