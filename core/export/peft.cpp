// An adapter alone, in the layout of Hugging Face's PEFT: small enough to send by mail, and of use to whoever has the model below it.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/say.h"
#include "core/export/exporter.h"
#include "core/export/model_card.h"
#include "core/export/model_files.h"

namespace etude {

namespace {

constexpr const char* kAdapterConfig = "adapter_config.json";
constexpr const char* kAdapterWeights = "adapter_model.safetensors";

class PeftExporter : public Exporter {
 public:
  const char* key() const override { return "peft"; }
  const char* label() const override { return sayLater("PEFT adapter"); }
  const char* note() const override {
    return sayLater(
        "Only what LoRA, QLoRA or IA3 added, and the head: read by PEFT and by programs that put adapters on a model that they have. "
        "Much smaller than the model.");
  }

  Problems check(const ExportSource& source) const override {
    Problems problems;
    checkDtype(source.settings.dtype, problems);
    if (!isFile(source.adapter / kAdapterConfig) || !isFile(source.adapter / kAdapterWeights)) {
      problems.push_back({Severity::Error, say("The method of this run adds nothing that PEFT's layout could hold"),
                          say("Tune with LoRA, QLoRA or IA3 to take an adapter away, or choose the Hugging Face folder."), "tuning.method"});
    }
    return problems;
  }

  std::uint64_t estimateBytes(const ExportSource& source) const override {
    if (!isFile(source.adapter / kAdapterWeights)) return 0;
    const SafetensorsFile file(source.adapter / kAdapterWeights);
    return storedBytes(weightsOf(file), source.settings.dtype) + companionBytes(source.adapter);
  }

  ExportResult write(const ExportSource& source, const fs::path& folder, std::stop_token stop) const override {
    throwIfErrors(check(source));
    checkDestination(folder, source.adapter);
    checkRoom(folder, estimateBytes(source));
    const SafetensorsFile file(source.adapter / kAdapterWeights);
    writeDirectoryAtomically(folder, [&](const fs::path& temporary) {
      const fs::path config = source.adapter / kAdapterConfig;
      writeFileAtomically(temporary / kAdapterConfig, readFile(config, kMaxConfig));
      copyCompanions(source.adapter, temporary);
      storeWeights(weightsOf(file), source.settings.dtype, temporary / kAdapterWeights, stop, file.metadata());
      writeFileAtomically(temporary / "README.md", adapterCard(source, labels(source.model)));
      if (stop.stop_requested()) throw Cancelled();
    });
    return listFolder(folder);
  }

 private:
  static constexpr std::uint64_t kMaxConfig = 64 << 20;

  /// As the model beside the adapter names them.
  static std::vector<std::string> labels(const fs::path& model) {
    std::vector<std::string> names;
    if (!isFile(model / "config.json")) return names;
    const Json config = parseJson(readFile(model / "config.json", kMaxConfig), (model / "config.json").string());
    const Json table = config.value("id2label", Json::object());
    for (std::size_t i = 0; i < table.size() && table.contains(std::to_string(i)); ++i) names.push_back(table[std::to_string(i)].get<std::string>());
    return names;
  }
};

}  // namespace

const Exporter& peftExporter() {
  static const PeftExporter exporter;
  return exporter;
}

}  // namespace etude
