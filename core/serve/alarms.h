// When a model in use needs a person's eye: drift, mean confidence and doubtful answers of the newest window of predictions
// against the limits that the user set. An alarm goes on until its cause is gone, and is raised once.
#pragma once

#include "core/serve/drift.h"
#include "core/serve/monitor_settings.h"
#include "core/serve/prediction_log.h"

#include <string>
#include <vector>

namespace etude {

/// Fewer predictions than this say little about drift; smaller windows count once they are full.
inline constexpr std::int64_t kFewPredictions = 50;

/// One watched figure of the newest window.
struct WatchedFigure {
  std::string kind;  ///< as Alarm::kind
  double value = 0, threshold = 0;
  bool out = false;  ///< of its limits
};

/// `window`: the newest predictions, of which `drift` was measured. Empty if they are too few to say anything.
std::vector<WatchedFigure> watchFigures(const std::vector<FeatureDrift>& drift, const std::vector<LoggedPrediction>& window,
                                        const MonitorSettings& settings);

/// Raises and ends alarms in the log; returns those that are news.
std::vector<Alarm> updateAlarms(PredictionLog& log, const std::vector<WatchedFigure>& figures, std::int64_t predictions,
                                std::int64_t now_ms);

/// Measures the newest window of the log and does both. Throws ProblemError.
std::vector<Alarm> checkAlarms(PredictionLog& log, const DriftProfile& profile, const MonitorSettings& settings,
                               std::int64_t now_ms);

}  // namespace etude
