#include "core/serve/drift.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kTokenBins = 5;
constexpr int kConfidenceBins = 10;
constexpr double kTinyShare = 0.05;  // expected shares below this are joined with their neighbours
constexpr double kFloor = 1e-4;

using Rows = std::vector<Prediction>;
using Value = double (*)(const Prediction&);

/// The number that a feature is about; labels have none.
Value valueOf(const std::string& feature) {
  if (feature == "tokens") return [](const Prediction& p) { return static_cast<double>(p.tokens); };
  if (feature == "unknown_share") return [](const Prediction& p) { return p.unknown_share; };
  if (feature == "confidence") return [](const Prediction& p) { return static_cast<double>(p.confidence); };
  return nullptr;
}

std::size_t binOf(const FeatureProfile& profile, Value value, const Prediction& prediction) {
  if (!value) return static_cast<std::size_t>(std::max(0, prediction.label));
  return static_cast<std::size_t>(std::upper_bound(profile.edges.begin(), profile.edges.end(), value(prediction)) -
                                  profile.edges.begin());
}

/// The confidence of an imported answer may not be.
bool isKnown(const FeatureProfile& profile, const Prediction& prediction) {
  return profile.feature != "confidence" || prediction.confidence >= 0;
}

std::vector<double> sharesOf(const FeatureProfile& profile, const Rows& rows) {
  std::vector<double> shares(profile.bins.size(), 0.0);
  const Value value = valueOf(profile.feature);
  std::size_t counted = 0;
  for (const Prediction& row : rows) {
    const std::size_t bin = binOf(profile, value, row);
    if (bin >= shares.size() || !isKnown(profile, row)) continue;
    shares[bin] += 1;
    ++counted;
  }
  for (double& share : shares) share /= static_cast<double>(std::max<std::size_t>(1, counted));
  return shares;
}

double meanOf(Value value, const Rows& rows) {
  if (!value) return 0;
  double sum = 0, counted = 0;
  for (const Prediction& row : rows) {
    if (value(row) < 0) continue;  // a confidence that is not known
    sum += value(row);
    ++counted;
  }
  return counted > 0 ? sum / counted : 0;
}

void fill(FeatureProfile& profile, const Rows& rows) {
  profile.shares = sharesOf(profile, rows);
  profile.mean = meanOf(valueOf(profile.feature), rows);
}

std::string whole(double value) { return std::to_string(static_cast<long long>(std::llround(value))); }
std::string percent(double value) { return whole(value * 100) + " %"; }

/// What the bins are called, in the language of today: the profile may have been written in another.
std::vector<std::string> binNames(const FeatureProfile& profile, std::size_t labels) {
  if (profile.feature == "unknown_share" && profile.edges.size() == 3)
    return {say("none"), say("up to 5 %"), say("5 to 20 %"), say("over 20 %")};
  if (profile.edges.empty() || (profile.feature != "tokens" && profile.feature != "confidence")) return profile.bins;
  const bool tokens = profile.feature == "tokens";
  std::vector<std::string> names;
  double from = 1.0 / static_cast<double>(std::max<std::size_t>(1, labels));
  for (const double edge : profile.edges) {
    if (!tokens) {
      names.push_back(say("%1 to %2", percent(from), percent(edge)));
    } else if (names.empty()) {
      names.push_back(say("under %1", whole(edge)));
    } else {
      names.push_back(from == edge - 1 ? whole(from) : say("%1 to %2", whole(from), whole(edge - 1)));
    }
    from = edge;
  }
  names.push_back(say("%1 or more", tokens ? whole(from) : percent(from)));
  return names;
}

FeatureProfile tokenProfile(const Rows& rows) {
  FeatureProfile profile{"tokens", {}, {}, {}, 0};
  std::vector<double> sorted;
  for (const Prediction& row : rows) sorted.push_back(static_cast<double>(row.tokens));
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t k = 1; k < kTokenBins && !sorted.empty(); ++k) {
    const double edge = sorted[sorted.size() * k / kTokenBins];
    if (edge > sorted.front() && (profile.edges.empty() || edge > profile.edges.back())) profile.edges.push_back(edge);
  }
  // Texts that are all equally long still need a shorter and a longer side.
  if (profile.edges.empty()) profile.edges = {sorted.empty() ? 1 : sorted.front(), sorted.empty() ? 2 : sorted.front() + 1};
  profile.bins = binNames(profile, 0);
  fill(profile, rows);
  return profile;
}

