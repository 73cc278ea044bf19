// Tensors on disk without torch: the safetensors format (https://huggingface.co/docs/safetensors), read from a mapped
// file and written in one pass. Every byte of a file is treated as untrusted: whatever the header claims is checked
// against the file before anything is handed out.
#pragma once

#include "core/base/files.h"
#include "core/base/problem.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace etude {

/// Bytes of one element of a safetensors dtype ("F32": 4); 0 if the dtype is not known.
std::size_t dtypeBytes(std::string_view dtype);

/// One tensor of a file. `begin` and `end` count bytes from the start of the data that follows the header.
struct TensorInfo {
  std::string name, dtype;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;

  std::int64_t elements() const;
};

/// A safetensors file, opened and checked. The bytes stay in the file until they are touched.
class SafetensorsFile {
 public:
  /// Throws a ProblemError that lists every fault of the header.
  explicit SafetensorsFile(fs::path path);
  SafetensorsFile(SafetensorsFile&&) = default;
  SafetensorsFile& operator=(SafetensorsFile&&) = default;

  const fs::path& path() const { return path_; }
  /// In the order of their bytes.
  const std::vector<TensorInfo>& tensors() const { return tensors_; }
  /// nullptr if the file has no such tensor.
  const TensorInfo* find(std::string_view name) const;
  /// Little-endian and contiguous (row-major); not necessarily aligned for its type, so copy rather than cast.
  std::string_view bytes(const TensorInfo& tensor) const;
  const std::map<std::string, std::string>& metadata() const { return metadata_; }

 private:
  fs::path path_;
  std::unique_ptr<MappedFile> file_;
  std::uint64_t data_begin_ = 0;
  std::vector<TensorInfo> tensors_;
  std::unordered_map<std::string_view, std::size_t> index_;  ///< views into tensors_
  std::map<std::string, std::string> metadata_;
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

/// The weights of a model folder: `model.safetensors`, or the shards that `model.safetensors.index.json` names.
class ModelWeights {
 public:
  struct Found {
    const SafetensorsFile* file = nullptr;
    const TensorInfo* tensor = nullptr;
    explicit operator bool() const { return tensor != nullptr; }
    std::string_view bytes() const { return file->bytes(*tensor); }
  };

  /// Throws a ProblemError that lists everything wrong with the folder's weight files.
  explicit ModelWeights(const fs::path& folder);

  /// Sorted.
  const std::vector<std::string>& names() const { return names_; }
  /// Converts to false if no file holds such a tensor.
  Found find(std::string_view name) const;
  const std::vector<SafetensorsFile>& files() const { return files_; }

 private:
  void openShards(const fs::path& folder);

  std::vector<SafetensorsFile> files_;
  std::vector<std::string> names_;
};

}  // namespace etude
