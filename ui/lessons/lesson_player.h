// A lesson being taken: where the learner is, what has to happen before the next step, and what the experiments brought. It
// puts the lesson's recipe into the session and gives the user's own back at the end.
#pragma once

#include "core/run/lesson_claims.h"
#include "ui/session.h"

#include <set>

namespace etude {

class LessonPlayer : public QObject {
  Q_OBJECT

 public:
  /// One run of the lesson: an experiment, or one of the learner's own (then `experiment` is empty).
  struct Outcome {
    QString title;
    std::string experiment;
    ExperimentResult result;
  };

  explicit LessonPlayer(Session& session, QObject* parent = nullptr);

  bool active() const { return lesson_.has_value(); }
  const Lesson& lesson() const { return *lesson_; }
  int step() const { return step_; }
  const LessonStep& currentStep() const { return lesson_->steps[static_cast<std::size_t>(step_)]; }
  bool atEnd() const { return step_ + 1 == static_cast<int>(lesson_->steps.size()); }

  /// Puts the recipe of the first experiment into the session; false (and problemsRaised) while a run is under way.
  bool start(const Lesson& lesson);
  /// The same lesson in another language, at the same step.
  void retell(const Lesson& lesson);
  /// Gives the user's own recipe and run back; false while a run is under way.
  bool leave();

  void goOn();
  void goBack();
  /// True if the next step is open; `why` says what is waited for.
  bool mayGoOn(QString* why = nullptr) const;
  /// The window shows this stage.
  void visit(Stage stage);

  /// Takes the experiment's recipe and starts its run as soon as data and model are read.
  /// With kEveryExperiment one after the other; one that is stopped or fails is the last.
  void runExperiment(const std::string& name);
  bool preparing() const { return !pending_.empty(); }
  /// Experiments in their order, each with its newest run, then the learner's own.
  const std::vector<Outcome>& outcomes() const { return outcomes_; }
  /// Nothing if the experiments that the claim speaks of have not all been run.
  std::optional<ClaimVerdict> verdict(const LessonClaim& claim) const;

  /// Lessons that were taken to their end, by name.
  static QStringList done();

 Q_SIGNALS:
  void activeChanged();
  void stepChanged();
  void advanced();  ///< what mayGoOn says, what is prepared, or the outcomes
  void finished(const QString& title);

 private:
  void beginStep(int step);
  void noteSettings();
  void noteRun();
  void takeUp(const LessonExperiment& experiment);
  void takeOutcome(const fs::path& path, Outcome outcome);
  void startPending();
  void markDone();
  const LessonExperiment* experimentOf(const Recipe& recipe) const;

  struct Before {
    Recipe recipe;
    QString path;
    bool clean = true;
    fs::path run;  ///< that was being watched; may be empty
  };

  Session& session_;
  std::optional<Lesson> lesson_;
  Before before_;
  int step_ = 0, furthest_ = 0;
  bool met_ = false;          ///< what the step waits for has happened
  std::optional<Recipe> at_step_;  ///< the recipe when the step began
  std::vector<std::string> queue_;  ///< experiments that follow the one under way
  std::string pending_;       ///< experiment that waits for its data
  std::set<std::string> started_;
  fs::path recorded_;         ///< the run whose outcome was taken last
  std::vector<Outcome> outcomes_;
};

}  // namespace etude
