#include "core/serve/alarms.h"

#include <algorithm>

namespace etude {

namespace {

/// Mean confidence and share of doubtful answers, of the rows whose confidence is known.
void watchConfidence(const std::vector<LoggedPrediction>& window, const MonitorSettings& settings,
                     std::vector<WatchedFigure>& figures) {
  double sum = 0, known = 0, doubtful = 0;
  for (const LoggedPrediction& row : window) {
    if (!row.confident()) continue;
    ++known;
    sum += row.confidence;
    if (row.confidence < settings.low_confidence) ++doubtful;
  }
  if (known == 0) return;
  const double mean = sum / known, share = doubtful / known;
  figures.push_back({"confidence", mean, settings.alarm_mean_confidence, mean < settings.alarm_mean_confidence});
  figures.push_back({"doubtful", share, settings.alarm_low_share, share > settings.alarm_low_share});
}

}  // namespace

std::vector<WatchedFigure> watchFigures(const std::vector<FeatureDrift>& drift, const std::vector<LoggedPrediction>& window,
                                        const MonitorSettings& settings) {
  std::vector<WatchedFigure> figures;
  const std::int64_t enough = std::min(kFewPredictions, std::max<std::int64_t>(1, settings.window_predictions));
  if (static_cast<std::int64_t>(window.size()) < enough) return figures;
  for (const FeatureDrift& feature : drift)
    figures.push_back({"drift:" + feature.feature, feature.psi, settings.drift_alarm, feature.psi >= settings.drift_alarm});
  watchConfidence(window, settings, figures);
  return figures;
}

std::vector<Alarm> updateAlarms(PredictionLog& log, const std::vector<WatchedFigure>& figures, std::int64_t predictions,
                                std::int64_t now_ms) {
  std::vector<Alarm> news;
  for (const WatchedFigure& figure : figures) {
    Alarm alarm;
    alarm.time_ms = now_ms;
    alarm.kind = figure.kind;
    alarm.value = figure.value;
    alarm.threshold = figure.threshold;
    alarm.predictions = predictions;
    if (!figure.out) {
      log.endAlarm(figure.kind, now_ms);
    } else if (log.raise(alarm)) {
      news.push_back(alarm);
    }
  }
  return news;
}

std::vector<Alarm> checkAlarms(PredictionLog& log, const DriftProfile& profile, const MonitorSettings& settings,
                               std::int64_t now_ms) {
  const std::vector<LoggedPrediction> window = log.newest(std::max<std::int64_t>(1, settings.window_predictions));
  const std::vector<FeatureDrift> drift = measureDrift(profile, asPredictions(window, profile.labels));
  return updateAlarms(log, watchFigures(drift, window, settings), static_cast<std::int64_t>(window.size()), now_ms);
}

}  // namespace etude
