// SentencePiece models against the library itself, against the numbers of fairseq's families, and as the tokenizer.json that
// Transformers makes of them.
#include "core/text/sentencepiece_library.h"
#include "core/text/sentencepiece_model.h"
#include "core/text/unicode.h"
#include "tests/support.h"
#include "tests/tokenizer_support.h"

#include <QTest>

#include <cstring>
#include <random>
#include <unordered_map>

using namespace etude;
using namespace etude::test;

namespace {

/// Lines with all that is awkward: accents composed and not, scripts without blanks, emoji, many blanks, control characters.
std::vector<std::string> mixedLines() {
  std::vector<std::string> lines = {"",
                                    " ",
                                    "   ",
                                    "a",
                                    " a",
                                    "a ",
                                    "  two  blanks  and   more    ",
                                    "\ttab\nline\r\nend",
                                    "caf\u00E9 cafe\u0301 na\u00EFve \u00C5ngstr\u00F6m",
                                    "\u4F60\u597D\uFF0C\u4E16\u754C\uFF01",
                                    "\u65E5\u672C\u8A9E\u306E\u30C6\u30AD\u30B9\u30C8 \uFF76\uFF80\uFF76\uFF85",
                                    "\uD55C\uAD6D\uC5B4 \u0E44\u0E17\u0E22 \u0939\u093F\u0928\u094D\u0926\u0940",
                                    "\U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA \U0001F44D\U0001F3FD",
                                    "\u2581marks\u2581 \u2581 in the text\u2581",
                                    "\x01\x02 control \x7F\u0085\u200B\u200E\uFEFF end",
                                    "\uFB01 \uFB03 \u2167 \u2460 \u339E \u2122 \u00BD \u1E9E",
                                    "\u03A9\u03BC\u03AD\u03B3\u03B1 \u041F\u0440\u0438\u0432\u0435\u0442 \u0645\u0631\u062D\u0628\u0627",
                                    "1234567890 3.14159 1,000,000 0x1F $9.99",
                                    std::string(300, 'a'),
                                    std::string(200, ' ') + "x",
                                    "\uE000\U0010FFFD\u0378"};
  static constexpr std::pair<char32_t, char32_t> kRanges[] = {
      {0x20, 0x7E},     {0x61, 0x7A},     {0x61, 0x7A},     {0x20, 0x20},     {0x01, 0x1F},     {0xA0, 0x17F},
      {0x300, 0x345},   {0x390, 0x44F},   {0x5D0, 0x5EA},   {0x620, 0x64A},   {0x900, 0x95F},   {0x2000, 0x206F},
      {0x2150, 0x218F}, {0x3040, 0x30FF}, {0x4E00, 0x4FFF}, {0xAC00, 0xACFF}, {0xFF01, 0xFF9F}, {0x1F600, 0x1F64F}};
  std::mt19937 random(11);
  for (int line = 0; line < 500; ++line) {
    std::string text;
    for (std::size_t words = 1 + random() % 8; words > 0; --words) {
      const auto& [first, last] = kRanges[random() % std::size(kRanges)];
      for (std::size_t length = 1 + random() % 9; length > 0; --length)
        appendUtf8(text, first + static_cast<char32_t>(random() % (last - first + 1)));
      text.append(random() % 3, ' ');
    }
    if (text.find('<') == std::string::npos) lines.push_back(text);  // no added token by chance
  }
  return lines;
}

std::vector<std::int32_t> libraryIds(const SentencePieceLibrary& library, const std::string& text) {
  std::vector<LibraryPiece> pieces;
  std::vector<std::int32_t> ids;
  if (!library.encode(text, pieces)) return {-1};
  for (const LibraryPiece& piece : pieces) ids.push_back(piece.id);
  return ids;
}

struct ModelPiece {
  std::string text;
  float score = 0;
};

/// The pieces of a model file, read as sentencepiece_model.proto has it: `repeated SentencePiece pieces = 1`, each with
/// `string piece = 1` and `float score = 2`.
std::vector<ModelPiece> piecesOf(const std::string& bytes) {
  const auto number = [](const std::string& from, std::size_t& at) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at < from.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(from[at++]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  std::vector<ModelPiece> pieces;
  for (std::size_t at = 0; at < bytes.size() && bytes[at] == 0x0A;) {
    const std::size_t length = number(bytes, ++at);
    const std::string message = bytes.substr(at, length);
    at += length;
    ModelPiece piece;
    for (std::size_t i = 0; i < message.size();) {
      const char tag = message[i++];
      if (tag == 0x0A) {
        const std::size_t size = number(message, i);
        piece.text = message.substr(i, size);
        i += size;
      } else if (tag == 0x15) {
        std::memcpy(&piece.score, message.data() + i, sizeof piece.score);
        i += sizeof piece.score;
      } else {
        number(message, i);
      }
    }
    pieces.push_back(piece);
  }
  return pieces;
}

/// All ways to cut a piece into two pieces, the best scores first.
std::vector<std::pair<std::string, std::string>> mergesOf(const std::vector<ModelPiece>& pieces,
                                                          const std::unordered_map<std::string, std::size_t>& ids) {
  struct Merge {
    std::string left, right;
    float score;
  };
  std::vector<Merge> merges;
  for (const ModelPiece& piece : pieces) {
    const std::size_t first = merges.size();
    for (std::size_t cut = 1; cut < piece.text.size(); ++cut) {
      const std::string left = piece.text.substr(0, cut), right = piece.text.substr(cut);
      if (ids.contains(left) && ids.contains(right)) merges.push_back({left, right, piece.score});
    }
    std::sort(merges.begin() + static_cast<std::ptrdiff_t>(first), merges.end(), [&](const Merge& a, const Merge& b) {
      return std::pair(ids.at(a.left), ids.at(a.right)) < std::pair(ids.at(b.left), ids.at(b.right));
    });
  }
  std::stable_sort(merges.begin(), merges.end(), [](const Merge& a, const Merge& b) { return a.score > b.score; });
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Merge& merge : merges) pairs.emplace_back(merge.left, merge.right);
  return pairs;
}

enum class LlamaForm { Prepend, Metaspace };

/// The tokenizer.json of a Llama-style model: the older form with normalisers, or the newer one with a pre-tokenizer.
PlainJson llamaJson(const std::string& model, LlamaForm form, bool ignore_merges) {
  const std::vector<ModelPiece> pieces = piecesOf(model);
  std::unordered_map<std::string, std::size_t> ids;
  PlainJson vocabulary = PlainJson::object(), merges = PlainJson::array(), added = PlainJson::array();
  for (std::size_t i = 0; i < pieces.size(); ++i) vocabulary[pieces[i].text] = ids[pieces[i].text] = i;
  for (const auto& [left, right] : mergesOf(pieces, ids)) {
    if (form == LlamaForm::Prepend)
      merges.push_back(left + " " + right);
    else
      merges.push_back({left, right});
  }
  for (int id = 0; id < 3; ++id)
    added.push_back({{"id", id}, {"content", pieces[static_cast<std::size_t>(id)].text}, {"normalized", false}, {"special", true}});
  PlainJson json = PlainJson::parse(R"({"normalizer": null, "pre_tokenizer": null,
    "post_processor": {"type": "TemplateProcessing",
      "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
      "pair": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
               {"SpecialToken": {"id": "<s>", "type_id": 1}}, {"Sequence": {"id": "B", "type_id": 1}}],
      "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}},
    "decoder": {"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "},
      {"type": "ByteFallback"}, {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}})");
  if (form == LlamaForm::Prepend)
    json["normalizer"] = PlainJson::parse(R"({"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "\u2581"},
      {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}]})");
  else
    json["pre_tokenizer"] = {{"type", "Metaspace"}, {"replacement", "\u2581"}, {"prepend_scheme", "first"}, {"split", false}};
  json["added_tokens"] = added;
  json["model"] = {{"type", "BPE"},         {"dropout", nullptr},    {"unk_token", "<unk>"}, {"fuse_unk", true},
                   {"byte_fallback", true}, {"ignore_merges", ignore_merges}, {"vocab", vocabulary}, {"merges", merges}};
  return json;
}

