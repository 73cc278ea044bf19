// A command of etude-cli. `commands()` is the visible list of them; each has a file of its own.
#pragma once

#include "core/base/problem.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace etude::cli {

/// What the program ends with; documented in --help.
enum ExitCode { kOk = 0, kFailed = 1, kWrong = 2, kStopped = 3, kNoEngine = 4 };

class Command {
 public:
  virtual ~Command() = default;
  /// Adds the options to the command's own app.
  virtual void declare(CLI::App& app) = 0;
  /// Does the work and returns an ExitCode. What it throws becomes one too (main.cpp).
  virtual int run() = 0;
  bool json() const { return json_; }

 protected:
  void addJson(CLI::App& app, const char* what) { app.add_flag("--json", json_, what); }

 private:
  bool json_ = false;
};

struct CommandEntry {
  const char* name;
  const char* summary;
  std::unique_ptr<Command> (*make)();
};

const std::vector<CommandEntry>& commands();

/// The engine cannot be opened: ends with kNoEngine.
struct EngineMissing : ProblemError {
  using ProblemError::ProblemError;
};

}  // namespace etude::cli
