// Prints what loading weights costs beside copying the same bytes: weights_bench [FOLDER [MEGABYTES]]. Each measurement is a
// process of its own, so that one's memory does not count for the next.
#include "core/nn/tensors.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>

using namespace etude;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRepeats = 5;
constexpr std::int64_t kColumns = 1024;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Of the process, in bytes: "VmHWM" (the most there was) or "VmRSS".
double memory(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(key + ":")) return std::atof(line.c_str() + key.size() + 1) * 1024;
  }
  return 0;
}

/// About as a model of that size is: mostly large matrices, and small vectors between them.
NamedTensors syntheticModel(std::int64_t bytes, at::ScalarType type) {
  NamedTensors tensors;
  const std::int64_t rows = 4096;
  const auto matrix = rows * kColumns * static_cast<std::int64_t>(c10::elementSize(type));
  for (std::int64_t i = 0; i < std::max<std::int64_t>(1, bytes / matrix); ++i) {
    tensors.emplace_back("layer." + std::to_string(i) + ".weight", at::full({rows, kColumns}, 0.5, type));
    tensors.emplace_back("layer." + std::to_string(i) + ".bias", at::zeros({kColumns}, type));
  }
  return tensors;
}

std::vector<at::Tensor> emptyTensors(const ModelWeights& weights, bool touched) {
  std::vector<at::Tensor> tensors;
  for (const std::string& name : weights.names()) {
    tensors.push_back(at::empty(weights.find(name).tensor->shape));
    if (touched) tensors.back().zero_();
  }
  return tensors;
}

/// Copies each tensor with `copy` and says how long it took: the best of several times where the targets can be used again.
double timeOf(const fs::path& folder, bool touched, const std::function<void(at::Tensor&, const ModelWeights::Found&)>& copy) {
  double best = 1e9;
  std::vector<at::Tensor> targets;
  for (int repeat = 0; repeat < kRepeats; ++repeat) {
    const ModelWeights sizes(folder);
    if (!touched) targets.clear();
    if (targets.empty()) targets = emptyTensors(sizes, touched);
    const auto start = Clock::now();
    const ModelWeights weights(folder);  // opening and mapping belongs to it, for both
    for (std::size_t i = 0; i < targets.size(); ++i) copy(targets[i], weights.find(weights.names()[i]));
    best = std::min(best, secondsSince(start));
  }
  return best;
}

void copyMapped(at::Tensor& target, const ModelWeights::Found& found) {
  const std::string_view bytes = found.bytes().view;
  std::memcpy(target.data_ptr(), bytes.data(), bytes.size());
}

/// Runs `work` in a child and returns what it returned.
double apart(const std::function<double()>& work) {
  std::fflush(stdout);  // or the child would print it again
  int ends[2];
  if (::pipe(ends) != 0) std::abort();
  if (const pid_t child = ::fork(); child == 0) {
    const double result = work();
    [[maybe_unused]] const auto written = ::write(ends[1], &result, sizeof result);
    ::_exit(0);
  }
  double result = 0;
  ::close(ends[1]);
  if (::read(ends[0], &result, sizeof result) != sizeof result) std::abort();
  ::close(ends[0]);
  ::wait(nullptr);
  return result;
}

void report(const char* what, double seconds, double bytes, double beside = 0) {
  std::printf("%-44s %7.3f s %7.2f GB/s", what, seconds, bytes / seconds / 1e9);
  if (beside > 0) std::printf("   %.2f x memcpy", seconds / beside);
  std::printf("\n");
  std::fflush(stdout);
}

void measure(const fs::path& folder, const char* title) {
  double bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) bytes += static_cast<double>(entry.file_size());
  std::printf("%s, %.0f MB, %s\n", title, bytes / 1e6,
              std::getenv("OMP_NUM_THREADS") ? "threads as OMP_NUM_THREADS says" : "all threads");
  const bool plain = std::string(title) == "float32";
  double beside_touched = 0, beside_fresh = 0;
  if (plain) {
    beside_touched = apart([&] { return timeOf(folder, true, copyMapped); });
    beside_fresh = apart([&] { return timeOf(folder, false, copyMapped); });
    report("memcpy of the mapped file, touched pages", beside_touched, bytes);
    report("memcpy of the mapped file, fresh pages", beside_fresh, bytes);
  }
  report("loading into tensors with touched pages", apart([&] { return timeOf(folder, true, copyInto); }), bytes, beside_touched);
  report("loading into fresh tensors", apart([&] { return timeOf(folder, false, copyInto); }), bytes, beside_fresh);
  const double peak = apart([&] {
    const double before = memory("VmRSS");
    const ModelWeights weights(folder);
    std::vector<at::Tensor> targets = emptyTensors(weights, false);
    for (std::size_t i = 0; i < targets.size(); ++i) copyInto(targets[i], weights.find(weights.names()[i]));
    double kept = 0;
    for (const at::Tensor& target : targets) kept += static_cast<double>(target.nbytes());
    return (memory("VmHWM") - before - kept) / bytes;
  });
  std::printf("%-44s %7.3f x the file\n", "most memory beside the tensors", peak);
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path folder =
      argc > 1 ? fs::path(argv[1]) : fs::temp_directory_path() / ("weights-bench-" + std::to_string(::getpid()));
  const std::int64_t bytes = (argc > 2 ? std::atoll(argv[2]) : 1000) * 1'000'000;
  try {
    for (const auto& [title, type] : {std::pair{"float32", at::kFloat}, std::pair{"bfloat16 to float32", at::kBFloat16},
                                      std::pair{"float16 to float32", at::kHalf}}) {
      makeDirectories(folder);
      apart([&, dtype = type] {
        const NamedTensors tensors = syntheticModel(bytes, dtype);
        const auto start = Clock::now();
        writeModelTensors(folder, tensors);
        report("saving (synced to the disk)", secondsSince(start), static_cast<double>(bytes));
        return 0.0;
      });
      measure(folder, title);
      fs::remove_all(folder);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
