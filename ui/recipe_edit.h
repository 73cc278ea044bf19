// One step of undo: the recipe, and the file it belongs to, before and after.
#pragma once

#include "core/run/recipe.h"

#include <QElapsedTimer>
#include <QString>
#include <QUndoCommand>

#include <functional>

namespace etude {

class RecipeEdit : public QUndoCommand {
 public:
  struct State {
    Recipe recipe;
    QString path;  ///< the file it was opened from or saved to; empty: none
  };
  /// What shall be taken over; `path` is null unless the edit changes it.
  using Apply = std::function<void(const Recipe& recipe, const QString* path)>;

  /// `apply` is called at once when pushed and at every undo and redo.
  RecipeEdit(State before, State after, Apply apply);

  void undo() override { take(before_); }
  void redo() override { take(after_); }
  int id() const override { return 1; }
  /// Edits of one and the same setting that follow each other closely (a number being stepped, a name being typed) are one step.
  bool mergeWith(const QUndoCommand* next) override;

 private:
  void take(const State& state) { apply_(state.recipe, before_.path == after_.path ? nullptr : &state.path); }

  State before_, after_;
  Apply apply_;
  std::string key_;  ///< the setting that differs; empty if several do
  QElapsedTimer age_;
};

}  // namespace etude
