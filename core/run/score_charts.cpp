#include "core/run/score_charts.h"

#include "core/base/format.h"
#include "core/base/html.h"
#include "core/base/say.h"
#include "core/data/cells.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr double kSide = 300, kMarginLeft = 54, kMarginTop = 14, kMarginBottom = 46, kMarginRight = 16;
constexpr double kLegendLine = 20;

struct Place {
  double x, y;
};
/// From shares in [0, 1] to the square of the picture.
Place placeOf(double x, double y) { return {kMarginLeft + kSide * x, kMarginTop + kSide * (1 - y)}; }

std::string chartAttribute(const char* name, double value) { return std::string(" ") + name + "=\"" + fixedNumber(value, 1) + "\""; }

std::string chartLine(const Place& a, const Place& b, const std::string& style) {
  return "<line class=\"" + style + "\"" + chartAttribute("x1", a.x) + chartAttribute("y1", a.y) + chartAttribute("x2", b.x) + chartAttribute("y2", b.y) + "/>\n";
}

std::string chartText(const Place& at, const char* anchor, const std::string& text, const std::string& more = {}) {
  return "<text" + chartAttribute("x", at.x) + chartAttribute("y", at.y) + " text-anchor=\"" + anchor + "\"" + more + ">" + escapeHtml(text) + "</text>\n";
}

std::string chartBox(double x, double y, double width, double height, const char* style) {
  return std::string("<rect class=\"") + style + "\"" + chartAttribute("x", x) + chartAttribute("y", y) + chartAttribute("width", std::max(0.0, width)) +
         chartAttribute("height", std::max(0.0, height)) + "/>\n";
}

std::string openChart(double width, double height, const std::string& name) {
  return "<svg viewBox=\"0 0 " + fixedNumber(width, 0) + " " + fixedNumber(height, 0) + "\" width=\"" + fixedNumber(width, 0) + "\" height=\"" +
         fixedNumber(height, 0) + "\" role=\"img\" aria-label=\"" + escapeHtml(name) + "\">\n";
}

/// Grid and names of the square from 0 to 100 %.
std::string chartSquare(const std::string& x_name, const std::string& y_name) {
  std::string out;
  for (int i = 0; i <= 4; ++i) {
    const double share = i / 4.0;
    const std::string text = std::to_string(i * 25) + " %";
    out += chartLine(placeOf(0, share), placeOf(1, share), i == 0 ? "axis" : "grid");
    out += chartLine(placeOf(share, 0), placeOf(share, 1), i == 0 ? "axis" : "grid");
    out += chartText({kMarginLeft - 7, placeOf(0, share).y + 4}, "end", text);
    out += chartText({placeOf(share, 0).x, placeOf(0, 0).y + 17}, "middle", text);
  }
  out += chartText({kMarginLeft + kSide / 2, kMarginTop + kSide + 36}, "middle", x_name);
  return out + chartText({0, 0}, "middle", y_name, " transform=\"translate(13 " + fixedNumber(kMarginTop + kSide / 2, 0) + ") rotate(-90)\"");
}

std::vector<const LabelCurve*> drawnCurves(const std::vector<LabelCurve>& curves) {
  std::vector<const LabelCurve*> drawn;
  for (const LabelCurve& curve : curves)
    if (curve.positives > 0 && !curve.points.empty()) drawn.push_back(&curve);
  std::stable_sort(drawn.begin(), drawn.end(), [](const auto* a, const auto* b) { return a->positives > b->positives; });
  if (drawn.size() > kMostCurves) drawn.resize(kMostCurves);
  return drawn;
}

std::string polyline(const std::vector<Place>& points, std::size_t style) {
  std::string path;
  for (const Place& point : points) path += (path.empty() ? 'M' : 'L') + fixedNumber(point.x, 1) + " " + fixedNumber(point.y, 1);
  return "<path class=\"curve-" + std::to_string(style) + "\" d=\"" + path + "\"/>\n";
}

/// The curves with their legend below the square.
std::string curvesChart(const std::vector<LabelCurve>& curves, const std::string& name, const std::string& x_name, const std::string& y_name,
                        std::vector<Place> (*trace)(const LabelCurve&), std::string (*say_area)(const LabelCurve&), bool diagonal) {
  const auto drawn = drawnCurves(curves);
  if (drawn.empty()) return {};
  const double bottom = kMarginTop + kSide + kMarginBottom;
  std::string out = openChart(kMarginLeft + kSide + kMarginRight, bottom + kLegendLine * static_cast<double>(drawn.size() + (diagonal ? 1 : 0)), name);
  out += chartSquare(x_name, y_name);
  if (diagonal) out += chartLine(placeOf(0, 0), placeOf(1, 1), "chance");
  double y = bottom + 8;
  for (std::size_t i = 0; i < drawn.size(); ++i, y += kLegendLine) {
    out += polyline(trace(*drawn[i]), i) + polyline({{kMarginLeft, y}, {kMarginLeft + 28, y}}, i);
    out += chartText({kMarginLeft + 36, y + 4}, "start", say_area(*drawn[i]));
  }
  if (diagonal) out += chartLine({kMarginLeft, y}, {kMarginLeft + 28, y}, "chance") + chartText({kMarginLeft + 36, y + 4}, "start", say("guessing: area 0.5"));
  return out + "</svg>\n";
}

