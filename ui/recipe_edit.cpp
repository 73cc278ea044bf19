#include "ui/recipe_edit.h"

#include "ui/language.h"

#include <QCoreApplication>

namespace etude {

namespace {

constexpr qint64 kSameEditMilliseconds = 1500;

std::vector<std::string> changedKeys(const Recipe& a, const Recipe& b) {
  std::vector<std::string> keys;
  for (const Setting<Recipe>& row : recipeSettings()) {
    if (row.get(a) != row.get(b)) keys.push_back(row.info.key);
  }
  return keys;
}

}  // namespace

RecipeEdit::RecipeEdit(State before, State after, Apply apply)
    : before_(std::move(before)), after_(std::move(after)), apply_(std::move(apply)) {
  const std::vector<std::string> keys = changedKeys(before_.recipe, after_.recipe);
  if (keys.size() == 1) key_ = keys.front();
  if (keys.empty()) key_ = "name";
  setText(key_.empty()      ? QCoreApplication::translate("RecipeEdit", "several settings")
          : key_ == "name"  ? QCoreApplication::translate("RecipeEdit", "name")
                            : labelOf(recipeSetting(key_).info));
  age_.start();
}

bool RecipeEdit::mergeWith(const QUndoCommand* next) {
  const auto* edit = static_cast<const RecipeEdit*>(next);
  const bool same_file = before_.path == after_.path && edit->before_.path == edit->after_.path;
  if (key_.empty() || key_ != edit->key_ || !same_file || age_.elapsed() > kSameEditMilliseconds) return false;
  after_ = edit->after_;
  age_.restart();
  setObsolete(after_.recipe == before_.recipe);
  return true;
}

}  // namespace etude
