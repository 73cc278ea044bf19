#include "core/base/json.h"
#include "core/base/say.h"
#include "core/text/tokenizer_files.h"

#include <algorithm>
#include <charconv>

namespace etude {

namespace {

using PlainJson = nlohmann::json;

constexpr const char* kSpecialNames[] = {"unk_token", "sep_token", "pad_token", "cls_token", "mask_token", "bos_token", "eos_token"};

void report(const std::string& what, const fs::path& path, Problems& problems) {
  problems.push_back({Severity::Error, what, say("Correct the file, or download the model again."), path.string()});
}

std::optional<bool> flag(const PlainJson& json, const char* key, const fs::path& path, Problems& problems) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return {};
  if (found->is_boolean()) return found->get<bool>();
  report(say("The value of '%1' is neither true nor false", key), path, problems);
  return {};
}

/// The special tokens with a role and the additional ones, from either file; what was there first stays.
void readSpecialTokens(const PlainJson& json, TokenizerConfig& config) {
  for (const char* name : kSpecialNames) {
    const auto found = json.find(name);
    AddedToken token;
    if (found != json.end() && readAddedToken(*found, token)) config.special_tokens.emplace(name, token.content);
  }
  const auto more = json.find("additional_special_tokens");
  if (more == json.end() || !more->is_array()) return;
  for (const PlainJson& entry : *more) {
    AddedToken token;
    token.special = true;
    if (readAddedToken(entry, token)) config.added_tokens.push_back(std::move(token));
  }
}

/// `added_tokens_decoder`: {"30522": {"content": ...}}
void readDecoder(const PlainJson& json, const fs::path& path, TokenizerConfig& config, Problems& problems) {
  const auto decoder = json.find("added_tokens_decoder");
  if (decoder == json.end() || !decoder->is_object()) return;
  for (const auto& [key, entry] : decoder->items()) {
    AddedToken token;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), token.id);
    if (error != std::errc() || end != key.data() + key.size() || token.id < 0 || !readAddedToken(entry, token))
      report(say("The entry '%1' of added_tokens_decoder is not a token with its number", key), path, problems);
    else
      config.added_tokens.push_back(std::move(token));
  }
}

void readMainFile(const fs::path& path, TokenizerConfig& config, Problems& problems) {
  const PlainJson json = readPlainJson(path);
  if (!json.is_object()) return report(say("The file is not a JSON object"), path, problems);
  config.found = true;
  if (const auto name = json.find("tokenizer_class"); name != json.end() && name->is_string())
    config.tokenizer_class = name->get<std::string>();
  config.lower_case = flag(json, "do_lower_case", path, problems);
  config.basic_tokenize = flag(json, "do_basic_tokenize", path, problems);
  config.tokenize_chinese_chars = flag(json, "tokenize_chinese_chars", path, problems);
  config.add_prefix_space = flag(json, "add_prefix_space", path, problems);
  config.legacy = flag(json, "legacy", path, problems);
  config.add_bos_token = flag(json, "add_bos_token", path, problems);
  config.add_eos_token = flag(json, "add_eos_token", path, problems);
  config.split_by_punct = flag(json, "split_by_punct", path, problems);
  config.names_strip_accents = json.contains("strip_accents");
  config.strip_accents = flag(json, "strip_accents", path, problems);
  if (const auto extra = json.find("extra_ids"); extra != json.end() && extra->is_number_unsigned())
    config.extra_ids = static_cast<std::size_t>(std::min<std::uint64_t>(extra->get<std::uint64_t>(), 10000));
  // Transformers writes 1e30 where it knows no limit.
  const auto limit = json.find("model_max_length");
  if (limit != json.end() && limit->is_number()) {
    const double length = limit->get<double>();
    if (length >= 1 && length < 1e9) config.model_max_length = static_cast<std::size_t>(length);
  }
  readDecoder(json, path, config, problems);
  readSpecialTokens(json, config);
}

void readAddedTokensFile(const fs::path& path, TokenizerConfig& config, Problems& problems) {
  const PlainJson json = readPlainJson(path);
  if (!json.is_object()) return report(say("The file is not a JSON object"), path, problems);
  for (const auto& [content, id] : json.items()) {
    if (!id.is_number_unsigned() || id.get<std::uint64_t>() > (std::uint64_t{1} << 30) || content.empty()) {
      report(say("The added token '%1' has no usable number", content), path, problems);
      continue;
    }
    AddedToken token{.content = content, .id = id.get<std::int32_t>(), .normalized = true};
    config.added_tokens.push_back(std::move(token));
  }
}

}  // namespace

TokenizerConfig readTokenizerConfig(const fs::path& folder, Problems& problems) {
  TokenizerConfig config;
  const auto guarded = [&](const char* name, const auto& read) {
    std::error_code ignored;
    if (!fs::exists(folder / name, ignored)) return;
    try {
      read(folder / name);
    } catch (const ProblemError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  };
  guarded("tokenizer_config.json", [&](const fs::path& path) { readMainFile(path, config, problems); });
  guarded("special_tokens_map.json", [&](const fs::path& path) {
    const PlainJson json = readPlainJson(path);
    if (json.is_object()) readSpecialTokens(json, config);
  });
  guarded("added_tokens.json", [&](const fs::path& path) { readAddedTokensFile(path, config, problems); });
  return config;
}

}  // namespace etude
