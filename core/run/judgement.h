// What a finished run is judged by: predictions of the tuned and of the untuned model on held-out rows, and all that follows
// from them: evaluation.json and judged.jsonl.
#pragma once

#include "core/eval/evaluation.h"
#include "core/eval/judged_rows.h"
#include "core/models/model.h"
#include "core/run/recipe.h"
#include "core/run/recipe_tokens.h"
#include "core/tasks/batches.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace etude {

struct JudgementInputs {
  const Recipe& recipe;
  const Dataset& data;
  const std::array<std::vector<Tokens>, 3>& tokens;  ///< index by Split
  const RecipeTokens& vocabulary;
  std::size_t max_length = 0;
  at::Device device;
  std::function<std::vector<Prediction>(Model&, const std::vector<Tokens>&)> predict;
  std::function<void(const std::string& text)> phase;  ///< told before each part; may throw Cancelled
};

struct Judgement {
  Evaluation evaluation;
  JudgedRows rows;
};

/// The split is the recipe's, or the validation rows where there are no test rows.
Judgement judge(const JudgementInputs& inputs, Model& tuned);

}  // namespace etude
