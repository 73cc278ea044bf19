// What is found out about model folders without loading them, and the models that are on this machine.
#include "core/hub/model_folder.h"
#include "core/nn/safetensors.h"
#include "core/text/wordpiece.h"
#include "tests/support.h"

#include <QTest>

#include <fstream>

using namespace etude;

namespace {

void write(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

std::string problemsOf(const fs::path& folder) { return describe(summariseModel(folder).problems); }

bool has(const std::string& text, const char* part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("'%s' is not in: %s", part, text.c_str());
  return false;
}

/// A tokenizer with as many tokens as the fixtures have embeddings.
void saveTokenizer(const fs::path& folder, int tokens = 99) {
  std::vector<std::string> vocabulary = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
  while (vocabulary.size() < static_cast<std::size_t>(tokens)) vocabulary.push_back("word" + std::to_string(vocabulary.size()));
  makeWordPiece(vocabulary, {})->save(folder);
}

/// A copy of a fixture that can be changed, with a tokenizer.
void copyFixture(const std::string& name, const fs::path& folder) {
  for (const char* file : {"config.json", "model.safetensors", "pytorch_model.bin"}) {
    const fs::path from = test::fixtures() / "models" / name / file;
    if (fs::exists(from)) write(folder / file, readFile(from));
  }
  saveTokenizer(folder);
}

void changeConfig(const fs::path& folder, const std::string& key, const nlohmann::json& value) {
  nlohmann::json config = nlohmann::json::parse(readFile(folder / "config.json"));
  config[key] = value;
  write(folder / "config.json", config.dump());
}

}  // namespace

class HubTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aGoodFolderIsDescribed() {
    test::TemporaryDirectory folder;
    copyFixture("bert/seqcls", folder.path());
    const ModelSummary model = summariseModel(folder.path() / "");
    QVERIFY2(model.problems.empty(), describe(model.problems).c_str());
    QCOMPARE(model.name, folder.path().filename().string());
    QCOMPARE(model.family, std::string("bert"));
    QVERIFY(model.architectures == std::vector<std::string>{"BertForSequenceClassification"});
    QCOMPARE(model.layers, 2);
    QCOMPARE(model.hidden_size, 32);
    QCOMPARE(model.intermediate_size, 64);
    QCOMPARE(model.vocabulary_size, 99);
    QCOMPARE(model.max_positions, 64);
    QCOMPARE(model.dtype, std::string("float32"));
    QVERIFY(model.lower_case);
    QCOMPARE(model.bytes, fs::file_size(folder / "model.safetensors"));
    std::int64_t sum = 0;
    for (const auto& [part, count] : model.parameters_by_part) sum += count;
    QCOMPARE(sum, model.parameters);
    // embeddings: (99 + 64 + 2 + 2) * 32; layer: 4 * (32 * 32 + 32) + 2 * 64 * 32 + 64 + 32 + 4 * 32
    const std::vector<std::pair<std::string, std::int64_t>> expected = {
        {"embeddings", 5344}, {"layer 0", 8544}, {"layer 1", 8544}, {"pooler", 1056}, {"head", 99}};
    QVERIFY(model.parameters_by_part == expected);
  }

