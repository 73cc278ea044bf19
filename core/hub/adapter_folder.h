// An adapter's folder (PEFT's layout) stands for the model that it belongs to, with the adapter on it: where that model is.
#pragma once

#include <filesystem>

namespace etude {

/// True if the folder holds an adapter and no model of its own.
bool isAdapterFolder(const std::filesystem::path& folder);
/// The folder of the model: `folder` itself, or the base model's of an adapter: as its file names it, beside it, or in the Hugging Face
/// cache. Throws ProblemError if that is not on this computer.
std::filesystem::path modelFolder(const std::filesystem::path& folder);
/// Where the tokenizer of what lies in `folder` is: there, or in the base model's folder if an adapter brings none.
std::filesystem::path tokenizerFolder(const std::filesystem::path& folder);

}  // namespace etude
