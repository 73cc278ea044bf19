#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/say.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer_files.h"
#include "core/text/unicode.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <set>

namespace etude {

namespace {

constexpr const char* kFileNames[] = {
    "tokenizer.json",     "tokenizer_config.json",  "special_tokens_map.json", "added_tokens.json", "vocab.json",
    "merges.txt",         "spiece.model",           "tokenizer.model",         "spm.model",         "chat_template.jinja",
    "chat_template.json", "sentencepiece.bpe.model"};

StoredFile* findFile(std::vector<StoredFile>& files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const StoredFile& file) { return file.name == name; });
  return found != files.end() ? &*found : nullptr;
}

/// Older versions of Transformers look for chat templates in the configuration, newer ones in files of their own: whatever the
/// folder had, both places get the same.
void storeChatTemplates(const fs::path& folder, std::vector<StoredFile>& files) {
  const ChatSources sources = readChatSources(folder);
  if (sources.empty()) return;
  for (const auto& [name, source] : sources) {
    const std::string file = chatTemplateFile(name);
    if (StoredFile* const known = findFile(files, file))
      known->bytes = source;
    else
      files.push_back({file, source});
  }
  if (StoredFile* const config = findFile(files, "tokenizer_config.json")) {
    Json json = parseJson(config->bytes, (folder / config->name).string());
    if (!json.is_object()) return;
    json["chat_template"] = chatTemplateSetting(sources);
    config->bytes = dumpJson(json, 2) + "\n";
  }
}

/// Thai, Lao, Burmese and Khmer; Chinese and Japanese.
bool writesWithoutBlanks(char32_t c) {
  static constexpr std::pair<char32_t, char32_t> ranges[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F},   {0x1780, 0x17FF}, {0x2E80, 0xA4CF},
                                                             {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
  return std::any_of(std::begin(ranges), std::end(ranges), [c](const auto& range) { return c >= range.first && c <= range.second; });
}

/// A word that begins or ends with a letter or digit of a script in which blanks part words: "AI" is not meant in "SAID".
bool isPartedByBlanks(const std::string& word) {
  std::u32string letters;
  for (std::size_t position = 0; position < word.size();) letters.push_back(nextCodePoint(word, position));
  const auto touches = [](char32_t c) {
    const WordClass kind = wordClass(c);
    return (kind == WordClass::Letter || kind == WordClass::Number) && !writesWithoutBlanks(c);
  };
  return !letters.empty() && (touches(letters.front()) || touches(letters.back()));
}

/// Lets `edit` change the object in a JSON file; an absent file begins as an empty object.
template <class AnyJson, class Edit>
void editObject(const char* name, std::vector<StoredFile>& files, const Edit& edit) {
  StoredFile* file = findFile(files, name);
  if (!file) file = &files.emplace_back(StoredFile{name, "{}"});
  AnyJson json = AnyJson::parse(file->bytes, nullptr, false);
  if (!json.is_object()) json = AnyJson::object();
  edit(json);
  file->bytes = json.dump(2, ' ', false, AnyJson::error_handler_t::replace) + "\n";
}

}  // namespace

std::vector<AddedToken> newTokens(const Tokenizer& tokenizer, const std::vector<std::string>& words, WordPlace place) {
  std::vector<AddedToken> tokens;
  std::set<std::string_view> seen;
  for (const std::string& word : words) {
    if (word.empty() || tokenizer.tokenId(word) >= 0 || !seen.insert(word).second) continue;
    if (!isValidUtf8(word))
      throw ProblemError(say("A word to add to the vocabulary is not UTF-8 text"), say("Type the word again."));
    const std::size_t id = static_cast<std::size_t>(tokenizer.vocabularySize()) + tokens.size();
    if (id >= kLargestVocabulary)
      throw ProblemError(say("With these words the vocabulary has more than %1 tokens", kLargestVocabulary), say("Add fewer words."));
    tokens.push_back({.content = word,
                      .id = static_cast<std::int32_t>(id),
                      .normalized = true,
                      .single_word = place == WordPlace::WholeWords && isPartedByBlanks(word),
                      .in_model = false});
  }
  return tokens;
}

void nameAddedTokens(const std::vector<AddedToken>& fresh, const std::vector<AddedToken>& added,
                     const std::map<std::string, std::string>& special_tokens, std::vector<StoredFile>& files) {
  if (findFile(files, "tokenizer.json")) {
    editObject<nlohmann::json>("tokenizer.json", files, [&](nlohmann::json& json) {
      for (const AddedToken& token : fresh) json["added_tokens"].emplace_back(addedTokenEntry(token));
    });
  } else {
    editObject<Json>("added_tokens.json", files, [&](Json& json) {
      for (const AddedToken& token : fresh) json[token.content] = token.id;
    });
  }
  editObject<Json>("tokenizer_config.json", files, [&](Json& config) {
    // A decoder silences the other files that Transformers would look into, so it must be complete.
    Json& decoder = config["added_tokens_decoder"];
    const bool complete = decoder.is_object();
    for (const AddedToken& token : complete ? fresh : added) decoder[std::to_string(token.id)] = addedTokenFlags(token);
    for (const auto& [role, token] : special_tokens) {
      if (!config.contains(role)) config[role] = token;
    }
  });
}

void namePadding(const std::string& token, std::vector<StoredFile>& files) {
  editObject<Json>("tokenizer_config.json", files, [&](Json& config) {
    if (!config.contains("pad_token") || config["pad_token"].is_null()) config["pad_token"] = token;
  });
}

std::vector<StoredFile> readStoredFiles(const fs::path& folder, const std::string& tokenizer_class,
                                        const std::map<std::string, std::string>& special_tokens) {
  std::vector<StoredFile> files;
  for (const char* name : kFileNames) {
    if (isThere(folder / name)) files.push_back({name, readFile(folder / name, kMaxTokenizerFile)});
  }
  const bool configured =
      std::any_of(files.begin(), files.end(), [](const StoredFile& file) { return file.name == "tokenizer_config.json"; });
  if (!configured && !tokenizer_class.empty()) {
    Json config = {{"tokenizer_class", tokenizer_class}};
    for (const auto& [role, token] : special_tokens) config[role] = token;
    files.push_back({"tokenizer_config.json", dumpJson(config, 2) + "\n"});
  }
  storeChatTemplates(folder, files);
  return files;
}

void writeStoredFiles(const fs::path& folder, const std::vector<StoredFile>& files) {
  makeDirectories(folder);
  for (const StoredFile& file : files) {
    if (const fs::path parent = fs::path(file.name).parent_path(); !parent.empty()) makeDirectories(folder / parent);
    writeFileAtomically(folder / file.name, file.bytes);
  }
}

}  // namespace etude