  void otherContainersOfTheSameModelAreGood_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dtype");
    QTest::newRow("no prefix") << "_containers/bert_base_no_prefix"
                               << "float32";
    QTest::newRow("gamma and beta") << "_containers/bert_gamma_beta"
                                    << "float32";
    QTest::newRow("bf16") << "_containers/bert_bf16"
                          << "bfloat16";
    QTest::newRow("fp16") << "_containers/bert_fp16"
                          << "float16";
    QTest::newRow("masked language model") << "bert/mlm"
                                           << "float32";
    QTest::newRow("question answering") << "bert/qa"
                                        << "float32";
  }

  void otherContainersOfTheSameModelAreGood() {
    QFETCH(QString, name);
    QFETCH(QString, dtype);
    test::TemporaryDirectory folder;
    copyFixture(name.toStdString(), folder.path());
    const ModelSummary model = summariseModel(folder.path());
    QVERIFY2(model.problems.empty(), describe(model.problems).c_str());
    QCOMPARE(model.dtype, dtype.toStdString());
    QCOMPARE(model.parameters_by_part[1].second, std::int64_t{8544});
  }

  void foldersThatAreNoneAreNamed() {
    test::TemporaryDirectory folder;
    QVERIFY(has(problemsOf(folder / "nowhere"), "no such folder"));
    write(folder / "file", "x");
    QVERIFY(has(problemsOf(folder / "file"), "this is a file"));
    const std::string empty = problemsOf(folder.path());
    for (const char* part : {"no config.json", "no weights", "no tokenizer"}) QVERIFY(has(empty, part));
    write(folder / "adapter_config.json", "{}");
    QVERIFY(has(problemsOf(folder.path()), "an adapter"));
  }

  void brokenConfigurationsAreExplained() {
    test::TemporaryDirectory folder;
    copyFixture("bert/seqcls", folder.path());
    write(folder / "config.json", "{\"model_type\": ");
    QVERIFY(has(problemsOf(folder.path()), "not a JSON object"));
    write(folder / "config.json", "{}");
    QVERIFY(has(problemsOf(folder.path()), "no model_type"));
    write(folder / "config.json", R"({"model_type": "bert", "num_hidden_layers": -3, "hidden_size": "big", "vocab_size": 1e99})");
    const std::string problems = problemsOf(folder.path());
    for (const char* key : {"num_hidden_layers is not", "hidden_size is not", "vocab_size is not"}) QVERIFY(has(problems, key));
  }

  void otherFamiliesAreRefusedByName() {
    test::TemporaryDirectory folder;
    copyFixture("bert/seqcls", folder.path());
    changeConfig(folder.path(), "model_type", "mamba");
    const std::string problems = problemsOf(folder.path());
    QVERIFY(has(problems, "family 'mamba'"));
    QVERIFY(has(problems, "one of these families: bert, distilbert"));
  }

  void everyFamilyIsDescribed_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("positions");
    QTest::newRow("distilbert") << "distilbert/mlm" << 2 << 64;
    QTest::newRow("roberta") << "roberta/mlm" << 2 << 64;  // 66 rows, of which the first two stand for padding
    QTest::newRow("deberta") << "deberta/seqcls" << 2 << 64;
    QTest::newRow("deberta v2") << "deberta_v2/seqcls" << 2 << 64;
    QTest::newRow("gpt2") << "gpt2/clm" << 2 << 64;
    QTest::newRow("llama") << "llama_gqa_untied/clm" << 2 << 64;
    QTest::newRow("t5") << "t5/seq2seq" << 4 << 0;
  }
  void everyFamilyIsDescribed() {
    QFETCH(QString, name);
    QFETCH(int, layers);
    QFETCH(int, positions);
    test::TemporaryDirectory folder;
    copyFixture(name.toStdString(), folder.path());
    const ModelSummary model = summariseModel(folder.path());
    QVERIFY2(!hasErrors(model.problems), describe(model.problems).c_str());
    QCOMPARE(model.layers, layers);
    QCOMPARE(model.max_positions, positions);
    QCOMPARE(model.hidden_size, 32);
    QCOMPARE(model.heads, 4);
    QCOMPARE(model.vocabulary_size, 99);
    std::int64_t sum = 0, in_layers = 0;
    for (const auto& [part, count] : model.parameters_by_part) {
      sum += count;
      in_layers += part.starts_with("layer") ? 1 : 0;
    }
    QCOMPARE(sum, model.parameters);
    QCOMPARE(in_layers, layers);
    QVERIFY(model.parameters_by_part.front().second >= 99 * 32);
  }

  void weightsThatCannotBeReadAreExplained() {
    test::TemporaryDirectory folder;
    write(folder / "config.json", readFile(test::fixtures() / "models" / "bert" / "seqcls" / "config.json"));
    write(folder / "pytorch_model.bin", "not of torch");
    QVERIFY(has(problemsOf(folder.path()), "save_pretrained"));
    const std::string whole = readFile(test::fixtures() / "models" / "bert" / "seqcls" / "model.safetensors");
    write(folder / "model.safetensors", whole.substr(0, whole.size() / 2));
    QVERIFY(has(problemsOf(folder.path()), "cut off"));
  }

  void weightsOfTheOlderFormatAreReadAndSaidToBe() {
    test::TemporaryDirectory folder;
    copyFixture("_containers/bert_bin", folder.path());
    const ModelSummary model = summariseModel(folder.path());
    QVERIFY2(!hasErrors(model.problems), describe(model.problems).c_str());
    QVERIFY(has(describe(model.problems), "older format that can carry program code"));
    QCOMPARE(model.parameters, summariseModel(test::fixtures() / "models" / "bert" / "seqcls").parameters);
    QCOMPARE(model.dtype, std::string("float32"));
  }

  void layersThatTheConfigurationDoesNotNameAreNoticed() {
    test::TemporaryDirectory folder;
    copyFixture("bert/seqcls", folder.path());
    changeConfig(folder.path(), "num_hidden_layers", 1);
    const ModelSummary flatter = summariseModel(folder.path());
    QVERIFY(!hasErrors(flatter.problems));
    QVERIFY(has(describe(flatter.problems), "have 2 layers"));
  }

  void tokenizersThatDoNotFitAreNoticed() {
    test::TemporaryDirectory folder;
    copyFixture("bert/seqcls", folder.path());
    saveTokenizer(folder.path(), 120);
    const ModelSummary short_of_rows = summariseModel(folder.path());
    QVERIFY(!hasErrors(short_of_rows.problems) && short_of_rows.problems.size() == 1);  // tuning adds the missing rows
    QVERIFY(has(describe(short_of_rows.problems), "knows 120 tokens, but the model has embeddings for 99: tuning adds the missing ones"));
    saveTokenizer(folder.path(), 90);
    QVERIFY(summariseModel(folder.path()).problems.empty());  // a round number of rows, as most models have
  }

  void vocabulariesThatHardlyBelongTogetherAreNoticed() {
    QVERIFY(compareVocabularies(30522, 30522, "").empty());
    QVERIFY(compareVocabularies(30522, 30528, "").empty());
    QVERIFY(compareVocabularies(151665, 151936, "").empty());  // Qwen 2.5
    QVERIFY(compareVocabularies(32100, 32128, "").empty());    // T5
    QVERIFY(has(describe(compareVocabularies(30522, 50265, "")), "The others are never used"));
    QVERIFY(!hasErrors(compareVocabularies(30522, 50265, "")));
    QVERIFY(has(describe(compareVocabularies(32001, 32000, "")), "knows 32,001 tokens, but the model has embeddings for 32,000"));
  }

  void modelCardsAreRead() {
    test::TemporaryDirectory folder;
    copyFixture("bert/seqcls", folder.path());
    write(
        folder / "README.md",
        "---\nlanguage: en\nlicense: cc0-1.0\n---\n\n# A model\n\n![picture](x.png)\n\nA small encoder\nfor *tests*.\n\nMore.\n");
    ModelSummary model = summariseModel(folder.path());
    QCOMPARE(model.license, std::string("cc0-1.0"));
    QCOMPARE(model.description, std::string("A small encoder for *tests*."));
    write(folder / "README.md", "Only text, without an end");
    model = summariseModel(folder.path());
    QCOMPARE(model.description, std::string("Only text, without an end"));
    write(folder / "README.md", "---\nlicense:\n- mit\n");
    QCOMPARE(summariseModel(folder.path()).license, std::string("mit"));
  }

  void modelsOnThisMachineAreListed() {
    test::TemporaryDirectory cache, resources;
    const fs::path repository = cache / "models--org--tiny-bert", snapshot = repository / "snapshots" / "abc123";
    fs::create_directories(snapshot);
    fs::create_directories(repository / "refs");
    fs::create_directories(repository / "snapshots" / "older");
    write(repository / "refs" / "main", "abc123\n");
    copyFixture("bert/seqcls", snapshot);
    fs::create_directories(cache / "models--org--unfinished" / "blobs");
    fs::create_directories(cache / "datasets--org--data" / "snapshots" / "abc");
    fs::create_directories(cache / "models--evil" / "refs");
    write(cache / "models--evil" / "refs" / "main", "../../..");
    fs::create_directories(resources / "models" / "starter");
    copyFixture("bert/mlm", resources / "models" / "starter");
    ::setenv("HF_HUB_CACHE", cache.path().c_str(), 1);
    ::setenv("ETUDE_RESOURCES", resources.path().c_str(), 1);
    const std::vector<ModelSummary> models = cachedModels();
    QCOMPARE(models.size(), std::size_t{2});
    QCOMPARE(models[0].name, std::string("starter"));
    QCOMPARE(models[1].name, std::string("org/tiny-bert"));
    QCOMPARE(models[1].path, snapshot);
    QVERIFY(!hasErrors(models[0].problems) && !hasErrors(models[1].problems));

    ::unsetenv("HF_HUB_CACHE");
    fs::rename(cache.path() / "models--org--tiny-bert", resources / "moved");
    fs::create_directories(cache / "home" / "hub");
    fs::rename(resources / "moved", cache / "home" / "hub" / "models--org--tiny-bert");
    ::setenv("HF_HOME", (cache / "home").c_str(), 1);
    QCOMPARE(cachedModels().size(), std::size_t{2});
    ::setenv("HF_HOME", (cache / "none").c_str(), 1);
    QCOMPARE(cachedModels().size(), std::size_t{1});
  }
};

QTEST_APPLESS_MAIN(HubTest)
#include "hub_test.moc"
