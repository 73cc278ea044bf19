#include "core/hub/adapter_folder.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/say.h"
#include "core/hub/model_folder.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

constexpr const char* kConfig = "adapter_config.json";

/// base_model_name_or_path; empty if the file does not say.
std::string baseName(const fs::path& folder) {
  const fs::path path = folder / kConfig;
  const Json json = parseJson(readFile(path, 16 << 20), path.string());
  if (!json.is_object()) throw ProblemError(say("adapter_config.json is not an object"), say("Get the adapter again."), path.string());
  const auto found = json.find("base_model_name_or_path");
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

bool isAdapterFolder(const fs::path& folder) { return fs::exists(folder / kConfig) && !fs::exists(folder / "config.json"); }

fs::path modelFolder(const fs::path& folder) {
  if (!isAdapterFolder(folder)) return folder;
  const std::string name = baseName(folder);
  if (!name.empty()) {
    for (const fs::path& path : {fs::path(name), folder / name}) {
      if (fs::exists(path / "config.json")) return path;
    }
    for (const ModelSummary& model : cachedModels()) {
      if (model.name == name) return model.path;
    }
  }
  throw ProblemError(name.empty() ? say("The adapter does not say which model it belongs to") : say("The adapter belongs to the model %1, which is not on this computer", name),
                     say("Get the model, and write its folder into adapter_config.json as base_model_name_or_path."), (folder / kConfig).string());
}

fs::path tokenizerFolder(const fs::path& folder) {
  static constexpr std::array<const char*, 6> files = {"tokenizer.json", "vocab.txt", "vocab.json", "spiece.model", "tokenizer.model", "sentencepiece.bpe.model"};
  const bool own = std::any_of(files.begin(), files.end(), [&](const char* name) { return fs::exists(folder / name); });
  return own ? folder : modelFolder(folder);
}

}  // namespace etude
