#include "core/train/pretrain_card.h"

#include "core/base/files.h"
#include "core/base/format.h"

#include <cmath>
#include <cstdio>

namespace etude {

namespace {

std::string decimals(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.3f", value);
  return buffer;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

void writePretrainCard(const std::filesystem::path& folder, const PretrainSettings& settings, const PretrainResult& result) {
  Json recipe = sectionToJson(settings);
  // Where the texts lay on the machine that trained the model says nothing to anybody else.
  for (const char* key : {"corpus", "held_out", "starter"}) {
    const std::string path = recipe[key].get<std::string>();
    recipe[key] = path.empty() ? "" : fs::path(path).lexically_normal().filename().string();
  }
  const Json measured = {
      {"steps", result.steps},
      {"seconds", std::round(result.seconds)},
      {"parameters", result.parameters},
      {"tokens_seen", result.tokens_seen},
      {"train_texts", result.train_texts},
      {"held_out_texts", result.held_out},
      {"held_out_masked_token_loss", std::isfinite(result.held_out_loss) ? Json(result.held_out_loss) : Json()}};
  writeFileAtomically(folder / "pretrain.json", dumpJson({{"settings", recipe}, {"result", measured}}, 2) + "\n");

  std::string card =
      "---\nlanguage: en\nlicense: cc0-1.0\nlibrary_name: transformers\npipeline_tag: fill-mask\ntags:\n- bert\n- "
      "fill-mask\n---\n\n";
  card += "# Starter encoder\n\n";
  card += "A small BERT of " + formatCount(result.parameters) + " parameters (" + std::to_string(settings.layers) +
          " layers of width " + std::to_string(settings.hidden_size) + ", " + formatCount(settings.vocabulary_size) +
          " lower-case WordPiece tokens) that was trained by Etude from random weights, so that tuning can start at once, "
          "offline, on any "
          "computer. It knows the English of old books: a starting point to learn with, not a model to rely on.\n\n";
  card += "## Training\n\nMasked-language modelling on " + std::to_string(result.train_texts) + " public-domain English books, " +
          formatCount(result.steps) + " steps of " + std::to_string(settings.batch_size) + " x " +
          std::to_string(settings.sequence_length) + " tokens (" + formatCount(result.tokens_seen) + " tokens), " +
          formatDuration(result.seconds) + ". `pretrain.json` holds all settings.\n\n";
  if (std::isfinite(result.held_out_loss)) {
    card += "## Result\n\nMasked-token loss on held-out books (" + joined(result.held_out) +
            "): " + decimals(result.held_out_loss) + " nats (a perplexity of " + decimals(std::exp(result.held_out_loss)) +
            "; guessing evenly would be " + decimals(std::log(static_cast<double>(settings.vocabulary_size))) + " nats).\n\n";
  }
  card +=
      "## Limits\n\nThe books are from the 19th and early 20th century: the model knows little of modern words and carries the "
      "views of its "
      "sources. The weights are dedicated to the public domain (CC0 1.0).\n";
  writeFileAtomically(folder / "README.md", card);
}

}  // namespace etude