FeatureProfile unknownProfile(const Rows& rows) {
  // Half-open bins: the next number above a limit keeps the limit itself in the lower bin.
  FeatureProfile profile{"unknown_share",
                         {1e-9, std::nextafter(0.05, 1.0), std::nextafter(0.2, 1.0)},
                         {},
                         {},
                         0};
  profile.bins = binNames(profile, 0);
  fill(profile, rows);
  return profile;
}

/// Ten equal bins from the least possible confidence (1 / labels) to 1, tiny neighbours each tiny one joined to what lies
/// below it. What lies below the first bin of some size stays a bin: that is where a model that has become unsure shows.
FeatureProfile confidenceProfile(const Rows& rows, std::size_t labels) {
  const double least = 1.0 / static_cast<double>(std::max<std::size_t>(1, labels));
  FeatureProfile fine{"confidence", {}, std::vector<std::string>(kConfidenceBins), {}, 0};
  for (int k = 1; k < kConfidenceBins; ++k) fine.edges.push_back(least + (1 - least) * k / kConfidenceBins);
  fill(fine, rows);

  FeatureProfile profile{"confidence", {}, {}, {}, 0};
  for (std::size_t k = 1; k < fine.bins.size(); ++k) {
    if (fine.shares[k] >= kTinyShare) profile.edges.push_back(fine.edges[k - 1]);
  }
  if (profile.edges.empty()) profile.edges.push_back(fine.edges.front());
  profile.bins = binNames(profile, labels);
  fill(profile, rows);
  return profile;
}

FeatureProfile labelProfile(const Rows& rows, const std::vector<std::string>& labels) {
  FeatureProfile profile{"label", {}, labels, {}, 0};
  fill(profile, rows);
  return profile;
}

/// Of the bins that became more frequent, the one that adds most to the index.
std::size_t largestRise(const FeatureDrift& drift) {
  std::size_t largest = 0;
  double most = -1;
  for (std::size_t i = 0; i < drift.bins.size(); ++i) {
    const double expected = std::max(drift.expected[i], kFloor), actual = std::max(drift.actual[i], kFloor);
    const double part = (actual - expected) * std::log(actual / expected);
    if (actual > expected && part > most) {
      most = part;
      largest = i;
    }
  }
  return largest;
}

std::string explainTokens(const FeatureDrift& drift, double before, double now) {
  // Means that are nearly the same say nothing about what moved.
  if (std::abs(now - before) < 0.15 * std::max(1.0, before)) {
    const std::size_t bin = largestRise(drift);
    return say("Texts with a length of %1 tokens are more frequent than in training (%2, was %3).", drift.bins[bin],
               percent(drift.actual[bin]), percent(drift.expected[bin]));
  }
  if (now > before)
    return say("Longer texts are more frequent than in training (%1 tokens on average, was %2).", whole(now), whole(before));
  return say("Shorter texts are more frequent than in training (%1 tokens on average, was %2).", whole(now), whole(before));
}

std::string explainConfidence(const FeatureDrift& drift, double before, double now) {
  if (std::abs(now - before) < 0.02) {
    const std::size_t bin = largestRise(drift);
    return say("Answers with a confidence of %1 are more frequent than on rows kept from training (%2, was %3).", drift.bins[bin],
               percent(drift.actual[bin]), percent(drift.expected[bin]));
  }
  if (now > before)
    return say("The model is surer of its answers than on rows kept from training (%1 on average, was %2).", percent(now), percent(before));
  return say("The model is less sure of its answers than on rows kept from training (%1 on average, was %2).", percent(now),
             percent(before));
}

std::string explainShift(const FeatureDrift& drift, double before, double now) {
  if (drift.feature == "tokens") return explainTokens(drift, before, now);
  if (drift.feature == "confidence") return explainConfidence(drift, before, now);
  if (drift.feature == "unknown_share" && now > before)
    return say("More pieces of the texts are unknown to the vocabulary than in training (%1 on average, was %2).", percent(now),
               percent(before));
  if (drift.feature == "unknown_share")
    return say("Fewer pieces of the texts are unknown to the vocabulary than in training (%1 on average, was %2).", percent(now),
               percent(before));
  const std::size_t bin = largestRise(drift);
  return say("The answer “%1” is more frequent than on rows kept from training (%2, was %3).", drift.bins[bin],
             percent(drift.actual[bin]), percent(drift.expected[bin]));
}

