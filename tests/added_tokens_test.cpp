// Words that a user adds to a tokenizer: one token each, wherever they stand, in every kind of tokenizer, and saved.
#include "core/text/tokenizer.h"
#include "tests/support.h"
#include "tests/tokenizer_support.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace etude;
using namespace etude::test;

namespace {

/// A kind of tokenizer: the files it is read from.
struct Kind {
  const char* name;
  const char* folder;
  std::vector<std::string> files;
  const char* config;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all = {
      {"WordPiece", "tok-bert/bert-base-uncased", {"vocab.txt"}, ""},
      {"byte pairs", "tok-gpt2", {"vocab.json", "merges.txt"}, ""},
      {"byte pairs, tokenizer.json", "tok-roberta", {"tokenizer.json", "tokenizer_config.json"}, ""},
      {"unigrams, tokenizer.json", "tok-t5", {"tokenizer.json", "tokenizer_config.json"}, ""},
      {"SentencePiece, T5", "tok-t5", {"spiece.model"}, R"({"tokenizer_class": "T5Tokenizer"})"},
      {"SentencePiece, T5, not legacy", "tok-t5", {"spiece.model"}, R"({"tokenizer_class": "T5Tokenizer", "legacy": false})"},
      {"SentencePiece, Llama", "tok-mistral-v1", {"tokenizer.model"}, R"({"tokenizer_class": "LlamaTokenizer"})"},
      {"SentencePiece, DeBERTa", "tok-deberta-v3", {"spm.model"}, ""}};
  return all;
}

/// Puts the files of the kind into the folder. Each kind is read once: a tokenizer cannot change.
std::shared_ptr<const Tokenizer> load(const Kind& kind, const fs::path& folder) {
  static std::map<const Kind*, std::shared_ptr<const Tokenizer>> read;
  copyFiles(dataFolder(kind.folder), kind.files, folder, kind.config);
  std::shared_ptr<const Tokenizer>& tokenizer = read[&kind];
  if (!tokenizer) tokenizer = loadTokenizer(folder);
  return tokenizer;
}

/// Each file of a folder with its bytes.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) files[entry.path().filename().string()] = readFile(entry.path());
  return files;
}

/// How often a token stands in a text.
std::ptrdiff_t times(const Tokenizer& tokenizer, const std::string& text, std::int32_t id) {
  const Encoding encoding = tokenizer.encodePlain(text);
  return std::count(encoding.ids.begin(), encoding.ids.end(), id);
}

Offset placeOf(const Tokenizer& tokenizer, const std::string& text, std::int32_t id) {
  const Encoding encoding = tokenizer.encodePlain(text);
  const auto found = std::find(encoding.ids.begin(), encoding.ids.end(), id);
  return found == encoding.ids.end() ? Offset{} : encoding.offsets[static_cast<std::size_t>(found - encoding.ids.begin())];
}

const std::vector<std::string> kTexts = {"An etudeword, and foo-baz; etudewords!", "Ünder café etudeword  etudeword", "nothing new here",
                                         "xetudewordx foo-bazfoo-baz", ""};

}  // namespace

class AddedTokensTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::exists(dataFolder("tok-t5"))) QSKIP("the shared data are not there (ETUDE_SHARED)");
  }

  void addedWordsAreOneTokenEach_data() { eachKind(); }
  void addedWordsAreOneTokenEach() {
    QFETCH(int, kind);
    TemporaryDirectory folder;
    const auto plain = load(kinds()[static_cast<std::size_t>(kind)], folder / "model");
    const std::int32_t size = plain->vocabularySize(), known = plain->encodePlain("hello").ids[0];
    const auto more = plain->withTokens({"etudeword", "", plain->token(known), "foo-baz", "etudeword"});
    QCOMPARE(more->vocabularySize(), size + 2);
    QCOMPARE(plain->vocabularySize(), size);
    QCOMPARE(plain->tokenId("etudeword"), -1);
    QCOMPARE(more->tokenId("etudeword"), size);
    QCOMPARE(more->tokenId("foo-baz"), size + 1);
    QCOMPARE(more->token(size + 1), std::string("foo-baz"));
    QVERIFY(!more->isSpecial(size) && !more->isSpecial(size + 1));
    QCOMPARE(more->padId(), plain->padId());
    QCOMPARE(more->maskId(), plain->maskId());
    QVERIFY(more->encodePlain("hello").ids == plain->encodePlain("hello").ids);

    QVERIFY((placeOf(*more, "we etudeword it", size) == Offset{3, 12}));
    QVERIFY((placeOf(*more, "é öther etudeword", size) == Offset{8, 17}));
    // Inside of words, too, as in Transformers; each time, and beside one another.
    QVERIFY((placeOf(*more, "xetudewords", size) == Offset{1, 10}));
    QVERIFY(times(*more, "foo-bazetudewordfoo-baz foo-baz.", size + 1) == 3);
    QVERIFY(more->encodePlain("a rather plain text").ids == plain->encodePlain("a rather plain text").ids);
    const Encoding whole = more->encode("etudeword");
    QVERIFY(std::count(whole.ids.begin(), whole.ids.end(), size) == 1);
    QVERIFY(has(more->decode(more->encode("we foo-baz it").ids), "foo-baz"));
    const Encoding cut = more->encode("etudeword etudeword etudeword etudeword etudeword etudeword", "", 4);
    QVERIFY(cut.truncated && cut.ids.size() == 4);
  }

  void whatIsSavedIsReadBackTheSame_data() { eachKind(); }
  void whatIsSavedIsReadBackTheSame() {
    QFETCH(int, kind);
    TemporaryDirectory folder;
    const auto plain = load(kinds()[static_cast<std::size_t>(kind)], folder / "model");
    const auto more = plain->withTokens({"etudeword", "foo-baz"});
    more->save(folder / "saved");
    const auto again = loadTokenizer(folder / "saved");
    QCOMPARE(again->vocabularySize(), more->vocabularySize());
    QCOMPARE(again->padId(), plain->padId());
    for (const std::string& text : kTexts) {
      const Encoding expected = more->encode(text, "etudeword?"), actual = again->encode(text, "etudeword?");
      QVERIFY2(actual.ids == expected.ids && actual.offsets == expected.offsets && actual.special == expected.special, text.c_str());
      QCOMPARE(again->decode(expected.ids), more->decode(expected.ids));
    }
    again->save(folder / "again");
    QVERIFY(contents(folder / "again") == contents(folder / "saved"));
  }

  void transformersFindsTheWordsWhereItLooks_data() { eachKind(); }
  void transformersFindsTheWordsWhereItLooks() {
    QFETCH(int, kind);
    TemporaryDirectory folder;
    const auto plain = load(kinds()[static_cast<std::size_t>(kind)], folder / "model");
    const std::int32_t size = plain->vocabularySize();
    plain->withTokens({"etudeword"})->save(folder / "saved");
    const PlainJson config = PlainJson::parse(readFile(folder / "saved" / "tokenizer_config.json"));
    const PlainJson token = {{"content", "etudeword"}, {"lstrip", false}, {"normalized", true},
                             {"rstrip", false},        {"single_word", false}, {"special", false}};
    QVERIFY(config["added_tokens_decoder"].value(std::to_string(size), PlainJson()) == token);
    if (fs::exists(folder / "saved" / "tokenizer.json")) {
      PlainJson entry = token;
      entry["id"] = size;
      const PlainJson list = PlainJson::parse(readFile(folder / "saved" / "tokenizer.json"))["added_tokens"];
      QVERIFY(std::count(list.begin(), list.end(), entry) == 1);
    } else {
      PlainJson expected = PlainJson::object();
      expected["etudeword"] = size;
      QVERIFY(PlainJson::parse(readFile(folder / "saved" / "added_tokens.json")) == expected);
    }
    // A decoder silences the other lists of special tokens, so it and the roles are complete.
    for (std::int32_t id = 0; id < size; ++id) {
      const bool roled = plain->isSpecial(id) && (id == plain->padId() || id == plain->unknownId() || id == plain->maskId());
      if (roled) QVERIFY2(config["added_tokens_decoder"].contains(std::to_string(id)), std::to_string(id).c_str());
    }
  }

  void addingNothingChangesNoFile_data() { eachKind(); }
  void addingNothingChangesNoFile() {
    QFETCH(int, kind);
    TemporaryDirectory folder;
    const auto plain = load(kinds()[static_cast<std::size_t>(kind)], folder / "model");
    plain->save(folder / "plain");
    plain->withTokens({})->save(folder / "none");
    plain->withTokens({plain->token(100), ""})->save(folder / "known");
    QVERIFY(!contents(folder / "plain").empty());
    QVERIFY(contents(folder / "none") == contents(folder / "plain"));
    QVERIFY(contents(folder / "known") == contents(folder / "plain"));
  }

  void addingTwiceIsAddingBoth_data() { eachKind(); }
  void addingTwiceIsAddingBoth() {
    QFETCH(int, kind);
    TemporaryDirectory folder;
    const auto plain = load(kinds()[static_cast<std::size_t>(kind)], folder / "model");
    const auto once = plain->withTokens({"etudeword", "foo-baz"}), twice = plain->withTokens({"etudeword"})->withTokens({"etudeword", "foo-baz"});
    QCOMPARE(twice->vocabularySize(), once->vocabularySize());
    for (const std::string& text : kTexts) QVERIFY(once->encode(text).ids == twice->encode(text).ids);
    once->save(folder / "once");
    twice->save(folder / "twice");
    QVERIFY(contents(folder / "once") == contents(folder / "twice"));
    loadTokenizer(folder / "once")->withTokens({"thirdword"})->save(folder / "third");
    const auto third = loadTokenizer(folder / "third");
    QCOMPARE(third->tokenId("thirdword"), plain->vocabularySize() + 2);
    QCOMPARE(third->tokenId("foo-baz"), plain->vocabularySize() + 1);
  }

  void wholeWordsAreFoundWhereNoLetterTouchesThem_data() { eachKind(); }
  void wholeWordsAreFoundWhereNoLetterTouchesThem() {
    QFETCH(int, kind);
    TemporaryDirectory folder;
    const auto plain = load(kinds()[static_cast<std::size_t>(kind)], folder / "model");
    const std::int32_t etude = plain->vocabularySize(), unicorn = etude + 1, kebab = etude + 2, duck = etude + 3;
    const auto more = plain->withTokens({"etudeword", "🦄🦄", "foo-baz", "北京烤鸭店"}, WordPlace::WholeWords);
    QCOMPARE(more->vocabularySize(), etude + 4);
    more->save(folder / "saved");
    for (const auto& tokenizer : {more, loadTokenizer(folder / "saved")}) {
      QCOMPARE(times(*tokenizer, "etudewords xetudeword 9etudeword etudewordé", etude), std::ptrdiff_t{0});
      QVERIFY(tokenizer->encodePlain("etudewords").ids == plain->encodePlain("etudewords").ids);
      QCOMPARE(times(*tokenizer, "etudeword, (etudeword) an etudeword. etudeword", etude), std::ptrdiff_t{4});
      QCOMPARE(times(*tokenizer, "a foo-baz, foo-bazs", kebab), std::ptrdiff_t{1});
      // Signs stand wherever they like, and so do words of scripts without blanks.
      QCOMPARE(times(*tokenizer, "good🦄🦄🦄🦄 🦄🦄x", unicorn), std::ptrdiff_t{3});
      QCOMPARE(times(*tokenizer, "我喜欢北京烤鸭店的", duck), std::ptrdiff_t{1});
    }
    const PlainJson decoder = PlainJson::parse(readFile(folder / "saved" / "tokenizer_config.json"))["added_tokens_decoder"];
    QCOMPARE(decoder[std::to_string(etude)]["single_word"].get<bool>(), true);
    QCOMPARE(decoder[std::to_string(unicorn)]["single_word"].get<bool>(), false);
    QCOMPARE(decoder[std::to_string(duck)]["single_word"].get<bool>(), false);
  }

  void theLongestWordIsTaken() {
    TemporaryDirectory folder;
    const auto plain = load(kinds()[1], folder / "model");
    const auto more = plain->withTokens({"etude", "etudeword"});
    const std::int32_t size = plain->vocabularySize();
    QVERIFY((more->encodePlain("etudeword").ids == std::vector<std::int32_t>{size + 1}));
    QVERIFY((more->encodePlain("etudeetudeword").ids == std::vector<std::int32_t>{size, size + 1}));
  }

  void theCaseCountsWhereItCountsInTheText() {
    TemporaryDirectory folder;
    const auto uncased = load(kinds()[0], folder / "uncased")->withTokens({"EtudeWord"});
    const std::int32_t id = uncased->vocabularySize() - 1;
    QCOMPARE(uncased->token(id), std::string("EtudeWord"));
    QVERIFY(times(*uncased, "an etudeword and ETUDEWORD, ÉTUDEWÖRD", id) == 3);
    const auto cased = load({"", "tok-bert/bert-base-cased", {"vocab.txt"}, R"({"do_lower_case": false})"}, folder / "cased")->withTokens({"EtudeWord"});
    QVERIFY(times(*cased, "an etudeword and EtudeWord", cased->vocabularySize() - 1) == 1);
    // SentencePiece in lower case: special tokens keep theirs.
    const auto lower = load({"", "tok-deberta-v3", {"spm.model"}, R"({"tokenizer_class": "DebertaV2Tokenizer", "do_lower_case": true})"}, folder / "lower")
                           ->withTokens({"EtudeWord"});
    QVERIFY(times(*lower, "an etudeword and ETUDEWORD [MASK]", lower->vocabularySize() - 1) == 2);
    QVERIFY(times(*lower, "an ETUDEWORD [MASK]", lower->maskId()) == 1);
    QVERIFY(lower->encodePlain("HELLO").ids == lower->encodePlain("hello").ids);
  }

  void wordsThatCannotBeTokensAreRefused() {
    TemporaryDirectory folder;
    for (const std::size_t kind : {std::size_t{0}, std::size_t{1}, std::size_t{6}}) {
      const auto plain = load(kinds()[kind], folder / std::to_string(kind));
      QVERIFY(has(problemsOf([&] { plain->withTokens({"ok", "bro\xffken"}); }), "not UTF-8"));
    }
  }

 private:
  static void eachKind() {
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < kinds().size(); ++i) QTest::newRow(kinds()[i].name) << static_cast<int>(i);
  }
};

QTEST_APPLESS_MAIN(AddedTokensTest)
#include "added_tokens_test.moc"
