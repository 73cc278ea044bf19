// Small questions about cells, asked by the readers and by the guessing of columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etude {

/// What a table may hold: cells of some 50 bytes each beside the text, and what a row itself costs, in cells.
inline constexpr std::uint64_t kMaxTableCells = 30'000'000, kCellsOfRow = 2;

/// Without the blanks (ASCII, and the no-break space) around it.
std::string trimmed(std::string_view text);
/// Number of Unicode code points of UTF-8 text.
std::size_t countCharacters(std::string_view text);
/// At most that many code points, with "..." where something was cut.
std::string shortened(std::string_view text, std::size_t characters);
/// Parts separated by blanks.
std::size_t countWords(std::string_view text);
/// A decimal number such as 3, -1.5, 2e-5.
bool isNumber(std::string_view text);
/// Lower case (ASCII), with every run of other characters than letters and digits as one underscore.
std::string normalisedName(std::string_view name);
/// "1 row has", "12 rows have": the count, written with separators, and the noun in its number.
std::string countOf(std::uint64_t count, const char* one, const char* many);
/// The file's name without its folders, for sentences.
std::string fileName(const std::string& path);

}  // namespace etude
