// The tuned model of the run being watched, loaded once in the background for all pages that let it answer: the box to try
// it, the endpoint, the file of texts. It is let go when another run is watched or begins.
#pragma once

#include "core/run/run_dir.h"
#include "core/serve/predictor.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace etude {

class Session;

class TunedModel : public QObject {
  Q_OBJECT

 public:
  enum class State { Missing, Unloaded, Loading, Ready, Failed };

  /// The one of this session; made at the first call.
  static TunedModel& of(Session& session);

  State state() const { return state_; }
  /// Null unless Ready.
  std::shared_ptr<Predictor> predictor() const { return predictor_; }
  const Problems& problems() const { return problems_; }
  /// A short text to ask it about: one that the run was judged on, if it is known.
  std::string example() const;
  /// The finished run it belongs to; null if there is no result.
  const RunDir* run() const;
  /// Which columns of the run's data held the texts, where that is known; a pair only if it was tuned on pairs.
  DataSettings columns() const;
  /// Begins to load if there is a model and it is not loaded yet.
  void request();
  /// Tries once more after a failure.
  void retry();

  using Answers = std::vector<Prediction>;
  /// Answers in the background; written to the run's prediction log as `source` if the recipe wants that.
  void predict(QObject* owner, const std::string& slot, const std::vector<PredictionInput>& inputs, const std::string& source,
               std::function<void(Answers)> done, std::function<void(const Problems&)> failed);

 Q_SIGNALS:
  void changed();

 private:
  explicit TunedModel(Session& session);
  void follow();
  void setState(State state);
  void findExample(const RunDir& run);

  Session& session_;
  fs::path run_path_;
  State state_ = State::Missing;
  std::shared_ptr<Predictor> predictor_;
  Problems problems_;
  std::string example_;
};

}  // namespace etude
