// Tokens that are found in the text as they are written ("[MASK]", a user's own words), before WordPiece sees it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etude {

/// As in `added_tokens` of tokenizer.json.
struct AddedToken {
  std::string content;
  std::int32_t id = -1;
  bool special = false;
  bool normalized = false;   ///< looked for in the normalised text
  bool lstrip = false;       ///< takes the blanks before it
  bool rstrip = false;       ///< takes the blanks behind it
  bool single_word = false;  ///< only where no letter touches it
  bool in_model = true;      ///< also a piece of the model's own vocabulary
};

/// Cuts a text at added tokens: leftmost first, the longest at each place (as the `tokenizers` library does).
class AddedTokenSplitter {
 public:
  struct Part {
    std::size_t begin, end;  ///< bytes
    std::int32_t id;         ///< -1: ordinary text
  };

  AddedTokenSplitter() = default;
  explicit AddedTokenSplitter(std::vector<AddedToken> tokens);

  bool empty() const { return tokens_.empty(); }
  std::vector<Part> split(std::string_view text) const;

 private:
  const AddedToken* longestAt(std::string_view text, std::size_t position) const;

  std::vector<AddedToken> tokens_;                             ///< longest first
  std::array<std::vector<std::uint32_t>, 256> by_first_byte_;  ///< positions in tokens_
};

}  // namespace etude
