#include "core/serve/prediction_import.h"

#include "core/base/say.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>
#include <optional>

namespace etude {

namespace {

constexpr std::size_t kRowsBetweenLooks = 256, kGuessedRows = 200;
constexpr double kMostlyLabels = 0.9;

std::string plainColumnName(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '.') plain += '_';
    else plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return plain;
}

std::string columnCalled(const Table& table, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const std::string& column : table.columns) {
      if (plainColumnName(column) == name) return column;
    }
  }
  return {};
}

bool isLabel(const std::string& cell, const std::vector<std::string>& labels) {
  return std::find(labels.begin(), labels.end(), cell) != labels.end();
}

/// Whether nearly all cells of a column are labels of the model.
bool holdsLabels(const Table& table, std::size_t column, const std::vector<std::string>& labels) {
  std::size_t seen = 0, known = 0;
  for (std::size_t i = 0; i < std::min(table.rows.size(), kGuessedRows); ++i) {
    const std::string& cell = table.rows[i][column];
    if (cell.empty()) continue;
    ++seen;
    known += isLabel(cell, labels);
  }
  return seen > 0 && static_cast<double>(known) >= kMostlyLabels * static_cast<double>(seen);
}

/// The column with the longest cells that plays no other part.
std::string longestColumn(const Table& table, const ImportColumns& columns) {
  std::string best;
  std::size_t most = 0;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string& name = table.columns[column];
    if (name == columns.predicted || name == columns.truth || name == columns.confidence || name == columns.time) continue;
    std::size_t length = 0;
    for (std::size_t i = 0; i < std::min(table.rows.size(), kGuessedRows); ++i) length += table.rows[i][column].size();
    if (length > most) most = length, best = name;
  }
  return best;
}

/// "0.93", "93 %", "93%"; nothing for other text, or what is out of [0, 1].
std::optional<double> confidenceFrom(std::string text) {
  std::erase(text, ' ');
  const bool percent = text.ends_with('%');
  if (percent) text.pop_back();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
  if (percent) value /= 100;
  if (!(value >= 0 && value <= 1)) return {};
  return value;
}

struct ImportIndices {
  int text = -1, pair = -1, predicted = -1, confidence = -1, truth = -1, time = -1;
};

int importColumn(const Table& table, const std::string& name, bool needed, const std::string& missing, Problems& problems) {
  const int index = name.empty() ? -1 : table.columnIndex(name);
  if (index >= 0 || (!needed && name.empty())) return index;
  problems.push_back({Severity::Error, name.empty() ? missing : say("The file has no column “%1”", name),
                      say("Choose the column in the list."), table.source.path});
  return -1;
}

ImportIndices importIndices(const Table& table, const ImportColumns& columns) {
  Problems problems;
  ImportIndices at;
  at.text = importColumn(table, columns.text, true, say("No column is chosen for the text"), problems);
  at.predicted = importColumn(table, columns.predicted, true, say("No column is chosen for the model's answer"), problems);
  at.pair = importColumn(table, columns.text_pair, false, {}, problems);
  at.confidence = importColumn(table, columns.confidence, false, {}, problems);
  at.truth = importColumn(table, columns.truth, false, {}, problems);
  at.time = importColumn(table, columns.time, false, {}, problems);
  throwIfErrors(problems);
  return at;
}

/// What is wrong with a row; empty if it could be taken.
std::string takeRow(const std::vector<std::string>& cells, const ImportIndices& at, const std::vector<std::string>& labels,
                    LoggedPrediction& row) {
  const auto cell = [&](int column) { return column < 0 ? std::string() : cells[static_cast<std::size_t>(column)]; };
  row.text = cell(at.text);
  row.text_pair = cell(at.pair);
  row.label = cell(at.predicted);
  row.truth = cell(at.truth);
  if (row.text.empty()) return say("It has no text.");
  if (!isLabel(row.label, labels)) return say("The answer “%1” is no label of this model.", row.label.substr(0, 80));
  if (!row.truth.empty() && !isLabel(row.truth, labels))
    return say("The true label “%1” is no label of this model.", row.truth.substr(0, 80));
  row.confidence = -1;
  if (const std::string text = cell(at.confidence); !text.empty()) {
    const std::optional<double> confidence = confidenceFrom(text);
    if (!confidence) return say("The confidence “%1” is no number from 0 to 1.", text.substr(0, 80));
    row.confidence = *confidence;
  }
  if (const std::string text = cell(at.time); !text.empty()) {
    row.time_ms = timeFromText(text);
    if (row.time_ms == 0) return say("The time “%1” cannot be read.", text.substr(0, 80));
  }
  if (!row.truth.empty() && row.truth != row.label) row.correction = row.truth;
  return {};
}

