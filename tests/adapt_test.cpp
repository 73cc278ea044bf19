// Continued pretraining: of any given model, and as a phase of a run that goes on to tune the adapted model.
#include "core/models/language_model.h"
#include "core/run/engine_loader.h"
#include "core/run/forgetting.h"
#include "core/run/run.h"
#include "core/tasks/language_loss.h"
#include "core/train/pretrainer.h"
#include "tests/model_support.h"
#include "tests/tiny_model.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <fstream>

namespace etude {

namespace {

constexpr const char* kSecret = "zygomorphic";  // stands in every validation and test row, and in no training row

QString cli() { return QStringLiteral(ETUDE_BUILD_DIR "/etude-cli"); }
fs::path starter(const std::string& name) { return fs::path(ETUDE_SOURCE_DIR) / "resources/models" / name; }

std::vector<Event> goOn(const RunDir& directory, const std::function<void(Run&, const Event&)>& look = {}) {
  std::vector<Event> events;
  Run run(directory);
  for (bool last = false; !last;) {
    last = run.done();
    for (Event& event : run.feed().pull()) {
      if (look) look(run, event);
      events.push_back(std::move(event));
    }
    QTest::qWait(5);
  }
  return events;
}

template <class Kind>
std::vector<Kind> only(const std::vector<Event>& events) {
  std::vector<Kind> found;
  for (const Event& event : events) {
    if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
  }
  return found;
}

std::string problemsOf(const std::vector<Event>& events) {
  const auto failed = only<RunFailed>(events);
  return failed.empty() ? "no problem" : describe(failed.front().problems);
}

bool reads(const Event& event) {
  const auto* phase = std::get_if<PhaseChanged>(&event);
  return phase && phase->text.starts_with("Reading the texts of this field: step ");
}

std::vector<double> lossesOf(const std::vector<Event>& events) {
  std::vector<double> losses;
  for (const StepSample& step : only<StepSample>(events)) losses.push_back(step.loss);
  return losses;
}

Json resultOf(const fs::path& folder) { return parseJson(readFile(folder / "pretrain.json"), "pretrain.json")["result"]; }

/// Mean loss of the language model in a folder on texts.
double lossOn(const fs::path& folder, const std::vector<std::string>& texts) {
  const auto tokenizer = loadTokenizer(folder);
  const LanguageModel language =
      loadLanguageModel(folder, readConfig(folder), tokenizer->vocabularySize(), tokenizer->vocabularySize(), 0);
  return languageLoss(*language.model, *tokenizer, texts, 128, nullptr).mean();
}

}  // namespace

class AdaptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1);
    DataSettings reviews = test::tinyRecipe({}).data;
    reviews.train_rows = 400;
    const Dataset data = prepareData(reviews);
    std::ofstream rows(directory_ / "field.csv");
    rows << "text,label,split\n";
    const auto add = [&](const Example& example, const std::string& split) {
      std::string text = example.text;
      for (std::size_t i = 0; (i = text.find('"', i)) != std::string::npos; i += 2) text.insert(i, "\"");
      rows << '"' << text << (split == "train" ? "" : std::string(" ") + kSecret) << "\"," << data.labels[static_cast<std::size_t>(example.label)] << ',' << split << '\n';
    };
    const auto& train = data.split(Split::Train);
    for (std::size_t i = 0; i < train.size(); ++i) {
      const bool held = i % 10 == 0;
      add(train[i], held ? (i % 20 == 0 ? "validation" : "test") : "train");
      if (!held) texts_.push_back(train[i].text);
    }
  }

  void aRunAdaptsItsModelFirstAndGoesOnAfterAKill_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("steps");
    QTest::newRow("encoder") << "starter-encoder" << 80;
    QTest::newRow("decoder") << "starter-decoder" << 40;
  }
  void aRunAdaptsItsModelFirstAndGoesOnAfterAKill() {
    QFETCH(QString, name);
    QFETCH(int, steps);
    const Recipe recipe = adapting(name.toStdString(), steps);
    const RunDir whole = RunDir::create(directory_ / ("whole-" + name.toStdString()), recipe);
    const std::vector<Event> events = goOn(whole);
    QCOMPARE(problemsOf(events), std::string("no problem"));
    const fs::path adapted = whole.path() / "adapted", base = starter(name.toStdString());

    // The loss on the field falls, on the texts that were read and on those held out of them.
    const Json result = resultOf(adapted);
    const std::string key = name == "starter-encoder" ? "held_out_masked_token_loss" : "held_out_loss";
    QVERIFY2(result[key].get<double>() < result[key + "_before"].get<double>(), dumpJson(result, 1).c_str());
    const std::vector<std::string> some(texts_.begin(), texts_.begin() + 60);
    const double before = lossOn(base, some), after = lossOn(adapted, some);
    QVERIFY2(after < before - 0.05, qPrintable(QString("%1 after %2").arg(after).arg(before)));
    qInfo("texts of the field: %.3f before, %.3f after; held out: %.3f, %.3f", before, after, result[key + "_before"].get<double>(), result[key].get<double>());
    QVERIFY(std::any_of(events.begin(), events.end(), reads));
    QVERIFY(test::has(readFile(whole.log()), "The model is adapted: on texts of the field that it did not read, its loss is "));

    // A whole folder of Transformers' layout, without leftovers.
    QVERIFY(!fs::exists(adapted / ".progress") && !fs::exists(whole.path() / "adapted-texts"));
    const auto shapeOf = [](const fs::path& folder) {
      nlohmann::json config = readConfig(folder);
      for (const char* changed : {"torch_dtype", "architectures", "dtype"}) config.erase(changed);
      return config.dump();
    };
    QCOMPARE(shapeOf(adapted), shapeOf(base));
    QVERIFY(ModelWeights(adapted).names() == ModelWeights(base).names());
    QVERIFY(checkedWithoutErrors(adapted));

    // Killed while it adapts, resumed, killed again, resumed: the same to the last bit.
    const fs::path killed = directory_ / ("killed-" + name.toStdString());
    RunDir::create(killed, recipe);
    stopWhileItReads(killed);
    QVERIFY(fs::exists(killed / "adapted/.progress/state.json"));
    QVERIFY(!fs::exists(killed / "adapted/pretrain.json"));
    QVERIFY(summariseRun(killed).resumable);
    killWhileItReads(killed);
    const std::vector<Event> resumed = goOn(RunDir::open(killed));
    QCOMPARE(problemsOf(resumed), std::string("no problem"));
    QVERIFY(readFile(adapted / "model.safetensors") == readFile(killed / "adapted/model.safetensors"));
    QVERIFY(lossesOf(events) == lossesOf(resumed));
    QVERIFY(readFile(whole.model() / "model.safetensors") == readFile(killed / "model/model.safetensors"));

    // The tuning began with the adapted weights, not with the base's.
    Recipe plain = recipe;
    plain.tuning.adapt_steps = 0;
    const std::vector<Event> without = goOn(RunDir::create(directory_ / ("plain-" + name.toStdString()), plain));
    QVERIFY(lossesOf(without).front() != lossesOf(events).front());
    QVERIFY(!fs::exists(directory_ / ("plain-" + name.toStdString()) / "adapted"));
  }

  /// Three words become tokens whose rows begin alike. One stands in validation and test alone, one nowhere: their rows stay alike, for as
  /// wrong answers they are pushed away alike. The third is read.
  void validationAndTestAreNeverRead() {
    Recipe recipe = adapting("starter-decoder", 15);
    recipe.model.added_tokens = {kSecret, "quizzaciously", "really"};
    const auto holds = [](const std::string& text) { return text.find(" really ") != std::string::npos; };
    QVERIFY(std::count_if(texts_.begin(), texts_.end(), holds) > 2);
    const RunDir run = RunDir::create(directory_ / "unread", recipe);
    QCOMPARE(problemsOf(goOn(run)), std::string("no problem"));
    const fs::path adapted = run.path() / "adapted";
    const auto tokenizer = loadTokenizer(adapted);
    const SafetensorsFile file(adapted / "model.safetensors");
    const at::Tensor rows = readTensor(file, *file.find("model.embed_tokens.weight")).to(at::kFloat);
    QCOMPARE(rows.size(0), static_cast<std::int64_t>(tokenizer->vocabularySize()));
    const auto row = [&](const char* word) { return rows[tokenizer->tokenId(word)]; };
    const double unread = (row(kSecret) - row("quizzaciously")).norm().item<double>(), read = (row("really") - row("quizzaciously")).norm().item<double>();
    QVERIFY2(read > 0 && unread < 0.05 * read, qPrintable(QString("%1, read %2").arg(unread).arg(read)));
    // The tuned model has kept what the rows learned.
    QCOMPARE(loadTokenizer(run.model())->tokenId("really"), tokenizer->tokenId("really"));
  }

  void aGivenCorpusIsReadAndAPauseObeyed() {
    const fs::path file = directory_ / "stories.txt";
    std::string text;
    for (int i = 0; i < 60; ++i) text += "The old captain told the crew about the storm and the island, once more, for the " + std::to_string(i) + "th time.\n";
    writeFileAtomically(file, text);
    Recipe recipe = adapting("starter-encoder", 20);
    recipe.tuning.adapt_corpus = file.string();
    const RunDir run = RunDir::create(directory_ / "stories", recipe);
    bool asked = false;
    const std::vector<Event> events = goOn(run, [&](Run& running, const Event& event) {
      if (reads(event) && !std::exchange(asked, true)) running.pause();
      if (std::holds_alternative<Paused>(event)) running.resume();
    });
    QCOMPARE(problemsOf(events), std::string("no problem"));
    QVERIFY(only<Paused>(events).size() == 1 && only<Continued>(events).size() == 1);
    const std::vector<std::string> one = {"The old captain told the crew about the storm and the island, once more, for the 7th time."};
    QVERIFY(lossOn(run.path() / "adapted", one) < lossOn(starter("starter-encoder"), one) - 0.3);
    // Too few paragraphs to hold some back.
    QVERIFY(test::has(readFile(run.log()), "The model is adapted\n"));
  }

  void filesWithoutTheirHeadAreRefused() {
    const fs::path folder = directory_ / "no-head";
    fs::copy(starter("starter-encoder"), folder, fs::copy_options::recursive);
    NamedTensors body;
    const ModelWeights weights(folder);
    for (const std::string& name : weights.names()) {
      const ModelWeights::Found found = weights.find(name);
      if (name.starts_with("bert.")) body.emplace_back(name, readTensor(*found.file, *found.tensor));
    }
    fs::remove(folder / "model.safetensors");
    writeTensors(folder / "model.safetensors", body);
    Recipe recipe = adapting("starter-encoder", 5);
    recipe.model.path = folder.string();
    QVERIFY(test::has(problemsOf(goOn(RunDir::create(directory_ / "refused", recipe))), "do not hold the head that it was pretrained with"));
  }

  void impossiblePlansAreReported() {
    Recipe recipe = adapting("starter-encoder", 5);
    QVERIFY(!hasErrors(checkRecipe(recipe)));
    recipe.tuning.adapt_corpus = (directory_ / "nothing-here").string();
    recipe.tuning.adapt_learning_rate = 0;
    recipe.model.initialisation = "random";
    const std::string problems = describe(checkRecipe(recipe));
    QVERIFY(test::has(problems, "The texts of the field are not there"));
    QVERIFY(test::has(problems, "With a learning rate of 0 the adaptation changes nothing"));
    QVERIFY(test::has(problems, "A model with random weights has learned nothing that could be adapted"));
    recipe.tuning.adapt_steps = -1;
    QVERIFY(test::has(describe(checkRecipe(recipe)), "cannot be fewer than none"));
    recipe.tuning.adapt_steps = 0;
    QVERIFY(!hasErrors(checkRecipe(recipe)));
    Problems refused;
    recipeFromJson(parseJson(R"({"schema": 1, "tuning": {"adapt_steps": -3}})", ""), refused);
    QVERIFY(test::has(describe(refused), "tuning.adapt_steps"));
  }

  void theEstimateCountsTheAdaptation_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("batch");
    QTest::newRow("encoder") << "starter-encoder" << 16;
    QTest::newRow("encoder, few rows") << "starter-encoder" << 4;
    QTest::newRow("decoder") << "starter-decoder" << 16;
    QTest::newRow("t5") << "starter-t5" << 16;
    QTest::newRow("t5, few rows") << "starter-t5" << 4;
  }
  void theEstimateCountsTheAdaptation() {
    QFETCH(QString, model);
    QFETCH(int, batch);
    Recipe recipe = adapting(model.toStdString(), 0);
    recipe.tuning.method = "lora";
    recipe.tuning.per_device_train_batch_size = batch;
    recipe.tuning.max_steps = 2;
    const Dataset data = prepareData(recipe.data);
    const double without = engine().estimate(recipe, data, {}).seconds;
    recipe.tuning.adapt_steps = 100000;
    QVERIFY(engine().estimate(recipe, data, {}).seconds > without + 100);
    recipe.tuning.adapt_steps = 4;
    const RunEstimate estimate = engine().estimate(recipe, data, {});
    const auto events = goOn(RunDir::create(directory_ / QTest::currentDataTag(), recipe));
    const auto finished = only<RunFinished>(events);
    QVERIFY2(!finished.empty(), problemsOf(events).c_str());
    const double ratio = static_cast<double>(estimate.memory_bytes) / static_cast<double>(finished.front().peak_memory_bytes);
    qInfo("estimated %.3f of the measured %.1f MB", ratio, static_cast<double>(finished.front().peak_memory_bytes) / 1e6);
    QVERIFY2(std::abs(ratio - 1) < 0.15, qPrintable(QString::number(ratio)));
  }

  /// From the fixtures' masked, causal and span models of every family, with tokenizers that fit them.
  void anyFamilyGoesOnFromItsOwnHead_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("tokens");
    const fs::path data = test::sharedDirectory() / "data";
    const auto add = [&](const char* model, const fs::path& tokenizer) {
      const fs::path folder = test::fixtures() / "models" / model;
      if (fs::exists(folder / "config.json") && fs::exists(tokenizer))
        QTest::newRow(model) << QString::fromStdString(folder.string()) << QString::fromStdString(tokenizer.string());
    };
    for (const char* model : {"bert/mlm", "distilbert/mlm", "deberta/mlm", "deberta_v3/mlm"}) add(model, starter("starter-encoder"));
    add("roberta/mlm", data / "tok-roberta");
    for (const char* model : {"gpt2/clm", "llama_gqa_tied/clm", "llama_mha_untied/clm"}) add(model, starter("starter-decoder"));
    for (const char* model : {"t5/seq2seq", "t5_v1_1/seq2seq"}) add(model, starter("starter-t5"));
    if (!fs::is_directory(test::fixtures() / "models")) QSKIP("no fixtures beside the project");
  }
  void anyFamilyGoesOnFromItsOwnHead() {
    QFETCH(QString, folder);
    QFETCH(QString, tokens);
    const fs::path model = directory_ / ("given-" + std::string(QTest::currentDataTag())), out = directory_ / ("further-" + std::string(QTest::currentDataTag()));
    makeDirectories(model);
    for (const char* name : {"config.json", "model.safetensors"}) fs::copy_file(folder.toStdString() + "/" + name, model / name);
    loadTokenizer(tokens.toStdString())->save(model);
    PretrainSettings settings = further(model);
    settings.learning_rate = 1e-30;
    const PretrainResult same = pretrainModel(settings, out / "same", [](const PretrainProgress&) {}, std::stop_token());
    QVERIFY2(std::abs(same.held_out_loss - same.held_out_before) < 0.02, qPrintable(QString("%1 %2").arg(same.held_out_loss).arg(same.held_out_before)));
    settings.learning_rate = 5e-3;
    const PretrainResult learned = pretrainModel(settings, out / "learned", [](const PretrainProgress&) {}, std::stop_token());
    QVERIFY2(learned.held_out_loss < learned.held_out_before - 0.05, qPrintable(QString("%1 after %2").arg(learned.held_out_loss).arg(learned.held_out_before)));
    QCOMPARE(learned.held_out_before, same.held_out_before);
    const Json before = readConfig(model), after = readConfig(out / "learned");
    for (const char* key : family(before).dropout_keys) QCOMPARE(dumpJson(after.value(key, Json())), dumpJson(before.value(key, Json())));
    QVERIFY(checkedWithoutErrors(out / "learned"));
  }

  void anObjectiveOfAnotherFamilyIsRefused() {
    PretrainSettings settings = further(starter("starter-decoder"));
    settings.objective = "masked";
    QVERIFY(test::has(test::problemOf([&] { pretrainModel(settings, directory_ / "wrong", {}, std::stop_token()); }),
                      "A model of the family “llama” does not learn in this way: it was pretrained with the objective “causal”"));
  }

  void rowsThatTheModelCannotReadAreRefused() {
    PretrainSettings settings = further(starter("starter-encoder"));
    settings.sequence_length = 512;
    QVERIFY(test::has(test::problemOf([&] { engine().pretrain(settings, directory_ / "long", {}, {}); }),
                      "Rows of 512 tokens do not fit: this model reads at most 256"));
  }

  void changedTextsAreNoticed() {
    PretrainSettings settings = further(starter("starter-encoder"));
    settings.max_steps = 50;
    settings.held_out.clear();
    settings.corpus = (directory_ / "changing.txt").string();
    writeFileAtomically(settings.corpus, corpus());
    std::stop_source source;
    const auto stop = [&](const PretrainProgress& progress) { if (progress.step > 0) source.request_stop(); };
    QVERIFY_EXCEPTION_THROWN(pretrainModel(settings, directory_ / "changed", stop, source.get_token()), Cancelled);
    writeFileAtomically(settings.corpus, "Another text, which nobody has read so far.\n" + corpus());
    QVERIFY(test::has(test::problemOf([&] { pretrainModel(settings, directory_ / "changed", [](const PretrainProgress&) {}, std::stop_token()); }),
                      "The texts have changed since this training began"));
  }

 private:
  /// A short run on the rows of field.csv.
  Recipe adapting(const std::string& name, std::int64_t steps) const {
    Recipe recipe = test::tinyRecipe(starter(name));
    recipe.data = DataSettings();
    recipe.data.path = (directory_ / "field.csv").string();
    recipe.data.split_column = "split";
    recipe.model.initialisation = "pretrained";
    recipe.environment.threads = 1;
    recipe.environment.precision = "fp32";
    recipe.tuning.per_device_train_batch_size = 8;
    recipe.tuning.gradient_accumulation_steps = 1;
    recipe.tuning.max_steps = 4;
    recipe.tuning.adapt_steps = steps;
    recipe.tuning.adapt_learning_rate = 5e-4;
    return recipe;
  }

  PretrainSettings further(const fs::path& model) {
    PretrainSettings settings;
    settings.starter = model.string();
    const fs::path folder = directory_ / "corpus";
    if (!fs::exists(folder)) {
      makeDirectories(folder);
      writeFileAtomically(folder / "a.txt", corpus());
      writeFileAtomically(folder / "b.txt", corpus());
      writeFileAtomically(directory_ / "split.tsv", "a\ttrain\nb\theldout\n");
    }
    settings.corpus = folder.string();
    settings.held_out = (directory_ / "split.tsv").string();
    settings.sequence_length = 16;
    settings.batch_size = 8;
    settings.max_steps = 30;
    settings.threads = 1;
    settings.summary_weight = 0;
    return settings;
  }

  std::string corpus() const {
    std::string text;
    for (const std::string& line : texts_) text += line + "\n";
    return text;
  }

  static bool checkedWithoutErrors(const fs::path& folder) {
    const Problems problems = engine().checkModel(folder);
    if (hasErrors(problems)) qWarning("%s", describe(problems).c_str());
    return !hasErrors(problems);
  }

  static void stopWhileItReads(const fs::path& run) {
    goOn(RunDir::open(run), [](Run& running, const Event& event) {
      if (reads(event)) running.stop();
    });
  }

  void killWhileItReads(const fs::path& run) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMP_NUM_THREADS", "1");
    process.setProcessEnvironment(environment);
    process.start(cli(), {"resume", QString::fromStdString(run.string()), "--json"});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardOutput()).contains("Reading the texts of this field") || process.state() == QProcess::NotRunning, 60000);
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();
    QVERIFY(!fs::exists(run / "adapted/pretrain.json"));
  }

  test::TemporaryDirectory directory_;
  std::vector<std::string> texts_;
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::AdaptTest)
#include "adapt_test.moc"
