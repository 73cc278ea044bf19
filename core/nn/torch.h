// The part of torch that the engine uses, as one precompiled header. `torch/torch.h` is left out on purpose: it doubles
// the time of every build, and the layers here are our own.
#pragma once

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/csrc/autograd/generated/variable_factories.h>
