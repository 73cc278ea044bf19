#include "core/eval/intervals.h"

#include "core/eval/random_bits.h"
#include "core/eval/read_json.h"

#include <algorithm>
#include <random>

namespace etude {

namespace {

constexpr int kResamples = 1000;
constexpr double kExtraRows = 0.5, kMostExtraRows = 2;  ///< right and wrong ones each, by label and in all

/// How many rows of a confusion matrix a resampling is drawn from: what was counted, and a little of what was not.
struct Smoothed {
  struct Cell {
    std::size_t truth, answer;
    double rows;
  };
  std::vector<Cell> cells;     ///< those that were counted, and all of the diagonal
  std::vector<Cell> mistakes;  ///< by true label: any other answer, each as probable
  double rows = 0;

  explicit Smoothed(const Confusion& confusion) {
    double occurring = 0;
    for (const auto& row : confusion) occurring += std::any_of(row.begin(), row.end(), [](std::int64_t n) { return n > 0; });
    const double extra = std::min(kExtraRows, kMostExtraRows / std::max(occurring, 1.0));
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
      const auto& row = confusion[truth];
      if (std::none_of(row.begin(), row.end(), [](std::int64_t n) { return n > 0; })) continue;
      for (std::size_t answer = 0; answer < row.size(); ++answer) {
        const double count = static_cast<double>(std::max<std::int64_t>(row[answer], 0)) + (truth == answer ? extra : 0);
        if (count > 0) cells.push_back({truth, answer, count});
      }
      if (confusion.size() > 1) mistakes.push_back({truth, truth, extra});
    }
    for (const auto* all : {&cells, &mistakes})
      for (const Cell& cell : *all) rows += cell.rows;
  }
};

/// `total` draws from all cells in proportion to their rows: binomials of what is left, cell by cell.
Confusion redraw(const Smoothed& from, std::size_t labels, std::int64_t total, RandomBits& bits) {
  Confusion drawn(labels, std::vector<std::int64_t>(labels, 0));
  double rest = from.rows;
  const auto some = [&](const Smoothed::Cell& cell) {
    const double share = std::clamp(cell.rows / rest, 0.0, 1.0);
    const std::int64_t count = total > 0 ? std::binomial_distribution<std::int64_t>(total, share)(bits) : 0;
    rest -= cell.rows;
    total -= count;
    return count;
  };
  for (const Smoothed::Cell& cell : from.mistakes) {
    for (std::int64_t left = some(cell); left > 0; --left) ++drawn[cell.truth][(cell.truth + 1 + bits.random.below(labels - 1)) % labels];
  }
  for (const Smoothed::Cell& cell : from.cells) drawn[cell.truth][cell.answer] += &cell == &from.cells.back() ? total : some(cell);
  return drawn;
}

/// The interval holds what was measured, which the added rows may have moved to its edge.
Interval around(double measured, const Interval& found) { return {std::min(measured, found.low), std::max(measured, found.high)}; }

Interval percentiles(std::vector<double> values, double level) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
  };
  return {at((1 - level) / 2), at((1 + level) / 2)};
}

}  // namespace

ScoreIntervals bootstrapIntervals(const Scores& scores, double level, std::uint64_t seed) {
  std::int64_t rows = 0, right = 0;
  for (std::size_t c = 0; c < scores.confusion.size(); ++c) {
    right += std::max<std::int64_t>(scores.confusion[c][c], 0);
    for (const std::int64_t count : scores.confusion[c]) rows += std::max<std::int64_t>(count, 0);
  }
  if (rows == 0) return {};
  std::vector<std::string> labels;
  for (const ClassScores& one : scores.classes) labels.push_back(one.label);
  const std::size_t n = scores.confusion.size();
  const Smoothed smoothed(scores.confusion);
  std::vector<double> precision, recall, f1;
  RandomBits bits{Random(seed)};
  for (int i = 0; i < kResamples; ++i) {
    const Scores one = scoresOfConfusion(redraw(smoothed, n, rows, bits), labels);
    double p = 0, r = 0, f = 0, classes = 0;
    for (std::size_t c = 0; c < n; ++c) {
      if (one.classes[c].support == 0 && scores.classes[c].support > 0) continue;  // not drawn: nothing is known of it
      p += one.classes[c].precision, r += one.classes[c].recall, f += one.classes[c].f1, ++classes;
    }
    precision.push_back(p / classes);
    recall.push_back(r / classes);
    f1.push_back(f / classes);
  }
  return {wilsonInterval(right, rows, level), around(scores.precision, percentiles(precision, level)),
          around(scores.recall, percentiles(recall, level)), around(scores.f1, percentiles(f1, level))};
}

Json toJson(const ScoreIntervals& intervals) {
  return {{"accuracy", toJson(intervals.accuracy)}, {"precision", toJson(intervals.precision)}, {"recall", toJson(intervals.recall)}, {"f1", toJson(intervals.f1)}};
}

}  // namespace etude
