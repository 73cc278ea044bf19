#include "core/base/json.h"
#include "core/base/say.h"
#include "core/text/tokenizer_files.h"

#include <algorithm>

namespace etude {

namespace {

using PlainJson = nlohmann::json;
/// Reads one tokenizer.json part by part; what does not fit becomes a Problem.
class TokenizerJsonReader {
 public:
  TokenizerJsonReader(const PlainJson& json, const fs::path& path, Problems& problems)
      : json_(json), path_(path), problems_(problems) {}

  bool isBert() {
    const auto is = [&](const char* name, std::initializer_list<const char*> types) {
      return std::find(types.begin(), types.end(), typeOf(name)) != types.end();
    };
    const bool parts = isWordPiece() && is("normalizer", {"none", "BertNormalizer"}) &&
                       is("pre_tokenizer", {"BertPreTokenizer"}) && isBertDecoder() &&
                       is("post_processor", {"TemplateProcessing", "BertProcessing"});
    return parts && (typeOf("post_processor") == "BertProcessing" || isBertTemplate());
  }

  WordPieceParts read() {
    parts_.settings.sharing = LongestFirst::ByHalves;
    readNormalizer();
    readPostProcessor();
    readModel();
    readAddedTokens();
    return std::move(parts_);
  }

 private:
  void report(const std::string& what) {
    problems_.push_back({Severity::Error, what, say("Save the tokenizer again from the program that made it."), path_.string()});
  }

  const PlainJson& part(const char* name) const {
    static const PlainJson none;
    const auto found = json_.find(name);
    return found == json_.end() ? none : *found;
  }

  /// The kind of a part, for a sentence: "none" if it is absent.
  std::string typeOf(const char* name) const {
    const PlainJson& value = part(name);
    if (value.is_null()) return "none";
    const auto type = value.is_object() ? value.find("type") : value.end();
    if (!value.is_object() || type == value.end() || !type->is_string()) return "unnamed";
    return type->get<std::string>();
  }

  /// Files of early versions of the library do not name the type.
  bool isWordPiece() const {
    const PlainJson& model = part("model");
    const bool early = model.is_object() && !model.contains("type") && model.contains("max_input_chars_per_word");
    return early || typeOf("model") == "WordPiece";
  }

  bool flag(const PlainJson& object, const char* key, bool fallback) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return fallback;
    if (!found->is_boolean()) report(say("The value of '%1' is neither true nor false", key));
    return found->is_boolean() ? found->get<bool>() : fallback;
  }

  void readNormalizer() {
    WordPieceSettings& settings = parts_.settings;
    const std::string type = typeOf("normalizer");
    if (type == "none") {
      settings.clean_text = settings.tokenize_chinese_chars = settings.lower_case = settings.strip_accents = false;
      return;
    }
    const PlainJson& normalizer = part("normalizer");
    settings.clean_text = flag(normalizer, "clean_text", true);
    settings.tokenize_chinese_chars = flag(normalizer, "handle_chinese_chars", true);
    settings.lower_case = flag(normalizer, "lowercase", true);
    settings.strip_accents = flag(normalizer, "strip_accents", settings.lower_case);
  }

  void readPostProcessor() {
    const std::string type = typeOf("post_processor");
    if (type == "TemplateProcessing") return readTemplate();
    for (const auto& [key, token] : {std::pair{"cls", &parts_.settings.classify}, std::pair{"sep", &parts_.settings.separator}}) {
      const PlainJson& value = part("post_processor").value(key, PlainJson());
      if (value.is_array() && !value.empty() && value[0].is_string())
        *token = value[0].get<std::string>();
      else
        report(say("The tokenizer's BertProcessing names no '%1' token", key));
    }
  }

  using BertTemplate = std::vector<std::pair<std::string, int>>;  ///< "$A" or a special token, with its type id

  static BertTemplate templateOf(const PlainJson& list) {
    BertTemplate result;
    if (!list.is_array()) return result;
    for (const PlainJson& item : list) {
      if (!item.is_object() || item.size() != 1) return {};
      const PlainJson& content = item.begin().value();
      if (!content.is_object() || !content.contains("id") || !content["id"].is_string()) return {};
      const PlainJson type = content.value("type_id", PlainJson(0));
      result.emplace_back((item.begin().key() == "Sequence" ? "$" : "") + content["id"].get<std::string>(),
                          type.is_number_integer() ? static_cast<int>(type.get<std::int64_t>()) : -1);
    }
    return result;
  }

  /// Pieces joined at "##", and blanks before punctuation cleaned up.
  bool isBertDecoder() const {
    const PlainJson& decoder = part("decoder");
    return typeOf("decoder") == "WordPiece" && decoder.value("prefix", PlainJson("##")) == "##" && decoder.value("cleanup", PlainJson(true)) == true;
  }

