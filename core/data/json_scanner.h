// Walks over JSON text without building it: finds where the elements of a large array begin and end, so that each can be
// parsed on its own, its line known, and no more than one held in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etude {

class JsonScanner {
 public:
  static constexpr std::size_t kMaxValueBytes = std::size_t{64} << 20;
  static constexpr int kMaxDepth = 100;

  /// `where` is the file, for Problems. Throws ProblemError, with the line, for brackets that do not match, text that ends
  /// early, values over kMaxValueBytes or nested deeper than kMaxDepth.
  JsonScanner(std::string_view text, std::string where) : text_(text), where_(std::move(where)) {}

  void skipBlanks();
  bool atEnd() const { return position_ >= text_.size(); }
  char peek() const { return atEnd() ? '\0' : text_[position_]; }
  /// Steps over `c` (and blanks before it) if it comes next.
  bool accept(char c);
  /// The text of the next value, brackets and strings matched but not otherwise checked.
  std::string_view value();
  /// Moves on to the start of the next line.
  void skipLine();

  std::size_t position() const { return position_; }
  std::uint64_t line() const { return line_; }  ///< from 1, of the position
  [[noreturn]] void fail(const std::string& what, const std::string& remedy) const;

 private:
  void advanceTo(std::size_t position);
  void skipString();

  std::string_view text_;
  std::string where_;
  std::size_t position_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace etude
