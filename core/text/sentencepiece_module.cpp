// The module that links the SentencePiece library (sentencepiece_library.h says why it is one).
#include "core/text/sentencepiece_library.h"

#include <sentencepiece_processor.h>

namespace etude {

namespace {

class Library : public SentencePieceLibrary {
 public:
  bool load(const std::string& bytes) { return processor_.LoadFromSerializedProto(bytes).ok() && processor_.GetPieceSize() > 0; }
  std::int32_t size() const override { return processor_.GetPieceSize(); }
  std::string piece(std::int32_t id) const override { return processor_.IdToPiece(id); }
  std::int32_t find(std::string_view piece) const override { return processor_.PieceToId(piece); }
  std::int32_t unknownId() const override { return processor_.unk_id(); }

  bool encode(const std::string& text, std::vector<LibraryPiece>& pieces) const override {
    sentencepiece::ImmutableSentencePieceText result;
    if (!processor_.Encode(text, result.mutable_proto()).ok()) return false;
    for (std::size_t i = 0; i < result.pieces_size(); ++i) {
      const auto piece = result.pieces(static_cast<int>(i));
      pieces.push_back({static_cast<std::int32_t>(piece.id()), piece.begin(), piece.end()});
    }
    return true;
  }

  bool decode(const std::vector<std::string>& pieces, std::string& text) const override { return processor_.Decode(pieces, &text).ok(); }

 private:
  sentencepiece::SentencePieceProcessor processor_;
};

}  // namespace

extern "C" __attribute__((visibility("default"))) SentencePieceLibrary* etudeOpenSentencePiece(const std::string& bytes) {
  auto library = std::make_unique<Library>();
  return library->load(bytes) ? library.release() : nullptr;
}

}  // namespace etude
