// The evaluation section of a recipe.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct EvaluationSettings {
  std::string split = "test";     ///< test (validation if there is no test split), validation
  bool untuned_baseline = true;   ///< also judge the model as it was before tuning
  std::int64_t max_mistakes = 50;  ///< most confident mistakes kept
  bool general_text = false;       ///< ask the base's language model about general texts, before and after
  bool swap_test = true;           ///< ask again with pronouns and names exchanged
  std::vector<std::string> swap_words = {"he/she", "his/her", "him/her", "himself/herself", "man/woman", "men/women", "boy/girl", "boys/girls",
                                         "father/mother", "dad/mom", "son/daughter", "brother/sister", "husband/wife", "boyfriend/girlfriend",
                                         "uncle/aunt", "king/queen", "actor/actress", "guy/gal", "guys/gals", "mr/mrs", "sir/madam"};
  std::vector<std::string> swap_names = {"James/Mary", "John/Jennifer", "Robert/Linda", "Michael/Elizabeth", "David/Susan", "William/Jessica",
                                         "Richard/Sarah", "Thomas/Karen", "Charles/Lisa", "Daniel/Nancy", "Matthew/Sandra", "Mark/Ashley",
                                         "Paul/Emily", "Steven/Michelle", "Andrew/Laura", "Kevin/Amanda", "George/Melissa", "Peter/Anna",
                                         "Tom/Kate", "Jack/Emma"};

  bool operator==(const EvaluationSettings&) const = default;
  static const std::vector<Field<EvaluationSettings>>& fields();
};

}  // namespace etude
