// Prints what attention in blocks costs beside attention with all scores at once, forward and backward, as ratios of time and of the
// most memory: attention_bench [ROWS...] (0: as the program chooses). Both take turns, so that a busy machine disturbs both, and the
// milliseconds are the processor's own; only the last column is by the clock on the wall.
#include "core/nn/attention.h"
#include "core/nn/attention_blocks.h"
#include "core/nn/memory.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

using namespace etude;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRepeats = 7;

struct Shape {
  const char* name;
  std::int64_t batch, heads, key_heads, width, length;
};

constexpr Shape kShapes[] = {{"B 16 nh 4 hs 64 T 64", 16, 4, 4, 64, 64},    {"B 16 nh 4 hs 64 T 128", 16, 4, 4, 64, 128},
                             {"B 8 nh 12 hs 64 T 128", 8, 12, 12, 64, 128}, {"B 8 nh 12 hs 64 T 256", 8, 12, 12, 64, 256},
                             {"B 8 nh 12 hs 64 T 512", 8, 12, 12, 64, 512}, {"B 8 nh 12 hs 64 T 1024", 8, 12, 12, 64, 1024},
                             {"B 8 nh 8/2 hs 64 T 512", 8, 8, 2, 64, 512}};

using Attend = std::function<at::Tensor(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias)>;

struct Cost {
  double seconds = 1e9, waited = 1e9;  ///< of the processor, and on the wall
  std::int64_t bytes = 0;
};

/// One pass forward and backward through tensors as a layer makes them, by way of (B, T, C).
void measure(const Shape& s, const at::Tensor& bias, const Attend& attend, Cost& cost) {
  const auto made = [&](std::int64_t heads) { return at::randn({s.batch, s.length, heads * s.width}).requires_grad_(true); };
  const at::Tensor x = made(s.heads), y = made(s.key_heads), z = made(s.key_heads), wanted = at::randn(x.sizes());
  const std::int64_t before = tensorBytes();
  resetPeakMemory();
  const auto start = Clock::now();
  const std::clock_t busy = std::clock();
  joinHeads(attend(splitHeads(x, s.heads), splitHeads(y, s.key_heads), splitHeads(z, s.key_heads), bias)).backward(wanted);
  cost.seconds = std::min(cost.seconds, static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC);
  cost.waited = std::min(cost.waited, std::chrono::duration<double>(Clock::now() - start).count());
  cost.bytes = peakTensorBytes() - before;
}

void compare(const Shape& s, const char* bias_name, const at::Tensor& bias, double dropout_p, std::int64_t rows) {
  const Pass pass{.training = true, .key = 7};
  const double scale = 0.125;
  Cost plain, blocks;
  for (int i = 0; i < kRepeats; ++i) {
    measure(s, bias, [&](const auto& q, const auto& k, const auto& v, const auto& b) { return attendAtOnce(q, k, v, b, scale, dropout_p, pass, 0); }, plain);
    measure(s, bias, [&](const auto& q, const auto& k, const auto& v, const auto& b) { return attendInBlocks(q, k, v, b, scale, dropout_p, pass, 0, rows); }, blocks);
  }
  std::printf("%-24s %-10s %4.1f %5lld %9.1f %9.1f %6.2f %9.1f %9.1f %6.2f %6.2f\n", s.name, bias_name, dropout_p, static_cast<long long>(rows),
              plain.seconds * 1e3, blocks.seconds * 1e3, blocks.seconds / plain.seconds, static_cast<double>(plain.bytes) / 1e6,
              static_cast<double>(blocks.bytes) / 1e6, static_cast<double>(blocks.bytes) / static_cast<double>(plain.bytes), blocks.waited / plain.waited);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  installMemoryMeter();
  std::vector<std::int64_t> rows;
  for (int i = 1; i < argc; ++i) rows.push_back(std::atoll(argv[i]));
  if (rows.empty()) rows = {0};
  std::printf("%-24s %-10s %4s %5s %9s %9s %6s %9s %9s %6s %6s\n", "shape", "bias", "drop", "rows", "plain ms", "blocks ms", "ratio", "plain MB",
              "blocks MB", "ratio", "wall");
  for (const Shape& s : kShapes) {
    const at::Tensor mask = at::ones({s.batch, s.length}, at::kLong);
    mask.slice(1, s.length * 3 / 4).zero_();
    const std::pair<const char*, at::Tensor> biases[] = {
        {"padding", paddingBias(mask, at::kFloat)},
        {"causal", causalBias({}, s.length, s.length, 0, at::TensorOptions(at::kFloat))},
        {"learnt", at::randn({1, s.heads, s.length, s.length}).requires_grad_(true)}};
    for (const auto& [name, bias] : biases) {
      for (const double dropout_p : {0.0, 0.1}) {
        for (const std::int64_t some : rows) compare(s, name, bias, dropout_p, some);
      }
    }
  }
  return 0;
}
