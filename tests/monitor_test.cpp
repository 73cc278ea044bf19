// What watches a model in use and its kin: vocabulary coverage, memory by method, the load of the machine, alarms, imported
// predictions, and the family of runs.
#include "core/base/files.h"
#include "core/base/load.h"
#include "core/run/engine_loader.h"
#include "core/run/lineage.h"
#include "core/run/memory_plan.h"
#include "core/run/retrain.h"
#include "core/serve/alarms.h"
#include "core/serve/prediction_import.h"
#include "core/serve/sqlite_database.h"
#include "core/text/coverage.h"
#include "tests/support.h"
#include "core/tuning/method_info.h"
#include "tests/tiny_model.h"

#include <QTest>

#include <cmath>
#include <thread>

using namespace etude;

namespace {

using etude::test::has;
using etude::test::problemOf;

const std::vector<std::string> kSides = {"ham", "spam"};

fs::path starterModel() { return fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder"; }

std::shared_ptr<const Tokenizer> smallTokenizer(const fs::path& folder) {
  makeDirectories(folder);
  writeFileAtomically(folder / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsoup\ngood\nun\n##be\n##liev\n##able\n.\n");
  writeFileAtomically(folder / "tokenizer_config.json", R"({"do_lower_case": true, "tokenizer_class": "BertTokenizer"})");
  return loadTokenizer(folder);
}

LoggedPrediction loggedRow(std::int64_t time_ms, const std::string& label, double confidence, const std::string& truth = {}) {
  LoggedPrediction row;
  row.time_ms = time_ms;
  row.source = "import";
  row.text = "a text";
  row.label = label;
  row.confidence = confidence;
  row.tokens = 10;
  row.truth = truth;
  return row;
}

DriftProfile steadyProfile() {
  std::vector<Prediction> rows;
  for (int i = 0; i < 200; ++i) {
    Prediction row;
    row.label = i % 4 == 0;
    row.confidence = 0.9f;
    row.tokens = 5 + i % 20;
    rows.push_back(row);
  }
  return makeProfile(rows, rows, kSides);
}

Table tableOf(const fs::path& path, const std::string& text) {
  writeFileAtomically(path, text);
  return readTable(path.string(), DataSettings());
}

MethodMemory planOf(std::int64_t fixed, std::int64_t per_row) {
  MethodMemory plan;
  plan.weights = fixed;
  plan.batch = 4;
  plan.activations = 4 * per_row;
  return plan;
}

}  // namespace

class MonitorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void coverageCountsPiecesAndUnknownWords() {
    const test::TemporaryDirectory directory;
    const auto tokenizer = smallTokenizer(directory / "model");
    const Coverage coverage = measureCoverage(*tokenizer, {"Good soup. Unbelievable soup.", "xyz soup"});
    QCOMPARE(coverage.texts, std::int64_t{2});
    QCOMPARE(coverage.words, std::int64_t{6});
    QCOMPARE(coverage.whole_words, std::int64_t{4});
    QCOMPARE(coverage.word_tokens, std::int64_t{9});
    QCOMPARE(coverage.tokens, std::int64_t{11});
    QCOMPARE(coverage.unknown_tokens, std::int64_t{1});
    QCOMPARE(coverage.fragmented.size(), std::size_t{1});
    QCOMPARE(coverage.fragmented[0].word, std::string("Unbelievable"));
    QVERIFY(coverage.fragmented[0].pieces == (std::vector<std::string>{"un", "##be", "##liev", "##able"}));
    QCOMPARE(coverage.unknown.size(), std::size_t{1});
    QCOMPARE(coverage.unknown[0].word, std::string("xyz"));
    QVERIFY(coverage.verdict() == Coverage::Verdict::Poor);
  }

  void coverageOfManyTextsIsASampleSpreadEvenly() {
    const auto tokenizer = loadTokenizer(starterModel());
    std::vector<std::string> texts(3 * kCoverageTexts, "the good soup");
    texts.back() = "a pity";
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    const Coverage coverage = measureCoverage(*tokenizer, views);
    QCOMPARE(coverage.texts, static_cast<std::int64_t>(kCoverageTexts));
    QCOMPARE(coverage.all_texts, static_cast<std::int64_t>(views.size()));
    QVERIFY(coverage.verdict() == Coverage::Verdict::Good);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(measureCoverage(*tokenizer, views, stop.get_token()), Cancelled);
  }

  void wordsOfBrokenTextAreNoTrouble() {
    const auto tokenizer = loadTokenizer(starterModel());
    const std::string broken = "caf\xc3 \xff\xfe ok " + std::string(100000, 'x') + "\xe2\x82";
    QVERIFY(measureCoverage(*tokenizer, {broken, "", "  "}).words >= 2);
  }

  void memoryByMethodCountsWhatEachMethodTrains() {
    const test::TemporaryDirectory directory;
    test::writeTinyModel(directory / "model");
    Recipe recipe = test::tinyRecipe(directory / "model");
    recipe.tuning.freeze_layers = 2;
    recipe.environment.precision = "fp32";
    const std::vector<MethodMemory> plans = engine().memoryByMethod(recipe, 3, 32);
    const auto plan = [&](const std::string& key) {
      return *std::find_if(plans.begin(), plans.end(), [&](const MethodMemory& one) { return one.method == key; });
    };
    const MethodMemory full = plan("full"), partial = plan("partial");
    QCOMPARE(full.gradients, full.weights);
    QCOMPARE(full.optimizer, 2 * full.weights);
    QCOMPARE(full.weights, 4 * full.total_parameters);
    QVERIFY2(partial.gradients > 0 && partial.gradients < full.gradients / 10,  // all but pooler and head is frozen
             qPrintable(QString::number(partial.gradients) + " of " + QString::number(full.gradients)));
    QVERIFY(partial.activations < full.activations);
    QCOMPARE(partial.weights, full.weights);
    recipe.tuning.gradient_checkpointing = true;
    recipe.tuning.per_device_train_batch_size *= 2;
    const MethodMemory doubled = engine().memoryByMethod(recipe, 3, 32).front();
    QVERIFY(doubled.activations < 2 * full.activations);
    recipe.tuning.freeze_layers = 99;
    const auto refused = engine().memoryByMethod(recipe, 3, 32);
    QVERIFY(std::any_of(refused.begin(), refused.end(), [](const MethodMemory& one) { return !one.problems.empty(); }));
  }

  /// The estimate from shapes against the peak of tensors that a real step takes.
  void memoryFromShapesIsCloseToWhatIsMeasured_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<bool>("checkpointing");
    QTest::addColumn<QString>("method");
    QTest::newRow("full") << 16 << 64 << false << "full";
    QTest::newRow("long texts") << 4 << 256 << false << "full";  // attention keeps no scores
    QTest::newRow("checkpointing") << 16 << 64 << true << "full";
    for (const MethodInfo& info : methodInfos()) {
      if (info.key != std::string("full")) QTest::newRow(info.key) << 16 << 64 << false << QString(info.key);
    }
  }
  void memoryFromShapesIsCloseToWhatIsMeasured() {
    QFETCH(int, batch);
    QFETCH(int, tokens);
    QFETCH(bool, checkpointing);
    QFETCH(QString, method);
    Recipe recipe = test::tinyRecipe(starterModel());
    recipe.model.initialisation = "pretrained";
    recipe.model.max_length = tokens;
    recipe.environment.precision = "fp32";
    recipe.environment.threads = 1;
    recipe.tuning.method = method.toStdString();
    recipe.tuning.per_device_train_batch_size = batch;
    recipe.tuning.gradient_checkpointing = checkpointing;
    Dataset data;
    data.labels = kSides;
    std::string text;
    for (int i = 0; i < tokens + 6; ++i) text += "soup ";
    for (int i = 0; i < 64; ++i) data.split(Split::Train).push_back({text, {}, i % 2, 0, {}});
    data.split(Split::Validation) = data.split(Split::Test) = data.split(Split::Train);
    const auto measured = static_cast<double>(engine().estimate(recipe, data, {}).memory_bytes);
    for (const MethodMemory& plan : engine().memoryByMethod(recipe, 2, tokens)) {
      if (plan.method != recipe.tuning.method) continue;
      const double ratio = static_cast<double>(plan.total()) / measured;
      qInfo("estimated %.1f MB, measured %.1f MB", static_cast<double>(plan.total()) / 1e6, measured / 1e6);
      QVERIFY2(ratio > 0.85 && ratio < 1.15, qPrintable(QString::number(ratio)));
    }
  }

