// The frame of the window: rail, menus, undo, drafts, guide, and what it opens.
#include "tests/ui_support.h"
#include "ui/forms/number_field.h"
#include "ui/guide.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/stage_rail.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include <fstream>

using namespace etude;
using test::kPatience;
using test::settled;

namespace {

/// What a screen reader says of a widget: its own name, or that of its label.
QString spokenName(QWidget* widget) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
  if (!interface) return {};
  if (const QString name = interface->text(QAccessible::Name).trimmed(); !name.isEmpty()) return name;
  const auto labels = interface->relations(QAccessible::Label);
  return labels.isEmpty() ? QString() : labels.first().first->text(QAccessible::Name);
}

bool isInteractive(QWidget* widget) {
  // Parts of a spin box, a combo box or a table are reached through the whole.
  for (QWidget* above = widget->parentWidget(); above; above = above->parentWidget())
    if (qobject_cast<QAbstractSpinBox*>(above) || qobject_cast<QComboBox*>(above) || qobject_cast<QAbstractItemView*>(above))
      return false;
  return qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
         qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QProgressBar*>(widget);
}

}  // namespace

class WindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }

  void whatWasNotSavedIsThereNextTime() {
    {
      MainWindow window("light");
      window.show();
      QTest::qWait(50);
      window.session().edit([](Recipe& recipe) { recipe.tuning.num_train_epochs = 13; });
      window.close();
    }
    {
      MainWindow window("light");
      window.show();
      QTRY_COMPARE_WITH_TIMEOUT(window.session().recipe().tuning.num_train_epochs, 13.0, kPatience);
      window.session().history().undo();
      window.close();  // as it was at first: nothing to keep
    }
    MainWindow window("light");
    window.show();
    QTest::qWait(200);
    QCOMPARE(window.session().recipe().tuning.num_train_epochs, Recipe().tuning.num_train_epochs);
  }

  void whatWasNotSavedSurvivesAStartWithAFile() {
    std::ofstream(directory_ / "clicked.csv") << "text,label\ngood,a\nbad,b\n";
    {
      MainWindow window("light");
      window.show();
      QTest::qWait(50);
      window.session().edit([](Recipe& recipe) { recipe.tuning.num_train_epochs = 17; });
      window.close();
    }
    {
      MainWindow window("light");
      window.openPath(QString::fromStdString((directory_ / "clicked.csv").string()));
      window.show();
      QTest::qWait(50);
      QCOMPARE(window.session().recipe().data.path, (directory_ / "clicked.csv").string());
      window.close();
    }
    MainWindow window("light");
    window.show();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().recipe().tuning.num_train_epochs, 17.0, kPatience);
    window.session().history().undo();
    window.close();
  }

  void aRunDoesNotReplaceUnsavedChangesUnasked() {
    Recipe recipe;
    recipe.name = "Of the run";
    const RunDir run = RunDir::create(directory_ / "asked", recipe);
    MainWindow window("light");
    Session& session = window.session();
    QTRY_VERIFY_WITH_TIMEOUT(settled(session), kPatience);
    session.edit([](Recipe& changed) { changed.tuning.num_train_epochs = 7; });
    int asked = 0;
    const auto answer = [&](QMessageBox::StandardButton button) {
      asked = 0;
      QTimer look;
      connect(&look, &QTimer::timeout, &window, [&asked, button] {
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!question || question->objectName() != "saveChanges") return;
        ++asked;
        question->button(button)->click();
      });
      look.start(50);
      session.openRun(run.path(), false);  // as every page does
      QTRY_COMPARE_WITH_TIMEOUT(asked, 1, kPatience);
      QTRY_VERIFY_WITH_TIMEOUT(!session.runOpening() && !QApplication::activeModalWidget(), kPatience);
    };
    answer(QMessageBox::Cancel);
    QVERIFY(!session.runDir());
    QCOMPARE(session.recipe().tuning.num_train_epochs, 7.0);
    answer(QMessageBox::Discard);
    QTRY_VERIFY_WITH_TIMEOUT(session.runDir(), kPatience);
    QCOMPARE(session.recipe().name, std::string("Of the run"));
    const auto startAnew = [&] {
      for (QAction* action : window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(QKeySequence::New)) action->trigger();
    };
    startAnew();
    QVERIFY(!session.runDir());  // a new recipe has no run
    QCOMPARE(session.recipe(), Recipe());
    session.openRun(run.path(), false);
    QVERIFY(session.runOpening() && !session.canStart());
    startAnew();  // and none that was being opened
    QVERIFY(!session.runOpening());
    QTest::qWait(300);
    QVERIFY(!session.runDir());
    QCOMPARE(session.recipe(), Recipe());
  }

  void escapeLeavesThePresentation() {
    MainWindow window("light");
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F11);
    QTRY_VERIFY(window.isFullScreen());
    QTest::keyClick(&window, Qt::Key_Escape);
    QTRY_VERIFY(!window.isFullScreen());
    QTest::keyClick(&window, Qt::Key_F11);  // the menu has followed
    QTRY_VERIFY(window.isFullScreen());
    QTest::keyClick(&window, Qt::Key_F11);
    QTRY_VERIFY(!window.isFullScreen());
  }

  void undoReachesTheRecipeFromAField() {
    MainWindow window("light");
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.showStage(Stage::Tuning);
    auto* epochs = window.findChild<NumberField*>("tuning.num_train_epochs");
    QVERIFY(epochs);
    epochs->setFocus();
    epochs->selectAll();
    QTest::keyClicks(epochs, "9");
    QTest::keyClick(epochs, Qt::Key_Return);
    QCOMPARE(window.session().recipe().tuning.num_train_epochs, 9.0);
    QTest::keyClick(epochs, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(window.session().recipe().tuning.num_train_epochs, Recipe().tuning.num_train_epochs);
  }

  void whatWasOpenedIsListedAndASavedRecipeIsClean() {
    MainWindow window("light");
    const fs::path path = directory_ / "saved.json";
    Recipe recipe;
    recipe.name = "Saved";
    saveRecipe(recipe, path);
    window.openPath(QString::fromStdString(path.string()));
    QCOMPARE(window.session().recipe().name, std::string("Saved"));
    QVERIFY(!window.isWindowModified());
    window.session().edit([](Recipe& changed) { changed.tuning.num_train_epochs = 7; });
    QVERIFY(window.isWindowModified());
    for (QAction* action : window.findChildren<QAction*>()) {
      if (action->shortcut() == QKeySequence(QKeySequence::Save)) action->trigger();
    }
    QVERIFY(!window.isWindowModified());
    QCOMPARE(loadRecipe(path).tuning.num_train_epochs, 7.0);
    QCOMPARE(QSettings().value("window/recent").toStringList().first(), QString::fromStdString(path.string()));
  }

  void theRailTellsWhatNeedsAttentionAndWhatIsNotPossibleYet() {
    MainWindow window("light");
    auto* rail = window.findChild<StageRail*>();
    QTRY_VERIFY_WITH_TIMEOUT(settled(window.session()), kPatience);
    QCOMPARE(rail->button(Stage::Data)->state(), StageState::Done);
    QVERIFY(rail->button(Stage::Model)->isEnabled());
    QVERIFY(!rail->button(Stage::Evaluation)->isEnabled());
    window.session().openData((directory_ / "absent.csv").string());
    QTRY_COMPARE(rail->button(Stage::Data)->state(), StageState::Attention);
    QVERIFY(!rail->button(Stage::Model)->isEnabled());
    QVERIFY(rail->button(Stage::Data)->accessibleDescription().contains("attention"));
  }

  void aDisabledNextSaysWhyInWords() {
    MainWindow window("light");
    auto* next = window.findChild<QPushButton*>("next");
    auto* reason = window.findChild<QLabel*>("reason");
    QTRY_VERIFY_WITH_TIMEOUT(settled(window.session()), kPatience);
    QVERIFY(next->isEnabled());
    QVERIFY(reason->text().isEmpty());
    next->click();
    QCOMPARE(window.currentStage(), Stage::Model);
    window.findChild<QPushButton*>("back")->click();
    QCOMPARE(window.currentStage(), Stage::Data);
    window.session().openData((directory_ / "absent.csv").string());
    QTRY_VERIFY(settled(window.session()));
    QVERIFY(!next->isEnabled());
    QVERIFY(!reason->text().isEmpty());
  }

  void aStageOnceSeenCanBeSeenAgain() {
    MainWindow window("light");
    QTRY_VERIFY_WITH_TIMEOUT(settled(window.session()), kPatience);
    window.showStage(Stage::Model);
    window.showStage(Stage::Data);
    window.session().openData((directory_ / "absent.csv").string());
    QTRY_VERIFY(settled(window.session()));
    QVERIFY(window.findChild<StageRail*>()->button(Stage::Model)->isEnabled());
  }

  void aRunIsLookedAtWhereItsDataAreNot() {
    Recipe recipe;
    recipe.data.path = (directory_ / "left-at-home.csv").string();
    const RunDir run = RunDir::create(directory_ / "handed-in", recipe);
    fs::copy(fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder", run.model(), fs::copy_options::recursive);
    MainWindow window("light");
    auto* rail = window.findChild<StageRail*>();
    QTRY_VERIFY_WITH_TIMEOUT(settled(window.session()), kPatience);
    window.openPath(QString::fromStdString(run.path().string()));
    QTRY_COMPARE_WITH_TIMEOUT(rail->button(Stage::Data)->state(), StageState::Attention, kPatience);
    QVERIFY(!rail->button(Stage::Environment)->isEnabled());
    for (const Stage stage : {Stage::Tuning, Stage::Evaluation, Stage::Export, Stage::Monitoring}) QVERIFY2(rail->button(stage)->isEnabled(), stageKey(stage));
    window.session().closeRun();
    QTRY_VERIFY_WITH_TIMEOUT(!rail->button(Stage::Export)->isEnabled(), kPatience);
  }

  void whatIsOpenedIsToldApart() {
    std::ofstream(directory_ / "rows.json") << R"([{"text": "good", "label": "a"}, {"text": "bad", "label": "b"}])";
    Recipe recipe;
    recipe.name = "From a file";
    saveRecipe(recipe, directory_ / "plan.json");
    MainWindow window("light");
    window.openPath(QString::fromStdString((directory_ / "rows.json").string()));
    QCOMPARE(window.session().recipe().data.path, (directory_ / "rows.json").string());
    window.openPath(QString::fromStdString((directory_ / "plan.json").string()));
    QCOMPARE(window.session().recipe().name, std::string("From a file"));
  }

  void unsavedChangesAreNotLostUnasked() {
    const fs::path path = directory_ / "kept.json", other = directory_ / "other.json";
    Recipe recipe;
    recipe.name = "Kept";
    saveRecipe(recipe, path);
    recipe.name = "Other";
    saveRecipe(recipe, other);
    MainWindow window("light");
    int asked = 0;
    const auto answerNext = [&](QMessageBox::StandardButton button) {
      QTimer::singleShot(100, &window, [&asked, button] {
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!question || question->objectName() != "saveChanges") return;
        ++asked;
        question->button(button)->click();
      });
    };
    const auto startAnew = [&] {
      for (QAction* action : window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(QKeySequence::New)) action->trigger();
    };
    window.openPath(QString::fromStdString(path.string()));
    window.session().edit([](Recipe& changed) { changed.tuning.num_train_epochs = 7; });
    answerNext(QMessageBox::Cancel);
    startAnew();
    QCOMPARE(asked, 1);
    QCOMPARE(window.session().recipe().tuning.num_train_epochs, 7.0);
    answerNext(QMessageBox::Cancel);
    window.openPath(QString::fromStdString(other.string()));
    QCOMPARE(asked, 2);
    QCOMPARE(window.session().recipe().name, std::string("Kept"));
    answerNext(QMessageBox::Save);
    window.openPath(QString::fromStdString(other.string()));
    QCOMPARE(asked, 3);
    QCOMPARE(window.session().recipe().name, std::string("Other"));
    QCOMPARE(loadRecipe(path).tuning.num_train_epochs, 7.0);
    startAnew();  // nothing to lose: nothing is asked
    window.session().edit([](Recipe& changed) { changed.tuning.num_train_epochs = 9; });
    answerNext(QMessageBox::Discard);
    startAnew();
    QCOMPARE(asked, 4);
    QCOMPARE(window.session().recipe(), Recipe());
    QVERIFY(!window.isWindowModified());
  }

  void severalFilesAreOpenedTogetherOrRefusedInWords() {
    const auto text = [&](const char* name, const char* rows) {
      std::ofstream(directory_ / name) << rows;
      return QString::fromStdString((directory_ / name).string());
    };
    const QString first = text("one.txt", "pos good\nneg bad\n"), second = text("two.txt", "pos fine\nneg awful\n");
    const auto open = [](MainWindow& window, const QStringList& paths) { window.openPaths(paths); };
    MainWindow window("light");
    open(window, {first, second});
    QTRY_COMPARE(window.session().recipe().data.path, first.toStdString());
    QCOMPARE(window.session().recipe().data.more_paths, std::vector<std::string>{second.toStdString()});
    QCOMPARE(QSettings().value("window/recent").toStringList().first(), first + "\n" + second);
    const Recipe before = window.session().recipe();
    fs::create_directories(directory_ / "folder_a");
    fs::create_directories(directory_ / "folder_b");
    const auto folder = [&](const char* name) { return QString::fromStdString((directory_ / name).string()); };
    bool told = false;
    QTimer answer;
    connect(&answer, &QTimer::timeout, this, [&told] {
      auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
      if (!dialog || dialog->objectName() != "problems") return;
      told = true;
      dialog->accept();
    });
    answer.start(20);
    open(window, {folder("folder_a"), folder("folder_b")});
    QTRY_VERIFY(told);
    QCOMPARE(window.session().recipe(), before);
    // What was opened together is opened together again, whatever came between.
    window.session().openData(first.toStdString());
    QCOMPARE(QSettings().value("window/recent").toStringList().first(), first);  // as the buttons of the Data page open it
    window.session().openData("builtin:reviews");
    QCOMPARE(QSettings().value("window/recent").toStringList().first(), first);
    auto* recent = window.findChild<QMenu*>("recent");
    QVERIFY(recent);
    Q_EMIT recent->aboutToShow();
    QVERIFY(recent->actions().at(1)->text().contains("one.txt"));
    recent->actions().at(1)->trigger();
    QCOMPARE(window.session().recipe().data.more_paths, std::vector<std::string>{second.toStdString()});
  }

  void textGrowsOnDemandAndForAProjector() {
    MainWindow window("light");
    window.show();
    const double usual = QApplication::font().pointSizeF();
    const auto trigger = [&](const QKeySequence& keys) {
      for (QAction* action : window.findChildren<QAction*>()) {
        if (action->shortcut() == keys) action->trigger();
      }
    };
    trigger(QKeySequence::ZoomIn);
    QVERIFY(QApplication::font().pointSizeF() > usual);
    trigger(Qt::Key_F11);
    QVERIFY(QApplication::font().pointSizeF() > 1.4 * usual);
    QVERIFY(theme().line > 1.5);
    trigger(Qt::Key_F11);
    QCOMPARE(theme().line, 1.0);
    trigger(QKeySequence(Qt::CTRL | Qt::Key_0));
    QCOMPARE(QApplication::font().pointSizeF(), usual);
  }

  void everyStageExplainsItself() {
    MainWindow window("light");
    window.show();
    auto* guide = window.findChild<QWidget*>("guide");
    auto* button = window.findChild<QPushButton*>("guideButton");
    QVERIFY(guide && button && !guide->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(guide->isVisible());
    QStringList seen;
    for (int i = 0; i < kStageCount; ++i) {
      window.showStage(static_cast<Stage>(i));
      const StageGuide words = stageGuide(static_cast<Stage>(i));
      QVERIFY(!words.why.isEmpty() && words.steps.size() >= 2);
      bool shown = false;
      for (const QLabel* label : guide->findChildren<QLabel*>()) shown = shown || label->text() == words.why.toHtmlEscaped();
      QVERIFY(shown);
      for (const Word& word : words.words) seen << word.word;
    }
    QCOMPARE(seen.removeDuplicates(), 0);  // each word is explained once
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!guide->isVisible());
  }

  void pagesStandWithoutData() {
    MainWindow window("dark");
    window.session().openData((directory_ / "absent.csv").string());
    window.session().edit([](Recipe& recipe) { recipe.model.path = "/nowhere"; });
    for (int i = 0; i < kStageCount; ++i) {
      window.showStage(static_cast<Stage>(i));
      QVERIFY(!window.grab().isNull());
    }
    QTRY_VERIFY(settled(window.session()));
    for (int i = 0; i < kStageCount; ++i) window.showStage(static_cast<Stage>(i));
    applyTheme(*qApp, "light");
  }

  void everyInteractiveWidgetHasAName() {
    MainWindow window("light");
    QTRY_VERIFY_WITH_TIMEOUT(settled(window.session()), kPatience);
    QStringList unnamed;
    int seen = 0;
    for (int i = 0; i < kStageCount; ++i) {
      window.showStage(static_cast<Stage>(i));
      window.grab();
      for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isInteractive(widget) || !widget->isVisibleTo(&window)) continue;
        ++seen;
        if (spokenName(widget).isEmpty())
          unnamed << QStringLiteral("%1 %2 on page %3").arg(widget->metaObject()->className(), widget->objectName()).arg(i + 1);
      }
    }
    QVERIFY(seen > 60);
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("\n")));
  }

 private:
  test::TemporaryDirectory directory_;
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
