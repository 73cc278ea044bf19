#include "core/base/say.h"

#include "core/base/format.h"

#include <cctype>
#include <cstdio>

namespace etude {

namespace {

std::function<std::string(const char*)>& translator() {
  static std::function<std::string(const char*)> set;
  return set;
}

}  // namespace

std::string SayValue::whole(std::int64_t number) { return formatCount(number); }

std::string SayValue::real(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", number);
  return text;
}

std::string say(const char* english, std::initializer_list<SayValue> values) {
  const std::string pattern = translator() ? translator()(english) : english;
  std::string said;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '%' && i + 1 < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[i + 1]));
    const std::size_t number = place ? static_cast<std::size_t>(pattern[i + 1] - '1') : values.size();
    if (number < values.size()) {
      said += (values.begin() + number)->text();
      ++i;
    } else {
      said += pattern[i];
    }
  }
  return said;
}

void setTranslator(std::function<std::string(const char*)> set) { translator() = std::move(set); }

}  // namespace etude
