#include "core/tuning/method_info.h"

#include "core/base/problem.h"
#include "core/base/say.h"

namespace etude {

namespace {

std::vector<MethodInfo> methodsThatMoveWeights() {
  return {
      {"full", sayLater("Full"), sayLater("Full tuning"),
       sayLater("Every weight of the model may move a little in each step. Nothing holds the model back, so it can learn most. It also "
                "forgets most of what it knew, and needs memory for a gradient and two running averages of every weight."),
       sayLater("Use it when the model fits in memory with room to spare, and you have thousands of rows or more."),
       sayLater("Howard & Ruder 2018, Universal Language Model Fine-tuning for Text Classification; Devlin et al. 2018, BERT"),
       "https://arxiv.org/abs/1810.04805", {"layer_decay"}, 1, false, true},
      {"partial", sayLater("Partial"), sayLater("Partial tuning (lower layers frozen)"),
       sayLater("Some parts of the model stay exactly as they were pretrained, usually the embeddings and the lower layers. The upper layers "
                "and the head learn the new task. What lies below the lowest part that moves needs no backward pass, so it is faster "
                "and smaller."),
       sayLater("Use it with few rows, or little time: freeze all layers for a first quick result, then let the last few move."),
       sayLater("Yosinski et al. 2014, How transferable are features in deep neural networks?"), "https://arxiv.org/abs/1411.1792",
       {"freeze_embeddings", "freeze_layers", "last_layers", "trainable_parts", "freeze_head", "layer_decay", "cache_frozen_layers"}, 1, false, true},
      {"gradual", sayLater("Gradual"), sayLater("Gradual unfreezing (from the top down)"),
       sayLater("At first only the head moves; then the layers join in one by one, the top one first. Each layer learns more slowly than the "
                "one above it. The fresh head cannot shake the pretrained layers, and what is general stays longest as it was."),
       sayLater("Use it where full tuning forgets too much or jumps about: few rows, a text far from what the model was pretrained on."),
       sayLater("Howard & Ruder 2018, Universal Language Model Fine-tuning for Text Classification"), "https://arxiv.org/abs/1801.06146",
       {"unfreeze_until", "unfreeze_rate_ratio"}, 1, false, true},
      {"bitfit", sayLater("BitFit"), sayLater("BitFit (biases only)"),
       sayLater("Only the biases move: the one number that each unit adds to its sum. All weights stay as they are. That is less than a "
                "thousandth of a large model, and it is often enough to tell a few classes apart."),
       sayLater("Use it when many small results must be kept for one base model, or as the simplest of all baselines."),
       sayLater("Ben Zaken et al. 2021, BitFit: Simple Parameter-efficient Fine-tuning for Transformer-based Masked Language-models"),
       "https://arxiv.org/abs/2106.10199", {}, 10, false, true},
  };
}

std::vector<MethodInfo> methodsThatAdd() {
  return {
      {"lora", sayLater("LoRA"), sayLater("LoRA (small matrices beside the weights)"),
       sayLater("The weights stay frozen; beside some of them lie two thin matrices whose product is added to what the weight gives. Only "
                "they learn, and at first they add nothing. At the end they can be folded into the weights, so the tuned model is "
                "as fast as before."),
       sayLater("Use it when memory is short, when the file to share should be small, or when the model should forget little."),
       sayLater("Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models"), "https://arxiv.org/abs/2106.09685",
       {"lora_r", "lora_alpha", "target_modules", "lora_dropout", "use_rslora", "use_dora", "adapter_precision"}, 5, true, true},
      {"qlora", sayLater("QLoRA"), sayLater("QLoRA (LoRA on a compressed model)"),
       sayLater("The frozen weights are squeezed into 4 bits each and unpacked for a moment whenever they are needed. LoRA's small matrices "
                "learn beside them in full precision. So a model fits into an eighth of the memory, for a little more time."),
       sayLater("Use it when the model does not fit in memory otherwise; on a small model it saves little and costs time."),
       sayLater("Dettmers et al. 2023, QLoRA: Efficient Finetuning of Quantized LLMs"), "https://arxiv.org/abs/2305.14314",
       {"base_format", "lora_r", "lora_alpha", "target_modules", "lora_dropout", "use_rslora", "use_dora", "adapter_precision"}, 5, true, true},
      {"houlsby", sayLater("Adapters (Houlsby)"), sayLater("Bottleneck adapters (Houlsby)"),
       sayLater("Two small networks are put into every layer, one after attention and one after the feed-forward part. Each squeezes what "
                "passes through a narrow middle and adds the outcome to it; only they learn. At first they add nothing."),
       sayLater("Use it to learn more than LoRA at the same size; the result is a little slower, since adapters stay in the model."),
       sayLater("Houlsby et al. 2019, Parameter-Efficient Transfer Learning for NLP"), "https://arxiv.org/abs/1902.00751", {"adapter_size"}, 3,
       true, false},
      {"pfeiffer", sayLater("Adapters (Pfeiffer)"), sayLater("Bottleneck adapters (Pfeiffer)"),
       sayLater("One small network is put into every layer, after its feed-forward part. It squeezes what passes through a narrow middle "
                "and adds the outcome to it; only it learns. That is half of what Houlsby's adapters need, and nearly as good."),
       sayLater("Use it as the lighter kind of adapter, for instance to keep one adapter for each of many tasks."),
       sayLater("Pfeiffer et al. 2020, AdapterFusion: Non-Destructive Task Composition for Transfer Learning"),
       "https://arxiv.org/abs/2005.00247", {"adapter_size"}, 3, true, false},
      {"prefix", sayLater("Prefix tuning"), sayLater("Prefix tuning (learned positions before the text)"),
       sayLater("Every attention of the model sees some learned positions before the text, as if a few unknown words stood there. Only these "
                "positions learn, and a gate that starts closed. The weights never change, so one model can serve many tasks at once."),
       sayLater("Use it to steer a large model with very few parameters; on small models it learns slowly."),
       sayLater("Li & Liang 2021, Prefix-Tuning: Optimizing Continuous Prompts for Generation; the gate: Zhang et al. 2023, LLaMA-Adapter"),
       "https://arxiv.org/abs/2101.00190", {"prefix_length"}, 10, true, false},
      {"ia3", sayLater("IA3"), sayLater("IA3 (learned scales)"),
       sayLater("Keys, values and the middle of each feed-forward part are multiplied by learned numbers that start at one. Nothing else "
                "moves. That is even fewer numbers than LoRA has, and they fold into the weights at the end."),
       sayLater("Use it for the smallest file that still changes every layer; it wants a high learning rate."),
       sayLater("Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning is Better and Cheaper than In-Context Learning"),
       "https://arxiv.org/abs/2205.05638", {"target_modules"}, 20, true, true},
  };
}

}  // namespace

const std::vector<MethodInfo>& methodInfos() {
  static const std::vector<MethodInfo> list = [] {
    std::vector<MethodInfo> all = methodsThatMoveWeights();
    for (const MethodInfo& info : methodsThatAdd()) all.push_back(info);
    return all;
  }();
  return list;
}

const MethodInfo& methodInfo(const std::string& key) {
  std::string known;
  for (const MethodInfo& candidate : methodInfos()) {
    if (key == candidate.key) return candidate;
    known += (known.empty() ? "" : ", ") + std::string(candidate.key);
  }
  throw ProblemError(say("There is no tuning method “%1”", key), say("Choose one of: %1.", known), "tuning.method");
}

}  // namespace etude
