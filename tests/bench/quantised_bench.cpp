// Prints how fast weights are quantised and restored, and what a layer with a quantised weight costs beside at::linear, forward
// and backward, as ratios of time and of memory: quantised_bench [THREADS]. Both take turns, so that a busy machine disturbs
// both.
#include "core/nn/memory.h"
#include "core/nn/quantised_linear.h"
#include "core/nn/torch_compat.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace etude;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRepeats = 9;

struct Cost {
  double seconds = 1e9;
  std::int64_t bytes = 0;

  void measure(const std::function<void()>& work) {
    const std::int64_t before = tensorBytes();
    resetPeakMemory();
    const auto start = Clock::now();
    work();
    seconds = std::min(seconds, std::chrono::duration<double>(Clock::now() - start).count());
    bytes = peakTensorBytes() - before;
  }
};

double gigabytes(std::int64_t bytes) { return static_cast<double>(bytes) / 1e9; }

void restoring(const at::Tensor& weight, QuantKind kind, const char* name) {
  const QuantisedWeight quantised = QuantisedWeight::of(weight, kind);
  Cost making, floats, halves, by_torch, copying;
  for (int i = 0; i < kRepeats; ++i) {
    making.measure([&] { QuantisedWeight::of(weight, kind); });
    floats.measure([&] { quantised.dequantised(); });
    halves.measure([&] { quantised.dequantised(at::kBFloat16); });
    by_torch.measure([&] { quantised.dequantisedByTorch(); });
    copying.measure([&] { weight.clone(); });
  }
  const double out = gigabytes(static_cast<std::int64_t>(weight.nbytes()));
  std::printf("%-5s %4lldx%-5lld %6.4f %9.2f %9.2f %9.2f %9.2f %9.2f\n", name, static_cast<long long>(weight.size(0)),
              static_cast<long long>(weight.size(1)),
              static_cast<double>(quantised.bytes()) / static_cast<double>(weight.numel()), out / making.seconds,
              out / floats.seconds, out / 2 / halves.seconds, out / by_torch.seconds, out / copying.seconds);
}

/// One pass through a layer whose weight is frozen.
void layer(const at::Tensor& weight, QuantKind kind, const char* name, bool in_out, bool rounded, std::int64_t rows) {
  const QuantisedWeight quantised = QuantisedWeight::of(weight, kind);
  const std::int64_t in = weight.size(in_out ? 0 : 1), out = weight.size(in_out ? 1 : 0);
  const at::Tensor x = at::randn({rows, in}).requires_grad_(true), bias = at::randn({out}), wanted = at::randn({rows, out});
  const auto pass = [&](const std::function<at::Tensor()>& product) {
    at::Tensor y;
    {
      const AutocastGuard rounding(at::kCPU, rounded);
      y = product();
    }
    y.backward(wanted.to(y.scalar_type()));
    x.mutable_grad() = at::Tensor();
  };
  Cost plain, ours;
  for (int i = 0; i < kRepeats; ++i) {
    plain.measure([&] { pass([&] { return at::linear(x, in_out ? weight.t() : weight, bias); }); });
    ours.measure([&] { pass([&] { return quantisedLinear(x, quantised, bias, in_out); }); });
  }
  std::printf("%-5s %4lldx%-5lld %-6s %5s %5lld %9.2f %9.2f %6.3f %9.1f %9.1f\n", name, static_cast<long long>(weight.size(0)),
              static_cast<long long>(weight.size(1)), in_out ? "in_out" : "out_in", rounded ? "bf16" : "fp32",
              static_cast<long long>(rows), plain.seconds * 1e3, ours.seconds * 1e3, ours.seconds / plain.seconds,
              static_cast<double>(plain.bytes) / 1e6, static_cast<double>(ours.bytes) / 1e6);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  installMemoryMeter();
  if (argc > 1) at::set_num_threads(std::atoi(argv[1]));
  const at::Tensor square = at::randn({768, 768}) * 0.05, wide = at::randn({768, 3072}) * 0.05,
                   tall = at::randn({3072, 768}) * 0.05;
  std::printf("%d threads; GB/s of numbers in single precision (bf16: of halves) made or read\n", at::get_num_threads());
  std::printf("%-5s %10s %6s %9s %9s %9s %9s %9s\n", "kind", "weight", "bytes", "quantise", "restore", "bf16", "by torch",
              "copy");
  for (const auto& [kind, name] : {std::pair{QuantKind::Nf4, "nf4"}, std::pair{QuantKind::Int8, "int8"}}) {
    restoring(square, kind, name);
    restoring(wide, kind, name);
  }
  std::printf("\nforward and backward, ms and the most MB beside what there was\n");
  std::printf("%-5s %10s %-6s %5s %5s %9s %9s %6s %9s %9s\n", "kind", "weight", "layout", "type", "rows", "linear", "quantised",
              "ratio", "linear", "quantised");
  for (const auto& [kind, name] : {std::pair{QuantKind::Nf4, "nf4"}, std::pair{QuantKind::Int8, "int8"}}) {
    for (const auto& [rounded, rows] :
         {std::pair{false, 16 * 128}, std::pair{false, 16}, std::pair{true, 16}}) {  // many in bf16 take minutes
      layer(square, kind, name, false, rounded, rows);
      layer(wide, kind, name, false, rounded, rows);
      layer(tall, kind, name, false, rounded, rows);
      layer(wide, kind, name, true, rounded, rows);
    }
  }
  return 0;
}
