#include "core/models/weights.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/nn/tensor_names.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>

namespace etude {

namespace {

constexpr std::size_t kMaxListed = 40;
constexpr const char* kMovingFile = "moving.safetensors";
constexpr const char* kFrozen = "frozen";

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

bool isReal(const std::string& dtype) { return dtype == "F32" || dtype == "F16" || dtype == "BF16" || dtype == "F64"; }

std::string wrongShape(const Parameter& parameter, at::IntArrayRef wanted, at::IntArrayRef stored) {
  if (parameter.per_token && stored.size() == wanted.size() && stored.slice(1) == wanted.slice(1))
    return say("The tensor %1 holds %2 tokens, but config.json says vocab_size %3", parameter.name, stored[0], wanted[0]);
  return say("The tensor %1 has the shape %2, but config.json asks for %3", parameter.name, shapeText(stored), shapeText(wanted));
}

/// Heads that models were pretrained with and that nobody tunes: their tensors are left out without a word, as ever.
bool isOfOldHead(const std::string& bare) {
  static constexpr std::string_view starts[] = {"cls.", "mask_predictions.", "lm_predictions.", "discriminator_predictions.", "generator_"};
  return std::any_of(std::begin(starts), std::end(starts), [&](std::string_view start) { return bare.starts_with(start); });
}

/// What no model of this config.json has, whatever its head; adds a warning that names the first ones.
void listUnexpected(const Json& config, const Names& names, const fs::path& folder, Problems& problems) {
  std::vector<std::string> unused = names.unused();
  std::set<std::string> known;
  for (const auto& [head, make] : family(config).heads) {
    const auto model = makeModel(config, head, at::TensorOptions().dtype(at::kFloat).device(at::kMeta));
    for (const Parameter& parameter : model->parameters()) known.insert(bareName(parameter.name));
    for (const auto& [other, first] : model->secondNames()) known.insert(bareName(other));
  }
  std::erase_if(unused, [&](const std::string& name) { return known.contains(bareName(name)) || isOfOldHead(bareName(name)); });
  if (unused.empty()) return;
  constexpr std::size_t kNamed = 5;
  std::string list;
  for (std::size_t i = 0; i < std::min(unused.size(), kNamed); ++i) list += (i > 0 ? ", " : "") + unused[i];
  problems.push_back({Severity::Warning,
                      unused.size() > kNamed ? say("The files hold %1 tensors that the model does not have: %2, ...", unused.size(), list)
                                             : say("The files hold tensors that the model does not have: %1", list),
                      say("They are left out. If they should not be, the weights do not belong to this config.json."), folder.string()});
}

/// Problems up to a number that can still be read.
Problems listed(Problems problems) {
  if (problems.size() <= kMaxListed) return problems;
  const std::size_t more = problems.size() - kMaxListed;
  const std::string where = problems.front().where;
  problems.resize(kMaxListed);
  problems.push_back({Severity::Error, say("%1 more tensors are missing or have a wrong shape", more),
                      say("The weights do not belong to this config.json: get both from the same place."), where});
  return problems;
}

/// A parameter, or those of its rows that are stored, and where the numbers lie.
struct Match {
  Parameter parameter;
  std::int64_t rows;  ///< -1: all
  ModelWeights::Found found;
};

/// Finds every parameter; what cannot be found, or is of another shape or no real number, is a problem unless a head may differ.
std::vector<Match> matchWeights(Model& model, Names& names, const fs::path& folder, bool head_may_differ, std::int64_t stored_tokens,
                                LoadReport& report, Problems& problems) {
  const std::string remedy = say("The weights do not belong to this config.json: get both from the same place.");
  const auto second = model.secondNames();
  std::vector<Match> matches;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.attached) continue;
    const ModelWeights::Found found = names.find(parameter.name, second);
    const bool grown = parameter.per_token && stored_tokens > 0 && stored_tokens < parameter.tensor->size(0);
    const at::Tensor wanted = grown ? parameter.tensor->narrow(0, 0, stored_tokens) : *parameter.tensor;
    const bool fits = found && found.tensor->shape == wanted.sizes().vec();
    const bool real = found && isReal(found.tensor->dtype);
    if (fits && real) {
      matches.push_back({parameter, grown ? stored_tokens : -1, found});
      continue;
    }
    report.fresh.push_back(parameter.name);
    if (head_may_differ && parameter.part == kHead) continue;
    if (!found)
      problems.push_back({Severity::Error, say("The tensor %1 is missing", parameter.name),
                          say("The weights do not belong to this config.json, or are incomplete: get the model again."), folder.string()});
    else if (!fits)
      problems.push_back({Severity::Error, wrongShape(parameter, wanted.sizes(), found.tensor->shape), remedy, folder.string()});
    else
      problems.push_back({Severity::Error, say("The tensor %1 holds numbers of type %2, which are no weights: is the model quantised?", parameter.name, found.tensor->dtype),
                          say("Choose the model as it was before it was quantised."), folder.string()});
  }
  return matches;
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

LoadReport loadWeights(Model& model, const std::filesystem::path& folder, bool head_may_differ, std::int64_t stored_tokens,
                       const std::function<void(const Parameter&)>& loaded) {
  const ModelWeights weights(folder);
  Names names(weights);
  LoadReport report;
  Problems problems;
  std::vector<Match> matches = matchWeights(model, names, folder, head_may_differ, stored_tokens, report, problems);
  problems = listed(std::move(problems));
  if (!problems.empty()) listUnexpected(model.config(), names, folder, problems);
  throwIfErrors(std::move(problems));
  for (const Match& match : matches) {
    at::Tensor& tensor = *match.parameter.tensor;
    if (tensor.is_meta()) tensor = at::empty(tensor.sizes(), tensor.options().device(at::kCPU));
    at::Tensor target = match.rows < 0 ? tensor : tensor.narrow(0, 0, match.rows);
    copyInto(target, match.found);
    if (loaded) loaded(match.parameter);
  }
  report.unused = names.unused();
  return report;
}

Problems checkWeights(const std::filesystem::path& folder) {
  try {
    const Json config = readConfig(folder);
    const Head head = family(config).heads.front().first;
    const auto model = makeModel(config, head, at::TensorOptions().dtype(at::kFloat).device(at::kMeta));
    const ModelWeights weights(folder);
    Names names(weights);
    LoadReport report;
    Problems problems;
    matchWeights(*model, names, folder, /*head_may_differ=*/true, /*stored_tokens=*/0, report, problems);
    problems = listed(std::move(problems));
    listUnexpected(config, names, folder, problems);
    return problems;
  } catch (const ProblemError& error) {
    return error.problems();
  }
}

namespace {

/// Tells apart models that what moves could have been put on: sum of the sizes of all numbers that stay, packed ones left out.
double sizeOfFrozen(Model& model) {
  double sum = 0;
  for (const Parameter& parameter : model.parameters()) {
    if (!parameter.attached && !parameter.tensor->requires_grad()) sum += parameter.tensor->detach().abs().sum(at::kDouble).item<double>();
  }
  return sum;
}

}  // namespace

void saveMoving(Model& model, const std::filesystem::path& folder) {
  NamedTensors tensors;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.attached || parameter.tensor->requires_grad()) tensors.emplace_back(parameter.name, *parameter.tensor);
  }
  writeFileAtomically(folder / "config.json", dumpJson(model.config(), 2) + "\n");
  writeTensors(folder / kMovingFile, tensors, {{"format", "pt"}, {kFrozen, dumpJson(Json(sizeOfFrozen(model)))}});
}

