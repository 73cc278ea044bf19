// Lessons in the window, by menu, mouse and keyboard: taken from start to end, what they lock stays locked, and what they put aside
// comes back.
#include "core/base/files.h"
#include "core/base/paths.h"
#include "tests/lesson_support.h"
#include "ui/language.h"
#include "ui/lessons/lesson_editor.h"
#include "ui/lessons/lesson_player.h"
#include "ui/lessons/lesson_pointer.h"
#include "ui/main_window.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QTreeWidget>

using namespace etude;
using namespace etude::test;

class LessonWindowTest : public QObject {
  Q_OBJECT

 private:
  LessonFolder folder_;

 private Q_SLOTS:
  void initTestCase() { settleUi(folder_.directory()); }
  void init() { folder_.watchDialogs(); }
  void cleanup() { folder_.leaveDialogs(); }

  void everyBuiltInLessonPointsAtWhatIsThere() {
    MainWindow window("light");
    window.show();
    for (const Lesson& lesson : builtinLessons()) {
      // What is missing would be shown in a dialog.
      QString complaint;
      QTimer watch;
      connect(&watch, &QTimer::timeout, &watch, [&] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        complaint = QStringLiteral("a dialog;");
        for (const QLabel* label : dialog->findChildren<QLabel*>()) complaint += label->text() + ' ';
        dialog->reject();
      });
      watch.start(20);
      window.openPath(QString::fromStdString(lesson.folder.string()));
      QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
      QVERIFY(window.lessons().active());
      for (const LessonStep& step : lesson.steps)
        if (!step.points_at.empty()) QVERIFY2(findLessonTarget(window, QString::fromStdString(step.points_at)), step.points_at.c_str());
      QVERIFY(window.lessons().leave());
    }
  }

  void aLessonIsChosenFromTheMenuAndLeft() {
    MainWindow window("light");
    window.show();
    Session& session = window.session();
    session.edit([](Recipe& recipe) { recipe.tuning.seed = 99; });
    const Recipe own = session.recipe();
    QAction* choose = menuEntry(window, "Lessons", "Choose a lesson…");
    QVERIFY(choose);
    whenOpen("lessonChooser", [](QDialog& dialog) { dialog.findChild<QPushButton*>("startLesson.transfer")->click(); });
    choose->trigger();
    QVERIFY(window.lessons().active());
    QCOMPARE(session.recipe().model.initialisation, std::string("pretrained"));
    QCOMPARE(session.recipe().tuning.max_steps, std::int64_t{120});
    QVERIFY(part<QWidget>(window, "lessonPanel")->isVisible());
    QCOMPARE(part<QLabel>(window, "lessonTitle")->text(), QString::fromStdString(window.lessons().lesson().title));
    QCOMPARE(window.currentStage(), Stage::Model);
    QVERIFY(!session.history().canUndo());
    press(window, "leaveLesson");
    QVERIFY(!window.lessons().active());
    QVERIFY(session.recipe() == own);
    QVERIFY(!session.history().isClean());
    QVERIFY(!part<QWidget>(window, "lessonPanel")->isVisible());
  }

  void theButtonOfTheHeaderOpensTheChooser() {
    MainWindow window("light");
    window.show();
    bool opened = false;
    whenOpen("lessonChooser", [&](QDialog& dialog) {
      opened = true;
      QCOMPARE(dialog.findChildren<QPushButton*>(QRegularExpression("^startLesson\\.")).size(), static_cast<qsizetype>(builtinLessons().size()));
      dialog.reject();
    });
    press(window, "lessonsButton");
    QVERIFY(opened);
    QVERIFY(!window.lessons().active());
  }

  void enterStartsTheLessonThatHasTheFocus() {
    MainWindow window("light");
    window.show();
    whenOpen("lessonChooser", [](QDialog& dialog) {
      auto* start = dialog.findChild<QPushButton*>("startLesson.imbalance");
      start->setFocus();
      QTest::keyClick(start, Qt::Key_Return);
      if (dialog.isVisible()) dialog.reject();
    });
    press(window, "lessonsButton");
    QVERIFY(window.lessons().active());
    QCOMPARE(window.lessons().lesson().name(), std::string("imbalance"));
    QVERIFY(window.lessons().leave());
  }

  void theKeysOfSubmenusAndPagesAreListed() {
    MainWindow window("light");
    window.show();
    QString listed;
    whenOpen("shortcuts", [&](QDialog& dialog) {
      listed = dialog.findChild<QTextBrowser*>()->toPlainText();
      dialog.reject();
    });
    menuEntry(window, "Help", "Keyboard shortcuts")->trigger();
    for (const char* expected : {"Larger", "Ctrl++", "F11", "Ctrl+L", "Star", "Ctrl+D", "Ctrl+7"}) QVERIFY2(listed.contains(expected), expected);
  }

  void whatALessonLocksStaysLockedAndComesBack() {
    MainWindow window("light");
    window.show();
    Session& session = window.session();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(session), kWait);
    window.openPath(folder_.saved("locks"));
    auto* rate = part<QWidget>(window, "tuning.learning_rate");
    QVERIFY(!rate->isEnabled());
    QVERIFY(rate->toolTip().contains("Because of the test."));
    auto* next = part<QPushButton>(window, "next");
    QTRY_VERIFY_WITH_TIMEOUT(!next->isEnabled(), kWait);
    QVERIFY(next->toolTip().contains("Because of the test."));
    auto* guide = part<QPushButton>(window, "guideButton");
    QTRY_VERIFY_WITH_TIMEOUT(!guide->isVisible(), kWait);
    QVERIFY(!part<QWidget>(window, "tuning.per_device_train_batch_size")->isVisible());

    // Not by a preset, a dropped file or anything else that edits either.
    const double before = session.recipe().tuning.learning_rate;
    session.edit([](Recipe& recipe) {
      recipe.tuning.learning_rate = 0.5;
      recipe.tuning.seed = 5;
    });
    QCOMPARE(session.recipe().tuning.learning_rate, before);
    QCOMPARE(session.recipe().tuning.seed, std::int64_t{5});
    QVERIFY(part<QLabel>(window, "lessonHeld")->isVisible());
    session.openData("/elsewhere.csv");
    QCOMPARE(session.recipe().data.path, std::string("builtin:reviews"));
    next->setEnabled(true);  // as the window itself does with every change
    QTRY_VERIFY_WITH_TIMEOUT(!next->isEnabled(), kWait);

    QVERIFY(window.lessons().leave());
    QVERIFY(rate->isEnabled());
    QVERIFY(!rate->toolTip().contains("Because of the test."));
    QVERIFY(guide->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled() || session.dataLoading(), kWait);
    session.edit([](Recipe& recipe) { recipe.tuning.learning_rate = 0.5; });
    QCOMPARE(session.recipe().tuning.learning_rate, 0.5);
  }

  void theRingFollowsWhatTheStepPointsAt() {
    MainWindow window("light");
    window.resize(1280, 800);
    window.show();
    window.openPath(folder_.saved("ring"));
    auto* pointer = part<LessonPointer>(window, "lessonPointer");
    auto* rate = part<QWidget>(window, "tuning.learning_rate");
    const auto around = [&] { return rate->isVisible() && pointer->isVisible() && pointer->ring().contains(QRect(rate->mapTo(&window, QPoint()), rate->size())); };
    QTRY_VERIFY_WITH_TIMEOUT(around(), kWait);
    window.resize(1100, 700);
    QTRY_VERIFY_WITH_TIMEOUT(around(), kWait);
    window.showStage(Stage::Data);
    QTRY_VERIFY_WITH_TIMEOUT(!pointer->isVisible(), kWait);
    window.showStage(Stage::Tuning);
    QTRY_VERIFY_WITH_TIMEOUT(around(), kWait);
    QCOMPARE(window.childAt(pointer->ring().center())->testAttribute(Qt::WA_TransparentForMouseEvents), false);
    window.lessons().leave();
    QVERIFY(!pointer->isVisible());
  }

  void aLessonIsTakenToItsEndByKeyboard() {
    MainWindow window("light");
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    Session& session = window.session();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(session) && session.engineInfo(), kWait);
    const Recipe own = session.recipe();
    window.openPath(folder_.saved("taken"));
    LessonPlayer& player = window.lessons();
    QCOMPARE(QApplication::focusWidget(), part<QWidget>(window, "lessonText"));
    QVERIFY(part<QWidget>(window, "lessonText")->accessibleDescription().contains("First"));
    QString why;
    QVERIFY(!player.mayGoOn(&why) && !why.isEmpty());
    QVERIFY(!part<QPushButton>(window, "lessonNext")->isEnabled());
    session.edit([](Recipe& recipe) { recipe.tuning.num_train_epochs = 5; });
    QVERIFY(part<QPushButton>(window, "lessonNext")->isEnabled());
    QVERIFY(pressByKeyboard(window, "lessonNext"));
    QCOMPARE(player.step(), 1);
    QCOMPARE(QApplication::focusWidget(), part<QWidget>(window, "lessonText"));
    QCOMPARE(part<QLabel>(window, "lessonProgress")->text(), QString("Step 2 of 3"));
    QVERIFY(pressByKeyboard(window, "lessonBack"));
    QCOMPARE(player.step(), 0);
    QVERIFY(player.mayGoOn());  // it was open once
    QVERIFY(pressByKeyboard(window, "lessonNext"));

    QVERIFY(pressByKeyboard(window, "runExperiment"));
    QTRY_VERIFY_WITH_TIMEOUT(session.running() || session.monitor().result(), kWait);
    QVERIFY(!player.leave() || !session.running());
    QTRY_VERIFY_WITH_TIMEOUT(!player.outcomes().empty(), 10 * kWait);
    QCOMPARE(player.outcomes().front().experiment, std::string("two"));
    QCOMPARE(session.runDir()->recipe().tuning.seed, std::int64_t{7});
    auto* table = part<QTableWidget>(window, "lessonResults");
    QCOMPARE(table->item(0, 1)->text(), QString("2"));
    QCOMPARE(table->item(1, 1)->text(), QString("40"));
    QVERIFY(part<QLabel>(window, "lessonClaims")->text().contains("It runs two steps"));
    QVERIFY(part<QLabel>(window, "lessonClaims")->text().contains(QStringLiteral("✓")));

    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(window, "lessonNext")->isEnabled(), kWait);
    QVERIFY(pressByKeyboard(window, "lessonNext"));
    QCOMPARE(player.step(), 2);
    QVERIFY(!part<QLabel>(window, "answer.1")->isVisible());
    QVERIFY(pressByKeyboard(window, "showAnswer.1"));
    QVERIFY(part<QLabel>(window, "answer.1")->isVisible());
    QVERIFY(part<QLabel>(window, "verdict.1")->text().contains("right"));
    QVERIFY(pressByKeyboard(window, "showAnswer.2"));
    QVERIFY(part<QLabel>(window, "answer.2")->isVisible());

    whenOpen("lessonFinished", [](QDialog& dialog) { dialog.reject(); });
    QVERIFY(pressByKeyboard(window, "lessonNext"));
    QVERIFY(!player.active());
    QVERIFY(LessonPlayer::done().contains("taken"));
    QVERIFY(session.recipe() == own);
    QVERIFY(!session.runDir());
  }

  void closingTheWindowInALessonKeepsTheUsersOwnPlan() {
    {
      MainWindow window("light");
      window.show();
      window.session().edit([](Recipe& recipe) { recipe.tuning.seed = 1234; });
      window.openPath(folder_.saved("closed"));
      window.close();
    }
    MainWindow window("light");
    window.show();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().recipe().tuning.seed, std::int64_t{1234}, kWait);
    QVERIFY(!window.lessons().active());
  }

  void closingTheWindowGivesUpTheLessonsRun() {
    const auto closeIt = [](MainWindow& window, QString& asked) {
      whenOpen("stopQuestion", [&](QDialog& dialog) {
        auto& box = static_cast<QMessageBox&>(dialog);
        asked = box.text();
        for (QAbstractButton* button : box.buttons())
          if (box.buttonRole(button) == QMessageBox::AcceptRole) return button->click();
      });
      window.close();
      QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), kWait);
    };
    Lesson lesson = smallLesson();
    lesson.recipe.tuning.max_steps = 5000;
    saveLesson(lesson, folder_.directory() / "long", false);
    const QString folder = QString::fromStdString((folder_.directory() / "long").string());
    QString asked;
    {
      MainWindow window("light");
      window.show();
      Session& session = window.session();
      QTRY_VERIFY_WITH_TIMEOUT(test::settled(session) && session.engineInfo(), kWait);
      // An older run of the user's own that was stopped, and is being looked at.
      session.setRecipe(experimentRecipe(lesson, lesson.experiments.front()), {});
      QTRY_VERIFY_WITH_TIMEOUT(test::settled(session) && session.canStart(), kWait);
      QVERIFY(session.startRun());
      QTRY_VERIFY_WITH_TIMEOUT(!session.monitor().loss().empty(), kWait);
      session.run()->stop();
      QTRY_VERIFY_WITH_TIMEOUT(!session.running() && session.monitor().result(), kWait);
      QCOMPARE(session.monitor().result()->reason, std::string("stopped"));
      session.setRecipe({}, {});
      session.history().setClean();
      window.openPath(folder);
      window.lessons().runExperiment("two");
      QTRY_VERIFY_WITH_TIMEOUT(session.running() && !session.monitor().loss().empty(), kWait);
      closeIt(window, asked);
    }
    QVERIFY2(asked.contains("lesson") && !asked.contains("goes on when"), qPrintable(asked));
    MainWindow window("light");
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(window.session()) && window.session().engineInfo(), kWait);
    QVERIFY(!window.lessons().active());
    QVERIFY(!window.session().running() && !window.session().runDir());
    QVERIFY(window.session().recipe() == Recipe{});
  }

  void openingSomethingElseLeavesTheLesson() {
    writeFileAtomically(folder_.directory() / "rows.csv", "text,label\nfine,a\nbad,b\n");
    MainWindow window("light");
    window.show();
    window.openPath(folder_.saved("left"));
    QVERIFY(window.lessons().active());
    window.openPath(QString::fromStdString((folder_.directory() / "rows.csv").string()));
    QVERIFY(!window.lessons().active());
    QCOMPARE(window.session().recipe().data.path, (folder_.directory() / "rows.csv").string());
  }

  void aBrokenLessonIsRefusedWithAllItsProblems() {
    makeDirectories(folder_.directory() / "broken");
    writeFileAtomically(folder_.directory() / "broken/lesson.json", R"({"schema": 1, "titel": "x"})");
    MainWindow window("light");
    window.show();
    const Recipe own = window.session().recipe();
    bool told = false;
    whenOpen("problems", [&](QDialog& dialog) {
      told = true;
      dialog.reject();
    });
    window.openPath(QString::fromStdString((folder_.directory() / "broken").string()));
    QVERIFY(told);
    QVERIFY(!window.lessons().active());
    QVERIFY(window.session().recipe() == own);
  }

  void nothingOnTheTuningPageIsCutOff_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("presenting");
    QTest::addColumn<bool>("lesson");
    for (const char* language : {"en", "de"})
      for (const bool presenting : {false, true})
        for (const bool lesson : {false, true})
          QTest::addRow("%s, %s, %s", language, presenting ? "presenting" : "normal", lesson ? "lesson" : "no lesson") << language << presenting << lesson;
  }

  void nothingOnTheTuningPageIsCutOff() {
    QFETCH(QString, language);
    QFETCH(bool, presenting);
    QFETCH(bool, lesson);
    setLanguage(language);
    {
      MainWindow window("light");
      window.show();
      QTRY_VERIFY_WITH_TIMEOUT(test::settled(window.session()) && window.session().engineInfo(), kWait);
      window.showStage(Stage::Tuning);
      if (lesson) window.openPath(QString::fromStdString((resourceDirectory() / "lessons/overfitting").string()));
      if (presenting) {
        for (QAction* action : window.findChildren<QAction*>())
          if (action->shortcut() == QKeySequence(Qt::Key_F11)) action->trigger();
        window.setWindowState(Qt::WindowNoState);  // the screen of a test has its own size
      }
      window.resize(1280, 800);
      QTest::qWait(200);
      QCOMPARE(window.size(), QSize(1280, 800));
      auto* page = part<QWidget>(window, "tuningTabs")->parentWidget();
      QVERIFY(page->isVisible());
      int seen = 0;
      QStringList cut;
      const auto check = [&](QWidget* widget) {
        if (!widget->isVisible() || qobject_cast<QTabBar*>(widget->parentWidget())) return;
        ++seen;
        const int left = widget->mapTo(&window, QPoint()).x(), right = left + widget->width();
        for (QWidget* above = widget->parentWidget(); above && above != &window; above = above->parentWidget()) {
          const int edge = above->mapTo(&window, QPoint()).x();
          if (left < edge || right > edge + above->width())
            return cut.append(QStringLiteral("%1 “%2” %3–%4 in %5 %6–%7").arg(widget->metaObject()->className(), widget->accessibleName().isEmpty() ? widget->objectName() : widget->accessibleName())
                                  .arg(left).arg(right).arg(above->metaObject()->className()).arg(edge).arg(edge + above->width()));
        }
        if (right > window.width()) cut << widget->objectName();
        if (auto* button = qobject_cast<QPushButton*>(widget); button && button->width() < button->minimumSizeHint().width()) cut << "text of " + button->text();
      };
      QList<QWidget*> places{page};
      if (lesson) places << part<QWidget>(window, "lessonPanel");
      for (QWidget* place : places) {
        for (QAbstractButton* button : place->findChildren<QAbstractButton*>()) check(button);
        for (QAbstractSpinBox* field : place->findChildren<QAbstractSpinBox*>()) check(field);
        for (QComboBox* field : place->findChildren<QComboBox*>()) check(field);
      }
      if (qEnvironmentVariableIsSet("ETUDE_TEST_PICTURES"))
        window.grab().save(qEnvironmentVariable("ETUDE_TEST_PICTURES") + QStringLiteral("/tuning-%1-%2-%3.png").arg(language).arg(presenting).arg(lesson));
      QVERIFY(seen > 10);
      QVERIFY2(cut.isEmpty(), qPrintable(cut.join('\n')));
      window.lessons().leave();
    }
    setLanguage("en");
    applyTheme(*qApp, "light");
  }
};

QTEST_MAIN(LessonWindowTest)
#include "lesson_window_test.moc"
