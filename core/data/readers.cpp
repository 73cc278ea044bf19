// readTable: finds the file, decodes it, decides on the format and hands over to the reader of that format.
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/data/cells.h"
#include "core/data/csv_table.h"
#include "core/data/encoding.h"
#include "core/data/folder.h"
#include "core/data/json_reader.h"
#include "core/data/labelled_reader.h"
#include "core/data/table.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::uint64_t kMaxFileBytes = 2'000'000'000;

/// A built-in data set is a folder with one CSV file beside its licence.
fs::path csvOfBuiltIn(const fs::path& folder, const std::string& given) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".csv") found.push_back(entry.path());
  }
  if (found.size() == 1) return found.front();
  throw ProblemError(say("The built-in data set “%1” does not hold exactly one CSV file", given),
                     say("Install the program again."), folder.string());
}

/// Also a built-in set that a recipe names by its place.
bool isBuiltIn(const fs::path& folder, const std::string& given) {
  return given.starts_with("builtin:") || folder.parent_path() == resourceDirectory() / "data";
}

/// The regular file that `given` names, checked to be readable as a whole; or a folder.
fs::path findFile(const std::string& given) {
  const bool builtin = given.starts_with("builtin:");
  fs::path path = resolvePath(given, "data");
  std::error_code error;
  if (given.empty() || !fs::exists(path, error)) {
    throw ProblemError(
        builtin ? say("There is no built-in data set “%1”", given.substr(8)) : say("The data file is not there"),
        builtin ? say("Use builtin:reviews, or install the program again.") : say("Check the path, or choose the file again."),
        given.empty() ? "data.path" : path.string());
  }
  if (fs::is_directory(path, error)) {
    if (!isBuiltIn(path, given)) return path;
    path = csvOfBuiltIn(path, given);
  }
  if (!fs::is_regular_file(path, error))
    throw ProblemError(say("This is not a regular file"), say("Choose a file on disk."), path.string());
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size == 0)
    throw ProblemError(say("The file is empty"), say("Choose a file with one example a row."), path.string());
  if (!error && size > kMaxFileBytes) {
    throw ProblemError(say("The file has %1, more than the 2 GB that can be read", formatBytes(static_cast<double>(size))),
                       say("Take a part of its rows."), path.string());
  }
  return path;
}

std::string lowerExtension(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension;
}

/// The one character that the setting names, '\0' for auto.
char wantedDelimiter(const std::string& setting) {
  if (setting.empty() || setting == "auto") return '\0';
  if (setting == "tab" || setting == "\\t") return '\t';
  const auto byte = static_cast<unsigned char>(setting[0]);
  if (setting.size() == 1 && byte < 0x80 && setting[0] != '"' && setting[0] != '\n' && setting[0] != '\r' && setting[0] != '\0')
    return setting[0];
  throw ProblemError(say("“%1” cannot be the delimiter", setting), say("Give auto, tab, or one character such as , or ; or |."),
                     "data.delimiter");
}

std::string detectFormat(std::string_view text, const std::string& extension) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const char begins = first == std::string_view::npos ? '\0' : text[first];
  if (extension == ".json") return "json";
  if (extension == ".jsonl" || extension == ".ndjson") return "jsonl";
  if (extension == ".tsv" || extension == ".tab") return "tsv";
  if (extension == ".csv") return "csv";
  if (begins == '{' || (begins == '[' && text.find_first_not_of(" \t\r\n", first + 1) == text.find('{', first + 1)))
    return "json";
  const DelimiterGuess guess = guessDelimiter(text);
  if (guess.delimiter != '\0' && guess.regularity >= 0.95) return "csv";
  return looksLabelled(text) ? "labelled" : "csv";
}

/// Excel's first line "sep=;" names the delimiter and is no row.
char takeSeparatorLine(std::string_view& text) {
  if (!text.starts_with("sep=") || text.size() < 6 || (text[5] != '\n' && text[5] != '\r')) return '\0';
  const char delimiter = text[4];
  const std::size_t end = text.find('\n');
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return delimiter;
}

