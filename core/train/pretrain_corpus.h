// The texts that a starter learns from, and how they become rows of tokens.
#pragma once

#include "core/train/pretrain_settings.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace etude {

struct Corpus {
  std::vector<std::filesystem::path> train, held_out;
};

/// Throws a ProblemError if there are no texts.
Corpus findTexts(const PretrainSettings& settings);

/// Each line that is not empty.
void forEachParagraph(const std::filesystem::path& file, const std::function<void(std::string_view)>& take);

/// Paragraphs chosen evenly from all `files`, about `most_bytes` of them in all; always the same ones.
std::vector<std::string> sampleParagraphs(const std::vector<std::filesystem::path>& files, std::size_t most_bytes);

using TokenIds = std::vector<std::int32_t>;

/// How rows are cut: each opens and closes with these tokens and is `length` long with them.
struct RowShape {
  std::size_t length = 0;
  TokenIds open, close;
};

struct TextRows {
  std::vector<TokenIds> rows;          ///< in the order of the texts; what is left at the end of a text is too short and dropped
  std::vector<bool> ends_text;         ///< by row: nothing follows it in its text
  std::int64_t bytes = 0, tokens = 0;  ///< of all paragraphs, what was dropped included
};

/// The paragraphs of each text joined and cut into rows. `encode` appends the tokens of a paragraph; it runs on several threads.
TextRows readRows(const std::vector<std::filesystem::path>& files, const RowShape& shape,
                  const std::function<void(std::string_view, TokenIds&)>& encode, std::stop_token stop);

/// At most `most` of the rows, some of every text, always the same ones.
void sampleRows(std::vector<TokenIds>& rows, std::size_t most);

}  // namespace etude
