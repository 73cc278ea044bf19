// Looks for a learning rate before the run: a short test in which the rate rises from step to step, its curve, and a
// suggestion that one press takes over.
#pragma once

#include "core/run/recipe.h"
#include "core/train/lr_range.h"
#include "ui/widgets.h"

#include <QTimer>

#include <memory>
#include <optional>

class QProgressBar;

namespace etude {

class LrCurve;
class Session;

class LrFinderCard : public Card {
  Q_OBJECT

 public:
  explicit LrFinderCard(Session& session, QWidget* parent = nullptr);

 private:
  struct Progress;  ///< what the worker has measured so far
  void start();
  void cancel();
  void showRange(const LrRange& range, bool done);
  void refresh();
  QString whyNot() const;

  Session& session_;
  LrCurve* curve_;
  QProgressBar* bar_;
  QPushButton *find_, *cancel_, *use_;
  QLabel *text_, *stale_;
  QTimer poll_;
  std::shared_ptr<Progress> progress_;  ///< null: no test is under way
  std::optional<Recipe> tested_;        ///< what the shown result was measured with
  std::optional<double> suggestion_;
};

}  // namespace etude
