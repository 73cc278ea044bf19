// prepareData, and what is made of a data set afterwards: JSON for programs, CSV for people.
#include "core/base/files.h"
#include "core/data/cells.h"
#include "core/data/dataset.h"

#include <array>
#include <optional>

namespace etude {

namespace {

constexpr const char* kKinds[] = {"empty_text", "empty_label", "duplicate", "conflicting_labels", "leak", "rare_label", "ragged"};

const char* severityName(Severity severity) {
  constexpr const char* names[] = {"info", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

Json toJson(const Finding& finding) {
  return {{"kind", kKinds[static_cast<std::size_t>(finding.kind)]},
          {"severity", severityName(finding.severity)},
          {"what", finding.what},
          {"fixed", finding.fixed},
          {"lines", finding.lines}};
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

Dataset prepareData(const DataSettings& settings, std::stop_token stop, const Progress& progress) {
  const std::array<const std::string*, 4> paths = {&settings.path, &settings.validation_path, &settings.test_path,
                                                   &settings.extra_train_path};
  std::array<std::optional<Table>, 4> tables;
  double files = 0, done = 0;
  for (const std::string* path : paths) files += path == &settings.path || !path->empty();
  // Corrected predictions come in the program's own CSV, whatever was chosen for the main file.
  const DataSettings detecting;
  Problems problems;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (i > 0 && paths[i]->empty()) continue;
    const auto part = [&](double fraction) {
      if (progress) progress(0.9 * (done + fraction) / files);
    };
    try {
      tables[i] = readTable(*paths[i], paths[i] == &settings.extra_train_path ? detecting : settings, stop, part);
    } catch (const ProblemError& error) {
      // The other files are still read, so that all that is wrong is said at once.
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
    ++done;
  }
  throwIfErrors(problems);
  const auto given = [&](std::size_t i) { return tables[i] ? &*tables[i] : nullptr; };
  Dataset dataset = buildDataset(*tables[0], given(1), given(2), given(3), settings);
  if (stop.stop_requested()) throw Cancelled();
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
                     {"split", dataset.split_column}};
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
