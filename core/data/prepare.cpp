// prepareData, and what is made of a data set afterwards: JSON for programs, CSV for people.
#include "core/base/files.h"
#include "core/data/cells.h"
#include "core/data/combine.h"
#include "core/data/dataset.h"

#include <array>
#include <optional>

namespace etude {

namespace {

constexpr const char* kKinds[] = {"empty_text", "empty_label", "duplicate", "conflicting_labels", "leak", "rare_label", "ragged",
                                  "near_duplicate", "near_leak", "imbalance", "overlong", "odd_encoding"};

const char* severityName(Severity severity) {
  constexpr const char* names[] = {"info", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

Json toJson(const Finding& finding) {
  return {{"kind", kKinds[static_cast<std::size_t>(finding.kind)]},
          {"severity", severityName(finding.severity)},
          {"what", finding.what},
          {"fixed", finding.fixed},
          {"file", finding.file},
          {"lines", finding.lines},
          {"labels", finding.labels}};
}

void appendCell(std::string& csv, const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    csv += cell;
    return;
  }
  csv += '"';
  for (const char c : cell) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

}  // namespace

const char* splitName(Split split) {
  constexpr const char* names[] = {"train", "validation", "test"};
  return names[static_cast<std::size_t>(split)];
}

std::optional<Split> splitFromName(const std::string& name) {
  const std::string normal = normalisedName(name);
  for (const char* known : {"train", "training"}) {
    if (normal == known) return Split::Train;
  }
  for (const char* known : {"validation", "valid", "val", "dev", "eval"}) {
    if (normal == known) return Split::Validation;
  }
  return normal == "test" ? std::optional(Split::Test) : std::nullopt;
}

const std::shared_ptr<const Table>& DataTables::of(Origin origin) const {
  return *std::array{&main, &validation, &test, &extra}[static_cast<std::size_t>(origin)];
}

DataTables readDataTables(const DataSettings& settings, std::stop_token stop, const Progress& progress) {
  struct Wanted {
    const std::string* path;
    Table table = {};
  };
  std::vector<Wanted> files{{&settings.path}};
  for (const std::string& path : settings.more_paths) files.push_back({&path});
  const std::size_t combined = files.size();
  for (const std::string* path : {&settings.validation_path, &settings.test_path, &settings.extra_train_path}) files.push_back({path});
  // Corrected predictions come in the program's own CSV, whatever was chosen for the main file.
  const DataSettings detecting;
  Problems problems;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& path = *files[i].path;
    if (i >= combined && path.empty()) continue;
    const auto part = [&](double fraction) {
      if (progress) progress((static_cast<double>(i) + fraction) / static_cast<double>(files.size()));
    };
    try {
      files[i].table = readTable(path, i + 1 == files.size() ? detecting : settings, stop, part);
    } catch (const ProblemError& error) {
      // The other files are still read, so that all that is wrong is said at once.
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  throwIfErrors(problems);
  std::vector<Table> main;
  for (std::size_t i = 0; i < combined; ++i) main.push_back(std::move(files[i].table));
  const auto given = [&](std::size_t i) {
    Wanted& file = files[combined + i];
    return file.path->empty() ? nullptr : std::make_shared<const Table>(std::move(file.table));
  };
  return {std::make_shared<const Table>(combineTables(std::move(main))), given(0), given(1), given(2)};
}

Dataset prepareData(const DataSettings& settings, std::stop_token stop, const Progress& progress, const LengthRule& length) {
  const auto part = [&](double begin, double share) {
    return [&, begin, share](double fraction) { if (progress) progress(begin + share * fraction); };
  };
  Dataset dataset = buildDataset(readDataTables(settings, stop, part(0, 0.7)), settings, length, stop, part(0.7, 0.3));
  throwIfErrors(dataset.problems);
  if (progress) progress(1.0);
  return dataset;
}

Json toJson(const Dataset& dataset) {
  Json json;
  json["rows_read"] = dataset.rows_read;
  json["columns"] = {{"text", dataset.text_column},
                     {"text_pair", dataset.text_pair_column},
                     {"label", dataset.label_column},
                     {"split", dataset.split_column},
                     {"group", dataset.group_column}};
  json["files"] = Json::array();
  for (const DataFile& file : dataset.files) json["files"].push_back({{"path", file.path}, {"rows", file.rows}});
  for (const Split split : {Split::Train, Split::Validation, Split::Test})
    json["rows"][splitName(split)] = dataset.split(split).size();
  json["labels"] = Json::array();
  for (const LabelCount& count : dataset.counts) {
    json["labels"].push_back(
        {{"label", count.label}, {"train", count.rows[0]}, {"validation", count.rows[1]}, {"test", count.rows[2]}});
  }
  json["findings"] = Json::array();
  for (const Finding& finding : dataset.findings) json["findings"].push_back(toJson(finding));
  json["problems"] = Json::array();
  for (const Problem& problem : dataset.problems) json["problems"].push_back(toJson(problem));
  return json;
}

void writeExamplesCsv(const std::string& path, const std::vector<Example>& examples, const std::vector<std::string>& labels) {
  bool pairs = false;
  for (const Example& example : examples) pairs = pairs || !example.text_pair.empty();
  std::string csv = pairs ? "text,text_pair,label\r\n" : "text,label\r\n";
  for (const Example& example : examples) {
    appendCell(csv, example.text);
    if (pairs) appendCell(csv += ',', example.text_pair);
    const bool labelled = example.label >= 0 && static_cast<std::size_t>(example.label) < labels.size();
    appendCell(csv += ',', labelled ? labels[static_cast<std::size_t>(example.label)] : "");
    csv += "\r\n";
  }
  writeFileAtomically(path, csv);
}

}  // namespace etude
