// A part of tokenizer.json ("normalizer", "pre_tokenizer", ...) as its reader sees it: typed values with defaults, and
// every misfit kept as a Problem, so that a user learns of all of them at once.
#pragma once

#include "core/base/problem.h"

#include <functional>

namespace etude {

class TokenizerPart {
 public:
  /// `kind` is the word for it in sentences ("normalizer"). All three must outlive the part.
  TokenizerPart(const nlohmann::json& json, const char* kind, const std::string& where, Problems& problems)
      : json_(&json), kind_(kind), where_(&where), problems_(&problems) {}

  const nlohmann::json& json() const { return *json_; }
  bool absent() const { return json_->is_null(); }
  /// "none" if the part is absent, "unnamed" if it does not say its type.
  std::string type() const;

  const nlohmann::json* find(const char* key) const;
  bool flag(const char* key, bool fallback) const;
  std::string text(const char* key, const std::string& fallback = {}) const;
  std::uint64_t number(const char* key, std::uint64_t fallback) const;
  /// The members of a list, each as a part of the same kind.
  /// Members of members of members ... end somewhere: nothing deeper than a few steps is read.
  std::vector<TokenizerPart> members(const char* key) const;

  void report(const std::string& what) const;
  /// Reports a type that this program does not know.
  void refuseType() const;

 private:
  const nlohmann::json* json_;
  const char* kind_;
  const std::string* where_;
  Problems* problems_;
  int depth_ = 0;
};

}  // namespace etude
