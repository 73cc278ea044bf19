// What every family offers to tasks, tuning and training. A family is one file that builds these from a config.
#pragma once

#include "core/base/json.h"
#include "core/models/head.h"
#include "core/nn/attention.h"
#include "core/nn/layers.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace etude {

/// A padded batch of tokens. Undefined tensors mean: all ones (mask), all zeros (types), 0, 1, 2, ... (positions).
struct ModelInput {
  at::Tensor ids;               ///< (B, T) int64
  at::Tensor mask = {};         ///< (B, T) int64, 1 where there is a token
  at::Tensor types = {};        ///< (B, T) int64, 0 for the first text, 1 for the second
  at::Tensor decoder_ids = {};  ///< (B, U) int64, sequence-to-sequence models: what is written so far, the start token first
  at::Tensor positions = {};    ///< (B, T) int64, of models that count positions from the left and whose texts are padded there
};

/// A model with the head of its task.
class Model {
 public:
  virtual ~Model() = default;
  /// (B, labels) of a sequence classifier; (B, T, labels) of a token classifier; (B, T, 2), start and end, of a question answerer;
  /// (B, T, V) of masked and causal language models; (B, U, V) of sequence-to-sequence models.
  virtual at::Tensor logits(const ModelInput& input, const Pass& pass) = 0;
  /// All parameters in file order, with their names in Hugging Face's layout and the part they belong to.
  virtual ParameterList parameters() = 0;
  /// Encoder and decoder together.
  virtual int layerCount() const = 0;
  /// Whether the rest can be computed from what layer `layers` - 1 gives alone; an encoder that a decoder reads must not be cut off.
  virtual bool restsAfter(int layers) const {
    (void)layers;
    return true;
  }
  /// Draws all weights as Transformers initialises them.
  virtual void initialiseWeights(std::uint64_t key);
  /// Second names under which files may hold a parameter that serves twice (tied weights): {second name, name}.
  virtual std::vector<std::pair<std::string, std::string>> secondNames() const { return {}; }
  /// The config.json to be saved with the weights.
  const Json& config() const { return config_; }
  Head head() const { return head_; }

 protected:
  explicit Model(Json config) : config_(std::move(config)) {}
  Json config_;

 private:
  friend std::unique_ptr<Model> makeModel(const Json&, Head, const at::TensorOptions&);
  Head head_ = Head::SequenceClassification;
};

/// An encoder as it is pretrained: tells masked tokens and, if it is a BERT, what a text is about.
class MaskedLanguageModel : public Model {
 public:
  using Model::Model;
  struct Scores {
    at::Tensor tokens;   ///< (n, V): what stands at each masked position
    at::Tensor summary;  ///< (B, V): which tokens the whole text hides, told from its pooled summary alone; undefined: there is none
  };
  /// `positions`: (n) int64, indices into the flattened B * T.
  virtual Scores scores(const ModelInput& input, const at::Tensor& positions, const Pass& pass) = 0;
};

/// What a model has read so far while it writes.
struct WritingState {
  at::Tensor mask;                          ///< (B, S) of what the decoder has read, or undefined: nothing is padded
  at::Tensor encoded, encoded_mask;         ///< sequence-to-sequence: (B, T, C) and (B, T)
  std::vector<KeyValues> own, encoder;      ///< by layer: of the decoder's own tokens, and of the encoder's
  /// Row i becomes what row rows[i] was. rows: (n) int64.
  void select(const at::Tensor& rows);
};

/// A causal or sequence-to-sequence language model: reads on, one or more tokens at a time.
class WritingModel : public Model {
 public:
  using Model::Model;
  /// Before the first token; a sequence-to-sequence model reads `prompt` here, a causal one only notes its mask.
  virtual WritingState begin(const ModelInput& prompt, const Pass& pass) = 0;
  /// Reads `ids` (B, T) after what `state` holds; scores of the token that follows, (B, V). For a causal model with a padded prompt
  /// `state.mask` must cover what is read.
  virtual at::Tensor read(const at::Tensor& ids, WritingState& state, const Pass& pass) = 0;
};

/// How models of a family are made. `options` carry device and dtype (meta: shapes only).
struct Family {
  using Make = std::unique_ptr<Model> (*)(const Json& config, const at::TensorOptions& options);
  const char* key;         ///< config.json's model_type
  const char* class_name;  ///< of Transformers' classes: "Bert" of BertForSequenceClassification
  std::vector<std::pair<Head, Make>> heads;
  std::vector<const char*> dropout_keys;  ///< of config.json: all its probabilities of dropout
};

/// The visible list of families.
const std::vector<Family>& families();
/// Throws ProblemError that lists the known ones.
const Family& family(const Json& config);

/// The model that `config` describes, with this head; weights are not set. Throws ProblemError: what is wrong in config.json, or that
/// the family has no such head.
std::unique_ptr<Model> makeModel(const Json& config, Head head, const at::TensorOptions& options);

/// The same as one of the narrower kinds; the family's model with this head must be of that kind.
template <class M>
std::unique_ptr<M> makeModelAs(const Json& config, Head head, const at::TensorOptions& options) {
  std::unique_ptr<Model> model = makeModel(config, head, options);
  std::unique_ptr<M> narrow(&dynamic_cast<M&>(*model));
  (void)model.release();
  return narrow;
}

template <class M>
std::unique_ptr<Model> makeAs(const Json& config, const at::TensorOptions& options) {
  return std::make_unique<M>(config, options);
}

/// A text does not fit; the problem says how long it may be.
[[noreturn]] void throwTooLong(std::int64_t tokens, std::int64_t most);

/// For how many tokens a model of this config has embeddings; some may be there only to make the number round.
std::int64_t vocabularySize(const Json& config);

/// The rows that stand for the tokens from `known` to `tokens`, of the embeddings and of the scores, become the mean of all rows before
/// them: of all beginnings this disturbs the model least (Hewitt 2021). Parameters must require no gradient yet.
void initialiseTokens(Model& model, std::int64_t known, std::int64_t tokens);

/// `config` for a classifier of these labels: id2label, label2id, problem_type; `dropout` >= 0 replaces all probabilities.
Json classifierConfig(Json config, const std::vector<std::string>& labels, double dropout = -1);
/// id2label of a classifier's config in order of the ids.
std::vector<std::string> labelsOf(const Json& config);
/// How many labels a classifier of this config has.
std::int64_t labelCount(const Json& config);

}  // namespace etude
