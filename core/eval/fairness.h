// Whether a model treats some texts worse than others: scores by the cells of a column, and what becomes of an answer when
// only a pronoun or a name is swapped.
#pragma once

#include "core/base/json.h"
#include "core/data/dataset.h"
#include "core/eval/interval.h"
#include "core/tasks/prediction.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etude {

/// Below so many rows a group's scores are mostly luck.
inline constexpr std::int64_t kSmallGroup = 30;

struct GroupScores {
  std::string group;  ///< the cell; empty: rows without one
  std::int64_t rows = 0;
  double accuracy = 0, f1 = 0;           ///< F1 macro over the labels that occur in the group
  Interval accuracy_interval;            ///< 95 %, Wilson (1927)
  std::vector<double> answered;          ///< per label: share of the group's rows that got it
  std::vector<std::int64_t> support;     ///< per label: the group's rows that have it; empty in runs of older versions
  std::vector<double> recall;            ///< per label: share of these that got it; NaN without any
};

/// Highest share less lowest, over all groups that are large enough.
struct GroupGap {
  double size = 0;
  /// Newcombe (1998) hybrid score interval of these two groups. They were picked as the ends of several, so it holds 95 % for
  /// all pairs of groups (and labels) together: its level is 1 - 0.05 / pairs (Bonferroni).
  Interval interval;
  std::string best, worst;
  std::int64_t groups = 0;  ///< that were compared
  bool beyondChance() const { return interval.low > 0; }
};

struct GroupReport {
  std::string column;
  std::vector<GroupScores> groups;  ///< most rows first, at most kMostGroups
  std::int64_t left_out = 0;        ///< rarer groups that are not listed
  /// Of the accuracy, among the groups that are not small; nothing if there are fewer than two of them.
  std::optional<GroupGap> gap;
  /// Of the recall, by label: among the groups with at least kSmallGroup rows of it.
  std::vector<std::optional<GroupGap>> recall_gaps;
};
inline constexpr std::size_t kMostGroups = 50;

/// Nothing if no example has a group.
std::optional<GroupReport> groupReport(const std::vector<Example>& examples, const std::vector<Prediction>& predictions, std::size_t labels,
                                       const std::string& column);

/// Interval of a share of `hits` in `rows` (Wilson 1927).
Interval wilsonInterval(std::int64_t hits, std::int64_t rows, double level = 0.95);

/// Words to be exchanged for each other, both ways.
class WordSwaps {
 public:
  /// Each entry is "he/she"; what is none is left out (see checkSwaps). An entry written with capitals (names) is found only where
  /// the text has a capital: "Mark", not "mark this".
  explicit WordSwaps(const std::vector<std::string>& pairs);
  /// The text with every whole word that is in a pair exchanged, its capitals kept; nothing if there is none. A word of several
  /// pairs becomes its first partner if another word follows it, else its last one ("her book": "his book", "saw her.": "saw him.").
  std::optional<std::string> swapped(const std::string& text) const;
  bool empty() const { return partners_.empty(); }

 private:
  struct Partners {
    bool capital = false;              ///< only where the text has a capital
    std::vector<std::u32string> words;  ///< lower case
  };
  std::map<std::u32string, Partners> partners_;  ///< by the word in lower case
};
/// A Problem for each entry that is not two different words with a stroke between them.
Problems checkSwaps(const std::vector<std::string>& pairs, const std::string& where);

struct SwapFlip {
  std::string text, swapped;  ///< text (and pair) before and after
  int before = 0, after = 0;  ///< answers
  double confidence_before = 0, confidence_after = 0;
  std::uint64_t line = 0;
};
struct SwapReport {
  std::string kind;               ///< "pronouns", "names"
  std::int64_t found = 0;         ///< judged rows that hold a word to swap
  std::int64_t tried = 0;         ///< of these, how many were asked again
  std::int64_t changed = 0;       ///< other answer
  Interval changed_interval;      ///< 95 %, Wilson, of changed / tried
  std::vector<double> mean_change;  ///< per label: mean of probability after less before
  double mean_size = 0;             ///< mean over the rows of the largest |change| of a probability
  std::vector<SwapFlip> flips;      ///< most confident first, at most kMostFlips
};
inline constexpr std::size_t kMostFlips = 100, kMostSwapped = 2000;

/// Answers to the swapped texts, in order.
using AskAgain = std::function<std::vector<Prediction>(const std::vector<Example>&)>;
/// Swaps at most `most` of the examples (spread evenly over those that hold a word) and asks again.
SwapReport swapReport(const std::string& kind, const std::vector<Example>& examples, const std::vector<Prediction>& predictions,
                      const WordSwaps& swaps, std::size_t labels, const AskAgain& ask, std::size_t most = kMostSwapped);

Json toJson(const GroupReport& report);
GroupReport groupReportFromJson(const Json& json);
Json toJson(const SwapReport& report);
SwapReport swapReportFromJson(const Json& json);

}  // namespace etude
