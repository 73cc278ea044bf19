// Cuts the source of a template into tokens, with Jinja's rules for white space around tags as Transformers sets them
// (trim_blocks and lstrip_blocks on): https://jinja.palletsprojects.com/templates/#whitespace-control
#pragma once

#include <string>
#include <vector>

namespace etude::jinja {

enum class TokenKind { Data, PrintBegin, PrintEnd, TagBegin, TagEnd, Name, String, Integer, Float, Operator, End };

struct Token {
  TokenKind kind;
  int line;
  std::string text;  ///< strings without quotes and escapes, numbers without underscores
};

/// The last token is an End. Throws a Refusal with its line.
std::vector<Token> tokenize(std::string_view source);

}  // namespace etude::jinja
