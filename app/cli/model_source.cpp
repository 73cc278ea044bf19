#include "app/cli/model_source.h"

#include "app/cli/watch_run.h"
#include "core/base/paths.h"
#include "core/hub/adapter_folder.h"
#include "core/hub/model_folder.h"
#include "core/run/engine_loader.h"
#include "core/text/tokenizer.h"

#include <algorithm>

namespace etude::cli {

namespace {

constexpr std::int64_t kUsualPositions = 512;

std::int64_t ownLength(const fs::path& folder) {
  const std::int64_t positions = summariseModel(modelFolder(folder)).max_positions;
  const std::int64_t most = positions > 0 ? positions : kUsualPositions;
  const auto told = static_cast<std::int64_t>(std::min<std::size_t>(loadTokenizer(tokenizerFolder(folder))->maxLength(), 1 << 20));
  return told > 0 ? std::min(told, most) : most;
}

}  // namespace

fs::path findModelFolder(const std::string& text) {
  const fs::path path = resolvePath(text, "models");
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return path;
  throw ProblemError("There is no folder of a model or a run here", "Check the path, or name a built-in model as builtin:NAME.",
                     path.string());
}

ModelSource findModel(const std::string& text) {
  const fs::path path = findModelFolder(text);
  std::error_code ignored;
  const bool is_run = fs::exists(path / "recipe.json", ignored) && !fs::exists(path / "config.json", ignored);
  if (!is_run) return {path, std::nullopt, ownLength(path)};
  RunDir run = RunDir::open(path);
  if (!fs::exists(run.model() / "config.json", ignored)) {
    throw ProblemError("This run has no result yet",
                       "Let it finish, or resume it: etude-cli resume '" + run.path().string() + "'", run.path().string());
  }
  const std::int64_t length = run.recipe().model.max_length;
  const fs::path folder = run.model();
  return {folder, std::move(run), length};
}

std::shared_ptr<Predictor> openPredictor(const ModelSource& source, const std::string& device) {
  requireEngine();
  return engine().loadPredictor(source.folder, device, source.max_length);
}

}  // namespace etude::cli
