#include "core/run/lesson_claims.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/run/race_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

template <class Pick>
std::optional<double> overEvals(const ExperimentResult& result, Pick pick) {
  if (result.evals.empty()) return {};
  return pick(result.evals);
}

template <class Pick>
std::optional<double> ofEvaluation(const ExperimentResult& result, Pick pick) {
  if (!result.evaluation) return {};
  const double value = pick(*result.evaluation);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> positive(double value) { return value > 0 ? std::optional(value) : std::nullopt; }

/// Nothing if the language model was not asked, or could not be.
template <class Pick>
std::optional<double> ofGeneralText(const ExperimentResult& result, Pick pick) {
  if (!result.evaluation || !result.evaluation->general_text) return {};
  const double value = pick(*result.evaluation->general_text);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

using Measure = std::optional<double> (*)(const ExperimentResult&);

struct MeasuredQuantity {
  LessonQuantity quantity;
  Measure measure;
};

constexpr auto kLowerLoss = [](const EvalSample& a, const EvalSample& b) { return a.loss < b.loss; };
constexpr auto kLowerAccuracy = [](const EvalSample& a, const EvalSample& b) { return a.accuracy < b.accuracy; };

const std::vector<MeasuredQuantity>& measuredQuantities() {
  using enum LessonQuantity::Kind;
  using R = const ExperimentResult&;
  using Evals = const std::vector<EvalSample>&;
  using E = const Evaluation&;
  using G = const GeneralTextLoss&;
  static const std::vector<MeasuredQuantity> all = {
      {{"training_rows", sayLater("Training rows"), Count}, [](R r) { return std::optional(static_cast<double>(r.training_rows)); }},
      {{"steps", sayLater("Steps"), Count}, [](R r) { return std::optional(static_cast<double>(r.steps)); }},
      {{"first_train_loss", sayLater("Training loss, first"), Number}, [](R r) { return overEvals(r, [](Evals e) { return e.front().train_loss; }); }},
      {{"last_train_loss", sayLater("Training loss, last"), Number}, [](R r) { return overEvals(r, [](Evals e) { return e.back().train_loss; }); }},
      {{"first_validation_loss", sayLater("Validation loss, first"), Number}, [](R r) { return overEvals(r, [](Evals e) { return e.front().loss; }); }},
      {{"last_validation_loss", sayLater("Validation loss, last"), Number}, [](R r) { return overEvals(r, [](Evals e) { return e.back().loss; }); }},
      {{"lowest_validation_loss", sayLater("Validation loss, lowest"), Number},
       [](R r) { return overEvals(r, [](Evals e) { return std::min_element(e.begin(), e.end(), kLowerLoss)->loss; }); }},
      {{"last_validation_accuracy", sayLater("Validation accuracy, last"), Share}, [](R r) { return overEvals(r, [](Evals e) { return e.back().accuracy; }); }},
      {{"best_validation_accuracy", sayLater("Validation accuracy, best"), Share},
       [](R r) { return overEvals(r, [](Evals e) { return std::max_element(e.begin(), e.end(), kLowerAccuracy)->accuracy; }); }},
      {{"overfitting_step", sayLater("Overfits after step"), Count},
       [](R r) { return r.overfitting ? std::optional(static_cast<double>(r.overfitting->step)) : std::nullopt; }},
      {{"test_accuracy", sayLater("Test accuracy"), Share}, [](R r) { return ofEvaluation(r, [](E e) { return e.tuned.accuracy; }); }},
      {{"test_f1", sayLater("Test macro F1"), Share}, [](R r) { return ofEvaluation(r, [](E e) { return e.tuned.f1; }); }},
      {{"test_loss", sayLater("Test loss"), Number}, [](R r) { return ofEvaluation(r, [](E e) { return e.tuned.loss; }); }},
      {{"majority_accuracy", sayLater("Accuracy of the commonest answer"), Share},
       [](R r) { return ofEvaluation(r, [](E e) { return e.majority.accuracy; }); }},
      {{"majority_f1", sayLater("Macro F1 of the commonest answer"), Share}, [](R r) { return ofEvaluation(r, [](E e) { return e.majority.f1; }); }},
      {{"lowest_recall", sayLater("Found of the label found least"), Share},
       [](R r) {
         return ofEvaluation(r, [](E e) {
           double lowest = 1;
           for (const ClassScores& scores : e.tuned.classes)
             if (scores.support > 0) lowest = std::min(lowest, scores.recall);
           return lowest;
         });
       }},
      {{"trained_parameters", sayLater("Parameters that learn"), Count}, [](R r) { return positive(static_cast<double>(r.trained_parameters)); }},
      {{"result_bytes", sayLater("Size of the result"), Bytes}, [](R r) { return positive(static_cast<double>(r.result_bytes)); }},
      {{"train_seconds", sayLater("Time of training"), Seconds}, [](R r) { return positive(r.seconds); }},
      {{"peak_memory_bytes", sayLater("Memory at most"), Bytes}, [](R r) { return positive(static_cast<double>(r.peak_memory_bytes)); }},
      {{"general_loss_before", sayLater("Loss on general texts, before"), Number}, [](R r) { return ofGeneralText(r, [](G g) { return g.before; }); }},
      {{"general_loss_after", sayLater("Loss on general texts, after"), Number}, [](R r) { return ofGeneralText(r, [](G g) { return g.after; }); }},
      {{"forgotten", sayLater("Forgotten: rise of that loss"), Number}, [](R r) { return ofGeneralText(r, [](G g) { return g.after - g.before; }); }},
  };
  return all;
}

}  // namespace

const std::vector<LessonQuantity>& lessonQuantities() {
  static const std::vector<LessonQuantity> all = [] {
    std::vector<LessonQuantity> quantities;
    for (const MeasuredQuantity& measured : measuredQuantities()) quantities.push_back(measured.quantity);
    return quantities;
  }();
  return all;
}

const LessonQuantity* findQuantity(const std::string& name) {
  const auto& all = lessonQuantities();
  const auto found = std::find_if(all.begin(), all.end(), [&](const LessonQuantity& quantity) { return name == quantity.name; });
  return found == all.end() ? nullptr : &*found;
}

ExperimentResult experimentResult(const RunDir& run) {
  ExperimentResult result;
  run.replay([&](const Event& event) {
    if (const auto* started = std::get_if<RunStarted>(&event)) {
      result.training_rows = started->train_examples;
      result.trained_parameters = started->trainable_parameters;
      std::erase_if(result.evals, [&](const EvalSample& eval) { return eval.step > started->resumed_from; });
    } else if (const auto* eval = std::get_if<EvalSample>(&event)) {
      result.evals.push_back(*eval);
      if (result.overfitting && eval->loss < result.overfitting->best_loss) result.overfitting.reset();
    } else if (const auto* found = std::get_if<OverfittingFound>(&event)) {
      result.overfitting = *found;
    } else if (const auto* finished = std::get_if<RunFinished>(&event)) {
      result.steps = finished->step;
      result.seconds = finished->seconds;
      result.peak_memory_bytes = finished->peak_memory_bytes;
    }
  });
  result.result_bytes = resultBytes(run);
  if (isThere(run.evaluation())) {
    const std::string place = run.evaluation().string();
    result.evaluation = evaluationFromJson(parseJson(readFile(place, 256 << 20), place));
  }
  return result;
}

std::optional<double> measure(const ExperimentResult& result, const std::string& quantity) {
  for (const MeasuredQuantity& measured : measuredQuantities())
    if (quantity == measured.quantity.name) return measured.measure(result);
  return {};
}

std::string showQuantity(const LessonQuantity& quantity, std::optional<double> value) {
  if (!value) return "–";
  if (quantity.kind == LessonQuantity::Kind::Count) return formatCount(static_cast<std::int64_t>(std::llround(*value)));
  if (quantity.kind == LessonQuantity::Kind::Bytes) return formatBytes(*value);
  if (quantity.kind == LessonQuantity::Kind::Seconds) return formatDuration(*value);
  char text[32];
  const bool share = quantity.kind == LessonQuantity::Kind::Share;
  std::snprintf(text, sizeof text, share ? "%.1f %%" : "%.3f", share ? 100 * *value : *value);
  return text;
}

std::optional<ClaimVerdict> checkClaim(const LessonClaim& claim, const ExperimentResults& results) {
  using enum LessonClaim::Relation;
  const auto of = results.find(claim.of), than = results.find(claim.than);
  if (of == results.end() || (claim.relation != None && than == results.end())) return {};
  const LessonQuantity* quantity = findQuantity(claim.value);
  const std::optional<double> value = measure(of->second, claim.value);
  const std::optional<double> base = claim.relation == None ? 0.0 : measure(than->second, claim.relative);
  if (!quantity || !value || !base) return ClaimVerdict{false, say("The run has no such figure")};
  const double bound = claim.relation == Times ? claim.number * *base : claim.number + *base;
  const std::string is = showQuantity(*quantity, value), claimed = showQuantity(*quantity, bound);
  return claim.at_least ? ClaimVerdict{*value >= bound, say("%1; at least %2 was claimed", is, claimed)}
                        : ClaimVerdict{*value <= bound, say("%1; at most %2 was claimed", is, claimed)};
}

}  // namespace etude
