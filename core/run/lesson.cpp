#include "core/run/lesson.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/base/say.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kLessonFile = "lesson.json";
constexpr std::uint64_t kLargestLesson = 4 << 20;

/// In the order in which they are best taken; a folder that is not named here comes after them.
constexpr const char* kLessonOrder[] = {"overfitting", "learning-rate", "transfer", "training-rows", "imbalance", "leakage", "full-or-lora"};

fs::path folderOfLesson(const fs::path& path) {
  const fs::path folder = path.filename() == kLessonFile ? path.parent_path() : path;
  const fs::path whole = fs::absolute(folder.empty() ? fs::path(".") : folder).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

/// Keys whose values are words for people.
bool isProse(const std::string& key) {
  constexpr const char* prose[] = {"title", "summary", "reason", "text", "answer", "choices"};
  return std::any_of(std::begin(prose), std::end(prose), [&](const char* known) { return key == known; });
}

/// Puts the words of another language in the place of the lesson's own. Lists go item by item; numbers, names and settings
/// cannot be changed.
void layOver(Json& base, const Json& words, const std::string& place, Problems& problems) {
  const auto report = [&](const std::string& what) {
    problems.push_back({Severity::Error, what, say("A translation holds the texts of lesson.json, in its order, and nothing else."), place});
  };
  if (base.is_array() && words.is_array()) {
    if (base.size() != words.size()) return report(say("The translation has %1 items here, the lesson %2", words.size(), base.size()));
    for (std::size_t i = 0; i < base.size(); ++i) layOver(base[i], words[i], place + "[" + std::to_string(i) + "]", problems);
    return;
  }
  if (!base.is_object() || !words.is_object()) return report(say("The translation does not follow the lesson here"));
  for (const auto& [key, value] : words.items()) {
    const std::string below = place + "." + key;
    if (!base.contains(key)) {
      problems.push_back({Severity::Error, say("The lesson has no “%1” to translate", key), say("Remove it."), below});
    } else if (!isProse(key)) {
      layOver(base[key], value, below, problems);
    } else if (key == "choices" && value.size() != base[key].size()) {
      problems.push_back({Severity::Error, say("The translation has other choices than the lesson"), say("Translate each choice, in the same order."), below});
    } else {
      base[key] = value;
    }
  }
}

/// Data files that are named must be there: better said now than by the first run.
void checkDataFiles(const Lesson& lesson, Problems& problems) {
  std::vector<std::string> missing;
  for (const LessonExperiment& experiment : lesson.experiments) {
    const DataSettings data = experimentRecipe(lesson, experiment).data;
    std::vector<std::string> files = {data.path, data.validation_path, data.test_path, data.extra_train_path};
    files.insert(files.end(), data.more_paths.begin(), data.more_paths.end());
    for (const std::string& path : files) {
      if (path.empty() || isThere(resolvePath(path, "data")) || std::find(missing.begin(), missing.end(), path) != missing.end()) continue;
      missing.push_back(path);
      problems.push_back({Severity::Error, say("The lesson's data “%1” is not there", path), say("Put the file beside the lesson, or correct its path in the recipe."), "data.path"});
    }
  }
}

/// `file` as a recipe in `folder` names it; nothing if it does not lie in there.
std::optional<std::string> nameWithin(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path inside = fs::weakly_canonical(file, error).lexically_relative(fs::weakly_canonical(folder, error));
  if (error || inside.empty() || inside == "." || *inside.begin() == "..") return std::nullopt;
  return inside.generic_string();
}

bool sameContents(const fs::path& one, const fs::path& other) {
  std::error_code error;
  if (!fs::is_regular_file(one, error) || !fs::is_regular_file(other, error) || fs::file_size(one, error) != fs::file_size(other, error)) return false;
  return MappedFile(one).bytes() == MappedFile(other).bytes();
}

/// Copies a data file (or folder) of the lesson into `folder`/data; returns its path as the recipe names it. What lies there
/// under its name already is taken if it is the same, and never written over.
std::string takeAlong(const fs::path& from, const fs::path& folder) {
  const std::string name = from.has_filename() ? from.filename().string() : from.parent_path().filename().string();
  std::string placed = "data/" + name;
  for (int i = 2; isThere(folder / placed); ++i) {
    if (sameContents(from, folder / placed)) return placed;
    placed = "data/" + std::to_string(i) + "-" + name;
  }
  makeDirectories(folder / "data");
  std::error_code error, ignored;
  fs::copy(from, folder / placed, fs::copy_options::recursive, error);
  if (!error) return placed;
  fs::remove_all(folder / placed, ignored);
  throwFileProblem(say("copy"), from, error.value());
}

/// lesson.json comes last: until then the lesson that is there is whole.
void writeLessonInto(const fs::path& folder, Lesson lesson, bool copy_data) {
  DataSettings& data = lesson.recipe.data;
  std::vector<std::string*> files = {&data.path, &data.validation_path, &data.test_path, &data.extra_train_path};
  for (std::string& more : data.more_paths) files.push_back(&more);
  for (std::string* file : files) {
    if (file->empty() || file->starts_with("builtin:")) continue;
    const fs::path from = resolvePath(*file, "data");
    if (const auto inside = nameWithin(from, folder)) *file = *inside;
    else if (copy_data) *file = takeAlong(from, folder);
  }
  writeFileAtomically(folder / kLessonFile, dumpJson(toJson(lesson), 2) + "\n");
}

}  // namespace

