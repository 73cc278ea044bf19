#include "core/base/json.h"
#include "core/base/say.h"
#include "core/nn/safetensors_header.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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

  void putInPlace() {
    if (::fsync(file_) != 0) throwFileProblem("write", path_, errno);
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) throwFileProblem("write", path_, errno);
    in_place_ = true;
    const fs::path parent = path_.has_parent_path() ? path_.parent_path() : fs::path(".");
    const int directory = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return;
    ::fsync(directory);
    ::close(directory);
  }

 private:
  fs::path path_, temporary_;
  int file_ = -1;
  bool in_place_ = false;
};

void checkTensors(const std::vector<TensorData>& tensors, const fs::path& path) {
  Problems problems;
  const auto report = [&](const TensorData& tensor, const std::string& what) {
    problems.push_back({Severity::Error, say("Tensor '%1' cannot be written: %2", tensor.name, what),
                        say("This is a fault of the program: please report it with the log of the run."), path.string()});
  };
  std::set<std::string_view> names;
  for (const TensorData& tensor : tensors) {
    std::uint64_t bytes = dtypeBytes(tensor.dtype);
    if (bytes == 0) report(tensor, "its dtype '" + tensor.dtype + "' is unknown");
    for (std::int64_t size : tensor.shape) bytes *= static_cast<std::uint64_t>(size);
    if (bytes != tensor.bytes.size())
      report(tensor, "its shape needs " + std::to_string(bytes) + " bytes, not " + std::to_string(tensor.bytes.size()));
    if (tensor.name == "__metadata__" || !names.insert(tensor.name).second) report(tensor, "the name is taken");
  }
  throwIfErrors(problems);
}

std::string makeHeader(const std::vector<const TensorData*>& tensors, const std::map<std::string, std::string>& metadata) {
  Json header = Json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::uint64_t position = 0;
  for (const TensorData* tensor : tensors) {
    const std::uint64_t end = position + tensor->bytes.size();
    // push_back instead of []: an ordered object is a list, and looking each name up again would be quadratic.
    header.get_ref<Json::object_t&>().push_back(
        {tensor->name, {{"dtype", tensor->dtype}, {"shape", tensor->shape}, {"data_offsets", {position, end}}}});
    position = end;
  }
  std::string text = dumpJson(header);
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

}  // namespace

void writeSafetensors(const fs::path& path, const std::vector<TensorData>& tensors,
                      const std::map<std::string, std::string>& metadata) {
  checkTensors(tensors, path);
  std::vector<const TensorData*> sorted;
  for (const TensorData& tensor : tensors) sorted.push_back(&tensor);
  std::sort(sorted.begin(), sorted.end(), [](const TensorData* a, const TensorData* b) {
    const int left = dtypeOrder(a->dtype), right = dtypeOrder(b->dtype);
    return left != right ? left > right : a->name < b->name;
  });

  const std::string header = makeHeader(sorted, metadata);
  const std::uint64_t length = header.size();
  PendingFile file(path);
  file.write(&length, sizeof length);
  file.write(header.data(), header.size());
  for (const TensorData* tensor : sorted) file.write(tensor->bytes.data(), tensor->bytes.size());
  file.putInPlace();
}

}  // namespace etude
