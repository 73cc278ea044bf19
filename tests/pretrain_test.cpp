// Pretraining: what is cut out of a text and what must be written for it, vocabularies of SentencePiece, each objective from its
// first step to the stored model, and the starters that come with the program.
#include "core/models/weights.h"
#include "core/tasks/span_corruption.h"
#include "core/text/sentencepiece_trainer.h"
#include "core/train/pretrain_objective.h"
#include "core/train/pretrainer.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <set>
#include <sstream>

namespace etude {

namespace {

/// Lines of the built-in reviews, as they stand in the file: all that is wanted of them is that they are English.
std::vector<std::string> reviewLines() {
  std::istringstream lines(readFile(fs::path(ETUDE_SOURCE_DIR) / "resources/data/reviews/reviews.csv"));
  std::vector<std::string> all;
  for (std::string line; std::getline(lines, line);) all.push_back(line);
  return all;
}

std::string contentOf(const fs::path& folder, const char* file) { return readFile(folder / file); }

/// The objective of a stored model, ready to judge it on the settings' corpus.
struct Stored {
  Stored(const PretrainSettings& how, const fs::path& folder) : settings(how) {
    objective = settings.objective == "causal"  ? makeCausalObjective(settings, at::kCPU)
                : settings.objective == "spans" ? makeSpansObjective(settings, at::kCPU)
                                                : makeMaskedObjective(settings, at::kCPU);
    objective->read(findTexts(settings), loadTokenizer(folder), {});
    model = makeModel(readConfig(folder), objective->head(), at::TensorOptions().dtype(at::kFloat));
    report = loadWeights(*model, folder, /*head_may_differ=*/false);
  }
  double loss() {
    const at::NoGradGuard no_grad;
    return objective->judge(*model, {}).loss;
  }

