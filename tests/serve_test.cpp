// Drift numbers, the prediction log under contention and damage, and corrections that become training rows.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/run/retrain.h"
#include "core/serve/drift.h"
#include "core/serve/prediction_log.h"
#include "core/serve/sqlite_database.h"
#include "tests/small_disk.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <thread>

using namespace etude;

namespace {

const std::vector<std::string> kLabels = {"ham", "spam"};

using etude::test::has;
using etude::test::problemOf;

Prediction answerOf(int label, float confidence, std::int64_t tokens = 10, double unknown_share = 0) {
  Prediction prediction;
  prediction.label = label;
  prediction.confidence = confidence;
  prediction.probabilities = {label == 0 ? confidence : 1 - confidence, label == 0 ? 1 - confidence : confidence};
  prediction.tokens = tokens;
  prediction.unknown_share = unknown_share;
  return prediction;
}

/// Rows as a real model might give them: lengths around `tokens`, mostly sure, one in eight spam.
std::vector<Prediction> sampleRows(std::size_t count, std::uint64_t seed, double tokens = 20, double unsure = 0.1) {
  Random random(mixKeys(seed, 77));  // streams of neighbouring keys overlap
  std::vector<Prediction> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const double length = tokens * (0.3 + 1.4 * random.uniform());
    const double confidence = random.uniform() < unsure ? 0.5 + 0.4 * random.uniform() : 0.9 + 0.1 * random.uniform();
    const double unknown = random.uniform() < 0.8 ? 0 : 0.1 * random.uniform();
    rows.push_back(answerOf(random.below(8) == 0, static_cast<float>(confidence), static_cast<std::int64_t>(length), unknown));
  }
  return rows;
}

const FeatureDrift& drift(const std::vector<FeatureDrift>& drifts, const std::string& feature) {
  return *std::find_if(drifts.begin(), drifts.end(), [&](const FeatureDrift& one) { return one.feature == feature; });
}

}  // namespace

class ServeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stabilityIndexIsTheOneWorkedOutByHand() {
    QCOMPARE(populationStabilityIndex({0.25, 0.75}, {0.25, 0.75}), 0.0);
    // (0.6-0.5) ln(0.6/0.5) + (0.4-0.5) ln(0.4/0.5)
    QVERIFY(std::abs(populationStabilityIndex({0.5, 0.5}, {0.6, 0.4}) - (0.1 * std::log(1.2) - 0.1 * std::log(0.8))) < 1e-15);
    // An empty share counts as 1e-4: 2 * (1 - 1e-4) ln(1e4)
    QVERIFY(std::abs(populationStabilityIndex({1, 0}, {0, 1}) - 2 * (1 - 1e-4) * std::log(1e4)) < 1e-12);
  }

  void sameRowsHaveNoDrift() {
    const auto rows = sampleRows(2000, 1);
    const DriftProfile profile = makeProfile(rows, rows, kLabels);
    for (const FeatureDrift& one : measureDrift(profile, rows)) {
      QCOMPARE(one.psi, 0.0);
      QVERIFY(has(one.explanation, "No shift"));
    }
  }

  void windowsOfTheSameKindSeldomRaiseAWarning() {
    const DriftProfile profile = makeProfile(sampleRows(3000, 1), sampleRows(600, 2), kLabels);
    int warnings = 0, alarms = 0;
    for (std::uint64_t seed = 100; seed < 300; ++seed) {
      for (const FeatureDrift& one : measureDrift(profile, sampleRows(100, seed))) {
        warnings += one.psi >= 0.1;
        alarms += one.psi >= 0.25;
      }
    }
    QVERIFY(warnings <= 40);  // 5 %
    QCOMPARE(alarms, 0);
  }

  void aShiftIsLargeAndExplained() {
    const DriftProfile profile = makeProfile(sampleRows(3000, 1), sampleRows(600, 2), kLabels);
    const auto longer = measureDrift(profile, sampleRows(100, 3, 46, 0.7));
    QVERIFY(drift(longer, "tokens").psi > 0.25);
    QVERIFY(has(drift(longer, "tokens").explanation, "Longer texts are more frequent than in training (4"));
    QVERIFY(has(drift(longer, "tokens").explanation, "tokens on average, was "));
    QVERIFY(drift(longer, "confidence").psi > 0.25);
    QVERIFY(has(drift(longer, "confidence").explanation, "less sure"));
    QVERIFY(drift(longer, "label").psi < 0.1);
    const auto spam = measureDrift(profile, std::vector<Prediction>(50, answerOf(1, 0.95f, 20, 0.3)));
    QVERIFY(drift(spam, "label").psi > 0.25 && drift(spam, "unknown_share").psi > 0.25);
    QVERIFY(has(drift(spam, "label").explanation, "“spam” is more frequent"));
    QVERIFY(has(drift(spam, "unknown_share").explanation, "30 % on average"));
  }

  void unusualProfilesStillWork() {
    const std::vector<Prediction> equal(50, answerOf(0, 1.0f, 12));
    const DriftProfile profile = makeProfile(equal, equal, kLabels);
    QVERIFY(drift(measureDrift(profile, std::vector<Prediction>(50, answerOf(0, 1.0f, 13))), "tokens").psi > 0.25);
    QVERIFY(drift(measureDrift(profile, std::vector<Prediction>(50, answerOf(0, 0.6f, 12))), "confidence").psi > 0.25);
    for (const FeatureDrift& one : measureDrift(makeProfile({}, {}, kLabels), equal)) QCOMPARE(one.psi, 0.0);
    for (const FeatureDrift& one : measureDrift(profile, {}))
      QVERIFY(one.psi == 0.0 && has(one.explanation, "no predictions yet"));
  }

  void sharesOfAProfileAddUpToOneInEveryBin() {
    const DriftProfile profile = makeProfile(sampleRows(1000, 1), sampleRows(300, 2), kLabels);
    QCOMPARE(profile.features.size(), std::size_t{4});
    for (const FeatureProfile& feature : profile.features) {
      double sum = 0;
      for (const double share : feature.shares) sum += share;
      QVERIFY(std::abs(sum - 1) < 1e-9);
      QCOMPARE(feature.bins.size(), feature.shares.size());
    }
  }

  void profilesSurviveJson() {
    const DriftProfile before = makeProfile(sampleRows(500, 1), sampleRows(100, 2), kLabels);
    const DriftProfile after = profileFromJson(parseJson(dumpJson(toJson(before)), "profile"));
    QCOMPARE(dumpJson(toJson(after)), dumpJson(toJson(before)));
    QVERIFY(after.features[1].edges == before.features[1].edges);
    Json broken = toJson(before);
    broken["features"][0]["bins"].erase(0);
    QVERIFY(has(problemOf([&] { profileFromJson(broken); }), "tokens"));
    QVERIFY_THROWS_EXCEPTION(ProblemError, profileFromJson(Json::array()));
    broken = toJson(before);
    broken["features"][0]["edges"] = "none";
    QVERIFY_THROWS_EXCEPTION(ProblemError, profileFromJson(broken));
  }

  void logKeepsWhatWasPredicted() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "predictions.sqlite");
    log.add({{"first", "pair"}, {"Ünïcödé 日本語 'quoted'", ""}}, {answerOf(0, 0.9f, 3, 0.25), answerOf(1, 0.8f)}, kLabels,
            "window", true, 1000);
    log.add({{"secret", ""}}, {answerOf(1, 0.6f)}, kLabels, "endpoint", false, 2000);
    QCOMPARE(log.size(), 3);
    const auto rows = log.newest(10);
    QCOMPARE(rows.size(), std::size_t{3});
    QVERIFY(rows[0].text.empty() && rows[0].source == "endpoint" && rows[0].time_ms == 2000);
    QCOMPARE(rows[1].text, std::string("Ünïcödé 日本語 'quoted'"));
    QVERIFY(rows[2].text_pair == "pair" && rows[2].label == "ham" && rows[2].tokens == 3 && rows[2].unknown_share == 0.25);
    QVERIFY(rows[2].probabilities == answerOf(0, 0.9f).probabilities);
    QCOMPARE(log.newest(1, 1).front().id, rows[1].id);
    QCOMPARE(log.between(1000, 2000).size(), std::size_t{2});
    const auto volume = log.volume(1500);
    QVERIFY(volume.size() == 2 && volume[0].begin_ms == 0 && volume[0].predictions == 2 && volume[1].begin_ms == 1500);
    QVERIFY(std::abs(volume[0].mean_confidence - 0.85) < 1e-6);
    const auto predictions = asPredictions(rows, {"spam"});
    QVERIFY(predictions.size() == 2 && predictions[0].label == 0 && predictions[1].confidence == 0.8f);
  }

  void correctionsAreKeptAndTakenBack() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "predictions.sqlite");
    log.add({{"a", ""}, {"b", ""}}, {answerOf(0, 0.9f), answerOf(1, 0.8f)}, kLabels, "window", true);
    const std::int64_t id = log.newest(1).front().id;
    log.correct(id, "ham");
    QCOMPARE(log.corrections(), 1);
    QCOMPARE(log.newest(5, 0, true).front().correction, std::string("ham"));
    log.correct(id, "");
    QCOMPARE(log.corrections(), 0);
    QVERIFY(has(problemOf([&] { log.correct(12345, "ham"); }), "12345"));
  }

  void logTakesAllRowsOrNone() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "predictions.sqlite");
    QVERIFY_THROWS_EXCEPTION(ProblemError, log.add({{"a", ""}, {"b", ""}}, {answerOf(0, 0.9f)}, kLabels, "window", true));
    QCOMPARE(log.size(), 0);
  }

  void severalWritersAtOnceLoseNothing() {
    const test::TemporaryDirectory directory;
    const fs::path path = directory / "predictions.sqlite";
    constexpr int kWriters = 4, kRows = 150;
    std::vector<std::string> failures(kWriters);
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([&, writer] {
        failures[static_cast<std::size_t>(writer)] = problemOf([&] {
          PredictionLog log(path);  // all make the file at the same moment
          for (int i = 0; i < kRows; ++i) log.add({{"text", ""}}, {answerOf(0, 0.9f)}, kLabels, std::to_string(writer), true);
        });
      });
    }
    for (std::thread& writer : writers) writer.join();
    for (const std::string& failure : failures) QCOMPARE(failure, std::string("no problem"));
    QCOMPARE(PredictionLog(path).size(), kWriters * kRows);
  }

  void filesThatAreNoLogAreRefusedAndLeftAlone() {
    const test::TemporaryDirectory directory;
    const std::string garbage(8192, 'x');
    writeFileAtomically(directory / "garbage", garbage);
    QVERIFY(has(problemOf([&] { PredictionLog log(directory / "garbage"); }), "not a database"));
    QCOMPARE(readFile(directory / "garbage"), garbage);
    SqliteDatabase((directory / "other").string()).execute("CREATE TABLE music (title TEXT)");
    const std::string other = readFile(directory / "other");
    QVERIFY(has(problemOf([&] { PredictionLog log(directory / "other"); }), "not a prediction log"));
    QVERIFY(readFile(directory / "other") == other);
    QVERIFY(has(problemOf([&] { PredictionLog log(directory / "missing" / "log"); }), "folder exists"));
  }

  void aLogOfANewerVersionIsRefused() {
    const test::TemporaryDirectory directory;
    { PredictionLog log(directory / "log"); }
    SqliteDatabase((directory / "log").string()).execute("PRAGMA user_version = 99");
    QVERIFY(has(problemOf([&] { PredictionLog log(directory / "log"); }), "newer version"));
  }

  void aDamagedLogIsAProblemAndNoCrash() {
    const test::TemporaryDirectory directory;
    {
      PredictionLog log(directory / "log");
      const std::vector<PredictionInput> inputs(400, {std::string(200, 't'), ""});
      log.add(inputs, std::vector<Prediction>(400, answerOf(0, 0.9f)), kLabels, "window", true);
    }
    const std::string good = readFile(directory / "log");
    int problems = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      std::string bad = good;
      Random random(seed);
      for (int i = 0; i < 2000; ++i) bad[100 + random.below(bad.size() - 100)] = static_cast<char>(random.next());
      if (seed % 4 == 0) bad.resize(bad.size() / 2);
      writeFileAtomically(directory / "bad", bad);
      problems += problemOf([&] {
                    PredictionLog log(directory / "bad");
                    log.newest(1000);
                    log.volume(1000);
                    log.size();
                  }) != "no problem";
      fs::remove(directory / "bad-wal");
      fs::remove(directory / "bad-shm");
    }
    QVERIFY(problems > 20);
  }

  void aFullDiskIsAProblemAndKeepsWhatWasLogged() {
    const test::TemporaryDirectory directory;
    const test::SmallDisk disk(directory / "disk", "size=400k");
    if (!disk.mounted()) QSKIP("a small disk cannot be mounted here");
    PredictionLog log(directory / "disk" / "log");
    std::string problem = "no problem";
    std::int64_t written = 0;
    const std::vector<PredictionInput> inputs(10, {std::string(1000, 't'), ""});
    for (int i = 0; i < 100 && problem == "no problem"; ++i) {
      problem = problemOf([&] { log.add(inputs, std::vector<Prediction>(10, answerOf(0, 0.9f)), kLabels, "window", true); });
      written += problem == "no problem" ? 10 : 0;
    }
    QVERIFY(has(problem, "full"));
    QVERIFY(written > 0);
    QCOMPARE(log.size(), written);
  }

  void correctionsBecomeTrainingRows() {
    const test::TemporaryDirectory directory;
    Recipe recipe;
    recipe.data.extra_train_path = (directory / "earlier.csv").string();
    writeExamplesCsv(recipe.data.extra_train_path, {{"old, text", "", 0, 0}, {"wrong before", "", 0, 0}}, kLabels);
    const RunDir run = RunDir::create(directory / "run", recipe);
    QVERIFY(has(problemOf([&] { retrainRecipe(run); }), "has been corrected"));
    PredictionLog log(run.predictions());
    log.add({{"hidden", ""}}, {answerOf(0, 0.9f)}, kLabels, "window", false, 1);
    log.correct(1, "spam");
    QVERIFY(has(problemOf([&] { retrainRecipe(run); }), "without their texts"));
    log.add({{"wrong before", ""}, {"new \"text\"", ""}, {"fine", ""}}, std::vector<Prediction>(3, answerOf(0, 0.9f)), kLabels,
            "window", true, 2);
    log.correct(2, "spam");
    log.correct(3, "urgent");
    const Recipe again = retrainRecipe(run);
    QCOMPARE(again.data.extra_train_path, (run.path() / "corrections.csv").string());
    const Table table = readTable(again.data.extra_train_path, DataSettings{});
    QVERIFY(table.columns == (std::vector<std::string>{"text", "label"}));
    QVERIFY(table.rows ==
            (std::vector<std::vector<std::string>>{{"old, text", "ham"}, {"wrong before", "spam"}, {"new \"text\"", "urgent"}}));
  }

  void retrainingReadsTheCorrectionsWhateverTheDataLookLike() {
    const test::TemporaryDirectory directory;
    std::string rows = "class\tmessage\n";
    for (int i = 0; i < 60; ++i) rows += std::string(i % 3 ? "ham" : "spam") + "\tmessage number " + std::to_string(i) + "\n";
    writeFileAtomically(directory / "data.tsv", rows);
    Recipe recipe;
    recipe.data.path = (directory / "data.tsv").string();
    recipe.data.format = "tsv";
    recipe.data.delimiter = "tab";
    recipe.data.text_column = "message";
    recipe.data.label_column = "class";
    const RunDir run = RunDir::create(directory / "run", recipe);
    PredictionLog log(run.predictions());
    log.add({{"so, \"this\"\nis spam", ""}}, {answerOf(0, 0.9f)}, kLabels, "window", true);
    log.correct(1, "spam");
    const Dataset data = prepareData(retrainRecipe(run).data);
    const auto& train = data.split(Split::Train);
    const auto found =
        std::find_if(train.begin(), train.end(), [](const Example& row) { return row.text == "so, \"this\"\nis spam"; });
    QVERIFY(found != train.end());
    QCOMPARE(data.labels[static_cast<std::size_t>(found->label)], std::string("spam"));
  }
};

QTEST_GUILESS_MAIN(ServeTest)
#include "serve_test.moc"
