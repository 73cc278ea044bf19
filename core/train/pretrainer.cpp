#include "core/train/pretrainer.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/models/weights.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"
#include "core/tasks/masked_lm.h"
#include "core/text/tokenizer.h"
#include "core/text/wordpiece.h"
#include "core/text/wordpiece_trainer.h"
#include "core/train/optimizer.h"
#include "core/train/pretrain_card.h"
#include "core/train/pretrain_init.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <set>
#include <sstream>

namespace etude {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double kCheckpointSeconds = 120;
constexpr std::size_t kHeldOutSequences = 512;
constexpr std::uint64_t kHeldOutKey = 1;
constexpr std::size_t kShortestPassage = 14;  // tokens
constexpr double kTuningRange = 0.02;         // spread of weights that the usual learning rates of tuning suit: BERT's

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Corpus {
  std::vector<fs::path> train, held_out;
};

Corpus findTexts(const PretrainSettings& settings) {
  Corpus corpus;
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(settings.corpus, error)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  if (files.empty()) {
    throw ProblemError(say("The folder holds no .txt files to learn from"),
                       say("Give a folder of plain text files, one paragraph a line."), settings.corpus);
  }
  std::sort(files.begin(), files.end());
  std::set<std::string> kept_back;
  if (!settings.held_out.empty()) {
    std::istringstream lines(readFile(settings.held_out, 16 << 20));
    for (std::string name, part; std::getline(lines, name, '\t') && std::getline(lines, part);) {
      if (part != "train") kept_back.insert(name);
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const bool back = settings.held_out.empty() ? files.size() > 1 && i % 20 == 10 % files.size()
                                                : kept_back.contains(files[i].stem().string());
    (back ? corpus.held_out : corpus.train).push_back(files[i]);
  }
  return corpus;
}

template <class Take>
void forEachParagraph(const fs::path& file, Take take) {
  const std::string text = readFile(file);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) take(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
}

class Pretrainer {
 public:
  Pretrainer(const PretrainSettings& settings, fs::path out, const std::function<void(const PretrainProgress&)>& progress,
             std::stop_token stop)
      : settings_(settings),
        out_(std::move(out)),
        progress_(progress),
        stop_(std::move(stop)),
        device_(resolveDevice(settings.device)) {}

  void run() {
    installMemoryMeter();
    setThreads(settings_.threads);
    corpus_ = findTexts(settings_);
    makeTokenizer();
    if (settings_.sequence_length > settings_.max_positions) {
      throw ProblemError(say("The training length is above the longest text that the model is to read"),
                         say("Lower sequence_length to %1 or raise max_positions.", settings_.max_positions), "sequence_length");
    }
    sequences_ = readSequences(corpus_.train, &ends_text_);
    if (sequences_.empty())
      throw ProblemError(say("The texts are too short to learn from"), say("Give more text: at least a few books."),
                         settings_.corpus);
    held_out_ = readSequences(corpus_.held_out);
    summary_weights_ = summaryWeights(countTokens());
    for (std::int32_t id = 0; id < tokenizer_->vocabularySize(); ++id) {
      if (!tokenizer_->isSpecial(id)) ordinary_ids_.push_back(id);
    }
    shuffle(std::span(held_out_), kHeldOutKey);  // some of every text
    if (held_out_.size() > kHeldOutSequences) held_out_.resize(kHeldOutSequences);
    makeModel();
    train();
    finish();
  }

 private:
  fs::path checkpoint() const { return out_ / ".progress"; }

  void tell(const std::string& text) {
    PretrainProgress now;
    now.text = text;
    progress_(now);
    if (stop_.stop_requested()) throw Cancelled();
  }

  void makeTokenizer() {
    if (fs::exists(checkpoint() / "vocab.txt")) {
      tokenizer_ = loadTokenizer(checkpoint());
    } else if (!settings_.starter.empty()) {
      tokenizer_ = loadTokenizer(settings_.starter);
    } else {
      tell("Counting words");
      WordCounter counter(/*lower_case=*/true);
      for (const fs::path& file : corpus_.train) forEachParagraph(file, [&](std::string_view text) { counter.add(text); });
      tell("Learning a vocabulary of " + formatCount(settings_.vocabulary_size) + " pieces");
      WordPieceSettings pieces;
      pieces.model_max_length = static_cast<std::size_t>(settings_.max_positions);
      tokenizer_ = makeWordPiece(trainWordPiece(counter.counts(), {settings_.vocabulary_size, 2, true}, stop_), pieces);
    }
  }

  /// Paragraphs of a text joined and cut into [CLS] ... [SEP] of exactly sequence_length tokens.
  /// `ends`: true for the last sequence of each file.
  std::vector<std::vector<std::int32_t>> readSequences(const std::vector<fs::path>& files, std::vector<bool>* ends = nullptr) {
    tell("Reading " + std::to_string(files.size()) + " texts");
    const std::int32_t cls = tokenizer_->tokenId("[CLS]"), sep = tokenizer_->tokenId("[SEP]");
    const auto length = static_cast<std::size_t>(settings_.sequence_length);
    std::vector<std::vector<std::vector<std::int32_t>>> per_file(files.size());
    at::parallel_for(0, static_cast<std::int64_t>(files.size()), 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t f = begin; f < end && !stop_.stop_requested(); ++f) {
        std::vector<std::int32_t> open = {cls};
        forEachParagraph(files[static_cast<std::size_t>(f)], [&](std::string_view text) {
          for (const std::int32_t id : tokenizer_->encodePlain(text).ids) {
            open.push_back(id);
            if (open.size() + 1 < length) continue;
            open.push_back(sep);
            per_file[static_cast<std::size_t>(f)].push_back(std::exchange(open, {cls}));
          }
        });
      }
    });
    std::vector<std::vector<std::int32_t>> all;
    for (auto& sequences : per_file) {
      std::move(sequences.begin(), sequences.end(), std::back_inserter(all));
      if (!ends) continue;
      ends->resize(all.size(), false);
      if (!all.empty()) ends->back() = true;
    }
    return all;
  }