  void theSuggestedBatchHeedsMemoryUpdatesAndSpeed() {
    using Limit = BatchAdvice::Limit;
    const BatchAdvice memory = suggestBatch(planOf(100, 10), 300, 100000);  // 70 % of 300 leaves 110 for rows
    QCOMPARE(memory.batch, std::int64_t{8});
    QVERIFY(memory.limit == Limit::Memory);
    QCOMPARE(memory.memory_bytes, std::int64_t{180});
    const BatchAdvice updates = suggestBatch(planOf(100, 10), 1000000, 330);
    QCOMPARE(updates.batch, std::int64_t{16});
    QVERIFY(updates.limit == Limit::Updates);
    QCOMPARE(updates.steps_per_epoch, std::int64_t{21});
    const BatchAdvice speed = suggestBatch(planOf(100, 10), 1000000, 100000);
    QCOMPARE(speed.batch, kLargestBatch);
    QVERIFY(speed.limit == Limit::Speed);
    QCOMPARE(suggestBatch(planOf(100, 10), 50, 1000).batch, std::int64_t{0});
    QCOMPARE(suggestBatch(planOf(100, 10), 1000000, 3).batch, std::int64_t{1});
  }

  void theLoadMeterSeesABusyThread() {
    LoadMeter meter;
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(400);
    volatile double work = 0;
    while (std::chrono::steady_clock::now() < end) work = work + 1;
    const MachineLoad load = meter.sample();
    QVERIFY(load.processor > 0 && load.processor <= 1);
    QVERIFY(!load.cores.empty() && *std::max_element(load.cores.begin(), load.cores.end()) > 0.3);
    QVERIFY(load.memory_total > load.memory_used && load.memory_used > 0);
    QVERIFY(load.own_memory > 1000000 && load.own_memory < load.memory_total);
  }

