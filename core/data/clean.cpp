#include "core/data/clean.h"

#include "core/base/parallel.h"
#include "core/base/say.h"
#include "core/data/cells.h"
#include "core/data/near_duplicates.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace etude {

namespace {

bool isBlankText(const std::string& text) { return trimmed(text).empty(); }

void dropRows(RawRows& rows, const std::vector<bool>& marked) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (marked[i]) continue;
    if (kept != i) rows.rows[kept] = std::move(rows.rows[i]);
    ++kept;
  }
  rows.rows.resize(kept);
}

/// Duplicates are looked for within one of these: the rows still to be dealt out, one split, or the extra rows.
std::size_t poolOf(const RawRow& row) {
  if (row.origin == Origin::Extra) return 4;
  return row.split ? 1 + static_cast<std::size_t>(*row.split) : 0;
}
constexpr std::size_t kPools = 5;

bool isTrain(const RawRow& row) { return row.split == Split::Train; }

std::string dropped(bool drop) { return drop ? say("dropped") : std::string(); }

}  // namespace

void LinesByFile::report(const Finding& like, const std::function<std::string(std::size_t)>& sentence, const RawRows& rows,
                         std::vector<Finding>& findings) {
  for (auto& [file, lines] : lines_) {
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    Finding finding = like;
    const std::string what = sentence(lines.size());
    const std::string& name = rows.file_names[file];
    finding.what = name.empty() ? what : say("%1 (in %2)", what, name);
    finding.lines = std::move(lines);
    finding.file = file;
    findings.push_back(std::move(finding));
  }
}

void LinesByFile::report(Finding::Kind kind, const char* one, const char* many, const std::string& fixed, const RawRows& rows,
                         std::vector<Finding>& findings) {
  const Finding like{kind, Severity::Warning, {}, fixed, {}};
  report(like, [=](std::size_t count) { return say(count == 1 ? one : many, count); }, rows, findings);
}

std::vector<std::string> cleanLabels(RawRows& rows, const std::vector<std::string>& labels, std::vector<Finding>& findings) {
  std::vector<std::string> unknown, known;
  std::vector<bool> unwanted(rows.labels.size(), false), marked(rows.rows.size(), false);
  std::string names;
  for (const std::string& cell : labels) {
    const std::string label = trimmed(cell);
    const auto place = std::find(rows.labels.begin(), rows.labels.end(), label);
    if (label.empty()) continue;
    if (place == rows.labels.end()) {
      unknown.push_back(label);
      continue;
    }
    unwanted[static_cast<std::size_t>(place - rows.labels.begin())] = true;
    known.push_back(cell);
    if (known.size() <= kNamesShown) names += (names.empty() ? "" : ", ") + shortened(label, 40);
  }
  if (known.size() > kNamesShown) names += ", ...";
  LinesByFile lines;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const int label = rows.rows[i].example.label;
    marked[i] = label >= 0 && unwanted[static_cast<std::size_t>(label)];
    if (marked[i]) lines.add(rows.rows[i]);
  }
  const Finding like{Finding::Kind::RareLabel, Severity::Info, {}, say("left out"), {}, 0, known};
  lines.report(like,
               [&](std::size_t count) {
                 return count == 1 ? say("%1 row has a label that is left out: %2", count, names)
                                   : say("%1 rows have labels that are left out: %2", count, names);
               },
               rows, findings);
  dropRows(rows, marked);
  return unknown;
}

void cleanIncomplete(RawRows& rows, bool drop, std::vector<Finding>& findings) {
  LinesByFile no_text, no_label;
  std::vector<bool> marked(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    const bool textless = isBlankText(row.example.text), unlabelled = row.example.label < 0;
    if (textless) no_text.add(row);
    if (unlabelled) no_label.add(row);
    marked[i] = textless || unlabelled;
  }
  no_text.report(Finding::Kind::EmptyText, sayLater("%1 row has no text"), sayLater("%1 rows have no text"), dropped(drop), rows, findings);
  no_label.report(Finding::Kind::EmptyLabel, sayLater("%1 row has no label"), sayLater("%1 rows have no label"), dropped(drop), rows,
                  findings);
  if (drop) dropRows(rows, marked);
}

void cleanDuplicates(RawRows& rows, bool drop, bool drop_conflicts, std::vector<Finding>& findings) {
  struct Group {
    std::size_t first;
    bool conflict = false;
  };
  std::array<std::unordered_map<TextKey, Group, HashTextKey>, kPools> pools;
  std::vector<bool> marked(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    const auto [group, added] = pools[poolOf(row)].try_emplace(row.key, Group{i});
    if (added) continue;
    marked[i] = true;
    group->second.conflict = group->second.conflict || rows.rows[group->second.first].example.label != row.example.label;
  }
  LinesByFile duplicates, conflicts;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    if (marked[i]) duplicates.add(row);
    marked[i] = marked[i] && drop;
    if (!pools[poolOf(row)].at(row.key).conflict) continue;
    conflicts.add(row);
    marked[i] = marked[i] || drop_conflicts;
  }
  duplicates.report(Finding::Kind::Duplicate, sayLater("%1 row repeats the text of an earlier row"),
                    sayLater("%1 rows repeat the text of an earlier row"), dropped(drop), rows, findings);
  conflicts.report(Finding::Kind::ConflictingLabels, sayLater("%1 row has the text of another row with a different label"),
                   sayLater("%1 rows have the same text but different labels"),
                   drop_conflicts ? dropped(true)
                   : drop         ? say("the first of each was kept")
                                  : std::string(),
                   rows, findings);
  dropRows(rows, marked);
}

