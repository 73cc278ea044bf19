#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/export/exporter.h"
#include "core/export/model_card.h"
#include "core/nn/half.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

constexpr std::array<const char*, 16> kCopied = {"tokenizer.json",
                                                 "tokenizer_config.json",
                                                 "special_tokens_map.json",
                                                 "added_tokens.json",
                                                 "vocab.txt",
                                                 "vocab.json",
                                                 "merges.txt",
                                                 "tokenizer.model",
                                                 "spiece.model",
                                                 "spm.model",
                                                 "sentencepiece.bpe.model",
                                                 "chat_template.jinja",
                                                 "chat_template.json",
                                                 "additional_chat_templates",
                                                 "generation_config.json",
                                                 "LICENSE"};
/// One of these must be there.
constexpr std::array<const char*, 7> kTokenizers = {"tokenizer.json", "vocab.txt",  "vocab.json", "tokenizer.model",
                                                     "spiece.model",   "spm.model",  "sentencepiece.bpe.model"};
constexpr std::array<const char*, 3> kWritten = {"config.json", "model.safetensors", "README.md"};
constexpr std::uint64_t kMaxConfig = 64 << 20;
constexpr std::uint64_t kSmallFiles = 64 << 10;  // config, card, file system overhead

/// Name of a setting's dtype in safetensors; null if it is none that can be written.
const char* storedDtype(const std::string& dtype) {
  if (dtype == "float32") return "F32";
  if (dtype == "float16") return "F16";
  return dtype == "bfloat16" ? "BF16" : nullptr;
}

bool isOurs(const std::string& name) {
  const auto equals = [&](const char* known) { return name == known; };
  return std::any_of(kCopied.begin(), kCopied.end(), equals) || std::any_of(kWritten.begin(), kWritten.end(), equals);
}

bool hasFile(const fs::path& path) {
  std::error_code missing;
  return fs::is_regular_file(path, missing);
}

/// Replacing a folder deletes what is in it: only an earlier export may go that way.
void checkDestination(const fs::path& folder, const ExportSource& source) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) {
    throw ProblemError(say("There is a file where the export should go"),
                       say("Choose the name of a folder that does not exist yet."), folder.string());
  }
  if (fs::equivalent(folder, source.model, error)) {
    throw ProblemError(say("The export would replace the result of the run itself"), say("Choose another folder."),
                       folder.string());
  }
  const bool exported =
      hasFile(folder / "README.md") && readFile(folder / "README.md", kMaxConfig).find(kExportMark) != std::string::npos;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (exported && isOurs(entry->path().filename().string())) continue;
    throw ProblemError(
        say("The folder holds something else (%1), which an export would delete", entry->path().filename().string()),
        say("Choose an empty folder, a new one, or one that holds an earlier export."), folder.string());
  }
  if (error) throwFileProblem("read", folder, error.value());
}

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

void checkOverflow(const std::vector<std::string>& overflowed, const std::string& dtype, const fs::path& model) {
  if (overflowed.empty()) return;
  std::string names = overflowed.front();
  if (overflowed.size() > 1) names += " and " + std::to_string(overflowed.size() - 1) + " more";
  throw ProblemError(say("Some weights are too large for %1 (%2)", dtype, names), say("Export as bfloat16 or float32 instead."),
                     model.string());
}

