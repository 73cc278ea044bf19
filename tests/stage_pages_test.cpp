// The Model, Environment and Monitoring pages by clicking and typing: search, tokens by keyboard, vocabulary coverage, memory by
// method, the suggested batch, imported predictions, alarms, time filter, and the family of a run.
#include "core/base/files.h"
#include "core/run/retrain.h"
#include "core/serve/alarms.h"
#include "tests/ui_support.h"
#include "ui/charts/time_chart.h"
#include "ui/jobs.h"
#include "ui/page.h"
#include "ui/pages/monitoring_cards.h"
#include "ui/pages/monitoring_data.h"
#include "ui/pages/monitoring_watch.h"
#include "ui/pages/part_picture.h"
#include "ui/pages/prediction_import_card.h"
#include "ui/stage_status.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTreeView>

#include <qcustomplot.h>

using namespace etude;
using test::kPatience;

namespace {

/// A finished run as far as the Monitoring page looks: a model folder, a profile, an empty log.
RunDir finishedRun(const fs::path& path) {
  Recipe recipe;
  recipe.name = path.filename().string();
  const RunDir run = RunDir::create(path, recipe);
  fs::copy(fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder", run.model(), fs::copy_options::recursive);
  std::vector<Prediction> rows;
  for (int i = 0; i < 200; ++i) {
    Prediction row;
    row.label = i % 4 == 0;
    row.confidence = 0.9f;
    row.tokens = 5 + i % 20;
    rows.push_back(row);
  }
  writeFileAtomically(run.profile(), dumpJson(toJson(makeProfile(rows, rows, {"ham", "spam"}))));
  return run;
}

template <class W>
W* named(QWidget& page, const char* name) {
  auto* found = page.findChild<W*>(QLatin1String(name));
  if (!found) qCritical("there is no widget called %s", name);
  return found;
}

void press(QWidget& page, const char* name) {
  auto* button = named<QPushButton>(page, name);
  QTRY_VERIFY2_WITH_TIMEOUT(button && button->isVisible() && button->isEnabled(), name, kPatience);
  QTest::mouseClick(button, Qt::LeftButton);
}

}  // namespace

class StagePagesTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }

  void theModelPageShowsTokensCoverageAndMemory() {
    Session session;
    session.openEngine();
    Page* page = makeModelPage(session, nullptr);
    const std::unique_ptr<Page> owner(page);
    page->resize(1000, 700);
    page->show();
    page->entered();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(session) && session.dataset() && session.engineInfo(), kPatience);

    auto* list = named<QListWidget>(*page, "models");
    QTRY_VERIFY_WITH_TIMEOUT(list->count() > 0, kPatience);
    auto* search = named<QLineEdit>(*page, "model_search");
    QTest::keyClicks(search, "no such model");
    QVERIFY(list->item(0)->isHidden());
    search->clear();
    QTest::keyClicks(search, "STARTER bert");
    QVERIFY(!list->item(0)->isHidden());

    auto* tokens = named<QWidget>(*page, "tokens");
    auto* reading = named<QLabel>(*page, "token_reading");
    QTest::keyClick(tokens, Qt::Key_Home);
    QTest::keyClick(tokens, Qt::Key_Right);
    const Encoding encoding = session.tokenizer()->encode(named<QLineEdit>(*page, "tokenizer_text")->text().toStdString());
    QVERIFY2(reading->text().contains(QString::number(encoding.ids[1])), qPrintable(reading->text()));

    QTRY_VERIFY_WITH_TIMEOUT(named<QTableWidget>(*page, "coverage_words")->rowCount() > 0, kPatience);
    QVERIFY(named<QLabel>(*page, "coverage_verdict")->text().contains("fits your texts"));

    // A word that falls apart becomes a token with a click: the page, the tokenizer and the plan know it.
    auto* words = named<QTableWidget>(*page, "coverage_words");
    auto* add = named<QPushButton>(*page, "coverage_add");
    QVERIFY(!add->isEnabled());
    words->selectRow(0);
    QVERIFY(add->isEnabled());
    const std::string word = words->item(0, 0)->text().toStdString();
    const std::int32_t size = session.tokenizer()->vocabularySize();
    QCOMPARE(session.tokenizer()->tokenId(word), -1);
    add->click();
    QVERIFY(session.recipe().model.added_tokens == std::vector<std::string>{word});
    QCOMPARE(named<QLineEdit>(*page, "model.added_tokens")->text().toStdString(), word);
    QTRY_COMPARE_WITH_TIMEOUT(session.tokenizer()->vocabularySize(), size + 1, kPatience);
    QVERIFY(session.tokenizer()->encodePlain(word).ids == std::vector<std::int32_t>{size});
    QCOMPARE(named<QLabel>(*page, "added_tokens_note")->text(), QString("One word becomes a token of its own."));
    session.history().undo();
    QTRY_COMPARE_WITH_TIMEOUT(session.tokenizer()->vocabularySize(), size, kPatience);
    QVERIFY(!named<QLabel>(*page, "added_tokens_note")->isVisibleTo(page));
    auto* memory = named<QWidget>(*page, "method_memory");
    QTRY_VERIFY_WITH_TIMEOUT(memory->findChild<PartPicture*>()->isVisible(), kPatience);
    auto* canvas = memory->findChild<PartCanvas*>();
    QVERIFY(canvas->accessibleDescription().contains("Optimizer"));
    QTest::keyClick(canvas, Qt::Key_Down);
    QVERIFY(memory->findChild<QTableWidget*>()->rowCount() >= 8);  // four parts of at least two methods
  }

  void theSuggestedBatchIsTakenByAClick() {
    Session session;
    session.edit([](Recipe& recipe) {
      recipe.tuning.per_device_train_batch_size = 3;
      recipe.environment.threads = 1;
    });
    session.openEngine();
    Page* page = makeEnvironmentPage(session, nullptr);
    const std::unique_ptr<Page> owner(page);
    page->resize(1000, 900);
    page->show();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(session) && session.engineInfo(), kPatience);
    page->entered();
    auto* use = named<QPushButton>(*page, "use_batch");
    QTRY_VERIFY_WITH_TIMEOUT(use->isVisible(), 3 * kPatience);
    press(*page, "use_batch");
    const std::int64_t batch = session.recipe().tuning.per_device_train_batch_size;
    QVERIFY(batch >= 8 && (batch & (batch - 1)) == 0);
    session.history().undo();
    QCOMPARE(session.recipe().tuning.per_device_train_batch_size, std::int64_t{3});
    QStringList facts;  // bars show what is in use, and so do the words above them
    for (const QLabel* label : page->findChildren<QLabel*>())
      if (label->text().contains(" of ") && label->text().endsWith(" in use")) facts << label->text();
    QCOMPARE(facts.size(), qsizetype{2});
    press(*page, "copy_diagnostics");
    QVERIFY(QApplication::clipboard()->text().size() > 50);
    QVERIFY(named<QPushButton>(*page, "copy_diagnostics")->text().contains("Copied"));
  }

  void theChartsOfTheMachineAreEmptyUntilTheFirstSample() {
    Session session;
    const std::unique_ptr<Page> page(makeEnvironmentPage(session, nullptr));
    page->resize(1000, 900);
    page->show();
    const auto numbered = [&](const char* name) { return named<TimeChart>(*page, name)->findChild<QCustomPlot*>()->yAxis->tickLabels(); };
    const auto rows = [&](const char* name) { return named<TimeChart>(*page, name)->table()->rowCount(); };
    for (const char* name : {"processor_load", "memory_load"}) QVERIFY(!numbered(name) && rows(name) == 0);
    for (const char* name : {"processor_load", "memory_load"}) QTRY_VERIFY_WITH_TIMEOUT(numbered(name) && rows(name) > 0, kPatience);
  }

  void anEstimateIsCancelledAndStartedAgain() {
    Session session;
    session.edit([](Recipe& recipe) { recipe.environment.threads = 1; });
    session.openEngine();
    Page* page = makeEnvironmentPage(session, nullptr);
    const std::unique_ptr<Page> owner(page);
    page->resize(1000, 900);
    page->show();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(session) && session.engineInfo(), kPatience);
    page->entered();
    QTRY_VERIFY_WITH_TIMEOUT(session.jobs().busy("estimate"), 3 * kPatience);
    press(*page, "estimate_cancel");
    QVERIFY(!session.jobs().busy("estimate"));
    QVERIFY(named<QPushButton>(*page, "estimate_again")->isVisible());
    QVERIFY(!named<QWidget>(*page, "need_bar")->isVisible());
    session.edit([](Recipe& recipe) { recipe.environment.memory_limit_mb = 1; });
    QTRY_VERIFY_WITH_TIMEOUT(session.jobs().busy("estimate"), kPatience);  // another plan is worth another try
    press(*page, "estimate_cancel");
    press(*page, "estimate_again");
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>(*page, "need_bar")->isVisible(), 3 * kPatience);
    QVERIFY(named<QLabel>(*page, "room")->text().contains("limit"));
    QVERIFY2(named<QLabel>(*page, "verdict")->text().contains("limit"), qPrintable(named<QLabel>(*page, "verdict")->text()));
    QVERIFY(!named<QPushButton>(*page, "use_batch")->isVisible());  // not even one text fits into so little
  }

  void whatARunHasIsLookedForOnlyWhenItMayHaveCome() {
    Session session;
    const RunDir run = finishedRun(directory_ / "runs/files");
    session.openRun(run.path(), false);
    QTRY_VERIFY_WITH_TIMEOUT(session.runDir(), kPatience);
    QVERIFY(session.runFiles().model && !session.runFiles().exported);
    QVERIFY(stageStatus(session, Stage::Export).state == StageState::Open);
    fs::create_directories(run.path() / "export");
    writeFileAtomically(run.path() / "export/config.json", "{}");
    QVERIFY(stageStatus(session, Stage::Export).state == StageState::Open);
    QSignalSpy told(&session, &Session::standingChanged);
    session.lookAtRunFiles();
    session.lookAtRunFiles();
    QCOMPARE(told.count(), 1);
    QVERIFY(stageStatus(session, Stage::Export).state == StageState::Done);
    session.closeRun();
    QVERIFY(session.runFiles() == RunFiles());
  }

  void importedPredictionsRaiseAnAlarmThatTheRailShows() {
    Session session;
    const RunDir run = finishedRun(directory_ / "runs/parent");
    Page* page = makeMonitoringPage(session, nullptr);
    const std::unique_ptr<Page> owner(page);
    page->resize(1000, 800);
    page->show();
    const std::unique_ptr<QWidget> notice(makeAlarmNotice(session, nullptr));
    session.openRun(run.path(), false);
    QTRY_VERIFY_WITH_TIMEOUT(session.runDir(), kPatience);
    page->entered();

    std::string file = "text,predicted,confidence,true_label\n";
    for (int i = 0; i < 120; ++i) file += "soup number " + std::to_string(i) + ",ham,0.31," + (i % 4 == 0 ? "spam" : "ham") + "\n";
    file += "broken,eggs,0.5,ham\n";
    writeFileAtomically(directory_ / "predictions.csv", file);
    page->findChild<PredictionImportCard*>()->openFile(QString::fromStdString((directory_ / "predictions.csv").string()));
    QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>(*page, "import_start")->isVisible(), kPatience);
    QCOMPARE(named<QComboBox>(*page, "import_truth")->currentText(), QString("true_label"));
    press(*page, "import_start");
    QTRY_VERIFY_WITH_TIMEOUT(named<QLabel>(*page, "import_note")->text().contains("120"), kPatience);
    QCOMPARE(named<QTableWidget>(*page, "import_bad_rows")->rowCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(named<QWidget>(*page, "right_answers")->isVisible(), kPatience);

    QTRY_VERIFY_WITH_TIMEOUT(!notice->isHidden(), kPatience);
    QVERIFY(stageStatus(session, Stage::Monitoring).state == StageState::Attention);
    QTRY_VERIFY_WITH_TIMEOUT(named<QTableWidget>(*page, "alarm_list")->rowCount() > 0, kPatience);
    press(*page, "acknowledge_all");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isHidden(), kPatience);
    QVERIFY(stageStatus(session, Stage::Monitoring).state == StageState::Done);

    PredictionLog log(run.predictions());
    LoggedPrediction old = log.newest(1).front();
    old.time_ms -= std::int64_t{40} * 24 * 3600 * 1000;
    log.addRows({old});
    auto* filter = page->findChild<TimeFilter*>();
    QVERIFY(filter->span() == TimeSpan{});
    named<QComboBox>(*page, "time_filter")->setCurrentIndex(2);
    QVERIFY(filter->moving());
    QCOMPARE(log.totals(filter->span()).predictions, std::int64_t{120});
  }

  void theExportPageNamesTheFolderAndAsksAboutATextOfTheRun() {
    Session session;
    const RunDir run = finishedRun(directory_ / "runs/exported");
    writeFileAtomically(run.judgedRows(), "{\"schema\": 1}\n{\"line\": 2, \"text\": \"Win a  car\\n" + std::string(200, 'x') + "\"}\n");
    Page* page = makeExportPage(session, nullptr);
    const std::unique_ptr<Page> owner(page);
    page->resize(1000, 900);
    page->show();
    session.openRun(run.path(), false);
    QTRY_VERIFY_WITH_TIMEOUT(session.runDir(), kPatience);
    auto* folder = named<QLineEdit>(*page, "export.directory");
    QCOMPARE(folder->placeholderText(), QString::fromStdString((run.path() / "export").string()));
    QVERIFY(folder->toolTip().contains(folder->placeholderText()));
    const auto code = [&] {
      QStringList all;
      for (const QPlainTextEdit* box : page->findChildren<QPlainTextEdit*>())
        if (box->isReadOnly()) all << box->toPlainText();
      return all;
    };
    QCOMPARE(code().size(), qsizetype{4});
    for (const QString& one : code()) QVERIFY2(!one.contains("/../"), qPrintable(one));
    QTRY_VERIFY_WITH_TIMEOUT(code()[0].contains("Win a car"), kPatience);
    QVERIFY(!code()[0].contains(QString(200, 'x')));  // shortened
    QSet<int> heights;
    for (const QPlainTextEdit* box : page->findChildren<QPlainTextEdit*>())
      if (box->isReadOnly()) heights << box->maximumHeight();
    QCOMPARE(heights.size(), qsizetype{1});
  }

  void driftIsFollowedByPredictionsNotByTime() {
    const RunDir run = finishedRun(directory_ / "runs/bulk");
    LoggedPrediction row;
    row.time_ms = 1000;  // a file is predicted at once
    row.text = "a text";
    row.label = "ham";
    row.confidence = 0.9;
    row.tokens = 10;
    PredictionLog(run.predictions()).addRows(std::vector<LoggedPrediction>(250, row));
    MonitorSettings settings;
    settings.window_predictions = 100;
    const MonitoringData seen = readMonitoring(run, settings);
    QCOMPARE(seen.windows.size(), std::size_t{2});  // the oldest is not whole
    QCOMPARE(seen.windows[0].predictions, std::int64_t{150});
    QCOMPARE(seen.windows[1].predictions, std::int64_t{250});
    QCOMPARE(seen.windows[1].end_ms, std::int64_t{1000});
  }

  void theFamilyOfARunOpensItsParent() {
    Session session;
    const RunDir parent = finishedRun(directory_ / "family/mother");
    Recipe recipe = parent.recipe();
    recipe.parent = parent.path().string();
    recipe.name = "child";
    const RunDir child = RunDir::create(directory_ / "family/child", recipe);
    fs::copy(parent.model(), child.model(), fs::copy_options::recursive);
    Page* page = makeMonitoringPage(session, nullptr);
    const std::unique_ptr<Page> owner(page);
    page->resize(1000, 800);
    page->show();
    session.openRun(child.path(), false);
    QTRY_VERIFY_WITH_TIMEOUT(session.runDir(), kPatience);
    auto* tree = named<QTreeView>(*page, "lineage_tree");
    QTRY_VERIFY_WITH_TIMEOUT(tree->model()->rowCount() == 1 && tree->model()->rowCount(tree->model()->index(0, 0)) == 1, kPatience);
    tree->setCurrentIndex(tree->model()->index(0, 0));
    press(*page, "lineage_open");
    QTRY_COMPARE_WITH_TIMEOUT(session.runDir()->path(), parent.path(), kPatience);
  }
};

QTEST_MAIN(StagePagesTest)
#include "stage_pages_test.moc"
