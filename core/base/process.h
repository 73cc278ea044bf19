// A child process with captured output: used to try an exported model in a program that shares nothing with ours.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

namespace etude {

struct ProcessResult {
  int exit_code = -1;  ///< 128 + signal if a signal ended it
  std::string output;  ///< standard output
  std::string error;   ///< standard error
};

/// Runs `arguments` (the first is the program), feeds `input` to it, waits. Throws a ProblemError if it cannot start,
/// Cancelled (and kills the child) if `stop` is set.
ProcessResult runProcess(const std::vector<std::string>& arguments, const std::string& input = {}, std::stop_token stop = {});

}  // namespace etude
