// One table out of several: rows one after the other, columns matched by name.
#pragma once

#include "core/data/table.h"

#include <vector>

namespace etude {

/// The columns are those of the first table; a missing one is left empty and one that only others have is left out, both said
/// as Problems with the file. Throws ProblemError if a table shares no column with the first, or all are too large together.
Table combineTables(std::vector<Table> tables);

}  // namespace etude
