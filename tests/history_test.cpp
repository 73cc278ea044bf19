// The history of runs by clicking: star, rename, note, find, sort, lay over each other, compare, repeat, delete; and the buttons of
// the overfitting banner.
#include "core/run/run_meta.h"
#include "tests/ui_support.h"
#include "ui/charts/live_chart.h"
#include "ui/page.h"
#include "ui/pages/run_figures.h"
#include "ui/pages/run_list.h"

#include <QAction>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace etude;

namespace {

using test::kPatience;

/// A finished run with a training loss that falls to 0 and a validation loss that turns at half way, if it overfits.
void makeRun(const fs::path& path, double learning_rate, double worst, bool overfits) {
  Recipe recipe;
  recipe.name = path.filename().string();
  recipe.tuning.learning_rate = learning_rate;
  const RunDir run = RunDir::create(path, recipe);
  EventLog log(run);
  RunStarted plan;
  plan.total_steps = 200;
  plan.steps_per_epoch = 20;
  log.emit(plan);
  std::vector<EvalSample> evals;
  for (std::int64_t i = 1; i <= 200; ++i) {
    StepSample step;
    step.step = i;
    step.loss = worst / std::sqrt(static_cast<double>(i));
    step.learning_rate = learning_rate;
    step.seconds = static_cast<double>(i) * 0.01;
    log.emit(step);
    if (i % 20 != 0) continue;
    EvalSample eval;
    eval.step = i;
    eval.train_loss = step.loss;
    eval.loss = overfits ? worst * (0.4 + std::abs(static_cast<double>(i) - 100) / 200) : worst / std::log(2.0 + static_cast<double>(i));
    eval.accuracy = 1 - eval.loss / 4;
    eval.best = !overfits || i <= 100;
    evals.push_back(eval);
    log.emit(eval);
  }
  if (overfits) log.emit(OverfittingFound{100, worst * 0.4, 160});
  RunFinished finished;
  finished.reason = "completed";
  finished.step = 200;
  finished.seconds = 42;
  finished.best_step = overfits ? 100 : 200;
  log.emit(finished);
}

template <class W>
W* child(QWidget& parent, const char* name) {
  W* found = parent.findChild<W*>(QLatin1String(name));
  if (!found) qCritical("there is no widget called %s", name);
  return found;
}

template <class D>
D* openDialog(const char* name) {
  for (QWidget* top : QApplication::topLevelWidgets())
    if (top->isVisible() && top->objectName() == QLatin1String(name)) return qobject_cast<D*>(top);
  for (QWidget* any : QApplication::allWidgets())
    if (any->isVisible() && any->objectName() == QLatin1String(name)) return qobject_cast<D*>(any);
  return nullptr;
}

}  // namespace

class HistoryTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<test::TemporaryDirectory> directory_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<QWidget> window_;
  QListWidget* list_ = nullptr;

  fs::path run(const std::string& name) const { return *directory_ / "runs" / name; }
  int rowOf(const QString& text) const {
    for (int row = 0; row < list_->count(); ++row)
      if (list_->item(row)->text().contains(text)) return row;
    return -1;
  }
  void choose(const QString& text) {
    QVERIFY2(rowOf(text) >= 0, qPrintable(text));
    list_->setCurrentRow(rowOf(text));
  }
  void tick(const QString& text, bool on = true) {
    QVERIFY(rowOf(text) >= 0);
    list_->item(rowOf(text))->setCheckState(on ? Qt::Checked : Qt::Unchecked);
  }
  QAction* action(const char* name) const { return list_->findChild<QAction*>(QLatin1String(name)); }
  LiveChart* lossChart() const { return window_->findChild<LiveChart*>(QStringLiteral("chart0")); }

 private Q_SLOTS:
  void init() {
    directory_ = std::make_unique<test::TemporaryDirectory>();
    test::settleUi(*directory_);
    qputenv("XDG_DATA_HOME", (*directory_ / "data").string().c_str());
    makeRun(run("alpha"), 3e-4, 1.0, false);
    makeRun(run("beta"), 1e-3, 2.0, true);
    makeRun(run("gamma"), 3e-4, 0.5, false);
    session_ = std::make_unique<Session>();
    window_.reset(makeTuningPage(*session_, nullptr));
    window_->resize(1100, 800);
    window_->show();
    static_cast<Page*>(window_.get())->entered();
    child<QTabWidget>(*window_, "tuningTabs")->setCurrentIndex(1);
    list_ = child<QListWidget>(*window_, "runList");
    QTRY_COMPARE_WITH_TIMEOUT(list_->count(), 3, kPatience);
  }

  void cleanup() {
    window_.reset();
    session_.reset();
    directory_.reset();
  }

  void aStarIsSetByKeyboardAndKept() {
    choose("beta");
    list_->setFocus();
    QVERIFY(action("runStar")->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_D));
    QTest::keyClick(list_, Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(QStringLiteral("★ beta")) >= 0, kPatience);
    QVERIFY(readRunMeta(run("beta")).star);
    QTest::mouseClick(child<QToolButton>(*window_, "onlyStarred"), Qt::LeftButton);
    QCOMPARE(list_->count(), 1);
    choose("beta");
    action("runStar")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!readRunMeta(run("beta")).star, kPatience);
  }

  void aRunIsRenamedAndFoundByItsNewName() {
    choose("alpha");
    action("runRename")->trigger();
    auto* dialog = openDialog<QInputDialog>("renameRun");
    QVERIFY(dialog);
    dialog->setTextValue("Careful first try");
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(rowOf("Careful first try") >= 0, kPatience);
    QVERIFY(fs::exists(run("alpha")));  // its folder stays
    child<QLineEdit>(*window_, "runSearch")->setText("careful");
    QCOMPARE(list_->count(), 1);
    auto* none = child<QLabel>(*window_, "noRuns");
    QVERIFY(none->text().isEmpty());
    child<QLineEdit>(*window_, "runSearch")->setText("nothing is called so");
    QCOMPARE(list_->count(), 0);
    QVERIFY(none->isVisible() && list_->isAncestorOf(none) && none->text().contains("No run fits"));
  }

  void aFinishedRunShowsItsTimeItsSmoothedLossAndTheWayToANewRun() {
    auto* start = child<QPushButton>(*window_, "startRun");
    QCOMPARE(start->text(), QString("Start"));
    session_->openRun(run("alpha"), false);
    QTRY_COMPARE_WITH_TIMEOUT(start->text(), QString("New run"), kPatience);
    QCOMPARE(child<QWidget>(*window_, "runTime")->accessibleName(), QString("Time: 42 s"));
    auto* loss = child<QWidget>(*window_, "runLoss");
    const QString last = lossText(1 / std::sqrt(200.0));
    QVERIFY2(loss->accessibleDescription().contains(last), qPrintable(loss->accessibleDescription()));
    QVERIFY(loss->accessibleName() != "Training loss: " + last);
    const auto points = drawnPoints(session_->monitor().loss().whole(1000));
    QCOMPARE(loss->accessibleName(), "Training loss: " + lossText(smoothed(points).back()));
  }

  void aNoteIsWrittenAndShown() {
    choose("gamma");
    action("runNote")->trigger();
    auto* dialog = openDialog<QInputDialog>("noteRun");
    QVERIFY(dialog);
    dialog->setTextValue("Half the rows only\nsecond line");
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(rowOf("Half the rows only") >= 0, kPatience);
    QCOMPARE(readRunMeta(run("gamma")).note, std::string("Half the rows only\nsecond line"));
  }

  void runsAreSortedByWhatIsChosen() {
    auto* order = child<QComboBox>(*window_, "runOrder");
    order->setCurrentIndex(order->findText("Lowest loss"));
    QVERIFY(rowOf("gamma") < rowOf("alpha") && rowOf("alpha") < rowOf("beta"));
    order->setCurrentIndex(order->findText("Name"));
    QVERIFY(rowOf("alpha") < rowOf("beta") && rowOf("beta") < rowOf("gamma"));
  }

  void aBrokenFileOfNotesDoesNotBreakTheList() {
    writeFileAtomically(run("alpha") / "meta.json", "{{{");
    static_cast<Page*>(window_.get())->entered();
    QTest::qWait(100);
    QTRY_COMPARE_WITH_TIMEOUT(list_->count(), 3, kPatience);
  }

  void tickedRunsAreLaidOverTheShownOneAndTheirDifferencesTabled() {
    choose("alpha");
    QTest::mouseClick(child<QPushButton>(*window_, "openChosenRun"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(session_->runDir(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(list_->count(), 3, kPatience);
    auto* differences = child<QTableWidget>(*window_, "runDifferences");
    QVERIFY(!differences->isVisible());
    tick("beta");
    QTRY_COMPARE_WITH_TIMEOUT(lossChart()->curves().size(), std::size_t{4}, kPatience);
    tick("gamma");
    QTRY_COMPARE_WITH_TIMEOUT(lossChart()->curves().size(), std::size_t{6}, kPatience);
    QTRY_VERIFY(differences->isVisible());
    QCOMPARE(differences->columnCount(), 4);
    QStringList labels;
    for (int row = 0; row < differences->rowCount(); ++row) labels << differences->item(row, 0)->text();
    QVERIFY2(labels.contains("Learning rate"), qPrintable(labels.join(", ")));
    QVERIFY2(!labels.contains("Seed"), qPrintable(labels.join(", ")));
    QCOMPARE(differences->item(static_cast<int>(labels.indexOf("Learning rate")), 2)->text(), QString("0.001"));
    tick("beta", false);
    tick("gamma", false);
    QTRY_COMPARE_WITH_TIMEOUT(lossChart()->curves().size(), std::size_t{2}, kPatience);
    QVERIFY(!differences->isVisible());
  }

  void aDeletedRunIsGoneOnlyAfterTheQuestion() {
    choose("gamma");
    session_->openRun(run("gamma"), false);
    QTRY_VERIFY_WITH_TIMEOUT(session_->runDir(), kPatience);
    QTest::qWait(200);
    choose("gamma");
    action("runDelete")->trigger();
    auto* question = openDialog<QMessageBox>("deleteRun");
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    QVERIFY(fs::exists(run("gamma")));
    action("runDelete")->trigger();
    question = openDialog<QMessageBox>("deleteRun");
    QVERIFY(question);
    QTest::mouseClick(child<QPushButton>(*question, "confirmDelete"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(list_->count(), 2, kPatience);
    QVERIFY(!fs::exists(run("gamma")));
    QVERIFY(!session_->runDir());  // it was the one shown
  }

  void aRunThatIsBeingWorkedOnIsNotDeleted() {
    const RunDir busy = RunDir::open(run("beta"));
    EventLog log(busy);
    static_cast<Page*>(window_.get())->entered();
    QTRY_VERIFY_WITH_TIMEOUT(rowOf("beta\nrunning") >= 0, kPatience);
    choose("beta");
    QVERIFY(!action("runDelete")->isEnabled());
  }

  void repeatingLoadsTheRecipeAndCancelBringsBackTheOldOne() {
    session_->edit([](Recipe& recipe) { recipe.tuning.learning_rate = 7e-4; });
    session_->history().setClean();
    const int steps = session_->history().index();
    choose("beta");
    QTest::mouseClick(child<QPushButton>(*window_, "repeatChosenRun"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(openDialog<QDialog>("repeatDialog"), kPatience);
    auto* dialog = openDialog<QDialog>("repeatDialog");
    QCOMPARE(session_->recipe().tuning.learning_rate, 1e-3);
    auto* field = child<QDoubleSpinBox>(*dialog, "tuning.learning_rate");
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "0.002");
    QTest::keyClick(field, Qt::Key_Tab);
    QTRY_COMPARE(session_->recipe().tuning.learning_rate, 2e-3);
    // Another setting: only one thing differs.
    auto* settings = child<QListWidget>(*dialog, "repeatSettings");
    settings->setCurrentItem(settings->findItems("Seed", Qt::MatchExactly).constFirst());
    QCOMPARE(session_->recipe().tuning.learning_rate, 1e-3);
    QTRY_VERIFY(dialog->findChild<QWidget*>("tuning.seed"));
    dialog->reject();
    QCOMPARE(session_->recipe().tuning.learning_rate, 7e-4);
    QVERIFY(session_->history().isClean());
    QCOMPARE(session_->history().index(), steps);
  }

  void theBannerActsOnOverfittingAfterTheRunToo() {
    session_->openRun(run("beta"), false);
    auto* more = child<QPushButton>(*window_, "moreRegularisation");
    QTRY_VERIFY_WITH_TIMEOUT(more->isVisible(), kPatience);
    QVERIFY(!child<QPushButton>(*window_, "stopAndKeepBest")->isVisible());
    const double decay = session_->recipe().tuning.weight_decay;
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(session_->recipe().tuning.weight_decay > decay && session_->recipe().tuning.dropout > 0.1);
    const QString said = child<QLabel>(*window_, "overfittingChange")->text();
    QVERIFY2(said.contains("Dropout") && said.contains("Weight decay"), qPrintable(said));
    session_->history().undo();
    QCOMPARE(session_->recipe().tuning.weight_decay, decay);
    Stage asked = Stage::Export;
    connect(session_.get(), &Session::stageRequested, window_.get(), [&](Stage stage) { asked = stage; });
    QTest::mouseClick(child<QPushButton>(*window_, "moreData"), Qt::LeftButton);
    QCOMPARE(asked, Stage::Data);
    session_->edit([](Recipe& recipe) { recipe.data.train_rows = 50; });
    QTest::mouseClick(child<QPushButton>(*window_, "moreData"), Qt::LeftButton);
    QCOMPARE(session_->recipe().data.train_rows, 100);
  }

  void aNoteAtAStepIsKeptInTheRunDirectory() {
    session_->openRun(run("alpha"), false);
    QTRY_VERIFY_WITH_TIMEOUT(session_->runDir(), kPatience);
    lossChart()->setFocus();
    QTest::keyClick(lossChart(), Qt::Key_Home);
    QTest::keyClick(lossChart(), Qt::Key_N);
    QTRY_VERIFY(openDialog<QDialog>("stepNotes"));
    auto* dialog = openDialog<QDialog>("stepNotes");
    child<QSpinBox>(*dialog, "noteStep")->setValue(40);
    QTest::keyClicks(child<QLineEdit>(*dialog, "noteText"), "it settles");
    QTest::mouseClick(child<QPushButton>(*dialog, "addNote"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(readRunMeta(run("alpha")).steps.size(), std::size_t{1}, kPatience);
    QCOMPARE(readRunMeta(run("alpha")).steps[0], (StepNote{40, "it settles"}));
    const auto shown = [&] {
      for (const CurveMark& mark : lossChart()->marks())
        if (mark.x == 40 && mark.text == "it settles") return true;
      return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(), kPatience);
    dialog->reject();
  }

  void everyCurveHasItsTab() {
    session_->openRun(run("alpha"), false);
    QTRY_VERIFY_WITH_TIMEOUT(session_->runDir(), kPatience);
    auto* tabs = child<QTabBar>(*window_, "chartTabs");
    QCOMPARE(tabs->count(), 7);
    for (int i = 0; i < 7; ++i) {
      tabs->setCurrentIndex(i);
      int visible = 0;
      for (LiveChart* chart : window_->findChildren<LiveChart*>()) {
        if (!chart->isVisible()) continue;
        ++visible;
        QVERIFY2(!chart->summary().contains("No values"), qPrintable(chart->title()));
      }
      QCOMPARE(visible, i < 6 ? 1 : 6);
    }
  }
};

QTEST_MAIN(HistoryTest)
#include "history_test.moc"
