// Tensors on disk without torch: the safetensors format (https://huggingface.co/docs/safetensors), read from a mapped
// file and written in one pass. Every byte of a file is treated as untrusted: whatever the header claims is checked
// against the file before anything is handed out.
#pragma once

#include "core/base/problem.h"
#include "core/nn/weight_file.h"

#include <functional>
#include <span>

namespace etude {

/// A safetensors file, opened and checked. Adds nothing to WeightFile but how it is opened.
class SafetensorsFile : public WeightFile {
 public:
  /// Throws a ProblemError that lists every fault of the header.
  explicit SafetensorsFile(fs::path path);
  /// Always a view: every tensor of the format is contiguous.
  std::string_view bytes(const TensorInfo& tensor) const { return stored(tensor); }
};

/// A tensor to be written; `bytes` are little-endian and contiguous and must outlive the call.
struct TensorData {
  std::string name, dtype;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

/// Writes `tensors` in the layout of the reference implementation: widest dtypes first, then by name, header padded with
/// blanks to a multiple of 8 bytes. The file appears in full, synced to the disk, or not at all. Throws a ProblemError
/// (sizes that contradict the shapes, duplicate names, disk full, ...). Pass {{"format", "pt"}} for Transformers.
void writeSafetensors(const fs::path& path, const std::vector<TensorData>& tensors,
                      const std::map<std::string, std::string>& metadata);

/// A tensor whose bytes are asked for when its turn to be written comes.
struct TensorSlot {
  std::string name, dtype;
  std::vector<std::int64_t> shape;
};
/// The bytes of slot `index`; called once for each. They are let go before the next ones are asked for, so that a model is
/// converted on its way to the disk without ever being there twice.
using TensorSource = std::function<TensorBytes(std::size_t index)>;
void writeSafetensors(const fs::path& path, const std::vector<TensorSlot>& slots, const TensorSource& source,
                      const std::map<std::string, std::string>& metadata);

/// Transformers' limit for one file.
inline constexpr std::uint64_t kMaxShardBytes = 5'000'000'000;

/// Writes a model folder's weights: `model.safetensors` if they fit into `max_shard_bytes`, else
/// `model-00001-of-0000N.safetensors`, ... with their index, filled in the order of `slots` as Transformers fills them. All
/// files are on the disk in full before the first one takes its place; the files that they replace go last, also those of
/// the other layout. Throws like writeSafetensors, and then the old weights are as they were.
void writeWeightFiles(const fs::path& folder, const std::vector<TensorSlot>& slots, const TensorSource& source,
                      const std::map<std::string, std::string>& metadata, std::uint64_t max_shard_bytes = kMaxShardBytes);

/// The weights of a model folder: `model.safetensors`, or the shards that `model.safetensors.index.json` names; if there is
/// neither, `pytorch_model.bin` or the shards of `pytorch_model.bin.index.json`.
class ModelWeights {
 public:
  struct Found {
    const WeightFile* file = nullptr;
    const TensorInfo* tensor = nullptr;
    explicit operator bool() const { return tensor != nullptr; }
    TensorBytes bytes() const { return file->bytes(*tensor); }
  };

  /// Throws a ProblemError that lists everything wrong with the folder's weight files.
  explicit ModelWeights(const fs::path& folder);

  /// Sorted.
  const std::vector<std::string>& names() const { return names_; }
  /// Converts to false if no file holds such a tensor.
  Found find(std::string_view name) const;
  const std::vector<WeightFile>& files() const { return files_; }
  /// The weights come from files of the older format (PickledFile).
  bool pickled() const { return pickled_; }

 private:
  void openFile(const fs::path& path);
  void openShards(const fs::path& index);

  std::vector<WeightFile> files_;
  std::vector<std::string> names_;
  bool pickled_ = false;
};

/// True if the weights of the folder are there only as pytorch_model.bin, whole or in shards. Opens nothing.
bool hasPickledWeights(const fs::path& folder);

}  // namespace etude
