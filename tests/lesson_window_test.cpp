// Lessons in the window, by menu, mouse and keyboard: taken from start to end, what they lock stays locked, what they put aside
// comes back, and what an educator saves can be opened.
#include "core/base/files.h"
#include "core/base/paths.h"
#include "tests/ui_support.h"
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

namespace {

constexpr int kWait = test::kPatience;

template <class W>
W* part(QWidget& window, const QString& name) {
  W* found = window.findChild<W*>(name);
  if (!found) qCritical("there is no widget called %s", qPrintable(name));
  return found;
}

void press(QWidget& window, const QString& name) {
  auto* button = part<QPushButton>(window, name);
  QTRY_VERIFY2_WITH_TIMEOUT(button && button->isVisible() && button->isEnabled(), qPrintable(name), kWait);
  QTest::mouseClick(button, Qt::LeftButton);
}

/// Goes to the button by Tab alone and presses it with the space bar.
bool pressByKeyboard(QWidget& window, const QString& name) {
  for (int i = 0; i < 200; ++i) {
    QWidget* now = QApplication::focusWidget();
    if (now && now->objectName() == name) {
      QTest::keyClick(now, Qt::Key_Space);
      return true;
    }
    QTest::keyClick(now ? now : &window, Qt::Key_Tab);
  }
  return false;
}

/// Calls `act` once a dialog of this name is open.
void whenOpen(const QString& name, const std::function<void(QDialog&)>& act) {
  auto* timer = new QTimer(qApp);
  QObject::connect(timer, &QTimer::timeout, timer, [timer, name, act] {
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    if (!dialog || dialog->objectName() != name) return;
    timer->stop();
    timer->deleteLater();
    act(*dialog);
  });
  timer->start(30);
}

QAction* menuEntry(MainWindow& window, const QString& menu, const QString& entry) {
  for (QAction* top : window.menuBar()->actions()) {
    if (top->text().remove('&') != menu) continue;
    for (QAction* action : top->menu()->actions())
      if (action->text().remove('&') == entry) return action;
  }
  return nullptr;
}

/// A lesson of three small steps whose run takes a second.
Lesson smallLesson() {
  Lesson lesson;
  lesson.title = "Small";
  lesson.summary = "A lesson for the test.";
  lesson.recipe.data.train_rows = 40;
  lesson.recipe.model.max_length = 16;
  lesson.recipe.tuning.max_steps = 2;
  lesson.locked = {"tuning.learning_rate", "data.path", "next"};
  lesson.hidden = {"tuning.per_device_train_batch_size", "guideButton"};
  lesson.reason = "Because of the test.";
  lesson.experiments = {{"one", "One", Json::object()}, {"two", "Two", {{"tuning.seed", 7}}}};
  LessonStep first, second, third;
  first.text = "**First** step";
  first.stage = Stage::Tuning;
  first.points_at = "tuning.learning_rate";
  first.until.when = LessonCondition::When::SettingChanged;
  first.until.setting = "tuning.num_train_epochs";
  second.text = "Second step";
  second.experiment = "two";
  second.until = {LessonCondition::When::RunFinished, "two", {}, Stage::Data};
  third.text = "Third step";
  third.questions = {{"Which?", {"left", "right"}, 1, "Right it is."}, {"Why?", {}, -1, "Because."}};
  lesson.steps = {first, second, third};
  lesson.claims = {{"It runs two steps", "steps", "two", true, 2, LessonClaim::Relation::None, {}, {}}};
  lesson.table = {"steps", "training_rows"};
  return lesson;
}

}  // namespace

class LessonWindowTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;
  QTimer* guard_ = nullptr;

  QString saved(const char* name) {
    const fs::path folder = directory_ / name;
    saveLesson(smallLesson(), folder, false);
    return QString::fromStdString(folder.string());
  }

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }
  /// A dialog that nobody expects must not stop the test for ever.
  void init() {
    guard_ = new QTimer(this);
    connect(guard_, &QTimer::timeout, this, [] {
      if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
        qCritical("a dialog called %s was closed by the test", qPrintable(dialog->objectName()));
        for (const QLabel* label : dialog->findChildren<QLabel*>()) qCritical("  %s", qPrintable(label->text()));
        dialog->reject();
      }
    });
    guard_->start(8000);
  }
  void cleanup() { delete guard_; }

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
    window.openPath(saved("locks"));
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
    window.openPath(saved("ring"));
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
    window.openPath(saved("taken"));
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
      window.openPath(saved("closed"));
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
    saveLesson(lesson, directory_ / "long", false);
    const QString folder = QString::fromStdString((directory_ / "long").string());
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
    writeFileAtomically(directory_ / "rows.csv", "text,label\nfine,a\nbad,b\n");
    MainWindow window("light");
    window.show();
    window.openPath(saved("left"));
    QVERIFY(window.lessons().active());
    window.openPath(QString::fromStdString((directory_ / "rows.csv").string()));
    QVERIFY(!window.lessons().active());
    QCOMPARE(window.session().recipe().data.path, (directory_ / "rows.csv").string());
  }

  void aBrokenLessonIsRefusedWithAllItsProblems() {
    makeDirectories(directory_ / "broken");
    writeFileAtomically(directory_ / "broken/lesson.json", R"({"schema": 1, "titel": "x"})");
    MainWindow window("light");
    window.show();
    const Recipe own = window.session().recipe();
    bool told = false;
    whenOpen("problems", [&](QDialog& dialog) {
      told = true;
      dialog.reject();
    });
    window.openPath(QString::fromStdString((directory_ / "broken").string()));
    QVERIFY(told);
    QVERIFY(!window.lessons().active());
    QVERIFY(window.session().recipe() == own);
  }

  void aDraftIsNotThrownAwayWithoutAQuestion() {
    MainWindow window("light");
    window.show();
    const auto answer = [](QMessageBox::ButtonRole role) {
      whenOpen("leaveDraft", [role](QDialog& dialog) {
        auto& box = static_cast<QMessageBox&>(dialog);
        for (QAbstractButton* button : box.buttons())
          if (box.buttonRole(button) == role) return button->click();
      });
    };
    QAction* entry = menuEntry(window, "Lessons", "Save as a lesson…");
    entry->trigger();
    QPointer<LessonEditor> editor = part<LessonEditor>(window, "lessonEditor");
    window.session().edit([](Recipe& recipe) { recipe.tuning.seed = 5; });  // nothing that was typed here
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!editor);
    entry->trigger();
    editor = part<LessonEditor>(window, "lessonEditor");
    part<QLineEdit>(*editor, "lessonEditTitle")->setText("Typed");
    answer(QMessageBox::RejectRole);
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(part<QLineEdit>(*editor, "lessonEditTitle")->text(), QString("Typed"));
    answer(QMessageBox::RejectRole);
    window.close();
    QVERIFY(window.isVisible() && editor && editor->isVisible());
    answer(QMessageBox::DestructiveRole);
    editor->close();
    QTRY_VERIFY(!editor);
  }

  void anEducatorMakesRunsToCompareAndReplacesALesson() {
    MainWindow window("light");
    window.show();
    Session& session = window.session();
    session.edit([](Recipe& recipe) { recipe.tuning.seed = 11; });
    menuEntry(window, "Lessons", "Save as a lesson…")->trigger();
    auto* editor = part<LessonEditor>(window, "lessonEditor");
    part<QLineEdit>(*editor, "lessonEditTitle")->setText("Rates");
    part<QPlainTextEdit>(*editor, "lessonEditSummary")->setPlainText("Two rates.");
    part<QPushButton>(*editor, "addRun")->click();
    part<QLineEdit>(*editor, "runTitle")->setText("Too high");
    auto* setting = part<QComboBox>(*editor, "runSetting");
    for (const char* key : {"tuning.learning_rate", "tuning.class_weights", "tuning.seed"}) {
      setting->setCurrentIndex(setting->findData(QString(key)));
      part<QPushButton>(*editor, "addRunChange")->click();
    }
    part<QLineEdit>(*editor, "runValue.tuning.learning_rate")->setText("0,01");
    auto* weights = part<QComboBox>(*editor, "runValue.tuning.class_weights");
    weights->setCurrentIndex(weights->findData("balanced"));
    auto* changes = part<QTableWidget>(*editor, "runChanges");
    QCOMPARE(changes->rowCount(), 3);
    for (int row = 0; row < changes->rowCount(); ++row)
      if (changes->item(row, 0)->data(Qt::UserRole) == "tuning.seed") changes->setCurrentCell(row, 0);
    part<QPushButton>(*editor, "removeRunChange")->click();
    // A run that is removed again leaves nothing behind.
    part<QPushButton>(*editor, "addRun")->click();
    auto* offered = part<QComboBox>(*editor, "stepExperiment");
    offered->setCurrentIndex(offered->count() - 1);
    part<QPushButton>(*editor, "removeRun")->click();
    QCOMPARE(offered->currentIndex(), 0);
    offered->setCurrentIndex(offered->count() - 1);

    session.edit([](Recipe& recipe) { recipe.tuning.seed = 12; });  // the state when it is saved counts
    const fs::path folder = directory_ / "rates";
    QSignalSpy written(editor, &LessonEditor::saved);
    editor->save(QString::fromStdString(folder.string()));
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, kWait);
    Lesson lesson = loadLesson(folder);
    QCOMPARE(lesson.recipe.tuning.seed, std::int64_t{12});
    QCOMPARE(lesson.experiments.size(), std::size_t{2});
    QCOMPARE(lesson.experiments[1].title, std::string("Too high"));
    QVERIFY(lesson.experiments[1].changes == Json({{"tuning.learning_rate", 0.01}, {"tuning.class_weights", "balanced"}}));
    QCOMPARE(lesson.steps[0].experiment, lesson.experiments[1].name);

    // All of a step is seen: nothing stands beyond the right edge.
    auto* tabs = editor->findChild<QTabWidget*>();
    for (const bool question : {false, true}) {
      tabs->setCurrentIndex(1);
      if (question) part<QPushButton>(*editor, "addQuestion")->click();
      QCoreApplication::processEvents();
      for (QScrollArea* area : editor->findChildren<QScrollArea*>()) QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }
    part<QPlainTextEdit>(*editor, "questionText")->setPlainText("Why?");
    part<QPlainTextEdit>(*editor, "questionAnswer")->setPlainText("Because.");

    // A translation that no longer fits is told of.
    writeFileAtomically(folder / "lesson.de.json", R"({"steps": [{}, {}, {}, {}, {}]})");

    // Saving once more asks before the lesson is replaced.
    part<QLineEdit>(*editor, "lessonEditTitle")->setText("Rates again");
    bool asked = false;
    whenOpen("replaceLesson", [&](QDialog& dialog) {
      asked = true;
      auto& box = static_cast<QMessageBox&>(dialog);
      for (QAbstractButton* button : box.buttons())
        if (box.buttonRole(button) == QMessageBox::AcceptRole) return button->click();
    });
    part<QPushButton>(*editor, "saveLesson")->click();
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 2, kWait);
    QVERIFY(asked);
    QCOMPARE(loadLesson(folder).title, std::string("Rates again"));
    bool told = false;
    for (const QLabel* label : editor->findChildren<QLabel*>()) told = told || (label->isVisible() && label->text().contains("lesson.de.json"));
    QVERIFY(told);
    editor->close();
    session.history().setClean();
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

  void anEducatorSavesTheStateAsALesson() {
    writeFileAtomically(directory_ / "class.csv", "text,label\nfine,a\nbad,b\ngood,a\npoor,b\n");
    MainWindow window("light");
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();
    session.edit([&](Recipe& recipe) {
      recipe.data.path = (directory_ / "class.csv").string();
      recipe.tuning.seed = 77;
    });
    QAction* entry = menuEntry(window, "Lessons", "Save as a lesson…");
    QVERIFY(entry);
    entry->trigger();
    auto* editor = part<LessonEditor>(window, "lessonEditor");
    QVERIFY(editor && editor->isVisible());
    part<QLineEdit>(*editor, "lessonEditTitle")->setText("My class");
    part<QPlainTextEdit>(*editor, "lessonEditSummary")->setPlainText("What we do on Monday.");
    part<QPlainTextEdit>(*editor, "stepText")->setPlainText("Look at the rate.");

    // Pointing at a widget by clicking it.
    window.showStage(Stage::Tuning);
    part<QPushButton>(*editor, "pickWidget")->click();
    QVERIFY(!editor->isVisible());
    auto* rate = part<QWidget>(window, "tuning.learning_rate");
    for (QWidget* above = rate->parentWidget(); above; above = above->parentWidget())
      if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(rate);
    QTest::mouseClick(rate, Qt::LeftButton);
    QVERIFY(editor->isVisible());

    part<QPushButton>(*editor, "addStep")->click();
    part<QPlainTextEdit>(*editor, "stepText")->setPlainText("Then run it.");
    auto* experiment = part<QComboBox>(*editor, "stepExperiment");
    experiment->setCurrentIndex(1);
    part<QPushButton>(*editor, "addQuestion")->click();
    part<QPlainTextEdit>(*editor, "questionText")->setPlainText("Up or down?");
    part<QPlainTextEdit>(*editor, "questionChoices")->setPlainText("up\ndown");
    part<QPlainTextEdit>(*editor, "questionAnswer")->setPlainText("Up, because.");
    part<QPushButton>(*editor, "addStep")->click();
    part<QPlainTextEdit>(*editor, "stepText")->setPlainText("The end.");
    part<QPushButton>(*editor, "stepUp")->click();

    auto* controls = part<QTreeWidget>(*editor, "lessonControls");
    for (int i = 0; i < controls->topLevelItemCount(); ++i) {
      for (int j = 0; j < controls->topLevelItem(i)->childCount(); ++j) {
        QTreeWidgetItem* item = controls->topLevelItem(i)->child(j);
        if (item->data(0, Qt::UserRole) == "tuning.seed") item->setCheckState(1, Qt::Checked);
        if (item->data(0, Qt::UserRole) == "model.path") item->setCheckState(2, Qt::Checked);
      }
    }
    part<QLineEdit>(*editor, "lessonEditReason")->setText("Leave the dice alone.");

    // An unfinished lesson is not written.
    part<QPlainTextEdit>(*editor, "lessonEditSummary")->setPlainText({});
    const QString folder = QString::fromStdString((directory_ / "monday").string());
    editor->save(folder);
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*editor, "saveLesson")->isEnabled(), kWait);
    QVERIFY(!QFileInfo::exists(folder));
    part<QPlainTextEdit>(*editor, "lessonEditSummary")->setPlainText("What we do on Monday.");
    QSignalSpy written(editor, &LessonEditor::saved);
    QTimer::singleShot(300, [&] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      dialog->findChild<QLineEdit*>("fileNameEdit")->setText(folder);
      QMetaObject::invokeMethod(dialog, "accept");
    });
    part<QPushButton>(*editor, "saveLesson")->click();
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, kWait);
    editor->close();

    const Lesson lesson = loadLesson(folder.toStdString());
    QCOMPARE(lesson.title, std::string("My class"));
    QCOMPARE(lesson.steps.size(), std::size_t{3});
    QCOMPARE(lesson.steps[0].text, std::string("Look at the rate."));
    QCOMPARE(lesson.steps[0].points_at, std::string("tuning.learning_rate"));
    QCOMPARE(lesson.steps[1].text, std::string("The end."));
    QCOMPARE(lesson.steps[2].text, std::string("Then run it."));
    QCOMPARE(lesson.steps[2].experiment, std::string("run"));
    QCOMPARE(lesson.steps[2].questions.size(), std::size_t{1});
    QCOMPARE(lesson.steps[2].questions[0].choices.size(), std::size_t{2});
    QCOMPARE(lesson.recipe.tuning.seed, std::int64_t{77});
    QCOMPARE(fs::path(lesson.recipe.data.path), directory_ / "monday/data/class.csv");
    QVERIFY(lesson.locked == std::vector<std::string>{"tuning.seed"} && lesson.hidden == std::vector<std::string>{"model.path"});

    // And a student opens it.
    window.openPath(folder);
    QVERIFY(window.lessons().active());
    QCOMPARE(session.recipe().tuning.seed, std::int64_t{77});
    session.edit([](Recipe& recipe) { recipe.tuning.seed = 1; });
    QCOMPARE(session.recipe().tuning.seed, std::int64_t{77});
    QVERIFY(window.lessons().leave());
  }
};

QTEST_MAIN(LessonWindowTest)
#include "lesson_window_test.moc"
