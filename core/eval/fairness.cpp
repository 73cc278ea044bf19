#include "core/eval/fairness.h"

#include "core/eval/evaluation.h"
#include "core/eval/read_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace etude {

namespace {

/// A normal value lies within so many deviations with probability `level`.
double deviationsOf(double level) {
  double low = 0, high = 40;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(middle / std::sqrt(2.0)) > 1 - level ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// Wilson's interval of a share of `n` rows, `z` deviations wide.
Interval shareInterval(double share, double n, double z) {
  if (!(n > 0)) return {0, 1};
  const double z2 = z * z;
  const double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
  return {share <= 0 ? 0.0 : std::max(0.0, centre - half), share >= 1 ? 1.0 : std::min(1.0, centre + half)};
}

GroupScores scoresOfGroup(const std::string& group, const Confusion& confusion) {
  const std::vector<std::string> names(confusion.size());
  const Scores scores = scoresOfConfusion(confusion, names);
  GroupScores found;
  found.group = group;
  found.rows = scores.examples;
  found.accuracy = scores.accuracy;
  double f1 = 0, occurring = 0;
  std::int64_t right = 0;
  for (std::size_t c = 0; c < confusion.size(); ++c) {
    right += confusion[c][c];
    std::int64_t answers = 0;
    for (const auto& row : confusion) answers += row[c];
    found.answered.push_back(static_cast<double>(answers) / static_cast<double>(scores.examples));
    found.support.push_back(scores.classes[c].support);
    found.recall.push_back(scores.classes[c].support > 0 ? scores.classes[c].recall : std::numeric_limits<double>::quiet_NaN());
    if (scores.classes[c].support > 0) f1 += scores.classes[c].f1, ++occurring;
  }
  found.f1 = occurring > 0 ? f1 / occurring : 0;
  found.accuracy_interval = wilsonInterval(right, scores.examples);
  return found;
}

/// A share of one group, and how many rows it was taken of.
struct GroupShare {
  const GroupScores* group;
  double share;
  std::int64_t rows;
};

/// Newcombe's interval for a difference of two shares, from their Wilson intervals.
Interval differenceInterval(const GroupShare& high, const GroupShare& low, double level) {
  const double z = deviationsOf(level), difference = high.share - low.share;
  const Interval a = shareInterval(high.share, static_cast<double>(high.rows), z), b = shareInterval(low.share, static_cast<double>(low.rows), z);
  return {difference - std::hypot(high.share - a.low, b.high - low.share), difference + std::hypot(a.high - high.share, low.share - b.low)};
}

/// `families`: how many such gaps are looked at side by side.
std::optional<GroupGap> gapOf(std::vector<GroupShare> shares, std::size_t families) {
  std::erase_if(shares, [](const GroupShare& one) { return one.rows < kSmallGroup || !std::isfinite(one.share); });
  if (shares.size() < 2) return std::nullopt;
  const auto lower = [](const GroupShare& a, const GroupShare& b) { return a.share < b.share; };
  const GroupShare& best = *std::max_element(shares.begin(), shares.end(), lower);
  const GroupShare& worst = *std::min_element(shares.rbegin(), shares.rend(), lower);
  const auto groups = static_cast<double>(shares.size());
  const double pairs = static_cast<double>(families) * groups * (groups - 1) / 2;
  return GroupGap{best.share - worst.share, differenceInterval(best, worst, 1 - 0.05 / pairs), best.group->group, worst.group->group,
                  static_cast<std::int64_t>(shares.size())};
}

void measureGaps(GroupReport& report) {
  std::vector<GroupShare> accuracies;
  for (const GroupScores& group : report.groups) accuracies.push_back({&group, group.accuracy, group.rows});
  report.gap = gapOf(std::move(accuracies), 1);
  const std::size_t labels = report.groups.empty() ? 0 : report.groups.front().recall.size();
  for (std::size_t label = 0; label < labels; ++label) {
    std::vector<GroupShare> recalls;
    for (const GroupScores& group : report.groups) recalls.push_back({&group, group.recall[label], group.support[label]});
    report.recall_gaps.push_back(gapOf(std::move(recalls), labels));
  }
}

Json gapJson(const std::optional<GroupGap>& gap) {
  if (!gap) return nullptr;
  return {{"size", gap->size}, {"interval_95", toJson(gap->interval)}, {"best", gap->best}, {"worst", gap->worst}, {"groups", gap->groups},
          {"beyond_chance", gap->beyondChance()}};
}

Json groupJson(const GroupScores& group) {
  Json recall = Json::array();
  for (const double share : group.recall) recall.push_back(finiteOrNull(share));
  return {{"group", group.group},
          {"rows", group.rows},
          {"accuracy", finiteOrNull(group.accuracy)},
          {"accuracy_interval_95", toJson(group.accuracy_interval)},
          {"f1", finiteOrNull(group.f1)},
          {"answered", group.answered},
          {"support", group.support},
          {"recall", std::move(recall)}};
}

GroupScores groupFromJson(const Json& json) {
  GroupScores group{readMember<std::string>(json, "group"), readCount(json, "rows"), readNumber(json, "accuracy"), readNumber(json, "f1"),
                    readInterval(json, "accuracy_interval_95"), readNumbers(json, "answered"), {}, {}};
  if (!json.contains("recall")) return group;
  group.recall = readNumbers(json, "recall");
  group.support = readMember<std::vector<std::int64_t>>(json, "support");
  if (group.recall.size() != group.answered.size() || group.support.size() != group.answered.size())
    throwBrokenEvaluation("a group has not one recall for each label");
  return group;
}

}  // namespace

Interval wilsonInterval(std::int64_t hits, std::int64_t rows, double level) {
  const double share = rows == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(rows);
  return shareInterval(share, static_cast<double>(rows), deviationsOf(level));
}

std::optional<GroupReport> groupReport(const std::vector<Example>& examples, const std::vector<Prediction>& predictions, std::size_t labels,
                                       const std::string& column) {
  std::map<std::string, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < examples.size(); ++i) members[examples[i].group].push_back(i);
  if (members.empty() || (members.size() == 1 && members.begin()->first.empty())) return std::nullopt;
  std::vector<std::pair<std::string, std::vector<std::size_t>>> sorted(members.begin(), members.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  GroupReport report;
  report.column = column;
  for (const auto& [group, rows] : sorted) {
    if (report.groups.size() == kMostGroups) break;
    Confusion confusion(labels, std::vector<std::int64_t>(labels, 0));
    for (const std::size_t i : rows) ++confusion.at(static_cast<std::size_t>(examples[i].label)).at(static_cast<std::size_t>(predictions[i].label));
    report.groups.push_back(scoresOfGroup(group, confusion));
  }
  report.left_out = static_cast<std::int64_t>(sorted.size() - report.groups.size());
  measureGaps(report);
  return report;
}

SwapReport swapReport(const std::string& kind, const std::vector<Example>& examples, const std::vector<Prediction>& predictions,
                      const WordSwaps& swaps, std::size_t labels, const AskAgain& ask, std::size_t most) {
  SwapReport report;
  report.kind = kind;
  report.mean_change.assign(labels, 0);
  std::vector<std::size_t> places;
  std::vector<Example> changed;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto text = swaps.swapped(examples[i].text), pair = swaps.swapped(examples[i].text_pair);
    if (!text && !pair) continue;
    places.push_back(i);
    Example example = examples[i];
    example.text = text.value_or(example.text);
    example.text_pair = pair.value_or(example.text_pair);
    changed.push_back(std::move(example));
  }
  report.found = static_cast<std::int64_t>(places.size());
  const std::size_t tried = std::min(places.size(), most);
  std::vector<Example> questions;
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < tried; ++i) {
    const std::size_t at = i * places.size() / tried;
    asked.push_back(places[at]);
    questions.push_back(std::move(changed[at]));
  }
  report.tried = static_cast<std::int64_t>(tried);
  const std::vector<Prediction> answers = tried > 0 ? ask(questions) : std::vector<Prediction>();
  for (std::size_t i = 0; i < tried; ++i) {
    const Prediction &before = predictions[asked[i]], &after = answers.at(i);
    double size = 0;
    for (std::size_t label = 0; label < labels; ++label) {
      const double change = static_cast<double>(after.probabilities.at(label)) - static_cast<double>(before.probabilities.at(label));
      report.mean_change[label] += change / static_cast<double>(tried);
      size = std::max(size, std::abs(change));
    }
    report.mean_size += size / static_cast<double>(tried);
    if (before.label == after.label) continue;
    ++report.changed;
    const Example& example = examples[asked[i]];
    const auto joined = [](const Example& one) { return one.text_pair.empty() ? one.text : one.text + " | " + one.text_pair; };
    report.flips.push_back({joined(example), joined(questions[i]), before.label, after.label, static_cast<double>(before.confidence),
                            static_cast<double>(after.confidence), example.line});
  }
  report.changed_interval = wilsonInterval(report.changed, report.tried);
  std::stable_sort(report.flips.begin(), report.flips.end(), [](const SwapFlip& a, const SwapFlip& b) {
    return a.confidence_before + a.confidence_after > b.confidence_before + b.confidence_after;
  });
  if (report.flips.size() > kMostFlips) report.flips.resize(kMostFlips);
  return report;
}

