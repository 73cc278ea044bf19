// What columns are usually called in data sets that people share, by the part they play.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace etude {

/// In order of preference; compared with `normalisedName`.
std::span<const std::string_view> usualTextNames();
std::span<const std::string_view> usualLabelNames();
std::span<const std::string_view> usualSplitNames();
std::span<const std::pair<std::string_view, std::string_view>> usualPairNames();

/// Whether `name` is one of them (or an "id" or "index").
bool isUsualColumnName(const std::string& name);

}  // namespace etude
