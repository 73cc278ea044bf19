#include "core/tasks/token_lengths.h"

#include "core/base/format.h"
#include "core/base/say.h"
#include "core/text/encode_rows.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

/// Special tokens that a tokenizer adds to a text or a pair.
constexpr std::size_t kMostAdded = 4;

struct MeasuredText {
  std::uint32_t tokens = 0, unknown = 0;
};

}  // namespace

std::size_t tokensRead(std::int64_t wanted, std::int64_t max_positions, const Tokenizer& tokenizer) {
  auto longest = static_cast<std::size_t>(std::max<std::int64_t>(wanted, 0));
  if (max_positions > 0) longest = std::min(longest, static_cast<std::size_t>(max_positions));
  if (tokenizer.maxLength() > 0) longest = std::min(longest, tokenizer.maxLength());
  return longest;
}

LengthRule tokenizerRule(std::shared_ptr<const Tokenizer> tokenizer, std::size_t max_length) {
  return {[tokenizer = std::move(tokenizer), max_length](const std::string& text, const std::string& pair) {
            const std::size_t bytes = text.size() + pair.size() + kMostAdded;
            return bytes <= max_length ? bytes : tokenizer->encode(text, pair).ids.size();
          },
          max_length};
}

double TokenLengths::shareOver(std::size_t limit) const {
  const auto first = std::upper_bound(lengths.begin(), lengths.end(), static_cast<std::uint32_t>(limit));
  return lengths.empty() ? 0 : static_cast<double>(lengths.end() - first) / static_cast<double>(lengths.size());
}

std::size_t TokenLengths::covering(double share) const {
  if (lengths.empty()) return 0;
  const auto place = static_cast<std::size_t>(std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(lengths.size())));
  return lengths[std::max<std::size_t>(place, 1) - 1];
}

TokenLengths measureTokenLengths(const Dataset& data, const Tokenizer& tokenizer, std::size_t limit, std::size_t sample,
                                 std::stop_token stop, const Progress& progress) {
  TokenLengths result;
  for (const auto& split : data.splits) result.rows += split.size();
  std::vector<const Example*> chosen;
  const double step = std::max(1.0, static_cast<double>(result.rows) / static_cast<double>(std::max<std::size_t>(sample, 1)));
  std::size_t passed = 0;
  double next = 0;
  for (const auto& split : data.splits) {
    for (const Example& example : split) {
      if (static_cast<double>(passed++) < next) continue;
      chosen.push_back(&example);
      next += step;
    }
  }
  std::vector<MeasuredText> measured(chosen.size());
  const std::int32_t unknown = tokenizer.unknownId();
  const auto row = [&](std::size_t i) { return TextRow{chosen[i]->text, chosen[i]->text_pair}; };
  const auto measure = [&](std::size_t i, Encoding&& encoding) {
    measured[i] = {static_cast<std::uint32_t>(encoding.ids.size()),
                   static_cast<std::uint32_t>(std::count(encoding.ids.begin(), encoding.ids.end(), unknown))};
  };
  encodeRows(tokenizer, chosen.size(), row, measure, {.stop = stop, .progress = progress});
  for (std::size_t i = 0; i < measured.size(); ++i) {
    result.lengths.push_back(measured[i].tokens);
    result.tokens += measured[i].tokens;
    result.unknown += measured[i].unknown;
    if (measured[i].tokens > limit && chosen[i]->file == 0) result.long_lines.push_back(chosen[i]->line);
  }
  std::sort(result.lengths.begin(), result.lengths.end());
  std::sort(result.long_lines.begin(), result.long_lines.end());
  result.long_lines.erase(std::unique(result.long_lines.begin(), result.long_lines.end()), result.long_lines.end());
  return result;
}

std::optional<Finding> findOverlong(const TokenLengths& lengths, std::size_t limit) {
  const auto first = std::upper_bound(lengths.lengths.begin(), lengths.lengths.end(), static_cast<std::uint32_t>(limit));
  const auto count = static_cast<std::size_t>(lengths.lengths.end() - first);
  if (count == 0) return std::nullopt;
  const std::string share = formatPercent(lengths.shareOver(limit));
  const std::string what = lengths.sampled()
                               ? say("%1 of %2 texts looked at (%3) have more than %4 tokens, so their ends would be cut off", count, lengths.lengths.size(), share, limit)
                           : count == 1 ? say("%1 text (%2) has more than %3 tokens, so its end would be cut off", count, share, limit)
                                        : say("%1 texts (%2) have more than %3 tokens, so their ends would be cut off", count, share, limit);
  return Finding{Finding::Kind::Overlong, Severity::Warning, what, "", lengths.long_lines};
}

}  // namespace etude
