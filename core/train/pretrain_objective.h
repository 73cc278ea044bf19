// What a starter is pretrained to do: which tokenizer and model suit it, what it learns from a row of text, how it is judged.
// An objective is one file; the driver (pretrainer.h) is the same for all.
#pragma once

#include "core/models/model.h"
#include "core/text/tokenizer.h"
#include "core/train/optimizer.h"
#include "core/train/pretrain_card.h"
#include "core/train/pretrain_corpus.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <span>
#include <stop_token>

namespace etude {

struct ObjectiveLoss {
  at::Tensor learned;  ///< its gradient is followed
  at::Tensor shown;    ///< what progress and the card speak of
};

struct HeldOutLoss {
  double loss = std::numeric_limits<double>::quiet_NaN();           ///< mean over tokens, in nats
  double bits_per_byte = std::numeric_limits<double>::quiet_NaN();  ///< of text; only where every token is told
};

class PretrainObjective {
 public:
  PretrainObjective(const PretrainSettings& settings, at::Device device) : settings_(settings), device_(device) {}
  virtual ~PretrainObjective() = default;

  virtual Head head() const = 0;
  virtual AdamSettings optimizer() const = 0;

  virtual std::shared_ptr<const Tokenizer> learnTokenizer(const std::vector<std::filesystem::path>& files,
                                                          std::stop_token stop) const = 0;
  virtual Json freshConfig(const Tokenizer& tokenizer) const = 0;
  /// Beyond the family's own fresh weights: what makes a small model learn sooner.
  virtual void prepareWeights(Model& model) const = 0;

  /// Reads the texts; the other calls come after it.
  virtual void read(const Corpus& corpus, std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop) = 0;
  std::size_t rowCount() const { return train_.rows.size(); }
  /// Tells whether the rows to learn from are the same as in an earlier part of the training.
  std::uint64_t fingerprint() const;
  /// `rows`: numbers of rows to learn from. What is left to chance depends on `key` alone.
  virtual ObjectiveLoss loss(Model& model, std::span<const std::uint32_t> rows, std::uint64_t key, const Pass& pass) = 0;
  /// Always in the same way; nothing without held-out texts.
  virtual HeldOutLoss judge(Model& model, const Pass& pass) = 0;

  /// What a fresh model that is shipped has otherwise than the trained one, without computing anything else: for tuning.
  virtual void settle(Model& model, Json& config) const = 0;
  /// What generation_config.json says; null: the model does not write.
  virtual Json generationConfig() const { return {}; }
  virtual CardWords words() const = 0;
  /// What the model makes of each of the settings' `samples`.
  virtual std::vector<std::string> writeSamples(Model& model) const {
    (void)model;
    return {};
  }

 protected:
  static constexpr double kTuningRange = 0.02;  ///< spread of weights that the usual learning rates of tuning suit: BERT's
  static constexpr std::size_t kHeldOutRows = 512;
  static constexpr std::size_t kSampleBytes = std::size_t{8} << 20;  ///< of text that a SentencePiece model is learned from

  /// Held-out rows that are judged at a time: no more than a step learns from, so that judging needs less memory than learning.
  std::size_t judgedRows(std::size_t most) const { return std::min(most, static_cast<std::size_t>(settings_.batch_size)); }
  std::size_t rowLength() const { return static_cast<std::size_t>(settings_.sequence_length); }

  /// Of a fresh model, whose config says nothing yet.
  double freshDropout() const { return std::max(0.0, settings_.dropout); }

  const PretrainSettings& settings_;
  at::Device device_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  TextRows train_, held_out_;
};

std::unique_ptr<PretrainObjective> makeMaskedObjective(const PretrainSettings& settings, at::Device device);
std::unique_ptr<PretrainObjective> makeCausalObjective(const PretrainSettings& settings, at::Device device);
std::unique_ptr<PretrainObjective> makeSpansObjective(const PretrainSettings& settings, at::Device device);

/// A tokenizer made of files that exist only while it is loaded.
std::shared_ptr<const Tokenizer> tokenizerOf(const std::vector<std::pair<std::string, std::string>>& files);
/// What is written after each text, as the card shows it: with temperature 0.8 and the settings' seed.
std::vector<std::string> writeOn(WritingModel& model, const Tokenizer& tokenizer, const PretrainSettings& settings,
                                 std::int64_t start_id, bool with_text);

}  // namespace etude
