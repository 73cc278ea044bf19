#include "core/run/run_meta.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/problem.h"

#include <algorithm>
#include <mutex>

namespace etude {

namespace {

constexpr const char* kMetaFile = "meta.json";
constexpr std::uint64_t kLargestMeta = 4 << 20;
constexpr std::size_t kMostNotes = 1000;
constexpr std::size_t kLongestText = 4000;  ///< bytes

/// A text of the file, cut where a character begins.
std::string metaText(const Json& json, const char* key) {
  const auto it = json.find(key);
  if (it == json.end() || !it->is_string()) return {};
  std::string text = it->get<std::string>();
  if (text.size() <= kLongestText) return text;
  std::size_t end = kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

RunMeta metaFromJson(const Json& json) {
  RunMeta meta;
  if (!json.is_object()) return meta;
  if (const auto it = json.find("star"); it != json.end() && it->is_boolean()) meta.star = it->get<bool>();
  meta.name = metaText(json, "name");
  meta.note = metaText(json, "note");
  const auto steps = json.find("steps");
  if (steps == json.end() || !steps->is_array()) return meta;
  for (const Json& entry : *steps) {
    if (meta.steps.size() >= kMostNotes) break;
    if (!entry.is_object() || !entry.contains("step") || !entry["step"].is_number_integer()) continue;
    StepNote note{entry["step"].get<std::int64_t>(), metaText(entry, "text")};
    if (note.step >= 0 && !note.text.empty()) meta.steps.push_back(std::move(note));
  }
  return meta;
}

Json metaToJson(const RunMeta& meta) {
  Json json = {{"schema", RunMeta::kSchema}, {"star", meta.star}, {"name", meta.name}, {"note", meta.note}};
  json["steps"] = Json::array();
  for (const StepNote& note : meta.steps) json["steps"].push_back({{"step", note.step}, {"text", note.text}});
  return json;
}

void sortSteps(RunMeta& meta) {
  std::stable_sort(meta.steps.begin(), meta.steps.end(), [](const StepNote& a, const StepNote& b) { return a.step < b.step; });
}

}  // namespace

RunMeta readRunMeta(const std::filesystem::path& run) {
  const fs::path path = run / kMetaFile;
  if (!isThere(path)) return {};
  try {
    RunMeta meta = metaFromJson(parseJson(readFile(path, kLargestMeta), path.string()));
    sortSteps(meta);
    return meta;
  } catch (const ProblemError&) {
    return {};  // the run is the same without its star
  }
}

RunMeta editRunMeta(const std::filesystem::path& run, const std::function<void(RunMeta&)>& change) {
  static std::mutex one_at_a_time;  // a star and a note set in one breath are two edits on two threads
  const std::lock_guard lock(one_at_a_time);
  const fs::path path = run / kMetaFile;
  RunMeta meta;
  if (isThere(path)) {
    try {
      meta = metaFromJson(parseJson(readFile(path, kLargestMeta), path.string()));
    } catch (const ProblemError&) {
      std::error_code ignored;
      fs::rename(path, run / (std::string(kMetaFile) + ".broken"), ignored);
    }
  }
  change(meta);
  sortSteps(meta);
  if (meta.steps.size() > kMostNotes) meta.steps.resize(kMostNotes);
  writeFileAtomically(path, dumpJson(metaToJson(meta), 2) + "\n");
  return meta;
}

}  // namespace etude
