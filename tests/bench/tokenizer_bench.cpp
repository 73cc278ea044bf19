// Prints how fast text is tokenized and a vocabulary is trained: tokenizer_bench TOKENIZER_FOLDER TEXT_FILES...
#include "core/text/encode_rows.h"
#include "core/text/wordpiece_trainer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>

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

/// Megabytes of text per second through encodeRows.
double speedOfRows(const std::vector<std::string>& texts, const etude::Tokenizer& tokenizer, unsigned threads) {
  std::atomic<std::size_t> bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  etude::encodeRows(tokenizer, texts.size(), [&](std::size_t i) { return etude::TextRow{texts[i]}; },
                    [&](std::size_t i, etude::Encoding&&) { bytes += texts[i].size(); }, {.threads = threads});
  return static_cast<double>(bytes.load()) / 1e6 / secondsSince(start);
}

/// The same rows on one thread and on two, which share the tokenizer; alternately, as other work on the machine comes and goes.
void measureTogether(const std::vector<std::string>& texts, const etude::Tokenizer& tokenizer) {
  double one = 0, two = 0;
  for (int round = 0; round < 3; ++round) {
    one = std::max(one, speedOfRows(texts, tokenizer, 1));
    two = std::max(two, speedOfRows(texts, tokenizer, 2));
  }
  std::printf("rows: %.1f MB/s on one thread, %.1f MB/s on two, ratio %.2f\n", one, two, two / one);
}

/// What the machine gives just now: lines counted with memchr.
void measureBaseline(const std::vector<std::string>& texts) {
  std::size_t bytes = 0, lines = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < 20; ++round) {
    for (const std::string& text : texts) {
      bytes += text.size();
      const char* const end = text.data() + text.size();
      for (const char* at = text.data(); (at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))); ++at)
        ++lines;
    }
  }
  std::printf("newline scan: %zu lines, %.0f MB/s\n", lines / 20, static_cast<double>(bytes) / 1e6 / secondsSince(start));
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
    measureBaseline(texts);
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
