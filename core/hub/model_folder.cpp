#include "core/hub/model_folder.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/hub/model_checks.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <optional>

namespace etude {

namespace {

constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{10} << 20;
constexpr std::uint64_t kMaxCardBytes = std::uint64_t{4} << 20;

void append(Problems& problems, const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); }

std::string nameOf(const fs::path& folder) {
  const fs::path clean = folder.has_filename() ? folder : folder.parent_path();
  return clean.filename().string();
}

void readConfigFile(const fs::path& folder, ModelSummary& summary) {
  const fs::path path = folder / "config.json";
  if (!isThere(path)) {
    const bool adapter = isThere(folder / "adapter_config.json");
    summary.problems.push_back({Severity::Error,
                                adapter ? say("The folder holds an adapter, not a whole model")
                                        : say("The folder has no config.json, so it is no model folder"),
                                adapter
                                    ? say("Choose the model that the adapter was made for.")
                                    : say("Choose a folder as Transformers saves it, with config.json and model.safetensors."),
                                folder.string()});
    return;
  }
  const nlohmann::json config = parseJsonOrDiscard(readFile(path, kMaxConfigBytes));
  if (config.is_discarded() || !config.is_object())
    summary.problems.push_back(
        {Severity::Error, say("config.json is not a JSON object"), say("Download the model again."), path.string()});
  else
    readModelConfig(config, path, summary);
}

void addWeightFiles(const ModelWeights& weights, ModelSummary& summary) {
  std::vector<std::pair<std::string, std::uint64_t>> by_dtype;
  for (const WeightFile& file : weights.files()) {
    std::error_code ignored;
    if (const std::uintmax_t size = fs::file_size(file.path(), ignored); !ignored) summary.bytes += size;
    for (const TensorInfo& tensor : file.tensors()) {
      auto found = std::find_if(by_dtype.begin(), by_dtype.end(), [&](const auto& entry) { return entry.first == tensor.dtype; });
      if (found == by_dtype.end()) found = by_dtype.insert(by_dtype.end(), {tensor.dtype, 0});
      found->second += tensor.end - tensor.begin;
    }
  }
  const auto most =
      std::max_element(by_dtype.begin(), by_dtype.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == by_dtype.end()) return;
  static const std::pair<const char*, const char*> kNames[] = {
      {"F32", "float32"}, {"F16", "float16"}, {"BF16", "bfloat16"}, {"F64", "float64"}};
  summary.dtype = most->first;
  for (const auto& [stored, shown] : kNames) {
    if (most->first == stored) summary.dtype = shown;
  }
}

void readTokenizer(const fs::path& folder, ModelSummary& summary, std::int64_t embedding_rows) {
  const auto tokenizer = loadTokenizer(folder);
  summary.lower_case = tokenizer->lowerCase();
  if (embedding_rows > 0) append(summary.problems, compareVocabularies(tokenizer->vocabularySize(), embedding_rows, folder.string()));
}

/// Runs one step; what it throws becomes part of the summary, so that the next steps can still find more.
template <class Step>
void attempt(ModelSummary& summary, const Step& step) {
  try {
    step();
  } catch (const ProblemError& error) {
    append(summary.problems, error.problems());
  } catch (const std::exception& error) {
    summary.problems.push_back({Severity::Error, say("The folder could not be read (%1)", error.what()),
                                say("Check the folder, or download the model again."), summary.path.string()});
  }
}

}  // namespace

Problems compareVocabularies(std::int64_t tokens, std::int64_t embedded, const std::string& where) {
  const std::int64_t rounding = std::max<std::int64_t>(128, embedded / 20);
  if (tokens > embedded) {
    return {{Severity::Warning,
             say("The tokenizer knows %1 tokens, but the model has embeddings for %2: tuning adds the missing ones", tokens, embedded),
             say("They begin as the mean of all others. If there are many, the tokenizer may be that of another model: then copy the files "
                 "that belong to this one into the folder."),
             where}};
  }
  if (embedded - tokens <= rounding) return {};
  return {{Severity::Warning,
           say("The tokenizer knows %1 tokens, but the model has embeddings for %2", tokens, embedded),
           say("The others are never used. Copy the tokenizer files that belong to this model into the folder, if these do not."), where}};
}

ModelSummary summariseModel(const fs::path& folder) {
  ModelSummary summary;
  summary.path = folder;
  summary.name = nameOf(folder);
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    summary.problems.push_back({Severity::Error,
                                isThere(folder) ? say("A model is a folder, and this is a file") : say("There is no such folder"),
                                say("Choose the folder that holds config.json and model.safetensors."), folder.string()});
    return summary;
  }
  attempt(summary, [&] { readConfigFile(folder, summary); });
  const bool known = std::find(tunableFamilies().begin(), tunableFamilies().end(), summary.family) != tunableFamilies().end();
  std::int64_t embedding_rows = 0;
  attempt(summary, [&] {
    const ModelWeights weights(folder);
    addWeightFiles(weights, summary);
    if (weights.pickled())
      summary.problems.push_back(
          {Severity::Info,
           say("The weights are in pytorch_model.bin, an older format that can carry program code: they are read, and nothing in it "
               "is run"),
           say("Nothing need be done; what is saved or exported here is in the newer format, safetensors."), folder.string()});
    if (!known) return;
    countParameters(weights, summary);
    embedding_rows = embeddedTokens(weights);
  });
  // The tokenizer of another family is of another kind: that would only be the same news twice.
  if (known || summary.family.empty()) attempt(summary, [&] { readTokenizer(folder, summary, embedding_rows); });
  if (isThere(folder / "README.md")) {
    try {
      readModelCard(readFile(folder / "README.md", kMaxCardBytes), summary);
    } catch (const ProblemError&) {
      summary.description.clear();  // a card that cannot be read is no reason against the model
    }
  }
  return summary;
}

}  // namespace etude
