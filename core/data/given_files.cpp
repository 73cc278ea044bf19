#include "core/data/given_files.h"

#include "core/data/cells.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <filesystem>

namespace etude {

namespace {

/// What the name of the file says, as a whole ("dev.csv") or in its last or first word ("news-test.csv").
std::optional<Split> splitFromFile(const std::string& path) {
  const std::string name = normalisedName(std::filesystem::path(path).stem().string());
  if (const auto whole = splitFromName(name)) return whole;
  const std::size_t last = name.rfind('_'), first = name.find('_');
  if (last == std::string::npos) return std::nullopt;
  if (const auto word = splitFromName(name.substr(last + 1))) return word;
  return splitFromName(name.substr(0, first));
}

}  // namespace

bool hasTableExtension(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  constexpr const char* known[] = {".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson"};
  return std::any_of(std::begin(known), std::end(known), [&](const char* one) { return extension == one; });
}

GivenFiles sortGivenFiles(const std::vector<std::string>& paths) {
  GivenFiles given;
  const auto count = [&](Split split) {
    return std::count_if(paths.begin(), paths.end(), [&](const std::string& path) { return splitFromFile(path) == split; });
  };
  const bool validation = count(Split::Validation) == 1, test = count(Split::Test) == 1;
  const bool leaves_none = static_cast<std::size_t>(validation) + static_cast<std::size_t>(test) >= paths.size();
  for (const std::string& path : paths) {
    const auto split = leaves_none ? std::nullopt : splitFromFile(path);
    if (split == Split::Validation && validation) {
      given.validation = path;
    } else if (split == Split::Test && test) {
      given.test = path;
    } else if (given.main.empty()) {
      given.main = path;
    } else {
      given.more.push_back(path);
    }
  }
  return given;
}

}  // namespace etude
