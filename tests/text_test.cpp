// Tokenizers against the reference numbers of the original libraries, and what training a vocabulary must give.
#include "core/text/added_tokens.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"
#include "core/text/wordpiece.h"
#include "core/text/wordpiece_trainer.h"
#include "tests/support.h"
#include "tests/tokenizer_support.h"

#include <QTest>


using namespace etude;

namespace {

using PlainJson = nlohmann::json;

PlainJson fixture(const std::string& name) {
  return PlainJson::parse(readFile(test::fixtures() / "tokenizers" / (name + ".json")));
}

fs::path vocabularyFolder(const std::string& name) { return test::sharedDirectory() / "data" / "tok-bert" / name; }

std::vector<std::array<std::uint32_t, 2>> pairsOf(const std::vector<Offset>& offsets) {
  std::vector<std::array<std::uint32_t, 2>> pairs;
  for (const Offset& offset : offsets) pairs.push_back({offset.begin, offset.end});
  return pairs;
}

std::string shortDump(const PlainJson& value) { return value.dump().substr(0, 300); }

/// Counts a difference and says what it is.
template <class T>
int differs(const PlainJson& expected, const T& actual, const PlainJson& text, const char* what) {
  if (expected == PlainJson(actual)) return 0;
  qWarning("%s of %s: expected %s, got %s", what, shortDump(text).c_str(), shortDump(expected).c_str(),
           shortDump(PlainJson(actual)).c_str());
  return 1;
}

int countCaseDifferences(const Tokenizer& tokenizer, const PlainJson& cases) {
  int wrong = 0;
  for (const PlainJson& item : cases) {
    const std::string text = item["text"];
    const Encoding plain = tokenizer.encodePlain(text);
    wrong += differs(item["fast_ids"], plain.ids, item["text"], "ids");
    wrong += differs(item["fast_offsets"], pairsOf(plain.offsets), item["text"], "offsets");
    wrong += differs(item["fast_ids_special"], tokenizer.encode(text).ids, item["text"], "ids with special tokens");
    const std::string decoded = tokenizer.decode(item["fast_ids"], false);
    if (PlainJson(decoded) != item["slow_decoded"]) wrong += differs(item["fast_decoded"], decoded, item["text"], "decoded text");
  }
  return wrong;
}

int countPairDifferences(const Tokenizer& tokenizer, const PlainJson& pairs) {
  int wrong = 0;
  for (const PlainJson& item : pairs) {
    const std::string a = item["a"], b = item["b"];
    const Encoding both = tokenizer.encode(a, b);
    wrong += differs(item["fast_ids"], both.ids, item["a"], "pair ids");
    wrong += differs(item["fast_type_ids"], both.type_ids, item["a"], "pair type ids");
    wrong += differs(item["fast_offsets"], pairsOf(both.offsets), item["a"], "pair offsets");
    // The truncated ids come from the slow tokenizer only, so they say nothing where it sees other tokens.
    if (item["slow_ids"] != item["fast_ids"]) continue;
    wrong += differs(item["slow_trunc16_longest_first"], tokenizer.encode(a, b, 16, Truncation::LongestFirst).ids, item["a"],
                     "longest_first");
    wrong += differs(item["slow_trunc16_only_second"], tokenizer.encode(a, b, 16, Truncation::OnlySecond).ids, item["a"],
                     "only_second");
  }
  return wrong;
}

std::vector<std::string> tinyVocabulary() {
  return {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "un",  "##aff", "##able", "want", "##want",
          "##ed",  "wa",    "runn",  "##ing", ",",      "low", "##er",  "!",      "caf",  "##e"};
}

std::shared_ptr<const Tokenizer> tiny(const WordPieceSettings& settings = {}) {
  return makeWordPiece(tinyVocabulary(), settings);
}

std::vector<std::string> tokensOf(const Tokenizer& tokenizer, const Encoding& encoding) {
  std::vector<std::string> tokens;
  for (std::int32_t id : encoding.ids) tokens.push_back(tokenizer.token(id));
  return tokens;
}

std::string problemsOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const ProblemError& error) {
    return describe(error.problems());
  }
  return {};
}

using Words = std::vector<std::string>;

}  // namespace

class TextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void idsOffsetsAndTextMatchTheReference_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("uncased") << "bert-base-uncased";
    QTest::newRow("cased") << "bert-base-cased";
  }

  void idsOffsetsAndTextMatchTheReference() {
    QFETCH(QString, name);
    const PlainJson numbers = fixture(name.toStdString());
    const auto tokenizer = loadTokenizer(vocabularyFolder(name.toStdString()));
    QVERIFY(numbers["cases"].size() > 100);
    QCOMPARE(countCaseDifferences(*tokenizer, numbers["cases"]), 0);
    QCOMPARE(countPairDifferences(*tokenizer, numbers["pairs"]), 0);
  }

  void aSavedTokenizerReadsTheSameFromEitherFile_data() { idsOffsetsAndTextMatchTheReference_data(); }

  void aSavedTokenizerReadsTheSameFromEitherFile() {
    QFETCH(QString, name);
    const PlainJson numbers = fixture(name.toStdString());
    const auto original = loadTokenizer(vocabularyFolder(name.toStdString()));
    test::TemporaryDirectory folder;
    original->save(folder / "saved");
    const auto fast = loadTokenizer(folder / "saved");
    QCOMPARE(countCaseDifferences(*fast, numbers["cases"]), 0);
    QCOMPARE(fast->lowerCase(), original->lowerCase());
    fs::remove(folder / "saved" / "tokenizer.json");
    const auto slow = loadTokenizer(folder / "saved");
    QCOMPARE(countCaseDifferences(*slow, numbers["cases"]), 0);
    QCOMPARE(slow->vocabularySize(), original->vocabularySize());
    QCOMPARE(readFile(folder / "saved" / "vocab.txt"), readFile(vocabularyFolder(name.toStdString()) / "vocab.txt"));
  }

  void savedFilesHaveTheLayoutOfTransformers() {
    WordPieceSettings settings;
    settings.model_max_length = 128;
    test::TemporaryDirectory folder;
    tiny(settings)->save(folder.path());
    const PlainJson config = PlainJson::parse(readFile(folder / "tokenizer_config.json"));
    QVERIFY(config["tokenizer_class"] == "BertTokenizer" && config["do_lower_case"] == true && config["model_max_length"] == 128);
    QVERIFY(config["strip_accents"].is_null() && config["mask_token"] == "[MASK]");
    QVERIFY(config["added_tokens_decoder"]["4"] == PlainJson::parse(R"({"content": "[MASK]", "lstrip": false, "normalized": false,
        "rstrip": false, "single_word": false, "special": true})"));
    const PlainJson rust = PlainJson::parse(readFile(folder / "tokenizer.json"));
    QVERIFY(rust["version"] == "1.0" && rust["truncation"].is_null() && rust["padding"].is_null());
    QVERIFY(rust["added_tokens"].size() == 5 && rust["added_tokens"][2]["content"] == "[CLS]" &&
            rust["added_tokens"][2]["id"] == 2);
    QVERIFY(rust["normalizer"] == PlainJson::parse(R"({"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
        "strip_accents": null, "lowercase": true})"));
    QVERIFY(rust["pre_tokenizer"] == PlainJson::parse(R"({"type": "BertPreTokenizer"})"));
    QVERIFY(rust["post_processor"] == PlainJson::parse(R"({"type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
        "pair": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
                 {"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
        "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]}, "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}})"));
    QVERIFY(rust["decoder"] == PlainJson::parse(R"({"type": "WordPiece", "prefix": "##", "cleanup": true})"));
    QVERIFY(rust["model"]["type"] == "WordPiece" && rust["model"]["vocab"].size() == tinyVocabulary().size());
    QVERIFY(rust["model"]["max_input_chars_per_word"] == 100 && rust["model"]["vocab"]["low"] == 15);
  }

  void theLongestPieceIsTakenFirst() {
    const auto tokenizer = tiny();
    QVERIFY(tokensOf(*tokenizer, tokenizer->encodePlain("unaffable")) == (Words{"un", "##aff", "##able"}));
    QVERIFY(tokensOf(*tokenizer, tokenizer->encodePlain("UNwanted, running!")) ==
            (Words{"un", "##want", "##ed", ",", "runn", "##ing", "!"}));
    QVERIFY(tokensOf(*tokenizer, tokenizer->encodePlain("Café")) == (Words{"caf", "##e"}));
    // "wantx" has no last piece, so the whole word is unknown.
    QVERIFY(tokensOf(*tokenizer, tokenizer->encodePlain("wantx low")) == (Words{"[UNK]", "low"}));
  }

  void offsetsCountCodePointsOfTheOriginalText() {
    const auto tokenizer = tiny();
    const Encoding encoding = tokenizer->encodePlain("\U0001F600 Café,\tLower");
    QVERIFY((encoding.offsets == std::vector<Offset>{{0, 1}, {2, 5}, {5, 6}, {6, 7}, {8, 11}, {11, 13}}));
  }

  void brokenUtf8IsReadAsReplacementCharacters() {
    const auto tokenizer = tiny();
    const Encoding encoding = tokenizer->encodePlain("\xff\xfelow \xe2\x82 low\xf0\x9f");
    QVERIFY(tokensOf(*tokenizer, encoding) == (Words{"low", "low"}));
    QVERIFY((encoding.offsets == std::vector<Offset>{{2, 5}, {8, 11}}));
    QCOMPARE(countCodePoints("\xff\xfelow \xe2\x82 low\xf0\x9f"), std::size_t{12});
  }

  void pairsAreMarkedAndCutAsAsked() {
    const auto tokenizer = tiny();
    const Encoding both = tokenizer->encode("low low low", "low low", 7);
    QVERIFY(tokensOf(*tokenizer, both) == (Words{"[CLS]", "low", "low", "[SEP]", "low", "low", "[SEP]"}));
    QVERIFY((both.type_ids == std::vector<std::int32_t>{0, 0, 0, 0, 1, 1, 1}));
    QVERIFY((both.special == std::vector<std::uint8_t>{1, 0, 0, 1, 0, 0, 1}));
    QVERIFY(both.truncated);
    QCOMPARE(tokenizer->encode("low low low", "low low", 7, Truncation::OnlyFirst).ids.size(), std::size_t{7});
    QVERIFY(!tokenizer->encode("low low low", "low low", 8).truncated);
    QCOMPARE(tokenizer->encode("low low low", {}, 4).ids.size(), std::size_t{4});
    QCOMPARE(tokenizer->encode("low low low", {}, 1).ids.size(), std::size_t{2});
  }

  void specialTokensWrittenInTheTextAreFound() {
    const auto tokenizer = tiny();
    const Encoding encoding = tokenizer->encodePlain("low[MASK]low [mask]");
    QCOMPARE(encoding.ids[1], tokenizer->maskId());
    QVERIFY((encoding.offsets[1] == Offset{3, 9}));
    QVERIFY(encoding.ids[3] == tokenizer->unknownId());
    QCOMPARE(tokenizer->decode(encoding.ids), std::string("low low"));
    QVERIFY(tokenizer->isSpecial(tokenizer->padId()) && !tokenizer->isSpecial(5) && !tokenizer->isSpecial(-1) &&
            !tokenizer->isSpecial(999));
  }

  void addedTokensObeyTheirFlags() {
    const AddedTokenSplitter splitter({{.content = "<x>", .id = 1, .lstrip = true, .rstrip = true},
                                       {.content = "cat", .id = 2, .single_word = true},
                                       {.content = "<x>>", .id = 3}});
    const auto ids = [&](std::string_view text) {
      std::vector<std::int32_t> found;
      for (const auto& part : splitter.split(text)) found.push_back(part.id);
      return found;
    };
    QVERIFY((ids("a <x> b") == std::vector<std::int32_t>{-1, 1, -1}));
    QCOMPARE(splitter.split("a <x> b")[1].begin, std::size_t{1});
    QCOMPARE(splitter.split("a <x> b")[1].end, std::size_t{6});
    QVERIFY((ids("concat cat cats") == std::vector<std::int32_t>{-1, 2, -1}));
    QVERIFY((ids("<x>>") == std::vector<std::int32_t>{3}));
    QVERIFY(ids("").empty());
  }

  void wordsOfTheUserAreFoundInNormalisedTextAndSurviveSaving() {
    std::vector<std::string> vocabulary = tinyVocabulary();
    vocabulary.push_back("Größe 9");
    WordPieceSettings settings;
    settings.added_tokens = {{.content = "Größe 9", .normalized = true, .in_model = false}};
    const auto tokenizer = makeWordPiece(vocabulary, settings);
    const Encoding encoding = tokenizer->encodePlain("low GRöße 9!");
    QVERIFY(tokensOf(*tokenizer, encoding) == (Words{"low", "Größe 9", "!"}));
    QVERIFY((encoding.offsets[1] == Offset{4, 11}));
    test::TemporaryDirectory folder;
    tokenizer->save(folder.path());
    QVERIFY(readFile(folder / "vocab.txt").find("Größe") == std::string::npos);
    for (const char* remove : {"nothing", "tokenizer.json"}) {
      fs::remove(folder / remove);
      const auto again = loadTokenizer(folder.path());
      QVERIFY(again->encodePlain("low GRöße 9!").ids == encoding.ids);
      QCOMPARE(again->vocabularySize(), tokenizer->vocabularySize());
    }
  }

  void configurationDecidesLowerCaseAndLimit() {
    test::TemporaryDirectory folder;
    tiny()->save(folder.path());
    fs::remove(folder / "tokenizer.json");
    writeFileAtomically(folder / "tokenizer_config.json",
                        R"({"do_lower_case": false, "model_max_length": 1e30, "strip_accents": true})");
    auto tokenizer = loadTokenizer(folder.path());
    QVERIFY(!tokenizer->lowerCase());
    QCOMPARE(tokenizer->maxLength(), std::size_t{0});
    QVERIFY(tokensOf(*tokenizer, tokenizer->encodePlain("Low café")) == (Words{"[UNK]", "caf", "##e"}));
    writeFileAtomically(folder / "tokenizer_config.json", R"({"model_max_length": 64})");
    tokenizer = loadTokenizer(folder.path());
    QVERIFY(tokenizer->lowerCase());
    QCOMPARE(tokenizer->maxLength(), std::size_t{64});
  }

  void otherKindsOfTokenizersAreRefusedByName() {
    test::TemporaryDirectory folder;
    writeFileAtomically(folder / "tokenizer.json",
                        R"({"model": {"type": "Morpheme"}, "normalizer": {"type": "Nmt"}, "pre_tokenizer": {"type": "UnicodeScripts"},
        "decoder": {"type": "CTC"}, "post_processor": {"type": "RobertaProcessing"}})");
    const std::string unknown = problemsOf([&] { loadTokenizer(folder.path()); });
    for (const char* name : {"model is Morpheme", "normalizer is Nmt", "pre-tokenizer is UnicodeScripts", "decoder is CTC"})
      QVERIFY2(unknown.find(name) != std::string::npos, name);
    fs::remove(folder / "tokenizer.json");
    writeFileAtomically(folder / "spiece.model", "x");
    QVERIFY(problemsOf([&] { loadTokenizer(folder.path()); }).find("not a SentencePiece model") != std::string::npos);
    writeFileAtomically(folder / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n");
    writeFileAtomically(folder / "tokenizer_config.json", R"({"tokenizer_class": "BertJapaneseTokenizer"})");
    QVERIFY(problemsOf([&] { loadTokenizer(folder.path()); }).find("BertJapaneseTokenizer") != std::string::npos);
    QVERIFY(problemsOf([&] { loadTokenizer(folder / "nowhere"); }).find("no such folder") != std::string::npos);
  }

  void brokenTokenizerFilesEndInProblems_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"model": {"type": "WordPiece", "vocab": {"a")");
    QTest::newRow("not an object") << QByteArray("[1, 2]");
    QTest::newRow("deeply nested") << QByteArray(200000, '[');
    QTest::newRow("types") << QByteArray(
        R"({"model": 3, "normalizer": [], "pre_tokenizer": "x", "post_processor": {"type": 7}, "added_tokens": 5, "decoder": 1})");
    const QByteArray good =
        R"({"normalizer": {"type": "BertNormalizer", "lowercase": LOWER}, "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "sep": SEP, "cls": ["[CLS]", 2]}, "added_tokens": ADDED, "decoder": {"type": "WordPiece"}, "model": {"type": "WordPiece", "vocab": VOCAB}})";
    const auto with = [&](QByteArray lower, QByteArray sep, QByteArray added, QByteArray vocab) {
      QByteArray text = good;
      return text.replace("LOWER", lower).replace("SEP", sep).replace("ADDED", added).replace("VOCAB", vocab);
    };
    const QByteArray vocab = R"({"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "a": 4})", sep = R"(["[SEP]", 3])";
    QTest::newRow("gap") << with("true", sep, "[]", R"({"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "a": 5})");
    QTest::newRow("huge id") << with("true", sep, "[]", R"({"[PAD]": 99999999999999999999})");
    QTest::newRow("negative id") << with("true", sep, "[]", R"({"[PAD]": -1})");
    QTest::newRow("no special tokens") << with("true", sep, "[]", R"({"a": 0})");
    QTest::newRow("flag") << with("\"yes\"", sep, "[]", vocab);
    QTest::newRow("separator") << with("true", "[]", "[]", vocab);
    QTest::newRow("added id") << with("true", sep, R"([{"content": "b", "id": 77}])", vocab);
    QTest::newRow("added content") << with("true", sep, R"([{"id": 5}])", vocab);
  }

  void brokenTokenizerFilesEndInProblems() {
    QFETCH(QByteArray, content);
    test::TemporaryDirectory folder;
    writeFileAtomically(folder / "tokenizer.json", content.toStdString());
    const std::string problems = problemsOf([&] { loadTokenizer(folder.path()); });
    QVERIFY(!problems.empty());
    QVERIFY(problems.find("tokenizer.json") != std::string::npos);
  }

  void missingSpecialTokensAreAllNamed() {
    const std::string problems = problemsOf([] { makeWordPiece({"[PAD]", "a"}, {}); });
    for (const char* token : {"[UNK]", "[CLS]", "[SEP]"}) QVERIFY2(problems.find(token) != std::string::npos, token);
    QVERIFY(problems.find("[MASK]") == std::string::npos);
  }

  void severalThreadsMayEncodeAtOnce() {
    const auto tokenizer = loadTokenizer(vocabularyFolder("bert-base-uncased"));
    const std::string text = "The naïve café — unaffable [MASK] 你好, supercalifragilistic!";
    QVERIFY(test::threadsEncodeAlike(*tokenizer, text, 200));
  }

  void trainingJoinsTheMostFrequentPairsFirst() {
    // The worked example of byte-pair encoding: pairs h+##u..., counts in brackets: ##u+##g (20), ##u+##n (16), h+##ug (15).
    const std::unordered_map<std::string, std::int64_t> counts = {{"hug", 10}, {"pug", 5}, {"pun", 12}, {"bun", 4}, {"hugs", 5}};
    WordPieceTraining settings;
    settings.vocabulary_size = 5 + 7 + 4 + 3;
    const Words expected = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "b",   "g",    "h",    "n",  "p",
                            "s",     "u",     "##g",   "##n",   "##s",    "##u", "##ug", "##un", "hug"};
    QVERIFY(trainWordPiece(counts, settings) == expected);
  }

  void trainingIsDeterministicAndKeepsToItsSize() {
    WordCounter forward(true), backward(true);
    const std::string text = readFile(test::sharedDirectory() / "corpus" / "books" / "velveteen-rabbit.txt");
    forward.add(text);
    const std::size_t half = text.find('\n', text.size() / 2);
    backward.add(std::string_view(text).substr(half));
    backward.add(std::string_view(text).substr(0, half));
    WordPieceTraining settings;
    settings.vocabulary_size = 600;
    const auto vocabulary = trainWordPiece(forward.counts(), settings);
    QVERIFY(vocabulary == trainWordPiece(backward.counts(), settings));
    QCOMPARE(vocabulary.size(), std::size_t{600});
    QVERIFY(std::find(vocabulary.begin(), vocabulary.end(), "rabbit") != vocabulary.end());

    const auto tokenizer = makeWordPiece(vocabulary, {});
    const Encoding encoding = tokenizer->encodePlain(text);
    QVERIFY(std::find(encoding.ids.begin(), encoding.ids.end(), tokenizer->unknownId()) == encoding.ids.end());
  }

  void aSmallVocabularyHasAShortAlphabet() {
    WordCounter counter(true);
    for (char32_t c = 0x4E00; c < 0x4E00 + 2000; ++c) {
      std::string text;
      appendUtf8(text, c);
      counter.add(text);
    }
    counter.add("abc abc abc");
    WordPieceTraining settings;
    settings.vocabulary_size = 20;
    const auto vocabulary = trainWordPiece(counter.counts(), settings);
    QVERIFY(vocabulary.size() <= 20);
    QVERIFY(std::find(vocabulary.begin(), vocabulary.end(), "abc") != vocabulary.end());
    settings.vocabulary_size = 8192;
    QVERIFY(trainWordPiece(counter.counts(), settings).size() <= 5 + 1000 + 1000 + 2);
  }

  void trainingStopsWhenAsked() {
    WordCounter counter(true);
    counter.add(readFile(test::sharedDirectory() / "corpus" / "books" / "velveteen-rabbit.txt"));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled, trainWordPiece(counter.counts(), {}, stop.get_token()));
  }
};

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
