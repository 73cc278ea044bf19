// What the families that only decode (GPT-2, Llama and its kin) share: the run of tokens through layers that look back, with or without
// kept keys and values, and their heads. A Body has embed(ids, positions, pass), layer(i, x, bias, context, kept, pass),
// finish(x), show(list), width(), layerCount(), window(i) (tokens back that layer i sees, 0: all), most() (tokens it can read, 0: any number),
// wordWeights() and wordName().
#pragma once

#include "core/models/heads.h"
#include "core/models/model.h"

#include <string>
#include <vector>

namespace etude {

/// Positions of tokens counted from the first that is not padding, as Transformers does when it writes; padding gets 1, which nobody
/// reads. mask: (B, S); the last `queries` columns. (B, queries) int64.
inline at::Tensor positionsFromMask(const at::Tensor& mask, std::int64_t queries) {
  const at::Tensor places = (at::cumsum(mask, 1) - 1).masked_fill(mask.eq(0), 1);
  return places.slice(1, places.size(1) - queries);
}

/// The hidden states of `input`, (B, T, C), with a gradient if it is wanted.
template <class Body>
at::Tensor runDecoder(const Body& body, const ModelInput& input, const Pass& pass) {
  const std::int64_t length = input.ids.size(1);
  if (body.most() > 0 && length > body.most()) throwTooLong(length, body.most());
  const at::Tensor positions = input.positions.defined() ? input.positions : at::arange(length, input.ids.options()).unsqueeze(0);
  at::Tensor x = body.embed(input.ids, positions, pass);
  const auto context = body.context(positions, x.scalar_type());
  for (int i = 0; i < body.layerCount(); ++i) {
    const Pass inner = pass.forLayer(i);
    const at::Tensor bias = causalBias(input.mask, length, length, body.window(i), x.options());
    x = runLayer([&body, i, bias, context, inner](const at::Tensor& h) { return body.layer(i, h, bias, context, nullptr, inner); }, x, inner);
  }
  return body.finish(x);
}

/// The hidden states of `ids`, read after what `state` holds; no gradient.
template <class Body>
at::Tensor readOn(const Body& body, const at::Tensor& ids, WritingState& state, const Pass& pass) {
  const at::NoGradGuard no_grad;
  state.own.resize(static_cast<std::size_t>(body.layerCount()));
  const std::int64_t before = state.own.front().length(), length = ids.size(1);
  if (body.most() > 0 && before + length > body.most()) throwTooLong(before + length, body.most());
  const at::Tensor positions = state.mask.defined() ? positionsFromMask(state.mask, length)
                                                    : at::arange(before, before + length, ids.options()).unsqueeze(0);
  at::Tensor x = body.embed(ids, positions, pass);
  const auto context = body.context(positions, x.scalar_type());
  for (int i = 0; i < body.layerCount(); ++i) {
    pass.check();
    const at::Tensor bias = causalBias(state.mask, length, before + length, body.window(i), x.options());
    x = body.layer(i, x, bias, context, &state.own[static_cast<std::size_t>(i)], pass.forLayer(i));
  }
  return body.finish(x);
}

/// Row b's vector at its last token: (B, T, C) -> (B, C). The last one that is not `padding`, as Transformers finds it; without
/// such an id the last one under the mask.
inline at::Tensor lastToken(const at::Tensor& x, const ModelInput& input, std::int64_t padding) {
  const at::Tensor tokens = padding >= 0 ? input.ids.ne(padding) : input.mask.defined() ? input.mask.to(at::kBool) : at::ones_like(input.ids, at::kBool);
  const at::Tensor places = at::arange(input.ids.size(1), input.ids.options()) * tokens;  // 0 where there is padding
  const at::Tensor last = std::get<0>(places.max(1));                                     // (B)
  return x.gather(1, last.view({-1, 1, 1}).expand({-1, 1, x.size(2)})).squeeze(1);
}

/// One linear layer without a bias at the last token ("score").
template <class Body>
class LastTokenClassifier : public Model {
 public:
  LastTokenClassifier(const Json& config, Body body, std::int64_t padding, const at::TensorOptions& options)
      : Model(config), body_(std::move(body)), padding_(padding), score_(body_.width(), labelCount(config), options, /*with_bias=*/false) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    return score_.forward(lastToken(runDecoder(body_, input, pass), input, padding_), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    score_.show(list, "score");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }

 private:
  Body body_;
  std::int64_t padding_;
  Projection score_;
};

/// Scores of the next token by the word embeddings themselves (tied) or by "lm_head".
template <class Body>
class CausalLmModel : public WritingModel {
 public:
  CausalLmModel(const Json& config, Body body, bool tied, const at::TensorOptions& options)
      : WritingModel(config), body_(std::move(body)), tied_(tied) {
    if (!tied_) head_ = Projection(body_.width(), body_.wordWeights().size(0), options, /*with_bias=*/false);
  }

  at::Tensor logits(const ModelInput& input, const Pass& pass) override { return score(runDecoder(body_, input, pass), pass); }
  WritingState begin(const ModelInput& prompt, const Pass&) override {
    WritingState state;
    state.mask = prompt.mask;
    return state;
  }
  at::Tensor read(const at::Tensor& ids, WritingState& state, const Pass& pass) override {
    return score(readOn(body_, ids, state, pass).select(1, -1), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    if (!tied_) head_.show(list, "lm_head", Role::Other, /*per_token=*/true);
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  std::vector<std::pair<std::string, std::string>> secondNames() const override {
    if (!tied_) return {};
    return {{"lm_head.weight", body_.wordName()}};
  }

 private:
  at::Tensor score(const at::Tensor& x, const Pass& pass) const { return tied_ ? at::linear(x, body_.wordWeights()) : head_.forward(x, pass); }

  Body body_;
  bool tied_;
  Projection head_;
};

/// A body that runs like an encoder, for the heads of heads.h.
template <class Body>
class DecoderAsBody : public Body {
 public:
  using Body::Body;
  explicit DecoderAsBody(Body body) : Body(std::move(body)) {}
  at::Tensor forward(const ModelInput& input, const Pass& pass) const { return runDecoder(static_cast<const Body&>(*this), input, pass); }
};

}  // namespace etude