  void alarmsAreRaisedOnceAndEndWithTheirCause() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "log");
    MonitorSettings settings;
    settings.window_predictions = 60;
    settings.alarm_mean_confidence = 0.7;
    settings.alarm_low_share = 0.5;
    settings.drift_alarm = 100;  // not what is asked about here
    const DriftProfile profile = steadyProfile();
    for (int i = 0; i < 40; ++i) log.addRows({loggedRow(1000 + i, "ham", 0.3)});
    QVERIFY(checkAlarms(log, profile, settings, 5000).empty());  // too few to say anything
    for (int i = 0; i < 20; ++i) log.addRows({loggedRow(2000 + i, "ham", 0.3)});
    const std::vector<Alarm> news = checkAlarms(log, profile, settings, 5000);
    QCOMPARE(news.size(), std::size_t{2});
    QVERIFY(checkAlarms(log, profile, settings, 6000).empty());
    QCOMPARE(log.unseenAlarms(), std::int64_t{2});
    const Alarm last = log.alarms().front();
    QCOMPARE(last.kind, std::string("doubtful"));
    QCOMPARE(last.value, 1.0);
    QCOMPARE(last.time_ms, std::int64_t{5000});
    QCOMPARE(last.predictions, std::int64_t{60});
    log.acknowledge(last.id);
    QCOMPARE(log.unseenAlarms(), std::int64_t{1});
    for (int i = 0; i < 60; ++i) log.addRows({loggedRow(3000 + i, "ham", 0.95)});
    QVERIFY(checkAlarms(log, profile, settings, 7000).empty());
    QCOMPARE(log.alarms().front().ended_ms, std::int64_t{7000});
    for (int i = 0; i < 60; ++i) log.addRows({loggedRow(4000 + i, "ham", 0.3)});
    QCOMPARE(checkAlarms(log, profile, settings, 8000).size(), std::size_t{2});
    log.acknowledge(0);
    QCOMPARE(log.unseenAlarms(), std::int64_t{0});
    QCOMPARE(log.alarms().size(), std::size_t{4});
  }

  void driftBeyondItsLimitRaisesAnAlarmThatNamesTheFeature() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "log");
    std::vector<LoggedPrediction> rows(80, loggedRow(1000, "ham", 0.9));
    for (LoggedPrediction& row : rows) row.tokens = 200;
    log.addRows(rows);
    const std::vector<Alarm> news = checkAlarms(log, steadyProfile(), MonitorSettings(), 2000);
    QVERIFY(std::any_of(news.begin(), news.end(), [](const Alarm& alarm) { return alarm.kind == "drift:tokens" && alarm.value > 1; }));
  }

  void aLogOfTheFirstSchemaIsTakenOver() {
    const test::TemporaryDirectory directory;
    {
      PredictionLog log(directory / "log");
      log.addRows({loggedRow(1000, "ham", 0.9)});
    }
    {
      SqliteDatabase old((directory / "log").string());
      old.execute("ALTER TABLE predictions DROP COLUMN truth; DROP TABLE alarms; PRAGMA user_version = 1");
    }
    PredictionLog log(directory / "log");
    QCOMPARE(log.size(), std::int64_t{1});
    QCOMPARE(log.newest(1).front().truth, std::string());
    QCOMPARE(log.unseenAlarms(), std::int64_t{0});
  }

  void totalsAndVolumeKeepToTheTimeAskedFor() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "log");
    log.addRows({loggedRow(1000, "ham", 0.8, "ham"), loggedRow(2000, "ham", 0.6, "spam"), loggedRow(3000, "spam", -1, "spam"),
                 loggedRow(9000, "ham", 0.4)});
    const LogTotals all = log.totals();
    QCOMPARE(all.predictions, std::int64_t{4});
    QCOMPARE(all.judged, std::int64_t{3});
    QCOMPARE(all.right, std::int64_t{2});
    QVERIFY(std::abs(all.mean_confidence - 0.6) < 1e-9);  // the unknown one does not count
    const LogTotals some = log.totals({2000, 9000});
    QCOMPARE(some.predictions, std::int64_t{2});
    QCOMPARE(some.right, std::int64_t{1});
    QCOMPARE(some.first_ms, std::int64_t{2000});
    QVERIFY(std::isnan(log.totals({3000, 4000}).mean_confidence));
    QCOMPARE(log.newestIn({1000, 9000}, 2).front().time_ms, std::int64_t{3000});
    QCOMPARE(log.volume(10000, {1000, 3000}).front().judged, std::int64_t{2});
    log.correct(2, "ham");  // a person says that the imported true label was wrong
    QCOMPARE(log.totals().right, std::int64_t{3});
  }

  void importedPredictionsKnowTheirColumns_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("by name") << "message,prediction,score,true_label,timestamp\nhello there friend,ham,0.9,ham,2026-11-21 08:19\n";
    QTest::newRow("by content") << "what,a,b\nhello there my friend,ham,spam\nanother text here,spam,spam\n";
  }
  void importedPredictionsKnowTheirColumns() {
    QFETCH(QString, file);
    const test::TemporaryDirectory directory;
    const Table table = tableOf(directory / "p.csv", file.toStdString());
    const ImportColumns columns = guessImportColumns(table, kSides);
    QCOMPARE(columns.text, table.columns[0]);
    QCOMPARE(columns.predicted, table.columns[1]);
    QCOMPARE(columns.truth, table.columns[table.columns.size() == 3 ? 2 : 3]);
    if (table.columns.size() == 5) QCOMPARE(columns.confidence, std::string("score"));
    if (table.columns.size() == 5) QCOMPARE(columns.time, std::string("timestamp"));
  }

  void badRowsAreToldAndTheOthersImported() {
    const test::TemporaryDirectory directory;
    const Table table = tableOf(directory / "p.csv",
                                "text,predicted,confidence,truth,time\n"
                                "one,ham,0.9,ham,2026-11-21T08:19:54Z\n"
                                "two,spam,93 %,ham,1763713194\n"
                                "three,eggs,0.9,ham,\n"
                                "four,ham,7,ham,\n"
                                "five,ham,0.5,eggs,\n"
                                "six,ham,0.5,,yesterday\n"
                                ",ham,0.5,,\n"
                                "eight,ham,,,\n");
    const auto tokenizer = loadTokenizer(starterModel());
    const ImportColumns columns = guessImportColumns(table, kSides);
    const PredictionImport done = readPredictions(table, columns, kSides, *tokenizer, true);
    QCOMPARE(done.rows.size(), std::size_t{3});
    QCOMPARE(done.bad, std::int64_t{5});
    QCOMPARE(done.bad_rows[0].line, std::uint64_t{4});
    QVERIFY(has(done.bad_rows[0].why, "eggs"));
    QVERIFY(has(done.bad_rows[1].why, "0 to 1"));
    QVERIFY(has(done.bad_rows[3].why, "yesterday"));
    QCOMPARE(done.judged, std::int64_t{2});
    QCOMPARE(done.right, std::int64_t{1});
    QCOMPARE(done.rows[1].correction, std::string("ham"));
    QCOMPARE(done.rows[1].confidence, 0.93);
    QVERIFY(done.rows[0].tokens >= 3);
    QCOMPARE(done.rows[2].confidence, -1.0);
    PredictionLog log(directory / "log");
    log.addRows(done.rows);
    QCOMPARE(log.totals().right, std::int64_t{1});
    QVERIFY(has(problemOf([&] { readPredictions(table, ImportColumns{"text", "", "answer", "", "", ""}, kSides, *tokenizer, true); }),
                "answer"));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(readPredictions(table, columns, kSides, *tokenizer, true, stop.get_token()), Cancelled);
  }

  void timesAreReadAsPeopleWriteThem() {
    const std::int64_t moment = 1795249194000;
    QCOMPARE(timeFromText("2026-11-21T08:19:54Z"), moment);
    QCOMPARE(timeFromText("2026-11-21 08:19:54.250"), moment);
    QCOMPARE(timeFromText("2026-11-21T10:19:54+02:00"), moment);
    QCOMPARE(timeFromText("2026-11-21 08:19"), moment - 54000);
    QCOMPARE(timeFromText("1795249194"), moment);
    QCOMPARE(timeFromText("1795249194000"), moment);
    for (const char* bad : {"", "soon", "2026-13-01", "2026-11-21x", "2026-11-21 25:00", "2026-11-21 08:19 o'clock"})
      QCOMPARE(timeFromText(bad), std::int64_t{0});
  }

  void retrainingMakesAChildInTheFamilyTree() {
    const test::TemporaryDirectory directory;
    Recipe recipe = test::tinyRecipe(starterModel());
    recipe.name = "first";
    const RunDir first = RunDir::create(directory / "first", recipe);
    PredictionLog log(first.predictions());
    LoggedPrediction row = loggedRow(1000, "ham", 0.9);
    row.text = "win a prize";
    log.addRows({row});
    log.correct(1, "spam");
    Recipe again = retrainRecipe(first);
    again.tuning.learning_rate = 0.002;
    const RunDir second = RunDir::create(directory / "second", again);
    Recipe on = recipe;
    on.model.path = (second.path() / "model").string();
    const RunDir third = RunDir::create(directory / "third", on);
    RunDir::create(directory / "stranger", recipe);
    const std::vector<LineageNode> family = lineage(third.path(), directory.path());
    QCOMPARE(family.size(), std::size_t{3});
    QCOMPARE(family[0].path, first.path());
    QCOMPARE(family[0].parent, -1);
    QCOMPARE(family[1].path, second.path());
    QCOMPARE(family[1].parent, 0);
    QCOMPARE(family[1].added_rows, std::int64_t{1});
    QCOMPARE(family[1].changes.size(), std::size_t{1});
    QCOMPARE(family[1].changes[0].key, std::string("tuning.learning_rate"));
    QCOMPARE(family[1].changes[0].after, std::string("0.002"));
    QCOMPARE(family[2].parent, 1);
    QVERIFY(family[2].from_model);
    QCOMPARE(lineage(directory / "stranger", directory.path()).size(), std::size_t{1});
    QCOMPARE(RunDir::open(second.path()).recipe().parent, first.path().string());  // kept by the file
    fs::remove_all(first.path());
    const std::vector<LineageNode> orphans = lineage(third.path(), directory.path());
    QCOMPARE(orphans.size(), std::size_t{3});
    QCOMPARE(orphans[0].state, std::string("missing"));
  }

  void aCircleOfParentsEnds() {
    const test::TemporaryDirectory directory;
    Recipe recipe;
    recipe.parent = (directory / "b").string();
    RunDir::create(directory / "a", recipe);
    recipe.parent = (directory / "a").string();
    RunDir::create(directory / "b", recipe);
    QVERIFY(lineage(directory / "a", directory.path()).size() <= 2);
  }
};

QTEST_GUILESS_MAIN(MonitorTest)
#include "monitor_test.moc"
