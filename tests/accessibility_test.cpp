// The window without a mouse and without eyes: everything is reached by Tab, the focus is seen, and nothing is nameless.
#include "tests/ui_support.h"
#include "ui/charts/chart.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QTabBar>
#include <QTest>

#include <set>

using namespace etude;
using test::kPatience;
using test::settled;

namespace {

/// A part of a larger control, which is reached through the whole.
bool isPart(const QWidget* widget) {
  for (const QWidget* above = widget->parentWidget(); above; above = above->parentWidget()) {
    if (qobject_cast<const QAbstractSpinBox*>(above) || qobject_cast<const QComboBox*>(above) || qobject_cast<const QAbstractItemView*>(above) ||
        qobject_cast<const QTabBar*>(above))
      return true;
  }
  return widget->inherits("QTabWidgetScroller") || widget->objectName().startsWith("qt_");
}

bool isControl(const QWidget* widget) {
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
         qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QSlider*>(widget) ||
         qobject_cast<const QTabBar*>(widget);
}

/// Of buttons that exclude each other, Tab reaches the chosen one, the arrow keys the others.
bool isSibling(const QWidget* widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  return button && button->isCheckable() && button->autoExclusive() && !button->isChecked();
}

QString nameOf(const QWidget* widget) {
  return QStringLiteral("%1 “%2” %3").arg(widget->metaObject()->className(), widget->objectName(), widget->accessibleName());
}

QList<QWidget*> visibleControls(QWidget& window) {
  QList<QWidget*> found;
  for (auto* widget : window.findChildren<QWidget*>())
    if (isControl(widget) && !isPart(widget) && widget->isVisible() && widget->isEnabled()) found << widget;
  return found;
}

/// All widgets that Tab comes by before it is where it began.
std::set<QWidget*> tabRound(QWidget& window) {
  std::set<QWidget*> seen;
  for (int i = 0; i < 500; ++i) {
    QTest::keyClick(&window, Qt::Key_Tab);
    QWidget* now = QApplication::focusWidget();
    if (!now) continue;
    if (!seen.insert(now).second && i > 2 && seen.size() > 3) break;
  }
  return seen;
}

/// As Tab does, which scrolls to where it goes.
void bringIntoView(QWidget* widget) {
  for (QWidget* above = widget->parentWidget(); above; above = above->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(widget, 24, 24);
}

void settle(MainWindow& window) {
  window.resize(1280, 800);
  window.show();
  window.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  QTRY_VERIFY_WITH_TIMEOUT(settled(window.session()) && window.session().engineInfo(), kPatience);
}

void stagesAsRows() {
  QTest::addColumn<int>("stage");
  for (int i = 0; i < kStageCount; ++i) QTest::newRow(stageKey(static_cast<Stage>(i))) << i;
}

}  // namespace

class AccessibilityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }

  void everythingIsReachedByTab_data() { stagesAsRows(); }
  void everythingIsReachedByTab() {
    QFETCH(int, stage);
    MainWindow window("light");
    settle(window);
    window.showStage(static_cast<Stage>(stage));
    QTest::qWait(200);
    const std::set<QWidget*> reached = tabRound(window);
    QStringList missed;
    for (QWidget* control : visibleControls(window)) {
      if (reached.count(control) || isSibling(control)) continue;
      // The focus may sit on the field inside, or on the proxy of the control.
      if (control->focusProxy() && reached.count(control->focusProxy())) continue;
      missed << nameOf(control);
    }
    QVERIFY2(missed.empty(), qPrintable(missed.join('\n')));
  }

  void theFocusIsSeen_data() { stagesAsRows(); }
  void theFocusIsSeen() {
    QFETCH(int, stage);
    MainWindow window("light");
    settle(window);
    window.showStage(static_cast<Stage>(stage));
    QTest::qWait(200);
    QStringList unseen;
    for (QWidget* control : visibleControls(window)) {
      if (!(control->focusPolicy() & Qt::TabFocus) || control->size().isEmpty()) continue;
      bringIntoView(control);
      control->clearFocus();  // it may have come there without the keyboard
      control->setFocus(Qt::TabFocusReason);
      if (QApplication::focusWidget() != control) continue;
      const auto picture = [&] {
        const QRect area = QRect(control->mapTo(&window, QPoint()), control->size()).adjusted(-4, -4, 4, 4);
        return window.grab(area).toImage();
      };
      const QImage with = picture();
      control->clearFocus();
      if (with == picture() && control->visibleRegion().boundingRect().width() > 4) unseen << nameOf(control);
    }
    QVERIFY2(unseen.empty(), qPrintable(unseen.join('\n')));
  }

  void everyChartIsATableToo_data() { stagesAsRows(); }
  void everyChartIsATableToo() {
    QFETCH(int, stage);
    MainWindow window("light");
    settle(window);
    window.showStage(static_cast<Stage>(stage));
    QTest::qWait(200);
    for (Chart* chart : window.findChildren<Chart*>()) {
      if (!chart->isVisible()) continue;
      QTRY_VERIFY2_WITH_TIMEOUT(chart->table()->columnCount() >= 2, qPrintable(nameOf(chart)), kPatience);
      QVERIFY2(!chart->summary().isEmpty(), qPrintable(nameOf(chart)));
      chart->showTable(true);
      chart->showTable(false);
    }
  }

  void theKeyboardWalksThroughAllStages() {
    MainWindow window("light");
    settle(window);
    for (int i = 0; i + 1 < kStageCount; ++i) {
      QCOMPARE(static_cast<int>(window.currentStage()), i);
      auto* next = window.findChild<QPushButton*>("next");
      if (!next->isEnabled()) break;  // what comes needs a run: see the test of the main job
      for (int k = 0; k < 500 && QApplication::focusWidget() != next; ++k) QTest::keyClick(&window, Qt::Key_Tab);
      QCOMPARE(QApplication::focusWidget(), next);
      QTest::keyClick(next, Qt::Key_Space);
      QTest::qWait(100);
    }
    QVERIFY(window.currentStage() >= Stage::Tuning);
    for (int i = kStageCount - 1; i >= 0; --i) {
      const Stage before = window.currentStage();
      QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
      QTest::qWait(20);
      QVERIFY(window.currentStage() == static_cast<Stage>(i) || window.currentStage() == before);
    }
    QCOMPARE(window.currentStage(), Stage::Data);
  }

 private:
  test::TemporaryDirectory directory_;
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
