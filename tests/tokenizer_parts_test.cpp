// The parts of a tokenizer one by one: normalisers, pre-tokenizers, patterns, models, decoders, and files that are broken.
#include "core/text/charsmap.h"
#include "core/text/decoders.h"
#include "core/text/normalizers.h"
#include "core/text/post_processor.h"
#include "core/text/text_pattern.h"
#include "core/text/token_model.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"
#include "core/text/unicode_forms.h"
#include "tests/support.h"

#include <QTest>

#include <random>

using namespace etude;

namespace {

using PlainJson = nlohmann::json;
using Words = std::vector<std::string>;

/// A part of tokenizer.json, with what its reading complains about.
struct Given {
  explicit Given(const char* text) : json(PlainJson::parse(text)), part(json, "part", where, problems) {}
  PlainJson json;
  std::string where = "tokenizer.json";
  Problems problems;
  TokenizerPart part;
};

NormalisedText original(std::string_view text) {
  NormalisedText result;
  appendOriginal(text, 0, result);
  return result;
}

NormalisedText normalised(const char* json, std::string_view text) {
  Given given(json);
  const auto normalizer = readNormalizer(given.part);
  NormalisedText result = original(text);
  if (normalizer) normalizer->normalize(result);
  return result;
}

/// The original code points of each byte, as "0-1 0-1 1-2".
std::string offsetsOf(const NormalisedText& text) {
  std::string result;
  for (const Offset& offset : text.offsets)
    result += (result.empty() ? "" : " ") + std::to_string(offset.begin) + "-" + std::to_string(offset.end);
  return result;
}

Words split(const char* json, std::string_view text) {
  Given given(json);
  const auto pre_tokenizer = readPreTokenizer(given.part);
  PieceList pieces;
  pieces.text = original(text);
  pieces.spans = {{0, pieces.text.text.size()}};
  if (pre_tokenizer) pre_tokenizer->split(pieces);
  Words words;
  for (const Span& span : pieces.spans) words.push_back(pieces.text.text.substr(span.begin, span.end - span.begin));
  return words;
}

std::vector<std::int32_t> idsOf(const TokenModel& model, const std::string& word) {
  std::vector<PieceToken> tokens;
  model.tokenize(word, {{0, word.size()}}, tokens);
  std::vector<std::int32_t> ids;
  for (const PieceToken& token : tokens) ids.push_back(token.id);
  return ids;
}

/// Text of what matters to normalisation and to word patterns.
std::string randomText(std::mt19937& random, std::size_t length) {
  static constexpr std::pair<char32_t, char32_t> kRanges[] = {
      {0x20, 0x7E},     {0x20, 0x7E},     {0x09, 0x0D},     {0xA0, 0x17F},    {0x300, 0x345},   {0x390, 0x3CF},
      {0x410, 0x44F},   {0x5B0, 0x5EA},   {0x660, 0x669},   {0x900, 0x95F},   {0x1100, 0x11FF}, {0x1E00, 0x1EFF},
      {0x2000, 0x2060}, {0x2150, 0x218F}, {0x3040, 0x30FF}, {0xAC00, 0xACFF}, {0xFB00, 0xFB06}, {0x1F600, 0x1F64F}};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    const auto& [first, last] = kRanges[random() % std::size(kRanges)];
    appendUtf8(text, first + static_cast<char32_t>(random() % (last - first + 1)));
  }
  return text;
}

}  // namespace

class TokenizerPartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void normalisersChangeTextAndKnowWhereItCameFrom_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("offsets");
    const auto row = [](const char* name, const char* json, const char* text, const char* expected, const char* offsets) {
      QTest::newRow(name) << QByteArray(json) << QByteArray(text) << QByteArray(expected) << QByteArray(offsets);
    };
    row("lower case", R"({"type": "Lowercase"})", "AÀ", "aà", "0-1 1-2 1-2");
    row("lower case of two", R"({"type": "Lowercase"})", "İx", "i̇x", "0-1 0-1 0-1 1-2");
    row("decomposed", R"({"type": "NFD"})", "é!", "e\u0301!", "0-1 0-1 0-1 1-2");
    row("composed", R"({"type": "NFC"})", "e\u0301!", "é!", "0-1 0-1 2-3");
    row("compatible", R"({"type": "NFKC"})", "ﬁx", "fix", "0-1 0-1 1-2");
    row("accents", R"({"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}]})", "éa", "ea", "0-1 1-2");
    row("strip", R"({"type": "Strip", "strip_left": true, "strip_right": true})", "  a b ", "a b", "2-3 3-4 4-5");
    row("strip left", R"({"type": "Strip", "strip_left": true, "strip_right": false})", " a ", "a ", "1-2 2-3");
    row("strip all", R"({"type": "Strip"})", " \t ", "", "");
    row("replace", R"({"type": "Replace", "pattern": {"String": "--"}, "content": "_"})", "a--b", "a_b", "0-1 2-3 3-4");
    row("replace by pattern", R"({"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "})", "a   b c", "a b c",
        "0-1 3-4 4-5 5-6 6-7");
    row("prepend", R"({"type": "Prepend", "prepend": "_"})", "ab", "_ab", "0-1 0-1 1-2");
    row("prepend to nothing", R"({"type": "Prepend", "prepend": "_"})", "", "", "");
    row("BERT", R"({"type": "BertNormalizer", "lowercase": true})", "É\u4F60", "e \u4F60 ", "0-1 1-2 1-2 1-2 1-2 1-2");
    row("none", "null", "A", "A", "0-1");
  }

  void normalisersChangeTextAndKnowWhereItCameFrom() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, offsets);
    const NormalisedText result = normalised(json.constData(), text.toStdString());
    QCOMPARE(QByteArray::fromStdString(result.text), expected);
    QCOMPARE(QByteArray::fromStdString(offsetsOf(result)), offsets);
  }

  void normalisationFormsAreThoseOfUnicode() {
    std::mt19937 random(7);
    static constexpr std::pair<UnicodeForm, QString::NormalizationForm> kForms[] = {
        {UnicodeForm::Nfc, QString::NormalizationForm_C},
        {UnicodeForm::Nfd, QString::NormalizationForm_D},
        {UnicodeForm::Nfkc, QString::NormalizationForm_KC},
        {UnicodeForm::Nfkd, QString::NormalizationForm_KD}};
    for (int i = 0; i < 2000; ++i) {
      const std::string text = randomText(random, 1 + random() % 12);
      for (const auto& [form, qt] : kForms) {
        NormalisedText result = original(text);
        applyUnicodeForm(form, result);
        QCOMPARE(QString::fromStdString(result.text), QString::fromStdString(text).normalized(qt));
        QCOMPARE(result.offsets.size(), result.text.size());
      }
    }
  }

  void textsAreCutAsTheRustLibraryCutsThem_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* json, const char* text, const char* expected) {
      QTest::newRow(name) << QByteArray(json) << QByteArray(text) << QByteArray(expected);
    };
    const char* friends = "Hey friend!  How are you?!?";
    row("bert", R"({"type": "BertPreTokenizer"})", friends, "Hey|friend|!|How|are|you|?|!|?");
    row("whitespace", R"({"type": "Whitespace"})", friends, "Hey|friend|!|How|are|you|?!?");
    row("whitespace split", R"({"type": "WhitespaceSplit"})", friends, "Hey|friend!|How|are|you?!?");
    row("punctuation", R"({"type": "Punctuation"})", friends, "Hey friend|!|  How are you|?|!|?");
    row("punctuation together", R"({"type": "Punctuation", "behavior": "Contiguous"})", friends,
        "Hey friend|!|  How are you|?!?");
    row("digits", R"({"type": "Digits", "individual_digits": true})", "Hey 123 friend", "Hey |1|2|3| friend");
    row("numbers", R"({"type": "Digits", "individual_digits": false})", "Hey 123 friend", "Hey |123| friend");
    row("metaspace", R"({"type": "Metaspace", "replacement": "_", "add_prefix_space": true})", "Hey   friend!",
        "_Hey|_|_|_friend!");
    row("metaspace, whole", R"({"type": "Metaspace", "replacement": "_", "prepend_scheme": "first", "split": false})",
        "Hey friend", "_Hey_friend");
    row("metaspace, bare", R"({"type": "Metaspace", "replacement": "_", "prepend_scheme": "never"})", "Hey friend",
        "Hey|_friend");
    row("bytes", R"({"type": "ByteLevel", "add_prefix_space": true})", "Hé my, I'll", "ĠHÃ©|Ġmy|,|ĠI|'ll");
    row("bytes, whole", R"({"type": "ByteLevel", "add_prefix_space": false, "use_regex": false})", "a b", "aĠb");
    row("sequence", R"({"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, {"type": "Punctuation"}]})", friends,
        "Hey|friend|!|How|are|you|?|!|?");
    row("borders of words", R"({"type": "Split", "pattern": {"Regex": "\\b"}, "behavior": "Isolated"})", "Hello, world", "Hello|, |world");
    row("before capitals", R"json({"type": "Split", "pattern": {"Regex": "(?=[A-Z])"}, "behavior": "Removed"})json", "camelCaseText", "camel|Case|Text");
    row("nothing behind a match", R"({"type": "Split", "pattern": {"Regex": "a*"}, "behavior": "Isolated"})", "baac", "b|aa|c");
    const char* question = "How are you doing?";
    for (const auto& [behavior, expected] :
         {std::pair{"Removed", "How|are|you|doing|?"}, std::pair{"Isolated", "How| |are| |you| |doing|?"},
          std::pair{"MergedWithPrevious", "How |are |you |doing|?"}, std::pair{"MergedWithNext", "How| are| you| doing|?"},
          std::pair{"Contiguous", "How| |are| |you| |doing?"}}) {
      const QByteArray json =
          QByteArray(R"({"type": "Split", "pattern": {"Regex": "\\w+|[^\\w\\s]+"}, "invert": true, "behavior": "BEHAVIOR"})")
              .replace("BEHAVIOR", behavior);
      row(behavior, json.constData(), question, expected);
    }
  }

  void textsAreCutAsTheRustLibraryCutsThem() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QByteArray joined;
    for (const std::string& word : split(json.constData(), text.toStdString()))
      joined += (joined.isEmpty() ? "" : "|") + QByteArray::fromStdString(word);
    QCOMPARE(joined, expected);
  }

  void scannersSplitAsTheirRegularExpressionsDo_data() {
    QTest::addColumn<QByteArray>("expression");
    QTest::newRow("gpt-2") << QByteArray(kGpt2Pattern);
    QTest::newRow("llama 3") << QByteArray(kLlama3Pattern);
    QTest::newRow("qwen 2") << QByteArray(kQwen2Pattern);
  }

  void scannersSplitAsTheirRegularExpressionsDo() {
    QFETCH(QByteArray, expression);
    std::string error;
    const auto scanner = wordScanner(expression.toStdString());
    // In brackets it is not known by its text, so ICU runs it.
    const auto icu = regexPattern("(?:" + expression.toStdString() + ")", error);
    QVERIFY(scanner && icu);
    std::mt19937 random(3);
    const std::vector<std::string> seeds = {"I'll", "'S",      "'LL",  " \n\n x", "12345", "  '",
                                            "\r\n", "...\n\n", "\t a", "'\u017F", "a'Ve"};
    for (int i = 0; i < 3000; ++i) {
      std::string text;
      for (std::size_t part = 0; part < 4; ++part)
        text += random() % 2 ? seeds[random() % seeds.size()] : randomText(random, random() % 6);
      std::vector<Span> quick, slow;
      scanner->find(text, {0, text.size()}, quick);
      icu->find(text, {0, text.size()}, slow);
      if (quick != slow) qWarning("differs: %s", PlainJson(text).dump().c_str());
      QVERIFY(quick == slow);
    }
  }

  void expressionsThatBlowUpAreStopped() {
    std::string error;
    const auto pattern = regexPattern("(a+)+$", error);
    QVERIFY(pattern != nullptr);
    std::vector<Span> matches;
    const std::string text = std::string(200, 'a') + "b";
    QVERIFY(test::has(test::problemOf([&] { pattern->find(text, {0, text.size()}, matches); }), "takes too long"));
    QVERIFY(regexPattern("(a", error) == nullptr);
    QVERIFY(!error.empty());
  }

  void bytePairsAreJoinedBestFirst() {
    Given given(
        R"({"type": "BPE", "unk_token": "?", "fuse_unk": true, "vocab": {"?": 0, "u": 1, "n": 2, "r": 3, "e": 4, "l": 5, "a": 6, "t": 7,
        "d": 8, "re": 9, "at": 10, "ed": 11, "un": 12, "ated": 13, "rel": 14, "related": 15, "unrelated": 16},
        "merges": ["r e", "a t", "e d", "u n", "at ed", "re l", "rel ated", "un related"]})");
    const auto model = readTokenModel(given.part, false);
    QVERIFY(model && given.problems.empty());
    QVERIFY((idsOf(*model, "unrelated") == std::vector<std::int32_t>{16}));
    QVERIFY((idsOf(*model, "relatedun") == std::vector<std::int32_t>{15, 12}));
    QVERIFY((idsOf(*model, "xyu") == std::vector<std::int32_t>{0, 1}));
    // The heap of long words and the search of short ones agree.
    std::string word;
    std::vector<std::int32_t> expected;
    for (int i = 0; i < 20; ++i) {
      word += "unrelatedx";
      expected.insert(expected.end(), {16, 0});
    }
    QVERIFY(idsOf(*model, word) == expected);
  }

  void bytesStandInForUnknownCharacters() {
    Given given(R"({"type": "BPE", "unk_token": "?", "byte_fallback": true, "ignore_merges": true,
        "vocab": {"?": 0, "a": 1, "<0xC3>": 2, "<0xA9>": 3, "whole": 4}, "merges": []})");
    const auto model = readTokenModel(given.part, false);
    QVERIFY(model && given.problems.empty());
    QVERIFY((idsOf(*model, "aé") == std::vector<std::int32_t>{1, 2, 3}));
    QVERIFY((idsOf(*model, "aè") == std::vector<std::int32_t>{1, 0}));
    QVERIFY((idsOf(*model, "whole") == std::vector<std::int32_t>{4}));
  }

  void wholeWordsComeBeforeMergesIfTheFileSaysSo() {
    const char* json =
        R"({"type": "BPE", "ignore_merges": FLAG, "vocab": {"Ġ": 0, "a": 1, "b": 2, "Ġab": 3, "Ãł": 4, "Ã": 5, "ł": 6}, "merges": ["Ã ł"]})";
    for (const auto& [flag, expected] :
         {std::pair{"true", std::vector<std::int32_t>{3}}, std::pair{"false", std::vector<std::int32_t>{0, 1, 2}}}) {
      const QByteArray text = QByteArray(json).replace("FLAG", flag);
      Given given(text.constData());
      const auto model = readTokenModel(given.part, true);
      QVERIFY(model && given.problems.empty());
      QVERIFY(idsOf(*model, " ab") == expected);
      // "à" has the bytes C3 and A0, which GPT-2 writes "Ã" and "ł".
      QVERIFY((idsOf(*model, "à") == std::vector<std::int32_t>{4}));
    }
  }

  void theMostProbableCutIsFound() {
    // abcd: "ab" + "cd" costs 0.5 + 1, "abc" + "d" 0.2 + 4.
    Given given(
        R"({"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0], ["a", -2], ["b", -2], ["ab", -0.5], ["cd", -1], ["abc", -0.2], ["d", -4], ["c", -3]]})");
    const auto model = readTokenModel(given.part, false);
    QVERIFY(model && given.problems.empty());
    QVERIFY((idsOf(*model, "abcd") == std::vector<std::int32_t>{3, 4}));
    QVERIFY((idsOf(*model, "abc") == std::vector<std::int32_t>{5}));
    QVERIFY((idsOf(*model, "axyd") == std::vector<std::int32_t>{1, 0, 6}));
  }

  void wordsAreLookedUpWholeOrCutGreedily() {
    Given level(R"({"type": "WordLevel", "unk_token": "?", "vocab": {"?": 0, "low": 1}})");
    const auto words = readTokenModel(level.part, false);
    QVERIFY(words && level.problems.empty());
    QVERIFY((idsOf(*words, "low") == std::vector<std::int32_t>{1}) && (idsOf(*words, "lower") == std::vector<std::int32_t>{0}));
    Given pieces(R"({"type": "WordPiece", "unk_token": "?", "vocab": {"?": 0, "low": 1, "##er": 2}})");
    const auto greedy = readTokenModel(pieces.part, false);
    QVERIFY(greedy && pieces.problems.empty());
    QVERIFY((idsOf(*greedy, "lower") == std::vector<std::int32_t>{1, 2}) &&
            (idsOf(*greedy, "lowx") == std::vector<std::int32_t>{0}));
  }

  void tokensBecomeTextAgain_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("tokens");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* json, const char* tokens, const char* expected) {
      QTest::newRow(name) << QByteArray(json) << QByteArray(tokens) << QByteArray(expected);
    };
    row("bytes", R"({"type": "ByteLevel"})", "Hello|Ġw|Ã|©|<x y>", "Hello wé<x y>");
    row("word pieces", R"({"type": "WordPiece", "prefix": "##", "cleanup": true})", "un|##able|,|do|n't", "unable, don't");
    row("metaspace", R"({"type": "Metaspace", "replacement": "_", "add_prefix_space": true})", "_Hey|_you", "Hey you");
    row("bytes of characters", R"({"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Fuse"}]})",
        "<0xC3>|<0xA9>|x|<0xC3>", "éx\uFFFD");
    row("llama",
        R"({"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "_"}, "content": " "}, {"type": "ByteFallback"},
        {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]})",
        "_Hey|_you|_", "Hey you ");
    row("suffix", R"({"type": "BPEDecoder", "suffix": "</w>"})", "low|er</w>|x</w>", "lower x");
  }

  void tokensBecomeTextAgain() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, tokens);
    QFETCH(QByteArray, expected);
    Given given(json.constData());
    const auto decoder = readDecoder(given.part);
    QVERIFY(decoder && given.problems.empty());
    Words pieces;
    for (const QByteArray& token : tokens.split('|')) pieces.push_back(token.toStdString());
    decoder->decode(pieces);
    QByteArray text;
    for (const std::string& piece : pieces) text += QByteArray::fromStdString(piece);
    QCOMPARE(text, expected);
  }

  void frameTokensStandWhereTheTemplateSays() {
    Given given(
        R"({"type": "Sequence", "processors": [{"type": "ByteLevel", "trim_offsets": false}, {"type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [{"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "<s>", "type_id": 2}}, {"Sequence": {"id": "A", "type_id": 0}}],
        "special_tokens": {"<s>": {"id": "<s>", "ids": [7, 8], "tokens": ["<s>", "<t>"]}}}]})");
    const PostProcessor frame = readPostProcessor(given.part, [](const std::string&) { return -1; });
    QVERIFY(given.problems.empty() && !frame.trim_offsets);
    QCOMPARE(frame.added(false), std::size_t{2});
    Encoding a, b;
    a.ids = {1};
    b.ids = {2};
    a.type_ids = b.type_ids = {0};
    a.offsets = b.offsets = {{0, 1}};
    a.special = b.special = {0};
    const Encoding both = frame.assemble(a, b, true);
    QVERIFY((both.ids == std::vector<std::int32_t>{2, 7, 8, 1}) && (both.type_ids == std::vector<std::int32_t>{1, 2, 2, 0}));
    QVERIFY((both.special == std::vector<std::uint8_t>{0, 1, 1, 0}));
  }

  void whatCannotBeReadIsNamed_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QByteArray& json, const char* says) {
      QTest::newRow(name) << json << QByteArray(says);
    };
    row("normaliser", R"({"normalizer": {"type": "Nmt"}})", "normalizer is Nmt");
    row("in a sequence", R"({"normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Odd"}]}})",
        "normalizer is Odd");
    row("no list", R"({"normalizer": {"type": "Sequence"}})", "no list 'normalizers'");
    row("charsmap", R"({"normalizer": {"type": "Precompiled", "precompiled_charsmap": "BAAAAAAAAAA="}})",
        "Precompiled normalizer is broken");
    row("charsmap of letters", R"({"normalizer": {"type": "Precompiled", "precompiled_charsmap": "?"}})",
        "Precompiled normalizer is broken");
    row("pattern", R"({"normalizer": {"type": "Replace", "pattern": {"Regex": "*a"}, "content": ""}})", "'*a' cannot be used");
    row("no pattern", R"({"normalizer": {"type": "Replace", "pattern": 3, "content": ""}})", "Replace has no pattern");
    row("pre-tokenizer", R"({"pre_tokenizer": {"type": "CharDelimiterSplit"}})", "pre-tokenizer is CharDelimiterSplit");
    row("behavior", R"({"pre_tokenizer": {"type": "Split", "pattern": {"String": " "}, "behavior": "Eaten"}})",
        "behavior 'Eaten'");
    row("decoder", R"({"decoder": {"type": "CTC"}})", "decoder is CTC");
    row("dropout", R"({"model": {"type": "BPE", "dropout": 0.1, "vocab": {"a": 0}, "merges": []}})", "dropout");
    row("template twice",
        R"({"post_processor": {"type": "Sequence", "processors": [{"type": "BertProcessing", "sep": ["a", 0], "cls": ["a", 0]},
        {"type": "BertProcessing", "sep": ["a", 0], "cls": ["a", 0]}]}})",
        "twice");
    row("template", R"({"post_processor": {"type": "TemplateProcessing", "single": [], "pair": []}})", "template 'single'");
    row("post-processor", R"({"post_processor": {"type": "Odd"}})", "post-processor is Odd");
    row("unigram without unknown", R"({"model": {"type": "Unigram", "vocab": [["a", -1]]}})", "no unknown token");
    row("unigram scores", R"({"model": {"type": "Unigram", "unk_id": 0, "vocab": [["a", "b"]]}})", "not a token with its score");
    row("added number", R"({"added_tokens": [{"content": "x", "id": 2000000000}]})", "too large");
    row("added elsewhere", R"({"added_tokens": [{"content": "a", "id": 5}]})", "the vocabulary says otherwise");
    QByteArray deep = R"({"type": "NFC"})";
    for (int i = 0; i < 5000; ++i) deep = "{\"type\": \"Sequence\", \"normalizers\": [" + deep + "]}";
    row("deep", "{\"normalizer\": " + deep + "}", "not valid JSON");  // deeper than any reader's stack
  }

  void whatCannotBeReadIsNamed() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, says);
    PlainJson file = PlainJson::parse(json.toStdString());
    if (!file.contains("model"))
      file["model"] = PlainJson::parse(R"({"type": "WordLevel", "unk_token": "a", "vocab": {"a": 0}})");
    test::TemporaryDirectory folder;
    writeFileAtomically(folder / "tokenizer.json", file.dump());
    const std::string problems = test::problemOf([&] { loadTokenizer(folder.path()); });
    QVERIFY(test::has(problems, says.toStdString()));
    QVERIFY(test::has(problems, "tokenizer.json"));
  }

  void damagedFilesAreReadOrRefused() {
    const std::string good = readFile(test::sharedDirectory() / "data" / "tok-torchtune-tiny" / "tokenizer_gemma_cropped.json");
    std::mt19937 random(11);
    test::TemporaryDirectory folder;
    int read = 0, refused = 0;
    for (int i = 0; i < 400; ++i) {
      std::string damaged = good;
      for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
        const std::size_t at = random() % damaged.size();
        if (random() % 4 == 0)
          damaged.erase(at, random() % 40);
        else
          damaged[at] = static_cast<char>("0123456789[]{}\",:abn\\u-. "[random() % 25]);
      }
      writeFileAtomically(folder / "tokenizer.json", damaged);
      try {
        const auto tokenizer = loadTokenizer(folder.path());
        tokenizer->decode(tokenizer->encode("a test of <pad> things é\xff", "and more").ids);
        ++read;
      } catch (const ProblemError&) {
        ++refused;
      }
    }
    QVERIFY(read > 0 && refused > 0);
  }
};

QTEST_APPLESS_MAIN(TokenizerPartsTest)
#include "tokenizer_parts_test.moc"
