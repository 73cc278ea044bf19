#include "core/train/overfitting.h"

#include <algorithm>
#include <cmath>

namespace etude {

std::optional<OverfittingFound> findOverfitting(const std::vector<EvalSample>& evals, int confirmations, double rise) {
  std::vector<EvalSample> finite;
  std::copy_if(evals.begin(), evals.end(), std::back_inserter(finite),
               [](const EvalSample& e) { return std::isfinite(e.loss) && std::isfinite(e.train_loss); });
  if (finite.empty()) return {};
  const auto best = std::min_element(finite.begin(), finite.end(), [](const auto& a, const auto& b) { return a.loss < b.loss; });
  const auto enough = static_cast<std::size_t>(std::max(confirmations, 1));
  const auto turned = [&](std::size_t i) {
    double train_loss = 0;
    for (std::size_t j = i + 1 - enough; j <= i; ++j) train_loss += finite[j].train_loss / static_cast<double>(enough);
    const double loss = finite[i].loss;
    return loss > best->loss && loss >= best->loss * (1 + rise) && train_loss <= best->train_loss * (1 - rise);
  };
  const std::size_t first = static_cast<std::size_t>(best - finite.begin()) + enough;
  // No later loss is below the lowest one, so only the end of the curve is left to ask.
  if (first >= finite.size() || !turned(finite.size() - 1)) return {};
  for (std::size_t i = first; i < finite.size(); ++i) {
    if (turned(i)) return OverfittingFound{best->step, best->loss, finite[i].step};
  }
  return {};
}

}  // namespace etude
