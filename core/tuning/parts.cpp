#include "core/tuning/parts.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kNorms = "norms";

bool movesAll(const TrainSettings& settings) { return settings.method == "full" || settings.method == "gradual"; }

std::vector<bool> namedParts(const std::vector<std::string>& wanted, int layers) {
  const std::vector<std::string> names = partNames(layers);
  std::vector<bool> moving(names.size());
  Problems problems;
  for (const std::string& name : wanted) {
    if (name == kNorms) continue;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) {
      moving[static_cast<std::size_t>(found - names.begin())] = true;
    } else {
      problems.push_back({Severity::Error, say("The model has no part “%1” that could be trained", name),
                          say("Its parts are embeddings, layer.0 to layer.%1, and norms; the head is always trained unless freeze_head is set.", layers - 1),
                          "tuning.trainable_parts"});
    }
  }
  throwIfErrors(problems);
  return moving;
}

}  // namespace

std::vector<std::string> partNames(int layers) {
  std::vector<std::string> names = {"embeddings"};
  for (int layer = 0; layer < layers; ++layer) names.push_back("layer." + std::to_string(layer));
  return names;
}

bool normsMove(const TrainSettings& settings) {
  const std::vector<std::string>& named = settings.trainable_parts;
  return settings.method == "partial" && std::find(named.begin(), named.end(), kNorms) != named.end();
}

bool embeddingsMove(const TrainSettings& settings) {
  if (settings.method != "partial") return movesAll(settings);
  if (settings.last_layers > 0) return false;
  const std::vector<std::string>& named = settings.trainable_parts;
  return named.empty() ? !settings.freeze_embeddings : std::find(named.begin(), named.end(), "embeddings") != named.end();
}

std::vector<bool> movingParts(const TrainSettings& settings, int layers) {
  if (settings.method != "partial") return std::vector<bool>(static_cast<std::size_t>(layers) + 1, movesAll(settings));
  if (settings.last_layers > layers) {
    throw ProblemError(say("The recipe trains the last %1 layers, but the model has %2", settings.last_layers, layers),
                       say("Train at most %1.", layers), "tuning.last_layers");
  }
  if (settings.last_layers > 0) {
    std::vector<bool> moving(static_cast<std::size_t>(layers) + 1);
    std::fill(moving.end() - settings.last_layers, moving.end(), true);
    return moving;
  }
  if (!settings.trainable_parts.empty()) return namedParts(settings.trainable_parts, layers);
  if (settings.freeze_layers > layers) {
    throw ProblemError(say("The recipe freezes %1 layers, but the model has %2", settings.freeze_layers, layers),
                       say("Freeze at most %1.", layers), "tuning.freeze_layers");
  }
  std::vector<bool> moving = {embeddingsMove(settings)};
  for (int layer = 0; layer < layers; ++layer) moving.push_back(layer >= settings.freeze_layers);
  return moving;
}

void setMovingParts(TrainSettings& settings, const std::vector<bool>& moving) {
  const bool norms = normsMove(settings);
  settings.trainable_parts.clear();
  settings.last_layers = 0;
  if (std::all_of(moving.begin(), moving.end(), [](bool one) { return one; })) {
    settings.method = "full";
    return;
  }
  settings.method = "partial";
  const auto first = std::find(moving.begin() + 1, moving.end(), true);
  if (!norms && std::all_of(first, moving.end(), [](bool one) { return one; })) {
    settings.freeze_embeddings = !moving.front();
    settings.freeze_layers = first - moving.begin() - 1;
    return;
  }
  const std::vector<std::string> names = partNames(static_cast<int>(moving.size()) - 1);
  for (std::size_t i = 0; i < moving.size(); ++i) {
    if (moving[i]) settings.trainable_parts.push_back(names[i]);
  }
  if (norms) settings.trainable_parts.push_back(kNorms);
}

}  // namespace etude
