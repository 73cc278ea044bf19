#include "core/run/report.h"

#include "core/base/format.h"
#include "core/base/html.h"
#include "core/base/say.h"
#include "core/eval/intervals.h"
#include "core/run/loss_chart.h"
#include "core/run/score_charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

// A matrix beyond this is too large to be read; the table of classes says the same.
constexpr std::size_t kMaxMatrix = 100;
constexpr std::size_t kMostRecalls = 6;  ///< labels whose recall is given for each group
constexpr std::size_t kMostFlipsShown = 12;
constexpr int kHalfPage = 318;  ///< pixels of a picture of which two stand side by side on paper

const char* const kStyle = R"(
:root { color-scheme: light dark; --bg: #f6f7f9; --card: #ffffff; --ink: #1c2330; --soft: #5d6778; --line: #dde2ea;
  --train: #0072b2; --valid: #d55e00; --best: #15803d; --cell: 37, 99, 235; --third: #a21caf; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #14181f; --card: #1c222c; --ink: #e6eaf2; --soft: #9aa5b8; --line: #323b4a;
    --train: #56b4e9; --valid: #e69f00; --best: #4ade80; --cell: 110, 168, 254; --third: #e879f9; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0 0 12px; }
h3 { font-size: 1rem; margin: 18px 0 8px; }
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
.pair { display: flex; flex-wrap: wrap; gap: 24px; } .pair svg { flex: 1 1 320px; max-width: 400px; }
svg { max-width: 100%; height: auto; display: block; } svg.full { width: 100%; }
@media print { body { background: #fff; } section { break-inside: avoid; } }
)";

// Of the pictures; %NAME% is a colour. Losses look as in the window: told apart by dash and marker as well as by colour.
const char* const kChartStyle = R"(
svg text { fill: %SOFT%; font-size: 12px; font-family: system-ui, "Noto Sans", sans-serif; }
svg .best-text { fill: %BEST%; font-weight: 600; }
.grid { stroke: %LINE%; } .axis { stroke: %SOFT%; }
.raw { stroke: %TRAIN%; stroke-opacity: .35; fill: none; }
.train { stroke: %TRAIN%; stroke-width: 2; fill: none; }
.valid { stroke: %VALID%; stroke-width: 2.4; stroke-dasharray: 7 4; fill: none; } .valid-dot { fill: %VALID%; }
.best { stroke: %BEST%; stroke-dasharray: 5 4; stroke-width: 1.5; }
.curve-0 { stroke: %TRAIN%; stroke-width: 2.2; fill: none; }
.curve-1 { stroke: %VALID%; stroke-width: 2.2; stroke-dasharray: 8 4; fill: none; }
.curve-2 { stroke: %BEST%; stroke-width: 2.2; stroke-dasharray: 2 3; fill: none; }
.curve-3 { stroke: %THIRD%; stroke-width: 2.2; stroke-dasharray: 10 3 2 3; fill: none; }
.curve-4 { stroke: %SOFT%; stroke-width: 2.2; stroke-dasharray: 14 5; fill: none; }
.curve-5 { stroke: %INK%; stroke-width: 1.6; stroke-dasharray: 4 4; fill: none; }
.chance { stroke: %SOFT%; stroke-width: 1.2; stroke-dasharray: 3 4; }
.bar { fill: %TRAIN%; fill-opacity: .75; } .gap { fill: %VALID%; fill-opacity: .35; stroke: %VALID%; stroke-dasharray: 3 2; }
.whisker { stroke: %INK%; stroke-width: 1.6; }
)";

constexpr std::pair<const char*, const char*> kChartColours[] = {{"%SOFT%", "#5d6778"}, {"%LINE%", "#dde2ea"}, {"%INK%", "#1c2330"},
                                                                 {"%TRAIN%", "#0072b2"}, {"%VALID%", "#d55e00"}, {"%BEST%", "#15803d"},
                                                                 {"%THIRD%", "#a21caf"}};
constexpr std::pair<const char*, const char*> kChartVariables[] = {{"%SOFT%", "var(--soft)"}, {"%LINE%", "var(--line)"}, {"%INK%", "var(--ink)"},
                                                                   {"%TRAIN%", "var(--train)"}, {"%VALID%", "var(--valid)"}, {"%BEST%", "var(--best)"},
                                                                   {"%THIRD%", "var(--third)"}};

const char* const kPrintStyle = R"(
body { color: #1c2330; font-family: "Noto Sans", "DejaVu Sans", sans-serif; font-size: 13px; }
h1 { font-size: 26px; } h2 { font-size: 18px; } h3 { font-size: 15px; }
.soft { color: #5d6778; font-size: 12px; } .lead { font-size: 15px; }
th { color: #5d6778; } .strong { font-weight: bold; } td, th { font-size: 12px; padding: 3px 6px; }
)";

std::string replacedAll(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

template <class Colours>
std::string chartStyle(const Colours& colours) {
  std::string style = kChartStyle;
  for (const auto& [name, colour] : colours) style = replacedAll(std::move(style), name, colour);
  return style;
}

/// Where pictures and shades go: into the page, or beside it for a printer.
class Medium {
 public:
  explicit Medium(std::vector<std::string>* charts) : charts_(charts) {}
  bool print() const { return charts_ != nullptr; }

  /// `width` 0: its own, as far as the page is wide enough.
  std::string chart(const std::string& svg, int width = 0) const {
    if (!print() || svg.empty()) return svg;
    const std::size_t body = svg.find('>') + 1;
    // Class selectors only: an image of its own has no page around it.
    const std::string style = replacedAll(chartStyle(kChartColours), "svg ", "");
    std::string head = replacedAll(svg.substr(0, body), "<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    charts_->push_back(head + "<style type=\"text/css\">" + style + "</style>" + svg.substr(body));
    const std::string size = width > 0 ? " width=\"" + std::to_string(width) + "\"" : "";
    return "<p><img src=\"chart:" + std::to_string(charts_->size() - 1) + "\"" + size + "></p>\n";
  }
  std::string pair(const std::string& left, const std::string& right) const {
    if (print()) return "<table border=\"0\"><tr><td>" + chart(left, kHalfPage) + "</td><td>" + chart(right, kHalfPage) + "</td></tr></table>\n";
    return "<div class=\"pair\">\n" + left + right + "</div>\n";
  }
  /// Attribute of a table cell whose background is the accent to this share.
  std::string shade(double share) const {
    if (!print()) return " style=\"background: rgba(var(--cell), " + fixedNumber(0.75 * share, 3) + ")\"";
    const auto mix = [share](int full) { return static_cast<int>(255 + (full - 255) * 0.6 * share); };
    std::array<char, 32> colour;
    std::snprintf(colour.data(), colour.size(), " bgcolor=\"#%02x%02x%02x\"", mix(37), mix(99), mix(235));
    return colour.data();
  }
  /// `fresh`: begins a printed page, so that its picture stays with it.
  std::string section(const std::string& heading, const std::string& body, bool fresh = false) const {
    if (print()) return std::string(fresh ? "<h2 style=\"page-break-before: always\">" : "<h2>") + escapeHtml(heading) + "</h2>\n" + body;
    return "<section>\n<h2>" + escapeHtml(heading) + "</h2>\n" + body + "</section>\n";
  }

 private:
  std::vector<std::string>* charts_;
};

std::string soft(const std::string& text) { return "<p class=\"soft\">" + escapeHtml(text) + "</p>\n"; }

std::string table(const std::string& head, const std::string& rows, const char* kind = "") {
  return std::string("<div class=\"wide\"><table") + kind + ">\n<tr>" + head + "</tr>\n" + rows + "</table></div>\n";
}

std::string nameHead(const std::string& text) { return "<th>" + escapeHtml(text) + "</th>"; }
std::string numberHead(const std::string& text) { return "<th class=\"n\">" + escapeHtml(text) + "</th>"; }
std::string nameCell(const std::string& text) { return "<td>" + escapeHtml(text) + "</td>"; }
std::string textCell(const std::string& text) { return "<td class=\"text\">" + escapeHtml(text) + "</td>"; }

std::string numberCell(const std::string& text, bool strong = false) {
  return std::string("<td class=\"n") + (strong ? " strong" : "") + "\">" + text + "</td>";
}

std::string percentCell(double value, bool strong = false) {
  return numberCell(std::isfinite(value) ? formatPercent(value) : "–", strong);
}

std::string intervalCell(const Interval& interval) {
  return numberCell(escapeHtml(say("%1 to %2", formatPercent(interval.low), formatPercent(interval.high))));
}

std::string areaCell(double value) { return numberCell(escapeHtml(areaText(value))); }

std::string scoresTable(const Evaluation& evaluation) {
  struct Row {
    std::string name;
    double Scores::*value;
    Interval ScoreIntervals::*interval;
  };
  const Row rows[] = {{say("Accuracy: share of right answers"), &Scores::accuracy, &ScoreIntervals::accuracy},
                      {say("Precision (mean of the labels)"), &Scores::precision, &ScoreIntervals::precision},
                      {say("Recall (mean of the labels)"), &Scores::recall, &ScoreIntervals::recall},
                      {say("F1 (mean of the labels)"), &Scores::f1, &ScoreIntervals::f1},
                      {say("F1 (weighted by the labels' rows)"), &Scores::weighted_f1, nullptr}};
  const ScoreIntervals intervals = bootstrapIntervals(evaluation.tuned);
  std::string head = nameHead(say("Score")) + numberHead(say("tuned")) + numberHead(say("95 % interval"));
  if (evaluation.untuned) head += numberHead(say("before tuning"));
  head += numberHead(say("always “%1”", evaluation.majority_label));
  std::string out;
  for (const Row& row : rows) {
    out += "<tr>" + nameCell(row.name) + percentCell(evaluation.tuned.*row.value, true);
    out += row.interval ? intervalCell(intervals.*row.interval) : numberCell("–");
    if (evaluation.untuned) out += percentCell((*evaluation.untuned).*row.value);
    out += percentCell(evaluation.majority.*row.value) + "</tr>\n";
  }
  out += "<tr>" + nameCell(say("Loss (cross-entropy, lower is better)")) + numberCell(fixedNumber(evaluation.tuned.loss, 4), true) + numberCell("–");
  if (evaluation.untuned) out += numberCell(fixedNumber(evaluation.untuned->loss, 4));
  out += numberCell(fixedNumber(evaluation.majority.loss, 4)) + "</tr>\n";
  return table(head, out) +
         soft(say("The confidence interval says how far the score may be off because only so many rows were judged: intervals made this way hold the score "
                  "on all rows of the kind in 95 of 100 cases. Of two models whose intervals overlap widely it is open which is better."));
}

std::string classTable(const Evaluation& evaluation) {
  const bool areas = evaluation.curves.size() == evaluation.tuned.classes.size();
  std::string head = nameHead(say("Label")) + numberHead(say("precision")) + numberHead(say("recall")) + numberHead("F1") + numberHead(say("rows"));
  if (areas) head += numberHead(say("ROC area")) + numberHead(say("average precision")) + numberHead(say("calibration error"));
  std::string rows;
  for (std::size_t i = 0; i < evaluation.tuned.classes.size(); ++i) {
    const ClassScores& one = evaluation.tuned.classes[i];
    rows += "<tr>" + nameCell(one.label) + percentCell(one.precision) + percentCell(one.recall) + percentCell(one.f1, true) +
            numberCell(formatCount(one.support));
    if (areas) {
      const LabelCurve& curve = evaluation.curves[i];
      rows += areaCell(curve.auc) + areaCell(curve.average_precision) + areaCell(curve.calibration_error);
    }
    rows += "</tr>\n";
  }
  return table(head, rows) +
         soft(say("Precision: of the rows that were given the label, the share that has it. Recall: of the rows that have the label, the share that was "
                  "given it. F1: their harmonic mean, low if either is low."));
}

std::string confusionTable(const Scores& scores, const Medium& medium) {
  if (scores.classes.size() > kMaxMatrix) return soft(say("Too many labels for a matrix that could be read."));
  std::string head = "<th></th>", rows;
  for (const ClassScores& one : scores.classes) head += nameHead(one.label);
  for (std::size_t i = 0; i < scores.classes.size(); ++i) {
    const double all = std::max<double>(1, static_cast<double>(scores.classes[i].support));
    rows += "<tr>" + nameHead(scores.classes[i].label);
    for (const std::int64_t count : scores.confusion[i]) {
      const double share = static_cast<double>(count) / all;
      rows += "<td align=\"center\"" + medium.shade(share) + " title=\"" + formatPercent(share) + "\">" + formatCount(count) + "</td>";
    }
    rows += "</tr>\n";
  }
  return soft(say("A row is the true label, a column the answer; the shade is the share of its row. Right answers lie on the diagonal.")) +
         table(head, rows, medium.print() ? " border=\"1\" cellspacing=\"0\" cellpadding=\"4\"" : " class=\"matrix\"");
}

std::string curvesPart(const Evaluation& evaluation, const Medium& medium) {
  std::string out = soft(say("A model gives a probability for each label. Left: if the label is answered from some probability on, how many of its rows "
                             "are found (upwards), and how many others are taken for it (to the right), for every such threshold. The area "
                             "is the probability that a row of the label is ranked above another one: 1 is perfect, 0.5 is guessing. Right: how many "
                             "of the answers are right (upwards) as more of the rows are found (to the right); this shows more where a label is rare."));
  out += medium.pair(rocChart(evaluation.curves), precisionRecallChart(evaluation.curves));
  for (const ThresholdAdvice& one : evaluation.advice) {
    out += soft(say("“%1” reaches its best F1 (%2) on the %3 rows when it is answered from a probability of %4 on.", one.label, formatPercent(one.f1),
                    one.split, fixedNumber(one.threshold, 3)));
  }
  return out;
}

std::string reliabilityPart(const Reliability& reliability, const Medium& medium) {
  std::string rows;
  const auto bins = static_cast<double>(reliability.bins.size());
  for (std::size_t i = 0; i < reliability.bins.size(); ++i) {
    const ConfidenceBin& bin = reliability.bins[i];
    if (bin.rows == 0) continue;
    rows += "<tr>" + nameCell(say("%1 to %2", formatPercent(static_cast<double>(i) / bins), formatPercent(static_cast<double>(i + 1) / bins))) +
            numberCell(formatCount(bin.rows)) + percentCell(bin.confidence) + percentCell(bin.accuracy) + "</tr>\n";
  }
  return "<p>" + escapeHtml(reliabilitySentence(reliability)) + "</p>\n" +
         medium.chart(reliabilityChart(reliability)) +
         soft(say("Answers are sorted by how sure the model was. Of those it is 80 % sure of, 80 % should be right: then bars end at the diagonal.")) +
         table(nameHead(say("confidence")) + numberHead(say("answers")) + numberHead(say("mean confidence")) + numberHead(say("right")), rows);
}

std::string comparisonPart(const Comparison& c) {
  const std::string head = nameHead("") + numberHead(say("untuned right")) + numberHead(say("untuned wrong"));
  const std::string rows = "<tr>" + nameCell(say("tuned right")) + numberCell(formatCount(c.both_right)) + numberCell(formatCount(c.only_tuned), true) +
                           "</tr>\n<tr>" + nameCell(say("tuned wrong")) + numberCell(formatCount(c.only_untuned), true) +
                           numberCell(formatCount(c.both_wrong)) + "</tr>\n";
  return table(head, rows) + "<p>" + escapeHtml(comparisonSentence(c)) + "</p>\n";
}

std::string groupPart(const GroupReport& report, const std::vector<std::string>& labels, const Medium& medium) {
  std::string rows;
  const std::size_t recalls = report.groups.empty() ? 0 : std::min({report.groups.front().recall.size(), labels.size(), kMostRecalls});
  for (const GroupScores& group : report.groups) {
    rows += "<tr>" + nameCell(group.group.empty() ? say("(none)") : group.group) + numberCell(formatCount(group.rows)) + percentCell(group.accuracy, true) +
            intervalCell(group.accuracy_interval) + percentCell(group.f1);
    for (std::size_t i = 0; i < recalls; ++i) rows += group.support[i] > 0 ? percentCell(group.recall[i]) : numberCell("–");
    rows += nameCell(group.rows < kSmallGroup ? say("few rows: mostly luck") : "") + "</tr>\n";
  }
  std::string head = nameHead(say("group")) + numberHead(say("rows")) + numberHead(say("accuracy")) + numberHead(say("95 % interval")) + numberHead("F1");
  for (std::size_t i = 0; i < recalls; ++i) head += numberHead(say("recall of “%1”", labels[i]));
  std::string sentences;
  for (const std::string& sentence : recallSentences(report, labels)) sentences += "<p>" + escapeHtml(sentence) + "</p>\n";
  return "<h3>" + escapeHtml(say("By the column “%1”", report.column)) + "</h3>\n<p>" + escapeHtml(groupSentence(report)) + "</p>\n" + sentences +
         medium.chart(groupChart(report)) + table(head + nameHead(""), rows);
}

std::string swapPart(const SwapReport& report, const std::vector<std::string>& labels) {
  std::string out = "<h3>" + escapeHtml(report.kind == "names" ? say("With names swapped") : say("With pronouns and similar words swapped")) + "</h3>\n<p>" +
                    escapeHtml(swapSentence(report)) + "</p>\n";
  std::string rows;
  for (std::size_t i = 0; i < report.flips.size() && i < kMostFlipsShown; ++i) {
    const SwapFlip& flip = report.flips[i];
    rows += "<tr>" + textCell(flip.text) + nameCell(labels[static_cast<std::size_t>(flip.before)]) + textCell(flip.swapped) +
            nameCell(labels[static_cast<std::size_t>(flip.after)]) + "</tr>\n";
  }
  if (rows.empty()) return out;
  return out + table(nameHead(say("text")) + nameHead(say("answer")) + nameHead(say("swapped")) + nameHead(say("answer")), rows);
}

std::string fairnessPart(const Evaluation& evaluation, const Medium& medium) {
  std::string out;
  if (evaluation.groups) out += groupPart(*evaluation.groups, evaluation.labels, medium);
  for (const SwapReport& report : evaluation.swaps) out += swapPart(report, evaluation.labels);
  return out;
}

std::string mistakesTable(const std::vector<Mistake>& mistakes) {
  if (mistakes.empty()) return "<p>" + escapeHtml(say("None: every answer was right.")) + "</p>\n";
  std::string rows;
  for (const Mistake& mistake : mistakes) {
    rows += "<tr>" + textCell(mistake.text) + nameCell(mistake.truth) + nameCell(mistake.predicted) + percentCell(mistake.confidence) +
            numberCell(mistake.line == 0 ? "–" : std::to_string(mistake.line)) + "</tr>\n";
  }
  return soft(say("The answers the model was surest of and that are wrong. Some may be wrong labels in the data.")) +
         table(nameHead(say("Text")) + nameHead(say("true")) + nameHead(say("answer")) + numberHead(say("sure")) + numberHead(say("line")), rows);
}

std::string settingsTable(const std::vector<std::pair<std::string, std::string>>& settings) {
  std::string rows;
  for (const auto& [name, value] : settings) rows += "<tr>" + nameCell(name) + textCell(value) + "</tr>\n";
  return "<div class=\"wide\"><table>\n" + rows + "</table></div>\n";
}

std::string evaluationParts(const Evaluation& evaluation, const Medium& medium) {
  std::string out = medium.section(say("Scores on the %1 rows", evaluation.split), scoresTable(evaluation));
  if (evaluation.comparison) out += medium.section(say("Tuned against untuned, row by row"), comparisonPart(*evaluation.comparison));
  out += medium.section(say("Label by label"), classTable(evaluation), true);
  out += medium.section(say("What was taken for what"), confusionTable(evaluation.tuned, medium));
  if (!evaluation.curves.empty()) out += medium.section(say("From probabilities to answers"), curvesPart(evaluation, medium));
  if (evaluation.reliability) out += medium.section(say("How far its confidence can be trusted"), reliabilityPart(*evaluation.reliability, medium), true);
  if (const std::string fairness = fairnessPart(evaluation, medium); !fairness.empty()) out += medium.section(say("Fairness"), fairness, true);
  return out + medium.section(say("Most confident mistakes"), mistakesTable(evaluation.mistakes), true);
}

std::string reportBody(const ReportContent& content, const Medium& medium) {
  std::string out = "<h1>" + escapeHtml(content.title) + "</h1>\n<p class=\"lead\">" + escapeHtml(evaluationSummary(content.evaluation)) + "</p>\n";
  const std::string curves = lossChart(content.evals, content.train_loss);
  out += medium.section(say("How the run went"),
                        curves.empty() ? "<p>" + escapeHtml(say("No step was recorded.")) + "</p>\n"
                                       : medium.chart(curves) + soft(say("Loss measures how wrong the model is. While both curves fall, it learns; where the "
                                                                         "validation loss turns up, it begins to learn the training rows by heart.")));
  if (content.evaluation.tuned.examples > 0) out += evaluationParts(content.evaluation, medium);
  if (!content.settings.empty()) out += medium.section(say("Settings"), settingsTable(content.settings));
  return out + soft(say("Written by Etude, %1.", utcNow()));
}

}  // namespace

std::string htmlReport(const ReportContent& content) {
  const std::string title = escapeHtml(content.title);
  return "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         title + "</title>\n<style>" + kStyle + chartStyle(kChartVariables) + "</style>\n</head>\n<body>\n<main>\n" +
         reportBody(content, Medium(nullptr)) + "</main>\n</body>\n</html>\n";
}

PrintReport printReport(const ReportContent& content) {
  PrintReport report;
  std::string body = reportBody(content, Medium(&report.charts));
  for (const char* tag : {"td", "th"})  // alignment that needs no style sheet
    body = replacedAll(std::move(body), std::string("<") + tag + " class=\"n", std::string("<") + tag + " align=\"right\" class=\"n");
  body = replacedAll(std::move(body), "<th>", "<th align=\"left\">");
  body = replacedAll(std::move(body), "<div class=\"wide\"><table>", "<div><table width=\"100%\" cellspacing=\"0\">");
  report.html = "<html><head><meta charset=\"utf-8\"><style>" + std::string(kPrintStyle) + "</style></head><body>" + body + "</body></html>";
  return report;
}

}  // namespace etude
