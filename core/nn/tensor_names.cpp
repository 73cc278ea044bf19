#include "core/nn/tensor_names.h"

#include <array>
#include <utility>

namespace etude {

namespace {

/// What may stand before the name that a tensor has inside its family's body.
constexpr std::array<std::string_view, 12> kPrefixes = {"module.",  "_orig_mod.", "base_model.", "model.",       "transformer.", "bert.",
                                                        "roberta.", "camembert.", "deberta.",    "xlm_roberta.", "distilbert.",  "gpt2."};

}  // namespace

std::string bareName(std::string_view name) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view prefix : kPrefixes) {
      if (!name.starts_with(prefix)) continue;
      name.remove_prefix(prefix.size());
      again = true;
    }
  }
  std::string bare(name);
  for (const auto& [old, now] : {std::pair<std::string_view, const char*>{".gamma", ".weight"}, {".beta", ".bias"}}) {
    if (name.ends_with(old)) bare.replace(bare.size() - old.size(), old.size(), now);
  }
  return bare;
}

bool isTable(std::string_view bare) {
  return bare.ends_with("position_ids") || bare.ends_with("rotary_emb.inv_freq") || bare.ends_with(".attn.bias") ||
         bare.ends_with(".attn.masked_bias");
}

}  // namespace etude
