#include "core/tasks/batch_preview.h"

#include "core/tasks/batch_order.h"
#include "core/text/encode_rows.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

PreviewToken::Kind kindOf(const Tokenizer& tokenizer, const Encoding& encoding, std::size_t i, bool goes_on) {
  if (encoding.special[i]) return PreviewToken::Kind::Special;
  if (encoding.ids[i] == tokenizer.unknownId()) return PreviewToken::Kind::Unknown;
  return goes_on ? PreviewToken::Kind::Piece : PreviewToken::Kind::Word;
}

}  // namespace

BatchPreviewer::BatchPreviewer(std::shared_ptr<const Dataset> data, std::shared_ptr<const Tokenizer> tokenizer, const BatchRules& rules,
                               std::stop_token stop)
    : data_(std::move(data)), tokenizer_(std::move(tokenizer)), mark_(pieceMark(*tokenizer_)), rules_(rules) {
  const std::vector<Example>& train = data_->split(Split::Train);
  rows_ = std::min(train.size(), kMostRows);
  std::vector<std::uint32_t> lengths(rows_);
  const auto row = [&](std::size_t i) { return TextRow{train[i].text, train[i].text_pair}; };
  const auto measure = [&](std::size_t i, Encoding&& encoding) { lengths[i] = static_cast<std::uint32_t>(encoding.ids.size()); };
  encodeRows(*tokenizer_, rows_, row, measure, {.max_length = rules_.max_length, .stop = stop});
  batches_ = batchOrder(lengths, std::max<std::size_t>(rules_.batch_size, 1), rules_.by_length, rules_.seed, 0);
}

BatchPreview BatchPreviewer::batch(std::size_t number) const {
  BatchPreview result;
  result.batches = batches_.size();
  if (batches_.empty()) return result;
  result.number = number % batches_.size();
  for (const std::uint32_t index : batches_[result.number]) {
    result.rows.push_back(preview(data_->split(Split::Train)[index]));
    result.width = std::max(result.width, result.rows.back().tokens.size());
  }
  const std::int32_t pad = tokenizer_->padId();
  for (PreviewRow& row : result.rows) {
    result.padding += result.width - row.tokens.size();
    row.tokens.resize(result.width, {PreviewToken::Kind::Padding, pad, pad >= 0 ? tokenizer_->token(pad) : std::string()});
  }
  return result;
}

PreviewRow BatchPreviewer::preview(const Example& example) const {
  PreviewRow row;
  row.line = example.line;
  row.file = example.file;
  if (example.label >= 0) row.label = data_->labels[static_cast<std::size_t>(example.label)];
  const Encoding full = tokenizer_->encode(example.text, example.text_pair);
  const Encoding read = tokenizer_->encode(example.text, example.text_pair, rules_.max_length);
  const std::vector<std::uint8_t> goes_on = goesOn(*tokenizer_, mark_, read, example.text, example.text_pair);
  std::array<std::size_t, 2> kept{};  // of the first and of the second text
  for (std::size_t i = 0; i < read.ids.size(); ++i) {
    row.tokens.push_back({kindOf(*tokenizer_, read, i, goes_on[i]), read.ids[i], tokenizer_->token(read.ids[i])});
    kept[read.ofSecond(i)] += !read.special[i];
  }
  std::array<std::size_t, 2> seen{};
  for (std::size_t i = 0; i < full.ids.size(); ++i) {
    const bool second = full.ofSecond(i);
    if (full.special[i] || seen[second]++ < kept[second]) continue;
    if (row.cut.size() < kCutShown) row.cut.push_back({PreviewToken::Kind::Cut, full.ids[i], tokenizer_->token(full.ids[i])});
    ++row.cut_count;
  }
  return row;
}

}  // namespace etude
