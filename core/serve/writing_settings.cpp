#include "core/serve/writing_settings.h"

namespace etude {

const std::vector<Field<WritingSettings>>& WritingSettings::fields() {
  using S = WritingSettings;
  static const std::vector<Field<S>> rows = {
      integer("max_new_tokens", &S::max_new_tokens, "Longest text (tokens)",
              "So many tokens are written at most. Higher: longer texts that take longer. Lower: shorter ones.", {1, 1 << 20}),
      lowestMeans("always the likeliest token",
                  real("temperature", &S::temperature, "Temperature",
                       "How much chance plays a part. Higher: more varied texts, with more mistakes. Lower: safer and more repetitive "
                       "ones. 0: always the most probable token.",
                       {0, 100})),
      lowestMeans("all", integer("top_k", &S::top_k, "Top k",
                                 "Only the so many most probable tokens may be drawn. Higher: more varied. Lower: safer. 0: all of them.",
                                 {0, 1 << 24})),
      real("top_p", &S::top_p, "Top p",
           "Only the most probable tokens that together have this probability may be drawn. Higher: more varied. Lower: safer. 1: all of "
           "them.",
           {1e-6, 1}),
      real("repetition_penalty", &S::repetition_penalty, "Penalty of repetition",
           "Tokens that are there already become less probable by this factor. Higher: fewer repetitions, at last nonsense. 1: no penalty.",
           {0.01, 100}),
      integer("num_beams", &S::num_beams, "Beams",
              "So many texts are followed side by side, and the most probable one is kept. Higher: a more probable text, slower. 1: just "
              "one. With more than one, nothing is left to chance.",
              {1, 256}),
      real("length_penalty", &S::length_penalty, "Preference for length",
           "Of beams: higher favours longer texts, lower shorter ones. 0: the length does not count.", {-100, 100}),
      flag("early_stopping", &S::early_stopping, "Stop early",
           "Of beams: on, as many texts as there are beams are enough; off, it goes on while a better one could follow."),
      textList("stop", &S::stop, "Stop at", "The text ends before the first of these that the model writes."),
      integer("seed", &S::seed, "Seed", "Of what is left to chance: the same seed writes the same text.", {0, 9007199254740991}),
  };
  return rows;
}

}  // namespace etude
