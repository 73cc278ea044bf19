// The main job in the window, end to end, by clicking: a file of labelled texts goes through all seven stages to an exported,
// watched model.
#include "core/serve/prediction_log.h"
#include "tests/ui_support.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/stage_status.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QStackedWidget>
#include <QTest>
#include <QTimer>

using namespace etude;

namespace {

constexpr int kPatience = 30000;
constexpr int kRunPatience = 900000;

template <class W>
W* widget(QWidget& window, const char* name) {
  W* found = window.findChild<W*>(QLatin1String(name));
  if (!found) qCritical("there is no widget called %s", name);
  return found;
}

/// The page that is shown: the rail has buttons of the same names.
QWidget& page(MainWindow& window) { return *window.findChild<QStackedWidget*>()->currentWidget(); }

/// Clicks the button of this name as soon as that is possible.
void press(QWidget& area, const QString& name) {
  const auto button = [&] { return test::named(area, name, QAccessible::PushButton); };
  QTRY_VERIFY2_WITH_TIMEOUT(button() && button()->isEnabled(), qPrintable(name), kPatience);
  QTest::mouseClick(button(), Qt::LeftButton);
}

/// Answers the next file dialog with `path`.
void chooseInDialog(const QString& path) {
  auto* timer = new QTimer(qApp);
  QObject::connect(timer, &QTimer::timeout, timer, [timer, path] {
    for (QWidget* top : QApplication::topLevelWidgets()) {
      auto* dialog = qobject_cast<QFileDialog*>(top);
      if (!dialog || !dialog->isVisible()) continue;
      timer->deleteLater();
      dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
      QMetaObject::invokeMethod(dialog, "accept");
    }
  });
  timer->start(50);
}

void typeNumber(QWidget& area, const QString& name, const QString& text) {
  auto* field = qobject_cast<QAbstractSpinBox*>(test::named(area, name, QAccessible::SpinBox));
  QVERIFY2(field, qPrintable(name));
  field->setFocus();
  field->selectAll();
  QTest::keyClicks(field, text);
  QTest::keyClick(field, Qt::Key_Return);
}

}  // namespace

class WindowRunTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }

  void allSevenStagesByClicking_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("epochs");
    QTest::addColumn<double>("margin");
    QTest::newRow("built-in reviews") << QString() << QString() << "3" << 0.08;
    QTest::newRow("sms spam") << QString::fromStdString(fs::weakly_canonical(test::sharedDirectory() / "data/data-sms-spam/SMSSpamCollection_clean.tsv").string()) << "1600"
                              << "2" << 0.03;
  }

  void allSevenStagesByClicking() {
    QFETCH(QString, file);
    QFETCH(QString, rows);
    QFETCH(QString, epochs);
    QFETCH(double, margin);
    MainWindow window("light");
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    Session& session = window.session();

    // Data
    QTRY_VERIFY_WITH_TIMEOUT(session.dataset(), kPatience);
    window.showStage(Stage::Data);  // the page comes after the first paint, which may not have been yet
    if (!file.isEmpty()) {
      chooseInDialog(file);
      press(page(window), "Open files…");
      QTRY_COMPARE_WITH_TIMEOUT(session.recipe().data.path, file.toStdString(), kPatience);
      QTRY_VERIFY_WITH_TIMEOUT(!session.dataLoading() && session.dataset(), kPatience);
      while (test::named(page(window), "More settings", QAccessible::PushButton)) press(page(window), "More settings");
      typeNumber(page(window), "Training rows to use", rows);
      QCOMPARE(session.recipe().data.train_rows, rows.toLongLong());
    }
    QTRY_VERIFY_WITH_TIMEOUT(session.engineInfo(), kPatience);

    // Model, Environment, Tuning
    for (const Stage stage : {Stage::Model, Stage::Environment, Stage::Tuning}) {
      press(window, "Next: " + stageName(stage));
      QTRY_COMPARE_WITH_TIMEOUT(window.currentStage(), stage, kPatience);
    }
    typeNumber(page(window), "Epochs", epochs);
    QCOMPARE(session.recipe().tuning.num_train_epochs, epochs.toDouble());
    press(page(window), "Start");
    QTRY_VERIFY_WITH_TIMEOUT(session.runDir(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(session.monitor().state() == RunMonitor::State::Finished || session.monitor().state() == RunMonitor::State::Failed,
                             kRunPatience);
    QVERIFY2(session.monitor().state() == RunMonitor::State::Finished, describe(session.monitor().failure()).c_str());

    // Evaluation
    qInfo("Evaluation");
    const Evaluation evaluation = evaluationFromJson(parseJson(readFile(session.runDir()->evaluation()), "evaluation.json"));
    qInfo("test accuracy %.3f, majority %.3f", evaluation.tuned.accuracy, evaluation.majority.accuracy);
    QVERIFY(evaluation.tuned.accuracy > evaluation.majority.accuracy + margin);
    press(window, "Next: Evaluation");
    QTRY_COMPARE_WITH_TIMEOUT(window.currentStage(), Stage::Evaluation, kPatience);
    const QString right = QString::number(std::lround(evaluation.tuned.accuracy * static_cast<double>(evaluation.tuned.examples)));
    QTRY_VERIFY_WITH_TIMEOUT(widget<QLabel>(window, "evaluationSentence")->text().contains(right), kPatience);

    // Export
    qInfo("Export");
    press(window, "Next: Export");
    QTRY_COMPARE_WITH_TIMEOUT(window.currentStage(), Stage::Export, kPatience);
    press(page(window), "Export");
    QTRY_VERIFY_WITH_TIMEOUT(widget<QLabel>(window, "exportVerdict")->isVisible(), 4 * kPatience);
    QVERIFY2(fs::exists(session.runDir()->path() / "export/model.safetensors"), qPrintable(widget<QLabel>(window, "exportVerdict")->text()));
    QWidget* text = test::named(page(window), "Text to try", QAccessible::EditableText);
    QVERIFY(text);
    text->setFocus();
    QTest::keyClicks(text, "What a lovely day, I enjoyed every minute of it");
    press(page(window), "Ask the model");
    QTRY_VERIFY_WITH_TIMEOUT(!widget<QLabel>(window, "tryAnswer")->text().isEmpty(), kPatience);

    // Monitoring
    qInfo("Monitoring");
    press(window, "Next: Monitoring");
    QTRY_COMPARE_WITH_TIMEOUT(window.currentStage(), Stage::Monitoring, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(PredictionLog(session.runDir()->predictions()).size(), std::int64_t{1}, kPatience);
  }

  void aRunClosedInTheMiddleGoesOnNextTime() {
    fs::path run;
    {
      MainWindow window("light");
      window.show();
      Session& session = window.session();
      session.edit([](Recipe& recipe) {
        recipe.data.train_rows = 200;
        recipe.tuning.num_train_epochs = 100;
      });
      QTRY_VERIFY_WITH_TIMEOUT(session.canStart(), kPatience);
      window.showStage(Stage::Tuning);
      press(page(window), "Start");
      QTRY_VERIFY_WITH_TIMEOUT(session.monitor().result() || session.monitor().progress() > 0, kRunPatience);
      run = session.runDir()->path();
      QTimer::singleShot(200, [] {
        auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons()) {
          if (question->buttonRole(button) == QMessageBox::AcceptRole) button->click();
        }
      });
      window.close();
      QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), kPatience);
      QVERIFY(!session.running());
    }
    MainWindow window("light");
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(window.session().running() && window.session().monitor().plan().resumed_from > 0, kPatience);
    QCOMPARE(window.session().runDir()->path(), run);
    QCOMPARE(window.currentStage(), Stage::Tuning);
    window.session().run()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!window.session().running(), kPatience);
    window.close();
    QTest::qWait(50);
    MainWindow third("light");  // stopped by hand: it stays stopped
    third.show();
    QTest::qWait(1000);
    QVERIFY(!third.session().running());
  }
};

QTEST_MAIN(WindowRunTest)
#include "window_run_test.moc"
