#include "core/tuning/peft_config.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/text/text_pattern.h"
#include "core/tuning/moving.h"
#include "core/tuning/peft_files.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <set>

namespace etude {

namespace {

constexpr const char* kFile = "adapter_config.json";

Json readJson(const fs::path& folder) {
  const fs::path path = folder / kFile;
  Json json = parseJson(readFile(path, 16 << 20), path.string());
  if (!json.is_object()) throw ProblemError(say("adapter_config.json is not an object"), say("Get the adapter again."), path.string());
  return json;
}

/// PEFT matches the keys of its patterns as regular expressions against the end of a layer's name.
bool matchesPattern(const std::string& pattern, const std::string& layer) {
  std::string error;
  const auto compiled = regexPattern("^(?:.*\\.)?(?:" + pattern + ")$", error);
  if (!compiled) {
    throw ProblemError(say("The adapter's pattern “%1” cannot be read: %2", pattern, error), say("Mend rank_pattern and alpha_pattern."), kFile);
  }
  std::vector<Span> found;
  compiled->find(layer, {0, layer.size()}, found);
  return !found.empty();
}

template <class T>
T valueFor(const std::vector<std::pair<std::string, T>>& patterns, const std::string& layer, T otherwise) {
  for (const auto& [pattern, value] : patterns) {
    if (matchesPattern(pattern, layer)) return value;
  }
  return otherwise;
}

bool given(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && !found->is_null() && !(found->is_boolean() && !found->get<bool>()) && !((found->is_object() || found->is_array()) && found->empty());
}

void refuse(Problems& problems, const std::string& what, const fs::path& folder) {
  problems.push_back({Severity::Error, what, say("Fold the adapter into its model with the program that made it (merge_and_unload), and open the result."),
                      (folder / kFile).string()});
}

/// Options under which more than the two matrices is needed, or the weights below are not those of the base model.
void refuseWhatIsNotBuilt(const Json& json, const fs::path& folder, Problems& problems) {
  for (const char* key : {"layer_replication", "alora_invocation_tokens", "use_qalora", "use_bdlora", "target_parameters", "trainable_token_indices",
                          "lora_bias", "arrow_config", "velora_config", "monteclora_config"}) {
    if (given(json, key)) refuse(problems, say("The adapter uses %1, which is not built", std::string(key)), folder);
  }
  const auto start = json.find("init_lora_weights");
  if (start == json.end() || !start->is_string()) return;
  const std::string name = start->get<std::string>();
  if (name != "gaussian" && name != "eva" && name != "orthogonal")
    refuse(problems, say("The adapter began as “%1”, for which the weights below it were changed, too", name), folder);
}

template <class T>
std::vector<std::pair<std::string, T>> patternsOf(const Json& json, const char* key) {
  std::vector<std::pair<std::string, T>> patterns;
  if (given(json, key)) {
    for (const auto& [pattern, value] : json.at(key).items()) patterns.emplace_back(pattern, value.template get<T>());
  }
  return patterns;
}

/// The name without the number of its layer: what repeats from layer to layer.
std::string afterNumber(const std::string& name) {
  std::string end;
  for (std::size_t begin = name.size(); begin > 0;) {
    const std::size_t dot = name.rfind('.', begin - 1);
    const std::size_t from = dot == std::string::npos ? 0 : dot + 1;
    const std::string part = name.substr(from, begin - from);
    if (std::all_of(part.begin(), part.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) break;
    end = end.empty() ? part : part + "." + end;
    begin = dot == std::string::npos ? 0 : dot;
  }
  return end;
}

bool endsWithModule(const std::string& name, const std::string& end) {
  return name == end || (name.size() > end.size() && name.ends_with(end) && name[name.size() - end.size() - 1] == '.');
}

/// Ends of names that fit the chosen layers and no others: the last words, where that is enough.
std::vector<std::string> endsOf(const std::vector<std::string>& chosen, const std::vector<std::string>& all) {
  const auto shortest = [](const std::string& name) { return name.substr(name.rfind('.') + 1); };
  for (const auto& shortened : {std::function<std::string(const std::string&)>(shortest), std::function<std::string(const std::string&)>(afterNumber)}) {
    std::set<std::string> ends;
    for (const std::string& name : chosen) ends.insert(shortened(name));
    const auto fits = [&](const std::string& name) {
      return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) { return endsWithModule(name, end); });
    };
    if (static_cast<std::size_t>(std::count_if(all.begin(), all.end(), fits)) == chosen.size()) return {ends.begin(), ends.end()};
  }
  return chosen;
}

/// Those of `targets` that name the layers in `some`, and none of the others that were chosen; PEFT wants no other ends there. Where an
/// end names both kinds, the targets become whole names.
std::vector<std::string> endsAmong(Json& targets, const std::vector<std::string>& chosen, const std::vector<std::string>& some) {
  std::vector<std::string> ends;
  for (const Json& target : targets) {
    const std::string end = target.get<std::string>();
    const auto named = [&](const std::vector<std::string>& names) {
      return std::count_if(names.begin(), names.end(), [&](const std::string& name) { return endsWithModule(name, end); });
    };
    const auto inside = named(some);
    if (inside > 0 && inside < named(chosen)) {
      targets = chosen;
      return some;
    }
    if (inside > 0) ends.push_back(end);
  }
  return ends;
}

/// The modules that hold the head and nothing else, by the last word of their name.
std::vector<std::string> headModules(const ParameterList& parameters) {
  std::set<std::string> modules;
  for (const Parameter& parameter : parameters) {
    if (parameter.part != kHead || parameter.attached) continue;
    std::string module = parameter.name.substr(0, parameter.name.rfind('.'));
    for (std::size_t dot = module.rfind('.'); dot != std::string::npos; dot = module.rfind('.')) {
      const std::string above = module.substr(0, dot + 1);
      const bool only_head = std::all_of(parameters.begin(), parameters.end(), [&](const Parameter& other) { return other.part == kHead || !other.name.starts_with(above); });
      if (!only_head) break;
      module = module.substr(0, dot);
    }
    modules.insert(module.substr(module.rfind('.') + 1));
  }
  return {modules.begin(), modules.end()};
}

}  // namespace

