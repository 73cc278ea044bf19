#include "core/nn/safetensors.h"

#include "core/base/say.h"
#include "core/nn/safetensors_header.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <tuple>

namespace etude {

static_assert(std::endian::native == std::endian::little, "safetensors bytes are used as they are on disk");

namespace {

constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;  // as the reference implementation
constexpr std::size_t kMaxListedFaults = 40;
constexpr std::size_t kMaxFaultText = 400;  // names come from the file and may be as long as it
std::string fileRemedy() { return say("Get the file again from where it came from, or save the model again."); }

std::string quoted(const std::string& name) { return "'" + name + "'"; }

/// Bytes that shape x dtype needs; false on overflow.
bool tensorBytes(const std::vector<std::int64_t>& shape, std::size_t element, std::uint64_t& bytes) {
  bytes = element;
  for (std::int64_t size : shape) {
    if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes)) return false;
  }
  return bytes <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

/// What the header says about one tensor, against its own shape and the size of the data.
void checkTensor(const TensorInfo& tensor, std::uint64_t data_bytes, std::vector<std::string>& faults) {
  const std::string subject = "tensor " + quoted(tensor.name);
  const std::size_t element = dtypeBytes(tensor.dtype);
  std::uint64_t expected = 0;
  if (element == 0) {
    faults.push_back(say("%1 has the unknown dtype %2", subject, quoted(tensor.dtype)));
  } else if (!tensorBytes(tensor.shape, element, expected)) {
    faults.push_back(say("%1 has a shape with more bytes than any file can hold", subject));
  } else if (tensor.end >= tensor.begin && tensor.end - tensor.begin != expected) {
    faults.push_back(say("%1 spans %2 bytes, but its shape and dtype need %3", subject, tensor.end - tensor.begin, expected));
  }
  if (tensor.end < tensor.begin) faults.push_back(say("%1 ends before it begins", subject));
  if (tensor.begin > data_bytes || tensor.end > data_bytes)
    faults.push_back(say("%1 lies outside the file (the file is cut off, or its header lies)", subject));
}

/// The tensors, sorted by offset, must follow one another without a hole or an overlap, and fill the file.
void checkLayout(const std::vector<TensorInfo>& tensors, std::uint64_t data_bytes, std::vector<std::string>& faults) {
  std::uint64_t position = 0;
  for (const TensorInfo& tensor : tensors) {
    if (tensor.end < tensor.begin) continue;
    if (tensor.begin > position)
      faults.push_back("there is a hole of " + std::to_string(tensor.begin - position) + " bytes before tensor " +
                       quoted(tensor.name));
    else if (tensor.begin < position)
      faults.push_back("tensor " + quoted(tensor.name) + " overlaps the tensor before it");
    position = std::max(position, tensor.end);
  }
  if (position < data_bytes) faults.push_back(say("%1 bytes at the end of the file belong to no tensor", data_bytes - position));
}

void throwIfFaults(const std::vector<std::string>& faults, const fs::path& path) {
  if (faults.empty()) return;
  Problems problems;
  for (std::size_t i = 0; i < std::min(faults.size(), kMaxListedFaults); ++i)
    problems.push_back({Severity::Error, say("The safetensors file is broken: %1", faults[i].substr(0, kMaxFaultText)),
                        fileRemedy(), path.string()});
  if (faults.size() > kMaxListedFaults)
    problems.push_back({Severity::Error,
                        say("The safetensors file has %1 more faults of this kind", faults.size() - kMaxListedFaults),
                        fileRemedy(), path.string()});
  throw ProblemError(std::move(problems));
}

/// The JSON text of the header, after its length was checked against the file.
std::string_view headerText(std::string_view bytes, std::vector<std::string>& faults) {
  if (bytes.size() < 8) {
    faults.push_back(bytes.empty() ? "it is empty" : "it is shorter than the 8 bytes that give the length of the header");
    return {};
  }
  if (bytes.starts_with("version https://git-lfs")) {
    faults.push_back("it only points to the weights, which Git LFS has not fetched (git lfs pull, or download the file itself)");
    return {};
  }
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), 8);
  if (length > kMaxHeaderBytes) {
    faults.push_back("its header claims " + std::to_string(length) +
                     " bytes, more than the format allows (this may not be a safetensors file)");
  } else if (length > bytes.size() - 8) {
    faults.push_back("its header claims " + std::to_string(length) + " bytes, but the file holds only " +
                     std::to_string(bytes.size()) + " (it is cut off)");
  } else if (length == 0 || bytes[8] != '{') {
    faults.push_back("its header does not start with '{'");
  } else {
    return bytes.substr(8, length);
  }
  return {};
}

}  // namespace

std::size_t dtypeBytes(std::string_view dtype) {
  const int order = dtypeOrder(dtype);
  return order < 0 ? 0 : kDtypes[static_cast<std::size_t>(order)].bytes;
}

int dtypeOrder(std::string_view dtype) {
  for (std::size_t i = 0; i < kDtypes.size(); ++i) {
    if (kDtypes[i].name == dtype) return static_cast<int>(i);
  }
  return -1;
}

SafetensorsFile::SafetensorsFile(fs::path file_path) : WeightFile(std::move(file_path)) {
  std::vector<std::string> faults;
  const std::string_view bytes = mapped();
  const std::string_view text = headerText(bytes, faults);
  throwIfFaults(faults, path());

  SafetensorsHeader header = parseSafetensorsHeader(text);
  const std::uint64_t data_begin = 8 + text.size();
  const std::uint64_t data_bytes = bytes.size() - data_begin;
  std::vector<TensorInfo>& tensors = header.tensors;
  std::stable_sort(tensors.begin(), tensors.end(),
                   [](const TensorInfo& a, const TensorInfo& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
  faults = std::move(header.faults);
  for (const TensorInfo& tensor : tensors) checkTensor(tensor, data_bytes, faults);
  if (faults.empty()) checkLayout(tensors, data_bytes, faults);
  throwIfFaults(faults, path());
  keep(std::move(tensors), data_begin, std::move(header.metadata));
}

}  // namespace etude
