// What every family offers to tasks, tuning and training. A family is one file that builds these from a config.
#pragma once

#include "core/base/json.h"
#include "core/nn/layers.h"
#include "core/nn/tensors.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace etude {

/// A padded batch of tokens. Undefined tensors mean: all ones (mask), all zeros (types).
struct ModelInput {
  at::Tensor ids;    ///< (B, T) int64
  at::Tensor mask;   ///< (B, T) int64, 1 where there is a token
  at::Tensor types;  ///< (B, T) int64, 0 for the first text, 1 for the second
};

/// A model with the head of its task.
class Model {
 public:
  virtual ~Model() = default;
  /// All parameters in file order, with their names in Hugging Face's layout and the part they belong to.
  virtual ParameterList parameters() = 0;
  virtual int layerCount() const = 0;
  /// Draws all weights as Transformers initialises them.
  virtual void initialiseWeights(std::uint64_t key);
  /// The config.json to be saved with the weights.
  const Json& config() const { return config_; }

 protected:
  explicit Model(Json config) : config_(std::move(config)) {}
  Json config_;
};

class SequenceClassifier : public Model {
 public:
  using Model::Model;
  virtual at::Tensor logits(const ModelInput& input, const Pass& pass) = 0;  ///< (B, labels)
};

class MaskedLanguageModel : public Model {
 public:
  using Model::Model;
  struct Scores {
    at::Tensor tokens;   ///< (n, V): what stands at each masked position
    at::Tensor summary;  ///< (B, V): which tokens the whole text hides, told from its pooled summary alone
  };
  /// `positions`: (n) int64, indices into the flattened B * T.
  virtual Scores scores(const ModelInput& input, const at::Tensor& positions, const Pass& pass) = 0;
};

/// How models of a family are made. `options` carry device and dtype (meta: shapes only).
struct Family {
  const char* key;  ///< config.json's model_type
  std::unique_ptr<SequenceClassifier> (*classifier)(const Json& config, const at::TensorOptions& options);
  std::unique_ptr<MaskedLanguageModel> (*masked_lm)(const Json& config, const at::TensorOptions& options);
};

/// The visible list of families.
const std::vector<Family>& families();
/// Throws ProblemError that lists the known ones.
const Family& family(const Json& config);

/// Reads config.json of a model folder.
Json readConfig(const std::filesystem::path& folder);
/// `config` for a classifier of these labels: id2label, label2id, architecture, problem_type; `dropout` >= 0 replaces all probabilities.
Json classifierConfig(Json config, const std::vector<std::string>& labels, double dropout = -1);
/// id2label of a classifier's config in order of the ids.
std::vector<std::string> labelsOf(const Json& config);

struct LoadReport {
  std::vector<std::string> fresh;   ///< parameters that the files do not have (a new head)
  std::vector<std::string> unused;  ///< tensors of the files that the model does not have
};

/// Copies the weights of a folder into the model. Names with or without the family's prefix, and old names (gamma, beta),
/// are found. Parameters of the head may be missing, or of another shape if `head_may_differ` (they keep their fresh values);
/// everything else that is missing or of the wrong shape is thrown as Problems, all at once.
LoadReport loadWeights(Model& model, const std::filesystem::path& folder, bool head_may_differ);

/// Writes config.json and model.safetensors into an existing folder.
void saveModel(Model& model, const std::filesystem::path& folder);

}  // namespace etude
