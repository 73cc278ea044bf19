#include "core/data/clean.h"

#include "core/base/random.h"
#include "core/data/cells.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace etude {

namespace {

struct HashKey {
  std::size_t operator()(const TextKey& key) const { return static_cast<std::size_t>(key.low); }
};

bool isAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normaliseAscii(std::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      normal.push_back(lower);
    } else if (!normal.empty() && normal.back() != ' ') {
      normal.push_back(' ');
    }
  }
  return normal;
}

/// Letters and digits, and the marks that many scripts write vowels with.
bool belongsToWord(UChar32 c) { return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

std::string normaliseUnicode(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(error);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  if (U_SUCCESS(error)) folding->normalizeUTF8(0, text, sink, nullptr, error);
  if (U_FAILURE(error)) folded = text;
  std::string normal;
  normal.reserve(folded.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(folded.data());
  const auto size = static_cast<std::int64_t>(folded.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c;
    U8_NEXT(data, i, size, c);
    if (c >= 0 && belongsToWord(c)) {
      normal.append(folded, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    } else if (!normal.empty() && normal.back() != ' ') {
      normal.push_back(' ');
    }
  }
  return normal;
}

void mixInto(TextKey& key, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t block = 0;
    for (std::size_t j = i; j < std::min(i + 8, text.size()); ++j) block = block << 8 | static_cast<unsigned char>(text[j]);
    key.low = mixKeys(key.low, block);
    key.high = mixKeys(key.high + 0x632be59bd9b4e019ull, block);
  }
  key.low = mixKeys(key.low, text.size());
  key.high = mixKeys(key.high, ~static_cast<std::uint64_t>(text.size()));
}

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

bool isTrain(const RawRow& row) { return row.split == Split::Train; }

}  // namespace

std::string normalisedForComparison(const std::string& text) {
  std::string normal = isAscii(text) ? normaliseAscii(text) : normaliseUnicode(text);
  if (normal.ends_with(' ')) normal.pop_back();
  return normal;
}

TextKey comparisonKey(const std::string& text, const std::string& pair) {
  TextKey key;
  for (const std::string* part : {&text, &pair}) {
    const std::string normal = normalisedForComparison(*part);
    mixInto(key, normal.empty() ? "=" + trimmed(*part) : normal);
  }
  return key;
}

void LinesByFile::report(Finding::Kind kind, const char* one, const char* many, const std::string& fixed, const RawRows& rows,
                         std::vector<Finding>& findings) {
  for (std::size_t file = 0; file < kOriginCount; ++file) {
    std::vector<std::uint64_t>& lines = lines_[file];
    if (lines.empty()) continue;
    std::sort(lines.begin(), lines.end());
    const std::string of_file = rows.files[file].empty() ? "" : " (in " + rows.files[file] + ")";
    findings.push_back({kind, Severity::Warning, countOf(lines.size(), one, many) + of_file, fixed, std::move(lines)});
  }
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
  const char* fixed = drop ? "dropped" : "";
  no_text.report(Finding::Kind::EmptyText, "row has no text", "rows have no text", fixed, rows, findings);
  no_label.report(Finding::Kind::EmptyLabel, "row has no label", "rows have no label", fixed, rows, findings);
  if (drop) dropRows(rows, marked);
}

void cleanDuplicates(RawRows& rows, bool drop, std::vector<Finding>& findings) {
  struct Group {
    std::size_t first;
    bool conflict = false;
  };
  std::array<std::unordered_map<TextKey, Group, HashKey>, 5> pools;
  std::vector<bool> repeated(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    const auto [group, added] = pools[poolOf(row)].try_emplace(row.key, Group{i});
    if (added) continue;
    repeated[i] = true;
    group->second.conflict = group->second.conflict || rows.rows[group->second.first].example.label != row.example.label;
  }
  LinesByFile duplicates, conflicts;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    const RawRow& row = rows.rows[i];
    if (repeated[i]) duplicates.add(row);
    if (pools[poolOf(row)].at(row.key).conflict) conflicts.add(row);
  }
  duplicates.report(Finding::Kind::Duplicate, "row repeats the text of an earlier row", "rows repeat the text of an earlier row",
                    drop ? "dropped" : "", rows, findings);
  conflicts.report(Finding::Kind::ConflictingLabels, "row has the text of another row with a different label",
                   "rows have the same text but different labels", drop ? "the first of each was kept" : "", rows, findings);
  if (drop) dropRows(rows, repeated);
}

void cleanSuperseded(RawRows& rows, bool drop, std::vector<Finding>& findings) {
  std::unordered_set<TextKey, HashKey> extra;
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
  superseded.report(Finding::Kind::Duplicate, "training row has a text that is also in the extra training file",
                    "training rows have a text that is also in the extra training file",
                    drop ? "dropped; the extra row counts" : "", rows, findings);
  if (drop) dropRows(rows, marked);
}

void cleanLeaks(RawRows& rows, bool drop, std::vector<Finding>& findings) {
  std::unordered_set<TextKey, HashKey> held_out;
  for (const RawRow& row : rows.rows) {
    if (!isTrain(row)) held_out.insert(row.key);
  }
  LinesByFile leaks;
  std::vector<bool> leaked(rows.rows.size(), false);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (!isTrain(rows.rows[i]) || !held_out.contains(rows.rows[i].key)) continue;
    leaked[i] = true;
    leaks.add(rows.rows[i]);
  }
  leaks.report(Finding::Kind::Leak, "training row has a text that is also in the validation or test rows",
               "training rows have a text that is also in the validation or test rows", drop ? "dropped from training" : "", rows,
               findings);
  if (drop) dropRows(rows, leaked);
}

}  // namespace etude
