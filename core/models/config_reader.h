// config.json of a model, read value by value: what is absent takes the family's default, what is wrong is collected, and
// everything wrong is thrown at once.
#pragma once

#include "core/base/json.h"
#include "core/base/problem.h"

#include <cstdint>
#include <string>

namespace etude {

class ConfigReader {
 public:
  explicit ConfigReader(const Json& config) : config_(config) {}

  /// A whole number of things: from 1 to `most`.
  std::int64_t count(const char* key, std::int64_t fallback, std::int64_t most = 10'000'000);
  /// Layers: from 1 to 1000.
  std::int64_t layers(const char* key, std::int64_t fallback) { return count(key, fallback, 1000); }
  /// A token's id; -1 if there is none. Ids outside the vocabulary, which some files have, count as none.
  std::int64_t token(const char* key, std::int64_t fallback, std::int64_t vocabulary) const;
  std::int64_t whole(const char* key, std::int64_t fallback);  ///< any whole number
  double probability(const char* key, double fallback);        ///< from 0 to below 1
  double positive(const char* key, double fallback);
  bool flag(const char* key, bool fallback);
  std::string text(const char* key, const std::string& fallback);
  bool has(const char* key) const;  ///< there and not null

  /// Notes that the model cannot be computed here, and why.
  void refuse(const char* key, const std::string& what, const std::string& remedy);
  /// `whole` must be a multiple of `part`.
  void multiple(const char* key, std::int64_t whole, std::int64_t part, const char* part_key);
  /// Throws ProblemError if anything was wrong. To be called when all is read.
  void finish() const { throwIfErrors(problems_); }

  const Json& json() const { return config_; }

 private:
  const Json* find(const char* key) const;
  void wrong(const char* key, const Json& value, const std::string& what);

  const Json& config_;
  Problems problems_;
};

}  // namespace etude
