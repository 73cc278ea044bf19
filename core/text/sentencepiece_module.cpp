// The module that links the SentencePiece library (sentencepiece_library.h says why it is one).
#include "core/text/sentencepiece_library.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

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
      const auto id = static_cast<std::int32_t>(piece.id());
      const std::size_t length = processor_.IsByte(id) ? 1 : piece.piece().size();
      pieces.push_back({id, piece.begin(), piece.end(), static_cast<std::uint32_t>(length)});
    }
    return true;
  }

  bool decode(const std::vector<std::string>& pieces, std::string& text) const override {
    return processor_.Decode(pieces, &text).ok();
  }

 private:
  sentencepiece::SentencePieceProcessor processor_;
};

class Sentences : public sentencepiece::SentenceIterator {
 public:
  explicit Sentences(const std::vector<std::string>& all) : all_(all) {}
  bool done() const override { return next_ == all_.size(); }
  void Next() override { ++next_; }
  const std::string& value() const override { return all_[next_]; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::vector<std::string>& all_;
  std::size_t next_ = 0;
};

}  // namespace

extern "C" __attribute__((visibility("default"))) bool etudeTrainSentencePiece(const TrainerOptions& options,
                                                                               const std::vector<std::string>& sentences,
                                                                               std::string& model, std::string& failure) {
  Sentences iterator(sentences);
  const auto status = sentencepiece::SentencePieceTrainer::Train(
      std::unordered_map<std::string, std::string>(options.begin(), options.end()), &iterator, &model);
  if (status.ok()) return true;
  failure = status.ToString();  // "Internal: file.cc(660) [condition] What is wrong."
  if (const std::size_t place = failure.rfind("] "); place != std::string::npos) failure.erase(0, place + 2);
  return false;
}

extern "C" __attribute__((visibility("default"))) SentencePieceLibrary* etudeOpenSentencePiece(const std::string& bytes) {
  auto library = std::make_unique<Library>();
  return library->load(bytes) ? library.release() : nullptr;
}

}  // namespace etude
