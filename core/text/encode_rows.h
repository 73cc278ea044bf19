// Many texts to tokens on several processors, with progress and a way to stop: what training, measuring and previews share.
#pragma once

#include "core/text/tokenizer.h"

#include <functional>
#include <stop_token>

namespace etude {

struct TextRow {
  std::string_view text, pair = {};  ///< an empty `pair`: a single text
};

struct EncodeRowsOptions {
  std::size_t max_length = 0;  ///< as in Tokenizer::encode
  unsigned threads = 0;        ///< 0: as many as there are processors
  std::stop_token stop = {};
  std::function<void(double fraction)> progress = {};  ///< called in the calling thread, last with 1
};

/// Encodes rows 0 to count - 1 with special tokens and hands each to `sink(row, encoding)`, from several threads in any order.
/// `row(i)` must give views that stay valid until its sink returns. Throws Cancelled (a thread stops after the text at hand),
/// and what the tokenizer throws.
void encodeRows(const Tokenizer& tokenizer, std::size_t count, const std::function<TextRow(std::size_t)>& row,
                const std::function<void(std::size_t, Encoding&&)>& sink, const EncodeRowsOptions& options = {});

}  // namespace etude
