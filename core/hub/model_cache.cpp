#include "core/base/paths.h"
#include "core/hub/model_folder.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>

namespace etude {

namespace {

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value ? fs::path(value) : fs::path();
}

fs::path hubCache() {
  if (const fs::path cache = fromEnvironment("HF_HUB_CACHE"); !cache.empty()) return cache;
  if (const fs::path home = fromEnvironment("HF_HOME"); !home.empty()) return home / "hub";
  return fromEnvironment("HOME") / ".cache" / "huggingface" / "hub";
}

/// Folders in a folder, sorted; none if it cannot be read.
std::set<fs::path> foldersIn(const fs::path& parent) {
  std::set<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator entry(parent, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored)) folders.insert(entry->path());
  }
  return folders;
}

/// The snapshot that refs/main names; without it the only one there is. Empty if the download never got that far.
fs::path currentSnapshot(const fs::path& repository) {
  const fs::path snapshots = repository / "snapshots", reference = repository / "refs" / "main";
  std::error_code ignored;
  if (fs::exists(reference, ignored)) {
    try {
      std::string commit = readFile(reference, 1000);
      commit.erase(std::find_if(commit.begin(), commit.end(), [](char c) { return c == '\n' || c == '\r' || c == ' '; }),
                   commit.end());
      const bool plain =
          !commit.empty() && std::all_of(commit.begin(), commit.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
      if (plain && fs::is_directory(snapshots / commit, ignored)) return snapshots / commit;
    } catch (const ProblemError&) {
      return {};  // not readable for this user: not a model for this user
    }
  }
  const std::set<fs::path> all = foldersIn(snapshots);
  return all.size() == 1 ? *all.begin() : fs::path();
}

/// "models--org--name" -> "org/name"
std::string repositoryName(const std::string& folder) {
  const std::string name = folder.substr(std::string_view("models--").size());
  const std::size_t separator = name.find("--");
  return separator == std::string::npos ? name : name.substr(0, separator) + '/' + name.substr(separator + 2);
}

}  // namespace

std::vector<ModelSummary> cachedModels() {
  std::vector<ModelSummary> models;
  for (const fs::path& folder : foldersIn(resourceDirectory() / "models")) models.push_back(summariseModel(folder));
  for (const fs::path& repository : foldersIn(hubCache())) {
    const std::string folder = repository.filename().string();
    if (!folder.starts_with("models--")) continue;
    const fs::path snapshot = currentSnapshot(repository);
    if (snapshot.empty()) continue;
    models.push_back(summariseModel(snapshot));
    models.back().name = repositoryName(folder);
  }
  return models;
}

}  // namespace etude
