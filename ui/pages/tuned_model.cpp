#include "ui/pages/tuned_model.h"

#include "core/base/json.h"
#include "core/base/say.h"
#include "core/run/engine_loader.h"
#include "core/serve/prediction_log.h"
#include "ui/jobs.h"
#include "ui/session.h"

#include <fstream>

namespace etude {

namespace {

constexpr qsizetype kLongestExample = 120;
constexpr std::streamsize kFirstRows = 1 << 16;  ///< bytes

/// The beginning of a text as it can stand in a command.
std::string shortened(const std::string& text) {
  const QString line = QString::fromStdString(text).simplified();
  if (line.size() <= kLongestExample) return line.toStdString();
  const qsizetype gap = line.lastIndexOf(QLatin1Char(' '), kLongestExample);
  return line.left(gap > 0 ? gap : kLongestExample).toStdString();
}

/// Of the texts that the run was judged on, the first; nothing if they were not kept.
std::string judgedExample(const RunDir& run) {
  std::string beginning(kFirstRows, '\0');
  std::ifstream file(run.judgedRows(), std::ios::binary);
  file.read(beginning.data(), kFirstRows);
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  const std::size_t head = beginning.find('\n');
  const std::size_t end = head == std::string::npos ? head : beginning.find('\n', head + 1);
  if (end == std::string::npos) return {};
  try {
    return shortened(parseJson(beginning.substr(head + 1, end - head - 1), run.judgedRows().string()).value("text", std::string()));
  } catch (const std::exception&) {
    return {};  // a broken file is the Evaluation page's to tell
  }
}

}  // namespace

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

std::string TunedModel::example() const { return example_.empty() ? tr("I would buy it again.").toStdString() : example_; }

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
  example_.clear();
  problems_.clear();
  session_.jobs().cancel("tuned model");
  session_.jobs().cancel("tuned model/example");
  setState(found ? State::Unloaded : State::Missing);
  if (found) findExample(*found);
}

void TunedModel::findExample(const RunDir& run) {
  session_.jobs().start<std::string>(
      this, "tuned model/example", [run](std::stop_token) { return judgedExample(run); },
      [this](std::string example) {
        if (example.empty()) return;
        example_ = std::move(example);
        Q_EMIT changed();
      },
      {});
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
