// The method race by clicking: choose methods, start, watch, stop, go on, look at what came out, open it again.
#include "core/run/race_table.h"
#include "tests/run_support.h"
#include "tests/tiny_model.h"
#include "tests/ui_support.h"
#include "ui/charts/race_chart.h"
#include "ui/main_window.h"
#include "ui/pages/layer_stack.h"
#include "ui/pages/race_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>

using namespace etude;

namespace {

constexpr int kRacePatience = 180000;

template <class W>
W* part(QWidget& window, const char* name) {
  W* found = window.findChild<W*>(QLatin1String(name));
  if (!found) qCritical("there is no widget called %s", name);
  return found;
}

void click(QWidget& window, const char* name) {
  auto* button = part<QPushButton>(window, name);
  QTRY_VERIFY2_WITH_TIMEOUT(button && button->isVisible() && button->isEnabled(), name, test::kPatience);
  QTest::mouseClick(button, Qt::LeftButton);
}

}  // namespace

class RaceWindowTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;
  std::unique_ptr<MainWindow> window_;

  QTableWidget& table() { return *part<QTableWidget>(*window_, "raceTable"); }
  RaceChart& chart() { return *part<RaceChart>(*window_, "raceChart"); }
  QString cell(int row, int column) {
    const QTableWidgetItem* item = table().item(row, column);
    return item ? item->text() : QString();
  }
  void choose(const QStringList& keys) {
    for (const RaceChoice& choice : raceChoices()) {
      auto* box = part<QCheckBox>(*window_, ("race_" + choice.key).c_str());
      if (box->isChecked() != keys.contains(QString::fromStdString(choice.key))) box->click();
    }
  }
  fs::path onlyRace() {
    const std::vector<fs::path> races = listRaces({directory_ / "runs"});
    return races.size() == 1 ? races.front() : fs::path();
  }
  /// The window at the tab of the race, with a short plan on the tiny model.
  void openWindow(std::int64_t steps) {
    window_ = std::make_unique<MainWindow>("light");
    window_->resize(1280, 800);
    window_->show();
    window_->showStage(Stage::Tuning);
    window_->session().setRecipe([&] {
      Recipe recipe = test::tinyRecipe(directory_ / "model");
      recipe.name = "tiny";
      recipe.tuning.max_steps = steps;
      recipe.tuning.eval_strategy = "steps";
      recipe.tuning.eval_steps = 5;
      recipe.evaluation.swap_test = false;
      return recipe;
    }());
    QString why;
    QTRY_VERIFY2_WITH_TIMEOUT(window_->session().canStart(&why), qPrintable(why), test::kPatience);
    part<QTabWidget>(*window_, "tuningTabs")->setCurrentIndex(2);
  }

 private Q_SLOTS:
  void initTestCase() {
    test::settleUi(directory_);
    test::writeTinyModel(directory_ / "model");
    test::writeTinyWeights(directory_ / "model", directory_ / "brief");  // the Model page asks for weights
  }
  void cleanup() { window_.reset(); }

  void aRaceByClicking() {
    openWindow(10);
    choose({"full", "lora", "bitfit"});
    QVERIFY(part<QLabel>(*window_, "raceNote")->text().startsWith(QStringLiteral("3 ")));
    click(*window_, "startRace");
    QTRY_VERIFY_WITH_TIMEOUT(table().rowCount() == 3, test::kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*window_, "racePhase")->text() == QStringLiteral("The race is over"), kRacePatience);
    QTRY_COMPARE_WITH_TIMEOUT(cell(2, 1), QStringLiteral("done"), test::kPatience);
    for (int row = 0; row < 3; ++row) {
      for (int column = 0; column < 8; ++column) QVERIFY2(cell(row, column) != QStringLiteral("–"), qPrintable(QString("%1, %2").arg(row).arg(column)));
      // The tiny model has no files to tell texts with, and says so.
      QCOMPARE(cell(row, 8), QStringLiteral("–"));
      QVERIFY(table().item(row, 8)->toolTip().size() > 20);
    }
    QCOMPARE(cell(0, 0), QStringLiteral("Full"));
    const std::vector<RaceRow> rows = raceRows(openRace(onlyRace()));
    QCOMPARE(rows.size(), std::size_t{3});
    for (const RaceRow& row : rows) QVERIFY(row.state == RaceState::Done);
  }

  void theChartShowsAllMethodsOverStepsTokensAndSeconds() {
    openWindow(10);
    QTRY_COMPARE_WITH_TIMEOUT(chart().curves().size(), std::size_t{3}, test::kPatience);  // the newest race is shown
    const auto lastX = [this] { return chart().curves().front().points.back().x(); };
    QCOMPARE(chart().curves().front().points.size(), std::size_t{2});
    QCOMPARE(lastX(), 10.0);
    auto* along = part<QComboBox>(*window_, "raceAlong");
    along->setCurrentIndex(1);
    const std::vector<RaceRow> rows = raceRows(openRace(onlyRace()));
    QCOMPARE(lastX(), static_cast<double>(rows.front().tokens));
    along->setCurrentIndex(2);
    QVERIFY2(lastX() > 0 && lastX() <= rows.front().seconds, qPrintable(QString::number(lastX())));
    part<QComboBox>(*window_, "raceShows")->setCurrentIndex(1);
    for (const Curve& curve : chart().curves()) QCOMPARE(curve.series->bins().size(), std::size_t{10});
    part<QComboBox>(*window_, "raceShows")->setCurrentIndex(2);
    QVERIFY(chart().curves().front().points.back().y() <= 1);
    QVERIFY2(chart().summary().contains(QStringLiteral("LoRA")), qPrintable(chart().summary()));
  }

  void theChosenMethodShowsItsLayersAndItsRun() {
    openWindow(10);
    QTRY_COMPARE_WITH_TIMEOUT(table().rowCount(), 3, test::kPatience);
    auto& view = *window_->findChild<RaceView*>();
    table().setCurrentCell(2, 0);  // LoRA comes after BitFit
    QCOMPARE(cell(2, 0), QStringLiteral("LoRA"));
    auto* stack = view.findChild<LayerStack*>();
    QTRY_VERIFY_WITH_TIMEOUT(stack->isVisible(), test::kPatience);
    QVERIFY(stack->findChild<QWidget*>(QStringLiteral("part1"))->accessibleName().contains(QStringLiteral("added")));
    click(*window_, "watchRaceRun");
    QTRY_VERIFY_WITH_TIMEOUT(window_->session().runDir() && window_->session().runDir()->path() == onlyRace() / "lora", test::kPatience);
    QCOMPARE(part<QTabWidget>(*window_, "tuningTabs")->currentIndex(), 1);
    // The history names the race.
    auto* list = part<QListWidget>(*window_, "runList");
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 3, test::kPatience);
    QVERIFY2(list->item(0)->text().contains(QString::fromStdString(onlyRace().filename().string())), qPrintable(list->item(0)->text()));
  }

  void aStoppedRaceGoesOn() {
    fs::remove_all(onlyRace());
    openWindow(400);
    choose({"full", "head"});
    click(*window_, "startRace");
    QTRY_VERIFY_WITH_TIMEOUT(window_->session().monitor().lastStep().step >= 5, kRacePatience);
    click(*window_, "stopRace");
    QTRY_VERIFY_WITH_TIMEOUT(!window_->session().running(), test::kPatience);
    auto* go_on = part<QPushButton>(*window_, "goOnRace");
    QTRY_VERIFY_WITH_TIMEOUT(go_on->isVisible() && go_on->isEnabled(), test::kPatience);
    const Race race = openRace(onlyRace());
    QCOMPARE(raceState(race, race.entries[0]), RaceState::Interrupted);
    QCOMPARE(raceState(race, race.entries[1]), RaceState::ToDo);
    // In a window that was opened anew.
    openWindow(400);
    click(*window_, "goOnRace");
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*window_, "racePhase")->text() == QStringLiteral("The race is over"), kRacePatience);
    QCOMPARE(raceState(race, race.entries[0]), RaceState::Done);
    QCOMPARE(raceState(race, race.entries[1]), RaceState::Done);
  }
};

QTEST_MAIN(RaceWindowTest)
#include "race_window_test.moc"
