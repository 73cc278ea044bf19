#include "core/base/json.h"
#include "core/base/say.h"
#include "core/nn/safetensors_header.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <numeric>
#include <set>

namespace etude {

namespace {

/// A new file beside its destination, removed again unless it was put in place.
class PendingFile {
 public:
  explicit PendingFile(const fs::path& path) : path_(path), temporary_(path) {
    temporary_ += ".tmp-" + std::to_string(::getpid());
    file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file_ < 0) throwFileProblem("write", path_, errno);
  }
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;
  ~PendingFile() {
    if (file_ >= 0) ::close(file_);
    if (!in_place_) ::unlink(temporary_.c_str());
  }

  void write(const void* data, std::size_t size) {
    const char* bytes = static_cast<const char*>(data);
    while (size > 0) {
      const ssize_t written = ::write(file_, bytes, std::min<std::size_t>(size, std::size_t{64} << 20));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throwFileProblem("write", path_, errno);
      bytes += written;
      size -= static_cast<std::size_t>(written);
    }
  }

  /// All of it is on the disk.
  void finish() {
    if (::fsync(file_) != 0) throwFileProblem("write", path_, errno);
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0) throwFileProblem("write", path_, errno);
  }
  void putInPlace() {
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) throwFileProblem("write", path_, errno);
    in_place_ = true;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_, temporary_;
  int file_ = -1;
  bool in_place_ = false;
};

void syncDirectory(const fs::path& folder) {
  const int directory = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;
  ::fsync(directory);
  ::close(directory);
}

std::uint64_t bytesOf(const TensorSlot& slot) {
  std::uint64_t bytes = dtypeBytes(slot.dtype);
  for (std::int64_t size : slot.shape) bytes *= static_cast<std::uint64_t>(size);
  return bytes;
}

Problem cannotWrite(const TensorSlot& slot, const std::string& what, const fs::path& path) {
  return {Severity::Error, say("Tensor '%1' cannot be written: %2", slot.name, what),
          say("This is a fault of the program: please report it with the log of the run."), path.string()};
}
Problem wrongSize(const TensorSlot& slot, std::size_t bytes, const fs::path& path) {
  return cannotWrite(slot, "its shape needs " + std::to_string(bytesOf(slot)) + " bytes, not " + std::to_string(bytes), path);
}

Problems faultsOf(const std::vector<TensorSlot>& slots, const fs::path& path) {
  Problems problems;
  std::set<std::string_view> names;
  for (const TensorSlot& slot : slots) {
    if (dtypeBytes(slot.dtype) == 0) problems.push_back(cannotWrite(slot, "its dtype '" + slot.dtype + "' is unknown", path));
    if (slot.name == "__metadata__" || !names.insert(slot.name).second)
      problems.push_back(cannotWrite(slot, "the name is taken", path));
  }
  return problems;
}

/// Some of the slots, by their positions.
using Shard = std::vector<std::size_t>;

std::string makeHeader(const std::vector<TensorSlot>& slots, const Shard& shard,
                       const std::map<std::string, std::string>& metadata) {
  Json header = Json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::uint64_t position = 0;
  for (std::size_t i : shard) {
    const std::uint64_t end = position + bytesOf(slots[i]);
    // push_back instead of []: an ordered object is a list, and looking each name up again would be quadratic.
    header.get_ref<Json::object_t&>().push_back(
        {slots[i].name, {{"dtype", slots[i].dtype}, {"shape", slots[i].shape}, {"data_offsets", {position, end}}}});
    position = end;
  }
  std::string text = dumpJson(header);
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

/// Writes the slots of one file, widest dtypes first, then by name.
void fill(PendingFile& file, const std::vector<TensorSlot>& slots, Shard shard, const TensorSource& source,
          const std::map<std::string, std::string>& metadata) {
  std::sort(shard.begin(), shard.end(), [&](std::size_t a, std::size_t b) {
    const int left = dtypeOrder(slots[a].dtype), right = dtypeOrder(slots[b].dtype);
    return left != right ? left > right : slots[a].name < slots[b].name;
  });
  const std::string header = makeHeader(slots, shard, metadata);
  const std::uint64_t length = header.size();
  file.write(&length, sizeof length);
  file.write(header.data(), header.size());
  for (std::size_t i : shard) {
    const TensorBytes bytes = source(i);
    if (bytes.view.size() != bytesOf(slots[i])) throw ProblemError({wrongSize(slots[i], bytes.view.size(), file.path())});
    file.write(bytes.view.data(), bytes.view.size());
  }
  file.finish();
}

/// As Transformers fills them: in the given order, each until the next tensor would bring it above the limit.
std::vector<Shard> planShards(const std::vector<TensorSlot>& slots, std::uint64_t max_bytes) {
  std::vector<Shard> shards(1);
  std::uint64_t filled = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::uint64_t bytes = bytesOf(slots[i]);
    if (!shards.back().empty() && filled + bytes > max_bytes) {
      shards.emplace_back();
      filled = 0;
    }
    shards.back().push_back(i);
    filled += bytes;
  }
  return shards;
}

