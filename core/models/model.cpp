#include "core/models/model.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/models/families.h"

#include <algorithm>

namespace etude {

namespace {

std::string headInWords(Head head) {
  switch (head) {
    case Head::SequenceClassification: return say("classifying texts");
    case Head::TokenClassification: return say("labelling tokens");
    case Head::QuestionAnswering: return say("answering questions");
    case Head::MaskedLm: return say("filling in masked tokens");
    case Head::CausalLm: return say("continuing texts");
    case Head::SequenceToSequence: return say("rewriting texts");
  }
  return {};
}

/// Transformers' name of the class, as config.json's architectures have it.
std::string architecture(const Family& family, Head head) {
  const std::string name = family.class_name;
  switch (head) {
    case Head::SequenceClassification: return name + "ForSequenceClassification";
    case Head::TokenClassification: return name + "ForTokenClassification";
    case Head::QuestionAnswering: return name + "ForQuestionAnswering";
    case Head::MaskedLm: return name == "Bert" ? "BertForPreTraining" : name + "ForMaskedLM";
    case Head::CausalLm: return name == "GPT2" ? "GPT2LMHeadModel" : name + "ForCausalLM";
    case Head::SequenceToSequence: return name + "ForConditionalGeneration";
  }
  return name;
}

}  // namespace

const std::vector<Family>& families() {
  static const std::vector<Family> list = {bertFamily(),      distilbertFamily(), robertaFamily(), xlmRobertaFamily(),
                                           camembertFamily(), debertaFamily(),    debertaV2Family(), gpt2Family(),
                                           llamaFamily(),     mistralFamily(),    qwen2Family(),   t5Family()};
  return list;
}

const Family& family(const Json& config) {
  std::string type, known;
  if (config.is_object() && config.contains("model_type") && config["model_type"].is_string()) type = config["model_type"];
  for (const Family& candidate : families()) {
    if (type == candidate.key) return candidate;
    known += (known.empty() ? "" : ", ") + std::string(candidate.key);
  }
  throw ProblemError(type.empty() ? say("config.json does not say what kind of model this is (model_type)")
                                  : say("Models of the family “%1” cannot be tuned with this version", type),
                     say("Choose a model of one of these families: %1.", known), "config.json: model_type");
}

std::unique_ptr<Model> makeModel(const Json& config, Head head, const at::TensorOptions& options) {
  const Family& found = family(config);
  for (const auto& [candidate, make] : found.heads) {
    if (candidate != head) continue;
    std::unique_ptr<Model> model = make(config, options);
    model->head_ = head;
    model->config_["architectures"] = {architecture(found, head)};
    model->config_.erase("dtype");
    model->config_["torch_dtype"] = "float32";
    return model;
  }
  throw ProblemError(say("Models of the family “%1” are not made for %2", std::string(found.key), headInWords(head)),
                     say("Choose a model of another family."), "config.json: model_type");
}

Json classifierConfig(Json config, const std::vector<std::string>& labels, double dropout) {
  Json id2label = Json::object(), label2id = Json::object();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    id2label[std::to_string(i)] = labels[i];
    label2id[labels[i]] = i;
  }
  config["id2label"] = id2label;
  config["label2id"] = label2id;
  config["problem_type"] = "single_label_classification";
  if (dropout >= 0) {
    for (const char* key : family(config).dropout_keys) config[key] = dropout;
  }
  return config;
}

std::vector<std::string> labelsOf(const Json& config) {
  const Json table = config.value("id2label", Json::object());
  std::vector<std::string> labels(table.is_object() ? table.size() : 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto found = table.find(std::to_string(i));
    if (found == table.end() || !found->is_string()) {
      throw ProblemError(say("The labels of the model are not numbered from 0"), say("Mend id2label in its config.json."),
                         "config.json: id2label");
    }
    labels[i] = found->get<std::string>();
  }
  if (labels.empty()) {
    const std::int64_t count = config.value("num_labels", std::int64_t{2});
    if (count < 1 || count > 100000)
      throw ProblemError(say("num_labels must be from 1 to 100000"), say("Mend config.json."), "config.json: num_labels");
    for (std::int64_t i = 0; i < count; ++i) labels.push_back("LABEL_" + std::to_string(i));
  }
  return labels;
}

std::int64_t labelCount(const Json& config) { return static_cast<std::int64_t>(labelsOf(config).size()); }

void Model::initialiseWeights(std::uint64_t key) {
  const double range = config_.value("initializer_range", 0.02);
  for (const Parameter& parameter : parameters()) initialise(parameter, range, key);
}

void throwTooLong(std::int64_t tokens, std::int64_t most) {
  throw ProblemError(say("A text of %1 tokens does not fit: the model reads at most %2", tokens, most),
                     say("Lower the longest text to %1 tokens.", most), "model.max_length");
}

void WritingState::select(const at::Tensor& rows) {
  for (at::Tensor* tensor : {&mask, &encoded, &encoded_mask}) {
    if (tensor->defined()) *tensor = tensor->index_select(0, rows);
  }
  for (std::vector<KeyValues>* layers : {&own, &encoder}) {
    for (KeyValues& layer : *layers) layer.select(rows);
  }
}

std::int64_t vocabularySize(const Json& config) {
  if (const auto found = config.find("vocab_size"); found != config.end() && found->is_number_integer() && *found > 0)
    return found->get<std::int64_t>();
  const auto model = makeModel(config, family(config).heads.front().first, at::TensorOptions().dtype(at::kFloat).device(at::kMeta));
  for (const Parameter& parameter : model->parameters()) {
    if (parameter.per_token) return parameter.tensor->size(0);
  }
  return 0;
}

void initialiseTokens(Model& model, std::int64_t known, std::int64_t tokens) {
  const at::NoGradGuard no_grad;
  if (tokens <= known) return;
  for (const Parameter& parameter : model.parameters()) {
    if (!parameter.per_token) continue;
    at::Tensor fresh = parameter.tensor->narrow(0, known, tokens - known);
    if (parameter.kind == ParameterKind::Bias)
      fresh.zero_();
    else
      fresh.copy_(parameter.tensor->narrow(0, 0, known).mean(0, /*keepdim=*/true).expand_as(fresh));
  }
}

}  // namespace etude
