#include "core/base/files.h"
#include "core/run/feed.h"
#include "core/run/run_compare.h"
#include "core/run/run_dir.h"
#include "core/run/run_monitor.h"
#include "core/train/overfitting.h"
#include "tests/support.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <thread>

using namespace etude;

namespace {

StepSample step(std::int64_t number, double loss = 1) {
  StepSample sample;
  sample.step = number;
  sample.loss = loss;
  sample.seconds = 0.5 * static_cast<double>(number);
  return sample;
}

EvalSample eval(std::int64_t number, double loss, double train_loss) {
  EvalSample sample;
  sample.step = number;
  sample.loss = loss;
  sample.train_loss = train_loss;
  return sample;
}

RunStarted started(std::int64_t total, std::int64_t resumed_from = -1) {
  RunStarted event;
  event.total_steps = total;
  event.resumed_from = resumed_from;
  return event;
}

/// One of each kind, every member different from its default.
std::vector<Event> oneOfEach() {
  const Problem problem{Severity::Warning, "what “x”", "remedy", "where"};
  return {RunStarted{100, 10, 1, 2, 3, 4, 5, "cuda:0", "bf16", 6, 50, {"a", "ü"}},
          PhaseChanged{"training", "Training\nnow"},
          StepSample{7, 0.5, 0.25, 1e-5, 2.5, 3.25, 1000.5, std::int64_t{1} << 40},
          EvalSample{8, 1.5, 0.1, 0.9, 0.8, 0.05, true},
          CheckpointSaved{9, "checkpoints/step-000009", true},
          OverfittingFound{10, 0.3, 20},
          Paused{11},
          Continued{12},
          Notice{problem},
          RunFinished{"stopped", 13, 10, 99.5, 4096},
          RunFailed{{problem, problem}, 14},
          LearningRateChanged{15, 3e-4, 1e-5},
          LivePredictions{16, {{"What a “day”", {0.25, 0.75}}, {"ü", {1, 0}}}}};
}

std::vector<Event> replayed(const RunDir& run) {
  std::vector<Event> events;
  run.replay([&](const Event& event) { events.push_back(event); });
  return events;
}

void append(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::app | std::ios::binary) << text; }

}  // namespace

class RunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyKindOfEventSurvivesJson() {
    const std::vector<Event> events = oneOfEach();
    QCOMPARE(events.size(), std::variant_size_v<Event>);
    for (const Event& event : events) {
      const Json json = toJson(event, "2026-11-21T08:19:54Z");
      QVERIFY(json["time"] == Json("2026-11-21T08:19:54Z"));
      const auto back = eventFromJson(parseJson(dumpJson(json), "test"));
      QVERIFY(back && back->index() == event.index());
      QCOMPARE(dumpJson(toJson(*back, "2026-11-21T08:19:54Z")), dumpJson(json));
    }
  }

  void everyDigitOfANumberSurvivesJson() {
    for (const double value : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, -0.0, 123456789.123456789}) {
      const auto back = eventFromJson(parseJson(dumpJson(toJson(Event(step(1, value)), "")), "test"));
      const double read = std::get<StepSample>(*back).loss;
      QVERIFY(read == value && std::signbit(read) == std::signbit(value));
    }
  }

  void numbersThatAreNotFiniteSurviveJson() {
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double value : {std::nan(""), infinity, -infinity}) {
      const std::string line = dumpJson(toJson(Event(step(1, value)), ""));
      QVERIFY2(line.find("null") == std::string::npos, line.c_str());
      const double back = std::get<StepSample>(*eventFromJson(parseJson(line, "test"))).loss;
      QVERIFY(std::isnan(value) ? std::isnan(back) : back == value);
    }
  }

  void unknownKindsAreSkippedAndBrokenEventsRefused() {
    QVERIFY(!eventFromJson(parseJson(R"({"event": "applause", "time": ""})", "test")));
    for (const char* text :
         {"3", "[]", "{}", R"({"event": 3})", R"({"event": "step", "step": "one"})", R"({"event": "step", "loss": "many"})",
          R"({"event": "step", "step": 1.5})", R"({"event": "started", "labels": [1]})", R"({"event": "notice", "problem": 3})",
          R"({"event": "failed", "problems": [{"what": 3}]})", R"({"event": "evaluation", "best": 1})"}) {
      try {
        eventFromJson(parseJson(text, "test"));
        QFAIL(text);
      } catch (const ProblemError&) {
      }
    }
  }

  void theFeedIsBoundedAndDropsOnlySteps() {
    Feed feed(100);
    std::vector<std::int64_t> checkpoints;
    for (std::int64_t i = 1; i <= 20000; ++i) {
      feed.push(step(i));
      if (i % 1000 == 0) feed.push(CheckpointSaved{i, "", false});
    }
    std::size_t steps = 0;
    std::int64_t last = 0;
    for (const Event& event : feed.pull()) {
      if (const auto* saved = std::get_if<CheckpointSaved>(&event)) checkpoints.push_back(saved->step);
      if (const auto* sample = std::get_if<StepSample>(&event)) {
        QVERIFY(sample->step > last);
        last = sample->step;
        ++steps;
      }
    }
    QCOMPARE(checkpoints.size(), std::size_t{20});
    QVERIFY2(steps <= 100, std::to_string(steps).c_str());
    QCOMPARE(last, std::int64_t{20000});
    QCOMPARE(feed.dropped() + steps, std::size_t{20000});
    QVERIFY(feed.pull().empty());
  }

  void pushingIsFastWhetherOrNotSomebodyReads() {
    Feed feed;
    std::jthread reader([&](std::stop_token stop) {
      while (!stop.stop_requested()) {
        feed.pull();
        std::this_thread::sleep_for(std::chrono::milliseconds(33));
      }
    });
    QElapsedTimer timer;
    timer.start();
    for (std::int64_t i = 1; i <= 200000; ++i) feed.push(step(i));
    QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
  }

  void aSeriesIsBoundedAndKeepsSpikes() {
    Series series(64);
    for (int i = 1; i <= 100000; ++i) series.add(i, i == 31415 ? 1000 : i == 60000 ? -1000 : std::sin(i));
    QVERIFY(series.bins().size() <= 64);
    double low = 0, high = 0, sum = 0;
    std::size_t count = 0;
    for (const Series::Bin& bin : series.bins()) {
      low = std::min(low, bin.low);
      high = std::max(high, bin.high);
      sum += bin.sum;
      count += bin.count;
      QVERIFY(bin.low <= bin.mean() && bin.mean() <= bin.high);
    }
    QCOMPARE(low, -1000.0);
    QCOMPARE(high, 1000.0);
    QCOMPARE(count, std::size_t{100000});
    QVERIFY(std::abs(sum) < 3);
    QCOMPARE(series.bins().back().x, 100000.0);
  }

  void aSeriesLeavesOutWhatIsNotFiniteAndCanBeCut() {
    Series series;
    series.add(1, 1);
    series.add(2, std::nan(""));
    series.add(3, std::numeric_limits<double>::infinity());
    series.add(4, 2);
    QCOMPARE(series.bins().size(), std::size_t{2});
    series.cutAfter(3);
    QCOMPARE(series.bins().size(), std::size_t{1});
    series.add(4, 7);
    QCOMPARE(series.bins().back().high, 7.0);
  }

  void aViewOfASeriesIsTheSameWithAndWithoutThePyramid() {
    for (const std::size_t capacity : {std::size_t{1000}, Series::kMillion}) {  // joined bins, single points
      Series series(capacity);
      for (int i = 1; i <= 70000; ++i) {
        if (i == 30000) series.cutAfter(20000);
        series.add(i, std::sin(i * 0.37) + (i == 4242 ? 50 : 0));
      }
      const auto& bins = series.bins();
      for (const auto& [lower, upper] : {std::pair{0.0, 1e9}, std::pair{4000.0, 4500.0}, std::pair{19990.0, 31000.0}}) {
        for (const Series::Bin& joined : series.between(lower, upper, 37)) {
          const auto last = std::find_if(bins.begin(), bins.end(), [&](const Series::Bin& bin) { return bin.x == joined.x; });
          QVERIFY(last != bins.end());
          std::size_t count = 0;
          double low = 1e9, high = -1e9, sum = 0;
          for (auto it = last;; --it) {
            count += it->count, sum += it->sum, low = std::min(low, it->low), high = std::max(high, it->high);
            if (count >= joined.count || it == bins.begin()) break;
          }
          QCOMPARE(count, joined.count);
          QCOMPARE(low, joined.low);
          QCOMPARE(high, joined.high);
          QVERIFY(std::abs(sum - joined.sum) < 1e-6);
        }
      }
    }
  }

  void whatTheUserSaysOfARunIsKeptBesideIt() {
    test::TemporaryDirectory directory;
    QVERIFY(readRunMeta(directory.path()) == RunMeta());
    editRunMeta(directory.path(), [](RunMeta& meta) {
      meta.star = true;
      meta.note = "wärmer";
      meta.steps = {{70, "second"}, {30, "first"}};
    });
    editRunMeta(directory.path(), [](RunMeta& meta) { meta.name = "Best so far"; });
    const RunMeta meta = readRunMeta(directory.path());
    QVERIFY(meta.star);
    QCOMPARE(meta.name, std::string("Best so far"));
    QCOMPARE(meta.note, std::string("wärmer"));
    QCOMPARE(meta.steps.size(), std::size_t{2});
    QCOMPARE(meta.steps[0].step, 30);
  }

  void aBrokenFileOfNotesBreaksNothingAndIsKept() {
    test::TemporaryDirectory directory;
    for (const char* text : {"", "{", "[1]", "null", "{\"star\":7,\"steps\":[{\"step\":\"x\"},3,{\"step\":-1,\"text\":\"a\"}],\"note\":[]}"}) {
      writeFileAtomically(directory / "meta.json", text);
      QVERIFY(readRunMeta(directory.path()) == RunMeta());
    }
    writeFileAtomically(directory / "meta.json", "not json");
    editRunMeta(directory.path(), [](RunMeta& meta) { meta.star = true; });
    QVERIFY(readRunMeta(directory.path()).star);
    QCOMPARE(readFile(directory / "meta.json.broken"), std::string("not json"));
  }

  void onlySettingsThatDifferAreTold() {
    Recipe a, b, c;
    b.tuning.learning_rate = 0.001;
    c.tuning.learning_rate = 0.001;
    c.tuning.group_by_length = false;
    QVERIFY(differingSettings({a, a}).empty());
    const auto differences = differingSettings({a, b, c});
    QCOMPARE(differences.size(), std::size_t{2});
    QCOMPARE(differences[0].info.key, std::string("tuning.learning_rate"));
    QCOMPARE(differences[0].values, (std::vector<std::string>{"0.0003", "0.001", "0.001"}));
    QCOMPARE(differences[1].values, (std::vector<std::string>{"yes", "yes", "no"}));
  }

  void regularisingSaysWhatItChangedAndEnds() {
    Recipe recipe;
    const Recipe before = recipe;
    const auto changes = regularise(recipe);
    QCOMPARE(changes.size(), std::size_t{2});
    QVERIFY(recipe.tuning.dropout > 0.1 && recipe.tuning.weight_decay > before.tuning.weight_decay);
    int rounds = 0;
    while (!regularise(recipe).empty()) QVERIFY(++rounds < 10);
    QVERIFY(recipe.tuning.dropout <= 0.5 && recipe.tuning.weight_decay <= 0.3);
    QVERIFY(useMoreRows(recipe, 1000).empty());  // no limit
    recipe.data.train_rows = 300;
    QCOMPARE(useMoreRows(recipe, 1000).size(), std::size_t{1});
    QCOMPARE(recipe.data.train_rows, 600);
    useMoreRows(recipe, 1000);
    QCOMPARE(recipe.data.train_rows, 0);
  }

  void overfittingIsFoundWhereTheValidationLossTurnsUp() {
    std::vector<EvalSample> evals;
    const double losses[] = {0.7, 0.5, 0.4, 0.41, 0.405, 0.43, 0.5, 0.6};
    for (int i = 0; i < 8; ++i) evals.push_back(eval(10 * (i + 1), losses[i], 0.7 - 0.08 * i));
    const auto found = findOverfitting(evals);
    QVERIFY(found);
    QCOMPARE(found->step, std::int64_t{30});
    QCOMPARE(found->best_loss, 0.4);
    QCOMPARE(found->seen_at, std::int64_t{60});  // the first that is 5 % above, three validations on
    evals.resize(5);
    QVERIFY(!findOverfitting(evals));
  }

  void noOverfittingIsSeenWhereThereIsNone() {
    std::vector<EvalSample> falling, flat, both;
    for (int i = 1; i <= 10; ++i) {
      falling.push_back(eval(i, 1.0 / i, 1.0 / i));
      flat.push_back(eval(i, 0.5 + 0.001 * i, 1.0 / i));
      both.push_back(eval(i, 0.2 + 0.1 * i, 0.2 + 0.1 * i));  // it diverges: the training loss rises too
    }
    QVERIFY(!findOverfitting(falling));
    QVERIFY(!findOverfitting(flat));
    QVERIFY(!findOverfitting(both));
    QVERIFY(!findOverfitting({}));
    std::vector<EvalSample> wandering;  // before a model has learned anything, both losses stay near ln 2
    const double validation[] = {0.7072, 0.6932, 0.6936, 0.6955, 0.695, 0.7017, 0.6971, 0.7281};
    const double train[] = {0.6995, 0.7085, 0.6949, 0.6981, 0.7105, 0.6971, 0.6921, 0.6836};
    for (int i = 0; i < 8; ++i) wandering.push_back(eval(i + 1, validation[i], train[i]));
    QVERIFY(!findOverfitting(wandering));
    falling.push_back(eval(11, std::nan(""), std::nan("")));
    QVERIFY(!findOverfitting(falling));
  }

  void theMonitorFollowsARun() {
    RunMonitor monitor;
    QVERIFY(monitor.state() == RunMonitor::State::Idle && !monitor.secondsLeft() && monitor.progress() == 0);
    monitor.take(started(100));
    for (int i = 1; i <= 40; ++i) monitor.take(step(i, 1.0 / i));
    monitor.take(eval(40, 0.5, 0.4));
    QVERIFY(monitor.state() == RunMonitor::State::Running);
    QCOMPARE(monitor.progress(), 0.4);
    QVERIFY(std::abs(*monitor.secondsLeft() - 30) < 1e-6);
    monitor.take(Paused{40});
    QVERIFY(monitor.state() == RunMonitor::State::Paused);
    monitor.take(Continued{40});
    monitor.take(RunFinished{"completed", 100, 40, 50, 0});
    QVERIFY(monitor.state() == RunMonitor::State::Finished && monitor.progress() == 1 && !monitor.secondsLeft());
    monitor.take(OverfittingFound{40, 0.5, 90});
    monitor.take(eval(95, 0.45, 0.1));
    QVERIFY(!monitor.overfitting());
    monitor.take(started(10));
    QVERIFY(monitor.evals().empty() && monitor.loss().bins().empty() && !monitor.result());
  }

  void aResumedRunVoidsWhatCameAfterItsCheckpoint() {
    RunMonitor monitor;
    monitor.take(started(100));
    for (int i = 1; i <= 50; ++i) monitor.take(step(i));
    monitor.take(eval(20, 0.5, 0.5));
    monitor.take(CheckpointSaved{20, "a", true});
    monitor.take(eval(40, 0.6, 0.4));
    monitor.take(OverfittingFound{20, 0.5, 40});
    monitor.take(RunFailed{{{Severity::Error, "x", "y", {}}}, 50});
    monitor.take(started(100, 20));
    QCOMPARE(monitor.loss().bins().size(), std::size_t{20});
    QCOMPARE(monitor.evals().size(), std::size_t{1});
    QCOMPARE(monitor.checkpoints().size(), std::size_t{1});
    QVERIFY(!monitor.overfitting() && monitor.failure().empty() && monitor.state() == RunMonitor::State::Running);
    QCOMPARE(monitor.progress(), 0.2);
    for (int i = 21; i <= 30; ++i) monitor.take(step(i));
    QCOMPARE(monitor.loss().bins().size(), std::size_t{30});
    QVERIFY(std::abs(*monitor.secondsLeft() - 35) < 1e-6);
  }

  void aRunDirectoryKeepsRecipeAndEvents() {
    const test::TemporaryDirectory directory;
    Recipe recipe;
    recipe.name = "Täst";
    recipe.data.path = "rows.csv";
    const RunDir made = RunDir::create(directory / "a run with blanks", recipe);
    {
      EventLog log(made);
      for (const Event& event : oneOfEach()) log.emit(event);
    }
    const RunDir opened = RunDir::open(directory / "a run with blanks/");
    QCOMPARE(opened.recipe().name, recipe.name);
    QCOMPARE(opened.recipe().data.path, (fs::current_path() / "rows.csv").string());
    const std::vector<Event> events = replayed(opened);
    QCOMPARE(events.size(), oneOfEach().size());
    for (std::size_t i = 0; i < events.size(); ++i)
      QCOMPARE(dumpJson(toJson(events[i], "")), dumpJson(toJson(oneOfEach()[i], "")));
    QVERIFY(readFile(opened.log()).find("Stopped on request") != std::string::npos);
    QVERIFY_EXCEPTION_THROWN(RunDir::create(directory / "a run with blanks", recipe), ProblemError);
    QVERIFY_EXCEPTION_THROWN(RunDir::create(directory.path(), recipe), ProblemError);  // holds other things
    QVERIFY_EXCEPTION_THROWN(RunDir::open(directory.path()), ProblemError);
  }

  void aTornLastLineIsLeftOutAndHealed() {
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", Recipe());
    EventLog(run).emit(step(1));
    append(run.events(), "{\"event\":\"step\",\"time\":\"\",\"step\":2,\"lo");
    QCOMPARE(replayed(run).size(), std::size_t{1});
    EventLog(run).emit(step(3));
    const std::vector<Event> events = replayed(run);
    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(std::get<StepSample>(events[1]).step, std::int64_t{3});
  }

  void aFileOfOneTornLineIsHealedToNothing() {
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", Recipe());
    append(run.events(), std::string(100'000, 'x'));
    EventLog(run).emit(step(1));
    QCOMPARE(replayed(run).size(), std::size_t{1});
  }

  void damagedLinesAreReportedAndTheRestIsRead() {
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", Recipe());
    EventLog(run).emit(step(1));
    append(run.events(), "garbage\n{\"event\":\"applause\"}\n\n[1]\n");
    append(run.events(), std::string(20'000'000, '[') + "\n");
    EventLog(run).emit(step(2));
    const std::vector<Event> events = replayed(run);
    QCOMPARE(events.size(), std::size_t{3});
    QVERIFY(std::get<Notice>(events[2]).problem.what.starts_with("3 lines"));
  }

  void aRunIsLockedAgainstASecondWriter() {
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", Recipe());
    QVERIFY(!run.locked());
    {
      EventLog log(run);
      QVERIFY(run.locked());
      QVERIFY_EXCEPTION_THROWN(EventLog{run}, ProblemError);
      log.emit(step(1));
    }
    QVERIFY(!run.locked());
    EventLog(run).emit(step(2));
  }

  void aFullDiskIsAProblemAndLeavesWholeLines() {
    if (!fs::exists("/dev/full")) QSKIP("no /dev/full here");
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", Recipe());
    fs::create_symlink("/dev/full", run.events());
    try {
      EventLog(run).emit(step(1));
      QFAIL("writing to a full disk went unnoticed");
    } catch (const ProblemError& error) {
      QVERIFY2(error.problems()[0].remedy.find("full") != std::string::npos, error.what());
    }
  }

  void theNewestCheckpointIsFound() {
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", Recipe());
    QVERIFY(!run.latestCheckpoint());
    for (const char* name : {"step-000010", "step-000200", "step-1000", ".step-002000.tmp-1-0", "step-old", "best"}) {
      fs::create_directories(run.checkpoints() / name);
      append(run.checkpoints() / name / "state.json", "{}");
    }
    fs::create_directories(run.checkpoints() / "step-003000");  // empty: nothing to go on from
    QCOMPARE(run.latestCheckpoint()->filename().string(), std::string("step-1000"));
  }

  void freshPathsAreReadableAndNew() {
    const test::TemporaryDirectory directory;
    const fs::path first = RunDir::freshPath(directory.path(), "Mein Lauf: ../Größe/*");
    QVERIFY2(first.filename().string().ends_with("-mein-lauf-größe"), first.c_str());
    QCOMPARE(first.parent_path().string(), directory.path().string());
    RunDir::create(first, Recipe());
    QCOMPARE(RunDir::freshPath(directory.path(), "Mein Lauf: ../Größe/*").string(), first.string() + "-2");
    QVERIFY(RunDir::freshPath(directory.path(), "///").filename().string().ends_with("-run"));
    QVERIFY(RunDir::freshPath(directory.path(), std::string(500, 'x')).filename().string().size() < 100);
  }

  void theHistoryTellsHowRunsEnded() {
    const test::TemporaryDirectory directory;
    const RunDir stopped = RunDir::create(directory / "stopped", Recipe());
    {
      EventLog log(stopped);
      log.emit(started(100));
      for (int i = 1; i <= 30; ++i) log.emit(step(i));
      log.emit(eval(20, 0.5, 0.5));
      log.emit(eval(30, 0.6, 0.4));
      log.emit(RunFinished{"stopped", 30, 20, 1, 0});
      QCOMPARE(summariseRun(stopped.path()).state, std::string("running"));
    }
    fs::create_directories(stopped.checkpoints() / "step-000030");
    append(stopped.checkpoints() / "step-000030" / "x", "x");
    const RunDir killed = RunDir::create(directory / "killed", Recipe());
    {
      EventLog log(killed);
      log.emit(started(50));
      log.emit(step(7));
    }
    fs::create_directories(directory / "no run");
    fs::create_directories(directory / "broken");
    append(directory / "broken" / "recipe.json", "{");
    std::map<std::string, RunSummary> runs;
    for (const RunSummary& run : listRuns({directory.path()})) runs[run.path.filename().string()] = run;
    QCOMPARE(runs.size(), std::size_t{3});
    QCOMPARE(runs["stopped"].state, std::string("stopped"));
    QCOMPARE(runs["stopped"].step, std::int64_t{30});
    QCOMPARE(*runs["stopped"].best_loss, 0.5);
    QVERIFY(runs["stopped"].resumable);
    QCOMPARE(runs["killed"].state, std::string("interrupted"));
    QCOMPARE(runs["killed"].step, std::int64_t{7});
    QVERIFY(!runs["killed"].resumable);
    QCOMPARE(runs["broken"].state, std::string("failed"));
    QVERIFY(listRuns({directory / "nothing"}).empty());
  }
};

QTEST_GUILESS_MAIN(RunTest)
#include "run_test.moc"
