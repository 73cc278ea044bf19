#include "core/eval/evaluation.h"

#include "core/eval/read_json.h"

#include <cmath>
#include <limits>

namespace etude {

namespace {

void checkShape(const Scores& scores) {
  if (scores.confusion.size() != scores.classes.size()) throwBrokenEvaluation("the confusion matrix does not fit the classes");
  for (const auto& row : scores.confusion) {
    if (row.size() != scores.classes.size()) throwBrokenEvaluation("the confusion matrix is not square");
  }
}

/// What follows from the probabilities; left out where there is none.
void addDetails(Json& json, const Evaluation& evaluation) {
  const auto list = [](const auto& values) {
    Json all = Json::array();
    for (const auto& value : values) all.push_back(toJson(value));
    return all;
  };
  if (!evaluation.curves.empty()) json["curves"] = list(evaluation.curves);
  if (evaluation.reliability) json["reliability"] = toJson(*evaluation.reliability);
  if (evaluation.comparison) json["comparison"] = toJson(*evaluation.comparison);
  if (evaluation.groups) json["groups"] = toJson(*evaluation.groups);
  if (!evaluation.swaps.empty()) json["swaps"] = list(evaluation.swaps);
  if (const auto& general = evaluation.general_text) {
    json["general_text"] = {{"before", finiteOrNull(general->before)}, {"after", finiteOrNull(general->after)}, {"tokens", general->tokens}};
    if (!general->why_not.empty()) json["general_text"]["why_not"] = general->why_not;
  }
  for (const ThresholdAdvice& one : evaluation.advice)
    json["advice"].push_back({{"label", one.label}, {"split", one.split}, {"threshold", one.threshold}, {"f1", one.f1}});
}

void readDetails(const Json& json, Evaluation& evaluation) {
  if (json.contains("curves"))
    for (const Json& one : readArray(json, "curves")) evaluation.curves.push_back(labelCurveFromJson(one));
  if (!evaluation.curves.empty() && evaluation.curves.size() != evaluation.labels.size())
    throwBrokenEvaluation("there is not one curve for each label");
  if (json.contains("reliability")) evaluation.reliability = reliabilityFromJson(json["reliability"]);
  if (json.contains("comparison")) evaluation.comparison = comparisonFromJson(json["comparison"]);
  if (json.contains("groups")) evaluation.groups = groupReportFromJson(json["groups"]);
  if (json.contains("swaps"))
    for (const Json& one : readArray(json, "swaps")) evaluation.swaps.push_back(swapReportFromJson(one));
  if (json.contains("general_text")) {
    const Json& general = json["general_text"];
    evaluation.general_text = {readNumber(general, "before"), readNumber(general, "after"), readCount(general, "tokens"),
                               general.contains("why_not") ? readMember<std::string>(general, "why_not") : std::string()};
  }
  if (json.contains("advice"))
    for (const Json& one : readArray(json, "advice"))
      evaluation.advice.push_back({readMember<std::string>(one, "label"), readMember<std::string>(one, "split"), readNumber(one, "threshold"),
                                   readNumber(one, "f1")});
  for (const SwapReport& swaps : evaluation.swaps)
    if (swaps.mean_change.size() != evaluation.labels.size()) throwBrokenEvaluation("a swap test has other labels");
}

}  // namespace

Json toJson(const Scores& scores) {
  Json classes = Json::array();
  for (const ClassScores& one : scores.classes) {
    classes.push_back({{"label", one.label},
                       {"precision", finiteOrNull(one.precision)},
                       {"recall", finiteOrNull(one.recall)},
                       {"f1", finiteOrNull(one.f1)},
                       {"support", one.support}});
  }
  return {{"accuracy", finiteOrNull(scores.accuracy)},
          {"precision", finiteOrNull(scores.precision)},
          {"recall", finiteOrNull(scores.recall)},
          {"f1", finiteOrNull(scores.f1)},
          {"weighted_f1", finiteOrNull(scores.weighted_f1)},
          {"loss", finiteOrNull(scores.loss)},
          {"examples", scores.examples},
          {"classes", std::move(classes)},
          {"confusion", scores.confusion}};
}

Scores scoresFromJson(const Json& json) {
  if (!json.is_object()) throwBrokenEvaluation("scores are not an object");
  Scores scores;
  scores.accuracy = readNumber(json, "accuracy");
  scores.precision = readNumber(json, "precision");
  scores.recall = readNumber(json, "recall");
  scores.f1 = readNumber(json, "f1");
  scores.weighted_f1 = readNumber(json, "weighted_f1");
  scores.loss = readNumber(json, "loss");
  scores.examples = readMember<std::int64_t>(json, "examples");
  for (const Json& one : readArray(json, "classes")) {
    scores.classes.push_back({readMember<std::string>(one, "label"), readNumber(one, "precision"), readNumber(one, "recall"),
                              readNumber(one, "f1"), readMember<std::int64_t>(one, "support")});
  }
  scores.confusion = readMember<std::vector<std::vector<std::int64_t>>>(json, "confusion");
  checkShape(scores);
  return scores;
}

Json toJson(const Evaluation& evaluation) {
  Json mistakes = Json::array();
  for (const Mistake& mistake : evaluation.mistakes) {
    mistakes.push_back({{"text", mistake.text},
                        {"truth", mistake.truth},
                        {"predicted", mistake.predicted},
                        {"confidence", finiteOrNull(mistake.confidence)},
                        {"line", mistake.line}});
  }
  Json json = {{"split", evaluation.split},
          {"labels", evaluation.labels},
          {"tuned", toJson(evaluation.tuned)},
          {"untuned", evaluation.untuned ? toJson(*evaluation.untuned) : Json(nullptr)},
          {"majority", toJson(evaluation.majority)},
          {"majority_label", evaluation.majority_label},
          {"mistakes", std::move(mistakes)}};
  addDetails(json, evaluation);
  return json;
}

Evaluation evaluationFromJson(const Json& json) {
  if (!json.is_object()) throwBrokenEvaluation("it is not an object");
  Evaluation evaluation;
  evaluation.split = readMember<std::string>(json, "split");
  evaluation.labels = readMember<std::vector<std::string>>(json, "labels");
  evaluation.tuned = scoresFromJson(readMember<Json>(json, "tuned"));
  if (json.contains("untuned") && !json["untuned"].is_null()) evaluation.untuned = scoresFromJson(json["untuned"]);
  evaluation.majority = scoresFromJson(readMember<Json>(json, "majority"));
  evaluation.majority_label = readMember<std::string>(json, "majority_label");
  for (const Json& one : readArray(json, "mistakes")) {
    evaluation.mistakes.push_back({readMember<std::string>(one, "text"), readMember<std::string>(one, "truth"),
                                   readMember<std::string>(one, "predicted"), readNumber(one, "confidence"),
                                   readMember<std::uint64_t>(one, "line")});
  }
  readDetails(json, evaluation);
  return evaluation;
}

}  // namespace etude
