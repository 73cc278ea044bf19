#include "core/run/run_dir.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/run/event_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace etude {

namespace {

constexpr const char* kRecipeFile = "recipe.json";
constexpr std::size_t kLongestName = 60;

fs::path clean(const fs::path& path) {
  const fs::path absolute = fs::absolute(path).lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

/// A file name that is safe everywhere and still readable; letters of all scripts stay.
std::string fileNameFor(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool inside = !out.empty() && out.back() != '-' && out.back() != '.';
    if (byte >= 0x80 || std::isalnum(byte) || c == '_' || (c == '.' && inside)) {
      out += byte < 0x80 ? static_cast<char>(std::tolower(byte)) : c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  if (out.size() > kLongestName) {
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;  // not in the middle of a character
    out.resize(end);
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out.empty() ? "run" : out;
}

/// Step of a folder "step-NNNNNN", -1 for other names.
std::int64_t checkpointStep(const std::string& name) {
  constexpr std::string_view prefix = "step-";
  if (!name.starts_with(prefix)) return -1;
  std::int64_t step = -1;
  const char* const end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + prefix.size(), end, step);
  return error == std::errc() && stop == end ? step : -1;
}

}  // namespace

RunDir RunDir::create(const fs::path& path, const Recipe& recipe) {
  const fs::path place = clean(path);
  std::error_code error;
  if (fs::exists(place / kRecipeFile, error)) {
    throw ProblemError(say("There is a run in this folder already"), say("Resume it, or choose a new folder."), place.string());
  }
  if (fs::exists(place, error) && !(fs::is_directory(place, error) && fs::is_empty(place, error))) {
    throw ProblemError(say("This place is not empty, and what is there is no run"), say("Choose a new or an empty folder."),
                       place.string());
  }
  makeDirectories(place);
  Recipe anchored = recipe;
  anchorPaths(anchored, fs::current_path());
  saveRecipe(anchored, place / kRecipeFile);
  return RunDir(place, std::move(anchored));
}

RunDir RunDir::open(const fs::path& path) {
  const fs::path place = clean(path);
  std::error_code error;
  if (!fs::exists(place / kRecipeFile, error)) {
    throw ProblemError(say("There is no run in this folder: it has no recipe.json"), say("Choose the folder of a run."),
                       place.string());
  }
  return RunDir(place, loadRecipe(place / kRecipeFile));
}

fs::path RunDir::freshPath(const fs::path& root, const std::string& name) {
  const std::string base = utcNow().substr(0, 10) + "-" + fileNameFor(name);
  std::error_code error;
  fs::path path = root / base;
  for (int i = 2; fs::exists(path, error); ++i) path = root / (base + "-" + std::to_string(i));
  return path;
}

void RunDir::replay(const std::function<void(const Event&)>& take) const {
  std::size_t unreadable = 0, first = 0;
  forEachLine(events(), [&](std::string_view line, std::size_t number) {
    bool broken = false;
    if (const auto event = eventFromLine(line, broken)) take(*event);
    if (broken && unreadable++ == 0) first = number;
  });
  if (unreadable == 0) return;
  take(Notice{{Severity::Warning,
               sayCount(unreadable, "1 line of this run's history cannot be read and is left out",
                        "%1 lines of this run's history cannot be read and are left out"),
               say("The file is damaged from line %1 on: the curves may have gaps.", first), events().string()}});
}

bool RunDir::locked() const {
  const int fd = ::open(lock().c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool taken = ::flock(fd, LOCK_SH | LOCK_NB) != 0;
  ::close(fd);
  return taken;
}

std::optional<fs::path> RunDir::latestCheckpoint() const {
  std::optional<fs::path> latest;
  std::int64_t latest_step = -1;
  std::error_code error;
  for (fs::directory_iterator it(checkpoints(), error), end; !error && it != end; it.increment(error)) {
    const std::int64_t step = checkpointStep(it->path().filename().string());
    std::error_code ignored;
    if (step > latest_step && it->is_directory(ignored) && !fs::is_empty(it->path(), ignored)) {
      latest_step = step;
      latest = it->path();
    }
  }
  return latest;
}

}  // namespace etude