Json toJson(const GroupReport& report) {
  Json groups = Json::array(), recall_gaps = Json::array();
  for (const GroupScores& group : report.groups) groups.push_back(groupJson(group));
  for (const auto& gap : report.recall_gaps) recall_gaps.push_back(gapJson(gap));
  return {{"column", report.column}, {"groups", std::move(groups)}, {"left_out", report.left_out}, {"gap", gapJson(report.gap)},
          {"recall_gaps", std::move(recall_gaps)}};
}

/// The gaps follow from the groups: they are measured again, since older versions did not allow for many pairs.
GroupReport groupReportFromJson(const Json& json) {
  GroupReport report;
  report.column = readMember<std::string>(json, "column");
  for (const Json& one : readArray(json, "groups")) {
    report.groups.push_back(groupFromJson(one));
    if (report.groups.back().recall.size() != report.groups.front().recall.size()) throwBrokenEvaluation("two groups have different labels");
  }
  report.left_out = readCount(json, "left_out");
  measureGaps(report);
  return report;
}

Json toJson(const SwapReport& report) {
  Json flips = Json::array();
  for (const SwapFlip& flip : report.flips) {
    flips.push_back({{"text", flip.text},
                     {"swapped", flip.swapped},
                     {"before", flip.before},
                     {"after", flip.after},
                     {"confidence_before", flip.confidence_before},
                     {"confidence_after", flip.confidence_after},
                     {"line", flip.line}});
  }
  return {{"kind", report.kind},
          {"found", report.found},
          {"tried", report.tried},
          {"changed", report.changed},
          {"changed_interval_95", toJson(report.changed_interval)},
          {"mean_change", report.mean_change},
          {"mean_size", report.mean_size},
          {"flips", std::move(flips)}};
}

SwapReport swapReportFromJson(const Json& json) {
  SwapReport report;
  report.kind = readMember<std::string>(json, "kind");
  report.found = readCount(json, "found");
  report.tried = readCount(json, "tried");
  report.changed = readCount(json, "changed");
  report.changed_interval = readInterval(json, "changed_interval_95");
  report.mean_change = readNumbers(json, "mean_change");
  report.mean_size = readNumber(json, "mean_size");
  for (const Json& one : readArray(json, "flips")) {
    const std::int64_t before = readCount(one, "before"), after = readCount(one, "after");
    const auto labels = static_cast<std::int64_t>(report.mean_change.size());
    if (before >= labels || after >= labels) throwBrokenEvaluation("an answer is no label");
    report.flips.push_back({readMember<std::string>(one, "text"), readMember<std::string>(one, "swapped"), static_cast<int>(before),
                            static_cast<int>(after), readNumber(one, "confidence_before"), readNumber(one, "confidence_after"),
                            readMember<std::uint64_t>(one, "line")});
  }
  return report;
}

}  // namespace etude