LoraShape PeftConfig::shapeFor(const std::string& layer) const {
  LoraShape own = shape;
  own.rank = valueFor(rank_pattern, layer, shape.rank);
  own.alpha = valueFor(alpha_pattern, layer, shape.alpha);
  return own;
}

bool PeftConfig::scalesInput(const std::string& layer) const {
  return std::any_of(feedforward_modules.begin(), feedforward_modules.end(), [&](const std::string& end) { return endsWithModule(layer, end); });
}

PeftConfig readPeftConfig(const std::filesystem::path& folder) {
  const Json json = readJson(folder);
  const std::string type = given(json, "peft_type") && json["peft_type"].is_string() ? json["peft_type"].get<std::string>() : "";
  Problems problems;
  if (type.empty()) {
    refuse(problems, say("The adapter is not PEFT's: its adapter_config.json names no peft_type (AdapterHub's files have the same name)"), folder);
  } else if (type != "LORA" && type != "IA3") {
    refuse(problems, say("Adapters of the kind %1 cannot be read: only LORA and IA3", type), folder);
  } else {
    refuseWhatIsNotBuilt(json, folder, problems);
  }
  throwIfErrors(std::move(problems));
  try {
    PeftConfig config;
    config.ia3 = type == "IA3";
    if (config.ia3) {
      if (given(json, "feedforward_modules")) {
        const Json& modules = json["feedforward_modules"];
        config.feedforward_modules = modules.is_string() ? std::vector<std::string>{modules.get<std::string>()} : modules.get<std::vector<std::string>>();
      }
      return config;
    }
    config.shape.rank = json.value("r", std::int64_t{8});
    config.shape.alpha = json.value("lora_alpha", 8.0);
    config.shape.dropout = 0;  // it is read to be used, not to be trained on
    config.shape.rslora = json.value("use_rslora", false);
    config.shape.dora = json.value("use_dora", false);
    config.rank_pattern = patternsOf<std::int64_t>(json, "rank_pattern");
    config.alpha_pattern = patternsOf<double>(json, "alpha_pattern");
    return config;
  } catch (const nlohmann::json::exception& error) {
    throw ProblemError(say("adapter_config.json has a value of the wrong type: %1", std::string(error.what())), say("Get the adapter again."),
                       (folder / kFile).string());
  }
}

Json peftConfig(Model& model, const std::vector<ProjectionPlace>& places, const TrainSettings& settings, const std::string& base) {
  const ParameterList parameters = model.parameters();
  std::vector<std::string> all, chosen, feed_forward;
  bool in_out = false;
  for (const ProjectionPlace& place : parameters.projections()) all.push_back(place.name);
  for (const ProjectionPlace& place : places) {
    chosen.push_back(place.name);
    in_out |= place.projection->layout() == Projection::Layout::InOut;
    if (place.role == Role::Down || place.role == Role::Up || place.role == Role::Gate) feed_forward.push_back(place.name);
  }
  Json config = {{"auto_mapping", nullptr},        {"base_model_name_or_path", base},
                 {"fan_in_fan_out", in_out},       {"inference_mode", true},
                 {"modules_to_save", headModules(parameters)},
                 {"revision", nullptr},            {"target_modules", endsOf(chosen, all)},
                 {"task_type", model.head() == Head::SequenceClassification ? Json("SEQ_CLS") : Json(nullptr)}};
  if (settings.method == "ia3") {
    config.update({{"peft_type", "IA3"}, {"feedforward_modules", endsAmong(config["target_modules"], chosen, feed_forward)}, {"init_ia3_weights", true}});
    return config;
  }
  config.update({{"peft_type", "LORA"},          {"r", settings.lora_r},      {"lora_alpha", settings.lora_alpha},
                 {"lora_dropout", settings.lora_dropout}, {"bias", "none"},   {"use_rslora", settings.use_rslora},
                 {"init_lora_weights", true},    {"rank_pattern", Json::object()}, {"alpha_pattern", Json::object()},
                 {"layers_pattern", nullptr},    {"layers_to_transform", nullptr}, {"loftq_config", Json::object()},
                 {"megatron_config", nullptr},   {"megatron_core", "megatron.core"}});
  if (std::floor(settings.lora_alpha) == settings.lora_alpha) config["lora_alpha"] = static_cast<std::int64_t>(settings.lora_alpha);
  if (settings.use_dora) config["use_dora"] = true;  // older versions do not know the key
  return config;
}

}  // namespace etude
