// What the Monitoring page shows, read from a run's prediction log in one go: totals, volume, drift now and over time.
#pragma once

#include "core/run/run_dir.h"
#include "core/serve/alarms.h"
#include "core/serve/drift.h"
#include "core/serve/prediction_log.h"

#include <array>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

struct MonitoringData {
  std::int64_t all = 0;  ///< predictions of all times
  LogTotals totals;      ///< of the time that was asked for
  std::int64_t last_day = 0, corrections = 0;  ///< of all times
  std::int64_t bin_ms = 60000;
  std::vector<VolumeBin> volume;
  std::vector<LoggedPrediction> newest;  ///< newest first, at most a few hundred
  std::vector<FeatureDrift> drift;       ///< of the last window; empty without a profile
  std::int64_t drift_predictions = 0;    ///< in that window
  std::vector<std::vector<std::string>> examples;  ///< per feature: texts in the bin that rose most
  struct Window {
    std::int64_t end_ms = 0;
    std::int64_t predictions = 0;  ///< of the time asked for, up to the window's end
    std::vector<double> psi;  ///< per feature, in the order of `drift`
  };
  std::vector<Window> windows;      ///< oldest first
  std::vector<std::string> labels;  ///< that a correction can be
  std::vector<Alarm> alarms;        ///< newest first
  Problems problems;
};

/// The width of the bins of volume in which a log of this span is well seen (about forty of them).
std::int64_t volumeBin(std::int64_t span_ms);

/// All of it that lies in the time asked for; problems (a log that is no database, a profile that is missing) are collected, not thrown.
MonitoringData readMonitoring(const RunDir& run, const MonitorSettings& settings, const TimeSpan& span = {}, std::stop_token stop = {});

/// The profile that drift of this run is measured against. Throws ProblemError if it is missing or broken.
DriftProfile driftProfile(const RunDir& run);
/// Milliseconds since 1970, UTC.
std::int64_t nowMs();

/// Cheap to ask often: changes whenever predictions, corrections or alarms do.
std::array<std::int64_t, 3> monitoringVersion(const RunDir& run);

}  // namespace etude