std::string legendName(const LabelCurve& curve) { return shortened(curve.label, 26); }

}  // namespace

std::string rocChart(const std::vector<LabelCurve>& curves) {
  return curvesChart(
      curves, say("ROC curves"), say("false alarms (of the other rows)"), say("found (of the label's rows)"),
      [](const LabelCurve& curve) {
        std::vector<Place> points = {placeOf(0, 0)};
        for (const CurvePoint& point : curve.points) {
          const ThresholdScores s = scoresOf(curve, point);
          points.push_back(placeOf(s.alarm_rate, s.recall));
        }
        return points;
      },
      [](const LabelCurve& curve) { return say("“%1”: area %2", legendName(curve), fixedNumber(curve.auc, 3)); }, true);
}

std::string precisionRecallChart(const std::vector<LabelCurve>& curves) {
  return curvesChart(
      curves, say("Precision-recall curves"), say("recall (of the label's rows, how many are found)"), say("precision (of the answers)"),
      [](const LabelCurve& curve) {
        std::vector<Place> points;
        double recall = 0;
        for (const CurvePoint& point : curve.points) {  // steps: a precision holds for the rows that it added
          const ThresholdScores s = scoresOf(curve, point);
          points.push_back(placeOf(recall, s.precision));
          points.push_back(placeOf(s.recall, s.precision));
          recall = s.recall;
        }
        return points;
      },
      [](const LabelCurve& curve) { return say("“%1”: average precision %2", legendName(curve), fixedNumber(curve.average_precision, 3)); }, false);
}

std::string reliabilityChart(const Reliability& reliability) {
  if (reliability.bins.empty()) return {};
  const double bottom = kMarginTop + kSide + kMarginBottom;
  std::string out = openChart(kMarginLeft + kSide + kMarginRight, bottom + 2 * kLegendLine, say("Reliability diagram"));
  out += chartSquare(say("confidence of the answers"), say("share that is right"));
  const double width = kSide / static_cast<double>(reliability.bins.size());
  for (std::size_t i = 0; i < reliability.bins.size(); ++i) {
    const ConfidenceBin& bin = reliability.bins[i];
    if (bin.rows == 0) continue;
    const double x = kMarginLeft + width * static_cast<double>(i) + 1.5;
    if (bin.rows < kFewAnswers) out += "<g opacity=\"0.35\">\n";
    out += chartBox(x, placeOf(0, bin.accuracy).y, width - 3, kSide * bin.accuracy, "bar");
    const double top = std::max(bin.accuracy, bin.confidence), low = std::min(bin.accuracy, bin.confidence);
    out += chartBox(x, placeOf(0, top).y, width - 3, kSide * (top - low), "gap");
    if (bin.rows < kFewAnswers) out += "</g>\n";
    out += chartText({x + width / 2 - 1.5, placeOf(0, top).y - 3}, "middle", formatCount(bin.rows), " font-size=\"9\"");
  }
  out += chartLine(placeOf(0, 0), placeOf(1, 1), "chance");
  out += chartBox(kMarginLeft, bottom, 28, 12, "bar") + chartText({kMarginLeft + 36, bottom + 11}, "start", say("share of right answers"));
  out += chartBox(kMarginLeft, bottom + kLegendLine, 28, 12, "gap") + chartText({kMarginLeft + 36, bottom + kLegendLine + 11}, "start", say("gap to the confidence"));
  return out + "</svg>\n";
}

std::string groupChart(const GroupReport& report) {
  constexpr double names = 150, length = 420, row = 26, right = 150;
  if (report.groups.empty()) return {};
  const std::size_t shown = std::min<std::size_t>(report.groups.size(), 20);
  const double height = 10 + row * static_cast<double>(shown) + 26;
  std::string out = openChart(names + length + right, height, say("Accuracy by group"));
  for (int i = 0; i <= 4; ++i) {
    const double x = names + length * i / 4.0;
    out += chartLine({x, 6}, {x, height - 24}, i == 0 ? "axis" : "grid") + chartText({x, height - 8}, "middle", std::to_string(i * 25) + " %");
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const GroupScores& group = report.groups[i];
    const double y = 10 + row * static_cast<double>(i), middle = y + 9;
    const Interval range = group.accuracy_interval;
    const std::string name = group.group.empty() ? say("(none)") : shortened(group.group, 20);
    out += chartText({names - 8, middle + 4}, "end", name) + chartBox(names, y, length * group.accuracy, 18, group.rows < kSmallGroup ? "gap" : "bar");
    out += chartLine({names + length * range.low, middle}, {names + length * range.high, middle}, "whisker");
    out += chartText({names + length + 10, middle + 4}, "start", say("%1 of %2 rows", formatPercent(group.accuracy), group.rows));
  }
  return out + "</svg>\n";
}

}  // namespace etude
