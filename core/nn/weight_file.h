// A file of named tensors, whatever its format: where the bytes of each tensor lie, checked against the file before
// anything is handed out. The bytes stay in the file until they are asked for.
#pragma once

#include "core/base/files.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace etude {

/// One tensor of a file. `begin` and `end` count bytes from the start of the file's data.
struct TensorInfo {
  std::string name, dtype;
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0, end = 0;
  std::vector<std::int64_t> strides = {};  ///< in elements, as torch's; empty: contiguous (row-major)

  std::int64_t elements() const;
};

/// Bytes of one element of a safetensors dtype ("F32": 4); 0 if the dtype is not known.
std::size_t dtypeBytes(std::string_view dtype);

/// Bytes that belong to a file or to `owner`.
struct TensorBytes {
  std::string_view view;
  std::shared_ptr<const void> owner = nullptr;
};

class WeightFile {
 public:
  const fs::path& path() const { return path_; }
  /// In the order of their bytes.
  const std::vector<TensorInfo>& tensors() const { return tensors_; }
  /// nullptr if the file has no such tensor.
  const TensorInfo* find(std::string_view name) const;
  /// Text that the file says about itself; empty for formats that have none.
  const std::map<std::string, std::string>& metadata() const { return metadata_; }

  /// The tensor little-endian and contiguous (row-major): a view of the mapped file, or a copy if it is stored otherwise.
  /// Not necessarily aligned for its type, so copy rather than cast.
  TensorBytes bytes(const TensorInfo& tensor) const;
  /// Copies `size` bytes of a contiguous tensor, from its byte `from` on, without bringing the file's pages into the memory
  /// of the process. Throws a ProblemError if the file became shorter or cannot be read.
  void read(const TensorInfo& tensor, std::uint64_t from, void* to, std::size_t size) const;

 protected:
  explicit WeightFile(fs::path path);
  std::string_view mapped() const { return file_->bytes(); }
  std::string_view stored(const TensorInfo& tensor) const {
    return mapped().substr(data_begin_ + tensor.begin, tensor.end - tensor.begin);
  }
  /// Keeps checked tensors, whose names differ.
  void keep(std::vector<TensorInfo> tensors, std::uint64_t data_begin, std::map<std::string, std::string> metadata = {});

 private:
  fs::path path_;
  std::unique_ptr<MappedFile> file_;
  std::uint64_t data_begin_ = 0;
  std::vector<TensorInfo> tensors_;
  std::unordered_map<std::string_view, std::size_t> index_;  ///< views into tensors_
  std::map<std::string, std::string> metadata_;
};

}  // namespace etude
