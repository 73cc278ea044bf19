#include "core/text/sentencepiece_trainer.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/text/sentencepiece_library.h"

namespace etude {

std::string trainSentencePiece(const std::vector<std::string>& sentences, const SentencePieceTraining& training) {
  TrainerOptions options = {{"vocab_size", std::to_string(training.pieces)},
                            {"character_coverage", "0.9999"},
                            {"num_threads", "2"},  // sums are rounded by the number of threads: it must not depend on the machine
                            {"shuffle_input_sentence", "false"},
                            {"minloglevel", "2"}};
  if (training.kind == SentencePieceKind::LlamaBytePairs)
    options.insert({{"model_type", "bpe"},
                    {"normalization_rule_name", "identity"},
                    {"remove_extra_whitespaces", "false"},
                    {"allow_whitespace_only_pieces", "true"},
                    {"byte_fallback", "true"},
                    {"split_digits", "true"}});
  else
    options.insert({{"model_type", "unigram"}, {"pad_id", "0"}, {"eos_id", "1"}, {"unk_id", "2"}, {"bos_id", "-1"}});
  std::string model, failure;
  if (!trainSentencePieceLibrary(options, sentences, model, failure))
    throw ProblemError(say("No vocabulary of %1 pieces can be learned from these texts: %2", training.pieces, failure),
                       say("Ask for another size of the vocabulary, or give more text."), "vocabulary_size");
  return model;
}

}  // namespace etude
