// Heads that are the same in all families but for the names of their weights. A Body is what lies below: it has
// forward(ModelInput, Pass) -> (B, T, C), show(ParameterList&), width(), layerCount(), and wordWeights() -> (V, C).
#pragma once

#include "core/models/model.h"

#include <string>

namespace etude {

/// dropout, then one linear layer at every token: labels of tokens (NAME "classifier"), or start and end of an answer ("qa_outputs").
template <class Body>
class TokenHead : public Model {
 public:
  struct Shape {
    std::int64_t labels;
    double dropout = 0;
    const char* name = "classifier";
    bool bias = true;
  };
  TokenHead(const Json& config, Body body, const Shape& shape, const at::TensorOptions& options)
      : Model(config), body_(std::move(body)), shape_(shape), out_(body_.width(), shape.labels, options, shape.bias) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    return out_.forward(dropout(body_.forward(input, pass), shape_.dropout, pass, 1), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    list.enter(kHead);
    out_.show(list, shape_.name);
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }

 private:
  Body body_;
  Shape shape_;
  Projection out_;
};

/// A transform of each token, then scores of the whole vocabulary by the word embeddings themselves (tied): BERT's masked language
/// modelling and its kin.
class VocabularyHead {
 public:
  struct Names {
    std::string dense, norm, bias;
  };
  VocabularyHead(std::int64_t width, std::int64_t inner, std::int64_t tokens, double epsilon, Activation activation, Names names,
                 const at::TensorOptions& options)
      : activation_(std::move(activation)),
        names_(std::move(names)),
        dense_(width, inner, options),
        norm_(inner, epsilon, options),
        bias_(at::empty({tokens}, options)) {}

  at::Tensor forward(const at::Tensor& x, const at::Tensor& words, const Pass& pass) const {  // (..., C), (V, C) -> (..., V)
    return at::linear(norm_.forward(activation_(dense_.forward(x, pass))), words, bias_);
  }
  void show(ParameterList& list) {
    list.enter(kHead);
    list.add(names_.bias, bias_, ParameterKind::Bias, /*per_token=*/true);
    dense_.show(list, names_.dense);
    norm_.show(list, names_.norm);
  }

 private:
  Activation activation_;
  Names names_;
  Projection dense_;
  LayerNorm norm_;
  at::Tensor bias_;
};

/// Body, VocabularyHead and nothing else.
template <class Body>
class MaskedLmModel final : public MaskedLanguageModel {
 public:
  /// `tied`: what secondNames says.
  MaskedLmModel(const Json& config, Body body, VocabularyHead head, std::vector<std::pair<std::string, std::string>> tied)
      : MaskedLanguageModel(config), body_(std::move(body)), head_(std::move(head)), tied_(std::move(tied)) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    return head_.forward(body_.forward(input, pass), body_.wordWeights(), pass);
  }
  Scores scores(const ModelInput& input, const at::Tensor& positions, const Pass& pass) override {
    const at::Tensor hidden = body_.forward(input, pass);  // (B, T, C)
    return {head_.forward(hidden.flatten(0, 1).index_select(0, positions), body_.wordWeights(), pass), {}};
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    head_.show(list);
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  std::vector<std::pair<std::string, std::string>> secondNames() const override { return tied_; }

 private:
  Body body_;
  VocabularyHead head_;
  std::vector<std::pair<std::string, std::string>> tied_;
};

}  // namespace etude
