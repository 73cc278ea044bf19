// A training batch in words: the tokens of every row with the part that each plays, for people to look at. The rows, their order
// and what is cut off are those of the training.
#pragma once

#include "core/data/dataset.h"
#include "core/text/word_parts.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

struct PreviewToken {
  enum class Kind { Special, Word, Piece, Unknown, Cut, Padding };
  Kind kind = Kind::Padding;
  std::int32_t id = 0;
  std::string text;
};

struct PreviewRow {
  std::vector<PreviewToken> tokens;  ///< as many as the batch is wide, padding included
  std::vector<PreviewToken> cut;     ///< the first of those that the model does not read
  std::size_t cut_count = 0;         ///< all of them
  std::string label;
  std::uint64_t line = 0;
  std::uint32_t file = 0;
};

struct BatchPreview {
  std::vector<PreviewRow> rows;
  std::size_t number = 0, batches = 0;  ///< which one of how many in an epoch
  std::size_t width = 0;                ///< tokens of the longest row
  std::size_t padding = 0;              ///< positions that hold nothing

  double paddingShare() const { return rows.empty() || width == 0 ? 0 : static_cast<double>(padding) / static_cast<double>(rows.size() * width); }
};

struct BatchRules {
  std::size_t max_length = 128, batch_size = 16;
  bool by_length = true;
  std::uint64_t seed = 42;

  bool operator==(const BatchRules&) const = default;
};

/// The batches of the first epoch. With more than `kMostRows` training rows they are made of the first ones.
class BatchPreviewer {
 public:
  static constexpr std::size_t kMostRows = 20'000, kCutShown = 6;

  /// Tokenises the rows. Throws Cancelled.
  BatchPreviewer(std::shared_ptr<const Dataset> data, std::shared_ptr<const Tokenizer> tokenizer, const BatchRules& rules,
                 std::stop_token stop = {});
  std::size_t count() const { return batches_.size(); }
  bool sampled() const { return rows_ < data_->split(Split::Train).size(); }
  /// `number` from 0; beyond the last it starts again.
  BatchPreview batch(std::size_t number) const;

 private:
  PreviewRow preview(const Example& example) const;

  std::shared_ptr<const Dataset> data_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  PieceMark mark_;
  BatchRules rules_;
  std::size_t rows_ = 0;
  std::vector<std::vector<std::uint32_t>> batches_;
};

}  // namespace etude
