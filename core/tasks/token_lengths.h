// How long texts are for a model, in tokens, and how many of them it would cut off.
#pragma once

#include "core/data/dataset.h"
#include "core/text/tokenizer.h"

#include <optional>

namespace etude {

/// The tokens a model reads of a text: what is wanted, or less if model (0: unknown) or tokenizer cannot take as much.
std::size_t tokensRead(std::int64_t wanted, std::int64_t max_positions, const Tokenizer& tokenizer);

/// For `drop_overlong`. A text that has too few bytes to be too long is not tokenised (its number of bytes is then what is told).
LengthRule tokenizerRule(std::shared_ptr<const Tokenizer> tokenizer, std::size_t max_length);

struct TokenLengths {
  std::vector<std::uint32_t> lengths;    ///< ascending, special tokens included, nothing cut off
  std::vector<std::uint64_t> long_lines;  ///< of measured rows of the first file that are longer than the limit asked for, ascending
  std::size_t rows = 0;                   ///< that could have been measured; more than lengths.size(): a sample was
  std::size_t unknown = 0, tokens = 0;    ///< tokens that the vocabulary does not know, of all tokens

  bool sampled() const { return lengths.size() < rows; }
  /// Share of texts with more tokens than `limit`.
  double shareOver(std::size_t limit) const;
  /// The smallest length that covers this share of the texts; 0 if there are none.
  std::size_t covering(double share) const;
};

/// Of all rows, or of `sample` of them evenly spread. Throws Cancelled.
TokenLengths measureTokenLengths(const Dataset& data, const Tokenizer& tokenizer, std::size_t limit, std::size_t sample = 20'000,
                                 std::stop_token stop = {}, const Progress& progress = {});

/// The finding that some texts are longer than `limit`, if they are.
std::optional<Finding> findOverlong(const TokenLengths& lengths, std::size_t limit);

}  // namespace etude
