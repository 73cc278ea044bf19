#include "ui/pages/monitoring_data.h"

#include "core/base/say.h"
#include "core/base/files.h"

#include <algorithm>
#include <chrono>

namespace etude {

namespace {

constexpr std::int64_t kNewest = 200, kMaxWindows = 30, kMaxWindowRows = 200000;
constexpr std::int64_t kSecondMs = 1000, kMinuteMs = 60 * kSecondMs, kHourMs = 60 * kMinuteMs, kDayMs = 24 * kHourMs;
constexpr std::uint64_t kLargestProfile = 64u << 20;

constexpr std::size_t kExamples = 3;

void readTotals(const PredictionLog& log, const TimeSpan& span, MonitoringData& data) {
  data.all = log.size();
  data.corrections = log.corrections();
  data.alarms = log.alarms();
  data.totals = log.totals(span);
  data.last_day = log.totals({nowMs() - kDayMs}).predictions;
  if (data.totals.predictions == 0) return;
  data.bin_ms = volumeBin(data.totals.last_ms - data.totals.first_ms);
  data.volume = log.volume(data.bin_ms, span);
  data.newest = log.newestIn(span, kNewest);
}

/// Texts that show what has changed: of each feature, some that fall where there were fewer before.
void findExamples(const DriftProfile& profile, const std::vector<LoggedPrediction>& window, MonitoringData& data) {
  data.examples.assign(data.drift.size(), {});
  for (std::size_t i = 0; i < data.drift.size() && i < profile.features.size(); ++i) {
    for (const LoggedPrediction& row : window) {
      if (data.examples[i].size() >= kExamples) break;
      const std::vector<Prediction> one = asPredictions({row}, profile.labels);
      const bool fits = !row.text.empty() && !one.empty() && isInBin(profile.features[i], one.front(), data.drift[i].risen);
      if (fits) data.examples[i].push_back(row.text);
    }
  }
}

void readDrift(const PredictionLog& log, const DriftProfile& profile, std::int64_t window, const TimeSpan& span,
               std::stop_token stop, MonitoringData& data) {
  const std::int64_t rows = std::min({window * kMaxWindows, kMaxWindowRows, data.totals.predictions});
  const std::vector<LoggedPrediction> logged = log.newestIn(span, rows);
  const auto size = static_cast<std::size_t>(window);
  for (std::size_t begin = 0; begin < logged.size(); begin += size) {
    if (stop.stop_requested()) throw Cancelled();
    const std::size_t end = std::min(begin + size, logged.size());
    if (begin > 0 && end - begin < size) break;  // the oldest, cut off
    const std::vector<LoggedPrediction> part(logged.begin() + static_cast<std::ptrdiff_t>(begin),
                                             logged.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<FeatureDrift> drift = measureDrift(profile, asPredictions(part, profile.labels));
    MonitoringData::Window point{part.front().time_ms, data.totals.predictions - static_cast<std::int64_t>(begin), {}};
    for (const FeatureDrift& feature : drift) point.psi.push_back(feature.psi);
    data.windows.push_back(std::move(point));
    if (begin > 0) continue;
    data.drift = std::move(drift);
    data.drift_predictions = static_cast<std::int64_t>(part.size());
    findExamples(profile, part, data);
  }
  std::reverse(data.windows.begin(), data.windows.end());
}

}  // namespace

std::int64_t nowMs() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

DriftProfile driftProfile(const RunDir& run) {
  return profileFromJson(parseJson(readFile(run.profile(), kLargestProfile), run.profile().string()));
}

std::int64_t volumeBin(std::int64_t span_ms) {
  constexpr std::int64_t kWidths[] = {10 * kSecondMs, 30 * kSecondMs, kMinuteMs, 5 * kMinuteMs, 15 * kMinuteMs, kHourMs,
                                      3 * kHourMs,    6 * kHourMs,    kDayMs,    7 * kDayMs,    30 * kDayMs};
  for (std::int64_t width : kWidths) {
    if (span_ms / width <= 40) return width;
  }
  return span_ms / 40;
}

MonitoringData readMonitoring(const RunDir& run, const MonitorSettings& settings, const TimeSpan& span, std::stop_token stop) {
  MonitoringData data;
  DriftProfile profile;
  try {
    profile = driftProfile(run);
    data.labels = profile.labels;
  } catch (const ProblemError& error) {
    data.problems.push_back({Severity::Warning,
                             say("Drift cannot be measured: the profile of the training data is missing or broken."),
                             say("Finish a run; it writes the profile at its end."), run.profile().string()});
  }
  std::error_code ignored;
  if (!fs::exists(run.predictions(), ignored)) return data;
  try {
    const PredictionLog log(run.predictions());
    readTotals(log, span, data);
    if (!profile.features.empty() && data.totals.predictions > 0)
      readDrift(log, profile, std::max<std::int64_t>(1, settings.window_predictions), span, stop, data);
  } catch (const ProblemError& error) {
    data.problems.insert(data.problems.end(), error.problems().begin(), error.problems().end());
  }
  return data;
}

std::array<std::int64_t, 3> monitoringVersion(const RunDir& run) {
  std::error_code ignored;
  if (!fs::exists(run.predictions(), ignored)) return {};
  const PredictionLog log(run.predictions());
  // A correction that replaces another leaves their number as it is; the window made it, and reads again by itself.
  const std::vector<Alarm> newest = log.alarms(1);
  return {log.size(), log.corrections(), newest.empty() ? 0 : 2 * newest.front().id + (newest.front().ended_ms > 0)};
}

}  // namespace etude
