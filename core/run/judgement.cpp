#include "core/run/judgement.h"

#include "core/base/say.h"
#include "core/run/tuned_model.h"

#include <algorithm>

namespace etude {

namespace {

std::vector<int> truthOf(const std::vector<Tokens>& rows) {
  std::vector<int> truth;
  for (const Tokens& row : rows) truth.push_back(row.label);
  return truth;
}

int majorityLabel(const std::vector<Tokens>& train, std::size_t labels) {
  std::vector<std::int64_t> counts(labels);
  for (const Tokens& row : train) ++counts[static_cast<std::size_t>(row.label)];
  return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

std::vector<Mistake> mistakesOf(const std::vector<Example>& examples, const std::vector<Prediction>& predictions,
                                const std::vector<std::string>& labels, std::int64_t most) {
  std::vector<Mistake> found;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (predictions[i].label == examples[i].label) continue;
    const std::string text = examples[i].text_pair.empty() ? examples[i].text : examples[i].text + " | " + examples[i].text_pair;
    found.push_back({text, labels[static_cast<std::size_t>(examples[i].label)], labels[static_cast<std::size_t>(predictions[i].label)],
                     predictions[i].confidence, examples[i].line});
  }
  std::stable_sort(found.begin(), found.end(), [](const Mistake& a, const Mistake& b) { return a.confidence > b.confidence; });
  found.resize(std::min(found.size(), static_cast<std::size_t>(most)));
  return found;
}

class Judge {
 public:
  Judge(const JudgementInputs& inputs, Model& tuned)
      : in_(inputs), model_(tuned), split_(splitOf(inputs)), truth_(truthOf(rows(split_))), tuned_(in_.predict(model_, rows(split_))) {}

  Judgement judge() {
    Evaluation evaluation;
    evaluation.split = splitName(split_);
    evaluation.labels = in_.data.labels;
    judgeTuned(evaluation);
    if (in_.recipe.evaluation.untuned_baseline) judgeUntuned(evaluation);
    if (labels().size() == 2) adviseThresholds(evaluation);
    testFairness(evaluation);
    JudgedRows kept = keepRows(evaluation.split, labels(), in_.data.split(split_), tuned_, untuned_);
    return {std::move(evaluation), std::move(kept)};
  }

 private:
  static Split splitOf(const JudgementInputs& inputs) {
    const bool no_test = inputs.tokens[static_cast<std::size_t>(Split::Test)].empty();
    return inputs.recipe.evaluation.split == "validation" || no_test ? Split::Validation : Split::Test;
  }
  const std::vector<Tokens>& rows(Split split) const { return in_.tokens[static_cast<std::size_t>(split)]; }
  const std::vector<std::string>& labels() const { return in_.data.labels; }

  void judgeTuned(Evaluation& evaluation) const {
    const int majority = majorityLabel(rows(Split::Train), labels().size());
    evaluation.tuned = computeScores(tuned_, truth_, labels());
    evaluation.majority = majorityScores(truth_, majority, labels());
    evaluation.majority_label = labels()[static_cast<std::size_t>(majority)];
    evaluation.mistakes = mistakesOf(in_.data.split(split_), tuned_, labels(), in_.recipe.evaluation.max_mistakes);
    evaluation.curves = labelCurves(tuned_, truth_, labels());
    evaluation.reliability = reliabilityOf(tuned_, truth_);
  }

  void judgeUntuned(Evaluation& evaluation) {
    in_.phase(say("Judging the model as it was before tuning"));
    const auto untuned = buildInitialModel(in_.recipe, in_.vocabulary, labels(), in_.device);
    untuned_ = in_.predict(*untuned, rows(split_));
    evaluation.untuned = computeScores(untuned_, truth_, labels());
    evaluation.comparison = compareModels(tuned_, untuned_, truth_);
  }

  /// A threshold chosen on the rows it is judged on would look better than it is: validation rows choose it.
  void adviseThresholds(Evaluation& evaluation) const {
    const bool apart = split_ == Split::Test && !rows(Split::Validation).empty();
    if (apart) in_.phase(say("Choosing thresholds on the validation rows"));
    const auto curves = apart ? labelCurves(in_.predict(model_, rows(Split::Validation)), truthOf(rows(Split::Validation)), labels())
                              : evaluation.curves;
    for (const LabelCurve& curve : curves) {
      if (const auto best = bestThreshold(curve))
        evaluation.advice.push_back({curve.label, splitName(apart ? Split::Validation : split_), best->threshold, best->f1});
    }
  }

  void testFairness(Evaluation& evaluation) const {
    const std::vector<Example>& examples = in_.data.split(split_);
    evaluation.groups = groupReport(examples, tuned_, labels().size(), in_.data.group_column);
    const EvaluationSettings& settings = in_.recipe.evaluation;
    if (!settings.swap_test) return;
    in_.phase(say("Asking again with swapped words"));
    const AskAgain ask = [this](const std::vector<Example>& swapped) {
      return in_.predict(model_, tokenise(swapped, *in_.vocabulary.tokenizer, in_.max_length));
    };
    for (const auto& [kind, pairs] : {std::pair("pronouns", &settings.swap_words), std::pair("names", &settings.swap_names)}) {
      const WordSwaps swaps(*pairs);
      if (!swaps.empty()) evaluation.swaps.push_back(swapReport(kind, examples, tuned_, swaps, labels().size(), ask));
    }
  }

  const JudgementInputs& in_;
  Model& model_;
  Split split_;
  std::vector<int> truth_;
  std::vector<Prediction> tuned_, untuned_;
};

}  // namespace

Judgement judge(const JudgementInputs& inputs, Model& tuned) { return Judge(inputs, tuned).judge(); }

}  // namespace etude
