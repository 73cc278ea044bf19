#include "core/train/pretrain_card.h"

#include "core/base/files.h"
#include "core/base/format.h"

#include <algorithm>
#include <cctype>
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

/// "starter-encoder" -> "Starter encoder"
std::string title(const std::filesystem::path& folder) {
  std::string name = folder.filename().string();
  std::replace(name.begin(), name.end(), '-', ' ');
  if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name.empty() ? "Language model" : name;
}

}  // namespace

void writePretrainCard(const std::filesystem::path& folder, const PretrainSettings& settings, const PretrainResult& result) {
  Json recipe = sectionToJson(settings);
  // Where the texts lay on the machine that trained the model says nothing to anybody else.
  for (const char* key : {"corpus", "held_out", "starter"}) {
    const fs::path path = fs::path(recipe[key].get<std::string>()).lexically_normal();
    recipe[key] = (path.has_filename() ? path : path.parent_path()).filename().string();
  }
  // The model's own shape, which a starter brings along.
  recipe["layers"] = result.layers;
  recipe["hidden_size"] = result.width;
  recipe["vocabulary_size"] = result.vocabulary_size;
  const Json measured = {
      {"steps", result.steps},
      {"seconds", std::round(result.seconds)},
      {"parameters", result.parameters},
      {"tokens_seen", result.tokens_seen},
      {"train_texts", result.train_texts},
      {"held_out_texts", result.held_out},
      {"held_out_masked_token_loss", std::isfinite(result.held_out_loss) ? Json(result.held_out_loss) : Json()}};
  writeFileAtomically(folder / "pretrain.json", dumpJson({{"settings", recipe}, {"result", measured}}, 2) + "\n");

  const std::string texts = std::to_string(result.train_texts) + (result.train_texts == 1 ? " text" : " texts") +
                            (settings.about.empty() ? "" : " (" + settings.about + ")");
  const std::string start = settings.starter.empty() ? "from random weights" : "from " + recipe["starter"].get<std::string>();
  std::string card = "---\n";
  if (!settings.language.empty()) card += "language: " + settings.language + "\n";
  if (!settings.licence.empty()) card += "license: " + settings.licence + "\n";
  card += "library_name: transformers\npipeline_tag: fill-mask\ntags:\n- bert\n- fill-mask\n---\n\n# " + title(folder) + "\n\n";
  card += "A small BERT of " + formatCount(result.parameters) + " parameters (" + std::to_string(result.layers) + " layers of width " +
          std::to_string(result.width) + ", " + formatCount(result.vocabulary_size) +
          " lower-case WordPiece tokens) that was trained by Etude " + start + ". It knows the language of " + texts +
          ": a starting point to tune and to learn with, not a model to rely on.\n\n";
  card += "## Training\n\nMasked-language modelling; in addition, the summary of a passage (the pooler) learned to name its masked words and "
          "those of the passage that follows. " +
          formatCount(result.steps) + " steps of " + std::to_string(settings.batch_size) + " x " + std::to_string(settings.sequence_length) +
          " tokens (" + formatCount(result.tokens_seen) + " tokens), " + formatDuration(result.seconds) +
          ". `pretrain.json` holds all settings.\n\n";
  if (std::isfinite(result.held_out_loss)) {
    card += "## Result\n\nMasked-token loss on held-out texts (" + joined(result.held_out) + "): " + decimals(result.held_out_loss) +
            " nats (a perplexity of " + decimals(std::exp(result.held_out_loss)) + "; guessing evenly would be " +
            decimals(std::log(static_cast<double>(result.vocabulary_size))) + " nats).\n\n";
  }
  card += "## Limits\n\nThe model carries the views of its texts, and knows little of what they do not speak of.";
  if (!settings.licence.empty()) card += " Licence of the weights: " + settings.licence + ".";
  card += "\n";
  writeFileAtomically(folder / "README.md", card);
}

}  // namespace etude
