#include "core/base/json.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer_files.h"

#include <algorithm>
#include <unordered_set>

namespace etude {

namespace {

Json specialTokensMap(const WordPieceSettings& settings, bool has_mask) {
  Json map = {{"cls_token", settings.classify}};
  if (has_mask) map["mask_token"] = settings.mask;
  map["pad_token"] = settings.padding;
  map["sep_token"] = settings.separator;
  map["unk_token"] = settings.unknown;
  return map;
}

/// null where Transformers works it out from lower case by itself.
Json stripAccents(const WordPieceSettings& settings) {
  return settings.strip_accents == settings.lower_case ? Json(nullptr) : Json(settings.strip_accents);
}

Json tokenizerConfig(const WordPieceSettings& settings, bool has_mask) {
  Json config = {{"added_tokens_decoder", Json::object()}, {"clean_up_tokenization_spaces", true}};
  for (const AddedToken& token : settings.added_tokens)
    config["added_tokens_decoder"][std::to_string(token.id)] = addedTokenFlags(token);
  config.update(specialTokensMap(settings, has_mask));
  config["do_lower_case"] = settings.lower_case;
  if (settings.model_max_length > 0) config["model_max_length"] = settings.model_max_length;
  config["strip_accents"] = stripAccents(settings);
  config["tokenize_chinese_chars"] = settings.tokenize_chinese_chars;
  config["tokenizer_class"] = "BertTokenizer";
  if (!settings.chat_templates.empty()) config["chat_template"] = chatTemplateSetting(settings.chat_templates);
  return config;
}

Json templateOf(const WordPieceSettings& settings, bool pair) {
  const auto special = [](const std::string& token, int type) {
    return Json{{"SpecialToken", {{"id", token}, {"type_id", type}}}};
  };
  const auto sequence = [](const char* name, int type) { return Json{{"Sequence", {{"id", name}, {"type_id", type}}}}; };
  Json parts = Json::array({special(settings.classify, 0), sequence("A", 0), special(settings.separator, 0)});
  if (pair) {
    parts.push_back(sequence("B", 1));
    parts.push_back(special(settings.separator, 1));
  }
  return parts;
}

Json postProcessor(const std::vector<std::string>& vocabulary, const WordPieceSettings& settings) {
  Json special = Json::object();
  for (const std::string& token : {settings.classify, settings.separator}) {
    const auto id = std::find(vocabulary.begin(), vocabulary.end(), token) - vocabulary.begin();
    special[token] = {{"id", token}, {"ids", Json::array({id})}, {"tokens", Json::array({token})}};
  }
  return {{"type", "TemplateProcessing"},
          {"single", templateOf(settings, false)},
          {"pair", templateOf(settings, true)},
          {"special_tokens", special}};
}

Json model(const std::vector<std::string>& pieces, const WordPieceSettings& settings) {
  // push_back instead of []: an ordered object is a list, and looking each token up again would be quadratic.
  Json vocabulary = Json::object();
  for (std::size_t i = 0; i < pieces.size(); ++i) vocabulary.get_ref<Json::object_t&>().push_back({pieces[i], i});
  return {{"type", "WordPiece"},
          {"unk_token", settings.unknown},
          {"continuing_subword_prefix", settings.continuation},
          {"max_input_chars_per_word", settings.max_characters_per_word},
          {"vocab", std::move(vocabulary)}};
}

Json tokenizerJson(const std::vector<std::string>& vocabulary, const std::vector<std::string>& pieces,
                   const WordPieceSettings& settings) {
  Json added = Json::array();
  for (const AddedToken& token : settings.added_tokens) added.push_back(addedTokenEntry(token));
  return {{"version", "1.0"},
          {"truncation", nullptr},
          {"padding", nullptr},
          {"added_tokens", std::move(added)},
          {"normalizer",
           {{"type", "BertNormalizer"},
            {"clean_text", settings.clean_text},
            {"handle_chinese_chars", settings.tokenize_chinese_chars},
            {"strip_accents", stripAccents(settings)},
            {"lowercase", settings.lower_case}}},
          {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
          {"post_processor", postProcessor(vocabulary, settings)},
          {"decoder", {{"type", "WordPiece"}, {"prefix", settings.continuation}, {"cleanup", true}}},
          {"model", model(pieces, settings)}};
}

}  // namespace

Json addedTokenFlags(const AddedToken& token) {
  return {{"content", token.content}, {"lstrip", token.lstrip},           {"normalized", token.normalized},
          {"rstrip", token.rstrip},   {"single_word", token.single_word}, {"special", token.special}};
}

Json addedTokenEntry(const AddedToken& token) {
  return {{"id", token.id},         {"content", token.content}, {"single_word", token.single_word}, {"lstrip", token.lstrip},
          {"rstrip", token.rstrip}, {"normalized", token.normalized}, {"special", token.special}};
}

void saveWordPiece(const fs::path& folder, const std::vector<std::string>& vocabulary, const WordPieceSettings& settings) {
  makeDirectories(folder);
  const bool has_mask = std::find(vocabulary.begin(), vocabulary.end(), settings.mask) != vocabulary.end();
  // Tokens outside of the model's own vocabulary stand behind it and live in the lists of added tokens only.
  std::vector<std::string> pieces = vocabulary;
  for (const AddedToken& token : settings.added_tokens) {
    if (!token.in_model) pieces.resize(std::min(pieces.size(), static_cast<std::size_t>(token.id)));
  }
  std::string lines;
  for (const std::string& piece : pieces) lines += piece + '\n';
  writeFileAtomically(folder / "vocab.txt", lines);
  writeFileAtomically(folder / "special_tokens_map.json", dumpJson(specialTokensMap(settings, has_mask), 2) + "\n");
  writeFileAtomically(folder / "tokenizer_config.json", dumpJson(tokenizerConfig(settings, has_mask), 2) + "\n");
  std::vector<StoredFile> templates;
  for (const auto& [name, source] : settings.chat_templates) templates.push_back({chatTemplateFile(name), source});
  writeStoredFiles(folder, templates);
  // A JSON object names each token once. Where a vocabulary has one twice, vocab.txt says it all, as it did when it was read.
  const bool distinct = std::unordered_set<std::string_view>(pieces.begin(), pieces.end()).size() == pieces.size();
  if (distinct) writeFileAtomically(folder / "tokenizer.json", dumpJson(tokenizerJson(vocabulary, pieces, settings), 2) + "\n");
}

}  // namespace etude
