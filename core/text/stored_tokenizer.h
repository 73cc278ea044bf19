// What all tokenizers that were read from the files of a model do alike: added tokens and special roles by name and number,
// cutting and framing of texts and pairs, writing the files again.
#pragma once

#include "core/text/encoding.h"
#include "core/text/post_processor.h"
#include "core/text/special_roles.h"
#include "core/text/tokenizer_files.h"

#include <algorithm>
#include <unordered_map>

namespace etude {

/// `Parts` has post_processor, added_tokens (with their ids), special_tokens (by role, as in TokenizerConfig), model_max_length
/// and files. A copy shares what cannot change.
template <class Parts>
class StoredTokenizer : public Tokenizer {
 public:
  std::int32_t vocabularySize() const override { return static_cast<std::int32_t>(size_); }
  std::int32_t padId() const override { return roles_.padding; }
  std::int32_t unknownId() const override { return roles_.unknown; }
  std::int32_t maskId() const override { return roles_.mask; }
  std::int32_t beginId() const override { return roles_.begin; }
  std::int32_t endId() const override { return roles_.end; }
  bool isSpecial(std::int32_t id) const override {
    const AddedToken* found = added(id);
    return found && found->special;
  }
  std::size_t maxLength() const override { return parts_.model_max_length; }
  void save(const fs::path& folder) const override {
    std::vector<StoredFile> files = parts_.files;
    // Only a token that is special anyway: naming makes one special, and ordinary words would be found in texts as such.
    if (!parts_.special_tokens.contains("pad_token") && isSpecial(roles_.padding)) namePadding(token(roles_.padding), files);
    writeStoredFiles(folder, files);
  }

  Encoding encode(std::string_view text, std::string_view pair, std::size_t max_length, Truncation truncation) const override {
    const bool is_pair = !pair.empty();
    Encoding first = encodePlain(text), second = is_pair ? encodePlain(pair) : Encoding{};
    const std::size_t framing = parts_.post_processor.added(is_pair);
    const bool truncated =
        max_length > 0 && truncateEncodings(first, second, is_pair, max_length > framing ? max_length - framing : 0, truncation,
                                            parts_.post_processor.sharing);
    Encoding result = parts_.post_processor.assemble(first, second, is_pair);
    result.truncated = truncated;
    return result;
  }

 protected:
  /// What makes a copy that also knows `words`: see withTokens.
  Parts partsWith(const std::vector<std::string>& words, WordPlace place) const {
    Parts parts = parts_;
    const std::vector<AddedToken> fresh = newTokens(*this, words, place);
    parts.added_tokens.insert(parts.added_tokens.end(), fresh.begin(), fresh.end());
    if (!fresh.empty()) nameAddedTokens(fresh, parts.added_tokens, parts.special_tokens, parts.files);
    return parts;
  }

  /// Roles are to be found with findRoles, as soon as the tokens of the model are known.
  explicit StoredTokenizer(Parts parts) : parts_(std::move(parts)) {
    for (const AddedToken& token : parts_.added_tokens) {
      by_id_[token.id] = &token;
      by_content_[token.content] = &token;
      size_ = std::max(size_, static_cast<std::size_t>(token.id) + 1);
    }
  }

  void findRoles(std::size_t model_size) {
    size_ = std::max(size_, model_size);
    roles_ = resolveRoles(parts_.special_tokens, [this](const std::string& token) { return tokenId(token); });
  }

  /// Null if there is none.
  const AddedToken* added(std::int32_t id) const {
    const auto found = by_id_.find(id);
    return found != by_id_.end() ? found->second : nullptr;
  }
  const AddedToken* added(std::string_view content) const {
    const auto found = by_content_.find(content);
    return found != by_content_.end() ? found->second : nullptr;
  }

  Parts parts_;
  SpecialRoles roles_;

 private:
  std::size_t size_ = 0;
  std::unordered_map<std::int32_t, const AddedToken*> by_id_;          ///< into parts_.added_tokens
  std::unordered_map<std::string_view, const AddedToken*> by_content_;  ///< likewise
};

}  // namespace etude
