#include "ui/pages/monitoring_data.h"

#include "core/base/files.h"

#include <algorithm>
#include <chrono>

namespace etude {

namespace {

constexpr std::int64_t kNewest = 200, kMaxWindows = 30, kMaxWindowRows = 200000;
constexpr std::int64_t kSecondMs = 1000, kMinuteMs = 60 * kSecondMs, kHourMs = 60 * kMinuteMs, kDayMs = 24 * kHourMs;
constexpr std::uint64_t kLargestProfile = 64u << 20;

std::int64_t nowMs() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void readTotals(const PredictionLog& log, MonitoringData& data) {
  data.total = log.size();
  data.corrections = log.corrections();
  if (data.total == 0) return;
  const std::int64_t first = log.newest(1, data.total - 1).front().time_ms, last = log.newest(1).front().time_ms;
  data.bin_ms = volumeBin(last - first);
  data.volume = log.volume(data.bin_ms);
  double confidence = 0;
  for (const VolumeBin& bin : data.volume) confidence += bin.mean_confidence * static_cast<double>(bin.predictions);
  data.mean_confidence = confidence / static_cast<double>(data.total);
  const std::int64_t day_ago = nowMs() - kDayMs;
  for (const VolumeBin& bin : log.volume(10 * kMinuteMs)) {
    if (bin.begin_ms >= day_ago) data.last_day += bin.predictions;
  }
  data.newest = log.newest(kNewest);
}

void readDrift(const PredictionLog& log, const DriftProfile& profile, std::int64_t window, std::stop_token stop,
               MonitoringData& data) {
  const std::int64_t rows = std::min({window * kMaxWindows, kMaxWindowRows, data.total});
  std::vector<LoggedPrediction> logged = log.newest(rows);
  const auto size = static_cast<std::size_t>(window);
  for (std::size_t begin = 0; begin < logged.size(); begin += size) {
    if (stop.stop_requested()) throw Cancelled();
    const std::size_t end = std::min(begin + size, logged.size());
    if (begin > 0 && end - begin < size) break;  // the oldest, cut off
    const std::vector<LoggedPrediction> part(logged.begin() + static_cast<std::ptrdiff_t>(begin),
                                             logged.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<FeatureDrift> drift = measureDrift(profile, asPredictions(part, profile.labels));
    MonitoringData::Window point{part.front().time_ms, {}};
    for (const FeatureDrift& feature : drift) point.psi.push_back(feature.psi);
    data.windows.push_back(std::move(point));
    if (begin > 0) continue;
    data.drift = std::move(drift);
    data.drift_predictions = static_cast<std::int64_t>(part.size());
  }
  std::reverse(data.windows.begin(), data.windows.end());
}

}  // namespace

std::int64_t volumeBin(std::int64_t span_ms) {
  constexpr std::int64_t kWidths[] = {10 * kSecondMs, 30 * kSecondMs, kMinuteMs, 5 * kMinuteMs, 15 * kMinuteMs, kHourMs,
                                      3 * kHourMs,    6 * kHourMs,    kDayMs,    7 * kDayMs,    30 * kDayMs};
  for (std::int64_t width : kWidths) {
    if (span_ms / width <= 40) return width;
  }
  return span_ms / 40;
}

MonitoringData readMonitoring(const RunDir& run, const MonitorSettings& settings, std::stop_token stop) {
  MonitoringData data;
  DriftProfile profile;
  try {
    profile = profileFromJson(parseJson(readFile(run.profile(), kLargestProfile), run.profile().string()));
    data.labels = profile.labels;
  } catch (const ProblemError& error) {
    data.problems.push_back({Severity::Warning,
                             "Drift cannot be measured: the profile of the training data is missing or broken.",
                             "Finish a run; it writes the profile at its end.", run.profile().string()});
  }
  std::error_code ignored;
  if (!fs::exists(run.predictions(), ignored)) return data;
  try {
    const PredictionLog log(run.predictions());
    readTotals(log, data);
    if (!profile.features.empty() && data.total > 0)
      readDrift(log, profile, std::max<std::int64_t>(1, settings.window_predictions), stop, data);
  } catch (const ProblemError& error) {
    data.problems.insert(data.problems.end(), error.problems().begin(), error.problems().end());
  }
  return data;
}

std::pair<std::int64_t, std::int64_t> monitoringVersion(const RunDir& run) {
  std::error_code ignored;
  if (!fs::exists(run.predictions(), ignored)) return {0, 0};
  const PredictionLog log(run.predictions());
  const std::int64_t size = log.size();
  // A correction that replaces another leaves their number as it is; the window made it, and reads again by itself.
  return {size, log.corrections()};
}

}  // namespace etude
