// What each tuning method is, in words: for the recipe, the window and the command line, which know nothing of torch. What it does
// to a model is in the file of its name (core/tuning/method.h).
#pragma once

#include <string>
#include <vector>

namespace etude {

struct MethodInfo {
  const char* key;     ///< tuning.method
  const char* label;   ///< short: for tables and curves
  const char* choice;  ///< long: for the list to choose from
  const char* what;    ///< what it does, in three sentences
  const char* when;    ///< when to use it
  const char* paper;   ///< authors, year, title
  const char* url;
  std::vector<const char*> settings;  ///< those of TrainSettings that shape it, in the order of the form
  double rate_factor;  ///< its usual learning rate, as a multiple of full tuning's
  bool attaches;       ///< adds parameters beside weights that stay
  bool merges;         ///< the result is a plain model: what it added folds into the weights
};

/// The visible list of methods; all texts but keys are literals marked by sayLater.
const std::vector<MethodInfo>& methodInfos();
/// Throws ProblemError that lists the known ones.
const MethodInfo& methodInfo(const std::string& key);

}  // namespace etude
