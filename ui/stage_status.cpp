#include "ui/stage_status.h"

#include "core/base/format.h"
#include "ui/session.h"

#include <QCoreApplication>

namespace etude {

namespace {

QString say(const char* text) { return QCoreApplication::translate("StageStatus", text); }

StageStatus working(const QString& note, const QString& blocked) { return {StageState::Working, note, blocked}; }

StageStatus attention(const QString& note, const QString& blocked) { return {StageState::Attention, note, blocked}; }

/// The first error as the reason; `status` if there is none.
StageStatus unlessErrors(const Problems& problems, StageStatus status) {
  for (const Problem& problem : problems)
    if (problem.severity == Severity::Error) return attention(say("Needs attention"), QString::fromStdString(problem.what));
  return status;
}

StageStatus dataStatus(const Session& session) {
  if (session.dataLoading() && !session.dataset()) return working(say("Reading…"), say("The data is still being read."));
  if (!session.dataset())
    return unlessErrors(session.problems(Stage::Data), attention(say("No data"), say("Open a data file first.")));
  std::int64_t rows = 0;
  for (const auto& split : session.dataset()->splits) rows += static_cast<std::int64_t>(split.size());
  const QString note =
      say("%1 rows, %2 labels").arg(QString::fromStdString(formatCount(rows))).arg(session.dataset()->labels.size());
  return unlessErrors(session.problems(Stage::Data), {StageState::Done, note, {}});
}

StageStatus modelStatus(const Session& session) {
  if (session.modelLoading()) return working(say("Looking…"), say("The model is still being looked at."));
  if (!session.model())
    return unlessErrors(session.problems(Stage::Model), attention(say("No model"), say("Choose a model first.")));
  return unlessErrors(session.problems(Stage::Model), {StageState::Done, QString::fromStdString(session.model()->name), {}});
}

StageStatus environmentStatus(const Session& session) {
  const EngineInfo* info = session.engineInfo();
  if (!info && session.engineProblems().empty())
    return working(say("Opening the engine…"), say("The engine is still being opened."));
  const bool gpu = info && info->devices.size() > 1;
  return unlessErrors(session.problems(Stage::Environment),
                      {StageState::Done, gpu ? say("GPU ready") : say("Processor ready"), {}});
}

bool hasResult(const Session& session) {
  std::error_code ignored;
  return session.runDir() && fs::exists(session.runDir()->model() / "config.json", ignored);
}

QString runningText(const RunMonitor& monitor, const QString& percent) {
  const std::string& phase = monitor.phase().phase;
  if (phase == "preparing") return say("Preparing…");
  if (phase == "evaluating") return say("Evaluating, %1").arg(percent);
  if (phase == "saving") return say("Saving…");
  return say("Running, %1").arg(percent);
}

StageStatus tuningStatus(const Session& session) {
  using State = RunMonitor::State;
  const RunMonitor& monitor = session.monitor();
  if (session.running()) {
    const QString percent = QStringLiteral("%1 %").arg(static_cast<int>(monitor.progress() * 100));
    const QString paused = monitor.state() == State::Paused ? say("Paused at %1").arg(percent) : QString();
    return working(paused.isEmpty() ? runningText(monitor, percent) : paused, say("The run is not done yet."));
  }
  StageStatus status{StageState::Open, {}, say("Start a run first: the next stage looks at its result.")};
  if (hasResult(session)) {
    const bool stopped = monitor.result() && monitor.result()->reason == "stopped";
    status = {StageState::Done, stopped ? say("Stopped") : say("Finished"), {}};
  } else if (monitor.state() == State::Finished) {
    status = {StageState::Open, say("Stopped"), say("The run was stopped before it had a result: resume it, or start another.")};
  }
  return unlessErrors(session.problems(Stage::Tuning), status);
}

StageStatus evaluationStatus(const Session& session) {
  std::error_code ignored;
  if (!hasResult(session)) return {StageState::Open, {}, say("There is no tuned model yet: finish a run first.")};
  const bool judged = fs::exists(session.runDir()->evaluation(), ignored);
  return unlessErrors(session.problems(Stage::Evaluation), {judged ? StageState::Done : StageState::Open, {}, {}});
}

StageStatus exportStatus(const Session& session) {
  std::error_code ignored;
  if (!hasResult(session)) return {StageState::Open, {}, say("There is no tuned model yet: finish a run first.")};
  const std::string& chosen = session.recipe().exporting.directory;
  const fs::path folder = chosen.empty() ? session.runDir()->path() / "export" : fs::path(chosen);
  const bool written = fs::exists(folder / "config.json", ignored);
  return unlessErrors(session.problems(Stage::Export),
                      {written ? StageState::Done : StageState::Open, written ? say("Written") : QString(), {}});
}

StageStatus monitoringStatus(const Session& session) {
  std::error_code ignored;
  if (!hasResult(session)) return {StageState::Open, {}, {}};
  const bool watched = fs::exists(session.runDir()->predictions(), ignored);
  return unlessErrors(session.problems(Stage::Monitoring), {watched ? StageState::Done : StageState::Open, {}, {}});
}

}  // namespace

QString stageName(Stage stage) {
  switch (stage) {
    case Stage::Data:
      return say("Data");
    case Stage::Model:
      return say("Model");
    case Stage::Environment:
      return say("Environment");
    case Stage::Tuning:
      return say("Tuning");
    case Stage::Evaluation:
      return say("Evaluation");
    case Stage::Export:
      return say("Export");
    case Stage::Monitoring:
      return say("Monitoring");
  }
  return {};
}

StageStatus stageStatus(const Session& session, Stage stage) {
  switch (stage) {
    case Stage::Data:
      return dataStatus(session);
    case Stage::Model:
      return modelStatus(session);
    case Stage::Environment:
      return environmentStatus(session);
    case Stage::Tuning:
      return tuningStatus(session);
    case Stage::Evaluation:
      return evaluationStatus(session);
    case Stage::Export:
      return exportStatus(session);
    case Stage::Monitoring:
      return monitoringStatus(session);
  }
  return {};
}

}  // namespace etude
