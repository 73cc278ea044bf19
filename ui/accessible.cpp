#include "ui/accessible.h"

#include "ui/charts/chart.h"
#include "ui/page.h"
#include "ui/stage_rail.h"

#include <QAccessibleWidget>
#include <QFrame>
#include <QHash>

namespace etude {

namespace {

constexpr const char* kReading = "etude_reading";

/// By the name of the class; classes derived from it are the same to the ear.
const QHash<QString, QAccessible::Role>& accessibleRoles() {
  static const QHash<QString, QAccessible::Role> roles = {
      {"QCustomPlot", QAccessible::Graphic},        {"etude::ChartLegend", QAccessible::Graphic},   {"etude::IconLabel", QAccessible::Graphic},
      {"etude::LabelBars", QAccessible::Graphic},   {"etude::LessonPointer", QAccessible::Graphic}, {"etude::NeedBar", QAccessible::Graphic},
      {"etude::PartCanvas", QAccessible::Graphic},  {"etude::Sparkline", QAccessible::Graphic},     {"etude::TokenStrip", QAccessible::Graphic},
      {"etude::ValueBars", QAccessible::Graphic},   {"etude::Card", QAccessible::Grouping},         {"etude::Figure", QAccessible::Grouping},
      {"etude::Readout", QAccessible::Grouping},    {"etude::LayerStack", QAccessible::Grouping},   {"etude::ProblemList", QAccessible::Grouping},
      {"etude::StageRail", QAccessible::PageTabList},
      {"QFrame", QAccessible::Grouping}};  // a border would be read as a window of its own
  return roles;
}

class RoleInterface : public QAccessibleWidget {
 public:
  using QAccessibleWidget::QAccessibleWidget;

  QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Description)
      if (const QString reading = widget()->property(kReading).toString(); !reading.isEmpty()) return reading;
    return QAccessibleWidget::text(kind);
  }
};

/// One picture as a whole: what lies over it belongs to it.
class PictureInterface : public RoleInterface {
 public:
  explicit PictureInterface(QWidget* picture) : RoleInterface(picture, QAccessible::Graphic) {}
  int childCount() const override { return 0; }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
};

class ChartInterface : public RoleInterface {
 public:
  explicit ChartInterface(Chart* chart) : RoleInterface(chart, QAccessible::Chart), chart_(chart) {}

  QString text(QAccessible::Text kind) const override {
    const QString text = RoleInterface::text(kind);
    return text.isEmpty() && kind == QAccessible::Description ? chart_->summary() : text;
  }

 private:
  Chart* chart_;
};

/// A stage in the rail: of seven pages the one that is shown is chosen.
class StageInterface : public QAccessibleWidget {
 public:
  explicit StageInterface(StageButton* button) : QAccessibleWidget(button, QAccessible::PageTab), button_(button) {}

  QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.selectable = true;
    state.selected = button_->current();
    return state;
  }

  QStringList actionNames() const override {
    QStringList names = QAccessibleWidget::actionNames();
    if (button_->isEnabled()) names.prepend(pressAction());
    return names;
  }

  void doAction(const QString& action) override {
    action == pressAction() ? button_->click() : QAccessibleWidget::doAction(action);
  }

 private:
  StageButton* button_;
};

QAccessibleInterface* makeAccessible(const QString& class_name, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  if (!widget) return nullptr;
  if (auto* chart = qobject_cast<Chart*>(object)) return new ChartInterface(chart);
  if (auto* stage = qobject_cast<StageButton*>(object)) return new StageInterface(stage);
  if (auto* page = qobject_cast<Page*>(object)) return new QAccessibleWidget(page, QAccessible::Grouping, page->title());
  const auto* frame = class_name == "QFrame" ? qobject_cast<QFrame*>(object) : nullptr;
  if (frame && (frame->frameShape() == QFrame::HLine || frame->frameShape() == QFrame::VLine))
    return new QAccessibleWidget(widget, QAccessible::Separator);
  const auto role = accessibleRoles().constFind(class_name);
  if (role == accessibleRoles().constEnd()) return nullptr;
  return *role == QAccessible::Graphic ? static_cast<QAccessibleInterface*>(new PictureInterface(widget)) : new QAccessibleWidget(widget, *role);
}

}  // namespace

void installAccessibleRoles() { QAccessible::installFactory(makeAccessible); }

void sayReading(QWidget& widget, const QString& reading) {
  if (widget.property(kReading).toString() == reading) return;
  widget.setProperty(kReading, reading);
  if (reading.isEmpty() || !widget.hasFocus()) return;
  QAccessibleEvent changed(&widget, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&changed);
}

}  // namespace etude
