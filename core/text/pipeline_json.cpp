#include "core/base/say.h"
#include "core/text/pipeline_tokenizer.h"

#include <algorithm>
#include <unordered_set>

namespace etude {

namespace {

const nlohmann::json& jsonPart(const nlohmann::json& json, const char* name) {
  static const nlohmann::json none;
  const auto found = json.find(name);
  return found == json.end() ? none : *found;
}

std::vector<AddedToken> readAddedList(const TokenizerPart& part) {
  std::vector<AddedToken> tokens;
  if (part.absent()) return tokens;
  if (!part.json().is_array()) {
    part.report(say("The tokenizer's added_tokens are not a list"));
    return tokens;
  }
  for (const nlohmann::json& entry : part.json()) {
    AddedToken token;
    if (!readAddedToken(entry, token)) {
      part.report(say("An entry of the tokenizer's added_tokens has no content"));
      return tokens;
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// What the configuration names as special is found in texts, too, if it is a token at all.
void addNamedTokens(const TokenizerConfig& config, const Vocabulary& vocabulary, std::vector<AddedToken>& tokens) {
  std::vector<AddedToken> named;
  for (const auto& [role, content] : config.special_tokens) named.push_back({.content = content, .special = true});
  std::unordered_set<std::string> listed;
  for (const AddedToken& token : tokens) listed.insert(token.content);
  for (AddedToken& token : mergeAddedTokens(tokens, named)) {
    if (!listed.contains(token.content) && vocabulary.find(token.content) >= 0) tokens.push_back(std::move(token));
  }
}

/// Gives a number to each token that has none: its own in the vocabulary, else the next free one.
void numberAddedTokens(const TokenizerPart& part, const Vocabulary& vocabulary, std::vector<AddedToken>& tokens) {
  std::size_t next = vocabulary.size();
  for (const AddedToken& token : tokens) next = std::max(next, token.id >= 0 ? static_cast<std::size_t>(token.id) + 1 : 0);
  for (AddedToken& token : tokens) {
    const std::int32_t own = vocabulary.find(token.content);
    token.in_model = own >= 0;
    if (token.id < 0) token.id = own >= 0 ? own : static_cast<std::int32_t>(next++);
    const std::string& there = vocabulary.token(token.id);
    if ((own >= 0 && own != token.id) || (!there.empty() && there != token.content))
      part.report(say("The added token '%1' has the number %2, but the vocabulary says otherwise", token.content, token.id));
    else if (static_cast<std::size_t>(token.id) >= kLargestVocabulary)
      part.report(say("The added token '%1' has the number %2, which is too large", token.content, token.id));
  }
}

/// Transformers' classes for GPT-2 and RoBERTa let the configuration decide about the blank before a text.
nlohmann::json withPrefixSpace(nlohmann::json part, const TokenizerConfig& config) {
  const auto type = part.is_object() ? part.find("type") : part.end();
  if (config.add_prefix_space && part.is_object() && type != part.end() && (*type == "ByteLevel" || *type == "RobertaProcessing"))
    part["add_prefix_space"] = *config.add_prefix_space;
  return part;
}

/// Its class for Llama lets it decide about the tokens that open and end a text.
void frameLikeLlama(const TokenizerConfig& config, const std::function<std::int32_t(const std::string&)>& idOf,
                    PostProcessor& frame) {
  if (!config.tokenizer_class.starts_with("LlamaTokenizer") || !(config.add_bos_token || config.add_eos_token)) return;
  const SpecialRoles roles = resolveRoles(config.special_tokens, idOf);
  const auto framed = [&](const TemplateItem& text) {
    Template items = {text};
    if (config.add_bos_token.value_or(true) && roles.begin >= 0)
      items.insert(items.begin(), specialToken(roles.begin, text.type));
    if (config.add_eos_token.value_or(false) && roles.end >= 0) items.push_back(specialToken(roles.end, text.type));
    return items;
  };
  frame.single = frame.pair = framed(firstText());
  const Template second = framed(secondText(1));
  frame.pair.insert(frame.pair.end(), second.begin(), second.end());
}

/// The tokens that are put around texts must be there.
void checkFrame(const TokenizerPart& part, const PostProcessor& frame, const Vocabulary& vocabulary,
                const std::vector<AddedToken>& added) {
  std::size_t size = vocabulary.size();
  for (const AddedToken& token : added) size = std::max(size, static_cast<std::size_t>(token.id) + 1);
  for (const Template* items : {&frame.single, &frame.pair}) {
    for (const TemplateItem& item : *items) {
      if (item.kind == TemplateItem::Kind::Special && item.id >= 0 && static_cast<std::size_t>(item.id) >= size)
        return part.report(say("The tokenizer puts the token %1 around texts, but has only %2 tokens", item.id, size));
    }
  }
}

}  // namespace

PipelineParts readPipeline(const nlohmann::json& json, const std::string& where, const TokenizerConfig& config,
                           Problems& problems) {
  PipelineParts parts;
  if (!json.is_object()) {
    problems.push_back(
        {Severity::Error, say("The tokenizer file is not a JSON object"), say("Download the model again."), where});
    return parts;
  }
  const auto part = [&](const char* name, const char* kind) {
    return TokenizerPart(jsonPart(json, name), kind, where, problems);
  };
  const TokenizerPart model = part("model", "model");
  const nlohmann::json cutting = withPrefixSpace(jsonPart(json, "pre_tokenizer"), config);
  const nlohmann::json framing = withPrefixSpace(jsonPart(json, "post_processor"), config);
  parts.normalizer = readNormalizer(part("normalizer", "normalizer"));
  // Byte-pair encoding knows its tokens as bytes, so the pieces need not be written in GPT-2's alphabet.
  bool raw_bytes = false;
  parts.pre_tokenizer =
      readPreTokenizer(TokenizerPart(cutting, "pre-tokenizer", where, problems), model.find("merges") ? &raw_bytes : nullptr);
  parts.model = readTokenModel(model, raw_bytes);
  parts.decoder = readDecoder(part("decoder", "decoder"));
  if (!parts.model) return parts;

  const TokenizerPart added = part("added_tokens", "added tokens");
  const Vocabulary& vocabulary = parts.model->vocabulary();
  parts.added_tokens = mergeAddedTokens(readAddedList(added), config.added_tokens);
  addNamedTokens(config, vocabulary, parts.added_tokens);
  numberAddedTokens(added, vocabulary, parts.added_tokens);
  parts.special_tokens = config.special_tokens;
  parts.model_max_length = config.model_max_length;
  const auto idOf = [&](const std::string& token) {
    const auto found = std::find_if(parts.added_tokens.begin(), parts.added_tokens.end(),
                                    [&](const AddedToken& known) { return known.content == token; });
    return found != parts.added_tokens.end() ? found->id : vocabulary.find(token);
  };
  const TokenizerPart frame(framing, "post-processor", where, problems);
  parts.post_processor = readPostProcessor(frame, idOf);
  checkFrame(frame, parts.post_processor, vocabulary, parts.added_tokens);
  frameLikeLlama(config, idOf, parts.post_processor);
  return parts;
}

}  // namespace etude
