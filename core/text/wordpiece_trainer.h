// Learns a WordPiece vocabulary from text.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace etude {

struct WordPieceTraining {
  std::int64_t vocabulary_size = 8192;  ///< with the five special tokens
  std::int64_t min_frequency = 2;       ///< pairs rarer than this are not joined
  bool lower_case = true;
};

/// Counts words as BERT's pre-tokenizer splits them (normalised like BertNormalizer).
class WordCounter {
 public:
  explicit WordCounter(bool lower_case) : lower_case_(lower_case) {}
  void add(std::string_view text);
  const std::unordered_map<std::string, std::int64_t>& counts() const { return counts_; }

 private:
  bool lower_case_;
  std::unordered_map<std::string, std::int64_t> counts_;
};

/// The vocabulary in id order: [PAD], [UNK], [CLS], [SEP], [MASK], the alphabet, then joined pieces ("##" marks
/// continuation), most frequent pairs first as byte-pair encoding joins them (as the `tokenizers` library trains WordPiece).
/// Deterministic: ties go to the smaller pair.
std::vector<std::string> trainWordPiece(const std::unordered_map<std::string, std::int64_t>& counts,
                                        const WordPieceTraining& settings, std::stop_token stop = {},
                                        const std::function<void(double)>& progress = {});

}  // namespace etude