  std::vector<std::int64_t> countTokens() const {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(tokenizer_->vocabularySize()));
    for (const auto& sequence : sequences_) {
      for (const std::int32_t id : sequence) ++counts[static_cast<std::size_t>(id)];
    }
    return counts;
  }

  void makeModel() {
    const fs::path source = fs::exists(checkpoint() / "model.safetensors") ? checkpoint() : fs::path(settings_.starter);
    Json config = source.empty() ? freshConfig() : readConfig(source);
    for (const char* key : {"hidden_dropout_prob", "attention_probs_dropout_prob"}) config[key] = settings_.dropout;
    model_ = makeModelAs<MaskedLanguageModel>(config, Head::MaskedLm, at::TensorOptions().dtype(at::kFloat));
    model_->initialiseWeights(static_cast<std::uint64_t>(settings_.seed));
    if (!source.empty()) {
      loadWeights(*model_, source, /*head_may_differ=*/true);
    } else if (settings_.initialisation == "neighbours") {
      pointHeadsAtNeighbours(*model_, settings_.heads, settings_.initializer_range);
      quietLayers(*model_, model_->layerCount());
    }
    for (const Parameter& parameter : model_->parameters()) {
      *parameter.tensor = parameter.tensor->to(device_).detach().requires_grad_(true);
    }
    optimizer_ = std::make_unique<AdamW>(model_->parameters(), AdamSettings{0.9, 0.98, 1e-6, settings_.weight_decay});
    if (fs::exists(checkpoint() / "state.json")) {
      const Json state = parseJson(readFile(checkpoint() / "state.json"), (checkpoint() / "state.json").string());
      step_ = state.value("step", std::int64_t{0});
      seconds_before_ = state.value("seconds", 0.0);
      optimizer_->loadState(SafetensorsFile(checkpoint() / "optimizer.safetensors"));
    }
  }

  Json freshConfig() const {
    return {{"model_type", "bert"},
            {"vocab_size", tokenizer_->vocabularySize()},
            {"hidden_size", settings_.hidden_size},
            {"num_hidden_layers", settings_.layers},
            {"num_attention_heads", settings_.heads},
            {"intermediate_size", settings_.intermediate_size},
            {"max_position_embeddings", settings_.max_positions},
            {"type_vocab_size", 2},
            {"hidden_act", "gelu"},
            {"hidden_dropout_prob", settings_.dropout},
            {"attention_probs_dropout_prob", settings_.dropout},
            {"initializer_range", settings_.initializer_range},
            {"layer_norm_eps", 1e-12},
            {"pad_token_id", tokenizer_->padId()},
            {"position_embedding_type", "absolute"}};
  }

  /// How much of the planned work is done, in [0, 1].
  double fraction(Clock::time_point start) const {
    if (settings_.max_steps > 0) return static_cast<double>(step_) / static_cast<double>(settings_.max_steps);
    return (seconds_before_ + secondsSince(start)) / (settings_.max_minutes * 60);
  }

  MaskingRules rules() const { return {settings_.mask_share, tokenizer_->maskId(), ordinary_ids_, summary_weights_}; }

  /// The sequences of this step, each cut into 1, 2, 4 or 8 passages (by `key`): the model is to read short texts as well as
  /// long ones, and to tell from each what comes next.
  std::vector<Passage> batchPassages(std::uint64_t key) {
    const auto words = static_cast<std::size_t>(settings_.sequence_length) - 2;
    const std::size_t parts = std::size_t{1} << Random(key).below(4),
                      length = std::max(words / parts, std::min(words, kShortestPassage));
    std::vector<Passage> passages;
    for (const std::uint32_t row : batchRows()) {
      const std::vector<std::int32_t>& sequence = sequences_[row];
      std::vector<std::int32_t> stream(sequence.begin() + 1, sequence.end() - 1);
      if (!ends_text_[row]) stream.insert(stream.end(), sequences_[row + 1].begin() + 1, sequences_[row + 1].end() - 1);
      for (std::size_t begin = 0; begin + length <= words; begin += length) {
        const auto first = stream.begin() + static_cast<std::ptrdiff_t>(begin),
                   last = first + static_cast<std::ptrdiff_t>(length);
        Passage& passage = passages.emplace_back(Passage{{sequence.front()}, {}});
        passage.ids.insert(passage.ids.end(), first, last);
        passage.ids.push_back(sequence.back());
        passage.next.assign(last, last + std::min(stream.end() - last, static_cast<std::ptrdiff_t>(length)));
      }
    }
    return passages;
  }

  std::vector<std::uint32_t> batchRows() {
    const auto batch = static_cast<std::size_t>(settings_.batch_size),
               per_epoch = std::max<std::size_t>(1, sequences_.size() / batch);
    const std::size_t epoch = static_cast<std::size_t>(step_) / per_epoch, within = static_cast<std::size_t>(step_) % per_epoch;
    if (order_.empty() || order_epoch_ != epoch) {
      order_.resize(sequences_.size());
      std::iota(order_.begin(), order_.end(), 0u);
      shuffle(std::span(order_), mixKeys(static_cast<std::uint64_t>(settings_.seed), epoch));
      order_epoch_ = epoch;
    }
    const auto first = order_.begin() + static_cast<std::ptrdiff_t>(within * batch);
    return {first, first + static_cast<std::ptrdiff_t>(std::min(batch, sequences_.size()))};
  }

  void train() {
    const Clock::time_point start = Clock::now();
    double smoothed = 0, saved_at = 0, told_at = -1;
    const std::int64_t first = step_;
    const bool bf16 = resolveBf16("auto", device_);
    for (double done = fraction(start); done < 1; done = fraction(start)) {
      if (stop_.stop_requested()) {
        save(start);
        throw Cancelled();
      }
      const std::uint64_t key =
          mixKeys(static_cast<std::uint64_t>(settings_.seed), static_cast<std::uint64_t>(step_) + (std::uint64_t{1} << 40));
      const MaskedBatch batch = maskTokens(batchPassages(key), rules(), key, device_);
      Pass pass;
      pass.training = true;
      pass.key = key;
      optimizer_->zeroGradients();
      MaskedLoss loss;
      {
        const AutocastGuard autocast(device_.type(), bf16);
        loss = maskedLoss(*model_, batch, pass);
      }
      (loss.summary.defined() ? loss.tokens + settings_.summary_weight * loss.summary : loss.tokens).backward();
      const double norm = optimizer_->gradientNorm();
      const double rate = settings_.learning_rate * (done < settings_.warmup_ratio ? done / settings_.warmup_ratio
                                                                                   : (1 - done) / (1 - settings_.warmup_ratio));
      optimizer_->step(rate, std::min(1.0, 1 / (norm + 1e-6)));
      ++step_;
      const double value = loss.tokens.item<double>();
      if (!std::isfinite(value)) {
        throw ProblemError(say("The loss is not a finite number after step %1", step_),
                           say("Lower the learning rate and start again."), "learning_rate");
      }
      smoothed = step_ == first + 1 ? value : 0.98 * smoothed + 0.02 * value;
      const double seconds = secondsSince(start);
      if (seconds - told_at > 1) {
        told_at = seconds;
        const double tokens = static_cast<double>((step_ - first) * settings_.batch_size * settings_.sequence_length);
        progress_({step_, std::min(1.0, done), smoothed, rate, tokens / seconds, seconds_before_ + seconds, ""});
      }
      if (seconds - saved_at > kCheckpointSeconds) {
        save(start);
        saved_at = secondsSince(start);
      }
    }
    if (step_ > first) save(start);  // a stop while the held-out texts are judged loses nothing
    seconds_before_ += secondsSince(start);
  }

  void save(Clock::time_point start) {
    writeDirectoryAtomically(checkpoint(), [&](const fs::path& folder) {
      saveModel(*model_, folder);
      tokenizer_->save(folder);
      writeTensors(folder / "optimizer.safetensors", optimizer_->state());
      writeFileAtomically(folder / "state.json", dumpJson({{"step", step_}, {"seconds", seconds_before_ + secondsSince(start)}}));
    });
  }

  /// Mean masked-token loss on the held-out texts, always with the same masks.
  double heldOutLoss() {
    if (held_out_.empty()) return std::nan("");
    const at::NoGradGuard no_grad;
    double sum = 0;
    std::int64_t targets = 0;
    for (std::size_t begin = 0; begin < held_out_.size(); begin += 32) {
      const auto first = held_out_.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = held_out_.begin() + static_cast<std::ptrdiff_t>(std::min(begin + 32, held_out_.size()));
      std::vector<Passage> rows;
      std::transform(first, last, std::back_inserter(rows), [](const auto& ids) { return Passage{ids, {}}; });
      MaskingRules masks = rules();
      masks.share = 0.15;  // as everybody reports it, whatever the training used
      const MaskedBatch batch = maskTokens(rows, masks, begin, device_);
      const std::int64_t n = batch.targets.numel();
      sum += maskedLoss(*model_, batch, {}).tokens.item<double>() * static_cast<double>(n);
      targets += n;
    }
    return sum / static_cast<double>(targets);
  }

  void finish() {
    tell("Measuring on held-out texts");
    PretrainResult result;
    result.steps = step_;
    result.seconds = seconds_before_;
    scaleEmbeddings(*model_, kTuningRange);
    result.held_out_loss = heldOutLoss();
    result.parameters = model_->parameters().count();
    result.layers = model_->layerCount();
    result.width = model_->config().value("hidden_size", std::int64_t{0});
    result.vocabulary_size = tokenizer_->vocabularySize();
    for (const fs::path& file : corpus_.held_out) result.held_out.push_back(file.stem().string());
    result.train_texts = static_cast<std::int64_t>(corpus_.train.size());
    result.tokens_seen = step_ * settings_.batch_size * settings_.sequence_length;
    makeDirectories(out_);
    NamedTensors half;
    for (const Parameter& parameter : model_->parameters())
      half.emplace_back(parameter.name, parameter.tensor->detach().to(at::kHalf));
    Json config = model_->config();
    config["torch_dtype"] = "float16";
    config["initializer_range"] = kTuningRange;  // for the heads that tuning adds
    // The starter learns without dropout (it sees no text often enough to learn it by heart); tuning wants some.
    for (const char* key : {"hidden_dropout_prob", "attention_probs_dropout_prob"}) config[key] = 0.1;
    writeTensors(out_ / "model.safetensors", half);
    writeFileAtomically(out_ / "config.json", dumpJson(config, 2) + "\n");
    tokenizer_->save(out_);
    writePretrainCard(out_, settings_, result);
    std::error_code ignored;
    fs::remove_all(checkpoint(), ignored);
  }

  const PretrainSettings settings_;
  const fs::path out_;
  const std::function<void(const PretrainProgress&)>& progress_;
  std::stop_token stop_;
  at::Device device_;
  Corpus corpus_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::vector<std::vector<std::int32_t>> sequences_, held_out_;
  std::vector<bool> ends_text_;  ///< by sequence: nothing follows it
  std::vector<std::int32_t> ordinary_ids_;
  std::vector<float> summary_weights_;
  std::unique_ptr<MaskedLanguageModel> model_;
  std::unique_ptr<AdamW> optimizer_;
  std::vector<std::uint32_t> order_;
  std::size_t order_epoch_ = 0;
  std::int64_t step_ = 0;
  double seconds_before_ = 0;
};

}  // namespace

void pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                   const std::function<void(const PretrainProgress&)>& progress, std::stop_token stop) {
  Pretrainer(settings, out, progress, std::move(stop)).run();
}

}  // namespace etude
