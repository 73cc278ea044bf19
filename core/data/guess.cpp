// Guessing which column is the text, the label, the split: by the names people use, checked against the content, else by
// the content alone.
#include "core/data/cells.h"
#include "core/data/column_names.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <unordered_set>

namespace etude {

namespace {

constexpr std::size_t kSampleRows = 4000;

struct ColumnLook {
  std::string name;       ///< normalised
  std::size_t cells = 0;  ///< not empty, in the sample
  std::size_t distinct = 0, numbers = 0, fractions = 0;
  double characters = 0, words = 0;  ///< mean of a cell
  bool split_values = false;

  double distinctShare() const { return cells == 0 ? 0 : static_cast<double>(distinct) / static_cast<double>(cells); }
  bool couldBeText() const { return cells > 0 && numbers * 2 < cells; }
  bool couldBeLabel() const {
    return distinct >= 2 && distinct <= 1000 && characters <= 64 && fractions * 2 < cells &&
           (cells < 20 || distinctShare() <= 0.5);
  }
};

ColumnLook lookAtColumn(const Table& table, std::size_t column) {
  ColumnLook look;
  look.name = normalisedName(table.columns[column]);
  std::unordered_set<std::string> values;
  bool all_splits = true;
  // Rows from all over the file: many files are sorted by label.
  const std::size_t step = std::max<std::size_t>(1, table.rows.size() / kSampleRows);
  for (std::size_t i = 0; i < table.rows.size(); i += step) {
    const std::string cell = trimmed(std::string_view(table.rows[i][column]).substr(0, 2000));
    if (cell.empty()) continue;
    ++look.cells;
    look.characters += static_cast<double>(countCharacters(cell));
    look.words += static_cast<double>(countWords(cell));
    const bool number = isNumber(cell);
    look.numbers += number;
    look.fractions += number && cell.find_first_of(".e") != std::string::npos && !cell.ends_with(".0");
    all_splits = all_splits && splitFromName(cell).has_value();
    values.insert(cell);
  }
  look.distinct = values.size();
  look.split_values = look.cells > 0 && all_splits;
  if (look.cells > 0) {
    look.characters /= static_cast<double>(look.cells);
    look.words /= static_cast<double>(look.cells);
  }
  return look;
}

class Guesser {
 public:
  explicit Guesser(const Table& table) : table_(table) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) looks_.push_back(lookAtColumn(table, c));
  }

  ColumnGuess guess() {
    findSplit();
    findTexts();
    findLabel();
    return {nameOf(text_), nameOf(pair_), nameOf(label_), nameOf(split_)};
  }

 private:
  std::string nameOf(int column) const { return column < 0 ? std::string() : table_.columns[static_cast<std::size_t>(column)]; }
  bool isFree(int column) const { return column != text_ && column != pair_ && column != label_ && column != split_; }
  const ColumnLook& look(int column) const { return looks_[static_cast<std::size_t>(column)]; }
  int columnCount() const { return static_cast<int>(looks_.size()); }

  /// A column with that name that fits, or -1.
  template <class Fits>
  int named(std::string_view name, Fits fits) const {
    for (int c = 0; c < columnCount(); ++c) {
      if (isFree(c) && look(c).name == name && fits(look(c))) return c;
    }
    return -1;
  }

  /// First the usual names themselves, then names that contain one as a word ("airline_sentiment").
  template <class Fits>
  int byName(std::span<const std::string_view> names, Fits fits) const {
    for (const std::string_view name : names) {
      if (const int c = named(name, fits); c >= 0) return c;
    }
    for (const std::string_view name : names) {
      if (name.size() < 3) continue;
      for (int c = 0; c < columnCount(); ++c) {
        if (!isFree(c) || !fits(look(c))) continue;
        if (("_" + look(c).name + "_").find("_" + std::string(name) + "_") != std::string::npos) return c;
      }
    }
    return -1;
  }

  void findSplit() {
    split_ = byName(usualSplitNames(), [](const ColumnLook& l) { return l.split_values; });
    for (int c = 0; c < columnCount() && split_ < 0; ++c) {
      if (look(c).split_values && look(c).distinct >= 2) split_ = c;
    }
  }

  void findTexts() {
    const auto fits = [](const ColumnLook& l) { return l.couldBeText(); };
    const auto sentences = [](const ColumnLook& l) { return l.couldBeText() && l.words >= 1.5; };
    for (const auto& [first, second] : usualPairNames()) {
      const int a = named(first, sentences), b = named(second, sentences);
      if (a < 0 || b < 0) continue;
      text_ = a;
      pair_ = b;
      return;
    }
    text_ = byName(usualTextNames(), sentences);
    if (text_ < 0) text_ = longestVaried();
    if (text_ < 0) text_ = byName(usualTextNames(), fits);
  }

  int longestVaried() const {
    int best = -1;
    for (int c = 0; c < columnCount(); ++c) {
      if (!isFree(c) || !look(c).couldBeText() || look(c).words < 1.5) continue;
      if (look(c).distinctShare() < 0.3 && look(c).distinct < 1000) continue;
      if (best < 0 || look(c).characters * look(c).distinctShare() > look(best).characters * look(best).distinctShare()) best = c;
    }
    return best;
  }

  void findLabel() {
    const auto fits = [](const ColumnLook& l) { return l.couldBeLabel(); };
    label_ = byName(usualLabelNames(), fits);
    if (label_ >= 0) return;
    for (int c = 0; c < columnCount(); ++c) {
      if (!isFree(c) || !fits(look(c)) || look(c).words > 3 || look(c).distinctShare() > 0.5) continue;
      if (label_ < 0 || look(c).distinct < look(label_).distinct) label_ = c;
    }
    // Better a label column that is then found to be unusable, with the reason, than none.
    for (const std::string_view name : usualLabelNames().first(10)) {
      if (label_ < 0) label_ = named(name, [](const ColumnLook& l) { return l.cells > 0; });
    }
  }

  const Table& table_;
  std::vector<ColumnLook> looks_;
  int text_ = -1, pair_ = -1, label_ = -1, split_ = -1;
};

}  // namespace

ColumnGuess guessColumns(const Table& table) { return Guesser(table).guess(); }

}  // namespace etude
