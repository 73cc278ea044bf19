// What the user has said about a run: a star, a name, a note, and notes at single steps. It lies in the run directory as
// meta.json, beside the recipe and the events, which nobody changes. run_dir.md documents the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace etude {

struct StepNote {
  std::int64_t step = 0;
  std::string text;
  bool operator==(const StepNote&) const = default;
};

struct RunMeta {
  static constexpr int kSchema = 1;

  bool star = false;
  std::string name;  ///< empty: the recipe's
  std::string note;
  std::vector<StepNote> steps;  ///< by step
  bool operator==(const RunMeta&) const = default;
};

/// What meta.json of the run directory says. A missing file says nothing; of a broken one what can be read is taken.
RunMeta readRunMeta(const std::filesystem::path& run);

/// Reads, lets `change` change, writes in one piece. Throws ProblemError if it cannot be written. A file that is no JSON is
/// kept as meta.json.broken before it is replaced.
RunMeta editRunMeta(const std::filesystem::path& run, const std::function<void(RunMeta&)>& change);

}  // namespace etude
