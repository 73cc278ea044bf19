#include "core/tasks/beam_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {

struct Beam {
  std::vector<std::int64_t> tokens;
  double sum = 0;  ///< of log-probabilities
};

/// The texts of one prompt: those that have ended, the best `wanted` of them, and whether a better one could still come.
class Hypotheses {
 public:
  Hypotheses(std::size_t wanted, const GenerationSettings& settings) 
      : wanted_(wanted), length_penalty_(settings.length_penalty), early_stopping_(settings.early_stopping) {}

  void add(std::vector<std::int64_t> tokens, double sum, std::size_t length) {
    ended_.push_back({std::move(tokens), score(sum, length)});
    std::stable_sort(ended_.begin(), ended_.end(), [](const Beam& a, const Beam& b) { return a.sum > b.sum; });
    if (ended_.size() > wanted_) ended_.pop_back();
  }
  /// `best`: the highest sum among the beams that go on, `length` tokens long.
  bool done(double best, std::size_t length) const {
    if (ended_.size() < wanted_) return false;
    return early_stopping_ || ended_.back().sum >= score(best, length);
  }
  const std::vector<std::int64_t>& best() const { return ended_.front().tokens; }

 private:
  double score(double sum, std::size_t length) const { return sum / std::pow(static_cast<double>(length), length_penalty_); }

  std::size_t wanted_;
  double length_penalty_;
  bool early_stopping_;
  std::vector<Beam> ended_;  ///< `sum` is the score here
};

/// All prompts together: row b * beams + i of the model is beam i of prompt b.
class BeamSearch {
 public:
  BeamSearch(WritingModel& model, const ModelInput& prompt, const GenerationSettings& settings, const Pass& pass)
      : model_(model), prompt_(prompt), s_(settings), pass_(pass), width_(static_cast<std::size_t>(settings.beams)) {
    const auto prompts = static_cast<std::size_t>(prompt.ids.size(0));
    hypotheses_.assign(prompts, Hypotheses(width_, s_));
    done_.assign(prompts, false);
    beams_.assign(prompts * width_, {});
    for (std::size_t p = 0; p < prompts; ++p) {
      const bool rewrites = model.head() == Head::SequenceToSequence;
      read_.push_back(rewrites ? std::vector<std::int64_t>{settings.start_id} : promptTokens(prompt, static_cast<std::int64_t>(p)));
    }
    for (std::size_t i = 0; i < beams_.size(); ++i) beams_[i].sum = i % width_ == 0 ? 0 : -1e9;  // all start alike: only one of them counts
  }

  std::vector<std::vector<std::int64_t>> run() {
    const bool rewrites = model_.head() == Head::SequenceToSequence;
    state_ = model_.begin(prompt_, pass_);
    at::Tensor next = rewrites ? at::full({prompt_.ids.size(0), 1}, s_.start_id, prompt_.ids.options()) : prompt_.ids;
    const at::Tensor all = at::arange(prompt_.ids.size(0), prompt_.ids.options()).repeat_interleave(s_.beams);
    for (std::int64_t step = 0; step < s_.max_new_tokens && !std::all_of(done_.begin(), done_.end(), [](bool d) { return d; }); ++step) {
      pass_.check();
      at::Tensor logits = model_.read(next, state_, pass_);
      if (step == 0) {  // the prompt is read once for all its beams
        logits = logits.index_select(0, all);
        state_.select(all);
      }
      next = advance(at::log_softmax(logits.to(at::kFloat), -1).to(at::kCPU));
      if (state_.mask.defined()) state_.mask = at::cat({state_.mask, at::ones_like(next)}, 1);
    }
    return finish();
  }

