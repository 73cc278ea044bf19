// Lines of the form "LABEL text": how many research data sets (and fastText) store labelled sentences.
#pragma once

#include "core/data/table.h"

#include <string_view>

namespace etude {

/// Whether nearly all lines begin with one of a few words or numbers that come back again and again.
bool looksLabelled(std::string_view text);

/// Columns `label` (up to the first blank; fastText's prefix __label__ is left out) and `text`. Throws ProblemError for a
/// line over 64 MiB, Cancelled.
Table readLabelledTable(std::string_view text, const std::string& path, std::stop_token stop, const Progress& progress);

}  // namespace etude
