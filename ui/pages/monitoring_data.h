// What the Monitoring page shows, read from a run's prediction log in one go: totals, volume, drift now and over time.
#pragma once

#include "core/run/run_dir.h"
#include "core/serve/drift.h"
#include "core/serve/prediction_log.h"

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace etude {

/// Fewer predictions than this say little about drift.
inline constexpr std::int64_t kFewPredictions = 50;

struct MonitoringData {
  std::int64_t total = 0, last_day = 0, corrections = 0;
  double mean_confidence = 0;
  std::int64_t bin_ms = 60000;
  std::vector<VolumeBin> volume;
  std::vector<LoggedPrediction> newest;  ///< newest first, at most a few hundred
  std::vector<FeatureDrift> drift;       ///< of the last window; empty without a profile
  std::int64_t drift_predictions = 0;    ///< in that window
  struct Window {
    std::int64_t end_ms = 0;
    std::vector<double> psi;  ///< per feature, in the order of `drift`
  };
  std::vector<Window> windows;      ///< oldest first
  std::vector<std::string> labels;  ///< that a correction can be
  Problems problems;
};

/// The width of the bins of volume in which a log of this span is well seen (about forty of them).
std::int64_t volumeBin(std::int64_t span_ms);

/// All of it; problems (a log that is no database, a profile that is missing) are collected, not thrown.
MonitoringData readMonitoring(const RunDir& run, const MonitorSettings& settings, std::stop_token stop = {});

/// Cheap to ask often: changes whenever predictions or corrections do.
std::pair<std::int64_t, std::int64_t> monitoringVersion(const RunDir& run);

}  // namespace etude
