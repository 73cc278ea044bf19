// A race of tuning methods: one recipe, run once for each of several methods with the same rows, seed and evaluation, one after
// the other. A race is a folder: race.json, and a run folder for each method. It can be stopped, killed and gone on with.
#pragma once

#include "core/run/lesson.h"
#include "core/run/run_dir.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etude {

/// A way of tuning that can take part: a method as the recipe has it, or a usual shape of one.
struct RaceChoice {
  std::string key;     ///< "full", "head", "last_1", "lora"
  std::string method;  ///< key of methodInfos()
  std::string label;   ///< short, said
  std::string hint;    ///< what it does in a sentence, said
  double rate_factor;  ///< its usual learning rate, as a multiple of full tuning's
  bool usual;          ///< taken where nobody chooses
};
/// In the order in which they run: each method, with "head" (nothing but the head) and "last_1" (and the last layer) after full
/// tuning, and "dora" after LoRA.
std::vector<RaceChoice> raceChoices();

struct Race {
  static constexpr int kSchema = 1;
  static constexpr std::size_t kMost = 32;  ///< entries

  fs::path folder;
  std::string name;
  Recipe recipe;
  std::vector<LessonExperiment> entries;  ///< the recipe with some settings changed; the name is that of the folder of its run

  const LessonExperiment* find(const std::string& entry) const;
};

/// `methods`: keys of raceChoices(), each with settings if wished: "lora", "lora:lora_r=16:lora_alpha=32". With `same_rate` all take the
/// recipe's learning rate; without, each its usual one: the recipe's, in the proportion of the two methods. What was forgotten is
/// measured. Reads the config of the model, whose layers are counted for "head". Throws ProblemError with all that is wrong.
Race planRace(const Recipe& recipe, const std::vector<std::string>& methods, bool same_rate);

/// Makes the folder and writes race.json. Throws ProblemError if the folder is not empty or cannot be written.
Race createRace(const fs::path& folder, const Race& plan);
/// Throws ProblemError if there is no race, or with all that is wrong in race.json.
Race openRace(const fs::path& folder);
bool holdsRace(const fs::path& folder);
/// Folders of races in any of the folders, the newest first.
std::vector<fs::path> listRaces(const std::set<fs::path>& roots);

Recipe entryRecipe(const Race& race, const LessonExperiment& entry);
fs::path entryFolder(const Race& race, const LessonExperiment& entry);

/// Hands out the runs of a race, each once: first those that were begun, in their order, then the others. What is done, what another
/// process works on, and what does not fit the model (RaceState::Refused) is left out.
class RaceRunner {
 public:
  explicit RaceRunner(Race race) : race_(std::move(race)) {}
  const Race& race() const { return race_; }
  /// Opens or makes the folder of the next run; nothing if there is none left. Throws ProblemError.
  std::optional<RunDir> next();
  /// That of the run handed out last.
  const LessonExperiment* current() const { return current_; }

 private:
  Race race_;
  std::set<std::string> tried_;
  const LessonExperiment* current_ = nullptr;
};

}  // namespace etude
