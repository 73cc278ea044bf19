#include "core/data/column_names.h"

#include "core/data/cells.h"

#include <algorithm>

namespace etude {

namespace {

using Name = std::string_view;

constexpr Name kText[] = {"text",     "sentence",   "message",     "review",     "content",      "tweet",
                          "question", "comment",    "sms",         "document",   "body",         "post",
                          "query",    "utterance",  "review_text", "tweet_text", "comment_text", "description",
                          "headline", "abstract",   "article",     "title",      "input",        "prompt",
                          "response", "transcript", "feedback",    "dialogue",   "summary",      "v2"};
constexpr Name kLabel[] = {"label",          "labels",     "class",      "category", "target",  "sentiment", "class_label",
                           "intent",         "gold_label", "label_text", "polarity", "emotion", "tag",       "y",
                           "classification", "spam",       "toxic",      "is_toxic", "topic",   "rating",    "stars",
                           "score",          "answer",     "output",     "v1"};
constexpr Name kSplit[] = {"split", "set", "subset", "partition", "fold", "data_split", "dataset_split"};
constexpr std::pair<Name, Name> kPairs[] = {{"sentence1", "sentence2"}, {"sentence_1", "sentence_2"}, {"premise", "hypothesis"},
                                            {"question1", "question2"}, {"question_1", "question_2"}, {"text1", "text2"},
                                            {"text_1", "text_2"},       {"text_a", "text_b"},         {"sent1", "sent2"},
                                            {"question", "sentence"},   {"question", "passage"},      {"query", "passage"},
                                            {"claim", "evidence"},      {"text", "text_pair"}};

template <class Names>
bool holds(const Names& names, Name name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

std::span<const std::string_view> usualTextNames() { return kText; }
std::span<const std::string_view> usualLabelNames() { return kLabel; }
std::span<const std::string_view> usualSplitNames() { return kSplit; }
std::span<const std::pair<std::string_view, std::string_view>> usualPairNames() { return kPairs; }

bool isUsualColumnName(const std::string& name) {
  const std::string normal = normalisedName(name);
  const bool in_pair = std::any_of(std::begin(kPairs), std::end(kPairs),
                                   [&](const auto& pair) { return normal == pair.first || normal == pair.second; });
  return in_pair || normal == "id" || normal == "index" || holds(kText, normal) || holds(kLabel, normal) || holds(kSplit, normal);
}

}  // namespace etude