std::shared_ptr<const Tokenizer> load(const std::string& model, const char* name, const std::string& config, const fs::path& folder) {
  fs::create_directories(folder);
  writeFileAtomically(folder / name, model);
  writeFileAtomically(folder / "tokenizer_config.json", config);
  return loadTokenizer(folder);
}

std::string fixtureModel() { return readFile(dataFolder("tok-spm-fixtures") / "test_sentencepiece.model"); }

std::vector<std::int32_t> shifted(std::vector<std::int32_t> ids, std::int32_t by) {
  for (std::int32_t& id : ids) id = id == 0 ? 3 : id + by;
  return ids;
}

}  // namespace

class SentencePieceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::exists(dataFolder("tok-t5"))) QSKIP("the shared data are not there (ETUDE_SHARED)");
  }

  void modelsGiveTheIdsOfTheLibrary_data() {
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"tok-t5/spiece.model", "tok-mistral-v1/tokenizer.model", "tok-deberta-v3/spm.model", "tok-torchtune-tiny/m.model",
          "tok-spm-fixtures/spiece.model", "tok-spm-fixtures/test_sentencepiece.model",
          "tok-spm-fixtures/test_sentencepiece_bpe.model", "tok-spm-fixtures/test_sentencepiece_no_bos.model",
          "tok-spm-fixtures/test_sentencepiece_with_bytefallback.model"})
      QTest::newRow(file) << file;
  }

  /// Pieces of a text as a whole, whatever our own normalisation, alignment and cutting do around them.
  void modelsGiveTheIdsOfTheLibrary() {
    QFETCH(QString, file);
    const std::string bytes = readFile(sharedDirectory() / "data" / file.toStdString());
    const auto library = openSentencePiece(bytes);
    QVERIFY(library != nullptr);
    const SentencePieceModel model(bytes, true, "");
    std::size_t pieces_seen = 0;
    for (const std::string& line : mixedLines()) {
      NormalisedText text;
      const std::uint32_t end = appendOriginal(line, 0, text);
      std::vector<SentencePiece> pieces;
      if (!text.text.empty()) model.encode(text, {0, text.text.size()}, "", 0, BlankOffsets::All, pieces);
      std::vector<std::int32_t> ids;
      std::uint32_t begin = 0;
      for (const SentencePiece& piece : pieces) {
        ids.push_back(piece.id);
        QVERIFY2(piece.offset.begin <= piece.offset.end && piece.offset.end <= end && piece.offset.begin >= begin, line.c_str());
        begin = piece.offset.begin;
      }
      QVERIFY2(ids == libraryIds(*library, line), line.c_str());
      pieces_seen += ids.size();
    }
    QVERIFY(pieces_seen > 5000);
  }

  void tokenizersGiveTheIdsOfTheLibrary_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("config");
    QTest::newRow("t5") << "tok-t5/spiece.model" << R"({"tokenizer_class": "T5Tokenizer"})";
    QTest::newRow("mistral") << "tok-mistral-v1/tokenizer.model" << R"({"tokenizer_class": "LlamaTokenizer"})";
    QTest::newRow("deberta") << "tok-deberta-v3/spm.model" << R"({"tokenizer_class": "DebertaV2Tokenizer"})";
    QTest::newRow("byte fallback") << "tok-spm-fixtures/test_sentencepiece_with_bytefallback.model"
                                   << R"({"tokenizer_class": "LlamaTokenizer"})";
    QTest::newRow("byte pairs") << "tok-spm-fixtures/test_sentencepiece_bpe.model" << R"({"tokenizer_class": "LlamaTokenizer"})";
  }

  void tokenizersGiveTheIdsOfTheLibrary() {
    QFETCH(QString, file);
    QFETCH(QString, config);
    TemporaryDirectory folder;
    const std::string bytes = readFile(sharedDirectory() / "data" / file.toStdString());
    const auto library = openSentencePiece(bytes);
    const auto tokenizer = load(bytes, "tokenizer.model", config.toStdString(), folder / "model");
    Comparison comparison;
    for (const std::string& line : mixedLines()) {
      comparison.begin(line);
      comparison.expect("ids", libraryIds(*library, line), tokenizer->encodePlain(line).ids);
    }
    QVERIFY(comparison.cases() > 400);
    QCOMPARE(comparison.wrongCases(), 0);
  }

  /// Two programs for one model: ours, which reads tokenizer.json, and the library.
  void tokenizerJsonGivesTheIdsOfTheLibrary_data() {
    QTest::addColumn<bool>("unigrams");
    QTest::newRow("unigrams") << true;
    QTest::newRow("byte pairs") << false;
  }

  void tokenizerJsonGivesTheIdsOfTheLibrary() {
    QFETCH(bool, unigrams);
    TemporaryDirectory folder;
    const std::string bytes = readFile(dataFolder(unigrams ? "tok-t5/spiece.model" : "tok-mistral-v1/tokenizer.model"));
    const auto library = openSentencePiece(bytes);
    if (!unigrams) writeFileAtomically(folder / "tokenizer.json", llamaJson(bytes, LlamaForm::Prepend, false).dump());
    const auto tokenizer = loadTokenizer(unigrams ? dataFolder("tok-t5") : folder.path());
    Comparison comparison;
    const std::string sample = readFile(dataFolder("tok-spm-fixtures") / "sample_text.txt") + "\n" +
                               readFile(sharedDirectory() / "corpus" / "books" / "aesop-fables.txt").substr(0, 200'000);
    for (std::size_t begin = 0; begin < sample.size();) {
      const std::size_t end = std::min(sample.find('\n', begin), sample.size());
      const std::string line = sample.substr(begin, end - begin);
      begin = end + 1;
      if (line.empty() || !isValidUtf8(line)) continue;
      comparison.begin(line);
      comparison.expect("ids", libraryIds(*library, line), tokenizer->encodePlain(line).ids);
    }
    QVERIFY(comparison.cases() > 200);
    QCOMPARE(comparison.wrongCases(), 0);
    if (unigrams) return;  // its fast tokenizer splits rare sequences otherwise than the library
    for (const std::string& line : mixedLines()) {
      comparison.begin(line);
      comparison.expect("ids", libraryIds(*library, line), tokenizer->encodePlain(line).ids);
    }
    QCOMPARE(comparison.wrongCases(), 0);
  }

  void theTokenizerJsonOfALlamaGivesTheReferenceNumbers_data() {
    QTest::addColumn<bool>("newer");
    QTest::addColumn<bool>("ignore_merges");
    QTest::newRow("older form") << false << false;
    QTest::newRow("older form, whole words first") << false << true;
    QTest::newRow("newer form") << true << false;
    QTest::newRow("newer form, whole words first") << true << true;
  }

  void theTokenizerJsonOfALlamaGivesTheReferenceNumbers() {
    QFETCH(bool, newer);
    QFETCH(bool, ignore_merges);
    TemporaryDirectory folder;
    const PlainJson json = llamaJson(readFile(dataFolder("tok-mistral-v1") / "tokenizer.model"),
                                     newer ? LlamaForm::Metaspace : LlamaForm::Prepend, ignore_merges);
    writeFileAtomically(folder / "tokenizer.json", json.dump());
    const auto tokenizer = loadTokenizer(folder.path());
    PlainJson numbers = fixture("mistral-v1");
    if (newer) {
      // The newer form puts no blank before a text that begins with one, nor behind a special token.
      const auto differs = [](const std::string& text) {
        return text.empty() || text[0] == ' ' || text.starts_with("\u2581") || text.find("<s>") != std::string::npos ||
               text.find("</s>") != std::string::npos || text.find("<unk>") != std::string::npos;
      };
      PlainJson cases = PlainJson::array(), pairs = PlainJson::array();
      for (const PlainJson& item : numbers["cases"]) {
        if (!differs(item["text"])) cases.push_back(item);
      }
      for (const PlainJson& item : numbers["pairs"]) {
        if (!differs(item["a"]) && !differs(item["b"])) pairs.push_back(item);
      }
      numbers["cases"] = cases;
      numbers["pairs"] = pairs;
    }
    Comparison comparison;
    compareFast(*tokenizer, numbers, comparison);
    QVERIFY(comparison.cases() > 250);
    QCOMPARE(comparison.wrongCases(), 0);
  }

  void wholeWordsComeFirstWhereMergesAreIgnored() {
    // "abc" is a token that no merge leads to.
    PlainJson json = PlainJson::parse(R"({"model": {"type": "BPE", "ignore_merges": false, "merges": ["a b"],
      "vocab": {"a": 0, "b": 1, "c": 2, "ab": 3, "abc": 4}}})");
    TemporaryDirectory folder;
    const auto ids = [&](bool ignore_merges) {
      json["model"]["ignore_merges"] = ignore_merges;
      writeFileAtomically(folder / "tokenizer.json", json.dump());
      return loadTokenizer(folder.path())->encodePlain("abc").ids;
    };
    QVERIFY((ids(false) == std::vector<std::int32_t>{3, 2}));
    QVERIFY((ids(true) == std::vector<std::int32_t>{4}));
  }

  void xlmRobertaCountsPiecesFromItsOwnFour_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("model");
    QTest::newRow("by class") << "sentencepiece.bpe.model" << R"({"tokenizer_class": "XLMRobertaTokenizer"})" << "{}";
    QTest::newRow("by model") << "sentencepiece.bpe.model" << "{}" << R"({"model_type": "xlm-roberta"})";
  }

  void xlmRobertaCountsPiecesFromItsOwnFour() {
    QFETCH(QString, file);
    QFETCH(QString, config);
    QFETCH(QString, model);
    TemporaryDirectory folder;
    fs::create_directories(folder / "model");
    writeFileAtomically(folder / "model" / "config.json", model.toStdString());
    const auto tokenizer = load(fixtureModel(), file.toStdString().c_str(), config.toStdString(), folder / "model");
    checkXlmRoberta(*tokenizer);
    tokenizer->save(folder / "saved");
    writeFileAtomically(folder / "saved" / "config.json", model.toStdString());  // as a model is saved beside it
    checkXlmRoberta(*loadTokenizer(folder / "saved"));
    const auto more = tokenizer->withTokens({"etudeword"});
    QVERIFY((more->encodePlain("etudeword").ids == std::vector<std::int32_t>{1002}));
  }

  void camembertCountsPiecesFromItsOwnFour() {
    TemporaryDirectory folder;
    const auto tokenizer = load(fixtureModel(), "sentencepiece.bpe.model", R"({"tokenizer_class": "CamembertTokenizer"})", folder / "model");
    tokenizer->save(folder / "saved");
    for (const auto& one : {tokenizer, loadTokenizer(folder / "saved")}) {
      QCOMPARE(one->vocabularySize(), 1005);  // as in Transformers' own test of this model
      QCOMPARE(one->token(0), std::string("<s>NOTUSED"));
      QCOMPARE(one->tokenId("<pad>"), 1);
      QCOMPARE(one->tokenId("<mask>"), 1004);
      QCOMPARE(one->padId(), 1);
      QCOMPARE(one->unknownId(), 3);
      QCOMPARE(one->maskId(), 1004);
      std::vector<std::int32_t> expected = shifted({1, 285, 46, 10, 170, 382, 2}, 4);
      QVERIFY(one->encode("This is a test").ids == expected);
      QVERIFY((one->encode("a", "a").ids == std::vector<std::int32_t>{5, 14, 6, 6, 14, 6}));
      QCOMPARE(one->decode(expected), std::string("This is a test"));
    }
  }

  void modelsOfOtherFamiliesAreRefusedByName() {
    TemporaryDirectory folder;
    for (const char* name : {"AlbertTokenizer", "GemmaTokenizer", "XLNetTokenizer", "MBartTokenizer"}) {
      const std::string config = std::string(R"({"tokenizer_class": ")") + name + "\"}";
      QVERIFY(has(problemsOf([&] { load(fixtureModel(), "spiece.model", config, folder / name); }), name));
    }
    // fairseq's file name and nothing else: the numbers could be any family's.
    QVERIFY(has(problemsOf([&] { load(fixtureModel(), "sentencepiece.bpe.model", "{}", folder / "any"); }), "Nothing tells"));
  }

 private:
  /// The numbers of Transformers' own test of this model (tests/models/xlm_roberta/test_tokenization_xlm_roberta.py).
  static void checkXlmRoberta(const Tokenizer& tokenizer) {
    QCOMPARE(tokenizer.vocabularySize(), 1002);
    QCOMPARE(tokenizer.token(0), std::string("<s>"));
    QCOMPARE(tokenizer.token(1), std::string("<pad>"));
    QCOMPARE(tokenizer.token(1001), std::string("<mask>"));
    QCOMPARE(tokenizer.padId(), 1);
    QCOMPARE(tokenizer.unknownId(), 3);
    QCOMPARE(tokenizer.maskId(), 1001);
    QCOMPARE(tokenizer.beginId(), 0);
    QCOMPARE(tokenizer.endId(), 2);
    QVERIFY(tokenizer.encodePlain("This is a test").ids == shifted({285, 46, 10, 170, 382}, 1));
    const Encoding born = tokenizer.encodePlain("I was born in 92000, and this is fals\u00E9.");
    QVERIFY(born.ids == shifted({8, 21, 84, 55, 24, 19, 7, 0, 602, 347, 347, 347, 3, 12, 66, 46, 72, 80, 6, 0, 4}, 1));
    QVERIFY((born.offsets.front() == Offset{0, 1} && born.offsets.back() == Offset{38, 39}));
    const Encoding pair = tokenizer.encode("This is", "a <mask>");
    QVERIFY((pair.ids == std::vector<std::int32_t>{0, 286, 47, 2, 2, 11, 1001, 2}));
    QVERIFY((pair.type_ids == std::vector<std::int32_t>(8, 0)));
    QCOMPARE(tokenizer.decode(tokenizer.encode("This is a test").ids), std::string("This is a test"));
    QCOMPARE(tokenizer.decode(tokenizer.encode("This is a test").ids, false), std::string("<s> This is a test</s>"));
  }
};

QTEST_APPLESS_MAIN(SentencePieceTest)
#include "sentencepiece_test.moc"
