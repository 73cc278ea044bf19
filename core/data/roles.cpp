#include "core/data/roles.h"

#include "core/base/say.h"
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
  return close.empty() ? say("The columns are: %1.", listColumns(table))
                       : say("Did you mean “%1”? The columns are: %2.", close, listColumns(table));
}

int findNamed(const Table& table, const std::string& name, const char* key, Problems& problems) {
  const int column = table.columnIndex(name);
  if (column < 0) {
    problems.push_back({Severity::Error, say("There is no column “%1” in %2", shortened(name, 80), fileName(table.source.path)),
                        remedyFor(table, name), std::string("data.") + key});
  }
  return column;
}

int findOrGuess(const Table& table, const std::string& setting, const std::string& guessed, const char* key, const char* part,
                Problems& problems) {
  if (!setting.empty()) return findNamed(table, setting, key, problems);
  const int column = table.columnIndex(guessed);
  if (guessed.empty() || column < 0) {
    problems.push_back({Severity::Error, say("No column of %1 looks like the %2", fileName(table.source.path), say(part)),
                        say("Choose the %1 column. The columns are: %2.", say(part), listColumns(table)),
                        std::string("data.") + key});
  }
  return column;
}

void refuseSame(int a, int b, const char* what, const char* key, Problems& problems) {
  if (a < 0 || a != b) return;
  problems.push_back({Severity::Error, say("The same column is chosen as %1", say(what)), say("Choose two different columns."),
                      std::string("data.") + key});
}

}  // namespace

Roles findRoles(const Table& table, const DataSettings& settings, Problems& problems) {
  ColumnGuess guess = guessColumns(table);
  if (guess.label == settings.text_column) guess.label.clear();
  if (guess.text == settings.label_column) guess.text.clear();
  Roles roles;
  roles.text = findOrGuess(table, settings.text_column, guess.text, "text_column", sayLater("text"), problems);
  roles.label = findOrGuess(table, settings.label_column, guess.label, "label_column", sayLater("label"), problems);
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
  if (!settings.group_column.empty() && settings.group_column != kAuto)
    roles.group = findNamed(table, settings.group_column, "group_column", problems);
  refuseSame(roles.text, roles.label, sayLater("text and as label"), "label_column", problems);
  refuseSame(roles.text, roles.text_pair, sayLater("text and as second text"), "text_pair_column", problems);
  refuseSame(roles.label, roles.text_pair, sayLater("label and as second text"), "text_pair_column", problems);
  refuseSame(roles.label, roles.split, sayLater("label and as split"), "split_column", problems);
  return roles;
}

Roles findRolesLike(const Table& table, const Dataset& main, const DataSettings& settings, Problems& problems) {
  const ColumnGuess guess = guessColumns(table);
  const auto find = [&](const std::string& used, const char* written, const std::string& setting, const std::string& guessed,
                        const char* part) {
    for (const std::string& name : {used, std::string(written), setting.empty() ? guessed : std::string()}) {
      if (const int column = table.columnIndex(name); column >= 0 && !name.empty()) return column;
    }
    problems.push_back({Severity::Error,
                        say("There is no %1 column “%2” in %3", say(part), shortened(used, 80), fileName(table.source.path)),
                        say("Name its columns as in the main file. They are: %1.", listColumns(table)), table.source.path});
    return -1;
  };
  Roles roles;
  roles.text = find(main.text_column, "text", settings.text_column, guess.text, sayLater("text"));
  roles.label = find(main.label_column, "label", settings.label_column, guess.label, sayLater("label"));
  if (!main.text_pair_column.empty())
    roles.text_pair = find(main.text_pair_column, "text_pair", settings.text_column, guess.text_pair, sayLater("second text"));
  if (!main.group_column.empty()) roles.group = table.columnIndex(main.group_column);
  return roles;
}

}  // namespace etude
