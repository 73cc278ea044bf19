#include "core/eval/judged_rows.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/base/say.h"
#include "core/eval/read_json.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace etude {

namespace {

constexpr int kJudgedSchema = 1;
constexpr std::uint64_t kLargestJudged = std::uint64_t{2} << 30;

int largest(const std::vector<float>& values) {
  return values.empty() ? -1 : static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

/// Indices of the rows to keep, ascending: wrong ones first, the rest drawn at random.
std::vector<std::size_t> chosenRows(const std::vector<Example>& examples, const std::vector<Prediction>& tuned, std::size_t most, std::uint64_t seed) {
  std::vector<std::size_t> chosen(examples.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  if (chosen.size() <= most) return chosen;
  std::vector<std::size_t> wrong, rest;
  for (const std::size_t i : chosen) (tuned[i].label != examples[i].label ? wrong : rest).push_back(i);
  shuffle(std::span(wrong), mixKeys(seed, 1));
  const std::size_t first = std::min(wrong.size(), std::max(most / 2, most - std::min(most, rest.size())));
  rest.insert(rest.end(), wrong.begin() + static_cast<std::ptrdiff_t>(first), wrong.end());
  shuffle(std::span(rest), mixKeys(seed, 2));
  chosen.assign(wrong.begin(), wrong.begin() + static_cast<std::ptrdiff_t>(first));
  chosen.insert(chosen.end(), rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(most - first));
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

/// Five digits are enough to look at, and a third of the file.
Json rounded(const std::vector<float>& values) {
  Json list = Json::array();
  for (const float value : values) list.push_back(std::round(static_cast<double>(value) * 1e5) / 1e5);
  return list;
}

std::string lineOf(const JudgedRow& row) {
  Json json = {{"line", row.line}, {"text", row.text}, {"truth", row.truth}, {"tuned", rounded(row.tuned)}};
  if (!row.pair.empty()) json["pair"] = row.pair;
  if (!row.group.empty()) json["group"] = row.group;
  if (!row.untuned.empty()) json["untuned"] = rounded(row.untuned);
  return dumpJson(json) + "\n";
}

[[noreturn]] void throwBrokenRow(const std::filesystem::path& path, std::size_t number, const std::string& what) {
  throw ProblemError(say("Line %1 of the judged rows cannot be read: %2", number, what), say("Tune the model again to judge its rows anew."),
                     path.string());
}

std::vector<float> probabilitiesOf(const Json& json, const char* key, std::size_t labels) {
  std::vector<float> values;
  for (const double value : readNumbers(json, key)) values.push_back(static_cast<float>(value));
  if (values.size() != labels) throwBrokenEvaluation(std::string(key) + " does not have one number for each label");
  for (const float value : values)
    if (!(value >= 0 && value <= 1)) throwBrokenEvaluation(std::string(key) + " is not from 0 to 1");
  return values;
}

JudgedRow rowOf(const Json& json, std::size_t labels) {
  JudgedRow row;
  row.line = readMember<std::uint64_t>(json, "line");
  row.text = readMember<std::string>(json, "text");
  if (json.contains("pair")) row.pair = readMember<std::string>(json, "pair");
  if (json.contains("group")) row.group = readMember<std::string>(json, "group");
  row.truth = readMember<int>(json, "truth");
  if (row.truth < 0 || static_cast<std::size_t>(row.truth) >= labels) throwBrokenEvaluation("truth is no label");
  row.tuned = probabilitiesOf(json, "tuned", labels);
  if (json.contains("untuned")) row.untuned = probabilitiesOf(json, "untuned", labels);
  return row;
}

}  // namespace

std::string judgedText(const std::string& text) {
  if (text.size() <= kLongestJudgedText) return text;
  std::size_t end = kLongestJudgedText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not in the middle of a character
  return text.substr(0, end) + "…";
}

int JudgedRow::answer() const { return largest(tuned); }
int JudgedRow::untunedAnswer() const { return largest(untuned); }

Prediction JudgedRow::prediction() const {
  Prediction prediction;
  prediction.probabilities = tuned;
  prediction.label = answer();
  prediction.confidence = confidence();
  return prediction;
}

JudgedRows keepRows(const std::string& split, const std::vector<std::string>& labels, const std::vector<Example>& examples,
                    const std::vector<Prediction>& tuned, const std::vector<Prediction>& untuned, std::size_t most, std::uint64_t seed) {
  JudgedRows kept;
  kept.split = split;
  kept.labels = labels;
  kept.judged = static_cast<std::int64_t>(examples.size());
  const std::size_t fitting = kMostJudgedValues / (2 * std::max<std::size_t>(labels.size(), 1));
  for (const std::size_t i : chosenRows(examples, tuned, std::min(most, fitting), seed)) {
    const Example& example = examples[i];
    JudgedRow row;
    row.line = example.line;
    row.text = judgedText(example.text);
    row.pair = judgedText(example.text_pair);
    row.group = judgedText(example.group);
    row.truth = example.label;
    row.tuned = tuned[i].probabilities;
    if (!untuned.empty()) row.untuned = untuned[i].probabilities;
    kept.rows.push_back(std::move(row));
  }
  return kept;
}

void writeJudgedRows(const std::filesystem::path& path, const JudgedRows& rows) {
  std::string content = dumpJson({{"schema", kJudgedSchema}, {"split", rows.split}, {"labels", rows.labels}, {"rows", rows.judged},
                                  {"kept", rows.rows.size()}}) + "\n";
  for (const JudgedRow& row : rows.rows) content += lineOf(row);
  writeFileAtomically(path, content);
}

JudgedRows readJudgedRows(const std::filesystem::path& path, std::stop_token stop) {
  const std::string content = readFile(path, kLargestJudged);
  JudgedRows rows;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < content.size(); ++number) {
    if (stop.stop_requested()) throw Cancelled();
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = std::string_view(content).substr(begin, end - begin);
    begin = end + 1;
    const Json json = parseJsonOrDiscard<Json>(line);
    if (!json.is_object()) throwBrokenRow(path, number + 1, "it is not a JSON object");
    if (number == 0) {
      if (readMember<int>(json, "schema") > kJudgedSchema) throwBrokenRow(path, 1, "it was written by a newer version");
      rows.split = readMember<std::string>(json, "split");
      rows.labels = readMember<std::vector<std::string>>(json, "labels");
      rows.judged = readCount(json, "rows");
    } else {
      rows.rows.push_back(rowOf(json, rows.labels.size()));
    }
  }
  if (number == 0) throwBrokenRow(path, 1, "the file is empty");
  return rows;
}

}  // namespace etude
