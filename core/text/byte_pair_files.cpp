// A tokenizer of vocab.json and merges.txt is written down as the tokenizer.json that Transformers makes of it, and read
// from there: one way to build, whatever the files.
#include "core/base/files.h"
#include "core/base/say.h"
#include "core/text/pipeline_tokenizer.h"
#include "core/text/text_pattern.h"
#include "core/text/unicode.h"

namespace etude {

namespace {

using PlainJson = nlohmann::json;

enum class BytePairKind { Gpt2, Roberta, Qwen2, Deberta };

struct KnownClass {
  std::string_view name;
  BytePairKind kind;
};
constexpr KnownClass kBytePairClasses[] = {
    {"GPT2Tokenizer", BytePairKind::Gpt2},       {"GPT2TokenizerFast", BytePairKind::Gpt2},
    {"RobertaTokenizer", BytePairKind::Roberta}, {"RobertaTokenizerFast", BytePairKind::Roberta},
    {"DebertaTokenizer", BytePairKind::Deberta}, {"DebertaTokenizerFast", BytePairKind::Deberta},
    {"Qwen2Tokenizer", BytePairKind::Qwen2},     {"Qwen2TokenizerFast", BytePairKind::Qwen2}};

/// The class, else the family of the model, else what the special tokens look like.
BytePairKind kindOf(const fs::path& folder, const TokenizerConfig& config, const PlainJson& vocabulary) {
  for (const KnownClass& known : kBytePairClasses) {
    if (config.tokenizer_class == known.name) return known.kind;
  }
  if (!config.tokenizer_class.empty())
    throw ProblemError(
        say("The tokenizer is a %1, which this version cannot make from vocab.json and merges.txt", config.tokenizer_class),
        say("Save the tokenizer again with Transformers, so that the folder gets a tokenizer.json."), folder.string());
  if (isThere(folder / "config.json")) {
    const PlainJson model = readPlainJson(folder / "config.json");
    const auto type = model.is_object() ? model.find("model_type") : model.end();
    if (model.is_object() && type != model.end() && *type == "qwen2") return BytePairKind::Qwen2;
  }
  if (vocabulary.contains("[CLS]") && vocabulary.contains("[SEP]")) return BytePairKind::Deberta;
  return vocabulary.contains("<s>") && vocabulary.contains("</s>") ? BytePairKind::Roberta : BytePairKind::Gpt2;
}

std::map<std::string, std::string> defaultTokens(BytePairKind kind) {
  if (kind == BytePairKind::Roberta)
    return {{"bos_token", "<s>"},   {"eos_token", "</s>"},  {"sep_token", "</s>"},   {"cls_token", "<s>"},
            {"unk_token", "<unk>"}, {"pad_token", "<pad>"}, {"mask_token", "<mask>"}};
  if (kind == BytePairKind::Deberta)
    return {{"bos_token", "[CLS]"}, {"eos_token", "[SEP]"}, {"sep_token", "[SEP]"},  {"cls_token", "[CLS]"},
            {"unk_token", "[UNK]"}, {"pad_token", "[PAD]"}, {"mask_token", "[MASK]"}};
  if (kind == BytePairKind::Qwen2) return {{"eos_token", "<|endoftext|>"}, {"pad_token", "<|endoftext|>"}};
  return {{"bos_token", "<|endoftext|>"}, {"eos_token", "<|endoftext|>"}, {"unk_token", "<|endoftext|>"}};
}

PlainJson readMergeLines(const fs::path& path) {
  const std::string text = readFile(path, kMaxTokenizerFile);
  if (!isValidUtf8(text)) throw ProblemError(say("The file is not UTF-8 text"), say("Download the model again."), path.string());
  PlainJson merges = PlainJson::array();
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t next = end + 1;
    if (end > begin && text[end - 1] == '\r') --end;
    std::string line = text.substr(begin, end - begin);
    if (!line.empty() && !line.starts_with("#version")) merges.push_back(std::move(line));
    begin = next;
    if (merges.size() > kLargestVocabulary)
      throw ProblemError(say("The file has more than %1 merges", kLargestVocabulary), say("Download the model again."), path.string());
  }
  return merges;
}

PlainJson addedTokens(const std::map<std::string, std::string>& tokens, const PlainJson& vocabulary) {
  PlainJson list = PlainJson::array();
  std::map<std::string, bool> seen;
  for (const auto& [role, content] : tokens) {
    const auto id = vocabulary.find(content);
    if (id == vocabulary.end() || !seen.emplace(content, true).second) continue;
    list.push_back({{"id", *id},
                    {"content", content},
                    {"single_word", false},
                    {"lstrip", role == "mask_token"},
                    {"rstrip", false},
                    {"normalized", false},
                    {"special", true}});
  }
  return list;
}

PlainJson preTokenizer(BytePairKind kind, bool prefix) {
  const PlainJson bytes = {
      {"type", "ByteLevel"}, {"add_prefix_space", prefix}, {"trim_offsets", true}, {"use_regex", kind != BytePairKind::Qwen2}};
  if (kind != BytePairKind::Qwen2) return bytes;
  const PlainJson split = {
      {"type", "Split"}, {"pattern", {{"Regex", kQwen2Pattern}}}, {"behavior", "Isolated"}, {"invert", false}};
  return {{"type", "Sequence"}, {"pretokenizers", {split, bytes}}};
}

/// [CLS] A [SEP] B [SEP]
PlainJson classicTemplate(const std::string& cls, const std::string& sep, const PlainJson& vocabulary) {
  const auto special = [](const std::string& token, unsigned type) {
    return PlainJson{{"SpecialToken", {{"id", token}, {"type_id", type}}}};
  };
  const auto text = [](const char* name, unsigned type) { return PlainJson{{"Sequence", {{"id", name}, {"type_id", type}}}}; };
  PlainJson tokens = PlainJson::object();
  for (const std::string& token : {cls, sep})
    tokens[token] = {
        {"id", token}, {"ids", PlainJson::array({vocabulary.value(token, PlainJson())})}, {"tokens", PlainJson::array({token})}};
  return {{"type", "TemplateProcessing"},
          {"single", PlainJson::array({special(cls, 0), text("A", 0), special(sep, 0)})},
          {"pair", PlainJson::array({special(cls, 0), text("A", 0), special(sep, 0), text("B", 1), special(sep, 1)})},
          {"special_tokens", tokens}};
}

PlainJson postProcessor(BytePairKind kind, bool prefix, const std::map<std::string, std::string>& tokens,
                        const PlainJson& vocabulary) {
  if (kind == BytePairKind::Deberta) return classicTemplate(tokens.at("cls_token"), tokens.at("sep_token"), vocabulary);
  if (kind != BytePairKind::Roberta) return {{"type", "ByteLevel"}, {"add_prefix_space", prefix}, {"trim_offsets", false}};
  const auto named = [&](const char* role) {
    const std::string& token = tokens.at(role);
    return PlainJson::array({token, vocabulary.value(token, PlainJson())});
  };
  return {{"type", "RobertaProcessing"},
          {"sep", named("sep_token")},
          {"cls", named("cls_token")},
          {"trim_offsets", true},
          {"add_prefix_space", prefix}};
}

}  // namespace

