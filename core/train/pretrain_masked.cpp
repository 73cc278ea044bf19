// BERT (Devlin et al. 2018): a WordPiece vocabulary, masked-language modelling, and a summary that learns what a passage is
// about.
#include "core/base/random.h"
#include "core/base/say.h"
#include "core/tasks/masked_lm.h"
#include "core/text/wordpiece.h"
#include "core/text/wordpiece_trainer.h"
#include "core/train/pretrain_init.h"
#include "core/train/pretrain_objective.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kShortestPassage = 14;  // tokens
constexpr std::size_t kMostViews = 8;         // of held-out rows

/// Some rows of a masked batch, without what their summaries are to name.
MaskedBatch rowsOf(const MaskedBatch& batch, std::size_t from, std::size_t count) {
  MaskedBatch part;
  part.input.ids = batch.input.ids.narrow(0, static_cast<std::int64_t>(from), static_cast<std::int64_t>(count));
  const std::int64_t length = part.input.ids.size(1), begin = static_cast<std::int64_t>(from) * length;
  const at::Tensor places = batch.positions - begin;
  const at::Tensor here = places.ge(0).logical_and(places.lt(part.input.ids.numel()));
  part.positions = places.masked_select(here);
  part.targets = batch.targets.masked_select(here);
  return part;
}

class MaskedObjective final : public PretrainObjective {
 public:
  using PretrainObjective::PretrainObjective;

  Head head() const override { return Head::MaskedLm; }
  AdamSettings optimizer() const override { return {0.9, 0.98, 1e-6, settings_.weight_decay}; }

  std::shared_ptr<const Tokenizer> learnTokenizer(const std::vector<std::filesystem::path>& files,
                                                  std::stop_token stop) const override {
    WordCounter counter(/*lower_case=*/true);
    for (const auto& file : files) forEachParagraph(file, [&](std::string_view text) { counter.add(text); });
    WordPieceSettings pieces;
    pieces.model_max_length = static_cast<std::size_t>(settings_.max_positions);
    return makeWordPiece(trainWordPiece(counter.counts(), {settings_.vocabulary_size, 2, true}, std::move(stop)), pieces);
  }

  Json freshConfig(const Tokenizer& tokenizer) const override {
    return {{"model_type", "bert"},
            {"vocab_size", tokenizer.vocabularySize()},
            {"hidden_size", settings_.hidden_size},
            {"num_hidden_layers", settings_.layers},
            {"num_attention_heads", settings_.heads},
            {"intermediate_size", settings_.intermediate_size},
            {"max_position_embeddings", settings_.max_positions},
            {"type_vocab_size", 2},
            {"hidden_act", "gelu"},
            {"hidden_dropout_prob", freshDropout()},
            {"attention_probs_dropout_prob", freshDropout()},
            {"initializer_range", settings_.initializer_range},
            {"layer_norm_eps", 1e-12},
            {"pad_token_id", tokenizer.padId()},
            {"position_embedding_type", "absolute"}};
  }

  void prepareWeights(Model& model) const override {
    if (settings_.initialisation != "neighbours") return;
    pointHeadsAtNeighbours(model, settings_.heads, settings_.initializer_range);
    quietLayers(model, model.layerCount(), {"output.dense.weight"});
  }

  void read(const Corpus& corpus, std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop) override {
    tokenizer_ = std::move(tokenizer);
    const TokenIds ends = tokenizer_->encode("").ids;  // what opens and closes a text: [CLS] and [SEP], or <s> and </s>
    if (ends.size() != 2) {
      throw ProblemError(say("The tokenizer of this model does not open and close a text with one token each"),
                         say("Choose a model that reads texts as BERT does."), settings_.starter);
    }
    const RowShape shape{rowLength(), {ends.front()}, {ends.back()}};
    const auto encode = [this](std::string_view text, TokenIds& ids) { ids = tokenizer_->encodePlain(text).ids; };
    train_ = readRows(corpus.train, shape, encode, stop);
    held_out_ = readRows(corpus.held_out, shape, encode, stop);
    sampleRows(held_out_.rows, kHeldOutRows);
    std::vector<std::int64_t> counts(static_cast<std::size_t>(tokenizer_->vocabularySize()));
    for (const TokenIds& row : train_.rows) {
      for (const std::int32_t id : row) ++counts[static_cast<std::size_t>(id)];
    }
    summary_weights_ = summaryWeights(counts);
    ordinary_ids_ = ordinaryTokens(*tokenizer_);
  }

