#include "core/train/pretrain_settings.h"

namespace etude {

const std::vector<Field<PretrainSettings>>& PretrainSettings::fields() {
  using S = PretrainSettings;
  static const std::vector<Field<S>> rows = {
      choice("objective", &S::objective, "What is learned",
             "What the model learns to do, and so of which family it is. Masked: to tell hidden words (BERT), for classifying texts. "
             "Causal: to tell the next token (Llama), for continuing texts. Spans: to write what was cut out of a text (T5), for "
             "rewriting texts. Automatic: what the model to go on from was pretrained with; hidden words if there is none.",
             {{"auto", "As the model to go on from"}, {"masked", "Hidden words (BERT)"}, {"causal", "The next token (Llama)"}, {"spans", "Missing spans (T5)"}}),
      filePath("corpus", &S::corpus, "Corpus",
           "Folder of .txt files (UTF-8, one paragraph a line), or one such file, that the language is learned from."),
      filePath("held_out", &S::held_out, "Held-out list",
           "File with lines NAME<tab>WORD: files whose word is not train are kept for judging the model. Empty: every 20th file "
           "is kept."),
      filePath("starter", &S::starter, "Go on from",
           "Folder of a model of any family that is trained further, with its own vocabulary, shape and head. Empty: fresh vocabulary "
           "and weights."),
      integer("vocabulary_size", &S::vocabulary_size, "Vocabulary",
              "Word pieces in the vocabulary, special ones included. Higher: texts need fewer tokens, but the embeddings grow.",
              {100, 250000}),
      integer("layers", &S::layers, "Layers",
              "Transformer layers (of the encoder and of the decoder each, if there are both). Higher: understands more, trains more "
              "slowly.", {1, 96}),
      integer("hidden_size", &S::hidden_size, "Width",
              "Numbers per token between the layers; a multiple of the heads. Higher: as with layers.", {8, 16384}),
      integer("heads", &S::heads, "Attention heads", "Heads per layer; the width divided by them should be 32 to 64.", {1, 256}),
      integer("key_value_heads", &S::key_value_heads, "Key heads",
              "Causal models: heads of keys and values, each of which serves as many attention heads. Fewer: writes faster, understands "
              "a little less. 0: as many as attention heads.", {0, 256}, View::Advanced),
      integer("intermediate_size", &S::intermediate_size, "Inner width",
              "Width inside each layer's feed-forward part; usually four times the width, or two to three times where it is gated (Llama, "
              "T5).", {8, 65536}),
      integer("max_positions", &S::max_positions, "Longest text (tokens)",
              "Most tokens that the finished model can read at once. Higher: longer texts, a slightly larger file.", {16, 8192}),
      integer("sequence_length", &S::sequence_length, "Training length (tokens)",
              "Tokens per training row. Higher: learns wider context, slower. Not above the longest text.", {16, 8192}),
      integer("batch_size", &S::batch_size, "Batch size", "Rows learned from at once. Higher: smoother steps, more memory.",
              {1, 65536}),
      integer("max_steps", &S::max_steps, "Steps", "Optimizer steps. Higher: better and longer. 0: the minutes decide.",
              {0, 100000000}),
      real("max_minutes", &S::max_minutes, "Minutes",
           "Time for training if no steps are given; the learning rate falls to zero over it. Higher: a better model.",
           {0.01, 100000}),
      real("learning_rate", &S::learning_rate, "Learning rate", "Peak step size. Higher: faster, until it no longer settles.",
           {0, 1}),
      real("warmup_ratio", &S::warmup_ratio, "Warm-up (share)",
           "Share of the training in which the learning rate rises from zero.", {0, 1}, View::Advanced),
      real("weight_decay", &S::weight_decay, "Weight decay", "Pull of the weights towards zero in each step.", {0, 10},
           View::Advanced),
      real("mask_share", &S::mask_share, "Masked share",
           "Share of the tokens that the model has to guess (masked and spans). Higher: more to learn from per row, but a harder riddle.",
           {0.01, 0.9}, View::Advanced),
      real("summary_weight", &S::summary_weight, "Weight of the summary",
           "Masked: how much learning to sum up a whole text (to name its hidden words and those of the text that follows) counts beside "
           "guessing single tokens. 0: the model learns single tokens only and classification has to teach it the rest.",
           {0, 10}, View::Advanced),
      lowestMeans("as the model says",
                  real("dropout", &S::dropout, "Dropout",
                       "Share of signals switched off at random. 0 is right as long as the corpus is not seen many times. -1: as the config "
                       "of the model to go on from says.",
                       {-1, 0.9}, View::Advanced)),
      choice("initialisation", &S::initialisation, "Start of the attention",
             "Where the attention heads look before they have learned anything. At neighbours (and at all words from the "
             "summary): the loss falls early. Plain: random heads, as BERT was trained; a small model needs thousands of steps to "
             "find its neighbours. Causal models always start plain.",
             {{"neighbours", "Neighbouring tokens"}, {"plain", "Random"}}, View::Advanced),
      real("initializer_range", &S::initializer_range, "Spread of fresh weights",
           "Standard deviation of the random weights. 0.02 suits wide models; narrow ones learn faster from more.", {0.001, 0.5},
           View::Advanced),
      integer("threads", &S::threads, "Processor threads", "0: one per physical core.", {0, 1024}, View::Advanced),
      text("device", &S::device, "Device", "auto, cpu, cuda:0, ...", View::Advanced),
      choice("precision", &S::precision, "Number format",
             "fp32 is exact. bf16 is about twice as fast on processors and GPUs that are built for it. auto takes bf16 where it pays.",
             {{"auto", "Automatic"}, {"fp32", "fp32 (exact)"}, {"bf16", "bf16 (fast)"}}, View::Advanced),
      integer("seed", &S::seed, "Seed", "Starting point of everything that is left to chance.", {0, 9007199254740991.0},
              View::Advanced),
      textList("samples", &S::samples, "Samples",
               "For the model card: beginnings that a causal model goes on with, or texts with <extra_id_0> where a model of spans is to "
               "fill something in."),
      text("about", &S::about, "What the texts are",
           "Some words for the model card, such as: public-domain English books. Empty: it only says how many texts there were."),
      text("language", &S::language, "Language of the texts", "For the model card, as a code: en, de, es, ..."),
      text("licence", &S::licence, "Licence of the model", "For the model card: cc0-1.0, cc-by-4.0, ... What you may choose depends on the texts."),
  };
  return rows;
}

}  // namespace etude
