# The shared library that links torch. Torch's target leaks definitions and include paths, so it stays PRIVATE here.
find_package(Torch REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS CXX)

add_library(etude_engine SHARED
  models/bert.cpp
  models/bert_body.cpp
  models/config_reader.cpp
  models/deberta.cpp
  models/deberta_parts.cpp
  models/deberta_v2.cpp
  models/distilbert.cpp
  models/gpt2.cpp
  models/language_model.cpp
  models/llama.cpp
  models/model.cpp
  models/roberta.cpp
  models/rope_config.cpp
  models/t5.cpp
  models/t5_stack.cpp
  models/weights.cpp
  nn/attention.cpp
  nn/attention_blocks.cpp
  nn/device.cpp
  nn/dropout.cpp
  nn/layers.cpp
  nn/memory.cpp
  nn/prefix.cpp
  nn/quantise.cpp
  nn/quantised_linear.cpp
  nn/quantised_weight.cpp
  nn/rope.cpp
  nn/softmax_rows.cpp
  nn/tensors.cpp
  run/domain_adaptation.cpp
  run/estimate.cpp
  run/forgetting.cpp
  run/judgement.cpp
  run/find_rate.cpp
  run/machine.cpp
  run/method_memory.cpp
  run/torch_engine.cpp
  run/torch_predictor.cpp
  run/torch_writer.cpp
  run/training_run.cpp
  run/tuned_model.cpp
  tasks/beam_search.cpp
  tasks/classification.cpp
  tasks/explanation.cpp
  tasks/generation.cpp
  tasks/language_loss.cpp
  tasks/losses.cpp
  tasks/masked_lm.cpp
  tasks/span_corruption.cpp
  tasks/batches.cpp
  train/checkpoint.cpp
  train/live_predictor.cpp
  train/optimizer.cpp
  train/pretrain_card.cpp
  train/pretrain_causal.cpp
  train/pretrain_corpus.cpp
  train/pretrain_init.cpp
  train/pretrain_masked.cpp
  train/pretrain_objective.cpp
  train/pretrain_spans.cpp
  train/pretrainer.cpp
  train/resting_cache.cpp
  train/trainer.cpp
  tuning/attached_files.cpp
  tuning/bitfit.cpp
  tuning/bottleneck.cpp
  tuning/full.cpp
  tuning/gradual.cpp
  tuning/ia3.cpp
  tuning/lora.cpp
  tuning/method.cpp
  tuning/moving.cpp
  tuning/partial.cpp
  tuning/peft_config.cpp
  tuning/peft_files.cpp
  tuning/prefix.cpp
  tuning/qlora.cpp
)
set_target_properties(etude_engine PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 3)
target_link_libraries(etude_engine PUBLIC etude_core PRIVATE etude_flags torch OpenMP::OpenMP_CXX)
target_compile_options(etude_engine PRIVATE -Wno-unknown-pragmas)
if(TORCH_CUDA_LIBRARIES OR TARGET torch_cuda)
  target_compile_definitions(etude_engine PRIVATE ETUDE_CUDA)
endif()
target_precompile_headers(etude_engine PRIVATE nn/torch.h)

# libtorch looks its BLAS up through our old-style run path, which finds the OpenMP build of OpenBLAS before whatever
# the system's alternative points to (15-20 % faster, and never the slow reference BLAS).
file(GLOB ETUDE_OPENBLAS_DIRS /usr/lib/*/openblas-openmp)
if(ETUDE_OPENBLAS_DIRS)
  target_link_options(etude_engine PRIVATE -Wl,--disable-new-dtags)
  set_property(TARGET etude_engine APPEND PROPERTY BUILD_RPATH ${ETUDE_OPENBLAS_DIRS})
  set_property(TARGET etude_engine APPEND PROPERTY INSTALL_RPATH ${ETUDE_OPENBLAS_DIRS})
endif()
