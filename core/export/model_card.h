// README.md of an exported model: YAML for the Hugging Face Hub (https://huggingface.co/docs/hub/model-cards) and a page
// for people who meet the model for the first time.
#pragma once

#include "core/export/exporter.h"

#include <string>
#include <string_view>
#include <vector>

namespace etude {

/// A line of every card, by which a later export knows a folder that it may replace.
inline constexpr const char* kExportMark = "<!-- exported by Etude -->";

/// `labels` in the order of the model's outputs.
std::string modelCard(const ExportSource& source, const std::vector<std::string>& labels);

/// The same of an adapter.
std::string adapterCard(const ExportSource& source, const std::vector<std::string>& labels);

/// A YAML 1.2 double-quoted scalar, quotes included; bytes that are not UTF-8 become U+FFFD.
std::string yamlQuoted(std::string_view text);

/// The Hub's name of a model or data set for what the recipe says: "org/name" stays, a folder of the Hub's cache gives
/// the name it was downloaded under, another path its last part (a card must not tell where its author keeps files).
std::string hubName(const std::string& path);

}  // namespace etude
