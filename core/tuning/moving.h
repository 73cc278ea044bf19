// What the methods have in common: which parameters move, where something is attached, and how it becomes a plain model again.
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

#include <functional>
#include <string>
#include <vector>

namespace etude {

inline bool isNorm(ParameterKind kind) { return kind == ParameterKind::NormWeight || kind == ParameterKind::NormBias; }

/// How far a part lies below the head: the top layer 1, the embeddings layers + 1; the head itself 0.
int depthOf(int part, int layers);
/// layer_decay ^ depth, with the head and the top layer at the full rate (as BEiT and ELECTRA are tuned).
double layerDecayRate(const TrainSettings& settings, int part, int layers);

/// Only what is attached, and the head, moves.
void trainAttachedAndHead(Model& model);

/// The linear layers below the head whose role is one of `usual`, or those that the settings name: "all-linear", or ends of their
/// names as PEFT has it. Throws ProblemError for an end that no layer has.
std::vector<ProjectionPlace> chosenProjections(Model& model, const TrainSettings& settings, const std::vector<Role>& usual);

/// The key of random numbers for what is attached at a place.
std::uint64_t placeKey(const TrainSettings& settings, const std::string& name);

/// Packs the linear layers below the head that are not packed yet.
void packBody(Model& model, const std::function<std::shared_ptr<const PackedWeight>(const at::Tensor& weight, const std::string& name)>& pack);

/// Folds all that is attached into plain weights, and unpacks packed ones. False if something cannot be folded: then that stays.
bool mergeAttached(Model& model);

/// Number of the lowest layers of which nothing moves, nor of the embeddings: they can run without a graph.
int restingLayers(const ParameterList& parameters, int layers);

}  // namespace etude