/// "T08:19", " 08:19:54.3", "T08:19:54Z", "T08:19:54+02:00"; `zone` in seconds east of UTC.
bool clockFrom(const std::string& text, std::tm& time, std::int64_t& zone) {
  if (text[0] != 'T' && text[0] != ' ') return false;
  int read = 0;
  if (std::sscanf(text.c_str() + 1, "%2d:%2d%n", &time.tm_hour, &time.tm_min, &read) != 2) return false;
  std::string rest = text.substr(1 + static_cast<std::size_t>(read));
  if (rest.starts_with(':')) {
    if (std::sscanf(rest.c_str(), ":%2d%n", &time.tm_sec, &read) != 1) return false;
    rest.erase(0, static_cast<std::size_t>(read));
    if (rest.starts_with('.')) rest.erase(0, std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
  }
  if (!rest.empty() && rest != "Z") {
    int hours = 0, minutes = 0;
    if ((rest[0] != '+' && rest[0] != '-') || std::sscanf(rest.c_str() + 1, "%2d:%2d", &hours, &minutes) < 1) return false;
    zone = (rest[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
  }
  return time.tm_hour >= 0 && time.tm_hour < 24 && time.tm_min >= 0 && time.tm_min < 60 && time.tm_sec >= 0 && time.tm_sec < 61;
}

void countTokens(const Tokenizer& tokenizer, LoggedPrediction& row) {
  const Encoding encoding = tokenizer.encode(row.text, row.text_pair);
  row.tokens = static_cast<std::int64_t>(encoding.ids.size());
  const auto unknown = std::count(encoding.ids.begin(), encoding.ids.end(), tokenizer.unknownId());
  row.unknown_share = encoding.ids.empty() ? 0 : static_cast<double>(unknown) / static_cast<double>(encoding.ids.size());
}

}  // namespace

ImportColumns guessImportColumns(const Table& table, const std::vector<std::string>& labels) {
  ImportColumns columns;
  columns.predicted = columnCalled(table, {"predicted", "prediction", "predicted_label", "pred", "answer", "output", "y_pred"});
  columns.truth = columnCalled(table, {"true_label", "truth", "true", "gold", "label", "target", "correct", "actual", "y_true", "expected"});
  columns.confidence = columnCalled(table, {"confidence", "score", "probability", "prob", "certainty"});
  columns.time = columnCalled(table, {"time", "timestamp", "date", "datetime", "created_at", "created"});
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i];
    if (name == columns.predicted || name == columns.truth || !holdsLabels(table, i, labels)) continue;
    if (columns.predicted.empty()) columns.predicted = name;
    else if (columns.truth.empty()) columns.truth = name;
  }
  columns.text = columnCalled(table, {"text", "sentence", "message", "review", "input", "content", "question"});
  if (columns.text.empty()) columns.text = longestColumn(table, columns);
  columns.text_pair = columnCalled(table, {"text_pair", "pair", "text2", "sentence2"});
  return columns;
}

PredictionImport readPredictions(const Table& table, const ImportColumns& columns, const std::vector<std::string>& labels,
                                 const Tokenizer& tokenizer, bool with_texts, std::stop_token stop, const Progress& progress) {
  const ImportIndices at = importIndices(table, columns);
  PredictionImport result;
  result.timed = at.time >= 0;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i % kRowsBetweenLooks == 0) {
      if (stop.stop_requested()) throw Cancelled();
      if (progress) progress(static_cast<double>(i) / static_cast<double>(table.rows.size()));
    }
    LoggedPrediction row;
    row.source = "import";
    if (std::string why = takeRow(table.rows[i], at, labels, row); !why.empty()) {
      ++result.bad;
      if (result.bad_rows.size() < kListedBadRows) result.bad_rows.push_back({table.lines[i], std::move(why)});
      continue;
    }
    countTokens(tokenizer, row);
    if (!row.truth.empty()) ++result.judged, result.right += row.truth == row.label;
    if (!with_texts) row.text.clear(), row.text_pair.clear();
    result.rows.push_back(std::move(row));
  }
  return result;
}

std::int64_t timeFromText(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && !text.empty()) {
    constexpr double kMilliseconds = 1e11;  // as seconds this is the year 5138
    const double ms = number < kMilliseconds ? number * 1000 : number;
    return ms > 0 && ms < 4e12 ? static_cast<std::int64_t>(ms) : 0;
  }
  std::tm time{};
  int year = 0, month = 0, read = 0;
  const int dated = std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &time.tm_mday, &read);
  if (dated != 3 || year < 1970 || year > 2095 || month < 1 || month > 12 || time.tm_mday < 1 || time.tm_mday > 31) return 0;
  std::int64_t zone = 0;
  if (static_cast<std::size_t>(read) < text.size() && !clockFrom(text.substr(static_cast<std::size_t>(read)), time, zone)) return 0;
  time.tm_year = year - 1900;
  time.tm_mon = month - 1;
  return (static_cast<std::int64_t>(::timegm(&time)) - zone) * 1000;
}

}  // namespace etude