  PretrainSettings settings;
  std::unique_ptr<PretrainObjective> objective;
  std::unique_ptr<Model> model;
  LoadReport report;
};

fs::path starter(const char* name) { return fs::path(ETUDE_SOURCE_DIR) / "resources/models" / name; }

/// A story of our own, in the plain English of the starters' books.
constexpr const char* kStory =
    "The old man sat by the fire and looked at the little girl. \"Come here, my child,\" he said, \"and tell me what you saw in "
    "the wood.\"\n"
    "She went to him and took his hand, for she was not afraid of him now. It was a cold night, and the wind was in the trees.\n"
    "In the morning they went down to the river together, and the boy came with them. The sun was bright upon the water.\n"
    "\"I do not know where the king has gone,\" said the woman, \"but he will come back again when the winter is over.\"\n";

}  // namespace

class PretrainTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1);
    const std::vector<std::string> lines = reviewLines();
    std::string train, held_out;
    for (std::size_t i = 0; i < lines.size(); ++i) (i % 5 == 0 ? held_out : train) += lines[i] + "\n";
    makeDirectories(directory_ / "corpus");
    writeFileAtomically(directory_ / "corpus" / "a.txt", train);
    writeFileAtomically(directory_ / "corpus" / "b.txt", held_out);
    writeFileAtomically(directory_ / "split.tsv", "a\ttrain\nb\theldout\n");
  }

  void whatIsCutOutIsWrittenBehindItsSentinel() {
    const TokenIds ids = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
    const std::vector<bool> taken = {false, false, true, true, false, false, false, true, false, true};
    const CorruptedText text = corruptSpans(ids, taken, rules());
    QVERIFY((text.input == TokenIds{10, 11, 99, 14, 15, 16, 98, 18, 97, 1}));
    QVERIFY((text.target == TokenIds{99, 12, 13, 98, 17, 97, 19, 1}));
  }

  /// 15 % of 128 tokens are 19, in 19 / 3 = 6 spans; a text begins with what is kept and ends with what is taken.
  void spansAreDrawnAsT5DrawsThem() {
    std::set<std::vector<bool>> drawn;
    for (std::uint64_t key = 0; key < 200; ++key) {
      const std::vector<bool> taken = drawSpans(128, rules(), key);
      QCOMPARE(taken.size(), std::size_t{128});
      QCOMPARE(std::count(taken.begin(), taken.end(), true), 19);
      std::size_t spans = 0;
      for (std::size_t i = 1; i < taken.size(); ++i) spans += taken[i] && !taken[i - 1] ? 1 : 0;
      QCOMPARE(spans, std::size_t{6});
      QVERIFY(!taken.front() && taken.back());
      drawn.insert(taken);
    }
    QVERIFY(drawn.size() > 190);
    QVERIFY((drawSpans(2, rules(), 7) == std::vector<bool>{false, true}));
  }

  void noMoreSpansThanSentinels() {
    SpanRules few = rules();
    few.sentinels.resize(2);
    const TokenIds ids(100, 5);
    const CorruptedText text = corruptSpans(ids, drawSpans(100, few, 3), few);
    QCOMPARE(std::count(text.target.begin(), text.target.end(), 99) + std::count(text.target.begin(), text.target.end(), 98), 2);
  }

  void nothingOfATextIsLost() {
    for (std::uint64_t key = 0; key < 100; ++key) {
      TokenIds ids(2 + key);
      for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = 100 + static_cast<std::int32_t>(i);
      const SpanRules r = rules();
      const CorruptedText text = corruptSpans(ids, drawSpans(ids.size(), r, key), r);
      TokenIds rebuilt;
      for (const std::int32_t id : text.input) {
        if (id >= 100) rebuilt.push_back(id);
        if (id >= 100 || id == r.end_id) continue;
        auto place = std::find(text.target.begin(), text.target.end(), id) + 1;
        for (; *place >= 100; ++place) rebuilt.push_back(*place);
      }
      QVERIFY(rebuilt == ids);
    }
  }

  void aBatchShowsTheDecoderWhatItHasWritten() {
    const TokenIds first = {20, 21, 22, 23, 24, 25, 26, 27, 28, 29}, second = {30, 31, 32, 33, 34, 35, 36, 37, 38, 39};
    const SpanBatch batch = corruptRows({first, second}, rules(), 0, 5, at::kCPU);
    QVERIFY(batch.input.ids.sizes() == at::IntArrayRef({2, 10}));  // 2 of 10 tokens became one sentinel; and the end
    QVERIFY(batch.labels.sizes() == at::IntArrayRef({2, 4}));      // the sentinel, 2 tokens, the end
    QVERIFY(batch.labels.select(1, 0).eq(99).all().item<bool>() && batch.labels.select(1, 3).eq(1).all().item<bool>());
    QVERIFY(batch.input.decoder_ids.select(1, 0).eq(0).all().item<bool>());
    QVERIFY(batch.input.decoder_ids.slice(1, 1).equal(batch.labels.slice(1, 0, 3)));
    QVERIFY(corruptRows({first, second}, rules(), 0, 5, at::kCPU).labels.equal(batch.labels));
  }

  void vocabulariesAreLearnedWithTheLibrarysTrainer() {
    const std::vector<std::string> lines = reviewLines();
    const std::string model = trainSentencePiece(lines, {SentencePieceKind::LlamaBytePairs, 500});
    QVERIFY(model == trainSentencePiece(lines, {SentencePieceKind::LlamaBytePairs, 500}));
    const auto llama = tokenizerOf(
        {{"tokenizer.model", model}, {"tokenizer_config.json", R"({"tokenizer_class": "LlamaTokenizer", "legacy": false})"}});
    QCOMPARE(llama->vocabularySize(), 500);
    QCOMPARE(llama->unknownId(), 0);
    QCOMPARE(llama->beginId(), 1);
    QCOMPARE(llama->endId(), 2);
    const std::string text = "It  was 1914,\nand we saw 🦉 fly.";
    QCOMPARE(llama->decode(llama->encode(text).ids), text);  // what no piece covers is there as bytes
    const auto t5 =
        tokenizerOf({{"spiece.model", trainSentencePiece(lines, {SentencePieceKind::T5Unigrams, 400})},
                     {"tokenizer_config.json", R"({"tokenizer_class": "T5Tokenizer", "extra_ids": 100, "legacy": false})"}});
    QCOMPARE(t5->vocabularySize(), 500);
    QCOMPARE(t5->padId(), 0);
    QCOMPARE(t5->endId(), 1);
    QCOMPARE(t5->unknownId(), 2);
    QCOMPARE(t5->tokenId("<extra_id_0>"), 499);
    QCOMPARE(t5->decode(t5->encode("The coffee was good.").ids), std::string("The coffee was good."));
    const std::string seldom = "£4.50 [~20%] {7*8} @home #5 é";  // whether or not the reviews have them
    QCOMPARE(t5->decode(t5->encode(seldom).ids), seldom);
    for (const char digit : std::string("0123456789")) QVERIFY(llama->tokenId(std::string(1, digit)) >= 0);
  }

  void aVocabularyThatIsTooLargeIsAProblem() {
    QVERIFY(test::has(test::problemOf([] {
                        trainSentencePiece({"one two three"}, {SentencePieceKind::T5Unigrams, 5000});
                      }),
                      "No vocabulary of 5,000 pieces can be learned from these texts: Vocabulary size too high"));
  }

  void eachObjectiveLearnsAndIsStoredAsItWasJudged_data() {
    QTest::addColumn<QString>("objective");
    QTest::addColumn<QString>("family");
    QTest::newRow("masked") << "masked"
                            << "bert";
    QTest::newRow("causal") << "causal"
                            << "llama";
    QTest::newRow("spans") << "spans"
                           << "t5";
  }
  void eachObjectiveLearnsAndIsStoredAsItWasJudged() {
    QFETCH(QString, objective);
    QFETCH(QString, family);
    const PretrainSettings settings = tiny(objective.toStdString());
    const fs::path whole = directory_ / ("whole-" + settings.objective), stopped = directory_ / ("stopped-" + settings.objective);
    const double first = pretrain(settings, whole);
    QCOMPARE(readConfig(whole)["model_type"].get<std::string>(), family.toStdString());

    // A stop after the first step, and again from there: the same to the last bit.
    std::stop_source source;
    QVERIFY_EXCEPTION_THROWN(pretrain(settings, stopped, &source), Cancelled);
    QVERIFY(!fs::exists(stopped / "model.safetensors"));
    pretrain(settings, stopped);
    QVERIFY(contentOf(whole, "model.safetensors") == contentOf(stopped, "model.safetensors"));

    // The loss of the card is that of the stored model.
    const Json result = parseJson(contentOf(whole, "pretrain.json"), "pretrain.json")["result"];
    const double told = result[settings.objective == "masked" ? "held_out_masked_token_loss" : "held_out_loss"].get<double>();
    QVERIFY2(told < first - 0.3, qPrintable(QString("%1 after %2").arg(told).arg(first)));
    Stored stored(settings, whole);
    QVERIFY(stored.report.fresh.empty() && stored.report.unused.empty());
    QVERIFY2(std::abs(stored.loss() - told) < 1e-5, qPrintable(QString("%1, told %2").arg(stored.loss()).arg(told)));
    QCOMPARE(contentOf(whole, "README.md").find("## Samples") != std::string::npos, settings.objective != "masked");

    // Going on from it starts where it ended, with its own vocabulary.
    PretrainSettings more = settings;
    more.starter = whole.string();
    more.layers = 7;  // which the given model decides
    more.max_steps = 3;
    more.learning_rate = 1e-5;
    const fs::path further = directory_ / ("further-" + settings.objective);
    pretrain(more, further);
    QVERIFY(std::abs(Stored(more, further).loss() - told) < 0.05);
    QVERIFY(readConfig(further)["vocab_size"] == readConfig(whole)["vocab_size"]);
  }

  void startersTellPlainEnglish_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("objective");
    QTest::addColumn<double>("most");  // nats
    QTest::newRow("decoder") << "starter-decoder"
                             << "causal" << 5.0;
    QTest::newRow("t5") << "starter-t5"
                        << "spans" << 6.0;
  }
  void startersTellPlainEnglish() {
    QFETCH(QString, name);
    QFETCH(QString, objective);
    QFETCH(double, most);
    const fs::path folder = starter(name.toUtf8().constData());
    QVERIFY(fs::file_size(folder / "model.safetensors") <= 16'000'000);
    PretrainSettings settings = tiny(objective.toStdString());
    settings.corpus = (directory_ / "story").string();
    settings.sequence_length = 64;
    makeDirectories(settings.corpus);
    writeFileAtomically(directory_ / "story" / "a.txt", kStory);
    writeFileAtomically(directory_ / "story" / "b.txt", kStory);
    Stored stored(settings, folder);
    QVERIFY(stored.report.fresh.empty() && stored.report.unused.empty());
    QVERIFY(stored.model->parameters().count() <= 8'000'000);
    const double loss = stored.loss();
    QVERIFY2(loss < most, qPrintable(QString("%1 nats").arg(loss)));
  }

  /// The words are looked up in the vocabulary of the starter encoder, which read the same books.
  void theDecoderWritesWords() {
    const fs::path folder = starter("starter-decoder");
    std::istringstream lines(readFile(starter("starter-encoder") / "vocab.txt"));
    std::set<std::string> known;
    for (std::string line; std::getline(lines, line);) known.insert(line);
    const auto tokenizer = loadTokenizer(folder);
    const auto model = makeModelAs<WritingModel>(readConfig(folder), Head::CausalLm, at::TensorOptions().dtype(at::kFloat));
    loadWeights(*model, folder, /*head_may_differ=*/false);
    PretrainSettings settings;
    settings.samples = {"Once upon a time", "The little girl", "In the morning the old man",
                        "She looked at the king and said that"};
    int words = 0, found = 0;
    for (const std::string& text : writeOn(*model, *tokenizer, settings, 0, /*with_text=*/true)) {
      std::string word;
      for (const char c : text + " ") {
        if (std::isalpha(static_cast<unsigned char>(c)))
          word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!word.empty()) {
          ++words;
          found += known.contains(std::exchange(word, {})) ? 1 : 0;
        }
      }
    }
    QVERIFY2(words > 40, qPrintable(QString::number(words)));
    QVERIFY2(found > 0.7 * words, qPrintable(QString("%1 of %2").arg(found).arg(words)));
  }

 private:
  static SpanRules rules() {
    SpanRules rules;
    for (std::int32_t i = 0; i < 90; ++i) rules.sentinels.push_back(99 - i);
    return rules;
  }

  PretrainSettings tiny(const std::string& objective) {
    PretrainSettings settings;
    settings.objective = objective;
    settings.corpus = (directory_ / "corpus").string();
    settings.held_out = (directory_ / "split.tsv").string();
    settings.vocabulary_size = 500;
    settings.layers = 2;
    settings.hidden_size = 32;
    settings.heads = 2;
    settings.key_value_heads = 1;
    settings.intermediate_size = 64;
    settings.max_positions = settings.sequence_length = 32;
    settings.batch_size = 8;
    settings.max_steps = 80;
    settings.learning_rate = 5e-3;
    settings.threads = 1;
    if (objective != "masked") settings.samples = {"The coffee was"};
    return settings;
  }

  /// The loss before the first step. With `source`, a stop is asked for after that step.
  static double pretrain(const PretrainSettings& settings, const fs::path& out, std::stop_source* source = nullptr) {
    double first = std::nan("");
    pretrainModel(
        settings, out,
        [&](const PretrainProgress& progress) {
          if (progress.step == 0) return;
          if (std::isnan(first)) first = progress.loss;
          if (source) source->request_stop();
        },
        source ? source->get_token() : std::stop_token());
    return first;
  }

  test::TemporaryDirectory directory_;
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::PretrainTest)
#include "pretrain_test.moc"
