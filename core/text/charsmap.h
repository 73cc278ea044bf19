// The `Precompiled` normaliser: the table of character replacements that SentencePiece compiles into its models, a
// double-array trie (Aoe 1989; the layout of Darts-clone) followed by the replacements as zero-ended texts.
#pragma once

#include "core/text/normalised_text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etude {

class Charsmap {
 public:
  /// `bytes` as in the model file. Nothing if the table is broken: then a search could leave it.
  static std::optional<Charsmap> parse(std::string_view bytes);

  /// As the `tokenizers` library does it: short grapheme clusters as a whole, others character by character.
  void apply(NormalisedText& text) const;

 private:
  bool isSound() const;
  /// What stands for the shortest beginning of `chunk` that is in the table.
  std::optional<std::string_view> replacement(std::string_view chunk) const;
  void change(std::string_view cluster, std::vector<CharacterChange>& changes) const;

  /// Does the table leave this ASCII text as it is?
  bool keeps(std::string_view text) const;

  std::vector<std::uint32_t> units_;
  std::array<bool, 128> keeps_ascii_{};
  std::string replacements_;
};

/// Decodes base64 (RFC 4648); nothing if it is broken.
std::optional<std::string> decodeBase64(std::string_view text);

}  // namespace etude
