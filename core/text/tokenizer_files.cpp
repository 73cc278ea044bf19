#include "core/text/tokenizer_files.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace etude {

namespace {

/// Classes that tokenize exactly as BERT does.
constexpr std::array<std::string_view, 10> kBertClasses = {
    "BertTokenizer",        "BertTokenizerFast",   "DistilBertTokenizer",     "DistilBertTokenizerFast", "ElectraTokenizer",
    "ElectraTokenizerFast", "MobileBertTokenizer", "MobileBertTokenizerFast", "PreTrainedTokenizerFast", "PreTrainedTokenizer"};

[[noreturn]] void refuseFolder(const fs::path& folder) {
  const std::string remedy =
      say("This version reads the WordPiece tokenizers of BERT models (vocab.txt or tokenizer.json): choose "
          "such a model.");
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    throw ProblemError(say("There is no such folder"), say("Check the path of the model."), folder.string());
  for (const char* name : {"tokenizer.model", "spiece.model", "spm.model", "sentencepiece.bpe.model"}) {
    if (isThere(folder / name))
      throw ProblemError(say("The folder has a SentencePiece tokenizer (%1)", name), remedy, folder.string());
  }
  if (isThere(folder / "vocab.json"))
    throw ProblemError(say("The folder has a byte-pair tokenizer as GPT-2 and RoBERTa use it (vocab.json)"), remedy,
                       folder.string());
  throw ProblemError(say("The folder has no tokenizer: neither tokenizer.json nor vocab.txt is there"),
                     say("Copy the tokenizer files of the base model into the folder."), folder.string());
}

std::vector<std::string> readVocabularyLines(const fs::path& path) {
  const std::string text = readFile(path, kMaxTokenizerFile);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t next = end + 1;
    if (end > begin && text[end - 1] == '\r') --end;
    lines.push_back(text.substr(begin, end - begin));
    begin = next;
  }
  return lines;
}

/// A vocabulary made from lower-cased text holds no character that lower case would change.
bool looksLowerCase(const std::vector<std::string>& vocabulary) {
  return std::none_of(vocabulary.begin(), vocabulary.end(), [](const std::string& token) {
    if (token.starts_with('[') && token.ends_with(']')) return false;
    for (std::size_t position = 0; position < token.size();) {
      if (characterClass(nextCodePoint(token, position)) & kHasLowerCase) return true;
    }
    return false;
  });
}

void applySpecialTokens(const TokenizerConfig& config, WordPieceSettings& settings) {
  const auto apply = [&](const char* name, std::string& token) {
    if (const auto found = config.special_tokens.find(name); found != config.special_tokens.end()) token = found->second;
  };
  apply("unk_token", settings.unknown);
  apply("sep_token", settings.separator);
  apply("pad_token", settings.padding);
  apply("cls_token", settings.classify);
  apply("mask_token", settings.mask);
  settings.model_max_length = config.model_max_length;
}

/// Files may say it more than once; the first to say it wins, and additional special tokens are special everywhere.
std::vector<AddedToken> mergeAddedTokens(const std::vector<AddedToken>& first, const std::vector<AddedToken>& second) {
  std::vector<AddedToken> merged;
  std::unordered_map<std::string, std::size_t> index;
  for (const std::vector<AddedToken>* list : {&first, &second}) {
    for (const AddedToken& token : *list) {
      const auto [place, fresh] = index.emplace(token.content, merged.size());
      if (fresh) {
        merged.push_back(token);
        continue;
      }
      AddedToken& known = merged[place->second];
      known.special = known.special || token.special;
      if (known.id < 0) known.id = token.id;
    }
  }
  return merged;
}

