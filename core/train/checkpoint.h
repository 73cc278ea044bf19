// A checkpoint is everything a run needs to go on as if nothing had happened: the model (a Hugging Face folder of its own; where a
// method adds something beside weights that stay, what it added), the optimizer's state, and the trainer's. Random numbers and data order are functions of seed and step, so they need no
// saving. Written beside, synced, renamed.
#pragma once

#include "core/models/model.h"
#include "core/text/tokenizer.h"
#include "core/train/event.h"
#include "core/train/optimizer.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace etude {

/// The trainer's own state between two steps.
struct TrainerState {
  std::int64_t step = 0;
  std::int64_t micro_batch = 0;      ///< rows put through the model at once
  double seconds = 0;                ///< training time so far
  std::int64_t tokens = 0;           ///< learned from so far
  double loss_sum = 0;               ///< of the steps since the last validation
  std::int64_t loss_steps = 0;
  std::vector<EvalSample> evals;
  std::int64_t best_step = -1;
  double best_metric = 0;
  std::int64_t evals_without_improvement = 0;
  bool overfitting_told = false;
  std::int64_t peak_memory_bytes = 0;
  std::string data_fingerprint;      ///< of the tokenised rows
  std::optional<LearningRateChanged> rate_change;  ///< the newest one of the user's
  std::optional<bool> keeps_resting;               ///< whether what resting layers give is kept (resting_cache.h); none: they move
  std::vector<std::string> live_sentences;         ///< predicted while training
};

Json toJson(const TrainerState& state);
TrainerState trainerStateFromJson(const Json& json);

std::filesystem::path checkpointPath(const std::filesystem::path& checkpoints, std::int64_t step);

/// `only_moving`: of the weights only what moves; the others are those of the model that the run began with.
void saveCheckpoint(const std::filesystem::path& folder, Model& model, bool only_moving, const Tokenizer& tokenizer, const AdamW& optimizer,
                    const TrainerState& state);
TrainerState readTrainerState(const std::filesystem::path& folder);

/// Removes old checkpoints: all but the newest `limit` (0: all stay) and the best one.
void pruneCheckpoints(const std::filesystem::path& checkpoints, std::int64_t limit, std::int64_t best_step);

}  // namespace etude
