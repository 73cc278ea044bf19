#include "core/eval/comparison.h"

#include "core/eval/read_json.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace etude {

double mcnemarP(std::int64_t a, std::int64_t b) {
  const std::int64_t n = a + b, fewer = std::min(a, b);
  if (n == 0 || a == b) return 1;
  // Sum of C(n, i) / 2^n for i = 0 .. fewer, each term from the one before, in logarithms scaled to the largest (the last) one.
  const double largest = std::lgamma(static_cast<double>(n) + 1) - std::lgamma(static_cast<double>(fewer) + 1) -
                         std::lgamma(static_cast<double>(n - fewer) + 1) - static_cast<double>(n) * std::log(2.0);
  double sum = 0, term = 1;
  for (std::int64_t i = fewer; i >= 0 && term > 1e-18; --i) {
    sum += term;
    term *= static_cast<double>(i) / static_cast<double>(n - i + 1);
  }
  return std::min(1.0, 2 * std::exp(largest) * sum);
}

Comparison compareModels(const std::vector<Prediction>& tuned, const std::vector<Prediction>& untuned, const std::vector<int>& truth) {
  Comparison found;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const bool a = tuned[i].label == truth[i], b = untuned[i].label == truth[i];
    ++(a ? (b ? found.both_right : found.only_tuned) : (b ? found.only_untuned : found.both_wrong));
  }
  found.p_value = mcnemarP(found.only_tuned, found.only_untuned);
  return found;
}

std::vector<std::size_t> topLabels(const std::vector<float>& untuned, const std::vector<float>& tuned, std::size_t most) {
  const auto ranked = [&](const std::vector<float>& values) {
    std::vector<std::size_t> order(std::min(untuned.size(), tuned.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    return order;
  };
  const std::vector<std::size_t> before = ranked(untuned);
  std::vector<std::size_t> shown = ranked(tuned);
  const auto wanted = before.begin() + static_cast<std::ptrdiff_t>(std::min(most, before.size()));
  std::size_t place = 0;
  std::erase_if(shown, [&](std::size_t label) { return place++ >= most && std::find(before.begin(), wanted, label) == wanted; });
  return shown;
}

Json toJson(const Comparison& comparison) {
  return {{"both_right", comparison.both_right},
          {"only_tuned", comparison.only_tuned},
          {"only_untuned", comparison.only_untuned},
          {"both_wrong", comparison.both_wrong},
          {"p_value", comparison.p_value}};
}

Comparison comparisonFromJson(const Json& json) {
  return {readCount(json, "both_right"), readCount(json, "only_tuned"), readCount(json, "only_untuned"), readCount(json, "both_wrong"),
          readNumber(json, "p_value")};
}

}  // namespace etude