void loadMoving(Model& model, const std::filesystem::path& folder) {
  const SafetensorsFile file(folder / kMovingFile);
  const at::NoGradGuard no_grad;
  Problems problems;
  const auto told = file.metadata().find(kFrozen);
  const double frozen = sizeOfFrozen(model), then = told == file.metadata().end() ? frozen : std::strtod(told->second.c_str(), nullptr);
  if (std::abs(frozen - then) > 1e-6 * std::abs(then)) {  // devices and threads sum in other orders
    problems.push_back({Severity::Error, say("The model that the run began with is no longer the same: its weights have changed"),
                        say("Put the model's files back as they were, or start a new run."), folder.string()});
  }
  for (const Parameter& parameter : model.parameters()) {
    if (!parameter.attached && !parameter.tensor->requires_grad()) continue;
    const TensorInfo* info = file.find(parameter.name);
    if (!info || info->shape != parameter.tensor->sizes().vec()) {
      problems.push_back({Severity::Error, info ? say("The tensor %1 has another shape than the model and method ask for", parameter.name)
                                                : say("The tensor %1 is missing", parameter.name),
                          say("Resume with the recipe that the run was started with, or start a new run."), file.path().string()});
      continue;
    }
    parameter.tensor->copy_(readTensor(file, *info));
  }
  throwIfErrors(listed(std::move(problems)));
}

void saveModel(Model& model, const std::filesystem::path& folder) {
  NamedTensors tensors;
  for (const Parameter& parameter : model.parameters()) {
    if (!parameter.attached) tensors.emplace_back(parameter.name, *parameter.tensor);
  }
  writeFileAtomically(folder / "config.json", dumpJson(model.config(), 2) + "\n");
  writeModelTensors(folder, tensors);
}

}  // namespace etude
