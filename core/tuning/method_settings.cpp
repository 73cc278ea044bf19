#include "core/tuning/method_settings.h"

#include "core/tuning/method_info.h"

namespace etude {

namespace {

using S = TrainSettings;
using Rows = std::vector<Field<S>>;

Field<S> methodRow() {
  std::vector<Choice> choices;
  for (const MethodInfo& info : methodInfos()) choices.push_back({info.key, info.choice});
  return choice("method", &S::method, "Method",
                "How the weights are allowed to move. Full tuning moves all of them: it learns most and needs most memory. The others "
                "move a part, or add something small beside the weights: less memory, smaller files, harder to overfit. The page of "
                "words below says what each of them does.",
                std::move(choices));
}

Rows partRows() {
  return {
      flag("freeze_embeddings", &S::freeze_embeddings, "Freeze the embeddings",
           "On: what the model knows about single words stays as it is. Off: it may change too, which takes more memory and seldom "
           "helps."),
      integer("freeze_layers", &S::freeze_layers, "Frozen layers",
              "The first so many layers stay as they were pretrained. Higher: faster and less overfitting, but less can be learned. "
              "Lower: closer to full tuning.",
              {0, 1000}),
      lowestMeans("as the frozen ones say",
                  integer("last_layers", &S::last_layers, "Only the last layers",
                          "Above 0: the last so many layers move, and all below them stay as they are, whatever the two settings above "
                          "say. Higher: closer to full tuning. Lower: faster and less overfitting. 0: the settings above decide.",
                          {0, 1000}, View::Advanced)),
      textList("trainable_parts", &S::trainable_parts, "Trained parts",
               "The parts that may move, for example layer.2, layer.3, or norms (all normalisation weights); the head always does, "
               "unless it is frozen. More parts: "
               "more can be learned, with more memory and more overfitting. Fewer: faster and steadier. Empty: the settings "
               "above decide. Clicking on the picture of the layers fills it in.",
               View::Advanced),
      flag("freeze_head", &S::freeze_head, "Freeze the head",
           "On: the head stays as it is; sensible only for a model that was tuned for the same labels before. Off: it is trained, as a "
           "fresh head must be.",
           View::Advanced),
      real("layer_decay", &S::layer_decay, "Rate from layer to layer",
           "Each layer learns so much slower than the one above it, because lower layers hold what is true of all texts. Lower: the lower "
           "layers hardly change; 0.9 is usual for large models. Higher: closer to the same rate everywhere. 1: the same rate "
           "for all.",
           {0.05, 1}, View::Advanced),
      choice("cache_frozen_layers", &S::cache_frozen_layers, "Keep what frozen layers give",
             "On: what the frozen lowest layers make of each text is computed once, without dropout there, and kept in memory for all "
             "later epochs: much faster. Off: it is computed again each time. Automatic: on where only the head moves and it fits in a "
             "quarter of the free memory.",
             {{"auto", "Automatic"}, {"on", "On"}, {"off", "Off"}}, View::Advanced),
      real("unfreeze_until", &S::unfreeze_until, "All layers move after (share of the run)",
           "Layers begin to move one after the other, the top one first, at even distances up to this share of the run. Higher: gentler, "
           "and more is done by the upper layers. Lower: sooner like full tuning. 0: all move from the first step.",
           {0, 1}),
      real("unfreeze_rate_ratio", &S::unfreeze_rate_ratio, "Rate of a layer to the one below",
           "Each layer learns so many times faster than the one below it. Higher: the lower layers hardly change. Lower: closer to the "
           "same rate everywhere. 1: the same rate for all; 2.6 is what the method's authors found best.",
           {1, 10}, View::Advanced),
  };
}

Rows attachedRows() {
  return {
      integer("lora_r", &S::lora_r, "Rank",
              "How many directions each small matrix pair can move its layer in. Higher: more can be learned, with more parameters and "
              "more overfitting. Lower: smaller and steadier; 8 is usual.",
              {1, 4096}),
      real("lora_alpha", &S::lora_alpha, "Alpha",
           "How strongly the added matrices count: they are multiplied by alpha / rank. Higher: like a higher learning rate for them. "
           "Lower: gentler. Twice the rank is usual.",
           {0.001, 100000}),
      real("lora_dropout", &S::lora_dropout, "Dropout before the added matrices",
           "Share of their input that is switched off at random while training. Higher: less overfitting, slower learning. Lower: the "
           "reverse. 0: none.",
           {0, 0.9}, View::Advanced),
      flag("use_rslora", &S::use_rslora, "Scale by the root of the rank",
           "On: the added matrices are multiplied by alpha / √rank, which keeps large ranks learning (rsLoRA, Kalajdzievski 2023). Off: by "
           "alpha / rank, as usual.",
           View::Advanced),
      flag("use_dora", &S::use_dora, "Learn sizes apart from directions (DoRA)",
           "On: the size of each output is a parameter of its own, and the added matrices turn its direction (DoRA, Liu et al. 2024): often "
           "a little better at small ranks, and slower. Off: plain LoRA.",
           View::Advanced),
      textList("target_modules", &S::target_modules, "Layers that get it",
               "Ends of the names of linear layers, for example query, value; or all-linear for every linear layer of the body. More: "
               "more can be learned, with more memory. Fewer: smaller. Empty: what is usual for the method, "
               "queries and values for LoRA.",
               View::Advanced),
      choice("base_format", &S::base_format, "Frozen weights are kept in",
             "NF4 keeps each frozen weight in about half a byte: an eighth of the memory, a little less exact. 8 bit keeps it in one byte: "
             "a quarter of the memory, nearly exact.",
             {{"nf4", "4 bit (NF4)"}, {"int8", "8 bit"}}),
      choice("adapter_precision", &S::adapter_precision, "Added weights are kept in",
             "32 bit learns from the smallest steps. 16 bit halves the memory of the added weights and their gradients; very small "
             "steps are rounded away.",
             {{"fp32", "32 bit"}, {"bf16", "16 bit (bf16)"}}, View::Advanced),
      integer("adapter_size", &S::adapter_size, "Width of the adapters",
              "Each adapter squeezes a layer's output through so many numbers. Higher: more can be learned, with more parameters. Lower: "
              "smaller and steadier; a twelfth to a quarter of the model's width is usual.",
              {1, 65536}),
      integer("prefix_length", &S::prefix_length, "Length of the prefix",
              "So many learned positions stand before every text, in each attention. Higher: more can be learned, slower. Lower: smaller; "
              "10 to 30 is usual.",
              {1, 4096}),
  };
}

}  // namespace

std::vector<Field<TrainSettings>> methodSettings() {
  Rows rows = {methodRow()};
  for (const Rows& more : {partRows(), attachedRows()}) rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

}  // namespace etude
