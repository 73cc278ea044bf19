#include "core/train/checkpoint.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/models/weights.h"

#include <algorithm>
#include <cstdio>

namespace etude {

Json toJson(const TrainerState& state) {
  Json evals = Json::array();
  for (const EvalSample& sample : state.evals) evals.push_back(toJson(Event(sample), ""));
  Json json = {{"step", state.step},
               {"micro_batch", state.micro_batch},
               {"seconds", state.seconds},
               {"tokens", state.tokens},
               {"loss_sum", state.loss_sum},
               {"loss_steps", state.loss_steps},
               {"evals", evals},
               {"best_step", state.best_step},
               {"best_metric", state.best_metric},
               {"evals_without_improvement", state.evals_without_improvement},
               {"overfitting_told", state.overfitting_told},
               {"peak_memory_bytes", state.peak_memory_bytes},
               {"data_fingerprint", state.data_fingerprint},
               {"live_sentences", state.live_sentences}};
  if (state.keeps_resting) json["keeps_resting"] = *state.keeps_resting;
  if (state.rate_change) json["rate_change"] = toJson(Event(*state.rate_change), "");
  return json;
}

TrainerState trainerStateFromJson(const Json& json) {
  TrainerState state;
  state.step = json.at("step");
  state.micro_batch = json.at("micro_batch");
  state.seconds = json.at("seconds");
  state.tokens = json.value("tokens", std::int64_t{0});
  state.loss_sum = json.at("loss_sum");
  state.loss_steps = json.at("loss_steps");
  for (const Json& sample : json.at("evals")) {
    if (const auto event = eventFromJson(sample); event && std::holds_alternative<EvalSample>(*event))
      state.evals.push_back(std::get<EvalSample>(*event));
  }
  state.best_step = json.at("best_step");
  state.best_metric = json.at("best_metric");
  state.evals_without_improvement = json.at("evals_without_improvement");
  state.overfitting_told = json.at("overfitting_told");
  state.peak_memory_bytes = json.at("peak_memory_bytes");
  state.data_fingerprint = json.at("data_fingerprint");
  if (json.contains("live_sentences")) state.live_sentences = json["live_sentences"];
  if (json.contains("keeps_resting")) state.keeps_resting = json["keeps_resting"].get<bool>();
  if (json.contains("rate_change")) {
    if (const auto event = eventFromJson(json["rate_change"]); event && std::holds_alternative<LearningRateChanged>(*event)) {
      state.rate_change = std::get<LearningRateChanged>(*event);
    }
  }
  return state;
}

std::filesystem::path checkpointPath(const std::filesystem::path& checkpoints, std::int64_t step) {
  char name[32];
  std::snprintf(name, sizeof name, "step-%06lld", static_cast<long long>(step));
  return checkpoints / name;
}

void saveCheckpoint(const std::filesystem::path& folder, Model& model, bool only_moving, const Tokenizer& tokenizer, const AdamW& optimizer,
                    const TrainerState& state) {
  writeDirectoryAtomically(folder, [&](const fs::path& temporary) {
    only_moving ? saveMoving(model, temporary) : saveModel(model, temporary);
    tokenizer.save(temporary);
    writeTensors(temporary / "optimizer.safetensors", optimizer.state());
    writeFileAtomically(temporary / "trainer.json", dumpJson(toJson(state), 1) + "\n");
  });
}

TrainerState readTrainerState(const std::filesystem::path& folder) {
  const fs::path path = folder / "trainer.json";
  const Json json = parseJson(readFile(path, 64 << 20), path.string());
  try {
    return trainerStateFromJson(json);
  } catch (const nlohmann::json::exception&) {
    throw ProblemError(say("The checkpoint's state is damaged or from another version"),
                       say("Remove this checkpoint to go on from an earlier one."), path.string());
  }
}

void pruneCheckpoints(const std::filesystem::path& checkpoints, std::int64_t limit, std::int64_t best_step) {
  if (limit <= 0) return;
  std::vector<fs::path> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(checkpoints, ignored)) {
    if (entry.path().filename().string().starts_with("step-")) found.push_back(entry.path());
  }
  const auto step = [](const fs::path& path) { return std::strtoll(path.filename().string().c_str() + 5, nullptr, 10); };
  std::sort(found.begin(), found.end(), [&](const fs::path& a, const fs::path& b) { return step(a) < step(b); });
  const fs::path best = checkpointPath(checkpoints, best_step);
  for (std::size_t i = 0; i + static_cast<std::size_t>(limit) < found.size(); ++i) {
    if (found[i].filename() != best.filename()) fs::remove_all(found[i], ignored);
  }
}

}  // namespace etude
