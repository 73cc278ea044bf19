#include "core/export/model_files.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/export/model_card.h"
#include "core/nn/half.h"

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
constexpr std::array<const char*, 5> kWritten = {"config.json", "model.safetensors", "adapter_config.json", "adapter_model.safetensors", "README.md"};
constexpr std::uint64_t kMaxCard = 64 << 20;

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

void checkOverflow(const std::vector<std::string>& overflowed, const std::string& dtype, const fs::path& path) {
  if (overflowed.empty()) return;
  std::string names = overflowed.front();
  if (overflowed.size() > 1) names += " and " + std::to_string(overflowed.size() - 1) + " more";
  throw ProblemError(say("Some weights are too large for %1 (%2)", dtype, names), say("Export as bfloat16 or float32 instead."),
                     path.string());
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

}  // namespace

void checkDtype(const std::string& dtype, Problems& problems) {
  if (storedDtype(dtype)) return;
  problems.push_back({Severity::Error, say("Weights cannot be stored as “%1”", dtype), say("Choose float32, float16 or bfloat16."), "export.dtype"});
}

bool isFile(const fs::path& path) {
  std::error_code missing;
  return fs::is_regular_file(path, missing);
}

void checkDestination(const fs::path& folder, const fs::path& source) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) {
    throw ProblemError(say("There is a file where the export should go"),
                       say("Choose the name of a folder that does not exist yet."), folder.string());
  }
  if (fs::equivalent(folder, source, error)) {
    throw ProblemError(say("The export would replace the result of the run itself"), say("Choose another folder."),
                       folder.string());
  }
  const bool exported =
      isFile(folder / "README.md") && readFile(folder / "README.md", kMaxCard).find(kExportMark) != std::string::npos;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (exported && isOurs(entry->path().filename().string())) continue;
    throw ProblemError(
        say("The folder holds something else (%1), which an export would delete", entry->path().filename().string()),
        say("Choose an empty folder, a new one, or one that holds an earlier export."), folder.string());
  }
  if (error) throwFileProblem("read", folder, error.value());
}

void checkRoom(const fs::path& folder, std::uint64_t bytes) {
  const std::uint64_t there = freeDiskBytes(folder);
  if (there >= bytes) return;
  throw ProblemError(say("The export needs %1, but the disk has only %2 free", formatBytes(static_cast<double>(bytes)),
                         formatBytes(static_cast<double>(there))),
                     say("Free some space, choose another folder, or export in a 16-bit format."), folder.string());
}

void copyCompanions(const fs::path& from, const fs::path& to) {
  for (const char* name : kCopied) {
    if (isThere(from / name)) copyWhole(from / name, to / name);
  }
}

std::uint64_t companionBytes(const fs::path& folder) {
  constexpr std::uint64_t small_files = 64 << 10;  // config, card, file system overhead
  std::uint64_t bytes = small_files;
  for (const char* name : kCopied) bytes += bytesOf(folder / name);
  return bytes;
}

StoredWeights weightsOf(const ModelWeights& weights) {
  StoredWeights all;
  for (const std::string& name : weights.names()) all.emplace_back(name, weights.find(name));
  return all;
}

StoredWeights weightsOf(const SafetensorsFile& file) {
  StoredWeights all;
  for (const TensorInfo& tensor : file.tensors()) all.emplace_back(tensor.name, ModelWeights::Found{&file, &tensor});
  return all;
}

std::uint64_t storedBytes(const StoredWeights& weights, const std::string& dtype_name) {
  const char* dtype = storedDtype(dtype_name);
  std::uint64_t bytes = 0;
  for (const auto& [name, found] : weights) {
    const TensorInfo& tensor = *found.tensor;
    const bool changes = dtype && isFloatDtype(tensor.dtype);
    bytes += changes ? static_cast<std::uint64_t>(tensor.elements()) * dtypeBytes(dtype) : tensor.end - tensor.begin;
  }
  return bytes;
}

void storeWeights(const StoredWeights& weights, const std::string& dtype_name, const fs::path& path, std::stop_token stop,
                  const std::map<std::string, std::string>& metadata) {
  const std::string dtype = storedDtype(dtype_name);
  std::vector<TensorData> tensors;
  std::vector<TensorBytes> stored;
  std::vector<std::vector<std::byte>> converted;
  converted.reserve(weights.size());
  std::vector<std::string> overflowed;
  for (const auto& [name, found] : weights) {
    if (stop.stop_requested()) throw Cancelled();
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
  checkOverflow(overflowed, dtype_name, path);
  writeSafetensors(path, tensors, metadata);
}

ExportResult listFolder(const fs::path& folder) {
  ExportResult result{folder, {}, 0};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    result.files.push_back(fs::relative(entry.path(), folder));
    result.bytes += entry.file_size();
  }
  std::sort(result.files.begin(), result.files.end());
  return result;
}

}  // namespace etude