 private:
  /// log_probabilities: (rows, V) -> the tokens to be read next, (rows, 1).
  at::Tensor advance(at::Tensor log_probabilities) {
    const std::int64_t vocabulary = log_probabilities.size(1);
    if (s_.repetition_penalty != 1) penalise(log_probabilities);
    std::vector<Beam> following(beams_.size());
    std::vector<std::int64_t> from(beams_.size()), tokens(beams_.size());
    const std::int64_t candidates = std::max<std::int64_t>(2, 1 + static_cast<std::int64_t>(s_.end_ids.size())) * s_.beams;
    for (std::size_t p = 0; p < hypotheses_.size(); ++p) {
      const auto first = static_cast<std::int64_t>(p * width_);
      at::Tensor sums = log_probabilities.narrow(0, first, s_.beams).clone();
      for (std::int64_t i = 0; i < s_.beams; ++i) sums[i].add_(beams_[static_cast<std::size_t>(first + i)].sum);
      const auto [values, places] = at::topk(sums.flatten(), std::min(candidates, sums.numel()));
      std::size_t filled = 0;
      double best = -std::numeric_limits<double>::infinity();
      for (std::int64_t rank = 0; rank < values.numel() && filled < width_; ++rank) {
        const double sum = values.data_ptr<float>()[rank];
        const std::int64_t place = places.data_ptr<std::int64_t>()[rank], id = place % vocabulary, row = first + place / vocabulary;
        if (rank == 0) best = sum;
        Beam longer{beams_[static_cast<std::size_t>(row)].tokens, sum};
        longer.tokens.push_back(id);
        if (std::find(s_.end_ids.begin(), s_.end_ids.end(), id) != s_.end_ids.end()) {
          if (rank < s_.beams && !done_[p]) hypotheses_[p].add(std::move(longer.tokens), sum, nextLength(row));
          continue;
        }
        const std::size_t slot = p * width_ + filled++;
        following[slot] = std::move(longer);
        from[slot] = row;
        tokens[slot] = id;
      }
      done_[p] = done_[p] || hypotheses_[p].done(best, nextLength(first));
    }
    beams_ = std::move(following);
    state_.select(at::tensor(from, prompt_.ids.options()));
    return at::tensor(tokens, prompt_.ids.options()).unsqueeze(1);
  }

  std::size_t nextLength(std::int64_t row) const { return beams_[static_cast<std::size_t>(row)].tokens.size() + 1; }

  void penalise(at::Tensor& log_probabilities) const {
    for (std::size_t i = 0; i < beams_.size(); ++i) {
      std::vector<std::int64_t> seen = read_[i / width_];
      seen.insert(seen.end(), beams_[i].tokens.begin(), beams_[i].tokens.end());
      float* row = log_probabilities.data_ptr<float>() + static_cast<std::int64_t>(i) * log_probabilities.size(1);
      penaliseRepetition({row, static_cast<std::size_t>(log_probabilities.size(1))}, seen, s_.repetition_penalty);
    }
  }

  std::vector<std::vector<std::int64_t>> finish() {
    std::vector<std::vector<std::int64_t>> results;
    for (std::size_t p = 0; p < hypotheses_.size(); ++p) {
      for (std::size_t i = 0; i < width_ && !done_[p]; ++i) {
        const Beam& beam = beams_[p * width_ + i];
        hypotheses_[p].add(beam.tokens, beam.sum, std::max<std::size_t>(1, beam.tokens.size()));
      }
      results.push_back(hypotheses_[p].best());
    }
    return results;
  }

  WritingModel& model_;
  const ModelInput& prompt_;
  const GenerationSettings& s_;
  const Pass& pass_;
  std::size_t width_;
  WritingState state_;
  std::vector<std::vector<std::int64_t>> read_;  ///< by prompt: the tokens that the decoder began with
  std::vector<Hypotheses> hypotheses_;
  std::vector<bool> done_;
  std::vector<Beam> beams_;
};

}  // namespace

std::vector<std::vector<std::int64_t>> beamSearch(WritingModel& model, const ModelInput& prompt, const GenerationSettings& settings,
                                                  const Pass& pass) {
  return BeamSearch(model, prompt, settings, pass).run();
}

}  // namespace etude
