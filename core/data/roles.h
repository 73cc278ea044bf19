// Which column plays which part: what the settings name, else what is guessed.
#pragma once

#include "core/data/dataset.h"

namespace etude {

/// Indices into Table::columns; -1: none.
struct Roles {
  int text = -1, text_pair = -1, label = -1, split = -1, group = -1;
};

/// For the main file. Adds a Problem for every named column that is not there and every part that no column can play.
Roles findRoles(const Table& table, const DataSettings& settings, Problems& problems);

/// For a further file: the columns that the main file uses, else the names that `writeExamplesCsv` gives, else, where the
/// settings leave it open, a guess.
Roles findRolesLike(const Table& table, const Dataset& main, const DataSettings& settings, Problems& problems);

}  // namespace etude
