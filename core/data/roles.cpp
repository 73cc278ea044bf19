#include "core/data/roles.h"

#include "core/data/cells.h"

namespace etude {

namespace {

constexpr const char* kAuto = "auto";

std::string listColumns(const Table& table) {
  std::string list;
  for (std::size_t c = 0; c < table.columns.size() && c < 20; ++c) list += (c > 0 ? ", " : "") + shortened(table.columns[c], 40);
  return table.columns.size() > 20 ? list + ", ..." : list;
}

std::string remedyFor(const Table& table, const std::string& name) {
  const std::string close = closestKey(name, table.columns);
  return (close.empty() ? "" : "Did you mean “" + close + "”? ") + "The columns are: " + listColumns(table) + ".";
}

int findNamed(const Table& table, const std::string& name, const char* key, Problems& problems) {
  const int column = table.columnIndex(name);
  if (column < 0) {
    problems.push_back({Severity::Error, "There is no column “" + shortened(name, 80) + "” in " + fileName(table.source.path),
                        remedyFor(table, name), std::string("data.") + key});
  }
  return column;
}

int findOrGuess(const Table& table, const std::string& setting, const std::string& guessed, const char* key, const char* part,
                Problems& problems) {
  if (!setting.empty()) return findNamed(table, setting, key, problems);
  const int column = table.columnIndex(guessed);
  if (guessed.empty() || column < 0) {
    problems.push_back({Severity::Error, "No column of " + fileName(table.source.path) + " looks like the " + part,
                        std::string("Choose the ") + part + " column. The columns are: " + listColumns(table) + ".",
                        std::string("data.") + key});
  }
  return column;
}

void refuseSame(int a, int b, const char* what, const char* key, Problems& problems) {
  if (a < 0 || a != b) return;
  problems.push_back({Severity::Error, std::string("The same column is chosen as ") + what, "Choose two different columns.",
                      std::string("data.") + key});
}

}  // namespace

Roles findRoles(const Table& table, const DataSettings& settings, Problems& problems) {
  ColumnGuess guess = guessColumns(table);
  if (guess.label == settings.text_column) guess.label.clear();
  if (guess.text == settings.label_column) guess.text.clear();
  Roles roles;
  roles.text = findOrGuess(table, settings.text_column, guess.text, "text_column", "text", problems);
  roles.label = findOrGuess(table, settings.label_column, guess.label, "label_column", "label", problems);
  if (settings.text_pair_column == kAuto) {
    roles.text_pair = settings.text_column.empty() && !guess.text_pair.empty() ? table.columnIndex(guess.text_pair) : -1;
    if (roles.text_pair == roles.label) roles.text_pair = -1;
  } else if (!settings.text_pair_column.empty()) {
    roles.text_pair = findNamed(table, settings.text_pair_column, "text_pair_column", problems);
  }
  if (settings.split_column == kAuto) {
    roles.split = guess.split.empty() ? -1 : table.columnIndex(guess.split);
    if (roles.split == roles.label || roles.split == roles.text) roles.split = -1;
  } else if (!settings.split_column.empty()) {
    roles.split = findNamed(table, settings.split_column, "split_column", problems);
  }
  refuseSame(roles.text, roles.label, "text and as label", "label_column", problems);
  refuseSame(roles.text, roles.text_pair, "text and as second text", "text_pair_column", problems);
  refuseSame(roles.label, roles.text_pair, "label and as second text", "text_pair_column", problems);
  refuseSame(roles.label, roles.split, "label and as split", "split_column", problems);
  return roles;
}

Roles findRolesLike(const Table& table, const Dataset& main, const DataSettings& settings, Problems& problems) {
  const ColumnGuess guess = guessColumns(table);
  const auto find = [&](const std::string& used, const char* written, const std::string& setting, const std::string& guessed,
                        const char* part) {
    for (const std::string& name : {used, std::string(written), setting.empty() ? guessed : std::string()}) {
      if (const int column = table.columnIndex(name); column >= 0 && !name.empty()) return column;
    }
    problems.push_back(
        {Severity::Error,
         "There is no " + std::string(part) + " column “" + shortened(used, 80) + "” in " + fileName(table.source.path),
         "Name its columns as in the main file. They are: " + listColumns(table) + ".", table.source.path});
    return -1;
  };
  Roles roles;
  roles.text = find(main.text_column, "text", settings.text_column, guess.text, "text");
  roles.label = find(main.label_column, "label", settings.label_column, guess.label, "label");
  if (!main.text_pair_column.empty())
    roles.text_pair = find(main.text_pair_column, "text_pair", settings.text_column, guess.text_pair, "second text");
  return roles;
}

}  // namespace etude
