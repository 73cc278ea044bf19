// A small T5 (Raffel et al. 2019, with the gated layers of its version 1.1): a unigram vocabulary with sentinels, and span
// corruption.
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/tasks/losses.h"
#include "core/tasks/span_corruption.h"
#include "core/text/sentencepiece_trainer.h"
#include "core/train/pretrain_init.h"
#include "core/train/pretrain_objective.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::int64_t kSentinels = 100;  // as T5 has them
constexpr std::size_t kShortestRow = 12;  // tokens

class SpansObjective final : public PretrainObjective {
 public:
  using PretrainObjective::PretrainObjective;

  Head head() const override { return Head::SequenceToSequence; }
  AdamSettings optimizer() const override { return {0.9, 0.98, 1e-8, settings_.weight_decay}; }

  std::shared_ptr<const Tokenizer> learnTokenizer(const std::vector<std::filesystem::path>& files,
                                                  std::stop_token) const override {
    const Json config = {{"tokenizer_class", "T5Tokenizer"},
                         {"extra_ids", kSentinels},
                         {"legacy", false},
                         {"eos_token", "</s>"},
                         {"unk_token", "<unk>"},
                         {"pad_token", "<pad>"},
                         {"clean_up_tokenization_spaces", false},
                         {"model_max_length", settings_.max_positions}};
    const std::int64_t pieces = std::max<std::int64_t>(1, settings_.vocabulary_size - kSentinels);
    return tokenizerOf(
        {{"spiece.model", trainSentencePiece(sampleParagraphs(files, kSampleBytes), {SentencePieceKind::T5Unigrams, pieces})},
         {"tokenizer_config.json", dumpJson(config, 2) + "\n"}});
  }

  Json freshConfig(const Tokenizer& tokenizer) const override {
    return {{"model_type", "t5"},
            {"vocab_size", tokenizer.vocabularySize()},
            {"d_model", settings_.hidden_size},
            {"d_kv", std::max<std::int64_t>(1, settings_.hidden_size / settings_.heads)},
            {"d_ff", settings_.intermediate_size},
            {"num_layers", settings_.layers},
            {"num_decoder_layers", settings_.layers},
            {"num_heads", settings_.heads},
            {"relative_attention_num_buckets", 32},
            {"relative_attention_max_distance", 128},
            {"dropout_rate", freshDropout()},
            {"layer_norm_epsilon", 1e-6},
            {"initializer_factor", 1.0},
            {"feed_forward_proj", "gated-gelu"},
            {"is_encoder_decoder", true},
            {"tie_word_embeddings", true},
            {"use_cache", true},
            {"pad_token_id", tokenizer.padId()},
            {"eos_token_id", tokenizer.endId()},
            {"decoder_start_token_id", tokenizer.padId()}};
  }

  void prepareWeights(Model& model) const override {
    spreadForAdam(model, settings_.initializer_range, model.config()["d_model"].get<std::int64_t>());
    quietLayers(model, model.layerCount() / 2, {"Attention.o.weight", "DenseReluDense.wo.weight"});
    if (settings_.initialisation == "neighbours") pointDistancesAtNeighbours(model);
  }

  void read(const Corpus& corpus, std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop) override {
    tokenizer_ = std::move(tokenizer);
    const auto encode = [this](std::string_view text, TokenIds& ids) { ids = tokenizer_->encodePlain(text).ids; };
    train_ = readRows(corpus.train, {rowLength(), {}, {}}, encode, stop);
    held_out_ = readRows(corpus.held_out, {rowLength(), {}, {}}, encode, stop);
    sampleRows(held_out_.rows, kHeldOutRows);
    rules_ = spanRules(*tokenizer_);
    rules_.share = settings_.mask_share;
  }

  ObjectiveLoss loss(Model& model, std::span<const std::uint32_t> rows, std::uint64_t key, const Pass& pass) override {
    const std::vector<std::span<const std::int32_t>> texts = passages(rows, key);
    const at::Tensor value = spanLoss(model, corruptRows(texts, rules_, startId(model), key, device_), pass);
    return {value, value};
  }

  HeldOutLoss judge(Model& model, const Pass& pass) override {
    if (held_out_.rows.empty()) return {};
    SpanRules rules = rules_;
    rules.share = 0.15;  // as T5 was trained, whatever this training used
    double sum = 0;
    for (std::size_t begin = 0; begin < held_out_.rows.size(); begin += 16) {
      std::vector<std::span<const std::int32_t>> rows;
      for (std::size_t i = begin; i < std::min(begin + 16, held_out_.rows.size()); ++i) rows.emplace_back(held_out_.rows[i]);
      const SpanBatch batch = corruptRows(rows, rules, startId(model), begin, device_);
      sum += spanLoss(model, batch, pass).item<double>() * static_cast<double>(rows.size());
    }
    return {sum / static_cast<double>(held_out_.rows.size())};
  }

  void settle(Model&, Json& config) const override { config["dropout_rate"] = 0.1; }  // which tuning wants

  Json generationConfig() const override {
    return {{"decoder_start_token_id", tokenizer_->padId()},
            {"eos_token_id", tokenizer_->endId()},
            {"pad_token_id", tokenizer_->padId()},
            {"max_new_tokens", 64}};
  }
  CardWords words() const override {
    return {
        "T5",
        "t5",
        "text2text-generation",
        "encoder and as many decoder layers",
        "unigram tokens of a SentencePiece model, sentinels included",
        "Span corruption: spans of three tokens on average are replaced by sentinels (<extra_id_0>, ...), and the decoder writes "
        "what stood there.",
        "loss per target token",
        "held_out_loss"};
  }
  std::vector<std::string> writeSamples(Model& model) const override {
    return writeOn(dynamic_cast<WritingModel&>(model), *tokenizer_, settings_, startId(model), /*with_text=*/false);
  }

 private:
  static std::int64_t startId(const Model& model) { return model.config().value("decoder_start_token_id", std::int64_t{0}); }

  /// The rows, each cut into 1, 2, 4 or 8 passages (by `key`): the model is to write as much as is missing from short texts as
  /// well as from long ones.
  std::vector<std::span<const std::int32_t>> passages(std::span<const std::uint32_t> rows, std::uint64_t key) const {
    const std::size_t parts = std::size_t{1} << Random(key).below(4),
                      length = std::max(rowLength() / parts, std::min(rowLength(), kShortestRow));
    std::vector<std::span<const std::int32_t>> passages;
    for (const std::uint32_t row : rows) {
      for (std::size_t begin = 0; begin + length <= rowLength(); begin += length)
        passages.push_back(std::span(train_.rows[row]).subspan(begin, length));
    }
    return passages;
  }

  static at::Tensor spanLoss(Model& model, const SpanBatch& batch, const Pass& pass) {
    return headLoss(Head::SequenceToSequence, "", model.logits(batch.input, pass), {batch.labels, {}, {}});
  }

  SpanRules rules_;
};

}  // namespace

std::unique_ptr<PretrainObjective> makeSpansObjective(const PretrainSettings& settings, at::Device device) {
  return std::make_unique<SpansObjective>(settings, device);
}

}  // namespace etude
