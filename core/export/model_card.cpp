#include "core/export/model_card.h"

#include "core/base/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

bool isNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/// Letters, digits, dots and dashes only, as the Hub allows them.
std::string cleanName(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (isNameCharacter(c)) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  const std::size_t start = out.find_first_not_of("-.");
  return start == std::string::npos ? std::string() : out.substr(start);
}

/// Markdown that shows just this text, on one line.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_{}[]()#+!|~>").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// All digits that a double has, as few as needed.
std::string exact(double value) {
  std::string digits = std::isfinite(value) ? Json(value).dump() : "0.0";
  // YAML 1.1 takes 1e-05 for a text.
  if (digits.find('.') == std::string::npos) digits.insert(std::min(digits.find('e'), digits.size()), ".0");
  return digits;
}

std::string percent(double value) { return std::isfinite(value) ? formatPercent(value) : "–"; }

std::string metricYaml(const char* type, const char* name, double value) {
  return std::string("    - type: ") + type + "\n      name: " + name + "\n      value: " + exact(value) + "\n";
}

std::string resultsYaml(const ExportSource& source, const std::string& data) {
  const Evaluation& evaluation = *source.evaluation;
  const std::string dataset = data.empty() ? "own-data" : data;
  std::string out = "model-index:\n- name: " + yamlQuoted(source.settings.name) + "\n  results:\n";
  out += "  - task:\n      type: text-classification\n      name: Text classification\n";
  out += "    dataset:\n      name: " + yamlQuoted(source.data.empty() ? "own data" : source.data) +
         "\n      type: " + yamlQuoted(dataset) + "\n      split: " + yamlQuoted(evaluation.split) + "\n    metrics:\n";
  out += metricYaml("accuracy", "Accuracy", evaluation.tuned.accuracy);
  out += metricYaml("f1", "F1 (macro)", evaluation.tuned.f1);
  out += metricYaml("precision", "Precision (macro)", evaluation.tuned.precision);
  return out + metricYaml("recall", "Recall (macro)", evaluation.tuned.recall);
}

std::string frontMatter(const ExportSource& source, const char* library) {
  const std::string base = hubName(source.base_model), data = hubName(source.data);
  std::string out = "---\n";
  if (!base.empty()) out += "base_model: " + yamlQuoted(base) + "\n";
  if (!data.empty()) out += "datasets:\n- " + yamlQuoted(data) + "\n";
  out += "license: " + yamlQuoted(source.settings.license.empty() ? "other" : source.settings.license) + "\n";
  out += std::string("library_name: ") + library + "\npipeline_tag: text-classification\ntags:\n- text-classification\n- etude\n";
  if (source.evaluation) out += resultsYaml(source, data);
  return out + "---\n\n";
}

std::string scoreRow(const char* name, double Scores::*value, const Evaluation& evaluation) {
  std::string out = std::string("| ") + name + " | **" + percent(evaluation.tuned.*value) + "** | ";
  if (evaluation.untuned) out += percent((*evaluation.untuned).*value) + " | ";
  return out + percent(evaluation.majority.*value) + " |\n";
}

std::string scores(const Evaluation& evaluation) {
  std::string out = "## How good it is\n\nOn " + formatCount(evaluation.tuned.examples) + " rows (" + plain(evaluation.split) +
                    " split) that it was not trained on:\n\n| Score | this model | ";
  if (evaluation.untuned) out += "before tuning | ";
  out += "always “" + plain(evaluation.majority_label) + "” |\n|---|---:|" + (evaluation.untuned ? "---:|" : "") + "---:|\n";
  out += scoreRow("Accuracy", &Scores::accuracy, evaluation) + scoreRow("F1 (macro)", &Scores::f1, evaluation);
  out += scoreRow("Precision (macro)", &Scores::precision, evaluation) + scoreRow("Recall (macro)", &Scores::recall, evaluation);
  out += "\n| Label | precision | recall | F1 | rows |\n|---|---:|---:|---:|---:|\n";
  for (const ClassScores& one : evaluation.tuned.classes) {
    out += "| " + plain(one.label) + " | " + percent(one.precision) + " | " + percent(one.recall) + " | " + percent(one.f1) +
           " | " + formatCount(one.support) + " |\n";
  }
  return out + "\n";
}

std::string usage(const std::string& name) {
  const std::string folder = cleanName(name).empty() ? "model" : cleanName(name);
  return "## How to use it\n\n```python\nfrom transformers import pipeline\n\nclassify = pipeline(\"text-classification\", "
         "model=\"path/to/" +
         folder + "\")\nprint(classify(\"A text of your own\"))\n```\n\n";
}

