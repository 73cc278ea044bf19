// Bottleneck adapters: y + up(gelu(down(y))) on what a part of a layer gives, before it is added to the stream. Houlsby et al. 2019
// put one after attention and one after the feed-forward part, Pfeiffer et al. 2020 only the second. `up` starts at zero.
#include "core/tuning/method.h"
#include "core/tuning/moving.h"

#include "core/base/problem.h"
#include "core/base/say.h"

namespace etude {

namespace {

class Bottleneck final : public Attachment {
 public:
  Bottleneck(const Projection& layer, std::int64_t width, std::uint64_t key) {
    const at::TensorOptions options = layer.options().dtype(at::kFloat);
    down_ = at::empty({width, layer.out()}, options);
    if (!down_.is_meta()) fillNormal(down_, kSpread, key);
    down_bias_ = at::zeros({width}, options);
    up_ = at::zeros({layer.out(), width}, options);
    up_bias_ = at::zeros({layer.out()}, options);
  }
  at::Tensor forward(const Projection& layer, const at::Tensor& x, const Pass&) const override {
    const at::Tensor y = layer.product(x);
    return y + at::linear(at::gelu(at::linear(y, down_, down_bias_)), up_, up_bias_);
  }
  void show(ParameterList& list, const std::string& name) override {
    list.addAttached(name + ".adapter_down.weight", down_, ParameterKind::Weight);
    list.addAttached(name + ".adapter_down.bias", down_bias_, ParameterKind::Bias);
    list.addAttached(name + ".adapter_up.weight", up_, ParameterKind::Weight);
    list.addAttached(name + ".adapter_up.bias", up_bias_, ParameterKind::Bias);
  }
  std::int64_t keptNumbers(const Projection& layer) const override { return layer.out() + 2 * down_.size(0); }
  bool merge(at::Tensor&, at::Tensor&) const override { return false; }

 private:
  static constexpr double kSpread = 0.02;  ///< BERT's own fresh weights
  at::Tensor down_, down_bias_, up_, up_bias_;
};

void attachAdapters(Model& model, const TrainSettings& settings, const std::vector<Role>& roles) {
  TrainSettings usual = settings;
  usual.target_modules.clear();
  for (const ProjectionPlace& place : chosenProjections(model, usual, roles)) {
    if (settings.adapter_size > place.projection->out()) {
      throw ProblemError(say("The adapters are to be %1 wide, wider than the model itself (%2)", settings.adapter_size, place.projection->out()),
                         say("A twelfth to a quarter of the model's width is usual."), "tuning.adapter_size");
    }
    place.projection->attach(std::make_shared<Bottleneck>(*place.projection, settings.adapter_size, placeKey(settings, place.name)));
  }
  trainAttachedAndHead(model);
}

}  // namespace

Method houlsbyAdapters() {
  return {"houlsby", [](Model& model, const TrainSettings& settings) { attachAdapters(model, settings, {Role::AttentionOut, Role::Down}); }};
}

Method pfeifferAdapters() {
  return {"pfeiffer", [](Model& model, const TrainSettings& settings) { attachAdapters(model, settings, {Role::Down}); }};
}

}  // namespace etude