std::shared_ptr<const Tokenizer> loadBytePairFiles(const fs::path& folder, TokenizerConfig config) {
  PlainJson vocabulary = readPlainJson(folder / "vocab.json");
  if (!vocabulary.is_object())
    throw ProblemError(say("The file is not a JSON object"), say("Download the model again."), (folder / "vocab.json").string());
  const BytePairKind kind = kindOf(folder, config, vocabulary);
  config.special_tokens.merge(defaultTokens(kind));
  std::map<std::string, std::string>& tokens = config.special_tokens;
  const bool prefix = config.add_prefix_space.value_or(false);
  static constexpr const char* kClassNames[] = {"GPT2Tokenizer", "RobertaTokenizer", "Qwen2Tokenizer", "DebertaTokenizer"};
  std::vector<StoredFile> files = readStoredFiles(folder, kClassNames[static_cast<int>(kind)], tokens);

  PlainJson json = {
      {"version", "1.0"},
      {"truncation", nullptr},
      {"padding", nullptr},
      {"added_tokens", addedTokens(tokens, vocabulary)},
      {"normalizer", kind == BytePairKind::Qwen2 ? PlainJson{{"type", "NFC"}} : PlainJson()},
      {"pre_tokenizer", preTokenizer(kind, prefix)},
      {"post_processor", postProcessor(kind, prefix, tokens, vocabulary)},
      {"decoder", {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}, {"use_regex", true}}}};
  json["model"] = {{"type", "BPE"}, {"continuing_subword_prefix", ""}, {"end_of_word_suffix", ""}, {"fuse_unk", false}};
  json["model"]["merges"] = readMergeLines(folder / "merges.txt");
  json["model"]["vocab"] = std::move(vocabulary);

  Problems problems;
  PipelineParts parts = readPipeline(json, (folder / "vocab.json").string(), config, problems);
  throwIfErrors(problems);
  files.push_back({"tokenizer.json", json.dump(-1, ' ', false, PlainJson::error_handler_t::replace)});
  parts.files = std::move(files);
  return makePipelineTokenizer(std::move(parts));
}

}  // namespace etude
