// The environment and tuning sections of a recipe. Names are those of Transformers' TrainingArguments where they exist there.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct EnvironmentSettings {
  std::string device = "auto";     ///< auto (a GPU if there is one that works), cpu, cuda:0, ...
  std::string precision = "auto";  ///< auto (bf16 where the processor or GPU is built for it), fp32, bf16
  std::int64_t threads = 0;        ///< processor threads; 0: one per physical core
  std::int64_t memory_limit_mb = 0;  ///< tensors may take so much (MiB) before the run shrinks its batch; 0: no limit of our own

  bool operator==(const EnvironmentSettings&) const = default;
  static const std::vector<Field<EnvironmentSettings>>& fields();
};

struct TrainSettings {
  std::string method = "full";       ///< a key of methodInfos() (core/tuning/method_info.h)
  // Each of the next ones is read by the methods that name it there, and by no other.
  bool freeze_embeddings = true;
  std::int64_t freeze_layers = 2;    ///< the first so many layers do not move
  std::int64_t last_layers = 0;      ///< > 0: only the last so many move, whatever the two above say
  std::vector<std::string> trainable_parts;  ///< if not empty: "embeddings", "layer.0", ..., "norms" move, the others do not
  bool freeze_head = false;
  double layer_decay = 1;            ///< factor on the learning rate from each layer to the one below
  double unfreeze_until = 0.5;       ///< share of the run after which all layers move
  double unfreeze_rate_ratio = 2.6;  ///< learning rate of a layer, divided by that of the one below (Howard & Ruder 2018)
  std::int64_t lora_r = 8;
  double lora_alpha = 16;
  double lora_dropout = 0.05;
  bool use_rslora = false;
  bool use_dora = false;
  std::vector<std::string> target_modules;  ///< ends of module names, or "all-linear"; empty: queries and values
  std::string base_format = "nf4";          ///< nf4, int8
  std::string adapter_precision = "fp32";   ///< fp32, bf16
  std::int64_t adapter_size = 32;
  std::int64_t prefix_length = 20;
  std::string cache_frozen_layers = "auto";  ///< auto (head-only tuning, if memory allows), on, off
  double learning_rate = 3e-4;       ///< suits the small starter; 5e-5 or less suits a model of BERT's size
  std::int64_t per_device_train_batch_size = 16;
  std::int64_t per_device_eval_batch_size = 64;
  std::int64_t gradient_accumulation_steps = 1;
  double num_train_epochs = 3;
  std::int64_t max_steps = 0;  ///< > 0: overrides num_train_epochs
  double weight_decay = 0.01;
  double adam_beta1 = 0.9;
  double adam_beta2 = 0.999;
  double adam_epsilon = 1e-8;
  double max_grad_norm = 1.0;  ///< 0: no clipping
  std::string lr_scheduler_type = "linear";  ///< linear, cosine, constant (each with warm-up)
  std::int64_t warmup_steps = 0;  ///< > 0: overrides warmup_ratio
  double warmup_ratio = 0.06;
  double dropout = -1;  ///< probability in the model while training; below 0: as the model's config says
  double label_smoothing_factor = 0;
  std::string class_weights = "none";  ///< none, balanced (inverse to the label's share)
  bool group_by_length = true;         ///< batches of texts of like length: less padding
  std::string eval_strategy = "epoch";  ///< epoch, steps
  std::int64_t eval_steps = 50;
  std::int64_t save_steps = 0;         ///< a checkpoint every so many steps; 0: after every validation
  std::int64_t save_total_limit = 2;   ///< checkpoints kept besides the best one; 0: all
  bool load_best_model_at_end = true;
  std::string metric_for_best_model = "loss";  ///< loss, accuracy, f1 (macro)
  std::int64_t early_stopping_patience = 0;    ///< validations without improvement before the run ends; 0: never
  std::int64_t logging_steps = 1;
  bool gradient_checkpointing = false;
  std::int64_t seed = 42;
  std::int64_t adapt_steps = 0;        ///< steps of continued pretraining before the tuning; 0: none
  std::string adapt_corpus;            ///< what it reads: a folder of .txt files or one such file; empty: the texts of the training rows
  double adapt_learning_rate = 1e-4;

  bool operator==(const TrainSettings&) const = default;
  static const std::vector<Field<TrainSettings>>& fields();
};

}  // namespace etude
