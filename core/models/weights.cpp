#include "core/models/weights.h"

#include "core/base/files.h"
#include "core/base/say.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace etude {

namespace {

constexpr std::size_t kMaxListed = 40;

/// What may stand before the name that a tensor has inside its family's body.
constexpr std::array<std::string_view, 12> kPrefixes = {"module.",   "_orig_mod.", "base_model.", "model.",     "transformer.", "bert.",
                                                        "roberta.", "camembert.", "deberta.",    "xlm_roberta.", "distilbert.", "gpt2."};

/// Tensors that are no weights: tables which every program makes for itself.
bool isTable(std::string_view name) {
  return name.ends_with("position_ids") || name.ends_with("rotary_emb.inv_freq") || name.ends_with(".attn.bias") ||
         name.ends_with(".attn.masked_bias");
}

std::string shapeText(at::IntArrayRef shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
  return text + "]";
}

/// The files' tensors by bare name. A name that is there twice, with and without a prefix, is taken as it stands first.
class Names {
 public:
  explicit Names(const ModelWeights& weights) : weights_(weights) {
    for (const std::string& name : weights.names()) names_.emplace(bareName(name), name);
  }
  /// Looks for the parameter, then for its second names.
  ModelWeights::Found find(const std::string& name, const std::vector<std::pair<std::string, std::string>>& second) {
    ModelWeights::Found found = take(name);
    for (const auto& [other, first] : second) {
      if (first != name) continue;
      const ModelWeights::Found again = take(other);
      if (!found) found = again;
    }
    return found;
  }
  std::vector<std::string> unused() const {
    std::vector<std::string> left;
    for (const auto& [bare, name] : names_) {
      if (!used_.contains(bare) && !isTable(bare)) left.push_back(name);
    }
    return left;
  }

 private:
  ModelWeights::Found take(const std::string& name) {
    const auto found = names_.find(bareName(name));
    if (found == names_.end()) return {};
    used_.insert(found->first);
    return weights_.find(found->second);
  }

  const ModelWeights& weights_;
  std::map<std::string, std::string> names_;
  std::set<std::string> used_;
};

std::string wrongShape(const Parameter& parameter, at::IntArrayRef stored) {
  const at::IntArrayRef wanted = parameter.tensor->sizes();
  if (parameter.per_token && stored.size() == wanted.size() && stored.slice(1) == wanted.slice(1))
    return say("The tensor %1 holds %2 tokens, but config.json says vocab_size %3", parameter.name, stored[0], wanted[0]);
  return say("The tensor %1 has the shape %2, but config.json asks for %3", parameter.name, shapeText(stored), shapeText(wanted));
}

/// All problems up to a number that can still be read.
void throwListed(Problems problems) {
  if (problems.size() > kMaxListed) {
    const std::size_t more = problems.size() - kMaxListed;
    problems.resize(kMaxListed);
    problems.push_back({Severity::Error, say("%1 more tensors are missing or have a wrong shape", more),
                        say("The weights do not belong to this config.json: get both from the same place."), problems.front().where});
  }
  throwIfErrors(problems);
}

}  // namespace

Json readConfig(const std::filesystem::path& folder) {
  const fs::path path = folder / "config.json";
  if (!fs::exists(path)) {
    throw ProblemError(say("The folder has no config.json, so it holds no model that can be read"),
                       say("Choose the folder that holds config.json and model.safetensors."), folder.string());
  }
  return parseJson(readFile(path, 16 << 20), path.string());
}

std::string bareName(const std::string& name) {
  std::string_view rest = name;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view prefix : kPrefixes) {
      if (!rest.starts_with(prefix)) continue;
      rest.remove_prefix(prefix.size());
      again = true;
    }
  }
  std::string bare(rest);
  for (const auto& [old, now] : {std::pair<std::string_view, const char*>{".gamma", ".weight"}, {".beta", ".bias"}}) {
    if (rest.ends_with(old)) bare.replace(bare.size() - old.size(), old.size(), now);
  }
  return bare;
}

LoadReport loadWeights(Model& model, const std::filesystem::path& folder, bool head_may_differ) {
  const ModelWeights weights(folder);
  Names names(weights);
  const auto second = model.secondNames();
  LoadReport report;
  Problems problems;
  for (const Parameter& parameter : model.parameters()) {
    const ModelWeights::Found found = names.find(parameter.name, second);
    const bool fits = found && found.tensor->shape == parameter.tensor->sizes().vec();
    if (fits) {
      copyInto(*parameter.tensor, found);
      continue;
    }
    report.fresh.push_back(parameter.name);
    if (head_may_differ && parameter.part == kHead) continue;
    problems.push_back(found ? Problem{Severity::Error, wrongShape(parameter, found.tensor->shape),
                                       say("The weights do not belong to this config.json: get both from the same place."), folder.string()}
                             : Problem{Severity::Error, say("The tensor %1 is missing", parameter.name),
                                       say("The weights do not belong to this config.json, or are incomplete: get the model again."),
                                       folder.string()});
  }
  throwListed(std::move(problems));
  report.unused = names.unused();
  return report;
}

void saveModel(Model& model, const std::filesystem::path& folder) {
  NamedTensors tensors;
  for (const Parameter& parameter : model.parameters()) tensors.emplace_back(parameter.name, *parameter.tensor);
  writeFileAtomically(folder / "config.json", dumpJson(model.config(), 2) + "\n");
  writeTensors(folder / "model.safetensors", tensors);
}

}  // namespace etude
