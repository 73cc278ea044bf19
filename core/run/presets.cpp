#include "core/run/presets.h"

#include "core/base/say.h"

#include <algorithm>

namespace etude {

namespace {

/// The group: how much is learned from, how long, how freely.
struct PresetGroup {
  std::int64_t train_rows = 0;
  double epochs = 3;
  std::int64_t max_steps = 0;
  const char* schedule = "linear";
  double warmup = 0.06, weight_decay = 0.01, dropout = -1, label_smoothing = 0;
  const char* validate = "epoch";
  std::int64_t validate_steps = 50, patience = 0;
};

std::vector<std::pair<std::string, Json>> presetValues(const PresetGroup& g) {
  return {{"data.train_rows", g.train_rows},
          {"tuning.num_train_epochs", g.epochs},
          {"tuning.max_steps", g.max_steps},
          {"tuning.lr_scheduler_type", g.schedule},
          {"tuning.warmup_ratio", g.warmup},
          {"tuning.warmup_steps", 0},
          {"tuning.weight_decay", g.weight_decay},
          {"tuning.dropout", g.dropout},
          {"tuning.label_smoothing_factor", g.label_smoothing},
          {"tuning.eval_strategy", g.validate},
          {"tuning.eval_steps", g.validate_steps},
          {"tuning.early_stopping_patience", g.patience}};
}

PresetGroup quickGroup() {
  PresetGroup group;
  group.train_rows = 400;
  group.epochs = 1;
  return group;
}

PresetGroup thoroughGroup() {
  PresetGroup group;
  group.epochs = 8;
  group.schedule = "cosine";
  group.warmup = 0.1;
  group.weight_decay = 0.05;
  group.patience = 3;
  return group;
}

PresetGroup overfitGroup() {
  PresetGroup group;
  group.train_rows = 60;
  group.epochs = 60;
  group.schedule = "constant";
  group.weight_decay = 0;
  group.dropout = 0;
  return group;
}

}  // namespace

void Preset::apply(Recipe& recipe) const {
  for (const auto& [setting, value] : values) recipeSetting(setting).set(recipe, value);
}

bool Preset::matches(const Recipe& recipe) const {
  return std::all_of(values.begin(), values.end(), [&](const auto& item) { return recipeSetting(item.first).get(recipe) == item.second; });
}

const std::vector<Preset>& presets() {
  static const std::vector<Preset> list = {
      {"quick", sayLater("Quick look"),
       sayLater("Learns from 400 texts, once: over in a minute, to see whether everything fits together. The result is not for use."),
       presetValues(quickGroup())},
      {"balanced", sayLater("Balanced"),
       sayLater("Learns from all texts, three times over, with the usual caution: a good first real run."), presetValues(PresetGroup())},
      {"thorough", sayLater("Thorough"),
       sayLater("Up to eight passes with a gentle start, a soft landing and more weight decay; stops early when three validations in a "
                "row bring nothing. Takes longest and usually answers best."),
       presetValues(thoroughGroup())},
      {"overfit", sayLater("Overfit on purpose"),
       sayLater("Only 60 texts, sixty times over, without dropout, weight decay or a falling rate: the model learns them by heart, and "
                "the two losses part. For seeing what overfitting looks like."),
       presetValues(overfitGroup())},
  };
  return list;
}

const Preset& preset(const std::string& key) {
  std::string known;
  for (const Preset& candidate : presets()) {
    if (key == candidate.key) return candidate;
    known += (known.empty() ? "" : ", ") + std::string(candidate.key);
  }
  throw ProblemError(say("There is no preset “%1”", key), say("Choose one of: %1.", known), "--preset");
}

const Preset* currentPreset(const Recipe& recipe) {
  const auto found = std::find_if(presets().begin(), presets().end(), [&](const Preset& p) { return p.matches(recipe); });
  return found == presets().end() ? nullptr : &*found;
}

}  // namespace etude
