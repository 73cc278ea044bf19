#include "core/models/model.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/models/bert.h"

#include <set>

namespace etude {

namespace {

std::string shapeText(at::IntArrayRef shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

std::string replaced(std::string name, const std::string& from, const std::string& to) {
  if (name.ends_with(from)) name.replace(name.size() - from.size(), from.size(), to);
  return name;
}

/// The names under which files may hold a parameter, the usual one first.
std::vector<std::string> possibleNames(const std::string& name) {
  std::vector<std::string> names = {name};
  names.push_back(replaced(replaced(name, "LayerNorm.weight", "LayerNorm.gamma"), "LayerNorm.bias", "LayerNorm.beta"));
  const std::size_t dot = name.find('.');
  for (std::size_t i = 0, n = names.size(); i < n && dot != std::string::npos; ++i) names.push_back(names[i].substr(dot + 1));
  return names;
}

ModelWeights::Found findTensor(const ModelWeights& weights, const std::string& name, std::set<std::string>& used) {
  for (const std::string& candidate : possibleNames(name)) {
    if (const ModelWeights::Found found = weights.find(candidate)) {
      used.insert(candidate);
      return found;
    }
  }
  return {};
}

}  // namespace

const std::vector<Family>& families() {
  static const std::vector<Family> list = {bertFamily()};
  return list;
}

const Family& family(const Json& config) {
  const std::string type = config.is_object() ? config.value("model_type", "") : "";
  std::string known;
  for (const Family& candidate : families()) {
    if (type == candidate.key) return candidate;
    known += (known.empty() ? "" : ", ") + std::string(candidate.key);
  }
  throw ProblemError(type.empty() ? "config.json does not say what kind of model this is (model_type)"
                                  : say("Models of the family “%1” cannot be tuned with this version", type),
                     say("Choose a model of one of these families: %1.", known), "config.json: model_type");
}

Json readConfig(const std::filesystem::path& folder) {
  const fs::path path = folder / "config.json";
  if (!fs::exists(path)) {
    throw ProblemError(say("The folder has no config.json, so it holds no model that can be read"),
                       say("Choose the folder that holds config.json and model.safetensors."), folder.string());
  }
  return parseJson(readFile(path, 16 << 20), path.string());
}

Json classifierConfig(Json config, const std::vector<std::string>& labels, double dropout) {
  Json id2label = Json::object(), label2id = Json::object();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    id2label[std::to_string(i)] = labels[i];
    label2id[labels[i]] = i;
  }
  config["id2label"] = id2label;
  config["label2id"] = label2id;
  config["problem_type"] = "single_label_classification";
  if (dropout >= 0) {
    for (const char* key : {"hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout"}) config[key] = dropout;
  }
  return config;
}

std::vector<std::string> labelsOf(const Json& config) {
  const Json table = config.value("id2label", Json::object());
  std::vector<std::string> labels(table.is_object() ? table.size() : 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto found = table.find(std::to_string(i));
    if (found == table.end() || !found->is_string()) {
      throw ProblemError(say("The labels of the model are not numbered from 0"), say("Mend id2label in its config.json."),
                         "config.json: id2label");
    }
    labels[i] = found->get<std::string>();
  }
  if (labels.empty()) {
    const std::int64_t count = config.value("num_labels", std::int64_t{2});
    if (count < 1 || count > 100000)
      throw ProblemError(say("num_labels must be from 1 to 100000"), say("Mend config.json."), "config.json: num_labels");
    for (std::int64_t i = 0; i < count; ++i) labels.push_back("LABEL_" + std::to_string(i));
  }
  return labels;
}

void Model::initialiseWeights(std::uint64_t key) {
  const double range = config_.value("initializer_range", 0.02);
  for (const Parameter& parameter : parameters()) initialise(parameter, range, key);
}

LoadReport loadWeights(Model& model, const std::filesystem::path& folder, bool head_may_differ) {
  const ModelWeights weights(folder);
  LoadReport report;
  Problems problems;
  std::set<std::string> used;
  for (const Parameter& parameter : model.parameters()) {
    const ModelWeights::Found found = findTensor(weights, parameter.name, used);
    const bool may_differ = head_may_differ && parameter.part == kHead;
    if (!found) {
      report.fresh.push_back(parameter.name);
      if (!may_differ) {
        problems.push_back({Severity::Error, say("The tensor %1 is missing", parameter.name),
                            say("The weights do not belong to this config.json, or are incomplete: get the model again."),
                            folder.string()});
      }
      continue;
    }
    if (found.tensor->shape != parameter.tensor->sizes().vec()) {
      report.fresh.push_back(parameter.name);
      if (!may_differ) {
        problems.push_back({Severity::Error,
                            say("The tensor %1 has the shape %2, but config.json asks for %3", parameter.name,
                                shapeText(found.tensor->shape), shapeText(parameter.tensor->sizes())),
                            say("The weights do not belong to this config.json: get both from the same place."),
                            folder.string()});
      }
      continue;
    }
    copyInto(*parameter.tensor, found);
  }
  throwIfErrors(problems);
  for (const std::string& name : weights.names()) {
    if (!used.contains(name)) report.unused.push_back(name);
  }
  return report;
}

void saveModel(Model& model, const std::filesystem::path& folder) {
  NamedTensors tensors;
  for (const Parameter& parameter : model.parameters()) tensors.emplace_back(parameter.name, *parameter.tensor);
  writeFileAtomically(folder / "config.json", dumpJson(model.config(), 2) + "\n");
  writeTensors(folder / "model.safetensors", tensors);
}

}  // namespace etude
