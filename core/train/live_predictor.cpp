#include "core/train/live_predictor.h"

#include "core/nn/device.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kMostSentences = 20;
constexpr std::chrono::milliseconds kLeastDistance{1000};
constexpr int kLeastDistanceInCosts = 20;

/// Four digits say all that a bar can show, and keep the events file small.
double fourDigits(float share) { return std::round(static_cast<double>(share) * 1e4) / 1e4; }

}  // namespace

void LivePredictor::take(std::vector<std::string> sentences) {
  sentences_ = std::move(sentences);
  if (sentences_.size() > kMostSentences) sentences_.resize(kMostSentences);
  std::vector<Example> examples;
  for (const std::string& text : sentences_) examples.push_back({text, "", -1, 0});
  rows_ = tokenise(examples, in_.tokenizer, in_.max_length);
  last_step_ = -1;
}

void LivePredictor::look(std::int64_t step, bool at_once) {
  std::vector<std::string> fresh;
  const bool news = in_.asked && in_.asked->takeNews(version_, fresh) && fresh != sentences_;
  if (news) take(std::move(fresh));
  if (!news && (rows_.empty() || step == last_step_)) return;
  const Clock::time_point begin = Clock::now();
  if (!news && !at_once && begin < next_) return;
  last_step_ = step;
  try {
    sink_.emit(predict(step));
  } catch (const std::exception& error) {
    if (!isOutOfMemory(error)) throw;  // else: no answer this time; the training matters more
  }
  const Clock::time_point end = Clock::now();
  next_ = end + std::max<Clock::duration>(kLeastDistance, kLeastDistanceInCosts * (end - begin));
}

LivePredictions LivePredictor::predict(std::int64_t step) {
  LivePredictions event{step, {}};
  const std::vector<Prediction> predictions = predictRows(in_.model, rows_, in_.device, in_.inference);
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    LivePredictions::Sentence& sentence = event.sentences.emplace_back();
    sentence.text = sentences_[i];
    for (const float share : predictions[i].probabilities) sentence.shares.push_back(fourDigits(share));
  }
  return event;
}

}  // namespace etude
