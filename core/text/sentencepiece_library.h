// The SentencePiece library behind a wall. It exports the symbols of the protobuf library it was built with, which differ from
// those of libtorch's: linked in the usual way, one of the two dies. So it is linked to a module of its own, which is opened
// with its symbols kept to itself, and only this interface reaches through.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace etude {

struct LibraryPiece {
  std::int32_t id;
  std::uint32_t begin, end;  ///< bytes of the text
  std::uint32_t length;      ///< bytes of the normalised text, in which blanks are U+2581
};

/// One model. Calls may come from several threads at once.
class SentencePieceLibrary {
 public:
  virtual ~SentencePieceLibrary() = default;
  virtual std::int32_t size() const = 0;
  virtual std::string piece(std::int32_t id) const = 0;
  /// That of the unknown piece if there is no such one.
  virtual std::int32_t find(std::string_view piece) const = 0;
  virtual std::int32_t unknownId() const = 0;
  /// False if the library cannot read the text.
  virtual bool encode(const std::string& text, std::vector<LibraryPiece>& pieces) const = 0;
  virtual bool decode(const std::vector<std::string>& pieces, std::string& text) const = 0;
};

/// Options of the library's trainer by name, as its documentation lists them.
using TrainerOptions = std::map<std::string, std::string>;

/// The module has these two functions. A model of the bytes of its file, or null if it is none:
using SentencePieceFactory = SentencePieceLibrary* (*)(const std::string& bytes);
inline constexpr const char* kSentencePieceFactoryName = "etudeOpenSentencePiece";
/// The bytes of a new model, or false and the library's words for what is wrong:
using SentencePieceTrain = bool (*)(const TrainerOptions& options, const std::vector<std::string>& sentences, std::string& model,
                                    std::string& failure);
inline constexpr const char* kSentencePieceTrainName = "etudeTrainSentencePiece";

/// Opens the module at the first call. Null if the bytes are no model. Throws a ProblemError if the module cannot be opened.
std::unique_ptr<SentencePieceLibrary> openSentencePiece(const std::string& bytes);
/// Likewise; false: `failure` says why the library could not.
bool trainSentencePieceLibrary(const TrainerOptions& options, const std::vector<std::string>& sentences, std::string& model,
                               std::string& failure);

}  // namespace etude
