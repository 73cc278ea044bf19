// Lessons made in the window by an educator: steps, questions, runs, locks, saved and saved again.
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

class LessonEditorTest : public QObject {
  Q_OBJECT

 private:
  LessonFolder folder_;

 private Q_SLOTS:
  void initTestCase() { settleUi(folder_.directory()); }
  void init() { folder_.watchDialogs(); }
  void cleanup() { folder_.leaveDialogs(); }

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
    offered->setCurrentIndex(offered->count() - 2);
    part<QPushButton>(*editor, "removeRun")->click();
    QCOMPARE(offered->currentIndex(), 0);
    offered->setCurrentIndex(offered->count() - 2);

    session.edit([](Recipe& recipe) { recipe.tuning.seed = 12; });  // the state when it is saved counts
    const fs::path folder = folder_.directory() / "rates";
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

  void anEducatorSavesTheStateAsALesson() {
    writeFileAtomically(folder_.directory() / "class.csv", "text,label\nfine,a\nbad,b\ngood,a\npoor,b\n");
    MainWindow window("light");
    window.resize(1280, 800);
    window.show();
    Session& session = window.session();
    session.edit([&](Recipe& recipe) {
      recipe.data.path = (folder_.directory() / "class.csv").string();
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
    const QString folder = QString::fromStdString((folder_.directory() / "monday").string());
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
    QCOMPARE(fs::path(lesson.recipe.data.path), folder_.directory() / "monday/data/class.csv");
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

QTEST_MAIN(LessonEditorTest)
#include "lesson_editor_test.moc"
