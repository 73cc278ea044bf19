// A Problem says what is wrong, where, and what to do about it. Bad input, a missing file, too little memory: all are
// Problems; they are collected so that a user sees all of them at once, and thrown together when nothing can go on.
#pragma once

#include "core/base/json.h"

#include <exception>
#include <string>
#include <vector>

namespace etude {

enum class Severity { Info, Warning, Error };

/// The stage of the wizard that can mend a Problem.
enum class Stage { Data, Model, Environment, Tuning, Evaluation, Export, Monitoring };
inline constexpr int kStageCount = 7;

/// "data", "model", ...: the key of the recipe section of the stage.
const char* stageKey(Stage stage);

struct Problem {
  Severity severity = Severity::Error;
  std::string what;    ///< what is wrong, one sentence
  std::string remedy;  ///< what to do next, one sentence
  std::string where;   ///< a recipe key path ("tuning.learning_rate"), a file, or a file with a row; may be empty

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// True if any of the problems is an error.
bool hasErrors(const Problems& problems);

/// One problem a line: "error: WHAT (WHERE). REMEDY".
std::string describe(const Problem& problem);
std::string describe(const Problems& problems);

Json toJson(const Problem& problem);
Problem problemFromJson(const Json& json);

/// Thrown when work cannot go on; holds every Problem found until then (never empty).
class ProblemError : public std::exception {
 public:
  explicit ProblemError(Problems problems);
  ProblemError(std::string what, std::string remedy, std::string where = {});
  const char* what() const noexcept override { return text_.c_str(); }
  const Problems& problems() const { return problems_; }

 private:
  Problems problems_;
  std::string text_;
};

/// Throws a ProblemError if `problems` holds an error.
void throwIfErrors(const Problems& problems);

/// Thrown by long work when its stop token was set.
struct Cancelled : std::exception {
  const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace etude
