#include "core/text/tokenizer_part.h"

#include "core/base/say.h"

namespace etude {

std::string TokenizerPart::type() const {
  if (absent()) return "none";
  const nlohmann::json* type = find("type");
  return type && type->is_string() ? type->get<std::string>() : "unnamed";
}

const nlohmann::json* TokenizerPart::find(const char* key) const {
  if (!json_->is_object()) return nullptr;
  const auto found = json_->find(key);
  return found == json_->end() || found->is_null() ? nullptr : &*found;
}

bool TokenizerPart::flag(const char* key, bool fallback) const {
  const nlohmann::json* value = find(key);
  if (value && !value->is_boolean()) report(say("The value of '%1' is neither true nor false", key));
  return value && value->is_boolean() ? value->get<bool>() : fallback;
}

std::string TokenizerPart::text(const char* key, const std::string& fallback) const {
  const nlohmann::json* value = find(key);
  if (value && !value->is_string()) report(say("The tokenizer's '%1' is not a text", key));
  return value && value->is_string() ? value->get<std::string>() : fallback;
}

std::uint64_t TokenizerPart::number(const char* key, std::uint64_t fallback) const {
  const nlohmann::json* value = find(key);
  if (value && !value->is_number_unsigned()) report(say("The tokenizer's '%1' is not a whole number", key));
  return value && value->is_number_unsigned() ? value->get<std::uint64_t>() : fallback;
}

std::vector<TokenizerPart> TokenizerPart::members(const char* key) const {
  constexpr int kDeepest = 16;
  std::vector<TokenizerPart> parts;
  const nlohmann::json* list = find(key);
  if (!list || !list->is_array() || depth_ >= kDeepest) {
    report(say("The tokenizer's %1 has no list '%2'", kind_, key));
    return parts;
  }
  for (const nlohmann::json& member : *list) {
    parts.emplace_back(member, kind_, *where_, *problems_);
    parts.back().depth_ = depth_ + 1;
  }
  return parts;
}

void TokenizerPart::report(const std::string& what) const {
  if (problems_->size() >= 20) return;
  problems_->push_back(
      {Severity::Error, what, say("Choose another model, or save its tokenizer again with Transformers."), *where_});
}

void TokenizerPart::refuseType() const { report(say("The tokenizer's %1 is %2, which this version cannot read", kind_, type())); }

}  // namespace etude
