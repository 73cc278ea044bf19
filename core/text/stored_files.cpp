#include "core/base/files.h"
#include "core/base/json.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer_files.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kFileNames[] = {
    "tokenizer.json",     "tokenizer_config.json",  "special_tokens_map.json", "added_tokens.json", "vocab.json",
    "merges.txt",         "spiece.model",           "tokenizer.model",         "spm.model",         "chat_template.jinja",
    "chat_template.json", "sentencepiece.bpe.model"};

StoredFile* named(std::vector<StoredFile>& files, const std::string& name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const StoredFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

/// Older versions of Transformers look for chat templates in the configuration, newer ones in files of their own: whatever the
/// folder had, both places get the same.
void storeChatTemplates(const fs::path& folder, std::vector<StoredFile>& files) {
  const ChatSources sources = readChatSources(folder);
  if (sources.empty()) return;
  for (const auto& [name, source] : sources) {
    const std::string file = chatTemplateFile(name);
    if (StoredFile* const known = named(files, file))
      known->bytes = source;
    else
      files.push_back({file, source});
  }
  if (StoredFile* const config = named(files, "tokenizer_config.json")) {
    Json json = parseJson(config->bytes, (folder / config->name).string());
    if (!json.is_object()) return;
    json["chat_template"] = chatTemplateSetting(sources);
    config->bytes = dumpJson(json, 2) + "\n";
  }
}

}  // namespace

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
