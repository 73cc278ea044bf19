#include "core/eval/evaluation_settings.h"

namespace etude {

const std::vector<Field<EvaluationSettings>>& EvaluationSettings::fields() {
  using S = EvaluationSettings;
  static const std::vector<Field<S>> rows = {
      choice("split", &S::split, "Judge on",
             "The rows on which the finished model is judged. Test rows were never looked at during training, so their score is "
             "honest; "
             "validation rows helped to choose the best checkpoint, so their score is a little too good. Without test rows, the "
             "validation rows are taken.",
             {{"test", "Test rows"}, {"validation", "Validation rows"}}),
      flag("untuned_baseline", &S::untuned_baseline, "Compare with the untuned model",
           "Also judges the model as it was before tuning. On: you see what the tuning has gained; it takes one more pass over "
           "the "
           "rows. Off: a little faster."),
      integer(
          "max_mistakes", &S::max_mistakes, "Mistakes to keep",
          "So many wrong answers are kept for you to read, the most confident ones first. Higher: more to learn from, a longer "
          "report. Lower: a shorter one.",
          {0, 100000}, View::Advanced),
      flag("general_text", &S::general_text, "Measure what is forgotten",
           "Asks the language model that the tuned model came from about general texts, before and after tuning: how much worse it "
           "has become is what tuning made it forget. On: half a minute more for a model of BERT's size. Off: this is left out."),
      flag("swap_test", &S::swap_test, "Test with swapped words",
           "Asks the finished model again with words such as he and she, or first names, exchanged, and counts the answers that "
           "change: they should not. On: a few more answers per run. Off: this fairness test is left out."),
      textList("swap_words", &S::swap_words, "Words to swap",
               "Pairs of words that are exchanged for each other, such as he/she. More pairs: more texts are tested. They are "
               "English at first; replace them for other languages.",
               View::Advanced),
      textList("swap_names", &S::swap_names, "Names to swap",
               "Pairs of names, such as John/Jennifer: at first, names mostly given to men and names mostly given to women. A "
               "name with a capital is only found where the text has the capital, too.",
               View::Advanced),
  };
  return rows;
}

}  // namespace etude