std::string explain(const FeatureDrift& drift, const FeatureProfile& profile, const Rows& rows, bool comparable) {
  if (rows.empty()) return say("There are no predictions yet.");
  if (!comparable) return say("There is nothing to compare with: the profile of the run is empty.");
  if (drift.psi < 0.1) return say("No shift worth mentioning.");
  return explainShift(drift, profile.mean, meanOf(valueOf(profile.feature), rows));
}

[[noreturn]] void throwBroken(const std::string& what) {
  throw ProblemError(say("The profile that drift is measured against is broken: %1", what), say("Run the evaluation of the run again."),
                     "profile.json");
}

void checkFeature(const FeatureProfile& profile) {
  const bool labels = profile.feature == "label";
  if (!labels && !valueOf(profile.feature)) throwBroken("it has the unknown feature " + profile.feature);
  if (profile.bins.size() != profile.shares.size())
    throwBroken("the bins and shares of " + profile.feature + " differ in number");
  if (!labels && profile.edges.size() + 1 != profile.bins.size())
    throwBroken("the edges of " + profile.feature + " do not fit its bins");
  if (!std::is_sorted(profile.edges.begin(), profile.edges.end()))
    throwBroken("the edges of " + profile.feature + " are not in order");
}

}  // namespace

double populationStabilityIndex(const std::vector<double>& expected, const std::vector<double>& actual) {
  double index = 0;
  for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
    const double e = std::max(expected[i], kFloor), a = std::max(actual[i], kFloor);
    index += (a - e) * std::log(a / e);
  }
  return index;
}

bool isInBin(const FeatureProfile& profile, const Prediction& prediction, std::size_t bin) {
  return isKnown(profile, prediction) && binOf(profile, valueOf(profile.feature), prediction) == bin;
}

DriftProfile makeProfile(const std::vector<Prediction>& train_rows, const std::vector<Prediction>& held_out_rows,
                         const std::vector<std::string>& labels) {
  DriftProfile profile;
  profile.labels = labels;
  profile.features = {tokenProfile(train_rows), unknownProfile(train_rows), confidenceProfile(held_out_rows, labels.size()),
                      labelProfile(held_out_rows, labels)};
  profile.examples = static_cast<std::int64_t>(train_rows.size());
  return profile;
}

std::vector<FeatureDrift> measureDrift(const DriftProfile& profile, const std::vector<Prediction>& predictions) {
  std::vector<FeatureDrift> drifts;
  for (const FeatureProfile& feature : profile.features) {
    FeatureDrift drift{feature.feature, 0, binNames(feature, profile.labels.size()), feature.shares, sharesOf(feature, predictions), 0, {}};
    const bool comparable = std::any_of(feature.shares.begin(), feature.shares.end(), [](double share) { return share > 0; });
    if (comparable && !predictions.empty()) drift.psi = populationStabilityIndex(drift.expected, drift.actual);
    drift.risen = largestRise(drift);
    drift.explanation = explain(drift, feature, predictions, comparable);
    drifts.push_back(std::move(drift));
  }
  return drifts;
}

Json toJson(const DriftProfile& profile) {
  Json features = Json::array();
  for (const FeatureProfile& feature : profile.features) {
    features.push_back({{"feature", feature.feature},
                        {"edges", feature.edges},
                        {"bins", feature.bins},
                        {"shares", feature.shares},
                        {"mean", feature.mean}});
  }
  return {{"labels", profile.labels}, {"examples", profile.examples}, {"features", std::move(features)}};
}

DriftProfile profileFromJson(const Json& json) {
  DriftProfile profile;
  try {
    profile.labels = json.at("labels").get<std::vector<std::string>>();
    profile.examples = json.at("examples").get<std::int64_t>();
    for (const Json& feature : json.at("features")) {
      profile.features.push_back({feature.at("feature").get<std::string>(), feature.at("edges").get<std::vector<double>>(),
                                  feature.at("bins").get<std::vector<std::string>>(),
                                  feature.at("shares").get<std::vector<double>>(), feature.value("mean", 0.0)});
    }
  } catch (const Json::exception&) {
    throwBroken("something is missing or of the wrong kind");
  }
  for (const FeatureProfile& feature : profile.features) checkFeature(feature);
  return profile;
}

}  // namespace etude
