// One step of undo: the recipe before and after.
#pragma once

#include "core/run/recipe.h"

#include <QElapsedTimer>
#include <QUndoCommand>

#include <functional>

namespace etude {

class RecipeEdit : public QUndoCommand {
 public:
  /// `apply` gets the recipe to take over, at once when pushed and at every undo and redo.
  RecipeEdit(Recipe before, Recipe after, std::function<void(const Recipe&)> apply);

  void undo() override { apply_(before_); }
  void redo() override { apply_(after_); }
  int id() const override { return 1; }
  /// Edits of one and the same setting that follow each other closely (a number being stepped, a name being typed) are one step.
  bool mergeWith(const QUndoCommand* next) override;

 private:
  Recipe before_, after_;
  std::function<void(const Recipe&)> apply_;
  std::string key_;  ///< the setting that differs; empty if several do
  QElapsedTimer age_;
};

}  // namespace etude
