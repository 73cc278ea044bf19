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

/// The settings, without where the texts lay on the machine that trained the model, which says nothing to anybody else.
Json recipeOf(const PretrainSettings& settings, const PretrainResult& result) {
  Json recipe = sectionToJson(settings);
  for (const char* key : {"corpus", "held_out", "starter"}) {
    const fs::path path = fs::path(recipe[key].get<std::string>()).lexically_normal();
    recipe[key] = (path.has_filename() ? path : path.parent_path()).filename().string();
  }
  // The model's own shape, which a starter brings along.
  recipe["layers"] = result.layers;
  recipe["hidden_size"] = result.width;
  recipe["vocabulary_size"] = result.vocabulary_size;
  return recipe;
}

Json measured(const CardWords& words, const PretrainResult& result) {
  Json json = {{"steps", result.steps},
               {"seconds", std::round(result.seconds)},
               {"parameters", result.parameters},
               {"tokens_seen", result.tokens_seen},
               {"train_texts", result.train_texts},
               {"held_out_texts", result.held_out},
               {words.loss_key, std::isfinite(result.held_out_loss) ? Json(result.held_out_loss) : Json()}};
  if (std::isfinite(result.held_out_before)) json[words.loss_key + "_before"] = result.held_out_before;
  if (std::isfinite(result.bits_per_byte)) json["held_out_bits_per_byte"] = result.bits_per_byte;
  return json;
}

std::string resultParagraph(const CardWords& words, const PretrainResult& result) {
  if (!std::isfinite(result.held_out_loss)) return {};
  std::string loss = words.loss;
  loss[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(loss[0])));
  std::string text = "## Result\n\n" + loss + " on held-out texts (" + joined(result.held_out) +
                     "): " + decimals(result.held_out_loss) + " nats (a perplexity of " +
                     decimals(std::exp(result.held_out_loss));
  if (std::isfinite(result.bits_per_byte)) text += ", or " + decimals(result.bits_per_byte) + " bits per byte of text";
  text += "; guessing evenly would be " + decimals(std::log(static_cast<double>(result.vocabulary_size))) + " nats).";
  if (std::isfinite(result.held_out_before)) text += " Before, the model had " + decimals(result.held_out_before) + " nats.";
  return text + "\n\n";
}

std::string samplesParagraph(const PretrainSettings& settings, const PretrainResult& result) {
  if (result.samples.empty()) return {};
  std::string text = "## Samples\n\nWhat the model writes (temperature 0.8, top-p 0.95, seed " + std::to_string(settings.seed) +
                     ", at most 80 tokens):\n\n";
  for (std::size_t i = 0; i < result.samples.size(); ++i)
    text += "- `" + settings.samples[i] + "`\n\n  > " + result.samples[i] + "\n\n";
  return text;
}

}  // namespace

void writePretrainCard(const std::filesystem::path& folder, const PretrainSettings& settings, const CardWords& words,
                       const PretrainResult& result) {
  const Json recipe = recipeOf(settings, result);
  const std::string texts = std::to_string(result.train_texts) + (result.train_texts == 1 ? " text" : " texts") +
                            (settings.about.empty() ? "" : " (" + settings.about + ")");
  const std::string start = settings.starter.empty() ? "from random weights" : "from " + recipe["starter"].get<std::string>();
  std::string card = "---\n";
  if (!settings.language.empty()) card += "language: " + settings.language + "\n";
  if (!settings.licence.empty()) card += "license: " + settings.licence + "\n";
  card += "library_name: transformers\npipeline_tag: " + words.pipeline + "\ntags:\n- " + words.tag + "\n- " + words.pipeline +
          "\n---\n\n# " + title(folder) + "\n\n";
  card += (settings.starter.empty() ? "A small " + words.family : "A model of the family " + words.family) + " of " + formatCount(result.parameters) + " parameters (" + std::to_string(result.layers) +
          " " + words.layers + " of width " + std::to_string(result.width) + ", " + formatCount(result.vocabulary_size) + " " +
          words.pieces + ") that was trained by Etude " + start + ". It knows the language of " + texts +
          ": a starting point to tune and to learn with, not a model to rely on.\n\n";
  card += "## Training\n\n" + words.training + " " + formatCount(result.steps) + " steps of " +
          std::to_string(settings.batch_size) + " x " + std::to_string(settings.sequence_length) + " tokens (" +
          formatCount(result.tokens_seen) + " tokens), " + formatDuration(result.seconds) +
          ". `pretrain.json` holds all settings.\n\n";
  card += resultParagraph(words, result) + samplesParagraph(settings, result);
  card += "## Limits\n\nThe model carries the views of its texts, and knows little of what they do not speak of.";
  if (!result.samples.empty()) card += " What it writes is made up: it follows the sound of its texts, not the truth.";
  if (!settings.licence.empty()) card += " Licence of the weights: " + settings.licence + ".";
  card += "\n";
  writeFileAtomically(folder / "README.md", card);
  writeFileAtomically(folder / "pretrain.json", dumpJson({{"settings", recipe}, {"result", measured(words, result)}}, 2) + "\n");
}

}  // namespace etude