Recipe experimentRecipe(const Lesson& lesson, const LessonExperiment& experiment) {
  Recipe recipe = lesson.recipe;
  for (const auto& [key, value] : experiment.changes.items()) recipeSetting(key).set(recipe, value);
  if (!lesson.folder.empty()) anchorPaths(recipe, lesson.folder);
  recipe.name = lesson.experiments.size() > 1 ? lesson.title + ": " + experiment.title : lesson.title;
  return recipe;
}

const LessonExperiment* findExperiment(const Lesson& lesson, const std::string& name) {
  const auto found = std::find_if(lesson.experiments.begin(), lesson.experiments.end(), [&](const LessonExperiment& experiment) { return experiment.name == name; });
  return found == lesson.experiments.end() ? nullptr : &*found;
}

bool holdsLesson(const fs::path& path) { return path.filename() == kLessonFile ? isThere(path) : isThere(path / kLessonFile); }

Lesson loadLesson(const fs::path& path, const std::string& language) {
  const fs::path folder = folderOfLesson(path), file = folder / kLessonFile;
  if (!isThere(file)) throw ProblemError(say("There is no lesson in this folder: it has no lesson.json"), say("Choose the folder of a lesson."), folder.string());
  Json json = parseJson(readFile(file, kLargestLesson), file.string());
  Problems problems;
  // A name, not a path.
  const fs::path words = folder / fs::path("lesson." + language + ".json").filename();
  if (isThere(words)) layOver(json, parseJson(readFile(words, kLargestLesson), words.string()), words.filename().string(), problems);
  Lesson lesson = lessonFromJson(json, folder, problems);
  if (!hasErrors(problems)) checkDataFiles(lesson, problems);
  throwIfErrors(problems);
  return lesson;
}

Problems unfitTranslations(const fs::path& path) {
  const fs::path folder = folderOfLesson(path), file = folder / kLessonFile;
  Problems unfit;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (!name.starts_with("lesson.") || !name.ends_with(".json") || name == kLessonFile) continue;
    Problems found;
    try {
      Json json = parseJson(readFile(file, kLargestLesson), file.string());
      layOver(json, parseJson(readFile(it->path(), kLargestLesson), it->path().string()), name, found);
      if (!hasErrors(found)) lessonFromJson(json, folder, found);
    } catch (const ProblemError& broken) {
      found = broken.problems();
    }
    if (!hasErrors(found)) continue;
    const std::string remedy = say("Until its texts follow lesson.json again, or the file is removed, a window in that language refuses the lesson.");
    unfit.push_back({Severity::Warning, say("The translation %1 does not fit the lesson: %2", name, found.front().what), remedy, found.front().where});
  }
  return unfit;
}

std::vector<Lesson> builtinLessons(const std::string& language) {
  std::vector<Lesson> lessons;
  std::error_code error;
  for (fs::directory_iterator it(resourceDirectory() / "lessons", error), end; !error && it != end; it.increment(error)) {
    if (holdsLesson(it->path())) lessons.push_back(loadLesson(it->path(), language));
  }
  const auto place = [](const Lesson& lesson) { return std::find(std::begin(kLessonOrder), std::end(kLessonOrder), lesson.name()) - std::begin(kLessonOrder); };
  std::sort(lessons.begin(), lessons.end(), [&](const Lesson& a, const Lesson& b) { return std::pair(place(a), a.title) < std::pair(place(b), b.title); });
  return lessons;
}

void saveLesson(const Lesson& lesson, const fs::path& path, bool copy_data) {
  const fs::path folder = folderOfLesson(path);
  std::error_code error;
  if (isThere(folder) && !isThere(folder / kLessonFile) && !fs::is_empty(folder, error))
    throw ProblemError(say("This folder is not empty, and what is there is no lesson"), say("Choose a new or an empty folder."), folder.string());
  Problems problems;
  lessonFromJson(toJson(lesson), {}, problems);
  throwIfErrors(problems);
  if (isThere(folder)) writeLessonInto(folder, lesson, copy_data);
  else writeDirectoryAtomically(folder, [&](const fs::path& temporary) { writeLessonInto(temporary, lesson, copy_data); });
}

}  // namespace etude
