#include "ui/stage_status.h"

#include "core/base/format.h"
#include "ui/pages/monitoring_watch.h"
#include "ui/session.h"

#include <QCoreApplication>

namespace etude {

namespace {

struct StageText {
  Q_DECLARE_TR_FUNCTIONS(StageStatus)
};

StageStatus working(const QString& note, const QString& blocked) { return {StageState::Working, note, blocked}; }

StageStatus attention(const QString& note, const QString& blocked) { return {StageState::Attention, note, blocked}; }

/// The first error as the reason; `status` if there is none.
StageStatus unlessErrors(const Problems& problems, StageStatus status) {
  for (const Problem& problem : problems)
    if (problem.severity == Severity::Error) return attention(StageText::tr("Needs attention"), QString::fromStdString(problem.what));
  return status;
}

StageStatus dataStatus(const Session& session) {
  if (session.dataLoading() && !session.dataset()) return working(StageText::tr("Reading…"), StageText::tr("The data is still being read."));
  if (!session.dataset())
    return unlessErrors(session.problems(Stage::Data), attention(StageText::tr("No data"), StageText::tr("Open a data file first.")));
  std::int64_t rows = 0;
  for (const auto& split : session.dataset()->splits) rows += static_cast<std::int64_t>(split.size());
  const QString note =
      StageText::tr("%1 rows, %2 labels").arg(QString::fromStdString(formatCount(rows))).arg(session.dataset()->labels.size());
  return unlessErrors(session.problems(Stage::Data), {StageState::Done, note, {}});
}

StageStatus modelStatus(const Session& session) {
  if (session.modelLoading()) return working(StageText::tr("Looking…"), StageText::tr("The model is still being looked at."));
  if (!session.model())
    return unlessErrors(session.problems(Stage::Model), attention(StageText::tr("No model"), StageText::tr("Choose a model first.")));
  return unlessErrors(session.problems(Stage::Model), {StageState::Done, QString::fromStdString(session.model()->name), {}});
}

StageStatus environmentStatus(const Session& session) {
  const EngineInfo* info = session.engineInfo();
  if (!info && session.engineProblems().empty())
    return working(StageText::tr("Opening the engine…"), StageText::tr("The engine is still being opened."));
  const bool gpu = info && info->devices.size() > 1;
  return unlessErrors(session.problems(Stage::Environment),
                      {StageState::Done, gpu ? StageText::tr("GPU ready") : StageText::tr("Processor ready"), {}});
}

QString runningText(const RunMonitor& monitor, const QString& percent) {
  const std::string& phase = monitor.phase().phase;
  if (phase == "preparing") return StageText::tr("Preparing…");
  if (phase == "evaluating") return StageText::tr("Evaluating, %1").arg(percent);
  if (phase == "saving") return StageText::tr("Saving…");
  return StageText::tr("Running, %1").arg(percent);
}

StageStatus tuningStatus(const Session& session) {
  using State = RunMonitor::State;
  const RunMonitor& monitor = session.monitor();
  if (session.running()) {
    const QString percent = QStringLiteral("%1 %").arg(static_cast<int>(monitor.progress() * 100));
    const QString paused = monitor.state() == State::Paused ? StageText::tr("Paused at %1").arg(percent) : QString();
    return working(paused.isEmpty() ? runningText(monitor, percent) : paused, StageText::tr("The run is not done yet."));
  }
  StageStatus status{StageState::Open, {}, StageText::tr("Start a run first: the next stage looks at its result.")};
  if (session.runFiles().model) {
    const bool stopped = monitor.result() && monitor.result()->reason == "stopped";
    status = {StageState::Done, stopped ? StageText::tr("Stopped") : StageText::tr("Finished"), {}};
  } else if (monitor.state() == State::Finished) {
    status = {StageState::Open, StageText::tr("Stopped"), StageText::tr("The run was stopped before it had a result: resume it, or start another.")};
  }
  return unlessErrors(session.problems(Stage::Tuning), status);
}

StageStatus evaluationStatus(const Session& session) {
  if (!session.runFiles().model) return {StageState::Open, {}, StageText::tr("There is no tuned model yet: finish a run first.")};
  return unlessErrors(session.problems(Stage::Evaluation), {session.runFiles().evaluation ? StageState::Done : StageState::Open, {}, {}});
}

StageStatus exportStatus(const Session& session) {
  if (!session.runFiles().model) return {StageState::Open, {}, StageText::tr("There is no tuned model yet: finish a run first.")};
  StageStatus status{StageState::Open, {}, {}};
  if (session.runFiles().exported) {
    using Test = RunFiles::ExportTest;
    const Test test = session.runFiles().export_test;
    if (test == Test::Failed) status = attention(StageText::tr("Self-test failed"), {});
    else status = {StageState::Done, test == Test::Passed ? StageText::tr("Written, tested") : StageText::tr("Written, not tested"), {}};
  }
  return unlessErrors(session.problems(Stage::Export), status);
}

StageStatus monitoringStatus(const Session& session) {
  if (!session.runFiles().model) return {StageState::Open, {}, {}};
  const MonitoringWatch* watch = MonitoringWatch::find(session);
  if (watch && watch->unseen() > 0)
    return attention(watch->unseen() == 1 ? StageText::tr("1 alarm") : StageText::tr("%1 alarms").arg(watch->unseen()), {});
  return unlessErrors(session.problems(Stage::Monitoring), {session.runFiles().predictions ? StageState::Done : StageState::Open, {}, {}});
}

}  // namespace

QString stageName(Stage stage) {
  switch (stage) {
    case Stage::Data:
      return StageText::tr("Data");
    case Stage::Model:
      return StageText::tr("Model");
    case Stage::Environment:
      return StageText::tr("Environment");
    case Stage::Tuning:
      return StageText::tr("Tuning");
    case Stage::Evaluation:
      return StageText::tr("Evaluation");
    case Stage::Export:
      return StageText::tr("Export");
    case Stage::Monitoring:
      return StageText::tr("Monitoring");
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
