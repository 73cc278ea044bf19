#include "core/base/process.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace etude {

namespace {

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() {
    if (::pipe2(ends, O_CLOEXEC) != 0)
      throw ProblemError(say("Could not open a pipe to a child process"), say("Close other programs and try again."));
  }
  ~Pipe() {
    closeEnd(0);
    closeEnd(1);
  }
  void closeEnd(int end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
};

pid_t spawn(const std::vector<std::string>& arguments, const Pipe& in, const Pipe& out, const Pipe& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t pid = -1;
  const int error = ::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    throw ProblemError(say("Could not start %1: %2", arguments.front(), std::strerror(error)),
                       say("Check that the program is installed completely."), arguments.front());
  }
  return pid;
}

/// Moves what is ready through the three pipes; false once both outputs are closed.
bool pump(Pipe& in, Pipe& out, Pipe& err, const std::string& input, std::size_t& written, ProcessResult& result) {
  if (written == input.size()) in.closeEnd(1);
  std::array<pollfd, 3> fds = {pollfd{out.ends[0], POLLIN, 0}, pollfd{err.ends[0], POLLIN, 0}, pollfd{in.ends[1], POLLOUT, 0}};
  ::poll(fds.data(), fds.size(), 100);
  const auto drain = [](Pipe& pipe, const pollfd& ready, std::string& into) {
    std::array<char, 65536> buffer;
    if (!(ready.revents & (POLLIN | POLLHUP))) return;
    const ssize_t got = ::read(pipe.ends[0], buffer.data(), buffer.size());
    if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0) pipe.closeEnd(0);
  };
  drain(out, fds[0], result.output);
  drain(err, fds[1], result.error);
  if (fds[2].revents & POLLOUT) {
    const ssize_t put = ::write(in.ends[1], input.data() + written, std::min<std::size_t>(input.size() - written, 4096));
    if (put > 0) written += static_cast<std::size_t>(put);
  } else if (fds[2].revents & (POLLERR | POLLHUP)) {
    written = input.size();
  }
  return out.ends[0] >= 0 || err.ends[0] >= 0;
}

}  // namespace

ProcessResult runProcess(const std::vector<std::string>& arguments, const std::string& input, std::stop_token stop) {
  Pipe in, out, err;
  const pid_t pid = spawn(arguments, in, out, err);
  in.closeEnd(0);
  out.closeEnd(1);
  err.closeEnd(1);
  ProcessResult result;
  std::size_t written = 0;
  bool cancelled = false;
  // A child that closes its input early must not kill us.
  sigset_t broken_pipe, before;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &broken_pipe, &before);
  while (pump(in, out, err, input, written, result)) {
    if (stop.stop_requested() && !cancelled) {
      ::kill(pid, SIGKILL);
      cancelled = true;
    }
  }
  timespec now{};
  while (sigtimedwait(&broken_pipe, nullptr, &now) > 0) {
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (cancelled) throw Cancelled();
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace etude