std::string limits(const ExportSource& source) {
  std::string out =
      "## Limits\n\n- It knows only the labels above and always answers with one of them, also for texts that fit none.\n"
      "- It does well on texts like those it was trained on; on other kinds of text its scores may be far lower.\n"
      "- It repeats whatever bias its training data and its base model have.\n";
  if (source.evaluation && source.evaluation->tuned.examples < 200) {
    out += "- Its scores come from only " + formatCount(source.evaluation->tuned.examples) +
           " rows: they may be off by several points.\n";
  }
  if (source.settings.dtype != "float32")
    out += "- Its weights are stored as " + source.settings.dtype + ", rounded from the float32 result of the training.\n";
  return out;
}

}  // namespace

std::string yamlQuoted(std::string_view text) {
  // A JSON string is a YAML one but for a few characters that YAML does not allow bare, or takes for line breaks.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> special = {{{"\x7f", "\\u007f"},
                                                                                            {"\u2028", "\\u2028"},
                                                                                            {"\u2029", "\\u2029"},
                                                                                            {"\ufeff", "\\ufeff"},
                                                                                            {"\ufffe", "\\ufffe"},
                                                                                            {"\uffff", "\\uffff"}}};
  const std::string json = dumpJson(Json(text));
  std::string out;
  for (std::size_t i = 0; i < json.size();) {
    const std::string_view rest = std::string_view(json).substr(i);
    const auto* found =
        std::find_if(special.begin(), special.end(), [&](const auto& one) { return rest.starts_with(one.first); });
    if (found != special.end()) {
      out += found->second;
      i += found->first.size();
    } else if (rest.size() > 1 && rest[0] == '\xc2' && static_cast<unsigned char>(rest[1]) < 0xa0) {  // U+0080 to U+009F
      std::array<char, 8> escape;
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(rest[1])));
      out += escape.data();
      i += 2;
    } else {
      out += json[i++];
    }
  }
  return out;
}

std::string hubName(const std::string& path) {
  if (path.empty()) return {};
  constexpr std::string_view builtin = "builtin:", cache = "models--";
  if (path.starts_with(builtin)) return cleanName(path.substr(builtin.size()));
  for (const fs::path& part : fs::path(path)) {
    const std::string name = part.string();
    const std::size_t split = name.find("--", cache.size());
    if (!name.starts_with(cache)) continue;
    return split == std::string::npos ? name.substr(cache.size())
                                      : name.substr(cache.size(), split - cache.size()) + "/" + name.substr(split + 2);
  }
  const bool hub_like = std::count(path.begin(), path.end(), '/') == 1 && path.front() != '/' && path.back() != '/' &&
                        path.front() != '.' && path.front() != '~' &&
                        std::all_of(path.begin(), path.end(), [](char c) { return c == '/' || isNameCharacter(c); });
  std::error_code ignored;
  if (hub_like && !fs::exists(path, ignored)) return path;
  const fs::path whole = path;
  return cleanName((whole.has_filename() ? whole : whole.parent_path()).filename().string());
}

namespace {

std::string card(const ExportSource& source, const std::vector<std::string>& labels, const char* library, const std::string& what,
                 const std::string& how) {
  std::string out = frontMatter(source, library) + "# " + plain(source.settings.name) + "\n\n";
  if (!source.settings.description.empty()) out += plain(source.settings.description) + "\n\n";
  out += what;
  if (const std::string base = hubName(source.base_model); !base.empty()) out += ", tuned from " + plain(base);
  if (!source.data.empty()) out += " on " + plain(source.data);
  out += ". It sorts a text into one of " + std::to_string(labels.size()) +
         " labels.\n\n## Labels\n\n| Number | Label |\n|---:|---|\n";
  for (std::size_t i = 0; i < labels.size(); ++i) out += "| " + std::to_string(i) + " | " + plain(labels[i]) + " |\n";
  out += "\n" + how;
  if (source.evaluation && source.evaluation->tuned.examples > 0) out += scores(*source.evaluation);
  if (!source.training.empty()) {
    out += "## How it was trained\n\nWith Etude.\n\n| Setting | Value |\n|---|---|\n";
    for (const auto& [name, value] : source.training) out += "| " + plain(name) + " | " + plain(value) + " |\n";
    out += "\n";
  }
  return out + limits(source) + "\n" + kExportMark + "\n";
}

}  // namespace

std::string modelCard(const ExportSource& source, const std::vector<std::string>& labels) {
  return card(source, labels, "transformers", "A text classifier", usage(source.settings.name));
}

std::string adapterCard(const ExportSource& source, const std::vector<std::string>& labels) {
  const std::string how = "## How to use it\n\nIt lies on a model that you must have: `base_model_name_or_path` in adapter_config.json says which one. "
      "Write the name or folder there under which you have it.\n\n```python\nfrom peft import AutoPeftModelForSequenceClassification\n\n"
      "model = AutoPeftModelForSequenceClassification.from_pretrained(\"path/to/adapter\", num_labels=" + std::to_string(labels.size()) + ")\n```\n\n";
  return card(source, labels, "peft", "An adapter that makes a language model a text classifier", how);
}

}  // namespace etude
