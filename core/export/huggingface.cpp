#include "core/base/files.h"
#include "core/base/say.h"
#include "core/export/exporter.h"
#include "core/export/model_card.h"
#include "core/export/model_files.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

/// One of these must be there.
constexpr std::array<const char*, 7> kTokenizers = {"tokenizer.json", "vocab.txt",  "vocab.json", "tokenizer.model",
                                                     "spiece.model",   "spm.model",  "sentencepiece.bpe.model"};
constexpr std::uint64_t kMaxConfig = 64 << 20;

std::vector<std::string> labelsOf(const Json& config) {
  std::vector<std::string> labels;
  if (!config.contains("id2label") || !config["id2label"].is_object()) return labels;
  for (std::size_t i = 0; i < config["id2label"].size(); ++i) {
    const auto found = config["id2label"].find(std::to_string(i));
    if (found == config["id2label"].end() || !found->is_string()) return labels;
    labels.push_back(found->get<std::string>());
  }
  return labels;
}

Json readConfig(const fs::path& model) {
  const fs::path path = model / "config.json";
  Json config = parseJson(readFile(path, kMaxConfig), path.string());
  if (!config.is_object())
    throw ProblemError(say("config.json is not an object"), say("Get the model again, or train it again."), path.string());
  return config;
}

void writeConfig(Json config, const std::string& dtype, const fs::path& path) {
  config["torch_dtype"] = dtype;
  // Transformers 5 calls it so; both at once must not contradict each other.
  if (config.contains("dtype")) config["dtype"] = dtype;
  writeFileAtomically(path, dumpJson(config, 2) + "\n");
}

class HuggingFaceExporter : public Exporter {
 public:
  const char* key() const override { return "huggingface"; }
  const char* label() const override { return sayLater("Hugging Face folder"); }
  const char* note() const override {
    return sayLater(
        "Read by Transformers and by most programs that know it; this program opens it again for tuning "
        "further. With a model card.");
  }

  Problems check(const ExportSource& source) const override {
    Problems problems;
    checkDtype(source.settings.dtype, problems);
    if (fs::exists(source.model / "attached.json")) {
      problems.push_back({Severity::Error, say("The method of this run has put parts into the model for which Transformers' models have no place"),
                          say("This program and its command line read the run's own folder (model). To take a model to other programs, tune with a "
                              "method that folds into the weights: full, partial, BitFit, LoRA, QLoRA or IA3."),
                          "tuning.method"});
    }
    try {
      const ModelWeights weights(source.model);
      if (labelsOf(readConfig(source.model)).empty()) {
        problems.push_back({Severity::Error, say("The model's config.json names no labels"),
                            say("Export the result of a finished run."), (source.model / "config.json").string()});
      }
    } catch (const ProblemError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
    const bool tokenizer = std::any_of(kTokenizers.begin(), kTokenizers.end(), [&](const char* name) { return isFile(source.model / name); });
    if (!tokenizer) {
      problems.push_back({Severity::Error, say("The model has no tokenizer files, so no program could feed it texts"),
                          say("Export the result of a finished run."), source.model.string()});
    }
    return problems;
  }

  std::uint64_t estimateBytes(const ExportSource& source) const override {
    const ModelWeights weights(source.model);
    return storedBytes(weightsOf(weights), source.settings.dtype) + companionBytes(source.model);
  }

  ExportResult write(const ExportSource& source, const fs::path& folder, std::stop_token stop) const override {
    throwIfErrors(check(source));
    checkDestination(folder, source.model);
    checkRoom(folder, estimateBytes(source));
    const ModelWeights weights(source.model);
    writeDirectoryAtomically(folder, [&](const fs::path& temporary) {
      const Json config = readConfig(source.model);
      writeConfig(config, source.settings.dtype, temporary / "config.json");
      copyCompanions(source.model, temporary);
      storeWeights(weightsOf(weights), source.settings.dtype, temporary / "model.safetensors", stop);
      writeFileAtomically(temporary / "README.md", modelCard(source, labelsOf(config)));
      if (stop.stop_requested()) throw Cancelled();
    });
    return listFolder(folder);
  }
};

}  // namespace

const Exporter& huggingFaceExporter() {
  static const HuggingFaceExporter exporter;
  return exporter;
}

}  // namespace etude
