// The window without a mouse and without eyes: everything is reached by Tab, the focus is seen, nothing is nameless, and what we
// paint ourselves says what it is. On every stage and in every tab, with a finished run open and without.
#include "core/data/table.h"
#include "core/run/run.h"
#include "core/serve/prediction_log.h"
#include "tests/data_support.h"
#include "tests/tiny_model.h"
#include "tests/ui_support.h"
#include "ui/bars.h"
#include "ui/charts/chart.h"
#include "ui/charts/sparkline.h"
#include "ui/charts/value_bars.h"
#include "ui/main_window.h"
#include "ui/pages/memory_room.h"
#include "ui/pages/part_picture.h"
#include "ui/pages/table_toggle.h"
#include "ui/pages/token_strip.h"
#include "ui/session.h"
#include "ui/stage_rail.h"
#include "ui/widgets.h"

#include <qcustomplot.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <functional>
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

/// Of buttons that exclude each other, Tab reaches one, the arrow keys the others.
bool reachedByArrows(const QWidget* widget, const std::set<QWidget*>& reached) {
  const auto* button = qobject_cast<const QAbstractButton*>(widget);
  if (!button || !button->isCheckable()) return false;
  QList<QAbstractButton*> siblings;
  if (button->group() && button->group()->exclusive()) siblings = button->group()->buttons();
  if (button->autoExclusive()) siblings = button->parentWidget()->findChildren<QAbstractButton*>(Qt::FindDirectChildrenOnly);
  return std::any_of(siblings.begin(), siblings.end(), [&](QAbstractButton* other) {
    return other->isCheckable() && other->autoExclusive() == button->autoExclusive() && reached.count(other) > 0;
  });
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

/// A run with all that the later stages show: judged rows, both models, groups, sentences that were watched, predictions in use.
fs::path finishedRun(const fs::path& folder) {
  test::writeTinyModel(folder / "model");
  Recipe recipe = test::tinyRecipe(folder / "model");
  recipe.data.path = test::reviewsWithSources(folder).string();
  recipe.data.group_column = "source";
  recipe.evaluation.untuned_baseline = true;
  recipe.environment.threads = 1;
  Run run(RunDir::create(folder / "runs/tiny/first", recipe));
  run.setSentences({"a wonderful film"});
  run.wait();
  const RunDir& done = run.directory();
  fs::copy_file(done.model() / "model.safetensors", folder / "model/model.safetensors");  // the Model page asks for weights
  std::vector<LoggedPrediction> log(250);
  for (std::size_t i = 0; i < log.size(); ++i) {
    log[i].time_ms = static_cast<std::int64_t>(i) * 60'000;
    log[i].source = "endpoint";
    log[i].text = "text number " + std::to_string(i);
    log[i].label = i % 3 ? "positive" : "negative";
    log[i].confidence = 0.5 + 0.4 * static_cast<double>(i % 10) / 10;
    log[i].tokens = 5;
  }
  PredictionLog(done.predictions()).addRows(log);
  return done.path();
}

/// Each tab of each row of tabs that is seen, the first again at the end; without tabs the page as it is.
void inEveryTab(QWidget& window, const std::function<void(const QString& where)>& look) {
  QTest::qWait(100);
  look({});
  QList<QTabBar*> bars;
  for (auto* bar : window.findChildren<QTabBar*>())
    if (bar->isVisible()) bars << bar;
  for (QTabBar* bar : bars) {
    if (!bar->isVisible()) continue;  // in a tab of another
    for (int i = 1; i < bar->count(); ++i) {
      bar->setCurrentIndex(i);
      QTest::qWait(100);
      look(bar->tabText(i));
    }
    bar->setCurrentIndex(0);
  }
}

template <class W>
QList<W*> visibleOnes(QWidget& window) {
  QList<W*> found;
  for (auto* widget : window.findChildren<W*>())
    if (widget->isVisible()) found << widget;
  return found;
}

QAccessible::Role roleOf(QWidget* widget) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
  return interface ? interface->role() : QAccessible::NoRole;
}

