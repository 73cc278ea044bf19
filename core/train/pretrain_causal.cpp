// A small Llama (Touvron et al. 2023): a byte-pair vocabulary with byte fallback, and the next token told at every place.
#include "core/base/json.h"
#include "core/tasks/losses.h"
#include "core/text/sentencepiece_trainer.h"
#include "core/train/pretrain_init.h"
#include "core/train/pretrain_objective.h"

#include <algorithm>
#include <numbers>

namespace etude {

namespace {

class CausalObjective final : public PretrainObjective {
 public:
  using PretrainObjective::PretrainObjective;

  Head head() const override { return Head::CausalLm; }
  AdamSettings optimizer() const override { return {0.9, 0.95, 1e-8, settings_.weight_decay}; }

  std::shared_ptr<const Tokenizer> learnTokenizer(const std::vector<std::filesystem::path>& files,
                                                  std::stop_token) const override {
    const Json config = {{"tokenizer_class", "LlamaTokenizer"},
                         {"add_bos_token", true},
                         {"add_eos_token", false},
                         {"legacy", false},
                         {"bos_token", "<s>"},
                         {"eos_token", "</s>"},
                         {"unk_token", "<unk>"},
                         {"pad_token", "<unk>"},  // which no text has: every byte is a piece
                         {"clean_up_tokenization_spaces", false},
                         {"model_max_length", settings_.max_positions}};
    return tokenizerOf({{"tokenizer.model", trainSentencePiece(sampleParagraphs(files, kSampleBytes),
                                                               {SentencePieceKind::LlamaBytePairs, settings_.vocabulary_size})},
                        {"tokenizer_config.json", dumpJson(config, 2) + "\n"}});
  }

  Json freshConfig(const Tokenizer& tokenizer) const override {
    return {{"model_type", "llama"},
            {"vocab_size", tokenizer.vocabularySize()},
            {"hidden_size", settings_.hidden_size},
            {"num_hidden_layers", settings_.layers},
            {"num_attention_heads", settings_.heads},
            {"num_key_value_heads", settings_.key_value_heads > 0 ? settings_.key_value_heads : settings_.heads},
            {"intermediate_size", settings_.intermediate_size},
            {"max_position_embeddings", settings_.max_positions},
            {"hidden_act", "silu"},
            {"rms_norm_eps", 1e-5},
            {"rope_theta", 10000.0},
            {"attention_bias", false},
            {"mlp_bias", false},
            {"attention_dropout", freshDropout()},
            {"tie_word_embeddings", true},
            {"initializer_range", settings_.initializer_range},
            {"use_cache", true},
            {"bos_token_id", tokenizer.beginId()},
            {"eos_token_id", tokenizer.endId()},
            {"pad_token_id", tokenizer.padId()}};
  }

  void prepareWeights(Model& model) const override {
    quietLayers(model, model.layerCount(), {"o_proj.weight", "down_proj.weight"});
  }

  void read(const Corpus& corpus, std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop) override {
    tokenizer_ = std::move(tokenizer);
    if (tokenizer_->beginId() != tokenizer_->endId()) begin_ = tokenizer_->beginId();
    const auto encode = [this](std::string_view text, TokenIds& ids) {  // each paragraph begins and ends
      ids = tokenizer_->encodePlain(text).ids;
      if (begin_ >= 0) ids.insert(ids.begin(), begin_);
      if (tokenizer_->endId() >= 0) ids.push_back(tokenizer_->endId());
    };
    train_ = readRows(corpus.train, {rowLength(), {}, {}}, encode, stop);
    held_out_ = readRows(corpus.held_out, {rowLength(), {}, {}}, encode, stop);
    sampleRows(held_out_.rows, kHeldOutRows);
  }

  ObjectiveLoss loss(Model& model, std::span<const std::uint32_t> rows, std::uint64_t, const Pass& pass) override {
    std::vector<const TokenIds*> chosen;
    for (const std::uint32_t row : rows) chosen.push_back(&train_.rows[row]);
    const at::Tensor value = nextTokenLoss(model, chosen, pass).mean;
    return {value, value};
  }

  HeldOutLoss judge(Model& model, const Pass& pass) override {
    if (held_out_.rows.empty()) return {};
    const std::size_t most = judgedRows(16);
    double sum = 0, told = 0, all = 0;
    for (std::size_t begin = 0; begin < held_out_.rows.size(); begin += most) {
      std::vector<const TokenIds*> rows;
      for (std::size_t i = begin; i < std::min(begin + most, held_out_.rows.size()); ++i) rows.push_back(&held_out_.rows[i]);
      const NextTokenLoss loss = nextTokenLoss(model, rows, pass);
      sum += loss.mean.item<double>() * loss.tokens;
      told += loss.tokens;
      all += static_cast<double>(rows.size()) * static_cast<double>(settings_.sequence_length - 1);
    }
    const double per_byte = told / all * static_cast<double>(held_out_.tokens) / static_cast<double>(held_out_.bytes);
    return {sum / told, sum / told / std::numbers::ln2 * per_byte};
  }

  void settle(Model&, Json& config) const override {
    config["initializer_range"] = kTuningRange;  // for the heads that tuning adds
  }

  Json generationConfig() const override {
    return {{"bos_token_id", tokenizer_->beginId()},
            {"eos_token_id", tokenizer_->endId()},
            {"pad_token_id", tokenizer_->padId()},
            {"do_sample", true},
            {"temperature", 0.8},
            {"top_p", 0.95},
            {"max_new_tokens", 128}};
  }
  CardWords words() const override {
    return {
        "Llama",
        "llama",
        "text-generation",
        "layers",
        "byte-pair tokens of a SentencePiece model",
        "Causal language modelling: at every place of a row the next token is told. Each paragraph is a text with a begin and "
        "an end token.",
        "loss per token",
        "held_out_loss"};
  }
  std::vector<std::string> writeSamples(Model& model) const override {
    return writeOn(dynamic_cast<WritingModel&>(model), *tokenizer_, settings_, /*start_id=*/0, /*with_text=*/true);
  }

 private:
  struct NextTokenLoss {
    at::Tensor mean;
    double tokens;  ///< that were told
  };

  /// The begin token always follows the end token: there is nothing to tell.
  NextTokenLoss nextTokenLoss(Model& model, const std::vector<const TokenIds*>& rows, const Pass& pass) const {
    at::Tensor ids = at::empty({static_cast<std::int64_t>(rows.size()), settings_.sequence_length}, at::kLong);
    std::int64_t* out = ids.data_ptr<std::int64_t>();
    for (const TokenIds* row : rows) out = std::copy(row->begin(), row->end(), out);
    const at::Tensor labels = ids.masked_fill(ids.eq(begin_), kIgnoredLabel);
    ModelInput input;
    input.ids = ids.to(device_);
    return {headLoss(Head::CausalLm, "", model.logits(input, pass), {labels.to(device_), {}, {}}),
            labels.slice(1, 1).ne(kIgnoredLabel).sum().item<double>()};
  }

  std::int32_t begin_ = -1;  ///< the token that opens a paragraph, or -1: none, or the one that ends it
};

}  // namespace

std::unique_ptr<PretrainObjective> makeCausalObjective(const PretrainSettings& settings, at::Device device) {
  return std::make_unique<CausalObjective>(settings, device);
}

}  // namespace etude
