#include "core/serve/monitor_settings.h"

namespace etude {

const std::vector<Field<MonitorSettings>>& MonitorSettings::fields() {
  using S = MonitorSettings;
  static const std::vector<Field<S>> rows = {
      flag("log_predictions", &S::log_predictions, "Keep a log of predictions",
           "On: every prediction goes into predictions.sqlite in the run's folder, and volume, confidence and drift can be "
           "shown. Off: "
           "nothing is kept, nothing can be watched."),
      flag("log_texts", &S::log_texts, "Keep the texts too",
           "On: you can correct wrong labels and train again with them. Off: only numbers are kept, which is right for private "
           "texts; "
           "corrections are then no use for training."),
      integer("window_predictions", &S::window_predictions, "Predictions per drift window",
              "Drift is measured over so many predictions at a time. Higher: steadier figures that notice a change later. Lower: "
              "quicker, "
              "but chance alone can look like drift.",
              {10, 1000000}),
      real("drift_warning", &S::drift_warning, "Drift: warn from",
           "Population stability index (PSI) from which a shift is worth a look; 0.1 is usual. Lower: more warnings, more false "
           "ones. Higher: fewer, and later.",
           {0, 10}, View::Advanced),
      real("drift_alarm", &S::drift_alarm, "Drift: alarm from",
           "Population stability index (PSI) that counts as a large shift; 0.25 is usual. What the model is asked has then "
           "changed so "
           "much that its test score no longer describes it. Lower: alarms sooner, and more often falsely. Higher: later.",
           {0, 10}, View::Advanced),
      real("low_confidence", &S::low_confidence, "Doubtful answer: confidence below",
           "An answer that is less sure than this counts as doubtful. Higher: more answers count as doubtful. Lower: only those "
           "where the model hardly prefers one label.",
           {0, 1}),
      real("alarm_low_share", &S::alarm_low_share, "Alarm: share of doubtful answers above",
           "An alarm is raised when more than this share of the answers in a drift window is doubtful. Higher: fewer alarms; 1 "
           "never raises one. Lower: you hear of it earlier, and sometimes for nothing.",
           {0, 1}),
      real("alarm_mean_confidence", &S::alarm_mean_confidence, "Alarm: mean confidence below",
           "An alarm is raised when the answers of a drift window are less sure than this on average. Higher: earlier and more "
           "alarms. Lower: fewer; 0 never raises one.",
           {0, 1}),
      integer("port", &S::port, "Port of the endpoint",
              "The model answers on http://127.0.0.1:PORT of this computer. Choose another number if a different program uses "
              "this one, higher or lower: the answers stay the same. 0 "
              "takes any free one.",
              {0, 65535}, View::Advanced),
  };
  return rows;
}

}  // namespace etude
