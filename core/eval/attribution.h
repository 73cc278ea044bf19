// Which words an answer was made of: a score for each token, and the tokens put together to the words they are pieces of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace etude {

/// Half-open range of code points of the first text or of the second one.
struct TokenScore {
  std::uint32_t begin = 0, end = 0;
  bool second = false;  ///< of the second text of a pair
  double score = 0;
};

/// Gradient times input (Shrikumar et al. 2016; the gradient alone: Simonyan et al. 2013). With p the probability of the label
/// and e_i the embedding of token i, token i scores e_i · ∂ log(p / (1 - p)) / ∂e_i: to first order, by how much the log-odds of
/// the label would fall if the token's embedding were taken away. Above 0 it speaks for the label, below 0 against it.
struct Explanation {
  int label = -1;                   ///< the one explained
  double probability = 0;           ///< of it
  std::vector<TokenScore> tokens;   ///< without special tokens, in order
  bool truncated = false;           ///< the model did not see the end of the text
};

/// A word, or a mark between words, with the sum of its tokens' scores.
struct WordScore {
  std::uint32_t begin = 0, end = 0;  ///< code points
  bool second = false;
  double score = 0;
};
/// Tokens that touch inside a word of letters, digits and marks become one; others stay alone. `text` and `pair` as they were explained.
std::vector<WordScore> wordScores(const Explanation& explanation, const std::string& text, const std::string& pair);

}  // namespace etude
