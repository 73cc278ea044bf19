// What the tests of tokenizers share.
#pragma once

#include "core/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

namespace etude::test {

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
