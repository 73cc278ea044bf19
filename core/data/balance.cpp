#include "core/data/balance.h"

#include "core/base/random.h"
#include "core/base/say.h"
#include "core/data/cells.h"

#include <algorithm>
#include <map>
#include <span>

namespace etude {

namespace {

constexpr std::uint64_t kBalanceKey = 0x62616c616e6365ull;

std::map<int, std::vector<std::size_t>> rowsByLabel(const std::vector<Example>& rows) {
  std::map<int, std::vector<std::size_t>> by_label;
  for (std::size_t i = 0; i < rows.size(); ++i) by_label[rows[i].label].push_back(i);
  return by_label;
}

void oversample(std::vector<Example>& rows, std::uint64_t seed) {
  const auto by_label = rowsByLabel(rows);
  std::size_t most = 0;
  for (const auto& [label, places] : by_label) most = std::max(most, places.size());
  for (const auto& [label, places] : by_label) {
    std::vector<std::size_t> order = places;
    shuffle(std::span(order), mixKeys(seed, static_cast<std::uint64_t>(label)));
    const std::size_t wanted = std::min(most, order.size() * kMostCopies);
    for (std::size_t i = order.size(); i < wanted; ++i) rows.push_back(Example(rows[order[i % order.size()]]));
  }
}

void undersample(std::vector<Example>& rows, std::uint64_t seed) {
  const auto by_label = rowsByLabel(rows);
  std::size_t least = rows.size();
  for (const auto& [label, places] : by_label) least = std::min(least, places.size());
  std::vector<std::size_t> kept;
  for (const auto& [label, places] : by_label) {
    std::vector<std::size_t> order = places;
    shuffle(std::span(order), mixKeys(seed, static_cast<std::uint64_t>(label)));
    kept.insert(kept.end(), order.begin(), order.begin() + static_cast<std::ptrdiff_t>(least));
  }
  std::sort(kept.begin(), kept.end());
  std::vector<Example> chosen;
  for (const std::size_t i : kept) chosen.push_back(std::move(rows[i]));
  rows = std::move(chosen);
}

}  // namespace

void balanceTraining(std::vector<Example>& rows, const std::string& mode, std::uint64_t seed) {
  if (mode == "oversample") oversample(rows, mixKeys(seed, kBalanceKey));
  if (mode == "undersample") undersample(rows, mixKeys(seed, kBalanceKey));
}

void reportImbalance(const std::vector<Example>& rows, const std::vector<std::string>& labels, const std::string& mode, const RawRows& raw,
                     std::vector<Finding>& findings) {
  const auto by_label = rowsByLabel(rows);
  if (by_label.size() < 2) return;
  const auto fewer = [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); };
  const auto [rare, common] = std::minmax_element(by_label.begin(), by_label.end(), fewer);
  const auto most = static_cast<double>(common->second.size());
  const double ratio = most / static_cast<double>(rare->second.size());
  if (ratio < kUneven || rare->first < 0 || common->first < 0) return;
  const auto name = [&](int label) { return shortened(labels[static_cast<std::size_t>(label)], 40); };
  const std::string what = say("The labels are uneven: “%1” has %2 training rows, “%3” only %4", name(common->first), common->second.size(),
                               name(rare->first), rare->second.size());
  const std::string fixed = mode == "oversample"    ? say("rows of rare labels are repeated")
                            : mode == "undersample" ? say("rows of frequent labels are left out")
                                                    : std::string();
  LinesByFile lines;
  for (const auto& [label, places] : by_label) {
    if (most < kUneven * static_cast<double>(places.size())) continue;
    for (const std::size_t i : places) lines.add(rows[i].file, rows[i].line);
  }
  lines.report({Finding::Kind::Imbalance, Severity::Warning, {}, fixed, {}}, [&](std::size_t) { return what; }, raw, findings);
}

}  // namespace etude
