#include "core/hub/model_folder.h"
#include "core/nn/safetensors.h"
#include "core/text/wordpiece.h"
#include "tests/fuzz/fuzz_folder.h"
#include "tests/fuzz/targets.h"

namespace etude::fuzz {

namespace {

/// What the header says of a tensor, and touches its bytes.
TensorData dataOf(const SafetensorsFile& file, const TensorInfo& tensor) {
  const std::string_view bytes = file.bytes(tensor);
  require(file.find(tensor.name) == &tensor, "a tensor that is not found by its name");
  require(static_cast<std::uint64_t>(tensor.elements()) * dtypeBytes(tensor.dtype) == bytes.size(),
          "a tensor whose bytes do not fit its shape");
  volatile char touched = bytes.empty() ? '\0' : bytes.front();
  touched = bytes.empty() ? '\0' : bytes.back();
  (void)touched;
  return {tensor.name, tensor.dtype, tensor.shape, std::as_bytes(std::span(bytes))};
}

/// What is written must read as what it was made of.
void writeAndRead(const SafetensorsFile& file, const std::vector<TensorData>& tensors, const fs::path& path) {
  writeSafetensors(path, tensors, file.metadata());
  const SafetensorsFile again(path);
  require(again.tensors().size() == tensors.size() && again.metadata() == file.metadata(),
          "another file is written than was read");
  for (const TensorData& tensor : tensors) {
    const TensorInfo* found = again.find(tensor.name);
    require(found && found->shape == tensor.shape && found->dtype == tensor.dtype, "a tensor that is written and not read");
    require(again.bytes(*found) == file.bytes(*file.find(tensor.name)), "bytes that change on their way");
  }
}

/// A BERT of one layer with as many tokens as its tokenizer has.
void writeTinyModel(const fs::path& folder) {
  constexpr std::int64_t kHidden = 4, kWide = 8, kTokens = 6, kPositions = 8;
  static const std::string zeros(sizeof(float) * kHidden * kWide, '\0');
  std::vector<TensorData> tensors;
  const auto add = [&](const std::string& name, const std::vector<std::int64_t>& shape) {
    std::size_t bytes = sizeof(float);
    for (const std::int64_t size : shape) bytes *= static_cast<std::size_t>(size);
    tensors.push_back({"bert." + name, "F32", shape, std::as_bytes(std::span(zeros).first(bytes))});
  };
  const auto dense = [&](const std::string& name, std::int64_t out, std::int64_t in) {
    add(name + ".weight", {out, in});
    add(name + ".bias", {out});
  };
  const auto norm = [&](const std::string& name) {
    add(name + ".weight", {kHidden});
    add(name + ".bias", {kHidden});
  };
  add("embeddings.word_embeddings.weight", {kTokens, kHidden});
  add("embeddings.position_embeddings.weight", {kPositions, kHidden});
  add("embeddings.token_type_embeddings.weight", {2, kHidden});
  norm("embeddings.LayerNorm");
  const std::string layer = "encoder.layer.0.";
  for (const char* part : {"query", "key", "value"}) dense(layer + "attention.self." + part, kHidden, kHidden);
  dense(layer + "attention.output.dense", kHidden, kHidden);
  norm(layer + "attention.output.LayerNorm");
  dense(layer + "intermediate.dense", kWide, kHidden);
  dense(layer + "output.dense", kHidden, kWide);
  norm(layer + "output.LayerNorm");
  writeSafetensors(folder / "weights.safetensors", tensors, {{"format", "pt"}});
  makeWordPiece({"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a"}, {})->save(folder);
}

}  // namespace

bool acceptsSafetensors(std::string_view file) {
  static const Folder folder;
  folder.write("model.safetensors", file);
  try {
    const SafetensorsFile read(folder.path() / "model.safetensors");
    std::vector<TensorData> tensors;
    for (const TensorInfo& tensor : read.tensors()) tensors.push_back(dataOf(read, tensor));
    writeAndRead(read, tensors, folder.path() / "again.safetensors");
    return true;
  } catch (const ProblemError&) {
    return false;
  }
}

bool acceptsConfigJson(std::string_view file) {
  static const auto model = [] {
    Folder folder;
    writeTinyModel(folder.path());
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path()))
      files[entry.path().filename().string()] = readFile(entry.path());
    return files;
  }();
  static const Folder folder;
  constexpr const char* kIndex = "model.safetensors.index.json";
  auto files = unpack(file, {"config.json", "README.md", kIndex});
  files.insert(model.begin(), model.end());
  if (!files.contains(kIndex)) files.emplace("model.safetensors", model.at("weights.safetensors"));
  folder.fill(files);
  const ModelSummary summary = summariseModel(folder.path());
  require(summary.parameters >= 0 && summary.hidden_size >= 0 && summary.layers >= 0, "a model of a negative size");
  return !hasErrors(summary.problems);
}

}  // namespace etude::fuzz
