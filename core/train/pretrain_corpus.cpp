#include "core/train/pretrain_corpus.h"

#include "core/base/files.h"
#include "core/base/problem.h"
#include "core/base/random.h"
#include "core/base/say.h"
#include "core/nn/torch.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace etude {

namespace {

constexpr std::uint64_t kSampleKey = 1;

}  // namespace

Corpus findTexts(const PretrainSettings& settings) {
  Corpus corpus;
  std::vector<fs::path> files;
  std::error_code error;
  if (fs::is_regular_file(settings.corpus, error)) files.emplace_back(settings.corpus);
  for (const auto& entry : fs::directory_iterator(settings.corpus, error)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  if (files.empty()) {
    throw ProblemError(say("There are no .txt files to learn from"),
                       say("Give a folder of plain text files, or one such file, one paragraph a line."), settings.corpus);
  }
  std::sort(files.begin(), files.end());
  std::set<std::string> kept_back;
  if (!settings.held_out.empty()) {
    std::istringstream lines(readFile(settings.held_out, 16 << 20));
    for (std::string name, part; std::getline(lines, name, '\t') && std::getline(lines, part);) {
      if (part != "train") kept_back.insert(name);
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const bool back = settings.held_out.empty() ? files.size() > 1 && i % 20 == 10 % files.size()
                                                : kept_back.contains(files[i].stem().string());
    (back ? corpus.held_out : corpus.train).push_back(files[i]);
  }
  return corpus;
}

void forEachParagraph(const fs::path& file, const std::function<void(std::string_view)>& take) {
  const std::string text = readFile(file);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) take(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
}

std::vector<std::string> sampleParagraphs(const std::vector<fs::path>& files, std::size_t most_bytes) {
  std::vector<std::string> sample;
  std::size_t bytes = 0;
  for (const fs::path& file : files)
    forEachParagraph(file, [&](std::string_view text) { bytes += sample.emplace_back(text).size(); });
  shuffle(std::span(sample), kSampleKey);
  for (; bytes > most_bytes && sample.size() > 1; sample.pop_back()) bytes -= sample.back().size();
  return sample;
}

TextRows readRows(const std::vector<fs::path>& files, const RowShape& shape,
                  const std::function<void(std::string_view, TokenIds&)>& encode, std::stop_token stop) {
  std::vector<TextRows> per_file(files.size());
  const std::size_t full = shape.length - shape.close.size();
  at::parallel_for(0, static_cast<std::int64_t>(files.size()), 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t f = begin; f < end && !stop.stop_requested(); ++f) {
      TextRows& found = per_file[static_cast<std::size_t>(f)];
      TokenIds row = shape.open, paragraph;
      forEachParagraph(files[static_cast<std::size_t>(f)], [&](std::string_view text) {
        paragraph.clear();
        encode(text, paragraph);
        found.bytes += static_cast<std::int64_t>(text.size()) + 1;  // its line break
        found.tokens += static_cast<std::int64_t>(paragraph.size());
        for (const std::int32_t id : paragraph) {
          row.push_back(id);
          if (row.size() < full) continue;
          row.insert(row.end(), shape.close.begin(), shape.close.end());
          found.rows.push_back(std::exchange(row, shape.open));
        }
      });
    }
  });
  TextRows all;
  for (TextRows& found : per_file) {
    std::move(found.rows.begin(), found.rows.end(), std::back_inserter(all.rows));
    all.ends_text.resize(all.rows.size(), false);
    if (!all.rows.empty()) all.ends_text.back() = true;
    all.bytes += found.bytes;
    all.tokens += found.tokens;
  }
  return all;
}

void sampleRows(std::vector<TokenIds>& rows, std::size_t most) {
  shuffle(std::span(rows), kSampleKey);
  if (rows.size() > most) rows.resize(most);
}

}  // namespace etude
