#include "ui/lessons/lesson_locks.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QTimer>
#include <QWidget>

namespace etude {

void LessonLocks::hold(const QSet<QString>& locked, const QSet<QString>& hidden, const QString& reason) {
  release();
  locked_ = locked;
  hidden_ = hidden;
  reason_ = QStringLiteral("<p>%1</p>").arg(reason.toHtmlEscaped());
  if (locked_.isEmpty() && hidden_.isEmpty()) return;
  for (QWidget* widget : QApplication::allWidgets()) apply(widget);
  QCoreApplication::instance()->installEventFilter(this);
}

void LessonLocks::release() {
  QCoreApplication::instance()->removeEventFilter(this);
  locked_.clear();
  hidden_.clear();
  for (const Kept& kept : std::exchange(kept_, {})) {
    if (!kept.widget) continue;
    kept.widget->setEnabled(kept.enabled);
    kept.widget->setToolTip(kept.tip);
    if (kept.shown) kept.widget->show();
  }
}

bool LessonLocks::eventFilter(QObject* object, QEvent* event) {
  if (applying_ || !object->isWidgetType()) return false;
  const bool enabling = event->type() == QEvent::EnabledChange, showing = event->type() == QEvent::ShowToParent;
  if (!enabling && !showing && event->type() != QEvent::Polish) return false;
  auto* widget = static_cast<QWidget*>(object);
  const QString name = widget->objectName();
  if (locked_.contains(name) && enabling && widget->isEnabled()) keep(widget).enabled = true;
  if (hidden_.contains(name) && showing) keep(widget).shown = true;
  if (!locked_.contains(name) && !hidden_.contains(name)) return false;
  // After the page has done what it is doing now.
  QTimer::singleShot(0, widget, [this, widget] { apply(widget); });
  return false;
}

LessonLocks::Kept& LessonLocks::keep(QWidget* widget) {
  const auto found = kept_.find(widget);
  if (found != kept_.end() && found->widget) return *found;
  return *kept_.insert(widget, {widget, !widget->testAttribute(Qt::WA_ForceDisabled), !widget->isHidden(), widget->toolTip()});
}

void LessonLocks::apply(QWidget* widget) {
  const QScopedValueRollback busy(applying_, true);
  const QString name = widget->objectName();
  if (name.isEmpty()) return;
  if (locked_.contains(name)) {
    keep(widget);
    widget->setEnabled(false);
    widget->setToolTip(reason_);
  }
  if (hidden_.contains(name)) {
    keep(widget);
    widget->hide();
  }
}

}  // namespace etude
