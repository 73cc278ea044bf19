#include "core/text/sentencepiece_trainer.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/text/sentencepiece_library.h"

namespace etude {

namespace {

/// What people will write, however seldom it stands in the texts: else all the digits of a message may be one unknown sign. Llama
/// has bytes for the rest.
std::string requiredCharacters(SentencePieceKind kind) {
  std::string all;
  for (char c = '!'; c <= '~'; ++c) all += c;
  return kind == SentencePieceKind::T5Unigrams ? all + "£€ÄÖÜäöüßàáâãåæçèéêëìíîïñòóôõøùúû" : all;
}

}  // namespace

std::string trainSentencePiece(std::vector<std::string> sentences, const SentencePieceTraining& training) {
  const std::string required = requiredCharacters(training.kind);
  sentences.push_back(required);  // the library ends the program where a required character never comes
  TrainerOptions options = {{"vocab_size", std::to_string(training.pieces)},
                            {"character_coverage", "0.9999"},
                            {"required_chars", required},
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
