#include "core/tuning/parts.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>

namespace etude {

namespace {

std::vector<bool> namedParts(const std::vector<std::string>& wanted, int layers) {
  const std::vector<std::string> names = partNames(layers);
  std::vector<bool> moving(names.size());
  Problems problems;
  for (const std::string& name : wanted) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) {
      moving[static_cast<std::size_t>(found - names.begin())] = true;
    } else {
      problems.push_back({Severity::Error, say("The model has no part “%1” that could be trained", name),
                          say("Its parts are embeddings and layer.0 to layer.%1; the head is always trained.", layers - 1),
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

bool embeddingsMove(const TrainSettings& settings) {
  if (settings.method != "partial") return true;
  const std::vector<std::string>& named = settings.trainable_parts;
  return named.empty() ? !settings.freeze_embeddings : std::find(named.begin(), named.end(), "embeddings") != named.end();
}

std::vector<bool> movingParts(const TrainSettings& settings, int layers) {
  if (settings.method != "partial") return std::vector<bool>(static_cast<std::size_t>(layers) + 1, true);
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
  settings.trainable_parts.clear();
  if (std::all_of(moving.begin(), moving.end(), [](bool one) { return one; })) {
    settings.method = "full";
    return;
  }
  settings.method = "partial";
  const auto first = std::find(moving.begin() + 1, moving.end(), true);
  if (std::all_of(first, moving.end(), [](bool one) { return one; })) {
    settings.freeze_embeddings = !moving.front();
    settings.freeze_layers = first - moving.begin() - 1;
    return;
  }
  const std::vector<std::string> names = partNames(static_cast<int>(moving.size()) - 1);
  for (std::size_t i = 0; i < moving.size(); ++i) {
    if (moving[i]) settings.trainable_parts.push_back(names[i]);
  }
}

}  // namespace etude
