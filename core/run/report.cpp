#include "core/run/report.h"

#include "core/base/format.h"
#include "core/base/html.h"
#include "core/eval/intervals.h"
#include "core/run/loss_chart.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

// A matrix beyond this is too large to be read; the table of classes says the same.
constexpr std::size_t kMaxMatrix = 100;

const char* const kStyle = R"(
:root { color-scheme: light dark; --bg: #f6f7f9; --card: #ffffff; --ink: #1c2330; --soft: #5d6778; --line: #dde2ea;
  --train: #d97706; --valid: #2563eb; --best: #15803d; --cell: 37, 99, 235; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #14181f; --card: #1c222c; --ink: #e6eaf2; --soft: #9aa5b8; --line: #323b4a;
    --train: #f5a742; --valid: #6ea8fe; --best: #4ade80; --cell: 110, 168, 254; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0 0 12px; }
.soft { color: var(--soft); font-size: .9rem; margin: 0 0 12px; }
.lead { font-size: 1.08rem; margin: 12px 0 20px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px 22px; margin: 0 0 18px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
tr:last-child td { border-bottom: 0; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.strong { font-weight: 700; }
td.text { overflow-wrap: anywhere; white-space: pre-wrap; }
table.matrix { width: auto; }
table.matrix td { text-align: center; min-width: 3.2em; border: 1px solid var(--line); font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; display: block; }
svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
svg .best-text { fill: var(--best); font-weight: 600; }
.grid { stroke: var(--line); } .axis { stroke: var(--soft); }
.raw { stroke: var(--train); opacity: .35; fill: none; }
.train { stroke: var(--train); stroke-width: 2; fill: none; } .train-dot { fill: var(--train); }
.valid { stroke: var(--valid); stroke-width: 2.4; fill: none; } .valid-dot { fill: var(--valid); }
.best { stroke: var(--best); stroke-dasharray: 5 4; stroke-width: 1.5; }
@media print { body { background: #fff; } section { break-inside: avoid; } }
)";

std::string section(const std::string& heading, const std::string& body) {
  return "<section>\n<h2>" + escapeHtml(heading) + "</h2>\n" + body + "</section>\n";
}

std::string numberCell(const std::string& text, bool strong = false) {
  return std::string("<td class=\"n") + (strong ? " strong" : "") + "\">" + text + "</td>";
}

std::string percentCell(double value, bool strong = false) {
  return numberCell(std::isfinite(value) ? formatPercent(value) : "–", strong);
}

std::string intervalCell(const Interval& interval) {
  return numberCell(formatPercent(interval.low) + " to " + formatPercent(interval.high));
}

std::string scoresTable(const Evaluation& evaluation) {
  struct Row {
    const char* name;
    double Scores::*value;
    Interval ScoreIntervals::*interval;
  };
  static constexpr Row rows[] = {{"Accuracy", &Scores::accuracy, &ScoreIntervals::accuracy},
                                 {"Precision (mean of the classes)", &Scores::precision, &ScoreIntervals::precision},
                                 {"Recall (mean of the classes)", &Scores::recall, &ScoreIntervals::recall},
                                 {"F1 (mean of the classes)", &Scores::f1, &ScoreIntervals::f1},
                                 {"F1 (weighted by class size)", &Scores::weighted_f1, nullptr}};
  const ScoreIntervals intervals = bootstrapIntervals(evaluation.tuned);
  std::string out = "<div class=\"wide\"><table>\n<tr><th>Score</th><th class=\"n\">tuned</th><th class=\"n\">95 % interval</th>";
  if (evaluation.untuned) out += "<th class=\"n\">before tuning</th>";
  out += "<th class=\"n\">always “" + escapeHtml(evaluation.majority_label) + "”</th></tr>\n";
  for (const Row& row : rows) {
    out += std::string("<tr><td>") + row.name + "</td>" + percentCell(evaluation.tuned.*row.value, true);
    out += row.interval ? intervalCell(intervals.*row.interval) : numberCell("–");
    if (evaluation.untuned) out += percentCell((*evaluation.untuned).*row.value);
    out += percentCell(evaluation.majority.*row.value) + "</tr>\n";
  }
  out += "<tr><td>Loss (cross-entropy, lower is better)</td>" + numberCell(fixedNumber(evaluation.tuned.loss, 4), true) + numberCell("–");
  if (evaluation.untuned) out += numberCell(fixedNumber(evaluation.untuned->loss, 4));
  return out + numberCell(fixedNumber(evaluation.majority.loss, 4)) + "</tr>\n</table></div>\n";
}

std::string classTable(const Scores& scores) {
  std::string out =
      "<div class=\"wide\"><table>\n<tr><th>Label</th><th class=\"n\">precision</th><th class=\"n\">recall</th>"
      "<th class=\"n\">F1</th><th class=\"n\">rows</th></tr>\n";
  for (const ClassScores& one : scores.classes) {
    out += "<tr><td>" + escapeHtml(one.label) + "</td>" + percentCell(one.precision) + percentCell(one.recall) +
           percentCell(one.f1, true) + numberCell(formatCount(one.support)) + "</tr>\n";
  }
  return out + "</table></div>\n";
}

std::string confusionTable(const Scores& scores) {
  if (scores.classes.size() > kMaxMatrix) return "<p class=\"soft\">Too many labels for a matrix that could be read.</p>\n";
  std::string out = "<p class=\"soft\">A row is the true label, a column the answer; the shade is the share of its row.</p>\n";
  out += "<div class=\"wide\"><table class=\"matrix\">\n<tr><th></th>";
  for (const ClassScores& one : scores.classes) out += "<th>" + escapeHtml(one.label) + "</th>";
  out += "</tr>\n";
  for (std::size_t i = 0; i < scores.classes.size(); ++i) {
    const double rows = std::max<double>(1, static_cast<double>(scores.classes[i].support));
    out += "<tr><th>" + escapeHtml(scores.classes[i].label) + "</th>";
    for (const std::int64_t count : scores.confusion[i]) {
      const double share = static_cast<double>(count) / rows;
      out += "<td style=\"background: rgba(var(--cell), " + fixedNumber(0.75 * share, 3) + ")\" title=\"" + formatPercent(share) +
             "\">" + formatCount(count) + "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</table></div>\n";
}

std::string mistakesTable(const std::vector<Mistake>& mistakes) {
  if (mistakes.empty()) return "<p>None: every answer was right.</p>\n";
  std::string out =
      "<p class=\"soft\">The answers the model was surest of and that are wrong. Some may be wrong labels in the data.</p>\n"
      "<div class=\"wide\"><table>\n<tr><th>Text</th><th>true</th><th>answer</th><th class=\"n\">sure</th><th "
      "class=\"n\">line</th></tr>\n";
  for (const Mistake& mistake : mistakes) {
    out += "<tr><td class=\"text\">" + escapeHtml(mistake.text) + "</td><td>" + escapeHtml(mistake.truth) + "</td><td>" +
           escapeHtml(mistake.predicted) + "</td>" + percentCell(mistake.confidence) +
           numberCell(mistake.line == 0 ? "–" : std::to_string(mistake.line)) + "</tr>\n";
  }
  return out + "</table></div>\n";
}

std::string settingsTable(const std::vector<std::pair<std::string, std::string>>& settings) {
  std::string out = "<div class=\"wide\"><table>\n";
  for (const auto& [name, value] : settings) {
    out += "<tr><td>" + escapeHtml(name) + "</td><td class=\"text\">" + escapeHtml(value) + "</td></tr>\n";
  }
  return out + "</table></div>\n";
}

}  // namespace

std::string evaluationSummary(const Evaluation& evaluation) {
  if (evaluation.tuned.examples == 0) return "The run was not evaluated.";
  std::string text = "On " + formatCount(evaluation.tuned.examples) + " " + evaluation.split +
                     " rows the tuned model is right in " + formatPercent(evaluation.tuned.accuracy) +
                     " of cases; always answering “" + evaluation.majority_label + "” would be right in " +
                     formatPercent(evaluation.majority.accuracy);
  if (evaluation.untuned) text += ", the model before tuning in " + formatPercent(evaluation.untuned->accuracy);
  return text + ".";
}

std::string htmlReport(const Evaluation& evaluation, const std::vector<EvalSample>& evals,
                       const std::vector<std::pair<double, double>>& train_loss, const std::string& title,
                       const std::vector<std::pair<std::string, std::string>>& settings) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escapeHtml(title) + "</title>\n";
  out += "<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n<h1>" + escapeHtml(title) + "</h1>\n";
  out += "<p class=\"lead\">" + escapeHtml(evaluationSummary(evaluation)) + "</p>\n";
  const std::string chart = lossChart(evals, train_loss);
  out += section("How the run went", chart.empty() ? "<p>No step was recorded.</p>\n" : chart);
  if (evaluation.tuned.examples > 0) {
    out += section("Scores on the " + evaluation.split + " rows", scoresTable(evaluation));
    out += section("Label by label", classTable(evaluation.tuned));
    out += section("What was taken for what", confusionTable(evaluation.tuned));
    out += section("Most confident mistakes", mistakesTable(evaluation.mistakes));
  }
  if (!settings.empty()) out += section("Settings", settingsTable(settings));
  return out + "<p class=\"soft\">Written by Etude, " + utcNow() + ".</p>\n</main>\n</body>\n</html>\n";
}

}  // namespace etude
