#include "core/tuning/peft_files.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/nn/tensor_names.h"
#include "core/nn/tensors.h"
#include "core/tuning/ia3.h"
#include "core/tuning/lora.h"
#include "core/tuning/peft_config.h"

#include <algorithm>
#include <map>

namespace etude {

namespace {

constexpr std::string_view kPrefix = "base_model.model.";
constexpr const char* kLabels = "id2label";  ///< in the metadata of the tensors, as in a model's config.json

std::vector<ProjectionPlace> attachedPlaces(const ParameterList& parameters) {
  std::vector<ProjectionPlace> places;
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.projection->attachment()) places.push_back(place);
  }
  return places;
}

bool scalesInput(const ProjectionPlace& place) {
  const auto* scale = dynamic_cast<const Ia3*>(place.projection->attachment().get());
  return scale && scale->scalesInput();
}

}  // namespace

bool writesPeft(const TrainSettings& settings) {
  return settings.method == "lora" || settings.method == "qlora" || settings.method == "ia3";
}

void savePeft(Model& model, const TrainSettings& settings, const std::string& base, const std::filesystem::path& folder) {
  const ParameterList parameters = model.parameters();
  const std::vector<ProjectionPlace> places = attachedPlaces(parameters);
  NamedTensors tensors;
  for (const Parameter& parameter : parameters) {
    if (!parameter.attached && parameter.part != kHead) continue;
    at::Tensor tensor = parameter.tensor->detach();
    if (parameter.name.ends_with(".ia3_l")) {  // there a column, or a row where it scales what goes in
      const auto place = std::find_if(places.begin(), places.end(), [&](const ProjectionPlace& one) { return parameter.name == one.name + ".ia3_l"; });
      tensor = scalesInput(*place) ? tensor.unsqueeze(0) : tensor.unsqueeze(1);
    }
    tensors.emplace_back(std::string(kPrefix) + parameter.name, tensor);
  }
  writeFileAtomically(folder / "adapter_config.json", dumpJson(peftConfig(model, places, settings, base), 2) + "\n");
  std::map<std::string, std::string> metadata = {{"format", "pt"}};
  if (const Json& config = model.config(); config.contains(kLabels)) metadata[kLabels] = dumpJson(config[kLabels]);
  writeTensors(folder / "adapter_model.safetensors", tensors, metadata);
}

namespace {

/// Takes a PEFT folder apart: which tensor belongs where, and what does not fit.
class PeftReader {
 public:
  PeftReader(Model& model, const fs::path& folder)
      : config_(readPeftConfig(folder)), file_(folder / "adapter_model.safetensors"), parameters_(model.parameters()) {
    for (const ProjectionPlace& place : parameters_.projections()) places_.emplace(bareName(place.name), place);
    for (const Parameter& parameter : parameters_) weights_.emplace(bareName(parameter.name), parameter.tensor);
  }

  /// What is attached is on the model's device; the numbers follow from the file.
  void attach() {
    sortTensors();
    for (const auto& [name, tensors] : attached_) {
      config_.ia3 ? attachIa3(name, tensors) : attachLora(name, tensors);
    }
    throwIfErrors(std::move(problems_));
  }

 private:
  using Tensors = std::map<std::string, const TensorInfo*>;  // by what they are: "lora_A", ...

  void refuse(const std::string& what) {
    problems_.push_back({Severity::Error, what, say("Choose the model that the adapter was made for."), file_.path().string()});
  }

