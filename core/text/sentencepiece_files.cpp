#include "core/base/say.h"
#include "core/text/sentencepiece_tokenizer.h"

#include <algorithm>

namespace etude {

namespace {

/// `model_type` of config.json; empty if there is none.
std::string modelType(const fs::path& folder) {
  if (!isThere(folder / "config.json")) return {};
  const nlohmann::json config = readPlainJson(folder / "config.json");
  const auto type = config.is_object() ? config.find("model_type") : config.end();
  return config.is_object() && type != config.end() && type->is_string() ? type->get<std::string>() : std::string();
}

/// The class, else the family of the model, else what the special pieces look like.
PieceFamily familyOf(const TokenizerConfig& config, const SentencePieceModel& model, const fs::path& folder,
                     const std::string& file) {
  static constexpr std::pair<std::string_view, PieceFamily> kClasses[] = {{"T5Tokenizer", PieceFamily::T5},
                                                                          {"LlamaTokenizer", PieceFamily::Llama},
                                                                          {"T5TokenizerFast", PieceFamily::T5},
                                                                          {"LlamaTokenizerFast", PieceFamily::Llama},
                                                                          {"DebertaV2Tokenizer", PieceFamily::DebertaV2},
                                                                          {"DebertaV2TokenizerFast", PieceFamily::DebertaV2},
                                                                          {"XLMRobertaTokenizer", PieceFamily::XlmRoberta},
                                                                          {"XLMRobertaTokenizerFast", PieceFamily::XlmRoberta},
                                                                          {"CamembertTokenizer", PieceFamily::Camembert},
                                                                          {"CamembertTokenizerFast", PieceFamily::Camembert}};
  for (const auto& [name, family] : kClasses) {
    if (config.tokenizer_class == name) return family;
  }
  const auto has = [&](std::string_view piece) { return model.find(piece) >= 0; };
  if (config.tokenizer_class.empty()) {
    const std::string type = modelType(folder);
    if (type == "xlm-roberta") return PieceFamily::XlmRoberta;
    if (type == "camembert") return PieceFamily::Camembert;
  }
  // What has the name of fairseq's models has numbers that the pieces do not tell.
  if (config.tokenizer_class.empty() && file != "sentencepiece.bpe.model") {
    if (has("[CLS]") && has("[SEP]") && has("[UNK]")) return PieceFamily::DebertaV2;
    if (has("<s>") && has("</s>")) return PieceFamily::Llama;
    if (has("<pad>") && has("</s>")) return PieceFamily::T5;
  }
  const std::string what =
      config.tokenizer_class.empty()
          ? say("Nothing tells whether the SentencePiece model belongs to T5, Llama, DeBERTa-v3, XLM-RoBERTa or CamemBERT")
          : say("The tokenizer is a %1, which this version cannot make from a SentencePiece model", config.tokenizer_class);
  throw ProblemError(what, say("Save the tokenizer again with Transformers, so that the folder gets a tokenizer.json."),
                     (folder / file).string());
}

std::map<std::string, std::string> defaultPieces(PieceFamily family) {
  if (family == PieceFamily::T5) return {{"eos_token", "</s>"}, {"unk_token", "<unk>"}, {"pad_token", "<pad>"}};
  if (family == PieceFamily::Llama) return {{"bos_token", "<s>"}, {"eos_token", "</s>"}, {"unk_token", "<unk>"}};
  if (family == PieceFamily::DebertaV2)
    return {{"bos_token", "[CLS]"}, {"eos_token", "[SEP]"}, {"unk_token", "[UNK]"},  {"sep_token", "[SEP]"},
            {"pad_token", "[PAD]"}, {"cls_token", "[CLS]"}, {"mask_token", "[MASK]"}};
  return {{"bos_token", "<s>"},   {"eos_token", "</s>"}, {"unk_token", "<unk>"},  {"sep_token", "</s>"},
          {"pad_token", "<pad>"}, {"cls_token", "<s>"},  {"mask_token", "<mask>"}};
}

/// The tokens with numbers of their own in models that came from fairseq, whose vocabularies begin and end with them.
std::vector<AddedToken> fairseqTokens(const SentencePieceParts& parts) {
  std::vector<std::pair<std::string, std::int32_t>> numbers;
  if (parts.family == PieceFamily::XlmRoberta)
    numbers = {{"<s>", 0}, {"<pad>", 1}, {"</s>", 2}, {"<unk>", 3}};
  else if (parts.family == PieceFamily::Camembert)
    numbers = {{"<s>NOTUSED", 0}, {"<pad>", 1}, {"</s>NOTUSED", 2}, {"<unk>", 3}, {"<unk>NOTUSED", 4}};
  else
    return {};
  std::vector<AddedToken> tokens;
  for (const auto& [content, id] : numbers) tokens.push_back({.content = content, .id = id, .special = true});
  tokens.push_back({.content = parts.special_tokens.at("mask_token"), .id = parts.model->size(), .special = true, .lstrip = true});
  return tokens;
}

/// Special tokens first, then the sentinels of T5, then what the files add; numbers behind the model's where it has none.
std::vector<AddedToken> collectAdded(const SentencePieceParts& parts, const TokenizerConfig& config) {
  std::vector<AddedToken> defaults = fairseqTokens(parts);
  for (const auto& [role, content] : parts.special_tokens) defaults.push_back({.content = content, .special = true});
  const auto size = static_cast<std::size_t>(parts.model->size());
  const std::size_t extra = parts.family == PieceFamily::T5 ? config.extra_ids.value_or(100) : 0;
  for (std::size_t i = 0; i < extra; ++i)
    defaults.push_back({.content = "<extra_id_" + std::to_string(i) + ">",
                        .id = static_cast<std::int32_t>(size + extra - 1 - i),
                        .special = true,
                        .lstrip = true,
                        .rstrip = true});
  // Tokens with a number come with their flags; those that are only named take the flags of the family.
  std::vector<AddedToken> numbered, named;
  for (const AddedToken& token : config.added_tokens) (token.id >= 0 ? numbered : named).push_back(token);
  std::vector<AddedToken> tokens = mergeAddedTokens(mergeAddedTokens(numbered, defaults), named);
  std::size_t next = size + extra;
  for (const AddedToken& token : tokens) next = std::max(next, token.id >= 0 ? static_cast<std::size_t>(token.id) + 1 : 0);
  for (AddedToken& token : tokens) {
    if (token.id < 0) token.id = parts.model->find(token.content);
    if (token.id < 0) token.id = static_cast<std::int32_t>(next++);
  }
  return tokens;
}

PostProcessor frameOf(const SentencePieceParts& parts, const TokenizerConfig& config) {
  const auto idOf = [&](const char* role) {
    const std::string& content = parts.special_tokens.at(role);
    return std::find_if(parts.added_tokens.begin(), parts.added_tokens.end(),
                        [&](const AddedToken& token) { return token.content == content; })
        ->id;
  };
  PostProcessor frame;
  if (parts.family == PieceFamily::T5) {
    const TemplateItem end = specialToken(idOf("eos_token"));
    frame.single = {firstText(), end};
    frame.pair = {firstText(), end, secondText(0), end};
    frame.end_once = true;
  } else if (parts.family == PieceFamily::DebertaV2) {
    const TemplateItem cls = specialToken(idOf("cls_token")), sep = specialToken(idOf("sep_token"));
    frame.single = {cls, firstText(), sep};
    frame.pair = {cls, firstText(), sep, secondText(1), specialToken(sep.id, 1)};
  } else if (parts.family != PieceFamily::Llama) {  // as RoBERTa
    const TemplateItem cls = specialToken(idOf("cls_token")), sep = specialToken(idOf("sep_token"));
    frame.single = {cls, firstText(), sep};
    frame.pair = {cls, firstText(), sep, sep, secondText(0), sep};
  } else {
    Template first = {firstText()}, second = {secondText(1)};
    if (config.add_bos_token.value_or(true)) {
      first.insert(first.begin(), specialToken(idOf("bos_token")));
      second.insert(second.begin(), specialToken(idOf("bos_token"), 1));
    }
    if (config.add_eos_token.value_or(false)) {
      first.push_back(specialToken(idOf("eos_token")));
      second.push_back(specialToken(idOf("eos_token"), 1));
    }
    frame.single = first;
    frame.pair = std::move(first);
    frame.pair.insert(frame.pair.end(), second.begin(), second.end());
  }
  return frame;
}

}  // namespace

std::shared_ptr<const Tokenizer> loadSentencePiece(const fs::path& folder, const std::string& file, TokenizerConfig config) {
  const std::string where = (folder / file).string();
  const std::string bytes = readFile(folder / file, kMaxTokenizerFile);
  SentencePieceParts parts;
  auto model = std::make_unique<SentencePieceModel>(bytes, true, where);
  parts.family = familyOf(config, *model, folder, file);
  const bool has_choice = parts.family == PieceFamily::T5 || parts.family == PieceFamily::Llama;
  parts.legacy = config.legacy.value_or(true) || !has_choice;
  if (!parts.legacy) model = std::make_unique<SentencePieceModel>(bytes, false, where);
  if (parts.family == PieceFamily::XlmRoberta) model->renumber({1, 3});
  if (parts.family == PieceFamily::Camembert) model->renumber({4, 3});
  parts.model = std::move(model);
  parts.lower_case = parts.family == PieceFamily::DebertaV2 && config.lower_case.value_or(false);
  if (config.split_by_punct.value_or(false))
    throw ProblemError(say("The tokenizer splits at punctuation first (split_by_punct), which this version cannot do"),
                       say("Choose another model."), where);
  parts.special_tokens = config.special_tokens;
  parts.special_tokens.merge(defaultPieces(parts.family));
  parts.added_tokens = collectAdded(parts, config);
  for (const AddedToken& token : parts.added_tokens) {
    if (static_cast<std::size_t>(token.id) >= kLargestVocabulary)
      throw ProblemError(say("The added token '%1' has the number %2, which is too large", token.content, token.id),
                         say("Save the tokenizer again from the program that made it."), folder.string());
  }
  parts.post_processor = frameOf(parts, config);
  parts.model_max_length = config.model_max_length;
  static constexpr const char* kClassNames[] = {"T5Tokenizer", "LlamaTokenizer", "DebertaV2Tokenizer", "XLMRobertaTokenizer",
                                                "CamembertTokenizer"};
  parts.files = readStoredFiles(folder, kClassNames[static_cast<int>(parts.family)], parts.special_tokens);
  return makeSentencePieceTokenizer(std::move(parts));
}

}  // namespace etude
