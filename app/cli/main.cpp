// etude-cli: everything that the window does, for terminals, scripts and machines without a display.
#include "app/cli/commands.h"
#include "app/cli/output.h"

#include <iostream>
#include <map>

namespace etude::cli {

namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 done; 1 failed; 2 wrong usage, or something is wrong with recipe, data or files;\n"
    "            3 stopped before the end; 4 the engine is not available";

int report(Command& command, const Problems& problems, int code) {
  printProblems(problems);
  if (command.json()) printJson({{"problems", toJson(problems)}});
  return code;
}

int report(Command& command, const std::string& what, const std::string& remedy, int code) {
  return report(command, Problems{{Severity::Error, what, remedy, {}}}, code);
}

int execute(Command& command) {
  try {
    return command.run();
  } catch (const EngineMissing& error) {
    return report(command, error.problems(), kNoEngine);
  } catch (const ProblemError& error) {
    return report(command, error.problems(), kWrong);
  } catch (const Cancelled&) {
    return report(command, "Stopped before the end", "Run the same command again.", kStopped);
  } catch (const std::bad_alloc&) {
    return report(command, "There is not enough memory", "Close other programs, or take less at once.", kFailed);
  } catch (const std::exception& error) {
    return report(command, std::string("An unexpected error: ") + error.what(),
                  "Please report it with the command that led to it.", kFailed);
  }
}

int parseAndRun(int argc, char** argv) {
  CLI::App app("Etude: guided fine-tuning of language models", "etude-cli");
  app.set_version_flag("--version", std::string("Etude ") + ETUDE_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  std::map<const CLI::App*, std::unique_ptr<Command>> made;
  for (const CommandEntry& entry : commands()) {
    CLI::App* sub = app.add_subcommand(entry.name, entry.summary);
    sub->footer(kExitCodes);
    auto& command = made[sub] = entry.make();
    command->declare(*sub);
  }
  app.footer(kExitCodes);
  if (argc == 1) {
    std::cout << app.help();
    return kWrong;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kWrong;
  }
  return execute(*made.at(app.get_subcommands().front()));
}

}  // namespace

}  // namespace etude::cli

int main(int argc, char** argv) { return etude::cli::parseAndRun(argc, argv); }
