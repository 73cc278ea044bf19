#include "core/tasks/generation.h"

#include "core/base/problem.h"
#include "core/base/random.h"
#include "core/tasks/beam_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {

/// The rows that are still being written, and the random numbers of each.
struct OpenRow {
  std::size_t row;
  std::vector<std::int64_t> seen;  ///< prompt and what was written, for the penalty of repetition
};

/// Draws from softmax(scores / temperature) among the tokens that top-k and top-p leave.
std::int64_t draw(const std::vector<float>& scores, const GenerationSettings& s, double chance) {
  std::vector<std::int64_t> order(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int64_t>(i);
  const auto higher = [&](std::int64_t a, std::int64_t b) { return scores[static_cast<std::size_t>(a)] > scores[static_cast<std::size_t>(b)]; };
  std::size_t left = s.top_k > 0 ? std::min(order.size(), static_cast<std::size_t>(s.top_k)) : order.size();
  if (s.top_p < 1 || left < order.size())
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(left), order.end(), higher);
  const float best = left < order.size() || s.top_p < 1 ? scores[static_cast<std::size_t>(order.front())] : *std::max_element(scores.begin(), scores.end());
  std::vector<double> weights(left);
  double sum = 0;
  for (std::size_t i = 0; i < left; ++i) {
    weights[i] = std::exp((static_cast<double>(scores[static_cast<std::size_t>(order[i])]) - best) / s.temperature);
    sum += weights[i];
  }
  if (s.top_p < 1) {  // the shortest head of the list that holds top_p
    double held = 0;
    std::size_t keep = 0;
    while (keep < left && (keep == 0 || held < s.top_p * sum)) held += weights[keep++];
    left = keep;
    sum = held;
  }
  double rest = chance * sum;
  for (std::size_t i = 0; i < left; ++i) {
    rest -= weights[i];
    if (rest < 0) return order[i];
  }
  return order[left - 1];
}

std::int64_t choose(std::vector<float> scores, const OpenRow& open, const GenerationSettings& s, std::int64_t step) {
  if (s.repetition_penalty != 1) penaliseRepetition(scores, open.seen, s.repetition_penalty);
  if (s.temperature <= 0) return std::max_element(scores.begin(), scores.end()) - scores.begin();
  Random random(mixKeys(mixKeys(s.seed, open.row), static_cast<std::uint64_t>(step)));
  return draw(scores, s, random.uniform());
}

void checkSettings(const GenerationSettings& s) {
  const bool sound = s.max_new_tokens >= 0 && s.temperature >= 0 && std::isfinite(s.temperature) && s.top_k >= 0 && s.top_p > 0 &&
                     s.repetition_penalty > 0 && s.beams >= 1;
  if (!sound) throw std::logic_error("generation settings out of range");
}

}  // namespace

void penaliseRepetition(std::span<float> scores, const std::vector<std::int64_t>& seen, double penalty) {
  std::vector<std::int64_t> once = seen;
  std::sort(once.begin(), once.end());
  once.erase(std::unique(once.begin(), once.end()), once.end());
  for (const std::int64_t id : once) {
    float& score = scores[static_cast<std::size_t>(id)];
    score = static_cast<float>(score < 0 ? score * penalty : score / penalty);
  }
}

std::vector<std::int64_t> promptTokens(const ModelInput& prompt, std::int64_t row) {
  const at::Tensor ids = prompt.ids[row].to(at::kCPU).contiguous();
  const at::Tensor mask = prompt.mask.defined() ? prompt.mask[row].to(at::kCPU).contiguous() : at::ones_like(ids);
  std::vector<std::int64_t> tokens;
  for (std::int64_t i = 0; i < ids.numel(); ++i) {
    if (mask.data_ptr<std::int64_t>()[i] != 0) tokens.push_back(ids.data_ptr<std::int64_t>()[i]);
  }
  return tokens;
}

std::vector<std::vector<std::int64_t>> generate(WritingModel& model, const ModelInput& prompt, const GenerationSettings& s,
                                                const OnToken& on_token, std::stop_token stop) {
  checkSettings(s);
  const at::NoGradGuard no_grad;
  const std::function<void()> interrupt = [&stop] {
    if (stop.stop_requested()) throw Cancelled();
  };
  Pass pass;
  pass.interrupt = &interrupt;
  if (s.beams > 1) return beamSearch(model, prompt, s, pass);
  const bool rewrites = model.head() == Head::SequenceToSequence;
  const std::int64_t rows = prompt.ids.size(0);
  std::vector<std::vector<std::int64_t>> written(static_cast<std::size_t>(rows));
  std::vector<OpenRow> open;
  for (std::int64_t b = 0; b < rows; ++b)
    open.push_back({static_cast<std::size_t>(b), rewrites ? std::vector<std::int64_t>{s.start_id} : promptTokens(prompt, b)});
  WritingState state = model.begin(prompt, pass);
  at::Tensor next = rewrites ? at::full({rows, 1}, s.start_id, prompt.ids.options()) : prompt.ids;
  for (std::int64_t step = 0; step < s.max_new_tokens && !open.empty(); ++step) {
    interrupt();
    const at::Tensor scores = model.read(next, state, pass).to(at::kCPU, at::kFloat).contiguous();  // (n, V)
    std::vector<std::int64_t> tokens, going;
    std::vector<OpenRow> still;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const float* row = scores.data_ptr<float>() + static_cast<std::int64_t>(i) * scores.size(1);
      const std::int64_t id = choose({row, row + scores.size(1)}, open[i], s, step);
      written[open[i].row].push_back(id);
      const bool ended = std::find(s.end_ids.begin(), s.end_ids.end(), id) != s.end_ids.end();
      if ((on_token && !on_token(open[i].row, id)) || ended) continue;
      open[i].seen.push_back(id);
      tokens.push_back(id);
      going.push_back(static_cast<std::int64_t>(i));
      still.push_back(std::move(open[i]));
    }
    if (still.size() < open.size() && !still.empty()) state.select(at::tensor(going, prompt.ids.options()));
    open = std::move(still);
    if (open.empty()) break;
    next = at::tensor(tokens, prompt.ids.options()).unsqueeze(1);
    if (state.mask.defined()) state.mask = at::cat({state.mask, at::ones_like(next)}, 1);
  }
  return written;
}

}  // namespace etude
