#include "core/run/event_file.h"

#include "core/base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace etude {

namespace {

/// No event is that long; what follows is skipped up to the next line.
constexpr std::size_t kLongestLine = 8 << 20;

}  // namespace

void forEachLine(const std::filesystem::path& path, const std::function<void(std::string_view, std::size_t)>& take) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT) return;
  if (fd < 0) throwFileProblem("read", path, errno);
  struct Closer {
    int fd;
    ~Closer() { ::close(fd); }
  } const closer{fd};
  std::array<char, 65536> buffer;
  std::string rest;
  std::size_t number = 0;
  while (true) {
    const ssize_t got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throwFileProblem("read", path, errno);
    if (got == 0) return;
    std::string_view block(buffer.data(), static_cast<std::size_t>(got));
    for (std::size_t end = block.find('\n'); end != std::string_view::npos; end = block.find('\n')) {
      if (rest.size() <= kLongestLine) rest.append(block.substr(0, end));
      take(rest, ++number);
      rest.clear();
      block.remove_prefix(end + 1);
    }
    if (rest.size() <= kLongestLine) rest.append(block);
  }
}

std::optional<Event> eventFromLine(std::string_view line, bool& broken) {
  broken = false;
  if (line.empty()) return {};
  try {
    return eventFromJson(parseJson(line, "events.jsonl"));
  } catch (const ProblemError&) {
    broken = true;
    return {};
  }
}

std::string timeOfLine(std::string_view line) {
  const Json json = parseJsonOrDiscard<Json>(line);
  return json.is_object() && json.contains("time") && json["time"].is_string() ? json["time"].get<std::string>() : std::string();
}

}  // namespace etude
