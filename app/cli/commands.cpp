#include "app/cli/commands.h"

namespace etude::cli {

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> list = {
      {"run", "Run a recipe: tune a model from start to finish", makeRunCommand},
      {"resume", "Go on with a run that was stopped or interrupted", makeResumeCommand},
      {"race", "Run several tuning methods on one recipe and compare them", makeRaceCommand},
      {"recipe", "Print a recipe to begin with for a data file and a model", makeRecipeCommand},
      {"find-rate", "Look for a learning rate: a short test with a rising rate", makeFindRateCommand},
      {"lesson", "Run a built-in lesson, or list them", makeLessonCommand},
      {"runs", "List the runs in a folder", makeRunsCommand},
      {"inspect", "Show what is in a data file: columns, labels, findings", makeInspectCommand},
      {"tokenize", "Show a text as the model sees it", makeTokenizeCommand},
      {"predict", "Ask a tuned model about texts", makePredictCommand},
      {"generate", "Let a language model go on from a text", makeGenerateCommand},
      {"evaluate", "Judge a tuned model on labelled rows", makeEvaluateCommand},
      {"export", "Write the model of a run for use elsewhere", makeExportCommand},
      {"serve", "Answer predictions over HTTP on this computer", makeServeCommand},
      {"doctor", "Look at this computer: processor, memory, disk, libtorch, devices", makeDoctorCommand},
      {"pretrain", "Train a vocabulary and a language model from a folder of texts", makePretrainCommand},
  };
  return list;
}

}  // namespace etude::cli
