#include "core/base/say.h"

#include "core/base/format.h"

#include <atomic>
#include <cctype>
#include <cstdio>
#include <memory>
#include <span>
#include <vector>

namespace etude {

namespace {

struct Language {
  std::function<std::string(const char*)> translator;
  std::string grouping = ",";
};

/// Replaced as a whole, never changed, so that threads that are in the middle of a sentence keep theirs.
std::atomic<std::shared_ptr<const Language>>& language() {
  static std::atomic<std::shared_ptr<const Language>> now{std::make_shared<const Language>()};
  return now;
}

}  // namespace

std::string SayValue::whole(std::int64_t number) { return formatCount(number); }

std::string SayValue::real(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", number);
  return text;
}

namespace {

std::string fill(const char* english, std::span<const SayValue> values) {
  const std::shared_ptr<const Language> now = language().load();
  const std::string pattern = now->translator ? now->translator(english) : english;
  std::string said;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '%' && i + 1 < pattern.size() && std::isdigit(static_cast<unsigned char>(pattern[i + 1]));
    const std::size_t number = place ? static_cast<std::size_t>(pattern[i + 1] - '1') : values.size();
    if (number < values.size()) {
      said += values[number].text();
      ++i;
    } else {
      said += pattern[i];
    }
  }
  return said;
}

}  // namespace

std::string say(const char* english, std::initializer_list<SayValue> values) {
  return fill(english, {values.begin(), values.size()});
}

std::string sayCount(std::uint64_t count, const char* one, const char* many, std::initializer_list<SayValue> more) {
  std::vector<SayValue> values{SayValue(count)};
  values.insert(values.end(), more.begin(), more.end());
  return fill(count == 1 ? one : many, values);
}

void setTranslator(std::function<std::string(const char*)> translator, std::string grouping) {
  language().store(std::make_shared<const Language>(Language{std::move(translator), std::move(grouping)}));
}

std::string thousandsSeparator() { return language().load()->grouping; }

}  // namespace etude
