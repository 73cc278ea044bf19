// Folders as data. Either texts in a folder per label (pos/1.txt, neg/2.txt), below train, validation and test if these are given
// apart (as in aclImdb); or tables called train.csv, dev.csv, test.csv, ...
#pragma once

#include "core/data/table.h"

#include <filesystem>

namespace etude {

/// Texts become rows of the columns `text`, `label`, `split` (where given) and `file`, ordered by their paths; a row's "line" is
/// its number. Tables become one table with the column `split`. Links to folders are not followed, nor folders
/// inside those of the labels. What is not text is left
/// out and said. Throws ProblemError: nothing that looks like data, too many or too large files, not readable. Throws Cancelled.
Table readFolder(const std::filesystem::path& folder, const DataSettings& settings, std::stop_token stop, const Progress& progress);

}  // namespace etude
