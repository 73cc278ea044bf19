#include "core/data/csv_dialect.h"

#include "core/base/problem.h"

#include <algorithm>
#include <map>

namespace etude {

namespace {

constexpr std::size_t kSampleBytes = 256 * 1024;

/// The beginning of `text`, cut at the end of a line if there is one.
std::string_view beginning(std::string_view text) {
  if (text.size() <= kSampleBytes) return text;
  const std::string_view sample = text.substr(0, kSampleBytes);
  const std::size_t end = sample.find_last_of("\n\r");
  return end == std::string_view::npos ? sample : sample.substr(0, end + 1);
}

/// Quoting other than RFC 4180 is only worth a try where the text shows signs of it.
std::vector<Quoting> otherQuotings(std::string_view text, char delimiter) {
  std::vector<Quoting> quotings;
  if (delimiter != '\0' && text.find(std::string{delimiter} + " \"") != std::string_view::npos)
    quotings.push_back(Quoting::Spaced);
  if (text.find("\\\"") != std::string_view::npos) quotings.push_back(Quoting::Backslash);
  quotings.push_back(Quoting::Literal);
  return quotings;
}

/// Whether `other` explains the text clearly better than the standard quoting does. Lines swallowed by a quoted cell are no
/// proof (texts have line breaks), unless every line on its own is a regular row. A slip among many proper quotes is no
/// reason to take all quotes literally.
bool clearlyBetter(const CsvTrial& other, const CsvTrial& standard, bool literal) {
  if (!other.readable) return false;
  if (!standard.readable) return true;
  if (literal && (standard.flaws() + standard.swallowed) * 10 < standard.quoted) return false;
  if (standard.malformed + standard.unclosed + standard.ragged > 0 &&
      other.flaws() * 2 <= standard.flaws() + standard.swallowed && other.flaws() < standard.flaws()) {
    return true;
  }
  return standard.swallowed > 0 && other.flaws() == 0 && other.columns > 1;
}

}  // namespace

double CsvTrial::regularity() const {
  if (rows == 0 || !readable) return 0;
  return 1.0 - static_cast<double>(std::min(rows, flaws())) / static_cast<double>(rows);
}

CsvTrial tryDialect(std::string_view text, const CsvDialect& dialect, std::stop_token stop) {
  CsvTrial trial;
  std::map<std::size_t, std::uint64_t> rows_by_cells;
  CsvReader reader(text, dialect);
  while (reader.next()) {
    ++rows_by_cells[reader.cellCount()];
    if (++trial.rows % 4096 == 0 && stop.stop_requested()) throw Cancelled();
  }
  std::uint64_t most = 0;
  for (const auto& [cells, rows] : rows_by_cells) {
    if (rows < most) continue;
    most = rows;
    trial.columns = cells;
  }
  trial.ragged = trial.rows - most;
  trial.quoted = reader.quotedCells();
  trial.malformed = reader.malformedQuotes();
  trial.swallowed = reader.swallowedLines();
  trial.lone_cr_rows = reader.loneCrRows();
  trial.unclosed = reader.unclosedLine() != 0;
  trial.readable = reader.trouble() == CsvReader::Trouble::None;
  return trial;
}

DelimiterGuess guessDelimiter(std::string_view text) {
  const std::string_view sample = beginning(text);
  DelimiterGuess best;
  // The comma comes last: it is the one most often found in texts, so on a tie the other is the delimiter.
  for (const char delimiter : {'\t', ';', '|', '^', ','}) {
    if (sample.find(delimiter) == std::string_view::npos) continue;
    for (const Quoting quoting : {Quoting::Rfc, Quoting::Spaced, Quoting::Literal}) {
      const CsvTrial trial = tryDialect(sample, {delimiter, quoting, true});
      if (trial.columns > 1 && trial.regularity() > best.regularity) best = {delimiter, trial.regularity()};
    }
  }
  return best;
}

DialectChoice chooseDialect(std::string_view text, char delimiter, std::stop_token stop) {
  CsvDialect dialect{delimiter, Quoting::Rfc, true};
  CsvTrial trial = tryDialect(text, dialect, stop);
  if (trial.flaws() > 0 && trial.lone_cr_rows > 0 && text.find('\n') != std::string_view::npos) {
    const CsvDialect inside{delimiter, Quoting::Rfc, false};
    const CsvTrial other = tryDialect(text, inside, stop);
    // A CR inside a text that is taken as a row end makes two ragged rows of one good one.
    if (other.flaws() * 2 + trial.lone_cr_rows * 3 <= trial.flaws() * 2) {
      dialect = inside;
      trial = other;
    }
  }
  DialectChoice best{dialect, trial};
  if (trial.flaws() == 0 && trial.swallowed == 0 && trial.readable) return best;
  for (const Quoting quoting : otherQuotings(text, delimiter)) {
    CsvDialect other = dialect;
    other.quoting = quoting;
    const CsvTrial tried = tryDialect(text, other, stop);
    if (clearlyBetter(tried, trial, quoting == Quoting::Literal) &&
        (best.dialect == dialect || tried.flaws() < best.trial.flaws()))
      best = {other, tried};
  }
  return best;
}

}  // namespace etude