/// What a screen reader says of a node: its own name, or that of its label.
QString spokenName(QAccessibleInterface* node) {
  const bool tells_choice = node->role() == QAccessible::ComboBox;  // instead of its name, which its label must tell
  if (const QString name = node->text(QAccessible::Name).trimmed(); !name.isEmpty() && !tells_choice) return name;
  const auto labels = node->relations(QAccessible::Label);
  return labels.isEmpty() ? QString() : labels.first().first->text(QAccessible::Name).trimmed();
}

bool isControlRole(QAccessible::Role role) {
  return std::set{QAccessible::Button,   QAccessible::ButtonMenu, QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::ComboBox,
                  QAccessible::EditableText, QAccessible::SpinBox, QAccessible::Slider, QAccessible::Table,       QAccessible::Tree,
                  QAccessible::List,     QAccessible::PageTab,    QAccessible::Chart,    QAccessible::MenuItem,    QAccessible::ProgressBar}
             .count(role) > 0;
}

/// Parts of these are told by the whole.
bool isTold(QAccessible::Role role) {
  return std::set{QAccessible::ComboBox, QAccessible::SpinBox, QAccessible::Table, QAccessible::Tree, QAccessible::List, QAccessible::EditableText,
                  QAccessible::MenuBar}
             .count(role) > 0;
}

/// Goes down the tree as a screen reader does and notes what it could not make sense of.
void walk(QAccessibleInterface* node, QStringList& wrong, int& seen) {
  if (!node || !node->isValid() || node->state().invisible) return;
  ++seen;
  auto* widget = qobject_cast<QWidget*>(node->object());
  const QAccessible::Role role = node->role();
  const auto note = [&](const char* what) {
    wrong << QStringLiteral("%1: %2, role %3").arg(QLatin1String(what), widget ? nameOf(widget) : node->text(QAccessible::Name)).arg(role);
  };
  const bool disguised = widget && (isPart(widget) || qobject_cast<QScrollArea*>(widget));
  if (!disguised && (isControlRole(role) || (node->state().focusable && role != QAccessible::Window)) && spokenName(node).isEmpty()) note("no name");
  const bool empty = role == QAccessible::Client || role == QAccessible::NoRole;
  if (empty && widget && node->childCount() == 0 && !widget->size().isEmpty() && QByteArray(widget->metaObject()->className()).startsWith("etude::"))
    note("a leaf without a role");
  if (isTold(role)) return;
  for (int i = 0; i < node->childCount(); ++i) walk(node->child(i), wrong, seen);
}

void stagesAsRows() {
  QTest::addColumn<int>("stage");
  QTest::addColumn<bool>("open");
  for (int i = 0; i < kStageCount; ++i) {
    QTest::newRow(stageKey(static_cast<Stage>(i))) << i << false;
    QTest::newRow((std::string(stageKey(static_cast<Stage>(i))) + ", a run open").c_str()) << i << true;
  }
}

}  // namespace

class AccessibilityTest : public QObject {
  Q_OBJECT

