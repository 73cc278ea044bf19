// Prints how fast text is tokenized and a vocabulary is trained: tokenizer_bench TOKENIZER_FOLDER TEXT_FILES...
#include "core/text/tokenizer.h"
#include "core/text/wordpiece_trainer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

namespace {

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void measure(const char* name, const std::vector<std::string>& texts, const etude::Tokenizer& tokenizer) {
  std::size_t bytes = 0, tokens = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& text : texts) {
    bytes += text.size();
    tokens += tokenizer.encodePlain(text).ids.size();
  }
  const double seconds = secondsSince(start);
  std::printf("%s: %.1f MB, %zu tokens, %.2f s, %.1f MB/s\n", name, static_cast<double>(bytes) / 1e6, tokens, seconds,
              static_cast<double>(bytes) / 1e6 / seconds);
}

/// The same texts on two threads, which share the tokenizer.
void measureTogether(const std::vector<std::string>& texts, const etude::Tokenizer& tokenizer) {
  std::atomic<std::size_t> next = 0, bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2; ++i) {
      threads.emplace_back([&] {
        for (std::size_t row = next++; row < texts.size(); row = next++) {
          tokenizer.encodePlain(texts[row]);
          bytes += texts[row].size();
        }
      });
    }
  }
  std::printf("two threads: %.1f MB/s\n", static_cast<double>(bytes.load()) / 1e6 / secondsSince(start));
}

/// Merging must not be quadratic: one word without an end.
void measureLongWord(const etude::Tokenizer& tokenizer) {
  const std::string word(2'000'000, 'a');
  const auto start = std::chrono::steady_clock::now();
  const std::size_t tokens = tokenizer.encodePlain(word).ids.size();
  std::printf("one word of 2 MB: %zu tokens, %.2f s\n", tokens, secondsSince(start));
}

void measureDecoding(const std::vector<std::string>& lines, const etude::Tokenizer& tokenizer) {
  std::vector<std::vector<std::int32_t>> ids;
  for (const std::string& line : lines) ids.push_back(tokenizer.encodePlain(line).ids);
  const auto start = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (const auto& row : ids) bytes += tokenizer.decode(row).size();
  std::printf("decoding: %.1f MB/s\n", static_cast<double>(bytes) / 1e6 / secondsSince(start));
}

std::vector<std::string> linesOf(const std::vector<std::string>& texts) {
  std::vector<std::string> lines;
  for (const std::string& text : texts) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return lines;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "usage: tokenizer_bench TOKENIZER_FOLDER TEXT_FILES...\n"), 2;
  try {
    auto start = std::chrono::steady_clock::now();
    const auto tokenizer = etude::loadTokenizer(arguments[1]);
    std::printf("load: %.3f s, %d tokens\n", secondsSince(start), tokenizer->vocabularySize());
    std::vector<std::string> texts;
    for (int i = 2; i < count; ++i) texts.push_back(etude::readFile(arguments[i]));
    measure("whole files", texts, *tokenizer);
    const std::vector<std::string> lines = linesOf(texts);
    measure("line by line", lines, *tokenizer);
    measureTogether(lines, *tokenizer);
    measureDecoding(lines, *tokenizer);
    measureLongWord(*tokenizer);

    start = std::chrono::steady_clock::now();
    etude::WordCounter counter(true);
    for (const std::string& text : texts) counter.add(text);
    const double counting = secondsSince(start);
    start = std::chrono::steady_clock::now();
    const auto vocabulary = etude::trainWordPiece(counter.counts(), {});
    std::printf("training: %zu distinct words counted in %.2f s, %zu tokens trained in %.2f s\n", counter.counts().size(),
                counting, vocabulary.size(), secondsSince(start));
  } catch (const etude::ProblemError& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 1;
  }
}
