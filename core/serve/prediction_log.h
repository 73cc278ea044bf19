// Every prediction that a model made in use, in an SQLite file (predictions.sqlite of its run), with corrected labels.
// Several processes may write (the endpoint) and read (the window) at once.
#pragma once

#include "core/eval/evaluation.h"
#include "core/serve/predictor.h"

#include <filesystem>
#include <functional>
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
  double confidence = 0;
  std::vector<float> probabilities;
  std::int64_t tokens = 0;
  double unknown_share = 0;
  std::string correction;    ///< label given by a person; empty: none
};

struct VolumeBin {
  std::int64_t begin_ms = 0;
  std::int64_t predictions = 0;
  double mean_confidence = 0;
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
  /// An empty label takes the correction back. Throws ProblemError if there is no such prediction.
  void correct(std::int64_t id, const std::string& label);

  std::int64_t size() const;
  std::int64_t corrections() const;
  /// Newest first.
  std::vector<LoggedPrediction> newest(std::int64_t limit, std::int64_t offset = 0, bool corrected_only = false) const;
  /// Made in [begin_ms, end_ms), oldest first.
  std::vector<LoggedPrediction> between(std::int64_t begin_ms, std::int64_t end_ms) const;
  /// Volume and mean confidence of each span of `bin_ms` (from multiples of it on) that has predictions, in order.
  std::vector<VolumeBin> volume(std::int64_t bin_ms) const;

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

/// For `measureDrift`: the logged rows as predictions (label looked up in `labels`; unknown ones are left out).
std::vector<Prediction> asPredictions(const std::vector<LoggedPrediction>& logged, const std::vector<std::string>& labels);

}  // namespace etude
