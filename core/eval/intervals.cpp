#include "core/eval/intervals.h"

#include "core/base/random.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::int64_t kMostDraws = 20'000'000;

Interval percentiles(std::vector<double> values, double level) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
  };
  return {at((1 - level) / 2), at((1 + level) / 2)};
}

}  // namespace

ScoreIntervals bootstrapIntervals(const Scores& scores, double level, std::uint64_t seed) {
  if (scores.examples == 0) return {};
  std::vector<std::string> labels;
  std::vector<std::uint32_t> cells;  // one entry per judged row: its cell of the matrix
  const std::size_t n = scores.confusion.size();
  for (std::size_t cell = 0; cell < n * n; ++cell)
    cells.insert(cells.end(), static_cast<std::size_t>(scores.confusion[cell / n][cell % n]), static_cast<std::uint32_t>(cell));
  for (const ClassScores& one : scores.classes) labels.push_back(one.label);
  const auto resamples = static_cast<std::size_t>(std::clamp<std::int64_t>(kMostDraws / scores.examples, 200, 1000));
  std::vector<double> accuracy, precision, recall, f1;
  Random random(seed);
  for (std::size_t i = 0; i < resamples; ++i) {
    Confusion drawn(n, std::vector<std::int64_t>(n, 0));
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const std::uint32_t cell = cells[random.below(cells.size())];
      ++drawn[cell / n][cell % n];
    }
    const Scores one = scoresOfConfusion(std::move(drawn), labels);
    accuracy.push_back(one.accuracy);
    precision.push_back(one.precision);
    recall.push_back(one.recall);
    f1.push_back(one.f1);
  }
  return {percentiles(accuracy, level), percentiles(precision, level), percentiles(recall, level), percentiles(f1, level)};
}

Json toJson(const ScoreIntervals& intervals) {
  const auto pair = [](const Interval& one) { return Json::array({one.low, one.high}); };
  return {{"accuracy", pair(intervals.accuracy)}, {"precision", pair(intervals.precision)}, {"recall", pair(intervals.recall)}, {"f1", pair(intervals.f1)}};
}

}  // namespace etude
