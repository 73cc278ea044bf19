// Every prediction that a model made in use, in an SQLite file (predictions.sqlite of its run), with corrected labels.
// Several processes may write (the endpoint) and read (the window) at once.
#pragma once

#include "core/eval/evaluation.h"
#include "core/serve/predictor.h"

#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace etude {

struct LoggedPrediction {
  std::int64_t id = 0;
  std::int64_t time_ms = 0;  ///< milliseconds since 1970, UTC
  std::string source;        ///< "window", "endpoint", "command line", "import"
  std::string text, text_pair;  ///< empty if texts are not logged
  std::string label;         ///< predicted
  double confidence = 0;     ///< below 0: not known (imported without)
  std::vector<float> probabilities;
  std::int64_t tokens = 0;
  double unknown_share = 0;
  std::string correction;    ///< label given by a person; empty: none
  std::string truth;         ///< label that came with an imported row; empty: not known

  bool confident() const { return confidence >= 0; }
};

/// Half-open, in milliseconds since 1970 (UTC).
struct TimeSpan {
  std::int64_t begin_ms = std::numeric_limits<std::int64_t>::min(), end_ms = std::numeric_limits<std::int64_t>::max();
  bool operator==(const TimeSpan&) const = default;
};

struct LogTotals {
  std::int64_t predictions = 0, corrections = 0;
  std::int64_t first_ms = 0, last_ms = 0;
  double mean_confidence = 0;  ///< of those whose confidence is known; NaN if there are none
  std::int64_t judged = 0, right = 0;  ///< rows with a true label, and those answered so
};

struct VolumeBin {
  std::int64_t begin_ms = 0;
  std::int64_t predictions = 0;
  double mean_confidence = 0;          ///< NaN if no confidence is known
  std::int64_t judged = 0, right = 0;  ///< as in LogTotals
};

/// Something that was out of its limits in the newest window of predictions.
struct Alarm {
  std::int64_t id = 0;
  std::int64_t time_ms = 0;   ///< when it began
  std::int64_t ended_ms = 0;  ///< when it was over; 0: it still is so
  std::string kind;           ///< "drift:FEATURE", "confidence", "doubtful"
  double value = 0, threshold = 0;
  std::int64_t predictions = 0;  ///< in the window
  bool acknowledged = false;     ///< a person has seen it
};

class PredictionLog {
 public:
  /// Opens or makes the file (WAL). Throws ProblemError (not a database, no permission, disk full, newer schema).
  explicit PredictionLog(const std::filesystem::path& path);
  ~PredictionLog();
  PredictionLog(const PredictionLog&) = delete;
  PredictionLog& operator=(const PredictionLog&) = delete;

  /// Adds all or none. `time_ms` 0: now.
  void add(const std::vector<PredictionInput>& inputs, const std::vector<Prediction>& predictions, const std::vector<std::string>& labels,
           const std::string& source, bool with_texts, std::int64_t time_ms = 0);
  /// Adds rows as they are, with their times (0: now), true labels and corrections; all or none. Their ids are given anew.
  void addRows(const std::vector<LoggedPrediction>& rows);
  /// An empty label takes the correction back. Throws ProblemError if there is no such prediction.
  void correct(std::int64_t id, const std::string& label);

  std::int64_t size() const;
  std::int64_t corrections() const;
  /// Newest first.
  std::vector<LoggedPrediction> newest(std::int64_t limit, std::int64_t offset = 0, bool corrected_only = false) const;
  /// The newest of a time, newest first.
  std::vector<LoggedPrediction> newestIn(const TimeSpan& span, std::int64_t limit) const;
  /// Made in [begin_ms, end_ms), oldest first.
  std::vector<LoggedPrediction> between(std::int64_t begin_ms, std::int64_t end_ms) const;
  LogTotals totals(const TimeSpan& span = {}) const;
  /// Volume, mean confidence and right answers of each stretch of `bin_ms` (from multiples of it on) that has predictions, in
  /// order.
  std::vector<VolumeBin> volume(std::int64_t bin_ms, const TimeSpan& span = {}) const;

  /// Notes an alarm, unless one of its kind is still going on; true if it is news.
  bool raise(const Alarm& alarm);
  /// What was out of its limits is so no more.
  void endAlarm(const std::string& kind, std::int64_t time_ms);
  /// Id 0: all of them.
  void acknowledge(std::int64_t id);
  /// Newest first.
  std::vector<Alarm> alarms(std::int64_t limit = 200) const;
  std::int64_t unseenAlarms() const;

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

/// For `measureDrift`: the logged rows as predictions (label looked up in `labels`; unknown ones are left out).
std::vector<Prediction> asPredictions(const std::vector<LoggedPrediction>& logged, const std::vector<std::string>& labels);

}  // namespace etude
