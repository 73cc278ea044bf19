#include "core/tasks/language_loss.h"

#include "core/base/say.h"
#include "core/tasks/losses.h"
#include "core/tasks/masked_lm.h"
#include "core/tasks/span_corruption.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kViews = 2;  ///< of a text, in one batch: 15 % of one are few tokens to judge by

void add(LanguageLoss& all, const at::Tensor& mean, std::int64_t tokens) {
  all.sum += mean.item<double>() * static_cast<double>(tokens);
  all.tokens += tokens;
}

/// One text after the other, so that nothing is padded.
class Teller {
 public:
  Teller(Model& model, const Tokenizer& tokenizer, std::size_t max_length, const std::function<void()>* interrupt)
      : model_(model), tokenizer_(tokenizer), max_length_(max_length), device_(model.parameters().begin()->tensor->device()) {
    pass_.interrupt = interrupt;
    if (model.head() == Head::MaskedLm) ordinary_ = ordinaryTokens(tokenizer);
    if (model.head() == Head::SequenceToSequence) spans_ = spanRules(tokenizer);
  }

  void tell(const std::string& text, std::uint64_t key, LanguageLoss& loss) {
    const std::vector<std::int32_t> ids = tokenizer_.encode(text, {}, max_length_).ids;
    const auto special = std::count_if(ids.begin(), ids.end(), [this](std::int32_t id) { return tokenizer_.isSpecial(id); });
    if (static_cast<std::ptrdiff_t>(ids.size()) - special < 2) return;
    switch (model_.head()) {
      case Head::MaskedLm: return tellMasked(ids, key, loss);
      case Head::CausalLm: return tellNext(ids, loss);
      default: return tellSpans(ids, key, loss);
    }
  }

 private:
  void tellMasked(const std::vector<std::int32_t>& ids, std::uint64_t key, LanguageLoss& loss) {
    MaskingRules rules;
    rules.mask_id = hidingToken(tokenizer_);
    rules.ordinary_ids = ordinary_;
    const MaskedBatch batch = maskTokens(std::vector<Passage>(kViews, Passage{ids, {}}), rules, key, device_);
    add(loss, maskedLoss(dynamic_cast<MaskedLanguageModel&>(model_), batch, pass_).tokens, batch.targets.numel());
  }
  void tellNext(const std::vector<std::int32_t>& ids, LanguageLoss& loss) {
    ModelInput input;
    input.ids = at::tensor(std::vector<std::int64_t>(ids.begin(), ids.end()), at::kLong).unsqueeze(0).to(device_);
    add(loss, headLoss(Head::CausalLm, "", model_.logits(input, pass_), {input.ids, {}, {}}), input.ids.numel() - 1);
  }
  void tellSpans(std::vector<std::int32_t> ids, std::uint64_t key, LanguageLoss& loss) {
    std::erase_if(ids, [this](std::int32_t id) { return tokenizer_.isSpecial(id); });
    const std::int64_t start = model_.config().value("decoder_start_token_id", std::int64_t{0});
    const SpanBatch batch = corruptRows(std::vector<std::span<const std::int32_t>>(kViews, ids), spans_, start, key, device_);
    add(loss, headLoss(Head::SequenceToSequence, "", model_.logits(batch.input, pass_), {batch.labels, {}, {}}), batch.labels.numel());
  }

  Model& model_;
  const Tokenizer& tokenizer_;
  std::size_t max_length_;
  at::Device device_;
  Pass pass_;
  std::vector<std::int32_t> ordinary_;
  SpanRules spans_;
};

}  // namespace

std::string cannotTell(const Model& model, const Tokenizer& tokenizer) {
  if (model.head() == Head::MaskedLm && hidingToken(tokenizer) < 0) return say("The tokenizer of this model has no token that hides another");
  if (model.head() == Head::SequenceToSequence && tokenizer.tokenId("<extra_id_0>") < 0)
    return say("The tokenizer of this model has no sentinels, which stand for what is taken out");
  return {};
}

LanguageLoss languageLoss(Model& model, const Tokenizer& tokenizer, const std::vector<std::string>& texts, std::size_t max_length,
                          const std::function<void()>* interrupt) {
  const at::NoGradGuard no_grad;
  LanguageLoss loss;
  Teller teller(model, tokenizer, max_length, interrupt);
  for (std::size_t i = 0; i < texts.size(); ++i) teller.tell(texts[i], i, loss);
  return loss;
}

}  // namespace etude
