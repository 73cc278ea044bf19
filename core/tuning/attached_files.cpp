#include "core/tuning/attached_files.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/nn/tensors.h"
#include "core/tuning/method.h"

namespace etude {

namespace {

constexpr const char* kSettings = "attached.json";
constexpr const char* kTensors = "attached.safetensors";

const Field<TrainSettings>* fieldOf(const std::string& key) {
  for (const Field<TrainSettings>& field : TrainSettings::fields()) {
    if (field.info.key == key) return &field;
  }
  return nullptr;
}

}  // namespace

void saveAttached(Model& model, const TrainSettings& settings, const std::filesystem::path& folder) {
  Json json = {{"method", settings.method}};
  for (const char* key : methodInfo(settings.method).settings) json[key] = getField(settings, *fieldOf(key));
  NamedTensors tensors;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.attached) tensors.emplace_back(parameter.name, *parameter.tensor);
  }
  writeFileAtomically(folder / kSettings, dumpJson(json, 2) + "\n");
  writeTensors(folder / kTensors, tensors);
}

bool holdsAttached(const std::filesystem::path& folder) { return fs::exists(folder / kSettings); }

void loadAttached(Model& model, const std::filesystem::path& folder) {
  const fs::path path = folder / kSettings;
  Problems problems;
  const TrainSettings settings = sectionFromJson<TrainSettings>(parseJson(readFile(path, 1 << 20), path.string()), path.string(), problems);
  throwIfErrors(std::move(problems));
  method(settings.method).apply(model, settings);
  const SafetensorsFile file(folder / kTensors);
  const at::NoGradGuard no_grad;
  for (const Parameter& parameter : model.parameters()) {
    parameter.tensor->set_requires_grad(false);
    if (!parameter.attached) continue;
    const TensorInfo* info = file.find(parameter.name);
    if (!info || info->shape != parameter.tensor->sizes().vec()) {
      throw ProblemError(say("What was added to the model (%1) does not fit it", parameter.name),
                         say("Model and %1 must come from the same run.", std::string(kTensors)), file.path().string());
    }
    parameter.tensor->copy_(readTensor(file, *info));
  }
}

}  // namespace etude
