#include "core/text/added_tokens.h"

#include "core/text/unicode.h"

#include <algorithm>

namespace etude {

namespace {

bool isSpace(char32_t c) { return (characterClass(c) & kSpaceCharacter) != 0; }

/// Start of the code point that ends at `end` (> 0).
std::size_t previousCodePoint(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return begin;
}

bool touchesWord(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    std::size_t before = previousCodePoint(text, begin);
    if (isWordCharacter(nextCodePoint(text, before))) return true;
  }
  return end < text.size() && isWordCharacter(nextCodePoint(text, end));
}

std::size_t skipSpacesBackward(std::string_view text, std::size_t begin) {
  while (begin > 0) {
    const std::size_t start = previousCodePoint(text, begin);
    std::size_t position = start;
    if (!isSpace(nextCodePoint(text, position))) break;
    begin = start;
  }
  return begin;
}

std::size_t skipSpacesForward(std::string_view text, std::size_t end) {
  for (std::size_t position = end; position < text.size(); end = position) {
    if (!isSpace(nextCodePoint(text, position))) break;
  }
  return end;
}

}  // namespace

AddedTokenSplitter::AddedTokenSplitter(std::vector<AddedToken> tokens) : tokens_(std::move(tokens)) {
  std::erase_if(tokens_, [](const AddedToken& token) { return token.content.empty(); });
  std::stable_sort(tokens_.begin(), tokens_.end(),
                   [](const AddedToken& a, const AddedToken& b) { return a.content.size() > b.content.size(); });
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    by_first_byte_[static_cast<unsigned char>(tokens_[i].content[0])].push_back(static_cast<std::uint32_t>(i));
}

const AddedToken* AddedTokenSplitter::longestAt(std::string_view text, std::size_t position) const {
  for (std::uint32_t i : by_first_byte_[static_cast<unsigned char>(text[position])]) {
    if (text.compare(position, tokens_[i].content.size(), tokens_[i].content) == 0) return &tokens_[i];
  }
  return nullptr;
}

std::vector<AddedTokenSplitter::Part> AddedTokenSplitter::split(std::string_view text) const {
  std::vector<Part> parts;
  std::size_t done = 0, position = 0;
  while (!tokens_.empty() && position < text.size()) {
    const AddedToken* token = longestAt(text, position);
    if (!token) {
      ++position;
      continue;
    }
    std::size_t begin = position, end = position + token->content.size();
    position = end;
    if (token->single_word && touchesWord(text, begin, end)) continue;
    if (token->lstrip) begin = std::max(done, skipSpacesBackward(text, begin));
    if (token->rstrip) position = end = skipSpacesForward(text, end);
    if (begin > done) parts.push_back({done, begin, -1});
    parts.push_back({begin, end, token->id});
    done = end;
  }
  if (done < text.size()) parts.push_back({done, text.size(), -1});
  return parts;
}

}  // namespace etude
