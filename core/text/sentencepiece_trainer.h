// Learns SentencePiece models from text, with the library's own trainer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace etude {

/// Byte pairs as Llama has them: the text as it stands, digits apart, bytes for what no piece covers; unknown 0, begin 1, end 2.
/// Unigrams as T5 has them: the text normalised (NFKC, one blank between words); padding 0, end 1, unknown 2.
enum class SentencePieceKind { LlamaBytePairs, T5Unigrams };

struct SentencePieceTraining {
  SentencePieceKind kind = SentencePieceKind::LlamaBytePairs;
  std::int64_t pieces = 4096;  ///< with the special ones
};

/// The bytes of a model file, with a piece for every printable ASCII character, whether or not it comes in the sentences. The same sentences give the same model. Throws a ProblemError: too little text for so many pieces.
std::string trainSentencePiece(std::vector<std::string> sentences, const SentencePieceTraining& training);

}  // namespace etude
