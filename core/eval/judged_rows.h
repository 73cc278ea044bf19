// The rows that an evaluation was made of, so that each of its numbers can be looked into: judged.jsonl in the run directory.
// First line: {"schema": 1, "split", "labels", "rows" (judged), "kept"}. Then one line for each row that was kept:
//   {"line", "text", "pair", "truth", "tuned", "untuned", "group"}
// truth: index into labels; tuned, untuned: the probabilities by label. Left out where there is none: pair, untuned, group.
#pragma once

#include "core/data/dataset.h"
#include "core/tasks/prediction.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

struct JudgedRow {
  std::uint64_t line = 0;
  std::string text, pair, group;
  int truth = -1;
  std::vector<float> tuned, untuned;  ///< probabilities; `untuned` is empty if that model was not judged

  int answer() const;                 ///< the label with the highest probability
  int untunedAnswer() const;          ///< -1 without
  float confidence() const { return tuned[static_cast<std::size_t>(answer())]; }
  Prediction prediction() const;      ///< of the tuned model, as far as it was kept
};

struct JudgedRows {
  std::string split;
  std::vector<std::string> labels;
  std::int64_t judged = 0;      ///< rows of the evaluation
  std::vector<JudgedRow> rows;  ///< in the order of the data; all, or the mistakes and a random part of the rest
  bool complete() const { return judged == static_cast<std::int64_t>(rows.size()); }
};

inline constexpr std::size_t kMostJudgedRows = 100'000;      ///< kept of any number
inline constexpr std::size_t kLongestJudgedText = 4000;      ///< bytes kept of a text
inline constexpr std::size_t kMostJudgedValues = 20'000'000; ///< probabilities kept: with very many labels, fewer rows

/// A text as it is kept.
std::string judgedText(const std::string& text);

/// `untuned` may be empty. Beyond `most` rows mistakes are kept first (at most half), the rest is drawn at random from `seed`.
JudgedRows keepRows(const std::string& split, const std::vector<std::string>& labels, const std::vector<Example>& examples,
                    const std::vector<Prediction>& tuned, const std::vector<Prediction>& untuned, std::size_t most = kMostJudgedRows,
                    std::uint64_t seed = 42);

/// In full or not at all. Throws ProblemError.
void writeJudgedRows(const std::filesystem::path& path, const JudgedRows& rows);
/// Throws ProblemError for a file that is broken, Cancelled.
JudgedRows readJudgedRows(const std::filesystem::path& path, std::stop_token stop = {});

}  // namespace etude