void cleanNearDuplicates(RawRows& rows, double similarity, bool drop, bool drop_conflicts, std::vector<Finding>& findings,
                         std::stop_token stop, const Progress& progress) {
  if (similarity <= 0) return;
  const auto text = [&](std::size_t i) {
    const Example& example = rows.rows[i].example;
    const std::string normal = normalisedForComparison(example.text);
    return example.text_pair.empty() ? normal : normal + " \x1f " + normalisedForComparison(example.text_pair);
  };
  const std::vector<std::uint32_t> leaders = findNearDuplicates(rows.rows.size(), text, similarity, stop, progress);
  struct Group {
    std::size_t first;
    bool conflict = false;
  };
  std::array<std::unordered_map<std::uint32_t, Group>, kPools> groups;
  std::array<std::unordered_set<TextKey, HashTextKey>, kPools> exact;  // repetitions that were left in are reported as such
  std::vector<bool> repeats(rows.rows.size(), false), marked(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    RawRow& row = rows.rows[i];
    row.alike = leaders[i];
    const std::size_t pool = poolOf(row);
    Group& group = groups[pool].try_emplace(row.alike, Group{i}).first->second;
    repeats[i] = !exact[pool].insert(row.key).second;
    if (!repeats[i] && rows.rows[group.first].example.label != row.example.label) group.conflict = true;
  }
  LinesByFile near, conflicts;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    if (repeats[i]) continue;
    const Group& group = groups[poolOf(row)].at(row.alike);
    if (group.conflict) conflicts.add(row);
    marked[i] = group.conflict && drop_conflicts;
    if (group.first == i || rows.rows[group.first].example.label != row.example.label) continue;
    near.add(row);
    marked[i] = marked[i] || drop;
  }
  near.report(Finding::Kind::NearDuplicate, sayLater("%1 row nearly repeats an earlier row"), sayLater("%1 rows nearly repeat an earlier row"),
              dropped(drop), rows, findings);
  conflicts.report(Finding::Kind::ConflictingLabels, sayLater("%1 row has nearly the text of another row with a different label"),
                   sayLater("%1 rows have nearly the same text but different labels"), dropped(drop_conflicts), rows, findings);
  dropRows(rows, marked);
}

void cleanSuperseded(RawRows& rows, bool drop, std::vector<Finding>& findings) {
  std::unordered_set<TextKey, HashTextKey> extra;
  for (const RawRow& row : rows.rows) {
    if (row.origin == Origin::Extra) extra.insert(row.key);
  }
  LinesByFile superseded;
  std::vector<bool> marked(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    if (row.origin == Origin::Extra || !isTrain(row) || !extra.contains(row.key)) continue;
    marked[i] = true;
    superseded.add(row);
  }
  superseded.report(Finding::Kind::Duplicate, sayLater("%1 training row has a text that is also in the extra training file"),
                    sayLater("%1 training rows have a text that is also in the extra training file"),
                    drop ? say("dropped; the extra row counts") : std::string(), rows, findings);
  if (drop) dropRows(rows, marked);
}

void cleanLeaks(RawRows& rows, bool drop, bool near, std::vector<Finding>& findings) {
  std::unordered_set<TextKey, HashTextKey> held_out;
  std::unordered_set<std::uint32_t> held_out_alike;
  for (const RawRow& row : rows.rows) {
    if (isTrain(row)) continue;
    held_out.insert(row.key);
    if (row.alike != kAlone) held_out_alike.insert(row.alike);
  }
  LinesByFile leaks, near_leaks;
  std::vector<bool> marked(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    if (!isTrain(row)) continue;
    if (held_out.contains(row.key)) {
      leaks.add(row);
      marked[i] = drop;
    } else if (held_out_alike.contains(row.alike)) {
      near_leaks.add(row);
      marked[i] = drop && near;
    }
  }
  leaks.report(Finding::Kind::Leak, sayLater("%1 training row has a text that is also in the validation or test rows"),
               sayLater("%1 training rows have a text that is also in the validation or test rows"),
               drop ? say("dropped from training") : std::string(), rows, findings);
  near_leaks.report(Finding::Kind::NearLeak, sayLater("%1 training row nearly repeats a validation or test row"),
                    sayLater("%1 training rows nearly repeat a validation or test row"),
                    drop && near ? say("dropped from training") : std::string(), rows, findings);
  dropRows(rows, marked);
}

void cleanOverlong(RawRows& rows, const LengthRule& rule, std::vector<Finding>& findings, std::stop_token stop) {
  constexpr std::size_t kGrain = 256;
  std::vector<char> overlong(rows.rows.size(), 0);
  parallelParts(rows.rows.size(), kGrain, stop, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Example& example = rows.rows[i].example;
      overlong[i] = isTrain(rows.rows[i]) && rule.tokens(example.text, example.text_pair) > rule.max_length;
    }
  });
  LinesByFile lines;
  for (std::size_t i = 0; i < rows.rows.size(); ++i)
    if (overlong[i]) lines.add(rows.rows[i]);
  lines.report(Finding::Kind::Overlong, sayLater("%1 training row is longer than the model reads"),
               sayLater("%1 training rows are longer than the model reads"), say("dropped from training"), rows, findings);
  dropRows(rows, std::vector<bool>(overlong.begin(), overlong.end()));
}

}  // namespace etude
