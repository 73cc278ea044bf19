// The monitoring section of a recipe: how a model in use is watched.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct MonitorSettings {
  bool log_predictions = true;  ///< every prediction goes to the run's predictions.sqlite
  bool log_texts = true;        ///< with the text itself; without, corrections cannot be used for retraining
  double drift_warning = 0.1;   ///< population stability index that counts as a shift
  double drift_alarm = 0.25;    ///< ... as a large shift
  double alarm_mean_confidence = 0.5;  ///< alarm if the mean confidence of a window is below; 0: never
  double low_confidence = 0.6;         ///< an answer that is less sure counts as a doubtful one
  double alarm_low_share = 0.5;        ///< alarm if more than this share of a window is doubtful; 1: never
  std::int64_t port = 8765;     ///< of the local endpoint
  std::int64_t window_predictions = 100;  ///< drift is computed over so many predictions at a time

  bool operator==(const MonitorSettings&) const = default;
  static const std::vector<Field<MonitorSettings>>& fields();
};

}  // namespace etude
