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
/// sources. A sentence about a count has two forms; choose before: say(n == 1 ? "..." : "...") is not collected, two calls are.
std::string say(const char* english, std::initializer_list<SayValue> values = {});
template <class... Values>
std::string say(const char* english, const Values&... values) {
  return say(english, std::initializer_list<SayValue>{SayValue(values)...});
}

/// Marks a literal for translation where `say` is called later, with a variable.
constexpr const char* sayLater(const char* english) { return english; }

/// Set before other threads say anything; an empty function means English.
void setTranslator(std::function<std::string(const char* english)> translator);

}  // namespace etude
