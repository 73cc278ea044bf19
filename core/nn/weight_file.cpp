#include "core/nn/weight_file.h"

#include <algorithm>
#include <cstring>

namespace etude {

namespace {

/// Copies a tensor of any strides into row-major order: runs of the last dimension, counted up like an odometer.
void gather(const TensorInfo& tensor, std::size_t element, const char* from, char* to) {
  const std::size_t last = tensor.shape.size() - 1;
  const std::int64_t row = tensor.shape[last], step = tensor.strides[last];
  std::vector<std::int64_t> place(tensor.shape.size(), 0);
  for (std::int64_t rows = tensor.elements() / row; rows > 0; --rows) {
    std::int64_t offset = 0;
    for (std::size_t d = 0; d < last; ++d) offset += place[d] * tensor.strides[d];
    for (std::int64_t i = 0; i < row; ++i, to += element)
      std::memcpy(to, from + static_cast<std::size_t>(offset + i * step) * element, element);
    for (std::size_t d = last; d-- > 0;) {
      if (++place[d] < tensor.shape[d]) break;
      place[d] = 0;
    }
  }
}

}  // namespace

std::int64_t TensorInfo::elements() const {
  std::int64_t count = 1;
  for (std::int64_t size : shape) count *= size;
  return count;
}

WeightFile::WeightFile(fs::path path) : path_(std::move(path)), file_(std::make_unique<MappedFile>(path_)) {}

void WeightFile::keep(std::vector<TensorInfo> tensors, std::uint64_t data_begin, std::map<std::string, std::string> metadata) {
  tensors_ = std::move(tensors);
  data_begin_ = data_begin;
  metadata_ = std::move(metadata);
  index_.reserve(tensors_.size());
  for (std::size_t i = 0; i < tensors_.size(); ++i) index_.emplace(tensors_[i].name, i);
}

const TensorInfo* WeightFile::find(std::string_view name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? nullptr : &tensors_[found->second];
}

TensorBytes WeightFile::bytes(const TensorInfo& tensor) const {
  if (tensor.strides.empty()) return {stored(tensor)};
  const std::size_t element = dtypeBytes(tensor.dtype);
  auto copy = std::make_shared<std::string>(static_cast<std::size_t>(tensor.elements()) * element, '\0');
  gather(tensor, element, stored(tensor).data(), copy->data());
  return {*copy, copy};
}

void WeightFile::read(const TensorInfo& tensor, std::uint64_t from, void* to, std::size_t size) const {
  file_->read(data_begin_ + tensor.begin + from, to, size);
}

}  // namespace etude
