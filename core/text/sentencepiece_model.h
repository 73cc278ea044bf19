// A model of the SentencePiece library (Kudo and Richardson 2018), checked before the library sees it.
#pragma once

#include "core/text/charsmap.h"
#include "core/text/sentencepiece_library.h"

#include <memory>
#include <optional>

namespace etude {

struct SentencePiece {
  std::int32_t id;
  Offset offset;
  bool added = false;  ///< an added token, which the library has not seen
};

/// What of the blanks before a word belongs to its first piece. Transformers' fast tokenizers differ in it by family.
enum class BlankOffsets { All, Last, None };

/// Leaves away what `blanks` says of the blanks at the borders of `span`.
Span trimBlanks(std::string_view text, Span span, BlankOffsets blanks);

/// Models that came from fairseq count the library's pieces from a later number on.
struct PieceNumbers {
  std::int32_t shift = 0;
  std::int32_t unknown = -1;  ///< in place of the library's; -1: that one, shifted
};

class SentencePieceModel {
 public:
  /// `bytes` of a model file. Without `dummy_prefix` no blank is put before a text, whatever the model says. Throws a
  /// ProblemError that names `where` if the model is broken or neither of unigrams nor of byte pairs.
  SentencePieceModel(const std::string& bytes, bool dummy_prefix, const std::string& where);
  ~SentencePieceModel();

  /// From now on all numbers are these.
  void renumber(PieceNumbers numbers) { numbers_ = numbers; }

  /// One more than the last number.
  std::int32_t size() const { return static_cast<std::int32_t>(pieces_.size()) + numbers_.shift; }
  /// Empty for numbers before the first piece.
  const std::string& piece(std::int32_t id) const;
  /// -1 if there is none.
  std::int32_t find(std::string_view piece) const;
  std::int32_t unknownId() const;

  /// Appends the pieces of `span` of `text`, as if `before` stood before it; the first `skip` pieces are left away.
  void encode(const NormalisedText& text, Span span, const std::string& before, std::size_t skip, BlankOffsets blanks,
              std::vector<SentencePiece>& pieces) const;
  std::size_t count(const std::string& text) const;
  std::string decode(const std::vector<std::string>& pieces) const;

 private:
  std::unique_ptr<SentencePieceLibrary> library_;
  std::int32_t number(std::int32_t library_id) const;
  bool align(const NormalisedText& text, const std::vector<LibraryPiece>& found, BlankOffsets blanks,
             std::vector<Offset>& offsets) const;

  std::vector<std::string> pieces_;
  PieceNumbers numbers_;
  std::optional<Charsmap> charsmap_;  ///< if the model changes characters
  bool dummy_prefix_ = true, remove_extra_blanks_ = true;
};

}  // namespace etude
