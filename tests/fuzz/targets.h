// Files that nobody can trust, read as the program reads them: one function for each kind. Fuzzers feed these functions with what
// they make up (fuzz_target.cpp), and fuzz_seeds_test feeds the same functions with the files under seeds and findings.
#pragma once

#include <span>
#include <string_view>

namespace etude::fuzz {

struct Target {
  std::string_view name;  ///< also that of its folders under seeds and findings
  /// False if the file is refused with a Problem. Whatever is accepted is used, and a std::logic_error tells of results that
  /// cannot be right; any other exception, a crash, a hang or a blow-up of memory is a fault of the reader.
  bool (*accepts)(std::string_view file);
};

std::span<const Target> targets();

bool acceptsSafetensors(std::string_view file);
bool acceptsConfigJson(std::string_view file);
bool acceptsTokenizerJson(std::string_view file);
bool acceptsVocabTxt(std::string_view file);
bool acceptsMergesTxt(std::string_view file);
bool acceptsTokenizerConfig(std::string_view file);
bool acceptsSentencePiece(std::string_view file);
bool acceptsChatTemplate(std::string_view file);
bool acceptsRecipe(std::string_view file);
bool acceptsTable(std::string_view file);

}  // namespace etude::fuzz
