// What tests of whole runs share: running one to its end, and what must be equal between two.
#pragma once

#include "core/run/run.h"
#include "tests/support.h"
#include "tests/tiny_model.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <optional>
#include <vector>

namespace etude::test {

/// What must be equal to the last bit: per step, the numbers of its events.
struct Trace {
  std::map<std::int64_t, std::vector<double>> steps, evals;
};

inline Trace traceOf(const fs::path& run) {
  Trace trace;
  RunDir::open(run).replay([&](const Event& event) {
    if (const auto* step = std::get_if<StepSample>(&event)) trace.steps[step->step] = {step->loss, step->learning_rate, step->grad_norm, step->epoch};
    if (const auto* eval = std::get_if<EvalSample>(&event)) trace.evals[eval->step] = {eval->loss, eval->accuracy, eval->f1, eval->train_loss};
  });
  return trace;
}

inline std::int64_t lastStep(const fs::path& run) {
  std::int64_t last = 0;
  if (fs::exists(run / "events.jsonl")) {
    RunDir::open(run).replay([&](const Event& event) {
      if (const auto* step = std::get_if<StepSample>(&event)) last = step->step;
    });
  }
  return last;
}

/// Waits until an event of this kind comes; all events are kept.
template <class Kind>
std::optional<Kind> waitFor(Run& run, std::vector<Event>& seen, int milliseconds) {
  QElapsedTimer timer;
  timer.start();
  std::size_t looked = seen.size();
  while (timer.elapsed() < milliseconds) {
    for (Event& event : run.feed().pull()) seen.push_back(std::move(event));
    for (; looked < seen.size(); ++looked) {
      if (const auto* found = std::get_if<Kind>(&seen[looked])) return *found;
    }
    if (run.done() && run.feed().pull().empty()) break;
    QTest::qWait(5);
  }
  return std::nullopt;
}

/// Runs to the end and hands back all events.
inline std::vector<Event> runToEnd(const fs::path& path, const Recipe& recipe) {
  std::vector<Event> events;
  Run run(RunDir::create(path, recipe));
  while (!run.done()) {
    for (Event& event : run.feed().pull()) events.push_back(std::move(event));
    QTest::qWait(5);
  }
  for (Event& event : run.feed().pull()) events.push_back(std::move(event));
  return events;
}

/// Weights for a model that has none yet: those after one step of a run in the folder `scratch`.
inline void writeTinyWeights(const fs::path& model, const fs::path& scratch) {
  Recipe recipe = tinyRecipe(model);
  recipe.tuning.max_steps = 1;
  runToEnd(scratch, recipe);
  fs::copy_file(scratch / "model/model.safetensors", model / "model.safetensors");
}

template <class Kind>
std::vector<Kind> only(const std::vector<Event>& events) {
  std::vector<Kind> found;
  for (const Event& event : events) {
    if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
  }
  return found;
}

inline fs::path weightsOf(const fs::path& run, std::int64_t step) {
  return run / "checkpoints" / ("step-" + QString::number(step).rightJustified(6, '0').toStdString()) / "model.safetensors";
}

}  // namespace etude::test