  bool isBertTemplate() const {
    const PlainJson& processor = part("post_processor");
    const BertTemplate single = templateOf(processor.value("single", PlainJson()));
    if (single.size() != 3 || single[1].first != "$A") return false;
    const std::string &first = single[0].first, &last = single[2].first;
    return single == BertTemplate{{first, 0}, {"$A", 0}, {last, 0}} &&
           templateOf(processor.value("pair", PlainJson())) ==
               BertTemplate{{first, 0}, {"$A", 0}, {last, 0}, {"$B", 1}, {last, 1}};
  }

  void readTemplate() {
    const BertTemplate single = templateOf(part("post_processor").value("single", PlainJson()));
    parts_.settings.classify = single[0].first;
    parts_.settings.separator = single[2].first;
  }

  void readModel() {
    const PlainJson& model = part("model");
    WordPieceSettings& settings = parts_.settings;
    for (const auto& [key, text] :
         {std::pair{"unk_token", &settings.unknown}, std::pair{"continuing_subword_prefix", &settings.continuation}}) {
      const auto found = model.find(key);
      if (found == model.end()) continue;
      if (found->is_string())
        *text = found->get<std::string>();
      else
        report(say("The tokenizer's '%1' is not a text", key));
    }
    if (const auto found = model.find("max_input_chars_per_word"); found != model.end()) {
      if (found->is_number_unsigned() && found->get<std::uint64_t>() > 0)
        settings.max_characters_per_word = found->get<std::size_t>();
      else
        report(say("The tokenizer's 'max_input_chars_per_word' is not a positive number"));
    }
    readVocabulary(model);
  }

  void readVocabulary(const PlainJson& model) {
    const auto vocab = model.find("vocab");
    if (vocab == model.end() || !vocab->is_object()) return report(say("The tokenizer's model has no vocabulary"));
    std::vector<std::string>& vocabulary = parts_.vocabulary;
    vocabulary.resize(vocab->size());
    std::vector<std::uint8_t> taken(vocab->size(), 0);
    for (const auto& [token, id] : vocab->items()) {
      const std::uint64_t at = id.is_number_unsigned() ? id.get<std::uint64_t>() : vocabulary.size();
      if (at >= vocabulary.size() || taken[at])
        return report(
            say("The ids of the vocabulary are not the numbers from 0 to %1 (see token '%2')", vocabulary.size() - 1, token));
      taken[at] = 1;
      vocabulary[at] = token;
    }
  }

  void readAddedTokens() {
    const PlainJson& list = part("added_tokens");
    if (list.is_null()) return;
    if (!list.is_array()) return report(say("The tokenizer's added_tokens are not a list"));
    for (const PlainJson& entry : list) {
      AddedToken token;
      if (readAddedToken(entry, token))
        parts_.settings.added_tokens.push_back(std::move(token));
      else
        return report(say("An entry of the tokenizer's added_tokens has no content"));
    }
  }

  const PlainJson& json_;
  const fs::path& path_;
  Problems& problems_;
  WordPieceParts parts_;
};

}  // namespace

nlohmann::json readPlainJson(const fs::path& path) {
  nlohmann::json json = parseJsonOrDiscard(readFile(path, kMaxTokenizerFile));
  if (json.is_discarded()) throw ProblemError(say("The file is not valid JSON"), say("Download the model again."), path.string());
  return json;
}

bool readAddedToken(const nlohmann::json& entry, AddedToken& token) {
  if (entry.is_string()) {
    token.content = entry.get<std::string>();
    return !token.content.empty();
  }
  if (!entry.is_object()) return false;
  const auto flag = [&](const char* key, bool fallback) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_boolean() ? found->get<bool>() : fallback;
  };
  const auto content = entry.find("content");
  if (content == entry.end() || !content->is_string()) return false;
  token.content = content->get<std::string>();
  token.special = flag("special", token.special);
  token.normalized = flag("normalized", !token.special);
  token.lstrip = flag("lstrip", false);
  token.rstrip = flag("rstrip", false);
  token.single_word = flag("single_word", false);
  const auto id = entry.find("id");
  if (id != entry.end() && id->is_number_unsigned())
    token.id =
        static_cast<std::int32_t>(std::min<std::uint64_t>(id->get<std::uint64_t>(), std::numeric_limits<std::int32_t>::max()));
  return !token.content.empty();
}

bool isBertTokenizer(const nlohmann::json& json) {
  if (!json.is_object()) return false;
  const fs::path nowhere;
  Problems problems;
  return TokenizerJsonReader(json, nowhere, problems).isBert();
}

WordPieceParts readTokenizerJson(const nlohmann::json& json, const fs::path& path, Problems& problems) {
  return TokenizerJsonReader(json, path, problems).read();
}

}  // namespace etude
