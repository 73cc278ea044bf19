#include "core/nn/pickled_file.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/nn/byte_reader.h"
#include "core/nn/pickle.h"
#include "core/nn/zip_records.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

constexpr std::array<std::string_view, 17> kAllowedGlobals = {"torch._utils _rebuild_tensor_v2",
                                                              "torch._utils _rebuild_tensor",
                                                              "torch._utils _rebuild_parameter",
                                                              "torch._tensor _rebuild_from_type_v2",
                                                              "torch Tensor",
                                                              "torch.nn.parameter Parameter",
                                                              "torch FloatStorage",
                                                              "torch HalfStorage",
                                                              "torch BFloat16Storage",
                                                              "torch DoubleStorage",
                                                              "torch LongStorage",
                                                              "torch IntStorage",
                                                              "torch ShortStorage",
                                                              "torch CharStorage",
                                                              "torch ByteStorage",
                                                              "torch BoolStorage",
                                                              "torch Size"};
constexpr std::array<std::pair<std::string_view, const char*>, 10> kStorageTypes = {{{"torch FloatStorage", "F32"},
                                                                                     {"torch HalfStorage", "F16"},
                                                                                     {"torch BFloat16Storage", "BF16"},
                                                                                     {"torch DoubleStorage", "F64"},
                                                                                     {"torch LongStorage", "I64"},
                                                                                     {"torch IntStorage", "I32"},
                                                                                     {"torch ShortStorage", "I16"},
                                                                                     {"torch CharStorage", "I8"},
                                                                                     {"torch ByteStorage", "U8"},
                                                                                     {"torch BoolStorage", "BOOL"}}};
