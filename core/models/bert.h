// BERT (Devlin et al. 2018), as Transformers stores and computes it.
#pragma once

#include "core/models/model.h"

namespace etude {

Family bertFamily();

}  // namespace etude
