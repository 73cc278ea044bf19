#include "core/run/loss_chart.h"

#include "core/base/html.h"
#include "core/base/say.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

using Points = std::vector<std::pair<double, double>>;

constexpr double kWidth = 760, kHeight = 340;
constexpr double kLeft = 62, kRight = 18, kTop = 40, kBottom = 48;

std::string tickText(double value) {
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
  return buffer.data();
}

std::string textAt(double x, double y, const char* anchor, const std::string& text, const std::string& more = {}) {
  return "<text x=\"" + fixedNumber(x, 1) + "\" y=\"" + fixedNumber(y, 1) + "\" text-anchor=\"" + anchor + "\"" + more + ">" +
         escapeHtml(text) + "</text>\n";
}

std::string lineFrom(double x1, double y1, double x2, double y2, const char* style) {
  return "<line class=\"" + std::string(style) + "\" x1=\"" + fixedNumber(x1, 1) + "\" y1=\"" + fixedNumber(y1, 1) + "\" x2=\"" +
         fixedNumber(x2, 1) + "\" y2=\"" + fixedNumber(y2, 1) + "\"/>\n";
}

/// From steps and losses to places in the picture.
struct Frame {
  double max_x = 1, max_y = 1;
  double x(double step) const { return kLeft + (kWidth - kLeft - kRight) * step / max_x; }
  /// Spikes beyond the picture end at its edge.
  double y(double loss) const { return kHeight - kBottom - (kHeight - kTop - kBottom) * std::clamp(loss / max_y, 0.0, 1.0); }
};

/// A few spikes must not squash the curve: up to the 99th percentile of the single steps, all of the other points.
double highest(const Points& raw, const std::vector<const Points*>& others) {
  std::vector<double> losses;
  for (const auto& [step, loss] : raw) {
    if (std::isfinite(loss)) losses.push_back(loss);
  }
  double top = 0;
  if (!losses.empty()) {
    const auto rank = losses.begin() + static_cast<std::ptrdiff_t>((losses.size() - 1) * 99 / 100);
    std::nth_element(losses.begin(), rank, losses.end());
    top = *rank;
  }
  for (const Points* points : others) {
    for (const auto& [step, loss] : *points) {
      if (std::isfinite(loss)) top = std::max(top, loss);
    }
  }
  return top;
}

std::string curve(const Frame& frame, const Points& points, const char* style) {
  std::string path;
  bool pen_down = false;
  for (const auto& [step, loss] : points) {
    if (!std::isfinite(loss) || !std::isfinite(step)) {
      pen_down = false;
      continue;
    }
    path += (pen_down ? 'L' : 'M') + fixedNumber(frame.x(step), 1) + " " + fixedNumber(frame.y(loss), 1);
    pen_down = true;
  }
  return path.empty() ? "" : "<path class=\"" + std::string(style) + "\" d=\"" + path + "\"/>\n";
}

std::string dots(const Frame& frame, const Points& points, const char* style) {
  std::string out;
  if (points.size() > 100) return out;
  for (const auto& [step, loss] : points) {
    if (!std::isfinite(loss)) continue;
    out += "<circle class=\"" + std::string(style) + "-dot\" cx=\"" + fixedNumber(frame.x(step), 1) + "\" cy=\"" +
           fixedNumber(frame.y(loss), 1) + "\" r=\"3\"><title>step " + tickText(step) + ": " + fixedNumber(loss, 4) +
           "</title></circle>\n";
  }
  return out;
}

std::string axes(const Frame& frame, const std::vector<double>& x_ticks, const std::vector<double>& y_ticks) {
  std::string out;
  for (const double tick : y_ticks) {
    out += lineFrom(kLeft, frame.y(tick), kWidth - kRight, frame.y(tick), "grid");
    out += textAt(kLeft - 8, frame.y(tick) + 4, "end", tickText(tick));
  }
  for (const double tick : x_ticks) {
    if (tick > frame.max_x) break;
    out += lineFrom(frame.x(tick), frame.y(0), frame.x(tick), frame.y(0) + 5, "axis");
    out += textAt(frame.x(tick), frame.y(0) + 19, "middle", tickText(tick));
  }
  out += lineFrom(kLeft, frame.y(0), kWidth - kRight, frame.y(0), "axis");
  out += textAt((kLeft + kWidth - kRight) / 2, kHeight - 8, "middle", say("training step"));
  out += textAt(0, 0, "middle", say("loss (cross-entropy)"),
                " transform=\"translate(16 " + fixedNumber((kTop + kHeight - kBottom) / 2, 1) + ") rotate(-90)\"");
  return out;
}

