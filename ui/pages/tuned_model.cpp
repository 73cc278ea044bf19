#include "ui/pages/tuned_model.h"

#include "core/base/say.h"
#include "core/run/engine_loader.h"
#include "core/serve/prediction_log.h"
#include "ui/jobs.h"
#include "ui/session.h"

namespace etude {

TunedModel& TunedModel::of(Session& session) {
  auto* found = session.findChild<TunedModel*>(QString(), Qt::FindDirectChildrenOnly);
  return found ? *found : *new TunedModel(session);
}

TunedModel::TunedModel(Session& session) : QObject(&session), session_(session) {
  connect(&session_, &Session::runChanged, this, &TunedModel::follow);
  follow();
}

const RunDir* TunedModel::run() const {
  std::error_code ignored;
  const RunDir* run = session_.runDir();
  return run && !session_.running() && fs::exists(run->model() / "config.json", ignored) ? run : nullptr;
}

DataSettings TunedModel::columns() const {
  const RunDir* found = run();
  DataSettings columns = found ? found->recipe().data : DataSettings();
  if (const auto dataset = session_.dataset(); dataset && columns.path == session_.recipe().data.path) {
    columns.text_column = dataset->text_column;
    columns.text_pair_column = dataset->text_pair_column;
  } else if (columns.text_pair_column == "auto") {
    columns.text_pair_column.clear();
  }
  return columns;
}

void TunedModel::follow() {
  const RunDir* found = run();
  const fs::path path = found ? found->path() : fs::path();
  if (path == run_path_ && (found != nullptr) == (state_ != State::Missing)) return;
  run_path_ = path;
  predictor_.reset();
  problems_.clear();
  session_.jobs().cancel("tuned model");
  setState(found ? State::Unloaded : State::Missing);
}

void TunedModel::setState(State state) {
  state_ = state;
  Q_EMIT changed();
}

void TunedModel::request() {
  const RunDir* found = run();
  if (!found || state_ != State::Unloaded) return;
  const fs::path folder = found->model();
  const std::string device = found->recipe().environment.device;
  const std::int64_t max_length = found->recipe().model.max_length;
  setState(State::Loading);
  using Loaded = std::shared_ptr<Predictor>;
  session_.jobs().start<Loaded>(
      this, "tuned model", [=](std::stop_token) { return engine().loadPredictor(folder, device, max_length); },
      [this](Loaded predictor) {
        predictor_ = std::move(predictor);
        setState(State::Ready);
      },
      [this](const Problems& problems) {
        problems_ = problems;
        setState(State::Failed);
      });
}

void TunedModel::retry() {
  if (state_ != State::Failed) return;
  state_ = State::Unloaded;
  request();
}

void TunedModel::predict(QObject* owner, const std::string& slot, const std::vector<PredictionInput>& inputs,
                         const std::string& source, std::function<void(Answers)> done,
                         std::function<void(const Problems&)> failed) {
  const RunDir* found = run();
  if (!predictor_ || !found) {
    failed({{Severity::Error, say("The tuned model is not loaded yet."), say("Wait a moment and try again."), ""}});
    return;
  }
  const MonitorSettings settings = session_.recipe().monitoring;
  const fs::path log_path = found->predictions();
  session_.jobs().start<Answers>(
      owner, slot,
      [predictor = predictor_, inputs, source, settings, log_path](std::stop_token stop) {
        Answers answers = predictor->predict(inputs, stop);
        if (settings.log_predictions)
          PredictionLog(log_path).add(inputs, answers, predictor->labels(), source, settings.log_texts);
        return answers;
      },
      std::move(done), std::move(failed));
}

}  // namespace etude
