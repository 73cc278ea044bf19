// A race of tuning methods as the window runs it: one run after the other in the session, and what came of each.
#pragma once

#include "core/run/race_table.h"
#include "ui/charts/race_chart.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace etude {

class Session;

class RacePlayer : public QObject {
  Q_OBJECT

 public:
  explicit RacePlayer(Session& session, QObject* parent = nullptr);

  /// Begins a race with the session's recipe, in the folder of runs; false (and problemsRaised) if it cannot.
  bool start(const std::vector<std::string>& methods, bool same_rate);
  /// Shows a race; false (and problemsRaised) while one is under way, or if it cannot be read.
  bool open(const fs::path& folder);
  /// Goes on with the race that is shown.
  void goOn();
  /// The run under way saves a checkpoint and ends; the race can be gone on with.
  void stop();

  /// Null if none is shown.
  const Race* race() const { return race_ ? &*race_ : nullptr; }
  /// Runs are being made.
  bool active() const { return runner_ != nullptr; }
  bool stopping() const { return stopping_; }
  /// True if something is left to run.
  bool canGoOn() const;
  /// The entry that runs now; null: none.
  const LessonExperiment* current() const;
  /// In the order of the entries, with the figures of the run under way. Empty until they are read.
  const std::vector<RaceRow>& rows() const { return rows_; }
  std::vector<RaceCurve> curves() const;
  /// Entries that are over, and those there are.
  int over() const;
  double progress() const;  ///< of the whole race, in [0, 1]

 Q_SIGNALS:
  void changed();   ///< another race, an entry began or ended, rows were read
  void advanced();  ///< the run under way took steps

 private:
  void next();
  void noteRun();
  void noteSteps();
  void read();

  struct Contents {
    std::vector<RaceRow> rows;
    std::map<std::string, std::shared_ptr<const RunMonitor>> monitors;
  };

  Session& session_;
  std::optional<Race> race_;
  std::unique_ptr<RaceRunner> runner_;
  std::vector<RaceRow> rows_;
  std::map<std::string, std::shared_ptr<const RunMonitor>> monitors_;  ///< by entry, those that are over
  bool stopping_ = false;
};

}  // namespace etude
