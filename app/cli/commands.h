// What makes each command; one file per command.
#pragma once

#include "app/cli/command.h"

namespace etude::cli {

std::unique_ptr<Command> makeDoctorCommand();
std::unique_ptr<Command> makeEvaluateCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeFindRateCommand();
std::unique_ptr<Command> makeGenerateCommand();
std::unique_ptr<Command> makeInspectCommand();
std::unique_ptr<Command> makeLessonCommand();
std::unique_ptr<Command> makePredictCommand();
std::unique_ptr<Command> makePretrainCommand();
std::unique_ptr<Command> makeRaceCommand();
std::unique_ptr<Command> makeRecipeCommand();
std::unique_ptr<Command> makeResumeCommand();
std::unique_ptr<Command> makeRunCommand();
std::unique_ptr<Command> makeRunsCommand();
std::unique_ptr<Command> makeServeCommand();
std::unique_ptr<Command> makeTokenizeCommand();

}  // namespace etude::cli
