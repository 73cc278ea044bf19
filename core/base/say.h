// Sentences for the user in the user's language. Core knows no language but English; a program that offers others sets the
// translator, and every sentence that passes through `say` comes out in its language. The English text is the key.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <type_traits>
#include <utility>

namespace etude {

/// Text put in the place of %1, %2, ...: text as it is, whole numbers with thousands apart, others with three digits.
class SayValue {
 public:
  SayValue(const char* text) : text_(text) {}
  SayValue(std::string text) : text_(std::move(text)) {}
  template <class Number>
    requires std::is_arithmetic_v<Number>
  SayValue(Number number) : text_(std::is_integral_v<Number> ? whole(static_cast<std::int64_t>(number)) : real(static_cast<double>(number))) {}
  const std::string& text() const { return text_; }

 private:
  static std::string whole(std::int64_t number);
  static std::string real(double number);
  std::string text_;
};

/// The sentence in the user's language with its values. `english` must be a literal: it is collected for translation from the
/// sources.
std::string say(const char* english, std::initializer_list<SayValue> values = {});
template <class... Values>
std::string say(const char* english, const Values&... values) {
  return say(english, std::initializer_list<SayValue>{SayValue(values)...});
}

/// A sentence about a count: `one` for exactly 1, else `many`, in which %1 is the count. Both are literals.
std::string sayCount(std::uint64_t count, const char* one, const char* many, std::initializer_list<SayValue> more = {});

/// Marks a literal for translation where `say` is called later, with a variable.
constexpr const char* sayLater(const char* english) { return english; }

/// An empty function means English. `grouping` stands between thousands ("," in English). While sentences are being said on
/// other threads they come out in the one language or the other.
void setTranslator(std::function<std::string(const char* english)> translator, std::string grouping = ",");
std::string thousandsSeparator();

}  // namespace etude
