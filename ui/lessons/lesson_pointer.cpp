#include "ui/lessons/lesson_pointer.h"

#include "ui/forms/settings_form.h"
#include "ui/theme.h"

#include <QPainter>
#include <QScrollArea>
#include <QTabWidget>

namespace etude {

namespace {

constexpr int kFollowMs = 80;
constexpr int kBringTicks = 15;  ///< pages that have just been made settle within this many
constexpr int kRingGap = 4, kRingWidth = 3;

}  // namespace

QWidget* findLessonTarget(const QWidget& window, const QString& name) {
  QWidget* hidden = nullptr;
  const auto better = [&hidden](QWidget* widget) {
    if (!hidden) hidden = widget;
    return widget->isVisible();
  };
  for (QWidget* widget : window.findChildren<QWidget*>(name))
    if (better(widget)) return widget;
  if (hidden) return hidden;
  for (QWidget* widget : window.findChildren<QWidget*>())
    if (widget->accessibleName() == name && better(widget)) return widget;
  return hidden;
}

LessonPointer::LessonPointer(QWidget* window) : QWidget(window) {
  setObjectName(QStringLiteral("lessonPointer"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
  setFocusPolicy(Qt::NoFocus);
  hide();
  timer_.setInterval(kFollowMs);
  connect(&timer_, &QTimer::timeout, this, &LessonPointer::follow);
}

void LessonPointer::pointAt(const QString& name) {
  name_ = name;
  target_ = nullptr;
  ticks_left_ = kBringTicks;
  ring_ = {};
  if (name.isEmpty()) {
    timer_.stop();
    hide();
    return;
  }
  timer_.start();
  follow();
}

void LessonPointer::follow() {
  if (!target_ || !target_->isVisible()) target_ = findLessonTarget(*window(), name_);
  QRect part = target_ ? visiblePart(target_) : QRect();
  // While the step or the layout is young; later the learner may scroll away from it.
  if (size() != window()->size()) ticks_left_ = kBringTicks;
  if (target_ && ticks_left_ > 0 && window()->isVisible()) {
    --ticks_left_;
    if (!part.contains(QRect(target_->mapTo(window(), QPoint()), target_->size()))) bringIntoView(target_);
    part = visiblePart(target_);
  }
  const QRect ring = part.isEmpty() ? QRect() : part.adjusted(-kRingGap, -kRingGap, kRingGap, kRingGap);
  if (size() != window()->size()) setGeometry(window()->rect());
  if (ring == ring_ && isVisible() == !ring.isEmpty()) return;
  ring_ = ring;
  setVisible(!ring_.isEmpty());
  raise();
  update();
}

/// From the outside in: the tab that holds it, the fold that hides it, the scroll area that it has left.
void LessonPointer::bringIntoView(QWidget* widget) {
  QWidgetList above;
  for (QWidget* parent = widget->parentWidget(); parent && parent != window(); parent = parent->parentWidget()) above.prepend(parent);
  for (QWidget* parent : above) {
    if (auto* tabs = qobject_cast<QTabWidget*>(parent)) {
      for (int i = 0; i < tabs->count(); ++i)
        if (tabs->widget(i)->isAncestorOf(widget) || tabs->widget(i) == widget) tabs->setCurrentIndex(i);
    } else if (auto* form = qobject_cast<SettingsForm*>(parent)) {
      form->reveal(widget->objectName());
    }
  }
  // What was unfolded has its place only after the layouts have been asked.
  QTimer::singleShot(0, widget, [widget] {
    for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
      if (auto* area = qobject_cast<QScrollArea*>(parent)) area->ensureWidgetVisible(widget, 16, 48);
  });
}

QRect LessonPointer::visiblePart(const QWidget* widget) const {
  if (!widget->isVisible()) return {};
  QRect part(widget->mapTo(window(), QPoint()), widget->size());
  for (const QWidget* parent = widget->parentWidget(); parent && parent != window(); parent = parent->parentWidget())
    part &= QRect(parent->mapTo(window(), QPoint()), parent->size());
  return part;
}

void LessonPointer::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  QColor halo = theme().accent;
  halo.setAlpha(56);
  painter.setPen(QPen(halo, 3 * kRingWidth));
  painter.drawRoundedRect(QRectF(ring_).adjusted(-1.5, -1.5, 1.5, 1.5), 10, 10);
  painter.setPen(QPen(theme().accent, kRingWidth));
  painter.drawRoundedRect(QRectF(ring_), 8, 8);
}

}  // namespace etude
