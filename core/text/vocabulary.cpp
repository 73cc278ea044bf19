#include "core/text/vocabulary.h"

#include "core/base/say.h"

namespace etude {

const std::string& Vocabulary::token(std::int32_t id) const {
  static const std::string none;
  return id >= 0 && static_cast<std::size_t>(id) < tokens_.size() ? tokens_[static_cast<std::size_t>(id)] : none;
}

std::int32_t Vocabulary::find(std::string_view token) const {
  const auto found = ids_.find(token);
  return found == ids_.end() ? -1 : found->second;
}

bool Vocabulary::add(std::string token, std::uint64_t id) {
  if (id >= kLargestVocabulary) return false;
  if (id >= tokens_.size()) tokens_.resize(id + 1);
  std::string& place = tokens_[id];
  if (!place.empty() && place != token) return false;
  if (place.empty()) place = std::move(token);
  ids_[place] = static_cast<std::int32_t>(id);
  return true;
}

Vocabulary readVocabulary(const TokenizerPart& model) {
  Vocabulary vocabulary;
  const nlohmann::json* list = model.find("vocab");
  if (!list || !list->is_object() || list->empty()) {
    model.report(say("The tokenizer's model has no vocabulary"));
    return vocabulary;
  }
  constexpr std::uint64_t kMostGaps = 1 << 16;  // a small file must not take much memory
  for (const auto& [token, id] : list->items()) {
    const std::uint64_t number = id.is_number_unsigned() ? id.get<std::uint64_t>() : kLargestVocabulary;
    if (number < list->size() + kMostGaps && vocabulary.add(token, number)) continue;
    model.report(say("The token '%1' of the vocabulary has no usable number of its own", token));
    break;
  }
  return vocabulary;
}

}  // namespace etude
