// Where pretraining starts. A small BERT with plain random weights stays for thousands of steps at what word frequencies
// alone can tell, until its attention happens to find the neighbours of a token. Starting with heads that look there
// already (in the spirit of Trockman & Kolter 2023, "Mimetic initialization of self-attention layers") skips that time.
#pragma once

#include "core/models/model.h"

namespace etude {

/// Position embeddings become sines and cosines of `frequencies` per head, and the queries of head h in layer l are rotated so that it
/// attends `offset(l, h)` tokens away (-1, +1, -2, +2, ...). Works on BERT's parameters as `initialiseWeights` left them.
void pointHeadsAtNeighbours(Model& model, std::int64_t heads, double deviation);

/// Scales what each layer adds to its input by 1 / sqrt(2 layers), as GPT-2 does: a fresh model nearly passes its input on, so
/// that the words of a text reach its summary before the layers have learned anything.
void quietLayers(Model& model, int layers);

/// Brings the word embeddings to a standard deviation of `deviation` without changing what the model computes: the embeddings
/// together by one factor (a normalisation follows them), the normalisation before the tied decoder by its inverse.
/// The optimizers of tuning step by the same amount whatever the size of a weight, so small embeddings learn new words faster.
void scaleEmbeddings(Model& model, double deviation);

}  // namespace etude
