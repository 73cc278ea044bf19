#include "core/text/encode_rows.h"

#include "core/base/parallel.h"

namespace etude {

void encodeRows(const Tokenizer& tokenizer, std::size_t count, const std::function<TextRow(std::size_t)>& row,
                const std::function<void(std::size_t, Encoding&&)>& sink, const EncodeRowsOptions& options) {
  constexpr std::size_t kRowsAtOnce = 16;  // few enough that progress is smooth, enough that threads do not queue for them
  const auto encode = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && !options.stop.stop_requested(); ++i) {
      const TextRow texts = row(i);
      sink(i, tokenizer.encode(texts.text, texts.pair, options.max_length));
    }
  };
  parallelParts(count, kRowsAtOnce, options.stop, encode, options.progress, options.threads);
  if (options.progress) options.progress(1);
}

}  // namespace etude
