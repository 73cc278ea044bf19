#include "core/text/sentencepiece_model.h"

#include "core/base/say.h"
#include "core/text/charsmap.h"
#include "core/text/unicode.h"

#include <optional>

namespace etude {

namespace {

/// A field of a protocol buffer message (protobuf.dev, "Encoding").
struct WireField {
  std::uint64_t number = 0, value = 0;  ///< `value` of numbers
  std::string_view bytes;               ///< of texts and messages
};

bool readVarint(std::string_view& message, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && !message.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(message[0]);
    message.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

/// Takes the next field off `message`; nothing if it is broken.
std::optional<WireField> nextField(std::string_view& message) {
  WireField field;
  std::uint64_t tag = 0, length = 0;
  if (!readVarint(message, tag)) return {};
  field.number = tag >> 3;
  switch (tag & 7) {
    case 0:
      if (!readVarint(message, field.value)) return {};
      return field;
    case 1:
      length = 8;
      break;
    case 2:
      if (!readVarint(message, length)) return {};
      break;
    case 5:
      length = 4;
      break;
    default:
      return {};
  }
  if (length > message.size()) return {};
  field.bytes = message.substr(0, length);
  message.remove_prefix(length);
  return field;
}

/// Calls `sink` for each field; false if the message is broken.
template <class Sink>
bool forEachField(std::string_view message, const Sink& sink) {
  while (!message.empty()) {
    const std::optional<WireField> field = nextField(message);
    if (!field || !sink(*field)) return false;
  }
  return true;
}

/// The library trusts the table of characters in a model and could read outside of it, so it is looked at before.
bool isSoundModel(std::string_view bytes, std::uint64_t& model_type) {
  constexpr std::uint64_t kTrainerSpec = 2, kModelType = 3, kNormalizerSpec = 3, kDenormalizerSpec = 5, kCharsmap = 2;
  return forEachField(bytes, [&](const WireField& field) {
    if (field.number == kTrainerSpec) {
      return forEachField(field.bytes, [&](const WireField& setting) {
        if (setting.number == kModelType) model_type = setting.value;
        return true;
      });
    }
    if (field.number != kNormalizerSpec && field.number != kDenormalizerSpec) return true;
    return forEachField(field.bytes, [](const WireField& setting) {
      return setting.number != kCharsmap || setting.bytes.empty() || Charsmap::parse(setting.bytes).has_value();
    });
  });
}

}  // namespace

Span trimBlanks(std::string_view text, Span span, BlankOffsets blanks) {
  if (blanks == BlankOffsets::All) return span;
  std::size_t word = span.begin, last = span.begin, end = span.begin;
  bool leading = true;
  for (std::size_t position = span.begin; position < span.end;) {
    const std::size_t begin = position;
    const char32_t c = nextCodePoint(text, position);
    const bool blank = c == U'\u2581' || (characterClass(c) & kSpaceCharacter) != 0;
    if (leading && blank) last = begin;
    if (leading && blank) word = position;
    if (blank) continue;
    leading = false;
    end = position;
  }
  if (blanks == BlankOffsets::Last) return {last, leading ? span.end : end};
  return {word, std::max(word, end)};
}

SentencePieceModel::SentencePieceModel(const std::string& bytes, bool dummy_prefix, const std::string& where) {
  std::uint64_t model_type = 1;
  const bool sound = isSoundModel(bytes, model_type);
  if (sound && model_type != 1 && model_type != 2)
    throw ProblemError(say("The SentencePiece model is neither of unigrams nor of byte pairs"), say("Choose another model."),
                       where);
  // A message that comes twice is merged field by field: {normalizer_spec {add_dummy_prefix: false}}.
  const std::string off("\x1A\x02\x18\x00", 4);
  if (sound) library_ = openSentencePiece(dummy_prefix ? bytes : bytes + off);
  if (!library_)
    throw ProblemError(say("The file is not a SentencePiece model"), say("Download the model again."), where);
  for (std::int32_t id = 0; id < library_->size(); ++id) pieces_.push_back(library_->piece(id));
}

SentencePieceModel::~SentencePieceModel() = default;

std::int32_t SentencePieceModel::find(std::string_view piece) const {
  const std::int32_t id = library_->find(piece);
  return id >= 0 && id < size() && pieces_[static_cast<std::size_t>(id)] == piece ? id : -1;
}

std::int32_t SentencePieceModel::unknownId() const { return library_->unknownId(); }

void SentencePieceModel::encode(const NormalisedText& text, Span span, const std::string& before, std::size_t skip,
                                BlankOffsets blanks, std::vector<SentencePiece>& pieces) const {
  const std::string input = before + text.text.substr(span.begin, span.end - span.begin);
  std::vector<LibraryPiece> found;
  if (!library_->encode(input, found))
    throw ProblemError(say("The SentencePiece library cannot read a text"), say("Look whether the text is damaged."));
  // Bytes of `text`; what the library put before it belongs to its first character.
  const auto place = [&](std::uint32_t byte) {
    return std::min(span.begin + (byte > before.size() ? byte - before.size() : 0), span.end);
  };
  for (std::size_t i = skip; i < found.size(); ++i) {
    const LibraryPiece& piece = found[i];
    const Span bytes = trimBlanks(text.text, {place(piece.begin), place(piece.end)}, blanks);
    const Offset first = text.offsets[std::min(bytes.begin, span.end - 1)];
    pieces.push_back({piece.id, bytes.begin < bytes.end ? text.range(bytes) : first});
  }
}

std::size_t SentencePieceModel::count(const std::string& text) const {
  std::vector<LibraryPiece> found;
  library_->encode(text, found);
  return found.size();
}

std::string SentencePieceModel::decode(const std::vector<std::string>& pieces) const {
  std::string text;
  return library_->decode(pieces, text) ? text : std::string();
}

}  // namespace etude
