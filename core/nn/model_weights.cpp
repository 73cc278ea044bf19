#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/say.h"
#include "core/nn/pickled_file.h"
#include "core/nn/safetensors.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::uint64_t kMaxIndexBytes = 100'000'000;
const char* const kSingleName = "model.safetensors";
const char* const kIndexName = "model.safetensors.index.json";
const char* const kPickledName = "pytorch_model.bin";
const char* const kPickledIndexName = "pytorch_model.bin.index.json";

[[noreturn]] void throwNoWeights(const fs::path& folder) {
  for (const char* name : {"tf_model.h5", "flax_model.msgpack", "model.onnx"}) {
    if (isThere(folder / name))
      throw ProblemError(say("The folder has its weights only as %1, which this program does not read", name),
                         say("Choose a folder with model.safetensors, or save the model again with save_pretrained in PyTorch."),
                         folder.string());
  }
  throw ProblemError(say("The folder has no weights: neither model.safetensors nor pytorch_model.bin is there, nor an index of several files"),
                     say("Choose a folder as Transformers saves it, or download the model again."), folder.string());
}

/// A name in the index must not lead out of the folder.
bool staysInside(const fs::path& name) {
  if (name.empty() || name.is_absolute() || !name.has_filename()) return false;
  return std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

struct Shards {
  std::vector<std::string> files;                            ///< without duplicates, in order of appearance
  std::vector<std::pair<std::string, std::size_t>> tensors;  ///< name and position in `files`
};

Shards readIndex(const fs::path& path) {
  // Not Json: its objects are lists, and looking for duplicates in a long one takes quadratic time.
  const nlohmann::json index = parseJsonOrDiscard(readFile(path, kMaxIndexBytes));
  const std::string remedy = say("Download the model again.");
  if (index.is_discarded()) throw ProblemError(say("The index of the weights is not valid JSON"), remedy, path.string());
  if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object())
    throw ProblemError(say("The index of the weights has no weight_map"), remedy, path.string());
  Problems problems;
  Shards shards;
  std::unordered_map<std::string, std::size_t> positions;
  for (const auto& [tensor, file] : index["weight_map"].items()) {
    if (!file.is_string()) {
      problems.push_back({Severity::Error, say("The index names no file for tensor '%1'", tensor), remedy, path.string()});
      continue;
    }
    const std::string name = file.get<std::string>();
    const auto [found, fresh] = positions.emplace(name, shards.files.size());
    if (fresh) {
      shards.files.push_back(name);
      if (!staysInside(name))
        problems.push_back({Severity::Error, say("The index names the file '%1', which is outside of the folder", name),
                            say("Do not use this model: a file that points elsewhere is broken or hostile."), path.string()});
    }
    shards.tensors.emplace_back(tensor, found->second);
  }
  throwIfErrors(problems);
  return shards;
}

}  // namespace

bool hasPickledWeights(const fs::path& folder) {
  return !isThere(folder / kSingleName) && !isThere(folder / kIndexName) &&
         (isThere(folder / kPickledName) || isThere(folder / kPickledIndexName));
}

ModelWeights::ModelWeights(const fs::path& folder) : pickled_(hasPickledWeights(folder)) {
  const fs::path single = folder / (pickled_ ? kPickledName : kSingleName);
  const fs::path index = folder / (pickled_ ? kPickledIndexName : kIndexName);
  if (isThere(single)) {
    openFile(single);
    for (const TensorInfo& tensor : files_[0].tensors()) names_.push_back(tensor.name);
  } else if (isThere(index)) {
    openShards(index);
  } else {
    throwNoWeights(folder);
  }
  std::sort(names_.begin(), names_.end());
}

void ModelWeights::openFile(const fs::path& path) {
  if (pickled_)
    files_.push_back(PickledFile(path));
  else
    files_.push_back(SafetensorsFile(path));
}

void ModelWeights::openShards(const fs::path& index) {
  const Shards shards = readIndex(index);
  Problems problems;
  for (const std::string& name : shards.files) {
    try {
      openFile(index.parent_path() / name);
    } catch (const ProblemError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  throwIfErrors(problems);
  for (const auto& [tensor, file] : shards.tensors) {
    if (!files_[file].find(tensor))
      problems.push_back({Severity::Error,
                          say("Tensor '%1' is missing in %2, where the index puts it", tensor, shards.files[file]),
                          say("Download the model again."), index.string()});
  }
  for (const WeightFile& file : files_) {
    for (const TensorInfo& tensor : file.tensors()) names_.push_back(tensor.name);
  }
  std::sort(names_.begin(), names_.end());
  const auto twice = std::adjacent_find(names_.begin(), names_.end());
  if (twice != names_.end())
    problems.push_back(
        {Severity::Error, say("Tensor '%1' is in two of the files", *twice), say("Download the model again."), index.string()});
  throwIfErrors(problems);
}

ModelWeights::Found ModelWeights::find(std::string_view name) const {
  for (const WeightFile& file : files_) {
    if (const TensorInfo* tensor = file.find(name)) return {&file, tensor};
  }
  return {};
}

}  // namespace etude
