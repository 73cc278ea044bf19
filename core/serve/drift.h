// Has what the model is asked changed since it was trained? Population stability index (PSI) of simple features of texts
// and answers: sum over bins of (actual - expected) * ln(actual / expected). Below 0.1 little, above 0.25 a large shift.
#pragma once

#include "core/eval/evaluation.h"

#include <string>
#include <vector>

namespace etude {

/// One feature's distribution where the model comes from: bin edges and the share in each bin.
struct FeatureProfile {
  std::string feature;             ///< "tokens", "unknown_share", "confidence", "label"
  std::vector<double> edges;       ///< inner edges, ascending; bin i is [edges[i-1], edges[i]); labels: none
  std::vector<std::string> bins;   ///< names of the bins, for people
  std::vector<double> shares;      ///< sum 1
  double mean = 0;                 ///< of the values; labels: 0
};

/// What drift is measured against; profile.json in the run directory.
struct DriftProfile {
  std::vector<std::string> labels;
  std::vector<FeatureProfile> features;
  std::int64_t examples = 0;
};

/// Text features come from the training rows, answers (label, confidence) from rows the model did not learn from: on its
/// own training rows a model is surer than it will be in use. Token counts fall into five bins: more would make PSI rise
/// above 0.1 by chance alone in windows of a hundred predictions.
DriftProfile makeProfile(const std::vector<Prediction>& train_rows, const std::vector<Prediction>& held_out_rows,
                         const std::vector<std::string>& labels);
Json toJson(const DriftProfile& profile);
/// Throws ProblemError for a broken profile.
DriftProfile profileFromJson(const Json& json);

struct FeatureDrift {
  std::string feature;
  double psi = 0;
  std::vector<std::string> bins;
  std::vector<double> expected, actual;  ///< shares per bin
  std::size_t risen = 0;                 ///< of the bins that became more frequent, the one that adds most to the index
  std::string explanation;               ///< one sentence: what became more or less frequent
};

/// `predictions` are what the model was asked in the window of interest; empty shares count as 1e-4 (the usual floor),
/// and small samples as what they are: `makeProfile` and this use the same bins.
std::vector<FeatureDrift> measureDrift(const DriftProfile& profile, const std::vector<Prediction>& predictions);

/// Whether a prediction falls into that bin of the feature: to find examples of what has changed.
bool isInBin(const FeatureProfile& profile, const Prediction& prediction, std::size_t bin);

/// PSI of two distributions over the same bins.
double populationStabilityIndex(const std::vector<double>& expected, const std::vector<double>& actual);

}  // namespace etude