  /// "base_model.model.bert...query.lora_A.default.weight" belongs to the layer "...query" as its "lora_A".
  void sortTensors() {
    static const std::vector<std::string> kinds = {"lora_A", "lora_B", "lora_magnitude_vector", "ia3_l"};
    for (const TensorInfo& tensor : file_.tensors()) {
      std::string name = tensor.name;
      if (name.starts_with(kPrefix)) name = name.substr(kPrefix.size());
      if (name.find(".original_module.") != std::string::npos) continue;
      for (const char* wrapper : {"modules_to_save.default.", "modules_to_save."}) {
        if (const auto at = name.find(wrapper); at != std::string::npos) name.erase(at, std::string_view(wrapper).size());
      }
      const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const std::string& one) { return name.find("." + one) != std::string::npos; });
      if (kind == kinds.end()) {
        takeWeight(bareName(name), tensor);
      } else {
        const std::string rest = name.substr(name.find("." + *kind) + 1 + kind->size());
        if (rest != "" && rest != ".weight" && rest != ".default" && rest != ".default.weight")
          refuse(say("The adapter holds %1, which is not built", tensor.name));
        else
          attached_[name.substr(0, name.find("." + *kind))][*kind] = &tensor;
      }
    }
  }

  /// A head, or a bias that was tuned too.
  void takeWeight(const std::string& bare, const TensorInfo& tensor) {
    const auto found = weights_.find(bare);
    if (found == weights_.end())
      refuse(say("The adapter holds %1, which the model does not have", tensor.name));
    else if (found->second->sizes().vec() != tensor.shape)
      refuse(say("The adapter's %1 has another shape than the model's", tensor.name));
    else
      copy(*found->second, tensor);
  }

  const ProjectionPlace* placeOf(const std::string& name) {
    const auto found = places_.find(bareName(name));
    if (found != places_.end()) return &found->second;
    refuse(say("The adapter changes a linear layer %1, which the model does not have", name));
    return nullptr;
  }

  void attachLora(const std::string& name, const Tensors& tensors) {
    const ProjectionPlace* place = placeOf(name);
    if (!place) return;
    Projection& layer = *place->projection;
    LoraShape shape = config_.shapeFor(name);
    const std::vector<std::int64_t> a = {shape.rank, layer.in()}, b = {layer.out(), shape.rank};
    const auto at = [&](const char* kind) { return tensors.contains(kind) ? tensors.at(kind) : nullptr; };
    const TensorInfo *down = at("lora_A"), *up = at("lora_B"), *magnitude = at("lora_magnitude_vector");
    if (!down || !up || (shape.dora && !magnitude)) return refuse(say("The adapter has only a part of what belongs to %1", name));
    if (down->shape != a || up->shape != b) {
      return refuse(say("The adapter's matrices for %1 do not fit: rank %2, layer of %3 inputs and %4 outputs", name, shape.rank, layer.in(), layer.out()));
    }
    layer.attach(std::make_shared<Lora>(layer, shape, /*key=*/0));
    fill(*place, {{".lora_A.weight", down}, {".lora_B.weight", up}, {".lora_magnitude_vector", magnitude}});
  }

  void attachIa3(const std::string& name, const Tensors& tensors) {
    const ProjectionPlace* place = placeOf(name);
    if (!place) return;
    const bool input = config_.scalesInput(name);
    const std::int64_t width = input ? place->projection->in() : place->projection->out();
    const TensorInfo* scale = tensors.begin()->second;
    if (scale->elements() != width) return refuse(say("The adapter's vector for %1 has %2 numbers, but the layer needs %3", name, scale->elements(), width));
    place->projection->attach(std::make_shared<Ia3>(*place->projection, input));
    fill(*place, {{".ia3_l", scale}});
  }

  void fill(const ProjectionPlace& place, const std::map<std::string, const TensorInfo*>& by_end) {
    ParameterList list;
    place.projection->attachment()->show(list, place.name);
    for (const Parameter& parameter : list) copy(*parameter.tensor, *by_end.at(parameter.name.substr(place.name.size())));
  }

  void copy(at::Tensor& target, const TensorInfo& tensor) {
    const at::NoGradGuard no_grad;
    target.copy_(readTensor(file_, tensor).view(target.sizes()));
  }

  PeftConfig config_;
  SafetensorsFile file_;
  ParameterList parameters_;
  std::map<std::string, ProjectionPlace> places_;
  std::map<std::string, at::Tensor*> weights_;
  std::map<std::string, Tensors> attached_;  // by layer
  Problems problems_;
};

/// Labels that the head in the file tells apart; 0: it has none.
std::int64_t headRows(const SafetensorsFile& file) {
  for (const char* end : {"classifier.weight", "classifier.out_proj.weight", "classification_head.out_proj.weight", "score.weight"}) {
    for (const TensorInfo& tensor : file.tensors()) {
      if (tensor.name.ends_with(std::string(".") + end) && tensor.shape.size() == 2 && !tensor.name.ends_with("pre_classifier.weight")) return tensor.shape[0];
    }
  }
  return 0;
}

}  // namespace

std::vector<std::string> adapterLabels(const std::filesystem::path& folder, const std::vector<std::string>& base) {
  const SafetensorsFile file(folder / "adapter_model.safetensors");
  const auto count = static_cast<std::size_t>(headRows(file));
  const auto told = file.metadata().find(kLabels);
  if (const Json table = told == file.metadata().end() ? Json() : parseJsonOrDiscard<Json>(told->second); table.is_object() && table.size() == count)
    return labelsOf({{kLabels, table}});
  if (base.size() == count || count == 0) return base;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("LABEL_" + std::to_string(i));
  return names;
}

void loadPeft(Model& model, const std::filesystem::path& folder) {
  PeftReader(model, folder).attach();
  for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(false);
}

}  // namespace etude