constexpr std::size_t kMaxTensorDimensions = 64;  // as torch
constexpr std::int64_t kMaxWrappers = 4, kMaxCalls = 4;
constexpr std::string_view kLegacyMagic("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 13);
constexpr std::int64_t kLegacyProtocol = 1001;

using PickleKind = PickleValue::Kind;

/// Names come from the file and may be as long as it.
std::string shown(std::string_view name) { return std::string(name.substr(0, 100)); }

[[noreturn]] void throwDamagedTensor(std::string_view name) {
  throw FileFault{say("the entry of tensor '%1' is damaged", shown(name))};
}

/// Where the bytes of a storage lie.
struct Place {
  std::uint64_t begin = 0, size = 0;
  bool readable = true;
};
using Storages = std::unordered_map<std::string_view, Place>;

struct Storage {
  std::string_view key;
  const char* dtype = nullptr;
  std::int64_t elements = 0;
};

/// The id ('storage', type, key, device, number of elements[, part of another storage]).
Storage storageOf(const PickleValue& value, std::string_view name) {
  if (value.kind != PickleKind::Persistent || value.items[0]->kind != PickleKind::Sequence) throwDamagedTensor(name);
  const std::vector<const PickleValue*>& id = value.items[0]->items;
  if (id.size() < 5 || id[0]->text != "storage" || id[2]->kind != PickleKind::Text || id[4]->kind != PickleKind::Integer)
    throwDamagedTensor(name);
  if (id.size() > 5 && id[5]->kind != PickleKind::None)
    throw FileFault{say("tensor '%1' lies in a part of another storage, as files of the first years have it", shown(name)), true};
  Storage storage{id[2]->text, nullptr, id[4]->integer};
  for (const auto& [type, dtype] : kStorageTypes) {
    if (id[1]->text == type) storage.dtype = dtype;
  }
  if (!storage.dtype || storage.elements < 0) throwDamagedTensor(name);
  return storage;
}

std::vector<std::int64_t> numbersOf(const PickleValue& value, std::string_view name) {
  if (value.kind == PickleKind::Call && value.items[0]->text == "torch Size" && !value.items[1]->items.empty())
    return numbersOf(*value.items[1]->items[0], name);
  std::vector<std::int64_t> numbers;
  if (value.kind != PickleKind::Sequence || value.items.size() > kMaxTensorDimensions) throwDamagedTensor(name);
  for (const PickleValue* item : value.items) {
    if (item->kind != PickleKind::Integer || item->integer < 0) throwDamagedTensor(name);
    numbers.push_back(item->integer);
  }
  return numbers;
}

/// Number of elements and the distance from the first to behind the last one, which must stay below `limit`.
struct Extent {
  std::int64_t elements = 1, reach = 1;
  bool contiguous = true;
};
Extent extentOf(const TensorInfo& tensor, std::int64_t limit) {
  Extent extent;
  bool fits = true;
  for (std::size_t i = tensor.shape.size(); i-- > 0;) {
    const std::int64_t size = tensor.shape[i], stride = tensor.strides[i];
    std::int64_t step = 0;
    if (size > 1 && stride != extent.elements) extent.contiguous = false;
    fits = fits && !__builtin_mul_overflow(extent.elements, size, &extent.elements) &&
           !__builtin_mul_overflow(std::max<std::int64_t>(size, 1) - 1, stride, &step) &&
           !__builtin_add_overflow(extent.reach, step, &extent.reach);
  }
  if (fits && extent.elements == 0) return {0, 0, true};
  if (!fits || extent.reach > limit)
    throw FileFault{say("tensor '%1' does not fit into the numbers that the file holds for it", shown(tensor.name))};
  if (extent.elements > limit) throw FileFault{say("tensor '%1' repeats the same numbers", shown(tensor.name)), true};
  return extent;
}

/// storage, offset, shape, strides, and more that does not matter here.
TensorInfo rebuiltTensor(std::string_view name, const std::vector<const PickleValue*>& arguments, const Storages& storages) {
  if (arguments.size() < 4 || arguments[1]->kind != PickleKind::Integer) throwDamagedTensor(name);
  const Storage storage = storageOf(*arguments[0], name);
  const auto place = storages.find(storage.key);
  if (place == storages.end()) throw FileFault{say("the numbers of tensor '%1' are missing", shown(name))};
  if (!place->second.readable) throw FileFault{say("it is compressed"), true};
  const auto element = static_cast<std::int64_t>(dtypeBytes(storage.dtype));
  if (storage.elements > static_cast<std::int64_t>(place->second.size) / element)
    throw FileFault{say("the numbers of tensor '%1' are cut off", shown(name))};
  const std::int64_t offset = arguments[1]->integer;
  TensorInfo tensor{std::string(name), storage.dtype, numbersOf(*arguments[2], name), 0, 0, numbersOf(*arguments[3], name)};
  if (tensor.shape.size() != tensor.strides.size() || offset < 0 || offset > storage.elements) throwDamagedTensor(name);
  const Extent extent = extentOf(tensor, storage.elements - offset);
  tensor.begin = place->second.begin + static_cast<std::uint64_t>(offset * element);
  tensor.end = tensor.begin + static_cast<std::uint64_t>(extent.reach * element);
  if (extent.contiguous) tensor.strides.clear();
  return tensor;
}

/// The tensor that a call would build; false if it is no call.
bool tensorOf(const PickleValue* value, std::string_view name, const Storages& storages, TensorInfo& tensor) {
  for (std::int64_t i = 0; i < kMaxCalls; ++i) {
    if (value->kind != PickleKind::Call) return false;
    const std::string_view function = value->items[0]->text;
    const std::vector<const PickleValue*>& arguments = value->items[1]->items;
    if (function == "torch._utils _rebuild_tensor_v2" || function == "torch._utils _rebuild_tensor") {
      tensor = rebuiltTensor(name, arguments, storages);
      return true;
    }
    if (function == "torch._tensor _rebuild_from_type_v2" && arguments.size() == 4 && arguments[0]->kind == PickleKind::Global &&
        arguments[2]->kind == PickleKind::Sequence && arguments[0]->text == "torch._utils _rebuild_tensor_v2") {
      tensor = rebuiltTensor(name, arguments[2]->items, storages);
      return true;
    }
    if (function != "torch._utils _rebuild_parameter" || arguments.empty()) return false;
    value = arguments[0];
  }
  throwDamagedTensor(name);
}

/// The tensors of a dictionary; of equal names the last one counts.
std::vector<TensorInfo> tensorsOf(const PickleValue& dictionary, const Storages& storages) {
  std::vector<TensorInfo> tensors;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2) {
    const PickleValue& key = *dictionary.items[i];
    TensorInfo tensor;
    if (key.kind != PickleKind::Text || !tensorOf(dictionary.items[i + 1], key.text, storages, tensor)) continue;
    const auto [found, fresh] = seen.emplace(key.text, tensors.size());
    if (fresh)
      tensors.push_back(std::move(tensor));
    else
      tensors[found->second] = std::move(tensor);
  }
  return tensors;
}

std::vector<TensorInfo> findTensors(const PickleValue& root, const Storages& storages) {
  const PickleValue* dictionary = &root;
  for (std::int64_t i = 0; i < kMaxWrappers && dictionary && dictionary->kind == PickleKind::Dict; ++i) {
    std::vector<TensorInfo> tensors = tensorsOf(*dictionary, storages);
    if (!tensors.empty()) return tensors;
    const PickleValue* inner = dictionary->find("state_dict");
    dictionary = inner ? inner : dictionary->find("model");
  }
  throw FileFault{say("it holds no dictionary of tensors"), true};
}