const char* const kSingleFile = "model.safetensors";
const char* const kIndexFile = "model.safetensors.index.json";

std::string shardName(std::size_t index, std::size_t count) {
  char name[64];
  std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", index + 1, count);
  return name;
}

bool isShardName(const std::string& name) {
  std::size_t index = 0, count = 0;
  return std::sscanf(name.c_str(), "model-%zu-of-%zu.safetensors", &index, &count) == 2 && index > 0 &&
         name == shardName(index - 1, count);
}

std::string makeIndex(const std::vector<TensorSlot>& slots, const std::vector<Shard>& shards) {
  nlohmann::json map = nlohmann::json::object();  // sorted, as Transformers writes it
  std::uint64_t bytes = 0;
  for (std::size_t s = 0; s < shards.size(); ++s) {
    for (std::size_t i : shards[s]) {
      map[slots[i].name] = shardName(s, shards.size());
      bytes += bytesOf(slots[i]);
    }
  }
  return nlohmann::json{{"metadata", {{"total_size", bytes}}}, {"weight_map", map}}.dump(2, ' ', true) + "\n";
}

/// Removes weights that were not just written; first what a reader looks at first.
void removeStale(const fs::path& folder, const std::set<std::string>& written) {
  std::vector<std::string> stale = {kSingleFile, kIndexFile};
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (isShardName(entry.path().filename().string())) stale.push_back(entry.path().filename().string());
  }
  for (const std::string& name : stale) {
    if (written.contains(name)) continue;
    fs::remove(folder / name, error);
    if (error) throwFileProblem("remove", folder / name, error.value());
  }
}

}  // namespace

void writeSafetensors(const fs::path& path, const std::vector<TensorSlot>& slots, const TensorSource& source,
                      const std::map<std::string, std::string>& metadata) {
  throwIfErrors(faultsOf(slots, path));
  Shard all(slots.size());
  std::iota(all.begin(), all.end(), 0);
  PendingFile file(path);
  fill(file, slots, std::move(all), source, metadata);
  file.putInPlace();
  syncDirectory(path.parent_path());
}

void writeSafetensors(const fs::path& path, const std::vector<TensorData>& tensors,
                      const std::map<std::string, std::string>& metadata) {
  std::vector<TensorSlot> slots;
  for (const TensorData& tensor : tensors) slots.push_back({tensor.name, tensor.dtype, tensor.shape});
  Problems problems = faultsOf(slots, path);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (bytesOf(slots[i]) != tensors[i].bytes.size()) problems.push_back(wrongSize(slots[i], tensors[i].bytes.size(), path));
  }
  throwIfErrors(problems);
  const auto source = [&](std::size_t i) -> TensorBytes {
    return {{reinterpret_cast<const char*>(tensors[i].bytes.data()), tensors[i].bytes.size()}};
  };
  writeSafetensors(path, slots, source, metadata);
}

void writeWeightFiles(const fs::path& folder, const std::vector<TensorSlot>& slots, const TensorSource& source,
                      const std::map<std::string, std::string>& metadata, std::uint64_t max_shard_bytes) {
  throwIfErrors(faultsOf(slots, folder));
  const std::vector<Shard> shards = planShards(slots, max_shard_bytes);
  std::deque<PendingFile> files;
  for (std::size_t s = 0; s < shards.size(); ++s) {
    files.emplace_back(folder / (shards.size() == 1 ? kSingleFile : shardName(s, shards.size())));
    fill(files.back(), slots, shards[s], source, metadata);
  }
  if (shards.size() > 1) {
    const std::string index = makeIndex(slots, shards);
    files.emplace_back(folder / kIndexFile);
    files.back().write(index.data(), index.size());
    files.back().finish();
  }
  std::set<std::string> written;
  for (PendingFile& file : files) {
    file.putInPlace();
    written.insert(file.path().filename().string());
  }
  removeStale(folder, written);
  syncDirectory(folder);
}

}  // namespace etude
