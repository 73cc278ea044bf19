// Where pretraining starts. A small BERT with plain random weights stays for thousands of steps at what word frequencies
// alone can tell, until its attention happens to find the neighbours of a token. Starting with heads that look there
// already (in the spirit of Trockman & Kolter 2023, "Mimetic initialization of self-attention layers") skips that time.
#pragma once

#include "core/models/model.h"

#include <initializer_list>

namespace etude {

/// Position embeddings become sines and cosines of `frequencies` per head, and the queries of head h in layer l are rotated so
/// that it attends `offset(l, h)` tokens away (-1, +1, -2, +2, ...). Works on BERT's parameters as `initialiseWeights` left them.
void pointHeadsAtNeighbours(Model& model, std::int64_t heads, double deviation);

/// Scales what each layer adds to its input by 1 / sqrt(2 layers), as GPT-2 does: a fresh model nearly passes its input on, so
/// that the words of a text reach its end before the layers have learned anything. `last`: how the names of the weights end that
/// a part of a layer ends with.
void quietLayers(Model& model, int layers, std::initializer_list<const char*> last);

/// T5's own fresh weights suit Adafactor, whose steps follow the size of a weight. For AdamW: weights and embeddings are spread
/// by `deviation` (queries by less, for their scores are not scaled), and the last normalisation undoes the scale of the tied
/// scores.
void spreadForAdam(Model& model, double deviation, std::int64_t width);

/// T5's heads start out looking at neighbours by the biases of their distances: before and behind in the encoder, before in the
/// decoder; the last head of each stack at all tokens alike.
void pointDistancesAtNeighbours(Model& model);

/// Brings the word embeddings to a standard deviation of `deviation` without changing what the model computes: the embeddings
/// together by one factor (a normalisation follows them), the normalisation before the tied decoder by its inverse.
/// The optimizers of tuning step by the same amount whatever the size of a weight, so small embeddings learn new words faster.
void scaleEmbeddings(Model& model, double deviation);

}  // namespace etude
