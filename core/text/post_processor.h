// What is put around texts ([CLS] A [SEP] B [SEP]) and how offsets are trimmed: the `post_processor` of tokenizer.json.
#pragma once

#include "core/text/encoding.h"
#include "core/text/tokenizer_part.h"

namespace etude {

struct TemplateItem {
  enum class Kind { First, Second, Special } kind = Kind::First;
  std::int32_t id = -1;  ///< of a special token
  std::int32_t type = 0;
};
using Template = std::vector<TemplateItem>;

TemplateItem firstText(std::int32_t type = 0);
TemplateItem secondText(std::int32_t type);
TemplateItem specialToken(std::int32_t id, std::int32_t type = 0);

struct PostProcessor {
  Template single = {firstText()}, pair = {firstText(), secondText(1)};
  LongestFirst sharing = LongestFirst::TokenByToken;
  bool end_once = false;          ///< no special token behind a text that ends with it already (T5)
  bool trim_offsets = false;      ///< blanks at the borders of tokens do not count (byte-level tokenizers)
  bool add_prefix_space = false;  ///< then the blank before the first word was put there, and nothing is to trim

  /// Special tokens that come to one text or two.
  std::size_t added(bool is_pair) const;
  /// Puts the texts together; nothing is cut.
  Encoding assemble(const Encoding& first, const Encoding& second, bool is_pair) const;
};

/// `idOf` gives the number of a token or -1. What cannot be used is reported.
PostProcessor readPostProcessor(const TokenizerPart& part, const std::function<std::int32_t(const std::string&)>& idOf);

}  // namespace etude
