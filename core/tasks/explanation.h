// Which tokens an answer was made of: gradient times input on the embeddings (core/eval/attribution.h has the definition).
#pragma once

#include "core/models/model.h"
#include "core/tasks/batches.h"

#include <vector>

namespace etude {

/// log(p / (1 - p)) of `label`, (B): the logit less the log of the summed exponentials of the others.
at::Tensor logOdds(const at::Tensor& logits, std::int64_t label);

/// One score for each token of `row` for `label`; special tokens too. Leaves no gradient in the parameters.
std::vector<double> gradientTimesInput(Model& model, const Tokens& row, std::int64_t label, const at::Device& device);

}  // namespace etude