std::vector<TensorInfo> readZip(std::string_view bytes) {
  const std::vector<ZipRecord> records = readZipRecords(bytes);
  constexpr std::string_view kList = "/data.pkl";
  const auto list = std::find_if(records.begin(), records.end(), [&](const ZipRecord& record) {
    return record.name.ends_with(kList) && record.name.find('/') == record.name.size() - kList.size();
  });
  if (list == records.end()) throw FileFault{say("it has no list of tensors (data.pkl)")};
  const std::string folder(list->name.substr(0, list->name.size() - kList.size() + 1));
  const std::string data = folder + "data/";
  Storages storages;
  for (const ZipRecord& record : records) {
    if (record.name.starts_with(data)) storages[record.name.substr(data.size())] = {record.begin, record.size, record.stored};
    if (record.name == folder + "byteorder" && bytes.substr(record.begin, record.size) == "big")
      throw FileFault{say("it was written by a machine with another order of bytes"), true};
  }
  if (!list->stored) throw FileFault{say("it is compressed"), true};
  const Pickle pickle(bytes.substr(list->begin, list->size), kAllowedGlobals);
  return findTensors(pickle.root(), storages);
}

/// Magic number, version, machine, content, keys of the storages; then each storage with its length in front.
std::vector<TensorInfo> readLegacy(std::string_view bytes) {
  std::uint64_t position = 0;
  const auto next = [&] {
    Pickle pickle(bytes.substr(position), kAllowedGlobals);
    position += pickle.size();
    return pickle;
  };
  next();
  if (next().root().integer != kLegacyProtocol) throw FileFault{say("it is of a version that is not known"), true};
  const Pickle machine = next();
  if (const PickleValue* little = machine.root().find("little_endian"); little && little->integer == 0)
    throw FileFault{say("it was written by a machine with another order of bytes"), true};
  const Pickle content = next();
  const Pickle keys = next();
  Storages storages;
  std::unordered_map<std::string_view, std::size_t> widths;
  for (const PickleValue& value : content.values()) {
    if (value.kind != PickleKind::Persistent) continue;
    const Storage storage = storageOf(value, "");
    widths.emplace(storage.key, dtypeBytes(storage.dtype));
  }
  ByteReader reader(bytes, position);
  for (const PickleValue* key : keys.root().items) {
    const auto width = widths.find(key->text);
    if (key->kind != PickleKind::Text || width == widths.end()) throw FileFault{say("its list of storages is damaged")};
    std::uint64_t size = 0;
    if (__builtin_mul_overflow(reader.number<std::uint64_t>(), width->second, &size)) throw FileFault{say("it is cut off")};
    storages[key->text] = {reader.position(), reader.take(size).size(), true};
  }
  return findTensors(content.root(), storages);
}

/// The magic number follows the protocol, from protocol 4 on also the frame.
bool isLegacy(std::string_view bytes) {
  if (bytes.size() < 11 || bytes[0] != '\x80') return false;
  return bytes.substr(2).starts_with(kLegacyMagic) || (bytes[2] == '\x95' && bytes.substr(11).starts_with(kLegacyMagic));
}

[[noreturn]] void throwUnreadable(const FileFault& fault, const fs::path& path) {
  if (fault.unsupported)
    throw ProblemError(say("%1 cannot be read: %2", path.filename().string(), fault.what),
                       say("Convert it once with Transformers: AutoModel.from_pretrained(folder).save_pretrained(folder, "
                           "safe_serialization=True)."),
                       path.string());
  throw ProblemError(say("%1 is broken: %2", path.filename().string(), fault.what),
                     say("Get the file again from where it came from, or save the model again."), path.string());
}

}  // namespace

PickledFile::PickledFile(fs::path path) : WeightFile(std::move(path)) {
  const std::string_view bytes = mapped();
  try {
    if (!isZip(bytes) && !isLegacy(bytes)) throw FileFault{say("it is no file of tensors as torch.save writes it"), true};
    std::vector<TensorInfo> tensors = isZip(bytes) ? readZip(bytes) : readLegacy(bytes);
    std::stable_sort(tensors.begin(), tensors.end(), [](const TensorInfo& a, const TensorInfo& b) { return a.begin < b.begin; });
    keep(std::move(tensors), 0);
  } catch (const FileFault& fault) {
    throwUnreadable(fault, this->path());
  }
}

}  // namespace etude
