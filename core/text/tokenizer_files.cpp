#include "core/text/tokenizer_files.h"
#include "core/text/pipeline_tokenizer.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/text/chat_template.h"
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

constexpr const char* kSentencePieceFiles[] = {"tokenizer.model", "spiece.model", "spm.model", "sentencepiece.bpe.model"};

[[noreturn]] void refuseFolder(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    throw ProblemError(say("There is no such folder"), say("Check the path of the model."), folder.string());
  throw ProblemError(say("The folder has no tokenizer: neither tokenizer.json nor a vocabulary file is there"),
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
    if (lines.size() > kLargestVocabulary)
      throw ProblemError(say("The vocabulary has more than %1 tokens", kLargestVocabulary),
                         say("Use the vocabulary file that belongs to the model."), path.string());
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

void readRustFile(const nlohmann::json& json, const fs::path& path, const TokenizerConfig& config, WordPieceParts& parts,
                  Problems& problems) {
  parts = readTokenizerJson(json, path, problems);
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

/// The tokenizer of BERT: `json` is its tokenizer.json, or null for vocab.txt.
std::shared_ptr<const Tokenizer> loadWordPiece(const nlohmann::json& json, const fs::path& folder, const TokenizerConfig& config,
                                               Problems problems) {
  const bool rust = !json.is_null();
  const fs::path file = folder / (rust ? "tokenizer.json" : "vocab.txt");
  WordPieceParts parts;
  if (rust)
    readRustFile(json, file, config, parts, problems);
  else
    readVocabularyFile(folder, config, parts, problems);
  parts.settings.chat_templates = readChatSources(folder);
  appendAddedTokens(parts, rust ? file : folder / "tokenizer_config.json", problems);
  throwIfErrors(problems);
  try {
    return makeWordPiece(std::move(parts.vocabulary), parts.settings);
  } catch (const ProblemError& error) {
    for (Problem problem : error.problems()) {
      problem.where = file.string();
      problems.push_back(std::move(problem));
    }
    throw ProblemError(std::move(problems));
  }
}

std::shared_ptr<const Tokenizer> loadPipeline(const nlohmann::json& json, const fs::path& folder, const TokenizerConfig& config,
                                              Problems problems) {
  PipelineParts parts = readPipeline(json, (folder / "tokenizer.json").string(), config, problems);
  throwIfErrors(problems);
  parts.files = readStoredFiles(folder, "PreTrainedTokenizerFast", config.special_tokens);
  return makePipelineTokenizer(std::move(parts));
}

}  // namespace

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

std::shared_ptr<const Tokenizer> loadTokenizer(const fs::path& folder) {
  Problems problems;
  const TokenizerConfig config = readTokenizerConfig(folder, problems);
  if (isThere(folder / "tokenizer.json")) {
    const nlohmann::json json = readPlainJson(folder / "tokenizer.json");
    return isBertTokenizer(json) ? loadWordPiece(json, folder, config, problems) : loadPipeline(json, folder, config, problems);
  }
  if (isThere(folder / "vocab.txt")) return loadWordPiece(nullptr, folder, config, problems);
  throwIfErrors(problems);
  if (isThere(folder / "vocab.json") && isThere(folder / "merges.txt")) return loadBytePairFiles(folder, config);
  for (const char* name : kSentencePieceFiles) {
    if (isThere(folder / name)) return loadSentencePiece(folder, name, config);
  }
  refuseFolder(folder);
}

}  // namespace etude
