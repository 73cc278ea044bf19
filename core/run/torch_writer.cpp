#include "core/run/torch_writer.h"

#include "core/base/say.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/run/tuned_model.h"
#include "core/tasks/generation.h"
#include "core/tasks/text_stream.h"

#include <algorithm>
#include <mutex>
#include <optional>

namespace etude {

namespace {

/// The head with which a model of this family writes.
Head writingHead(const Json& config) {
  const Family& found = family(config);
  for (const auto& [head, make] : found.heads) {
    if (head == Head::CausalLm || head == Head::SequenceToSequence) return head;
  }
  throw ProblemError(say("Models of the family “%1” cannot write texts", std::string(found.key)),
                     say("Choose a model that continues or rewrites texts, for example of the family gpt2, llama or t5."),
                     "config.json: model_type");
}

/// generation_config.json beside the model, or an empty object.
Json readGenerationConfig(const fs::path& folder) {
  const fs::path path = folder / "generation_config.json";
  if (!fs::exists(path)) return Json::object();
  Json json = parseJson(readFile(path, 1 << 20), path.string());
  return json.is_object() ? json : Json::object();
}

/// Ids under `key`: a number, a list of numbers, or nothing.
std::vector<std::int64_t> idsUnder(const Json& json, const char* key) {
  std::vector<std::int64_t> ids;
  const auto found = json.find(key);
  if (found == json.end()) return ids;
  for (const Json& one : found->is_array() ? *found : Json::array({*found})) {
    if (one.is_number_integer() && one >= 0) ids.push_back(one.get<std::int64_t>());
  }
  return ids;
}

bool isAmong(const std::vector<std::int64_t>& ids, std::int64_t id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

class TorchWriter final : public Writer {
 public:
  TorchWriter(const fs::path& given, const std::string& device) : device_(resolveDevice(device)), tokenizer_(loadTokenizer(tokenizerFolder(given))) {
    const fs::path folder = modelFolder(given);
    const Json config = readConfig(folder);
    model_ = makeModelAs<WritingModel>(config, writingHead(config), at::TensorOptions().dtype(at::kFloat));
    loadWeights(*model_, folder, /*head_may_differ=*/false);
    if (given != folder) foldAdapter(*model_, given);
    moveParameters(*model_, device_);
    embedded_ = vocabularySize(config);
    const Json generation = readGenerationConfig(folder);
    end_ids_ = idsUnder(generation, "eos_token_id");
    if (end_ids_.empty()) end_ids_ = idsUnder(config, "eos_token_id");
    if (end_ids_.empty() && tokenizer_->endId() >= 0) end_ids_ = {tokenizer_->endId()};
    for (const Json* json : {&generation, &config}) {
      if (const auto ids = idsUnder(*json, "decoder_start_token_id"); !ids.empty() && !start_id_) start_id_ = ids.front();
    }
  }

  std::vector<WrittenText> write(const std::vector<std::string>& prompts, const WritingSettings& settings, const OnText& on_text,
                                 std::stop_token stop, PromptForm form) override {
    const std::lock_guard lock(mutex_);
    if (prompts.empty()) return {};
    const std::vector<std::int64_t> end_ids = endIds(form);
    const auto isEnd = [&](std::int64_t id) { return isAmong(end_ids, id); };
    std::vector<std::vector<std::int32_t>> tokens;
    for (const std::string& prompt : prompts) tokens.push_back(promptIds(prompt, form));
    const bool rewrites = model_->head() == Head::SequenceToSequence;
    std::vector<TextStream> streams;
    for (const auto& ids : tokens) streams.emplace_back(*tokenizer_, rewrites ? std::vector<std::int32_t>() : ids, settings.stop);
    const auto tell = [&](std::size_t row, const std::string& more) {
      if (on_text && !more.empty()) on_text(row, more);
    };
    const OnToken on_token = [&](std::size_t row, std::int64_t id) {
      if (!isEnd(id)) tell(row, streams[row].push(static_cast<std::int32_t>(id)));
      return !streams[row].stopped();
    };
    const auto written = generate(*model_, asInput(tokens, rewrites), generationSettings(settings, end_ids), on_token, std::move(stop));
    std::vector<WrittenText> texts(prompts.size());
    for (std::size_t row = 0; row < texts.size(); ++row) {
      texts[row].ids = written[row];
      if (settings.num_beams > 1) {
        for (const std::int64_t id : written[row]) {
          if (!isEnd(id)) tell(row, streams[row].push(static_cast<std::int32_t>(id)));
        }
      }
      tell(row, streams[row].finish());
      texts[row].text = streams[row].text();
      texts[row].ended = streams[row].stopped() || (!written[row].empty() && isEnd(written[row].back()));
    }
    return texts;
  }

 private:
  std::vector<std::int64_t> endIds(PromptForm form) const {
    std::vector<std::int64_t> ids = end_ids_;
    const std::int32_t own = tokenizer_->endId();
    if (form == PromptForm::Conversation && own >= 0 && !isAmong(ids, own)) ids.push_back(own);
    return ids;
  }

  std::vector<std::int32_t> promptIds(const std::string& prompt, PromptForm form) const {
    Encoding encoding = form == PromptForm::Conversation ? tokenizer_->encodePlain(prompt) : tokenizer_->encode(prompt);
    if (form == PromptForm::Plain && model_->head() == Head::CausalLm) {  // a text that is to go on must not end
      while (!encoding.ids.empty() && encoding.special.back() != 0 && encoding.ids.size() > 1 && isAmong(end_ids_, encoding.ids.back())) {
        encoding.ids.pop_back();
        encoding.special.pop_back();
      }
    }
    if (encoding.ids.empty()) {
      const std::int32_t opening = tokenizer_->beginId() >= 0 ? tokenizer_->beginId() : tokenizer_->endId();
      if (opening < 0)
        throw ProblemError(say("An empty prompt gives this model nothing to begin with"), say("Give a few words to go on from."), "prompt");
      encoding.ids.push_back(opening);
    }
    for (const std::int32_t id : encoding.ids) {
      if (id < embedded_) continue;
      throw ProblemError(say("The model has no embedding for the token “%1”: its tokenizer knows %2 tokens, the model %3",
                             tokenizer_->token(id), tokenizer_->vocabularySize(), embedded_),
                         say("Copy the tokenizer files that belong to this model into its folder, or leave the token out."), "prompt");
    }
    return encoding.ids;
  }

  /// Side by side, padded on the left for a model that goes on at the right.
  ModelInput asInput(const std::vector<std::vector<std::int32_t>>& tokens, bool rewrites) const {
    std::size_t longest = 0;
    for (const auto& ids : tokens) longest = std::max(longest, ids.size());
    const auto rows = static_cast<std::int64_t>(tokens.size()), width = static_cast<std::int64_t>(longest);
    at::Tensor all = at::full({rows, width}, std::max(0, tokenizer_->padId()), at::kLong), mask = at::zeros({rows, width}, at::kLong);
    bool padded = false;
    for (std::int64_t b = 0; b < rows; ++b) {
      const auto& ids = tokens[static_cast<std::size_t>(b)];
      const std::int64_t gap = width - static_cast<std::int64_t>(ids.size()), begin = rewrites ? 0 : gap;
      padded = padded || gap > 0;
      std::copy(ids.begin(), ids.end(), all.data_ptr<std::int64_t>() + b * width + begin);
      std::fill_n(mask.data_ptr<std::int64_t>() + b * width + begin, ids.size(), 1);
    }
    ModelInput input;
    input.ids = all.to(device_);
    if (padded) input.mask = mask.to(device_);
    return input;
  }

  GenerationSettings generationSettings(const WritingSettings& settings, const std::vector<std::int64_t>& end_ids) const {
    GenerationSettings g;
    g.max_new_tokens = settings.max_new_tokens;
    g.temperature = settings.temperature;
    g.top_k = settings.top_k;
    g.top_p = settings.top_p;
    g.repetition_penalty = settings.repetition_penalty;
    g.beams = settings.num_beams;
    g.length_penalty = settings.length_penalty;
    g.early_stopping = settings.early_stopping;
    g.seed = static_cast<std::uint64_t>(settings.seed);
    g.end_ids = end_ids;
    g.start_id = start_id_.value_or(std::max(0, tokenizer_->padId()));
    return g;
  }

  std::mutex mutex_;
  at::Device device_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::unique_ptr<WritingModel> model_;
  std::int64_t embedded_ = 0;  ///< tokens that the model knows
  std::vector<std::int64_t> end_ids_;
  std::optional<std::int64_t> start_id_;
};

}  // namespace

std::shared_ptr<Writer> makeTorchWriter(const std::filesystem::path& folder, const std::string& device) {
  installMemoryMeter();
  setThreads(0);
  return withConfigProblems(folder, [&] { return std::make_shared<TorchWriter>(folder, device); });
}

}  // namespace etude
