#include "core/text/sentencepiece_model.h"

#include "core/base/say.h"
#include "core/text/unicode.h"

#include <algorithm>

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

/// What counts here of a model's settings, with the defaults of sentencepiece_model.proto.
struct ModelSettings {
  std::uint64_t model_type = 1;
  bool dummy_prefix = true, remove_extra_blanks = true, escape_blanks = true;
  std::optional<Charsmap> charsmap;
};

/// The library trusts the table of characters in a model and could read outside of it, so it is looked at before.
bool isSoundModel(std::string_view bytes, ModelSettings& settings) {
  constexpr std::uint64_t kTrainerSpec = 2, kModelType = 3, kNormalizerSpec = 3, kDenormalizerSpec = 5;
  constexpr std::uint64_t kCharsmap = 2, kDummyPrefix = 3, kRemoveExtraBlanks = 4, kEscapeBlanks = 5;
  return forEachField(bytes, [&](const WireField& field) {
    if (field.number == kTrainerSpec) {
      return forEachField(field.bytes, [&](const WireField& setting) {
        if (setting.number == kModelType) settings.model_type = setting.value;
        return true;
      });
    }
    if (field.number != kNormalizerSpec && field.number != kDenormalizerSpec) return true;
    const bool forward = field.number == kNormalizerSpec;
    return forEachField(field.bytes, [&](const WireField& setting) {
      if (forward && setting.number == kDummyPrefix) settings.dummy_prefix = setting.value != 0;
      if (forward && setting.number == kRemoveExtraBlanks) settings.remove_extra_blanks = setting.value != 0;
      if (forward && setting.number == kEscapeBlanks) settings.escape_blanks = setting.value != 0;
      if (setting.number != kCharsmap || setting.bytes.empty()) return true;
      std::optional<Charsmap> charsmap = Charsmap::parse(setting.bytes);
      const bool sound = charsmap.has_value();
      if (forward) settings.charsmap = std::move(charsmap);
      return sound;
    });
  });
}

/// The text as the library normalises it, and where it came from as the `tokenizers` library tells it: of several blanks the
/// last one stays, and what is put before a text belongs to its first character.
void normaliseLikeLibrary(const Charsmap& charsmap, bool dummy_prefix, bool remove_extra_blanks, NormalisedText& text) {
  constexpr std::string_view kMark = "\u2581";
  charsmap.apply(text);
  const std::string& given = text.text;
  NormalisedText result;
  std::size_t begin = 0, end = given.size();
  if (remove_extra_blanks) {
    while (begin < end && given[begin] == ' ') ++begin;
    while (end > begin && given[end - 1] == ' ') --end;
  }
  if (dummy_prefix && begin < end) result.append(kMark, text.offsets[begin]);
  for (std::size_t i = begin; i < end;) {
    if (given[i] == ' ') {
      while (remove_extra_blanks && given[i + 1] == ' ') ++i;
      result.append(kMark, text.offsets[i++]);
      continue;
    }
    const std::size_t next = std::min(given.find(' ', i), end);
    result.append(text, {i, next});
    i = next;
  }
  text = std::move(result);
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
  ModelSettings settings;
  const bool sound = isSoundModel(bytes, settings);
  if (sound && settings.model_type != 1 && settings.model_type != 2)
    throw ProblemError(say("The SentencePiece model is neither of unigrams nor of byte pairs"), say("Choose another model."),
                       where);
  // A message that comes twice is merged field by field: {normalizer_spec {add_dummy_prefix: false}}.
  const std::string off("\x1A\x02\x18\x00", 4);
  if (sound) library_ = openSentencePiece(dummy_prefix ? bytes : bytes + off);
  if (!library_)
    throw ProblemError(say("The file is not a SentencePiece model"), say("Download the model again."), where);
  for (std::int32_t id = 0; id < library_->size(); ++id) pieces_.push_back(library_->piece(id));
  if (settings.escape_blanks) charsmap_ = std::move(settings.charsmap);
  dummy_prefix_ = dummy_prefix && settings.dummy_prefix;
  remove_extra_blanks_ = settings.remove_extra_blanks;
}

SentencePieceModel::~SentencePieceModel() = default;

std::int32_t SentencePieceModel::number(std::int32_t library_id) const {
  return library_id == library_->unknownId() && numbers_.unknown >= 0 ? numbers_.unknown : library_id + numbers_.shift;
}

const std::string& SentencePieceModel::piece(std::int32_t id) const {
  static const std::string none;
  return id >= numbers_.shift ? pieces_[static_cast<std::size_t>(id - numbers_.shift)] : none;
}

std::int32_t SentencePieceModel::find(std::string_view piece) const {
  const std::int32_t id = library_->find(piece);
  const bool found = id >= 0 && static_cast<std::size_t>(id) < pieces_.size() && pieces_[static_cast<std::size_t>(id)] == piece;
  return found ? number(id) : -1;
}

std::int32_t SentencePieceModel::unknownId() const { return number(library_->unknownId()); }

/// Finds the pieces in `text`, which is normalised; false if they are not those of this text (the library normalises some
/// rare sequences and the symbols of users otherwise).
bool SentencePieceModel::align(const NormalisedText& text, const std::vector<LibraryPiece>& found, BlankOffsets blanks,
                               std::vector<Offset>& offsets) const {
  std::size_t position = 0;
  for (const LibraryPiece& piece : found) {
    const Span span{position, position + piece.length};
    const std::string& known = pieces_[static_cast<std::size_t>(piece.id)];
    if (piece.length == 0 || span.end > text.text.size()) return false;
    if (piece.id != library_->unknownId() && known.size() == piece.length && text.text.compare(position, piece.length, known) != 0)
      return false;
    const Span word = trimBlanks(text.text, span, blanks);
    offsets.push_back(word.begin < word.end ? text.range(word) : text.offsets[std::min(word.begin, text.text.size() - 1)]);
    position = span.end;
  }
  return position == text.text.size();
}

void SentencePieceModel::encode(const NormalisedText& text, Span span, const std::string& before, std::size_t skip,
                                BlankOffsets blanks, std::vector<SentencePiece>& pieces) const {
  const std::string input = before + text.text.substr(span.begin, span.end - span.begin);
  std::vector<LibraryPiece> found;
  if (!library_->encode(input, found))
    throw ProblemError(say("The SentencePiece library cannot read a text"), say("Look whether the text is damaged."));
  std::vector<Offset> offsets;
  if (charsmap_) {
    NormalisedText shown;
    shown.append(before, text.offsets[span.begin]);
    shown.append(text, span);
    normaliseLikeLibrary(*charsmap_, dummy_prefix_, remove_extra_blanks_, shown);
    if (!align(shown, found, blanks, offsets)) offsets.clear();
  }
  // Bytes of `text`; what the library put before it belongs to its first character.
  const auto place = [&](std::uint32_t byte) {
    return std::min(span.begin + (byte > before.size() ? byte - before.size() : 0), span.end);
  };
  for (std::size_t i = skip; i < found.size(); ++i) {
    const LibraryPiece& piece = found[i];
    if (!offsets.empty()) {
      pieces.push_back({number(piece.id), offsets[i]});
      continue;
    }
    const Span bytes = trimBlanks(text.text, {place(piece.begin), place(piece.end)}, blanks);
    const Offset first = text.offsets[std::min(bytes.begin, span.end - 1)];
    pieces.push_back({number(piece.id), bytes.begin < bytes.end ? text.range(bytes) : first});
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
