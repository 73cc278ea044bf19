#include "core/text/post_processor.h"

#include "core/base/say.h"
#include "core/text/encoding.h"

#include <algorithm>

namespace etude {

namespace {

using TokenNumbers = std::function<std::int32_t(const std::string&)>;

/// `special_tokens` of a template: one name may stand for several tokens.
std::vector<std::int32_t> specialIds(const TokenizerPart& part, const std::string& name) {
  std::vector<std::int32_t> ids;
  const nlohmann::json* all = part.find("special_tokens");
  const auto entry = all && all->is_object() ? all->find(name) : nlohmann::json::const_iterator();
  if (all && all->is_object() && entry != all->end() && entry->is_object() && entry->contains("ids") &&
      (*entry)["ids"].is_array()) {
    for (const nlohmann::json& id : (*entry)["ids"])
      ids.push_back(
          id.is_number_unsigned() ? static_cast<std::int32_t>(std::min<std::uint64_t>(id.get<std::uint64_t>(), INT32_MAX)) : -1);
  }
  return ids;
}

/// One item of a template: {"Sequence": {"id": "A", "type_id": 0}} or {"SpecialToken": {...}}. False if it is neither.
bool readTemplateItem(const TokenizerPart& part, const nlohmann::json& item, Template& result) {
  if (!item.is_object() || item.size() != 1) return false;
  const nlohmann::json& content = item.begin().value();
  if (!content.is_object() || !content.contains("id") || !content["id"].is_string()) return false;
  const std::string id = content["id"].get<std::string>();
  const nlohmann::json type_id = content.value("type_id", nlohmann::json(0));
  if (!type_id.is_number_unsigned() || type_id.get<std::uint64_t>() > 255) return false;
  const auto type = type_id.get<std::int32_t>();
  if (item.begin().key() == "Sequence") {
    if (id != "A" && id != "B") return false;
    result.push_back(id == "A" ? firstText(type) : secondText(type));
    return true;
  }
  if (item.begin().key() != "SpecialToken") return false;
  const std::vector<std::int32_t> ids = specialIds(part, id);
  for (std::int32_t special : ids) result.push_back(specialToken(special, type));
  return !ids.empty() && *std::min_element(ids.begin(), ids.end()) >= 0;
}

Template readTemplate(const TokenizerPart& part, const char* key, bool is_pair) {
  Template result;
  const nlohmann::json* list = part.find(key);
  bool fits = list && list->is_array();
  constexpr std::size_t kLongest = 256;  // of tokens and texts: a name may stand for many tokens, and come many times
  for (std::size_t i = 0; fits && i < list->size(); ++i)
    fits = readTemplateItem(part, (*list)[i], result) && result.size() <= kLongest;
  const auto count = [&](TemplateItem::Kind kind) {
    return std::count_if(result.begin(), result.end(), [&](const TemplateItem& item) { return item.kind == kind; });
  };
  fits = fits && count(TemplateItem::Kind::First) == 1 && count(TemplateItem::Kind::Second) == (is_pair ? 1 : 0);
  if (!fits) part.report(say("The tokenizer's template '%1' cannot be used", key));
  return result;
}

/// ["</s>", 2]
std::int32_t readNamedToken(const TokenizerPart& part, const char* key, const TokenNumbers& idOf) {
  const nlohmann::json* value = part.find(key);
  const bool shaped = value && value->is_array() && !value->empty() && (*value)[0].is_string();
  const std::int32_t id = shaped ? idOf((*value)[0].get<std::string>()) : -1;
  if (id < 0) part.report(say("The tokenizer's %1 names no '%2' token", part.type(), key));
  return id;
}

void readClassic(const TokenizerPart& part, const TokenNumbers& idOf, bool roberta, PostProcessor& result) {
  const std::int32_t cls = readNamedToken(part, "cls", idOf), sep = readNamedToken(part, "sep", idOf);
  result.single = {specialToken(cls), firstText(), specialToken(sep)};
  if (roberta) {
    result.pair = {specialToken(cls), firstText(), specialToken(sep), specialToken(sep), secondText(0), specialToken(sep)};
    result.trim_offsets = part.flag("trim_offsets", true);
    result.add_prefix_space = part.flag("add_prefix_space", true);
  } else {
    result.pair = {specialToken(cls), firstText(), specialToken(sep), secondText(1), specialToken(sep, 1)};
  }
}

/// Steps of a Sequence work on one result; `shaped` tells whether one of them has put tokens around the texts.
void readStep(const TokenizerPart& part, const TokenNumbers& idOf, bool& shaped, PostProcessor& result) {
  const std::string type = part.type();
  if (type == "Sequence") {
    for (const TokenizerPart& member : part.members("processors")) readStep(member, idOf, shaped, result);
    return;
  }
  if (type == "ByteLevel") {
    result.trim_offsets = result.trim_offsets || part.flag("trim_offsets", true);
    result.add_prefix_space = part.flag("add_prefix_space", true);
    return;
  }
  if (type != "TemplateProcessing" && type != "BertProcessing" && type != "RobertaProcessing") return part.refuseType();
  if (shaped)
    return part.report(say("The tokenizer's post-processor puts tokens around a text twice, which this version cannot do"));
  shaped = true;
  if (type != "TemplateProcessing") return readClassic(part, idOf, type == "RobertaProcessing", result);
  result.single = readTemplate(part, "single", false);
  result.pair = readTemplate(part, "pair", true);
}

}  // namespace

TemplateItem firstText(std::int32_t type) { return {TemplateItem::Kind::First, -1, type}; }
TemplateItem secondText(std::int32_t type) { return {TemplateItem::Kind::Second, -1, type}; }
TemplateItem specialToken(std::int32_t id, std::int32_t type) { return {TemplateItem::Kind::Special, id, type}; }

std::size_t PostProcessor::added(bool is_pair) const {
  const Template& items = is_pair ? pair : single;
  return static_cast<std::size_t>(std::count_if(
      items.begin(), items.end(), [](const TemplateItem& item) { return item.kind == TemplateItem::Kind::Special; }));
}

Encoding PostProcessor::assemble(const Encoding& first, const Encoding& second, bool is_pair) const {
  Encoding result;
  std::size_t last_text = 0;
  for (const TemplateItem& item : is_pair ? pair : single) {
    if (item.kind == TemplateItem::Kind::Special) {
      if (end_once && !result.ids.empty() && result.ids.back() == item.id && last_text > 0) continue;
      pushToken(result, item.id, {}, item.type, true);
      continue;
    }
    const Encoding& text = item.kind == TemplateItem::Kind::First ? first : second;
    last_text = text.ids.size();
    if (&text == &second) result.second_begin = result.ids.size(), result.second_end = result.ids.size() + last_text;
    result.ids.insert(result.ids.end(), text.ids.begin(), text.ids.end());
    result.offsets.insert(result.offsets.end(), text.offsets.begin(), text.offsets.end());
    result.special.insert(result.special.end(), text.special.begin(), text.special.end());
    result.type_ids.insert(result.type_ids.end(), text.ids.size(), item.type);
  }
  return result;
}

PostProcessor readPostProcessor(const TokenizerPart& part, const TokenNumbers& idOf) {
  PostProcessor result;
  result.sharing = LongestFirst::ByHalves;
  bool shaped = false;
  if (!part.absent()) readStep(part, idOf, shaped, result);
  return result;
}

}  // namespace etude
