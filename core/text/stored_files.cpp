#include "core/base/files.h"
#include "core/base/json.h"
#include "core/text/tokenizer_files.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kFileNames[] = {"tokenizer.json",
                                      "tokenizer_config.json",
                                      "special_tokens_map.json",
                                      "added_tokens.json",
                                      "vocab.json",
                                      "merges.txt",
                                      "spiece.model",
                                      "tokenizer.model",
                                      "spm.model",
                                      "chat_template.jinja",
                                      "sentencepiece.bpe.model"};

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
  return files;
}

void writeStoredFiles(const fs::path& folder, const std::vector<StoredFile>& files) {
  makeDirectories(folder);
  for (const StoredFile& file : files) writeFileAtomically(folder / file.name, file.bytes);
}

}  // namespace etude