/// Appends the added tokens that the model's own vocabulary does not have, in the order of their ids.
void appendAddedTokens(WordPieceParts& parts, const fs::path& file, Problems& problems) {
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < parts.vocabulary.size(); ++i) known[parts.vocabulary[i]] = i;
  std::vector<AddedToken>& added = parts.settings.added_tokens;
  std::stable_sort(added.begin(), added.end(), [](const AddedToken& a, const AddedToken& b) {
    return static_cast<std::uint32_t>(a.id) < static_cast<std::uint32_t>(b.id);  // those without an id come last
  });
  for (AddedToken& token : added) {
    const auto found = known.find(token.content);
    token.in_model = found != known.end();
    const std::size_t expected = token.in_model ? found->second : parts.vocabulary.size();
    if (token.id >= 0 && static_cast<std::size_t>(token.id) != expected)
      problems.push_back(
          {Severity::Error,
           say("The added token '%1' has the number %2, but the vocabulary puts it at %3", token.content, token.id, expected),
           say("Save the tokenizer again from the program that made it."), file.string()});
    if (!token.in_model) parts.vocabulary.push_back(token.content);
  }
}

void readRustFile(const fs::path& folder, const TokenizerConfig& config, WordPieceParts& parts, Problems& problems) {
  parts = readTokenizerJson(folder / "tokenizer.json", problems);
  WordPieceSettings& settings = parts.settings;
  const WordPieceSettings own = settings;
  applySpecialTokens(config, settings);
  // The tokens that the file itself works with count, whatever the configuration says.
  settings.unknown = own.unknown;
  settings.classify = own.classify;
  settings.separator = own.separator;
  // As in Transformers: what the configuration says in so many words changes the normaliser.
  if (config.lower_case) settings.lower_case = *config.lower_case;
  if (config.tokenize_chinese_chars) settings.tokenize_chinese_chars = *config.tokenize_chinese_chars;
  const bool follows = own.strip_accents == own.lower_case;
  if (config.strip_accents)
    settings.strip_accents = *config.strip_accents;
  else if (follows || config.names_strip_accents)
    settings.strip_accents = settings.lower_case;
  settings.added_tokens = mergeAddedTokens(settings.added_tokens, config.added_tokens);
}

void readVocabularyFile(const fs::path& folder, const TokenizerConfig& config, WordPieceParts& parts, Problems& problems) {
  const std::string where = (folder / "tokenizer_config.json").string();
  const std::string& name = config.tokenizer_class;
  if (!name.empty() && std::find(kBertClasses.begin(), kBertClasses.end(), name) == kBertClasses.end())
    problems.push_back({Severity::Error, say("The tokenizer is a %1, which splits text differently from BERT's tokenizer", name),
                        say("Choose a model with a BertTokenizer."), where});
  if (config.basic_tokenize == false)
    problems.push_back({Severity::Error,
                        say("The tokenizer expects text that is split into words before (do_basic_tokenize is false)"),
                        say("Choose a model with an ordinary BertTokenizer."), where});
  parts.vocabulary = readVocabularyLines(folder / "vocab.txt");
  WordPieceSettings& settings = parts.settings;
  applySpecialTokens(config, settings);
  settings.lower_case = config.lower_case.value_or(config.found || looksLowerCase(parts.vocabulary));
  settings.strip_accents = config.strip_accents.value_or(settings.lower_case);
  settings.tokenize_chinese_chars = config.tokenize_chinese_chars.value_or(true);
  settings.added_tokens = mergeAddedTokens(config.added_tokens, {});
}

}  // namespace

std::shared_ptr<const Tokenizer> loadTokenizer(const fs::path& folder) {
  const bool rust = isThere(folder / "tokenizer.json");
  if (!rust && !isThere(folder / "vocab.txt")) refuseFolder(folder);
  Problems problems;
  const TokenizerConfig config = readTokenizerConfig(folder, problems);
  WordPieceParts parts;
  if (rust)
    readRustFile(folder, config, parts, problems);
  else
    readVocabularyFile(folder, config, parts, problems);
  appendAddedTokens(parts, folder / (rust ? "tokenizer.json" : "tokenizer_config.json"), problems);
  throwIfErrors(problems);
  try {
    return makeWordPiece(std::move(parts.vocabulary), parts.settings);
  } catch (const ProblemError& error) {
    for (Problem problem : error.problems()) {
      problem.where = (folder / (rust ? "tokenizer.json" : "vocab.txt")).string();
      problems.push_back(std::move(problem));
    }
    throw ProblemError(std::move(problems));
  }
}

}  // namespace etude
