#include "core/run/lineage.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/data/table.h"

#include <algorithm>
#include <map>

namespace etude {

namespace {

constexpr int kMostAncestors = 200;

bool isRunFolder(const fs::path& path) { return !path.empty() && isThere(path / "recipe.json"); }

/// What a setting says, for people.
std::string settingText(const Json& value) { return value.is_string() ? value.get<std::string>() : dumpJson(value); }

bool matters(const std::string& key) {
  return !key.starts_with("export.") && !key.starts_with("monitoring.") && key != "data.extra_train_path";
}

std::int64_t extraRows(const Recipe& recipe) {
  if (recipe.data.extra_train_path.empty()) return 0;
  try {
    return static_cast<std::int64_t>(readTable(resolvePath(recipe.data.extra_train_path, "data").string(), DataSettings()).rows.size());
  } catch (const ProblemError&) {
    return 0;  // the file is gone: what it held can no longer be told
  }
}

fs::path cleanPath(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

/// Runs by their folders, each read once.
class RunBook {
 public:
  explicit RunBook(const fs::path& root) {
    std::error_code error;
    for (fs::directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
      if (isRunFolder(it->path())) add(it->path());
    }
  }
  /// The recipe of a run; null if it cannot be read.
  const Recipe* add(const fs::path& path) {
    const fs::path clean = cleanPath(path);
    auto found = recipes_.find(clean);
    if (found == recipes_.end()) {
      std::optional<Recipe> recipe;
      try {
        recipe = RunDir::open(clean).recipe();
      } catch (const ProblemError&) {
        recipe.reset();  // not a run, or damaged: it has no place in a tree
      }
      found = recipes_.emplace(clean, std::move(recipe)).first;
    }
    return found->second ? &*found->second : nullptr;
  }
  std::vector<fs::path> childrenOf(const fs::path& parent) const {
    std::vector<fs::path> children;
    for (const auto& [path, recipe] : recipes_) {
      if (recipe && path != parent && cleanParent(*recipe) == parent) children.push_back(path);
    }
    return children;
  }
  static fs::path cleanParent(const Recipe& recipe) {
    const fs::path parent = parentRun(recipe);
    return parent.empty() ? fs::path() : cleanPath(parent);
  }

 private:
  std::map<fs::path, std::optional<Recipe>> recipes_;
};

fs::path oldestAncestor(RunBook& book, const fs::path& run) {
  fs::path oldest = run;
  for (int i = 0; i < kMostAncestors; ++i) {  // recipes written by hand may go round in a circle
    const Recipe* recipe = book.add(oldest);
    const fs::path parent = recipe ? RunBook::cleanParent(*recipe) : fs::path();
    if (parent.empty() || parent == oldest || parent == run) break;
    oldest = parent;
  }
  return oldest;
}

LineageNode nodeOf(RunBook& book, const fs::path& path, int parent, const Recipe* parent_recipe) {
  LineageNode node;
  node.path = path;
  node.parent = parent;
  node.name = path.filename().string();
  node.state = "missing";
  const Recipe* recipe = book.add(path);
  if (!recipe) return node;
  const RunSummary summary = summariseRun(path);
  node.name = summary.name;
  node.started = summary.started;
  node.state = summary.state;
  node.test_accuracy = summary.test_accuracy;
  if (!parent_recipe) return node;
  node.changes = recipeChanges(*parent_recipe, *recipe);
  node.added_rows = std::max<std::int64_t>(0, extraRows(*recipe) - extraRows(*parent_recipe));
  node.from_model = parent_recipe->model.path != recipe->model.path;
  return node;
}

}  // namespace

std::vector<SettingChange> recipeChanges(const Recipe& before, const Recipe& after) {
  std::vector<SettingChange> changes;
  for (const Setting<Recipe>& row : recipeSettings()) {
    const Json was = row.get(before), is = row.get(after);
    if (was == is || !matters(row.info.key)) continue;
    changes.push_back({row.info.key, row.info.label, settingText(was), settingText(is)});
  }
  return changes;
}

fs::path parentRun(const Recipe& recipe) {
  if (!recipe.parent.empty()) return recipe.parent;
  const fs::path model = resolvePath(recipe.model.path, "models");
  for (const fs::path& folder : {model.parent_path(), model.parent_path().parent_path()}) {
    if (isRunFolder(folder)) return folder;  // RUN/model, RUN/export, RUN/checkpoints/step-...
  }
  const fs::path extra = recipe.data.extra_train_path;
  return extra.filename() == "corrections.csv" && isRunFolder(extra.parent_path()) ? extra.parent_path() : fs::path();
}

std::vector<LineageNode> lineage(const fs::path& run, const fs::path& root) {
  const fs::path start = cleanPath(RunDir::open(run).path());
  RunBook book(root);
  book.add(start);
  std::vector<LineageNode> nodes = {nodeOf(book, oldestAncestor(book, start), -1, nullptr)};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const fs::path path = nodes[i].path;
    const Recipe* recipe = book.add(path);
    std::vector<LineageNode> children;
    for (const fs::path& child : book.childrenOf(path)) {
      const bool known = std::any_of(nodes.begin(), nodes.end(), [&](const LineageNode& node) { return node.path == child; });
      if (!known) children.push_back(nodeOf(book, child, static_cast<int>(i), recipe));
    }
    std::sort(children.begin(), children.end(), [](const LineageNode& a, const LineageNode& b) {
      return std::tie(a.started, a.path) < std::tie(b.started, b.path);
    });
    std::move(children.begin(), children.end(), std::back_inserter(nodes));
  }
  return nodes;
}

}  // namespace etude
