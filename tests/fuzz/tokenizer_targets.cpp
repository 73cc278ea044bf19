#include "core/base/problem.h"
#include "core/text/tokenizer.h"
#include "core/text/unicode.h"
#include "tests/fuzz/fuzz_folder.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <array>

namespace etude::fuzz {

namespace {

/// A section of an input that is no file, but one more text to cut.
constexpr const char* kText = "text";

/// What tokenizers treat in ways of their own: blanks, marks, other scripts, broken UTF-8, special tokens, words too long to
/// keep.
const std::array<std::string, 5>& texts() {
  static const std::array<std::string, 5> all = {"", "Hello, world! It's 2024;\r\n  two  blanks \t aab abab",
                                                 "\u00C4e\u0301 \uFB01\u0130 \u4F60\u597D \uD55C \U0001F469\u200D\U0001F467 "
                                                 "\u2581x\u2581\u2581 \xFF\xC3( \xE4\xBD\xED\xA0\x80\xF4\x90",
                                                 "<s> [CLS]</s>[MASK] <unk><0x41><|endoftext|><extra_id_0> [SEP]",
                                                 "aba " + std::string(80, 'a')};
  return all;
}

void checkEncoding(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t characters) {
  const std::size_t count = encoding.ids.size();
  require(encoding.type_ids.size() == count && encoding.offsets.size() == count && encoding.special.size() == count,
          "an encoding with lists of different lengths");
  for (std::size_t i = 0; i < count; ++i) {
    require(encoding.ids[i] >= 0 && encoding.ids[i] < tokenizer.vocabularySize(), "a token that is not in the vocabulary");
    require(encoding.offsets[i].begin <= encoding.offsets[i].end && encoding.offsets[i].end <= characters,
            "an offset outside of the text");
  }
}

void useOn(const Tokenizer& tokenizer, const std::string& text) {
  const std::size_t characters = countCodePoints(text);
  const Encoding plain = tokenizer.encodePlain(text), whole = tokenizer.encode(text);
  checkEncoding(tokenizer, plain, characters);
  checkEncoding(tokenizer, whole, characters);
  require(whole.ids.size() >= plain.ids.size(), "special tokens that take tokens away");
  tokenizer.decode(whole.ids, true);
  tokenizer.decode(whole.ids, false);
}

/// Cuts of texts and pairs.
void truncate(const Tokenizer& tokenizer) {
  constexpr std::size_t kLimit = 8;
  const std::string &text = texts()[4], &pair = texts()[3];
  const std::size_t longest = std::max(countCodePoints(text), countCodePoints(pair));
  const Encoding cut = tokenizer.encode(text, {}, kLimit);
  checkEncoding(tokenizer, cut, longest);
  require(cut.ids.size() <= std::max(kLimit, tokenizer.encode("").ids.size()), "a text longer than the limit");
  for (const Truncation truncation : {Truncation::LongestFirst, Truncation::OnlyFirst, Truncation::OnlySecond})
    checkEncoding(tokenizer, tokenizer.encode(text, pair, kLimit, truncation), longest);
}

void askForTokens(const Tokenizer& tokenizer) {
  const std::int32_t size = tokenizer.vocabularySize();
  const std::vector<std::int32_t> odd = {-1, 0, size - 1, size, INT32_MIN, INT32_MAX};
  for (const std::int32_t id : odd) {
    tokenizer.isSpecial(id);
    const std::string& token = tokenizer.token(id);
    if (id >= 0 && id < size && !token.empty()) require(tokenizer.tokenId(token) >= 0, "a token that is not found by its name");
  }
  tokenizer.decode(odd, false);
  for (const std::int32_t role :
       {tokenizer.padId(), tokenizer.unknownId(), tokenizer.maskId(), tokenizer.beginId(), tokenizer.endId()})
    require(role >= -1 && role < size, "a role for a token that is not there");
}

/// What was saved must cut texts as the original does.
void saveAndLoad(const Tokenizer& tokenizer) {
  static const Folder folder;
  folder.fill({});
  tokenizer.save(folder.path());
  std::shared_ptr<const Tokenizer> loaded;
  try {
    loaded = loadTokenizer(folder.path());
  } catch (const ProblemError& error) {
    throw std::logic_error(std::string("a saved tokenizer cannot be loaded: ") + error.what());
  }
  require(loaded->vocabularySize() == tokenizer.vocabularySize(), "a saved tokenizer with another vocabulary");
  for (const std::string& text : {texts()[2], texts()[3]})
    require(loaded->encode(text).ids == tokenizer.encode(text).ids, "a saved tokenizer that cuts texts in another way");
}

/// Loads the tokenizer of `files` and uses it.
bool acceptsTokenizer(std::map<std::string, std::string> files) {
  static const Folder folder;
  std::string text;
  if (const auto section = files.extract(kText)) text = section.mapped();
  folder.fill(files);
  try {
    const auto tokenizer = loadTokenizer(folder.path());
    askForTokens(*tokenizer);
    for (const std::string& known : texts()) useOn(*tokenizer, known);
    if (!text.empty()) useOn(*tokenizer, text);
    truncate(*tokenizer);
    saveAndLoad(*tokenizer);
    return true;
  } catch (const ProblemError&) {
    return false;
  }
}

constexpr std::string_view kVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n##a\n##b\nhello\nworld\n,\n!\nit\n'\ns\n2\n##0\n";

}  // namespace

bool acceptsTokenizerJson(std::string_view file) {
  return acceptsTokenizer(
      unpack(file, {"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", kText}));
}

bool acceptsVocabTxt(std::string_view file) {
  return acceptsTokenizer(
      unpack(file, {"vocab.txt", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", kText}));
}

bool acceptsMergesTxt(std::string_view file) {
  return acceptsTokenizer(unpack(file, {"merges.txt", "vocab.json", "tokenizer_config.json", "added_tokens.json", kText}));
}

bool acceptsTokenizerConfig(std::string_view file) {
  auto files = unpack(file, {"tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", kText});
  files.emplace("vocab.txt", kVocabulary);
  return acceptsTokenizer(std::move(files));
}

bool acceptsSentencePiece(std::string_view file) {
  return acceptsTokenizer(unpack(file, {"spiece.model", "tokenizer_config.json", "added_tokens.json", kText}));
}

}  // namespace etude::fuzz
