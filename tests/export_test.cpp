// 16-bit numbers bit by bit, the Hugging Face folder and its card, and what happens when it cannot be written.
#include "core/base/files.h"
#include "core/export/exporter.h"
#include "core/export/model_card.h"
#include "core/nn/half.h"
#include "core/nn/safetensors.h"
#include "core/run/export_run.h"
#include "core/run/run_report.h"
#include "core/text/wordpiece.h"
#include "tests/small_disk.h"
#include "tests/support.h"

#include <QTest>

#include <unistd.h>

#include <cmath>
#include <cstring>
#include <limits>

using namespace etude;

namespace {

using etude::test::has;
using etude::test::problemOf;

/// A trained model as a run leaves it: a fixture's weights and a tokenizer of as many tokens.
void makeModel(const fs::path& folder, const std::string& fixture = "bert/seqcls") {
  fs::create_directories(folder);
  for (const char* file : {"config.json", "model.safetensors"}) {
    writeFileAtomically(folder / file, readFile(test::fixtures() / "models" / fixture / file));
  }
  std::vector<std::string> vocabulary = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
  while (vocabulary.size() < 99) vocabulary.push_back("word" + std::to_string(vocabulary.size()));
  makeWordPiece(vocabulary, {})->save(folder);
}

ExportSource sourceFrom(const fs::path& model, const std::string& dtype = "float32") {
  ExportSource source;
  source.model = model;
  source.settings.name = "My: \"model\"";
  source.settings.dtype = dtype;
  source.base_model = "/home/someone/models/bert base";
  source.data = "reviews";
  source.training = {{"Learning rate", "0.0003"}};
  Prediction right;
  right.logits = {1, 0, 0};
  right.label = 0;
  Evaluation evaluation;
  evaluation.split = "test";
  evaluation.labels = {"LABEL_0", "LABEL_1", "LABEL_2"};
  evaluation.tuned = computeScores({right, right}, {0, 1}, evaluation.labels);
  evaluation.majority = majorityScores({0, 1}, 0, evaluation.labels);
  evaluation.majority_label = "LABEL_0";
  source.evaluation = evaluation;
  return source;
}

RunStarted startOf(std::int64_t steps, std::int64_t rows) {
  RunStarted start;
  start.total_steps = steps;
  start.train_examples = rows;
  start.device = "cpu";
  start.precision = "fp32";
  return start;
}

std::size_t entriesOf(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Every tensor of the two files is the same, bit by bit.
bool sameTensors(const fs::path& one, const fs::path& other) {
  const SafetensorsFile a(one), b(other);
  if (a.tensors().size() != b.tensors().size()) return false;
  for (const TensorInfo& tensor : a.tensors()) {
    const TensorInfo* same = b.find(tensor.name);
    if (!same || same->dtype != tensor.dtype || same->shape != tensor.shape || a.bytes(tensor) != b.bytes(*same)) {
      qWarning("%s differs", tensor.name.c_str());
      return false;
    }
  }
  return true;
}

/// Acts as a user without rights for a while, where the test runs as root.
class Nobody {
 public:
  Nobody() : root_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~Nobody() {
    if (root_ && ::seteuid(0) != 0) std::abort();
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;

 private:
  bool root_;
};

std::uint16_t halfByCompiler(float value) {
  const auto half = static_cast<_Float16>(value);
  std::uint16_t bits;
  std::memcpy(&bits, &half, sizeof bits);
  return bits;
}

}  // namespace

class ExportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyHalfSurvivesTheRoundTrip() {
    for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
      const auto half = static_cast<std::uint16_t>(bits);
      const float value = halfToFloat(half);
      if (std::isnan(value)) {
        QVERIFY((floatToHalf(value) & 0x7c00) == 0x7c00 && (floatToHalf(value) & 0x3ff) != 0);
      } else {
        QCOMPARE(floatToHalf(value), half);
      }
    }
  }

  void halvesRoundAsTheCompilersOwn() {
    for (std::uint64_t bits = 0; bits <= 0xffffffffu; bits += 997) {
      const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
      if (!std::isnan(value)) QCOMPARE(floatToHalf(value), halfByCompiler(value));
    }
    for (const float value : {65519.996f, 65520.0f, -65520.0f, 0x1.0p-25f, 0x1.000002p-25f, 0x1.8p-24f, -0.0f, 0x1.0p-149f}) {
      QCOMPARE(floatToHalf(value), halfByCompiler(value));
    }
  }

