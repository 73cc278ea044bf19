// What each tuning method takes of a recipe's model: the model is built without memory (meta tensors), the method applied,
// and what it left to train is counted.
#include "core/nn/attention.h"
#include "core/nn/device.h"
#include "core/nn/prefix.h"
#include "core/run/machine.h"
#include "core/run/tuned_model.h"
#include "core/tuning/method.h"

#include <algorithm>
#include <set>

namespace etude {

namespace {

/// A number of config.json under the first of its names; families call the same thing differently.
std::int64_t shapeNumber(const Json& config, std::initializer_list<const char*> names, std::int64_t otherwise) {
  for (const char* name : names) {
    if (const auto found = config.find(name); found != config.end() && found->is_number_integer()) return found->get<std::int64_t>();
  }
  return otherwise;
}

TransformerShape shapeOf(const Json& config) {
  TransformerShape shape;
  shape.hidden = shapeNumber(config, {"hidden_size", "n_embd", "d_model", "dim"}, 0);
  shape.heads = shapeNumber(config, {"num_attention_heads", "n_head", "num_heads", "n_heads"}, 1);
  shape.intermediate = shapeNumber(config, {"intermediate_size", "n_inner", "d_ff", "hidden_dim"}, 4 * shape.hidden);
  return shape;
}

/// Layers that the backward pass goes through: those from the lowest one that holds something to train.
std::int64_t trainedLayers(const ParameterList& parameters, std::int64_t layers) {
  std::int64_t lowest = layers;
  for (const Parameter& parameter : parameters) {
    if (parameter.tensor->requires_grad()) lowest = std::min<std::int64_t>(lowest, std::max(parameter.part, 0));
  }
  return layers - lowest;
}

bool hasDropout(const Json& config, const TrainSettings& settings) {
  if (settings.dropout >= 0) return settings.dropout > 0;
  for (const char* name : {"attention_probs_dropout_prob", "attention_dropout", "attn_pdrop", "dropout_rate"}) {
    if (const auto found = config.find(name); found != config.end() && found->is_number()) return found->get<double>() > 0;
  }
  return true;
}

/// For each layer how many numbers of a token the backward pass needs to move weights. Query, key and value read the same input, and so
/// do the two ways into a gated feed-forward.
std::vector<std::int64_t> keptForWeights(const ParameterList& parameters, std::int64_t layers, bool bf16) {
  std::vector<std::int64_t> kept(static_cast<std::size_t>(layers));
  std::vector<std::set<std::string>> inputs(kept.size());
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.part < 0 || place.part >= layers) continue;
    const Projection& layer = *place.projection;
    const auto i = static_cast<std::size_t>(place.part);
    const bool learns = layer.stored().defined() && layer.stored().requires_grad();
    const auto& attachment = layer.attachment();
    if (attachment) kept[i] += attachment->keptNumbers(layer);
    if (!learns && !(attachment && attachment->keepsInput())) continue;
    const bool of_attention = place.role == Role::Query || place.role == Role::Key || place.role == Role::Value || place.role == Role::QueryKeyValue;
    // In bf16 each projection keeps a rounded copy of its own.
    const std::string input = bf16 ? place.name : place.role == Role::Up || place.role == Role::Gate ? "up" : of_attention ? "attention" : place.name;
    if (inputs[i].insert(input).second) kept[i] += layer.in();
  }
  for (const PrefixPlace& place : parameters.prefixes()) {
    if (place.prefix->attached() && place.part >= 0 && place.part < layers) kept[static_cast<std::size_t>(place.part)] += place.prefix->keptNumbers();
  }
  return kept;
}

/// Rounded copies of the weights of linear layers, which bf16 makes for each step.
std::int64_t roundedWeights(const ParameterList& parameters) {
  std::int64_t bytes = 0;
  for (const Parameter& parameter : parameters) {
    if (parameter.kind == ParameterKind::Weight || parameter.kind == ParameterKind::Bias) bytes += 2 * parameter.tensor->numel();
  }
  return bytes;
}

}  // namespace

std::vector<MethodMemory> planMethodMemory(const Recipe& recipe, std::int64_t labels, std::int64_t tokens) {
  const bool bf16 = resolveBf16(recipe.environment.precision, resolveDevice(recipe.environment.device));
  const Json config = plannedConfig(recipe, labels);
  TransformerShape shape = shapeOf(config);
  const bool own_scores = config.value("model_type", "").starts_with("deberta");  // made of more than queries and keys
  shape.keeps_scores = own_scores || keepsScores(resolveDevice(recipe.environment.device), tokens, tokens);
  std::vector<MethodMemory> plans;
  for (const Method& one : methods()) {
    MethodMemory plan;
    plan.method = one.key;
    plan.label = one.info().label;
    plan.batch = recipe.tuning.per_device_train_batch_size;
    plan.tokens = tokens;
    const auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat).device(at::kMeta));
    TrainSettings settings = recipe.tuning;
    settings.method = one.key;
    try {
      one.apply(*model, settings);
    } catch (const ProblemError& error) {
      plan.problems = error.problems();
      plans.push_back(std::move(plan));
      continue;
    }
    const ParameterList parameters = model->parameters();
    plan.weights = parameters.bytes();
    for (const Parameter& parameter : parameters) {
      if (parameter.tensor->requires_grad()) plan.gradients += static_cast<std::int64_t>(parameter.tensor->nbytes());
    }
    if (bf16) plan.weights += roundedWeights(parameters);
    plan.trainable_parameters = parameters.count(true);
    plan.total_parameters = parameters.count();
    plan.optimizer = 2 * 4 * plan.trainable_parameters;
    shape.layers = model->layerCount();  // of encoder and decoder
    shape.kept_for_weights = keptForWeights(parameters, shape.layers, bf16);
    const std::int64_t trained = trainedLayers(parameters, shape.layers);
    plan.activations = plan.batch * activationBytes(shape, trained, tokens, bf16, recipe.tuning.gradient_checkpointing,
                                                    hasDropout(config, recipe.tuning));
    plan.validation = recipe.tuning.per_device_eval_batch_size * validationBytes(shape, tokens, bf16);
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace etude
