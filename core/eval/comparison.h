// Two models judged on the same rows: where they differ, and whether that could be chance.
#pragma once

#include "core/base/json.h"
#include "core/tasks/prediction.h"

#include <cstdint>
#include <vector>

namespace etude {

struct Comparison {
  std::int64_t both_right = 0, only_tuned = 0, only_untuned = 0, both_wrong = 0;  ///< rows
  double p_value = 1;  ///< of mcnemarP(only_tuned, only_untuned)
};

/// The exact McNemar test (McNemar 1947, binomial): how probable a split at least as uneven as `a` against `b` would be if
/// both models were equally good. Two-sided; 1 if both are 0.
double mcnemarP(std::int64_t a, std::int64_t b);

Comparison compareModels(const std::vector<Prediction>& tuned, const std::vector<Prediction>& untuned, const std::vector<int>& truth);

/// Labels to show side by side: those among the `most` probable ones of either model, by falling probability of the tuned one.
std::vector<std::size_t> topLabels(const std::vector<float>& untuned, const std::vector<float>& tuned, std::size_t most);

Json toJson(const Comparison& comparison);
Comparison comparisonFromJson(const Json& json);

}  // namespace etude
