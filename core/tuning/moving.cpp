#include "core/tuning/moving.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/nn/prefix.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace etude {

namespace {

/// As PEFT compares: the whole name, or its end after a dot.
bool namedBy(const std::string& name, const std::string& end) {
  return name == end || (name.size() > end.size() && name.ends_with(end) && name[name.size() - end.size() - 1] == '.');
}

}  // namespace

int depthOf(int part, int layers) { return part == kHead ? 0 : layers - part; }

double layerDecayRate(const TrainSettings& settings, int part, int layers) {
  return std::pow(settings.layer_decay, std::max(0, depthOf(part, layers) - 1));
}

void trainAttachedAndHead(Model& model) {
  for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(parameter.attached || parameter.part == kHead);
}

std::vector<ProjectionPlace> chosenProjections(Model& model, const TrainSettings& settings, const std::vector<Role>& usual) {
  std::vector<ProjectionPlace> chosen;
  std::set<std::string> unused(settings.target_modules.begin(), settings.target_modules.end()), known;
  const bool all = unused.erase("all-linear") > 0;
  const ParameterList parameters = model.parameters();
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.part == kHead || place.part == kEmbeddings) continue;
    known.insert(place.name.substr(place.name.rfind('.') + 1));
    bool wanted = all || (settings.target_modules.empty() && std::find(usual.begin(), usual.end(), place.role) != usual.end());
    for (const std::string& end : settings.target_modules) {
      if (!namedBy(place.name, end)) continue;
      wanted = true;
      unused.erase(end);
    }
    if (wanted) chosen.push_back(place);
  }
  if (!unused.empty()) {
    std::string list;
    for (const std::string& name : known) list += (list.empty() ? "" : ", ") + name;
    throw ProblemError(say("No linear layer of the model has a name that ends in “%1”", *unused.begin()),
                       say("The names end in: %1. Or give all-linear.", list), "tuning.target_modules");
  }
  return chosen;
}

std::uint64_t placeKey(const TrainSettings& settings, const std::string& name) {
  std::uint64_t key = 0xcbf29ce484222325ull;  // FNV-1a
  for (const char c : name) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return mixKeys(static_cast<std::uint64_t>(settings.seed), key);
}

void packBody(Model& model, const std::function<std::shared_ptr<const PackedWeight>(const at::Tensor& weight, const std::string& name)>& pack) {
  const ParameterList parameters = model.parameters();
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.part == kHead || place.part == kEmbeddings || place.projection->packed()) continue;
    place.projection->pack(pack(place.projection->stored(), place.name));
  }
}

bool mergeAttached(Model& model) {
  bool all = true;
  const ParameterList parameters = model.parameters();
  for (const ProjectionPlace& place : parameters.projections()) all &= place.projection->merge();
  for (const PrefixPlace& place : parameters.prefixes()) all &= !place.prefix->attached();
  return all;
}

int restingLayers(const ParameterList& parameters, int layers) {
  int lowest = layers;
  for (const Parameter& parameter : parameters) {
    if (parameter.tensor->requires_grad()) lowest = std::min(lowest, std::max(0, parameter.part));
  }
  return lowest;
}

}  // namespace etude