  void halfwayValuesGoToTheEvenHalf() {
    for (std::uint32_t bits = 0; bits < 0x7bff; ++bits) {
      const auto low = static_cast<std::uint16_t>(bits);
      const float middle = 0.5f * (halfToFloat(low) + halfToFloat(static_cast<std::uint16_t>(low + 1)));
      const auto even = static_cast<std::uint16_t>(low % 2 == 0 ? low : low + 1);
      QCOMPARE(floatToHalf(middle), even);
      QCOMPARE(floatToHalf(-middle), static_cast<std::uint16_t>(even | 0x8000));
    }
  }

  void bfloat16RoundsToNearestEvenAndKeepsInfinityAndNaN() {
    QCOMPARE(floatToBfloat16(1.0f), std::uint16_t{0x3f80});
    QCOMPARE(floatToBfloat16(std::bit_cast<float>(0x3f808000u)), std::uint16_t{0x3f80});  // half-way, even below
    QCOMPARE(floatToBfloat16(std::bit_cast<float>(0x3f818000u)), std::uint16_t{0x3f82});  // half-way, even above
    QCOMPARE(floatToBfloat16(std::bit_cast<float>(0x3f808001u)), std::uint16_t{0x3f81});
    QCOMPARE(floatToBfloat16(std::numeric_limits<float>::infinity()), std::uint16_t{0x7f80});
    QCOMPARE(floatToBfloat16(-std::numeric_limits<float>::infinity()), std::uint16_t{0xff80});
    QVERIFY(std::isnan(bfloat16ToFloat(floatToBfloat16(std::bit_cast<float>(0x7f800001u)))));
    QVERIFY(std::isnan(bfloat16ToFloat(floatToBfloat16(std::bit_cast<float>(0xffffffffu)))));
  }

  void valuesTooLargeForAHalfAreCounted() {
    const float values[] = {1.0f, 70000.0f, -1e30f, std::numeric_limits<float>::infinity()};
    const ConvertedFloats halves = convertFloats({reinterpret_cast<const char*>(values), sizeof values}, "F32", "F16");
    QCOMPARE(halves.bytes.size(), std::size_t{8});
    QCOMPARE(halves.overflowed, 2);
    QCOMPARE(convertFloats({reinterpret_cast<const char*>(values), sizeof values}, "F32", "BF16").overflowed, 0);
  }

  void weightsAreConvertedAsTorchDoes_data() {
    QTest::addColumn<QString>("dtype");
    QTest::addColumn<QString>("fixture");
    QTest::newRow("float32") << "float32"
                             << "bert/seqcls";
    QTest::newRow("float16") << "float16"
                             << "_containers/bert_fp16";
    QTest::newRow("bfloat16") << "bfloat16"
                              << "_containers/bert_bf16";
  }
  void weightsAreConvertedAsTorchDoes() {
    QFETCH(QString, dtype);
    QFETCH(QString, fixture);
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const ExportSource source = sourceFrom(directory / "model", dtype.toStdString());
    const ExportResult result = exporter("huggingface").write(source, directory / "out");
    QVERIFY(sameTensors(result.folder / "model.safetensors",
                        test::fixtures() / "models" / fixture.toStdString() / "model.safetensors"));
    const Json config = parseJson(readFile(result.folder / "config.json"), "config.json");
    QCOMPARE(config["torch_dtype"].get<std::string>(), dtype.toStdString());
    QCOMPARE(config["hidden_size"].get<int>(), 32);
    QVERIFY(SafetensorsFile(result.folder / "model.safetensors").metadata().at("format") == "pt");
    QVERIFY(result.bytes <= exporter("huggingface").estimateBytes(source));
  }