/// The delimiter when nobody named it: what makes the file regular, else what the file's name promises.
char decideDelimiter(std::string_view text, const std::string& format, bool named_csv) {
  const DelimiterGuess guess = guessDelimiter(text);
  const std::string_view first_line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
  if (format == "tsv" && first_line.find('\t') != std::string_view::npos) return '\t';
  if (guess.delimiter != '\0' && guess.regularity >= 0.8) return guess.delimiter;
  if (named_csv && first_line.find(',') != std::string_view::npos) return ',';
  return guess.regularity >= (named_csv ? 0.5 : 0.7) ? guess.delimiter : '\0';
}

Table readDelimited(std::string_view text, const std::string& format, const std::string& path, const DataSettings& settings,
                    std::stop_token stop, const Progress& progress) {
  std::string_view rows = text;
  const char separator = takeSeparatorLine(rows);
  char delimiter = wantedDelimiter(settings.delimiter);
  if (delimiter == '\0') delimiter = separator;
  if (delimiter == '\0') delimiter = decideDelimiter(rows, format, settings.format == "csv" || lowerExtension(path) == ".csv");
  Table table = readCsvTable(rows, chooseDialect(rows, delimiter, stop), settings.header, path, stop, progress);
  if (rows.size() < text.size()) {
    for (std::uint64_t& line : table.lines) ++line;
    for (std::uint64_t& line : table.ragged_lines) ++line;
  }
  return table;
}

Table readFormat(std::string_view text, const std::string& path, const DataSettings& settings, std::stop_token stop,
                 const Progress& progress) {
  const bool detect = settings.format.empty() || settings.format == "auto";
  const std::string format = detect ? detectFormat(text, lowerExtension(path)) : settings.format;
  if (format == "json") return readJsonTable(text, detect ? JsonForm::Auto : JsonForm::Document, path, stop, progress);
  if (format == "jsonl") return readJsonTable(text, JsonForm::Lines, path, stop, progress);
  if (format == "labelled") return readLabelledTable(text, path, stop, progress);
  if (format == "csv" || format == "tsv") return readDelimited(text, format, path, settings, stop, progress);
  throw ProblemError(say("“%1” is not a format that can be read", format), say("Use auto, csv, tsv, json, jsonl or labelled."),
                     "data.format");
}

void noteEncoding(const DecodedText& decoded, Table& table) {
  table.source.encoding = decoded.encoding;
  const std::string remedy = say("If letters look wrong in the preview, choose the encoding by hand.");
  if (decoded.guessed) {
    table.problems.push_back(
        {Severity::Info, say("The file is not UTF-8; it was read as %1", decoded.encoding), remedy, table.source.path});
  }
  if (decoded.replaced > 0) {
    table.problems.push_back(
        {Severity::Warning,
         sayCount(decoded.replaced, "1 place in the file cannot be read as %2 and became “\xef\xbf\xbd”",
                  "%1 places in the file cannot be read as %2 and became “\xef\xbf\xbd”", {decoded.encoding}),
         remedy, table.source.path});
  }
}

}  // namespace

int Table::columnIndex(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

Table readTable(const std::string& path, const DataSettings& settings, std::stop_token stop, const Progress& progress) {
  const fs::path file = findFile(path);
  if (stop.stop_requested()) throw Cancelled();
  if (std::error_code error; fs::is_directory(file, error)) return readFolder(file, settings, stop, progress);
  const DecodedText decoded = decodeText(readFile(file, kMaxFileBytes), settings.encoding, file.string());
  if (stop.stop_requested()) throw Cancelled();
  Table table = readFormat(decoded.text, file.string(), settings, stop, progress);
  if (table.rows.empty()) {
    throw ProblemError(table.source.header ? say("The file has names of columns but no rows") : say("The file has no rows"),
                       say("Choose a file with one example a row."), file.string());
  }
  noteEncoding(decoded, table);
  if (progress) progress(1.0);
  return table;
}

}  // namespace etude