 private:
  /// The window on a stage, with the finished run or without any.
  void show(Stage stage, bool open) {
    if (!windows_[open]) {
      windows_[open] = std::make_unique<MainWindow>("light");
      windows_[open]->resize(1280, 800);
      windows_[open]->show();
      Session& session = windows_[open]->session();
      QTRY_VERIFY_WITH_TIMEOUT(settled(session) && session.engineInfo(), kPatience);
      if (open) windows_[open]->openPaths({QString::fromStdString(run_.string())});
      QTRY_VERIFY_WITH_TIMEOUT(settled(session) && (!open || session.runDir()), kPatience);
    }
    if (windows_[!open]) windows_[!open]->hide();
    window_ = windows_[open].get();
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_));
    window_->showStage(stage);
    QTest::qWait(200);
  }

  std::unique_ptr<MainWindow> windows_[2];
  MainWindow* window_ = nullptr;
  test::TemporaryDirectory directory_;
  fs::path run_;

 private Q_SLOTS:
  void initTestCase() {
    qputenv("OMP_WAIT_POLICY", "passive");  // read when the engine is opened: a busy machine must not make this slow
    test::settleUi(directory_);
    run_ = finishedRun(directory_.path());
    QVERIFY(isThere(run_ / "evaluation.json"));
  }
  void cleanupTestCase() {
    for (auto& window : windows_) window.reset();
  }

  void everythingIsReachedByTab_data() { stagesAsRows(); }
  void everythingIsReachedByTab() {
    QFETCH(int, stage);
    QFETCH(bool, open);
    show(static_cast<Stage>(stage), open);
    QStringList missed;
    inEveryTab(*window_, [&](const QString& where) {
      const std::set<QWidget*> reached = tabRound(*window_);
      for (QWidget* control : visibleControls(*window_)) {
        if (reached.count(control) || reachedByArrows(control, reached)) continue;
        // The focus may sit on the field inside, or on the proxy of the control.
        if (control->focusProxy() && reached.count(control->focusProxy())) continue;
        missed << where + ": " + nameOf(control);
      }
    });
    QVERIFY2(missed.empty(), qPrintable(missed.join('\n')));
  }

  void theFocusIsSeen_data() { stagesAsRows(); }
  void theFocusIsSeen() {
    QFETCH(int, stage);
    QFETCH(bool, open);
    show(static_cast<Stage>(stage), open);
    QStringList unseen;
    std::set<QWidget*> looked_at;
    inEveryTab(*window_, [&](const QString& where) {
      for (QWidget* control : visibleControls(*window_)) {
        if (!(control->focusPolicy() & Qt::TabFocus) || control->size().isEmpty() || !looked_at.insert(control).second) continue;
        bringIntoView(control);
        control->clearFocus();  // it may have come there without the keyboard
        control->setFocus(Qt::TabFocusReason);
        if (QApplication::focusWidget() != control) continue;
        const auto picture = [&] {
          const QRect area = QRect(control->mapTo(window_, QPoint()), control->size()).adjusted(-4, -4, 4, 4);
          return window_->grab(area).toImage();
        };
        const QImage with = picture();
        control->clearFocus();
        if (with == picture() && control->visibleRegion().boundingRect().width() > 4) unseen << where + ": " + nameOf(control);
      }
    });
    QVERIFY2(unseen.empty(), qPrintable(unseen.join('\n')));
  }

  void everyChartIsATableToo_data() { stagesAsRows(); }
  void everyChartIsATableToo() {
    QFETCH(int, stage);
    QFETCH(bool, open);
    show(static_cast<Stage>(stage), open);
    QStringList missed;
    int pictures = 0;
    inEveryTab(*window_, [&](const QString& where) {
      for (Chart* chart : visibleOnes<Chart>(*window_)) {
        ++pictures;
        const bool filled = QTest::qWaitFor([&] { return chart->table()->columnCount() >= 2; }, kPatience);
        if (!filled || chart->summary().isEmpty()) missed << where + ": " + nameOf(chart);
        chart->showTable(true);
        const auto views = visibleOnes<QTableView>(*chart);
        if (std::none_of(views.begin(), views.end(), [&](QTableView* view) { return view->model() == chart->table(); }))
          missed << where + ": no table, " + nameOf(chart);
        chart->showTable(false);
      }
      QList<QWidget*> drawn;
      for (QWidget* picture : visibleOnes<PartCanvas>(*window_)) drawn << picture;
      for (QWidget* picture : visibleOnes<LabelBars>(*window_)) drawn << picture;
      for (QWidget* picture : drawn) {
        ++pictures;
        auto* toggle = picture->parentWidget()->findChild<TableToggle*>();
        auto* link = toggle ? toggle->findChild<QPushButton*>() : nullptr;
        if (!link || !link->isVisible()) {
          missed << where + ": no link, " + nameOf(picture);
          continue;
        }
        link->click();
        const auto* table = toggle->findChild<QTableView*>();
        if (!table->isVisible() || table->model()->columnCount() < 2 || table->model()->rowCount() < 1)
          missed << where + ": no table, " + nameOf(picture);
        link->click();
        if (table->isVisible()) missed << where + ": the table stays, " + nameOf(picture);
      }
    });
    QVERIFY2(missed.empty(), qPrintable(missed.join('\n')));
    if (open && (stage == static_cast<int>(Stage::Tuning) || stage == static_cast<int>(Stage::Evaluation))) QVERIFY(pictures >= 4);
    if (stage == static_cast<int>(Stage::Data)) QVERIFY(pictures >= 2);
  }

  void theTableOfLabelsCountsEveryRow() {
    show(Stage::Data, true);
    const Dataset& data = *window_->session().dataset();
    const QTableView* table = nullptr;
    for (const auto* view : window_->findChildren<QTableView*>())
      if (view->accessibleName() == "Rows per label") table = view;
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), static_cast<int>(data.counts.size()));
    for (int column = 0; column < 3; ++column) {
      qlonglong sum = 0;
      for (int row = 0; row < table->model()->rowCount(); ++row) sum += table->model()->index(row, column + 1).data(Qt::UserRole).toLongLong();
      QCOMPARE(sum, static_cast<qlonglong>(data.splits[static_cast<std::size_t>(column)].size()));
    }
    const LabelCount& first = data.counts.front();
    QCOMPARE(table->model()->index(0, 0).data().toString().toStdString(), first.label);
    QCOMPARE(table->model()->index(0, 4).data(Qt::UserRole).toLongLong(), static_cast<qlonglong>(first.rows[0] + first.rows[1] + first.rows[2]));
  }

  void everyNodeOfTheTreeHasANameAndARole_data() { stagesAsRows(); }
  void everyNodeOfTheTreeHasANameAndARole() {
    QFETCH(int, stage);
    QFETCH(bool, open);
    show(static_cast<Stage>(stage), open);
    QStringList wrong;
    inEveryTab(*window_, [&](const QString& where) {
      QStringList here;
      int seen = 0;
      walk(QAccessible::queryAccessibleInterface(window_), here, seen);
      if (seen < 20) here << QStringLiteral("only %1 nodes").arg(seen);
      for (const QString& what : here) wrong << where + ": " + what;
    });
    wrong.removeDuplicates();
    QVERIFY2(wrong.empty(), qPrintable(wrong.join('\n')));
  }

  void whatIsPaintedSaysWhatItIs() {
    QMap<QString, int> counted;
    QStringList wrong;
    const auto expect = [&](QWidget* widget, QAccessible::Role role, bool described) {
      if (widget->size().isEmpty()) return;  // there is nothing in it yet
      ++counted[QString::fromLatin1(widget->metaObject()->className())];
      QAccessibleInterface* node = QAccessible::queryAccessibleInterface(widget);
      if (roleOf(widget) != role || spokenName(node).isEmpty() || (described && node->text(QAccessible::Description).isEmpty()))
        wrong << QStringLiteral("%1, role %2, “%3”").arg(nameOf(widget)).arg(roleOf(widget)).arg(node->text(QAccessible::Description));
    };
    for (int stage = 0; stage < kStageCount; ++stage) {
      show(static_cast<Stage>(stage), true);
      inEveryTab(*window_, [&](const QString&) {
        for (QWidget* chart : visibleOnes<Chart>(*window_)) expect(chart, QAccessible::Chart, true);
        for (QWidget* plot : visibleOnes<QCustomPlot>(*window_)) expect(plot, QAccessible::Graphic, false);
        for (QWidget* bars : visibleOnes<ValueBars>(*window_)) expect(bars, QAccessible::Graphic, true);
        for (QWidget* bars : visibleOnes<LabelBars>(*window_)) expect(bars, QAccessible::Graphic, true);
        for (QWidget* line : visibleOnes<Sparkline>(*window_)) expect(line, QAccessible::Graphic, true);
        for (QWidget* picture : visibleOnes<PartCanvas>(*window_)) expect(picture, QAccessible::Graphic, true);
        for (QWidget* tokens : visibleOnes<TokenStrip>(*window_)) expect(tokens, QAccessible::Graphic, true);
        for (QWidget* bar : visibleOnes<NeedBar>(*window_)) expect(bar, QAccessible::Graphic, true);
      });
    }
    QVERIFY2(wrong.empty(), qPrintable(wrong.join('\n')));
    for (const char* name : {"QCustomPlot", "etude::ValueBars", "etude::LabelBars", "etude::Sparkline", "etude::PartCanvas", "etude::TokenStrip"})
      QVERIFY2(counted.value(QLatin1String(name)) > 0, name);
  }

  void theStageThatIsShownIsChosen() {
    show(Stage::Data, true);
    const auto chosen = [&] {
      QStringList names;
      for (auto* button : window_->findChildren<StageButton*>()) {
        QAccessibleInterface* node = QAccessible::queryAccessibleInterface(button);
        if (node->role() != QAccessible::PageTab || !node->state().selectable) return QStringList{"a stage is no tab"};
        if (node->state().selected) names << node->text(QAccessible::Name);
      }
      return names;
    };
    QCOMPARE(chosen(), QStringList{stageName(Stage::Data)});
    QAccessibleInterface* model = QAccessible::queryAccessibleInterface(window_->findChild<StageButton*>(QStringLiteral("stage.") + stageKey(Stage::Model)));
    model->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(window_->currentStage(), Stage::Model);
    QCOMPARE(chosen(), QStringList{stageName(Stage::Model)});
  }

  void whatTheMarkStandsOnIsSaid() {
    show(Stage::Data, true);
    PartCanvas* canvas = nullptr;
    for (PartCanvas* picture : visibleOnes<PartCanvas>(*window_))
      if (picture->accessibleName() == "Rows per split") canvas = picture;
    QVERIFY(canvas);
    QAccessibleInterface* node = QAccessible::queryAccessibleInterface(canvas);
    const auto said = [&] { return node->text(QAccessible::Description); };
    const QString all = said();
    canvas->setFocus(Qt::TabFocusReason);
    QVERIFY(node->state().focusable && node->state().focused);
    QVERIFY2(said().startsWith("Training: ") && said() != all, qPrintable(said()));
    QTest::keyClick(canvas, Qt::Key_Right);
    QVERIFY2(said().startsWith("Validation: "), qPrintable(said()));
    canvas->clearFocus();
    QCOMPARE(said(), all);

    show(Stage::Tuning, true);
    Chart* chart = visibleOnes<Chart>(*window_).value(0);
    QVERIFY(chart);
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_Left);
    const QString reading = QAccessible::queryAccessibleInterface(chart)->text(QAccessible::Description);
    QVERIFY2(reading != chart->summary() && reading.contains(QRegularExpression("\\d")), qPrintable(reading));
  }

  void theValuesOfASentenceAreTold() {
    show(Stage::Tuning, true);
    Sparkline* line = nullptr;
    inEveryTab(*window_, [&](const QString&) {
      if (!line) line = visibleOnes<Sparkline>(*window_).value(0);
    });
    QVERIFY(line);
    const auto& events = window_->session().monitor().livePredictions();
    QVERIFY(!events.empty());
    const QString said = line->accessibleDescription();
    QVERIFY2(said.contains(QStringLiteral("after step %1").arg(events.back().step)) && said.contains('%'), qPrintable(said));
    QCOMPARE(said.count("after step"), static_cast<qsizetype>(std::min<std::size_t>(events.size(), 10)));
    QVERIFY(line->toolTip().contains("after step"));
  }

  void theKeyboardWalksThroughAllStages() {
    show(Stage::Data, true);
    for (int i = 0; i + 1 < kStageCount; ++i) {
      QCOMPARE(static_cast<int>(window_->currentStage()), i);
      auto* next = window_->findChild<QPushButton*>("next");
      QVERIFY2(next->isEnabled(), qPrintable(stageName(window_->currentStage()) + ": " + next->accessibleDescription()));
      for (int k = 0; k < 500 && QApplication::focusWidget() != next; ++k) QTest::keyClick(window_, Qt::Key_Tab);
      QCOMPARE(QApplication::focusWidget(), next);
      QTest::keyClick(next, Qt::Key_Space);
      QTest::qWait(100);
    }
    QCOMPARE(window_->currentStage(), Stage::Monitoring);
    for (int i = kStageCount - 1; i >= 0; --i) {
      QTest::keyClick(window_, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
      QTest::qWait(20);
      QCOMPARE(window_->currentStage(), static_cast<Stage>(i));
    }
  }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
