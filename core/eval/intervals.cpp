#include "core/eval/intervals.h"

#include "core/base/random.h"
#include "core/eval/read_json.h"

#include <algorithm>
#include <limits>
#include <random>

namespace etude {

namespace {

constexpr int kResamples = 1000;

/// What std::binomial_distribution draws from.
struct Bits {
  using result_type = std::uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()() { return random.next(); }
  Random random;
};

/// `total` draws from cells in proportion to their counts: binomials of what is left, cell by cell.
void redraw(const std::vector<std::int64_t>& cells, std::vector<std::int64_t>& drawn, Bits& bits) {
  std::int64_t rest = 0;
  for (const std::int64_t cell : cells) rest += cell;
  std::int64_t left = rest;
  for (std::size_t i = 0; i < cells.size() && left > 0; ++i) {
    if (cells[i] == 0) continue;
    drawn[i] = cells[i] == rest ? left
                                : std::binomial_distribution<std::int64_t>(left, static_cast<double>(cells[i]) / static_cast<double>(rest))(bits);
    left -= drawn[i];
    rest -= cells[i];
  }
}

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
  for (const ClassScores& one : scores.classes) labels.push_back(one.label);
  const std::size_t n = scores.confusion.size();
  std::vector<std::int64_t> cells;
  for (const auto& row : scores.confusion) cells.insert(cells.end(), row.begin(), row.end());
  std::vector<double> accuracy, precision, recall, f1;
  Bits bits{Random(seed)};
  for (int i = 0; i < kResamples; ++i) {
    std::vector<std::int64_t> drawn(n * n, 0);
    redraw(cells, drawn, bits);
    Confusion confusion;
    for (std::size_t row = 0; row < n; ++row)
      confusion.emplace_back(drawn.begin() + static_cast<std::ptrdiff_t>(row * n), drawn.begin() + static_cast<std::ptrdiff_t>((row + 1) * n));
    const Scores one = scoresOfConfusion(std::move(confusion), labels);
    double p = 0, r = 0, f = 0, classes = 0;
    for (std::size_t c = 0; c < n; ++c) {
      if (one.classes[c].support == 0 && scores.classes[c].support > 0) continue;  // not drawn: nothing is known of it
      p += one.classes[c].precision, r += one.classes[c].recall, f += one.classes[c].f1, ++classes;
    }
    accuracy.push_back(one.accuracy);
    precision.push_back(p / classes);
    recall.push_back(r / classes);
    f1.push_back(f / classes);
  }
  return {percentiles(accuracy, level), percentiles(precision, level), percentiles(recall, level), percentiles(f1, level)};
}

Json toJson(const ScoreIntervals& intervals) {
  return {{"accuracy", toJson(intervals.accuracy)}, {"precision", toJson(intervals.precision)}, {"recall", toJson(intervals.recall)}, {"f1", toJson(intervals.f1)}};
}

}  // namespace etude
