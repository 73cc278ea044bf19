#include "core/eval/evaluation.h"

#include "core/base/problem.h"

#include <cmath>
#include <limits>

namespace etude {

namespace {

[[noreturn]] void throwBroken(const std::string& what) {
  throw ProblemError("The evaluation cannot be read: " + what, "Evaluate the run again.", "evaluation.json");
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

double readNumber(const Json& json, const char* key) {
  if (!json.contains(key)) throwBroken(std::string(key) + " is missing");
  const Json& value = json[key];
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.is_number()) throwBroken(std::string(key) + " is not a number");
  return value.get<double>();
}

/// Member `key` of the type that T reads; anything else is a Problem instead of a type error.
template <class T>
T read(const Json& json, const char* key) {
  try {
    return json.at(key).get<T>();
  } catch (const Json::exception&) {
    throwBroken(std::string(key) + " is missing or of the wrong kind");
  }
}

const Json& array(const Json& json, const char* key) {
  if (!json.is_object() || !json.contains(key) || !json[key].is_array()) throwBroken(std::string(key) + " is not a list");
  return json[key];
}

void checkShape(const Scores& scores) {
  if (scores.confusion.size() != scores.classes.size()) throwBroken("the confusion matrix does not fit the classes");
  for (const auto& row : scores.confusion) {
    if (row.size() != scores.classes.size()) throwBroken("the confusion matrix is not square");
  }
}

}  // namespace

Json toJson(const Scores& scores) {
  Json classes = Json::array();
  for (const ClassScores& one : scores.classes) {
    classes.push_back({{"label", one.label},
                       {"precision", number(one.precision)},
                       {"recall", number(one.recall)},
                       {"f1", number(one.f1)},
                       {"support", one.support}});
  }
  return {{"accuracy", number(scores.accuracy)},
          {"precision", number(scores.precision)},
          {"recall", number(scores.recall)},
          {"f1", number(scores.f1)},
          {"weighted_f1", number(scores.weighted_f1)},
          {"loss", number(scores.loss)},
          {"examples", scores.examples},
          {"classes", std::move(classes)},
          {"confusion", scores.confusion}};
}

Scores scoresFromJson(const Json& json) {
  if (!json.is_object()) throwBroken("scores are not an object");
  Scores scores;
  scores.accuracy = readNumber(json, "accuracy");
  scores.precision = readNumber(json, "precision");
  scores.recall = readNumber(json, "recall");
  scores.f1 = readNumber(json, "f1");
  scores.weighted_f1 = readNumber(json, "weighted_f1");
  scores.loss = readNumber(json, "loss");
  scores.examples = read<std::int64_t>(json, "examples");
  for (const Json& one : array(json, "classes")) {
    scores.classes.push_back({read<std::string>(one, "label"), readNumber(one, "precision"), readNumber(one, "recall"),
                              readNumber(one, "f1"), read<std::int64_t>(one, "support")});
  }
  scores.confusion = read<std::vector<std::vector<std::int64_t>>>(json, "confusion");
  checkShape(scores);
  return scores;
}

Json toJson(const Evaluation& evaluation) {
  Json mistakes = Json::array();
  for (const Mistake& mistake : evaluation.mistakes) {
    mistakes.push_back({{"text", mistake.text},
                        {"truth", mistake.truth},
                        {"predicted", mistake.predicted},
                        {"confidence", number(mistake.confidence)},
                        {"line", mistake.line}});
  }
  return {{"split", evaluation.split},
          {"labels", evaluation.labels},
          {"tuned", toJson(evaluation.tuned)},
          {"untuned", evaluation.untuned ? toJson(*evaluation.untuned) : Json(nullptr)},
          {"majority", toJson(evaluation.majority)},
          {"majority_label", evaluation.majority_label},
          {"mistakes", std::move(mistakes)}};
}

Evaluation evaluationFromJson(const Json& json) {
  if (!json.is_object()) throwBroken("it is not an object");
  Evaluation evaluation;
  evaluation.split = read<std::string>(json, "split");
  evaluation.labels = read<std::vector<std::string>>(json, "labels");
  evaluation.tuned = scoresFromJson(read<Json>(json, "tuned"));
  if (json.contains("untuned") && !json["untuned"].is_null()) evaluation.untuned = scoresFromJson(json["untuned"]);
  evaluation.majority = scoresFromJson(read<Json>(json, "majority"));
  evaluation.majority_label = read<std::string>(json, "majority_label");
  for (const Json& one : array(json, "mistakes")) {
    evaluation.mistakes.push_back({read<std::string>(one, "text"), read<std::string>(one, "truth"),
                                   read<std::string>(one, "predicted"), readNumber(one, "confidence"),
                                   read<std::uint64_t>(one, "line")});
  }
  return evaluation;
}

}  // namespace etude
