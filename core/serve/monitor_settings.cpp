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
           "ones.",
           {0, 10}, View::Advanced),
      real("drift_alarm", &S::drift_alarm, "Drift: alarm from",
           "Population stability index (PSI) that counts as a large shift; 0.25 is usual. What the model is asked has then "
           "changed so "
           "much that its test score no longer describes it.",
           {0, 10}, View::Advanced),
      integer("port", &S::port, "Port of the endpoint",
              "The model answers on http://127.0.0.1:PORT of this computer. Choose another number if a different program uses "
              "this one; 0 "
              "takes any free one.",
              {0, 65535}, View::Advanced),
  };
  return rows;
}

}  // namespace etude
