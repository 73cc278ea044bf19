// Rows from JSON (a list of objects, possibly wrapped in an object, or columns) and from JSON Lines.
#pragma once

#include "core/data/table.h"

#include <string_view>

namespace etude {

enum class JsonForm { Auto, Document, Lines };

/// Reads all of `text`. Throws ProblemError (every broken line, up to ten, each with its number), Cancelled.
Table readJsonTable(std::string_view text, JsonForm form, const std::string& path, std::stop_token stop,
                    const Progress& progress);

}  // namespace etude