  void folderHasEverythingThatTransformersReads() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const ExportResult result = exporter("huggingface").write(sourceFrom(directory / "model"), directory / "out");
    for (const char* name :
         {"README.md", "config.json", "model.safetensors", "tokenizer_config.json", "vocab.txt", "tokenizer.json"}) {
      QVERIFY2(std::find(result.files.begin(), result.files.end(), name) != result.files.end(), name);
    }
    QCOMPARE(loadTokenizer(result.folder)->vocabularySize(), 99);
    QCOMPARE(entriesOf(directory.path()), std::size_t{2});
  }

  void chatTemplatesGoAlong() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const fs::path more = fs::path("additional_chat_templates") / "tool_use.jinja";
    writeFileAtomically(directory / "model" / "chat_template.jinja", "{{ messages }}");
    writeFileAtomically(directory / "model" / "chat_template.json", R"({"chat_template": "{{ messages }}"})");
    fs::create_directory(directory / "model" / "additional_chat_templates");
    writeFileAtomically(directory / "model" / more, "tools");
    for (int round = 0; round < 2; ++round) {  // the second one replaces the first
      const ExportResult result = exporter("huggingface").write(sourceFrom(directory / "model"), directory / "out");
      for (const fs::path& name : {fs::path("chat_template.jinja"), fs::path("chat_template.json"), more}) {
        QVERIFY2(readFile(result.folder / name) == readFile(directory / "model" / name), name.c_str());
        QVERIFY2(std::find(result.files.begin(), result.files.end(), name) != result.files.end(), name.c_str());
      }
      QVERIFY(result.bytes <= exporter("huggingface").estimateBytes(sourceFrom(directory / "model")));
    }
  }

  void cardTellsScoresBesideBaselinesAndQuotesWhatUsersWrote() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    exporter("huggingface").write(sourceFrom(directory / "model"), directory / "out");
    const std::string card = readFile(directory / "out" / "README.md");
    QVERIFY(card.starts_with(
        "---\nbase_model: \"bert-base\"\ndatasets:\n- \"reviews\"\nlicense: \"other\"\nlibrary_name: transformers\n"));
    QVERIFY(has(card, "- name: \"My: \\\"model\\\"\"\n"));
    QVERIFY(has(card, "    - type: accuracy\n      name: Accuracy\n      value: 0.5\n"));
    QVERIFY(has(card, "| Accuracy | **50.0 %** | 50.0 % |"));
    QVERIFY(has(card, "pipeline(\"text-classification\", model=\"path/to/My-model\")"));
    QVERIFY(has(card, "| 2 | LABEL\\_2 |") && has(card, "only 2 rows"));
    QVERIFY2(card.find("/home/someone") == std::string::npos, "a card must not tell where its author keeps files");
  }

  void yamlStringsAreSafe() {
    QCOMPARE(yamlQuoted("a: \"b\" \\ c\n# d"), std::string("\"a: \\\"b\\\" \\\\ c\\n# d\""));
    QCOMPARE(yamlQuoted("é 😀"), std::string("\"é 😀\""));
    QCOMPARE(yamlQuoted("\x7f\xc2\x85\u2028\ufeff"), std::string("\"\\u007f\\u0085\\u2028\\ufeff\""));
    QCOMPARE(yamlQuoted("\xff"), std::string("\"\ufffd\""));
  }

  void hubNamesAreFoundWhereverAModelCameFrom() {
    QCOMPARE(hubName("google-bert/bert-base-uncased"), std::string("google-bert/bert-base-uncased"));
    QCOMPARE(hubName("builtin:starter-encoder"), std::string("starter-encoder"));
    QCOMPARE(hubName("/home/me/.cache/huggingface/hub/models--org--my-bert/snapshots/0a1b"), std::string("org/my-bert"));
    QCOMPARE(hubName("/data/My Models (new)/"), std::string("My-Models-new"));
    QCOMPARE(hubName(""), std::string());
  }

  void aModelThatCannotBeExportedIsExplainedAllAtOnce() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    fs::remove(directory / "model" / "vocab.txt");
    fs::remove(directory / "model" / "tokenizer.json");
    const Problems problems = exporter("huggingface").check(sourceFrom(directory / "model", "int3"));
    QCOMPARE(problems.size(), std::size_t{2});
    QVERIFY(has(describe(problems), "int3") && has(describe(problems), "no tokenizer files"));
    QVERIFY(hasErrors(exporter("huggingface").check(sourceFrom(directory / "nothing"))));
    QVERIFY(has(problemOf([] { exporter("gguf"); }), "huggingface"));
  }

  void anEarlierExportIsReplacedButNothingElse() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const ExportSource source = sourceFrom(directory / "model");
    exporter("huggingface").write(source, directory / "out");
    exporter("huggingface").write(source, directory / "out");
    writeFileAtomically(directory / "out" / "thesis.odt", "years of work");
    QVERIFY(has(problemOf([&] { exporter("huggingface").write(source, directory / "out"); }), "thesis.odt"));
    QCOMPARE(readFile(directory / "out" / "thesis.odt"), std::string("years of work"));
    QVERIFY(has(problemOf([&] { exporter("huggingface").write(source, directory / "model"); }), "result of the run itself"));
    QVERIFY(has(problemOf([&] { exporter("huggingface").write(source, directory / "out" / "thesis.odt"); }), "There is a file"));
  }

  void weightsBeyondFloat16AreRefusedWithAWayOut() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const float big[] = {1e6f};
    writeSafetensors(directory / "model" / "model.safetensors", {{"classifier.bias", "F32", {1}, std::as_bytes(std::span(big))}},
                     {{"format", "pt"}});
    const std::string problem =
        problemOf([&] { exporter("huggingface").write(sourceFrom(directory / "model", "float16"), directory / "out"); });
    QVERIFY(has(problem, "classifier.bias") && has(problem, "bfloat16"));
    QVERIFY(!fs::exists(directory / "out"));
    QCOMPARE(entriesOf(directory.path()), std::size_t{1});
  }

  void aFullDiskIsSeenBeforehand() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const test::SmallDisk disk(directory / "disk", "size=64k");
    if (!disk.mounted()) QSKIP("a small disk cannot be mounted here");
    QVERIFY(has(problemOf([&] { exporter("huggingface").write(sourceFrom(directory / "model"), directory / "disk" / "out"); }),
                "free"));
    QCOMPARE(entriesOf(directory / "disk"), std::size_t{0});
  }

  void aDiskThatFillsUpMidwayLeavesNothing() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    const test::SmallDisk disk(directory / "disk", "size=64m,nr_inodes=5");
    if (!disk.mounted()) QSKIP("a small disk cannot be mounted here");
    QVERIFY(has(problemOf([&] { exporter("huggingface").write(sourceFrom(directory / "model"), directory / "disk" / "out"); }),
                "disk is full"));
    QCOMPARE(entriesOf(directory / "disk"), std::size_t{0});
  }

  void noPermissionIsAProblemAndLeavesNothing() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    fs::create_directories(directory / "closed");
    fs::permissions(directory.path(), fs::perms(0755));
    fs::permissions(directory / "closed", fs::perms(0555));
    std::string problem;
    {
      const Nobody nobody;
      problem = problemOf([&] { exporter("huggingface").write(sourceFrom(directory / "model"), directory / "closed" / "out"); });
    }
    QVERIFY(has(problem, "may not write"));
    QCOMPARE(entriesOf(directory / "closed"), std::size_t{0});
  }

  void cancellingLeavesNothing() {
    const test::TemporaryDirectory directory;
    makeModel(directory / "model");
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             exporter("huggingface").write(sourceFrom(directory / "model"), directory / "out", stop.get_token()));
    QCOMPARE(entriesOf(directory.path()), std::size_t{1});
  }

  void runsAreExportedWithWhatTheirCardNeeds() {
    const test::TemporaryDirectory directory;
    Recipe recipe;
    recipe.data.path = "/data/sms spam.csv";
    const RunDir run = RunDir::create(directory / "run", recipe);
    QVERIFY(has(problemOf([&] { exportSource(run, recipe.exporting); }), "no result yet"));
    makeModel(run.model());
    EventLog(run).emit(startOf(7, 1234));
    const ExportSource source = exportSource(run, recipe.exporting);
    QCOMPARE(source.data, std::string("sms spam"));
    QCOMPARE(source.base_model, std::string("builtin:starter-encoder"));
    QVERIFY(!source.evaluation);
    const auto told = [&](const char* value) {
      return std::any_of(source.training.begin(), source.training.end(), [&](const auto& row) { return row.second == value; });
    };
    QVERIFY(told("1,234") && told("0.0003") && told("128"));
  }

  void reportIsMadeFromTheEventsOfARun() {
    const test::TemporaryDirectory directory;
    Recipe recipe;
    recipe.name = "Tea & <biscuits>";
    const RunDir run = RunDir::create(directory / "run", recipe);
    {
      EventLog log(run);
      log.emit(startOf(2, 10));
      log.emit(StepSample{.step = 1, .loss = 0.9});
      log.emit(StepSample{.step = 2, .loss = 0.5});
      log.emit(EvalSample{.step = 2, .loss = 0.6, .best = true});
      log.emit(RunFinished{.reason = "completed", .step = 2, .best_step = 2});
    }
    writeFileAtomically(run.evaluation(), dumpJson(toJson(*sourceFrom(run.model()).evaluation)));
    writeRunReport(run);
    const std::string html = readFile(run.report());
    QVERIFY(has(html, "<h1>Tea &amp; &lt;biscuits&gt;</h1>") && has(html, "best: step 2") && has(html, "2 of 2 (completed)"));
    QVERIFY(has(html, "On 2 test rows"));
    writeFileAtomically(run.evaluation(), "{");
    QVERIFY(has(problemOf([&] { writeRunReport(run); }), "evaluation.json"));
  }

  void exportedLogitsMayDifferAsMuchAsTheirDtypeRounds() {
    const std::vector<std::vector<float>> expected = {{10.0f, -2.0f}, {0.5f, 0.25f}};
    QVERIFY(compareLogits(expected, {{10.0005f, -2.0f}, {0.5f, 0.25f}}, "float32").passed);
    QVERIFY(!compareLogits(expected, {{10.002f, -2.0f}, {0.5f, 0.25f}}, "float32").passed);
    QVERIFY(compareLogits(expected, {{10.1f, -2.0f}, {0.5f, 0.25f}}, "float16").passed);
    QVERIFY(compareLogits(expected, {{10.8f, -2.0f}, {0.5f, 0.25f}}, "bfloat16").passed);
    QVERIFY(!compareLogits(expected, {{10.0f, -2.0f}}, "bfloat16").passed);
    QVERIFY(!compareLogits(expected, {{10.0f, NAN}, {0.5f, 0.25f}}, "bfloat16").passed);
    QVERIFY(!compareLogits({}, {}, "float32").passed);
  }

  void theSelfTestIsKeptUntilTheExportIsWrittenAnew() {
    const test::TemporaryDirectory directory;
    const RunDir run = RunDir::create(directory / "run", {});
    const fs::path exported = run.path() / "export";
    makeDirectories(exported);
    writeFileAtomically(exported / "config.json", "{}");
    QVERIFY(!keptExportCheck(run, exported));
    ExportCheck failed = compareLogits({{1.0f, NAN}}, {{1.0f, 2.0f}}, "float16");
    keepExportCheck(run, exported, failed);
    const auto kept = keptExportCheck(run, exported);
    QVERIFY(kept && !kept->passed && std::isinf(kept->worst_difference) && !kept->time.empty());
    QVERIFY(has(explainCheck(*kept), "missing or no numbers"));
    ExportCheck passed = compareLogits({{1.0f, 2.0f}}, {{1.0f, 2.00001f}}, "float32");
    keepExportCheck(run, exported, passed);
    QVERIFY(keptExportCheck(run, exported)->passed);
    QCOMPARE(explainCheck(*keptExportCheck(run, exported)), explainCheck(passed));
    QVERIFY(has(explainCheck(passed), "on 1 texts: the largest difference of a logit is 1.0e-05, and for float32 up to 2.0e-04"));
    QVERIFY(!keptExportCheck(run, directory / "elsewhere"));  // of another folder nothing is known
    fs::last_write_time(exported / "config.json", fs::last_write_time(run.exportCheck()) + std::chrono::seconds(1));
    QVERIFY(!keptExportCheck(run, exported));
    fs::last_write_time(exported / "config.json", fs::last_write_time(run.exportCheck()));
    writeFileAtomically(run.exportCheck(), "[1");
    QVERIFY(!keptExportCheck(run, exported));
  }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