/// All tensors in the dtype; what is no floating-point number stays as it is.
void writeWeights(const ExportSource& source, const fs::path& path, std::stop_token stop) {
  const ModelWeights weights(source.model);
  const std::string dtype = storedDtype(source.settings.dtype);
  std::vector<TensorData> tensors;
  std::vector<TensorBytes> stored;
  std::vector<std::vector<std::byte>> converted;
  converted.reserve(weights.names().size());
  std::vector<std::string> overflowed;
  for (const std::string& name : weights.names()) {
    if (stop.stop_requested()) throw Cancelled();
    const ModelWeights::Found found = weights.find(name);
    stored.push_back(found.bytes());
    const std::string_view bytes = stored.back().view;
    TensorData tensor{name, found.tensor->dtype, found.tensor->shape, std::as_bytes(std::span(bytes.data(), bytes.size()))};
    if (isFloatDtype(tensor.dtype) && tensor.dtype != dtype) {
      ConvertedFloats floats = convertFloats(bytes, tensor.dtype, dtype);
      if (floats.overflowed > 0) overflowed.push_back(name);
      converted.push_back(std::move(floats.bytes));
      tensor.bytes = converted.back();
      tensor.dtype = dtype;
    }
    tensors.push_back(std::move(tensor));
  }
  checkOverflow(overflowed, source.settings.dtype, source.model);
  writeSafetensors(path, tensors, {{"format", "pt"}});
}

/// A file, or a folder of files.
void copyWhole(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::copy(from, to, error);
  if (error) throwFileProblem("copy", from, error.value());
}

std::uint64_t bytesOf(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error) return size;
  std::uint64_t bytes = 0;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code missing;
    const std::uintmax_t one = entry->file_size(missing);
    if (!missing) bytes += one;
  }
  return bytes;
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
    if (!storedDtype(source.settings.dtype)) {
      problems.push_back({Severity::Error, say("Weights cannot be stored as “%1”", source.settings.dtype),
                          say("Choose float32, float16 or bfloat16."), "export.dtype"});
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
    const bool tokenizer = std::any_of(kTokenizers.begin(), kTokenizers.end(), [&](const char* name) { return hasFile(source.model / name); });
    if (!tokenizer) {
      problems.push_back({Severity::Error, say("The model has no tokenizer files, so no program could feed it texts"),
                          say("Export the result of a finished run."), source.model.string()});
    }
    return problems;
  }

  std::uint64_t estimateBytes(const ExportSource& source) const override {
    std::uint64_t bytes = kSmallFiles;
    const char* dtype = storedDtype(source.settings.dtype);
    const ModelWeights weights(source.model);
    for (const WeightFile& file : weights.files()) {
      for (const TensorInfo& tensor : file.tensors()) {
        const bool changes = dtype && isFloatDtype(tensor.dtype);
        bytes += changes ? static_cast<std::uint64_t>(tensor.elements()) * dtypeBytes(dtype) : tensor.end - tensor.begin;
      }
    }
    for (const char* name : kCopied) {
      bytes += bytesOf(source.model / name);
    }
    return bytes;
  }

  ExportResult write(const ExportSource& source, const fs::path& folder, std::stop_token stop) const override {
    throwIfErrors(check(source));
    checkDestination(folder, source);
    const std::uint64_t needed = estimateBytes(source), there = freeDiskBytes(folder);
    if (there < needed) {
      throw ProblemError(say("The export needs %1, but the disk has only %2 free", formatBytes(static_cast<double>(needed)),
                             formatBytes(static_cast<double>(there))),
                         say("Free some space, choose another folder, or export in a 16-bit format."), folder.string());
    }
    writeDirectoryAtomically(folder, [&](const fs::path& temporary) {
      const Json config = readConfig(source.model);
      writeConfig(config, source.settings.dtype, temporary / "config.json");
      for (const char* name : kCopied) {
        if (isThere(source.model / name)) copyWhole(source.model / name, temporary / name);
      }
      writeWeights(source, temporary / "model.safetensors", stop);
      writeFileAtomically(temporary / "README.md", modelCard(source, labelsOf(config)));
      if (stop.stop_requested()) throw Cancelled();
    });
    return listed(folder);
  }

 private:
  static ExportResult listed(const fs::path& folder) {
    ExportResult result{folder, {}, 0};
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      result.files.push_back(fs::relative(entry.path(), folder));
      result.bytes += entry.file_size();
    }
    std::sort(result.files.begin(), result.files.end());
    return result;
  }
};

}  // namespace

const Exporter& huggingFaceExporter() {
  static const HuggingFaceExporter exporter;
  return exporter;
}

}  // namespace etude