std::string legend(const std::vector<std::pair<const char*, std::string>>& entries) {
  std::string out;
  double x = kLeft;
  for (const auto& [style, text] : entries) {
    out += lineFrom(x, 16, x + 22, 16, style);
    out += textAt(x + 28, 20, "start", text);
    x += 46 + 6.6 * static_cast<double>(text.size());
  }
  return out;
}

std::string bestMark(const Frame& frame, const std::vector<EvalSample>& evals) {
  const auto best = std::find_if(evals.rbegin(), evals.rend(), [](const EvalSample& sample) { return sample.best; });
  if (best == evals.rend()) return {};
  const double x = frame.x(static_cast<double>(best->step));
  const bool left = x > kWidth * 0.7;
  return lineFrom(x, kTop, x, frame.y(0), "best") + textAt(x + (left ? -6 : 6), kTop + 11, left ? "end" : "start",
                                                           say("best: step %1", best->step), " class=\"best-text\"");
}

/// Neighbours joined to their mean: more points than the picture has columns are not seen anyway.
Points thinned(const Points& points, std::size_t most) {
  if (points.size() <= most) return points;
  const std::size_t group = (points.size() + most - 1) / most;
  Points out;
  for (std::size_t i = 0; i < points.size(); i += group) {
    const std::size_t end = std::min(i + group, points.size());
    double sum = 0;
    for (std::size_t j = i; j < end; ++j) sum += points[j].second;
    out.emplace_back(points[end - 1].first, sum / static_cast<double>(end - i));
  }
  return out;
}

}  // namespace

std::vector<double> niceTicks(double high, int most) {
  if (!std::isfinite(high) || high <= 0 || most < 1) return {0, 1};
  const double power = std::pow(10, std::floor(std::log10(high / most)));
  double step = power * 10;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power * most >= high * (1 - 1e-9)) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> ticks{0};
  for (int i = 1; ticks.back() < high * (1 - 1e-9) && i <= most + 1; ++i) ticks.push_back(step * i);
  return ticks;
}

std::string lossChart(const std::vector<EvalSample>& evals, const std::vector<std::pair<double, double>>& train_loss) {
  const Points raw = thinned(train_loss, 700);
  Points validation, train;
  double last_step = raw.empty() ? 0 : raw.back().first;
  for (const EvalSample& sample : evals) {
    validation.emplace_back(static_cast<double>(sample.step), sample.loss);
    if (sample.train_loss > 0) train.emplace_back(static_cast<double>(sample.step), sample.train_loss);
    last_step = std::max(last_step, static_cast<double>(sample.step));
  }
  if (last_step <= 0 || (raw.empty() && validation.empty())) return {};

  const std::vector<double> y_ticks = niceTicks(highest(raw, {&validation, &train}), 6);
  const Frame frame{last_step, y_ticks.back()};
  std::string out =
      "<svg class=\"full\" viewBox=\"0 0 760 340\" width=\"760\" height=\"340\" role=\"img\" aria-label=\"Training and validation loss over the steps of the run\">\n";
  out += axes(frame, niceTicks(last_step, 8), y_ticks);
  out += curve(frame, raw, "raw") + curve(frame, train, "train") + curve(frame, validation, "valid");
  out += dots(frame, validation, "valid") + bestMark(frame, evals);
  std::vector<std::pair<const char*, std::string>> entries;
  if (!raw.empty()) entries.emplace_back("raw", say("training loss, each step"));
  if (!train.empty()) entries.emplace_back("train", say("training loss, mean"));
  if (!validation.empty()) entries.emplace_back("valid", say("validation loss"));
  return out + legend(entries) + "</svg>\n";
}

}  // namespace etude
