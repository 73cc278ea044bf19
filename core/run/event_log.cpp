#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/run/event_text.h"
#include "core/run/run_dir.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <thread>

namespace etude {

namespace {

int openFile(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) throwFileProblem("write", path, errno);
  return fd;
}

/// Takes the lock or throws. Somebody who only asks whether the run is locked holds it for a moment, so one try is not enough.
void takeLock(int fd, const fs::path& run) {
  for (int i = 0; i < 20; ++i) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return;
    if (errno != EWOULDBLOCK && errno != EINTR) throwFileProblem("lock", run, errno);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::array<char, 32> owner{};
  const ssize_t got = ::pread(fd, owner.data(), owner.size() - 1, 0);
  const std::string process = got > 0 ? " (process " + std::string(owner.data(), static_cast<std::size_t>(got)) + ")" : "";
  throw ProblemError(say("This run is being worked on by another program%1", process),
                     say("Stop it there first, or wait until it has ended."), run.string());
}

/// Cuts off what follows the last line end: the rest of a write that a kill or a full disk interrupted.
void healTornLine(int fd, const fs::path& path) {
  off_t size = ::lseek(fd, 0, SEEK_END);
  if (size < 0) throwFileProblem("read", path, errno);
  off_t keep = size;
  std::array<char, 4096> block;
  while (keep > 0) {
    const off_t begin = std::max<off_t>(keep - static_cast<off_t>(block.size()), 0);
    const ssize_t got = ::pread(fd, block.data(), static_cast<std::size_t>(keep - begin), begin);
    if (got != keep - begin) throwFileProblem("read", path, errno);
    const std::string_view text(block.data(), static_cast<std::size_t>(got));
    const std::size_t last = text.rfind('\n');
    keep = last == std::string_view::npos ? begin : begin + static_cast<off_t>(last) + 1;
    if (last != std::string_view::npos) break;
  }
  if (keep != size && ::ftruncate(fd, keep) != 0) throwFileProblem("mend", path, errno);
}

void append(int fd, std::string_view text, const fs::path& path) {
  const off_t before = ::lseek(fd, 0, SEEK_END);
  while (!text.empty()) {
    const ssize_t put = ::write(fd, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) {
      const int error = errno;
      // Half a line is cut off at once; where that fails, the next opening heals it.
      [[maybe_unused]] const int cut = before >= 0 ? ::ftruncate(fd, before) : -1;
      throwFileProblem("write", path, error);
    }
    text.remove_prefix(static_cast<std::size_t>(put));
  }
}

bool mustBeSafe(const Event& event) {
  return std::holds_alternative<RunStarted>(event) || std::holds_alternative<CheckpointSaved>(event) ||
         std::holds_alternative<RunFinished>(event) || std::holds_alternative<RunFailed>(event);
}

void closeAll(std::initializer_list<int> descriptors) {
  for (const int fd : descriptors) {
    if (fd >= 0) ::close(fd);
  }
}

}  // namespace

EventLog::EventLog(const RunDir& directory) : path_(directory.path()) {
  try {
    lock_ = openFile(directory.lock(), O_RDWR);
    takeLock(lock_, path_);
    const std::string owner = std::to_string(::getpid());
    if (::ftruncate(lock_, 0) != 0 || ::pwrite(lock_, owner.data(), owner.size(), 0) < 0)
      throwFileProblem("write", directory.lock(), errno);
    events_ = openFile(directory.events(), O_RDWR | O_APPEND);
    healTornLine(events_, directory.events());
    log_ = openFile(directory.log(), O_RDWR | O_APPEND);
    healTornLine(log_, directory.log());
  } catch (const ProblemError&) {
    closeAll({log_, events_, lock_});
    throw;
  }
}

EventLog::~EventLog() { closeAll({log_, events_, lock_}); }

void EventLog::emit(const Event& event) {
  append(events_, dumpJson(toJson(event, utcNow())) + "\n", path_ / "events.jsonl");
  if (mustBeSafe(event) && ::fsync(events_) != 0) throwFileProblem("write", path_ / "events.jsonl", errno);
  note(event);
}

void EventLog::note(const Event& event) {
  if (const auto* started = std::get_if<RunStarted>(&event)) note_every_ = std::max<std::int64_t>(started->total_steps / 200, 1);
  if (const auto* step = std::get_if<StepSample>(&event); step && step->step % note_every_ != 0) return;
  if (std::holds_alternative<LivePredictions>(event)) return;  // once a second would drown the rest
  append(log_, utcNow() + "  " + describe(event) + "\n", path_ / "log.txt");
}

}  // namespace etude
