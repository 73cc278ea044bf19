// What the tests of tokenizers share: the reference numbers, and how ours are held against them.
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/text/tokenizer.h"
#include "tests/support.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

namespace etude::test {

using PlainJson = nlohmann::json;

inline PlainJson fixture(const std::string& name) {
  return PlainJson::parse(readFile(fixtures() / "tokenizers" / (name + ".json")));
}

inline fs::path dataFolder(const std::string& name) { return sharedDirectory() / "data" / name; }

inline PlainJson pairsOf(const std::vector<Offset>& offsets) {
  PlainJson pairs = PlainJson::array();
  for (const Offset& offset : offsets) pairs.push_back({offset.begin, offset.end});
  return pairs;
}

inline std::string shortDump(const PlainJson& value) {
  return value.dump(-1, ' ', false, PlainJson::error_handler_t::replace).substr(0, 400);
}

/// Compares one case; the first few differences are printed.
class Comparison {
 public:
  void begin(const PlainJson& text) {
    text_ = shortDump(text);
    ++cases_;
    wrong_ = false;
  }
  void expect(const char* what, const PlainJson& expected, const PlainJson& actual) {
    if (expected == actual) return;
    if (printed_++ < 12)
      qWarning("%s of %s: expected %s, got %s", what, text_.c_str(), shortDump(expected).c_str(), shortDump(actual).c_str());
    wrong_cases_ += !wrong_;
    wrong_ = true;
  }
  int cases() const { return cases_; }
  int wrongCases() const { return wrong_cases_; }

 private:
  std::string text_;
  bool wrong_ = false;
  int cases_ = 0, wrong_cases_ = 0, printed_ = 0;
};

/// As the Rust library has it.
inline void compareFast(const Tokenizer& tokenizer, const PlainJson& numbers, Comparison& comparison) {
  for (const PlainJson& item : numbers["cases"]) {
    const std::string text = item["text"];
    comparison.begin(item["text"]);
    const Encoding plain = tokenizer.encodePlain(text);
    comparison.expect("ids", item["fast_ids"], plain.ids);
    comparison.expect("offsets", item["fast_offsets"], pairsOf(plain.offsets));
    comparison.expect("ids with special tokens", item["fast_ids_special"], tokenizer.encode(text).ids);
    comparison.expect("decoded text", item["fast_decoded"], tokenizer.decode(item["fast_ids"], false));
  }
  for (const PlainJson& item : numbers["pairs"]) {
    const std::string a = item["a"], b = item["b"];
    comparison.begin(item["a"]);
    const Encoding both = tokenizer.encode(a, b);
    comparison.expect("pair ids", item["fast_ids"], both.ids);
    comparison.expect("pair type ids", item["fast_type_ids"], both.type_ids);
    comparison.expect("pair offsets", item["fast_offsets"], pairsOf(both.offsets));
    // The truncated ids come from the Python tokenizer only, so they say nothing where it sees other tokens.
    if (item["slow_ids"] != item["fast_ids"]) continue;
    comparison.expect("longest_first", item["slow_trunc16_longest_first"],
                      tokenizer.encode(a, b, 16, Truncation::LongestFirst).ids);
    comparison.expect("only_second", item["slow_trunc16_only_second"], tokenizer.encode(a, b, 16, Truncation::OnlySecond).ids);
  }
}

/// A folder with some of the files of another, and a tokenizer_config.json.
inline void copyFiles(const fs::path& from, const std::vector<std::string>& names, const fs::path& to, const std::string& config = {}) {
  fs::create_directories(to);
  for (const std::string& name : names) writeFileAtomically(to / name, readFile(from / name));
  if (!config.empty()) writeFileAtomically(to / "tokenizer_config.json", config);
}

inline std::string problemsOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const ProblemError& error) {
    return describe(error.problems());
  }
  return {};
}

/// True if four threads that encode `text` again and again all get what one gets.
inline bool threadsEncodeAlike(const Tokenizer& tokenizer, const std::string& text, int rounds) {
  const Encoding expected = tokenizer.encode(text);
  std::array<bool, 4> same{};
  {
    std::vector<std::jthread> threads;
    for (bool& result : same) {
      threads.emplace_back([&] {
        result = true;
        for (int i = 0; i < rounds; ++i) result = result && tokenizer.encode(text).ids == expected.ids;
      });
    }
  }
  return std::all_of(same.begin(), same.end(), [](bool alike) { return alike; });
}

}  // namespace etude::test
