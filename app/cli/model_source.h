// What --model and its like accept: a run (then its result), a Hugging Face folder, or builtin:NAME.
#pragma once

#include "core/run/run_dir.h"
#include "core/serve/predictor.h"

#include <memory>
#include <optional>
#include <string>

namespace etude::cli {

struct ModelSource {
  fs::path folder;
  std::optional<RunDir> run;    ///< if the model is the result of one
  std::int64_t max_length = 0;  ///< tokens that it reads: of the run's recipe, else of the folder's own files
};

/// Throws ProblemError: nothing there, or a run without a result.
ModelSource findModel(const std::string& text);

/// The folder alone, not looked into. Throws ProblemError: nothing there.
fs::path findModelFolder(const std::string& text);

/// Opens the engine and loads the model. Throws EngineMissing, ProblemError.
std::shared_ptr<Predictor> openPredictor(const ModelSource& source, const std::string& device);

}  // namespace etude::cli
