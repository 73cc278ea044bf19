// Taking a tuned model away. One file per format; `exporters()` is the visible list of them.
#pragma once

#include "core/base/problem.h"
#include "core/eval/evaluation.h"
#include "core/export/export_settings.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace etude {

namespace fs = std::filesystem;

/// A tuned model and what its card should say.
struct ExportSource {
  fs::path model;              ///< Hugging Face folder, float32
  fs::path adapter;            ///< PEFT folder of the same result; not there for methods without one
  ExportSettings settings;
  std::string base_model;      ///< as the recipe names it
  std::string data;            ///< name of the data set
  std::optional<Evaluation> evaluation;
  std::vector<std::pair<std::string, std::string>> training;  ///< settings worth telling, in order
};

struct ExportResult {
  fs::path folder;
  std::vector<fs::path> files;  ///< relative to it
  std::uint64_t bytes = 0;
};

class Exporter {
 public:
  virtual ~Exporter() = default;
  virtual const char* key() const = 0;    ///< "huggingface"
  virtual const char* label() const = 0;  ///< "Hugging Face folder"
  virtual const char* note() const = 0;   ///< who reads it, in a sentence or two
  /// Why this model cannot be written in this format; empty if it can.
  virtual Problems check(const ExportSource& source) const = 0;
  /// About how many bytes `write` will need.
  virtual std::uint64_t estimateBytes(const ExportSource& source) const = 0;
  /// Writes the whole folder or nothing. Throws ProblemError (disk full, ...) or Cancelled.
  virtual ExportResult write(const ExportSource& source, const fs::path& folder, std::stop_token stop = {}) const = 0;
};

const std::vector<const Exporter*>& exporters();
/// Throws ProblemError that lists the known formats.
const Exporter& exporter(const std::string& key);

}  // namespace etude