  ObjectiveLoss loss(Model& model, std::span<const std::uint32_t> rows, std::uint64_t key, const Pass& pass) override {
    const MaskedBatch batch = maskTokens(passages(rows, key), rules(), key, device_);
    const MaskedLoss loss = maskedLoss(masked(model), batch, pass);
    return {settings_.summary_weight > 0 && loss.summary.defined() ? loss.tokens + settings_.summary_weight * loss.summary : loss.tokens, loss.tokens};
  }

  /// Few rows are judged several times, masked in other places.
  HeldOutLoss judge(Model& model, const Pass& pass) override {
    if (held_out_.rows.empty()) return {};
    MaskingRules masks = rules();
    masks.share = 0.15;  // as everybody reports it, whatever the training used
    const std::size_t views = std::clamp<std::size_t>(kHeldOutRows / held_out_.rows.size(), 1, kMostViews);
    double sum = 0;
    std::int64_t targets = 0;
    for (std::size_t view = 0; view < views; ++view) {
      for (std::size_t begin = 0; begin < held_out_.rows.size(); begin += 32) {
        std::vector<Passage> rows;
        for (std::size_t i = begin; i < std::min(begin + 32, held_out_.rows.size()); ++i) rows.push_back({held_out_.rows[i], {}});
        const MaskedBatch batch = maskTokens(rows, masks, view == 0 ? begin : mixKeys(begin, view), device_);
        for (std::size_t from = 0; from < rows.size(); from += judgedRows(32)) {
          const MaskedBatch part = rowsOf(batch, from, std::min(judgedRows(32), rows.size() - from));
          const std::int64_t n = part.targets.numel();
          if (n == 0) continue;
          sum += maskedLoss(masked(model), part, pass).tokens.item<double>() * static_cast<double>(n);
          targets += n;
        }
      }
    }
    return {sum / static_cast<double>(targets)};
  }

  void settle(Model& model, Json& config) const override {
    scaleEmbeddings(model, kTuningRange);
    config["initializer_range"] = kTuningRange;  // for the heads that tuning adds
    // The starter learns without dropout (it sees no text often enough to learn it by heart); tuning wants some.
    for (const char* key : {"hidden_dropout_prob", "attention_probs_dropout_prob"}) config[key] = 0.1;
  }

  CardWords words() const override {
    return {"BERT",
            "bert",
            "fill-mask",
            "layers",
            "lower-case WordPiece tokens",
            settings_.summary_weight > 0 ? "Masked-language modelling; in addition, the summary of a passage (the pooler) learned to name "
                                           "its masked words and those of the passage that follows."
                                         : "Masked-language modelling.",
            "masked-token loss",
            "held_out_masked_token_loss"};
  }

 private:
  static MaskedLanguageModel& masked(Model& model) { return dynamic_cast<MaskedLanguageModel&>(model); }
  MaskingRules rules() const { return {settings_.mask_share, hidingToken(*tokenizer_), ordinary_ids_, summary_weights_}; }

  /// The rows, each cut into 1, 2, 4 or 8 passages (by `key`): the model is to read short texts as well as long ones, and to
  /// tell from each what comes next.
  std::vector<Passage> passages(std::span<const std::uint32_t> rows, std::uint64_t key) const {
    const std::size_t words = rowLength() - 2, parts = std::size_t{1} << Random(key).below(4),
                      length = std::max(words / parts, std::min(words, kShortestPassage));
    std::vector<Passage> passages;
    for (const std::uint32_t row : rows) {
      const TokenIds& ids = train_.rows[row];
      TokenIds stream(ids.begin() + 1, ids.end() - 1);
      if (!train_.ends_text[row]) stream.insert(stream.end(), train_.rows[row + 1].begin() + 1, train_.rows[row + 1].end() - 1);
      for (std::size_t begin = 0; begin + length <= words; begin += length) {
        const auto first = stream.begin() + static_cast<std::ptrdiff_t>(begin),
                   last = first + static_cast<std::ptrdiff_t>(length);
        Passage& passage = passages.emplace_back(Passage{{ids.front()}, {}});
        passage.ids.insert(passage.ids.end(), first, last);
        passage.ids.push_back(ids.back());
        passage.next.assign(last, last + std::min(stream.end() - last, static_cast<std::ptrdiff_t>(length)));
      }
    }
    return passages;
  }

  std::vector<std::int32_t> ordinary_ids_;
  std::vector<float> summary_weights_;
};

}  // namespace

std::unique_ptr<PretrainObjective> makeMaskedObjective(const PretrainSettings& settings, at::Device device) {
  return std::make_unique<MaskedObjective>(settings, device);
}

}  // namespace etude
