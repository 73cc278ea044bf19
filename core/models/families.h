// The families of models, one file each.
#pragma once

#include "core/models/model.h"

namespace etude {

Family bertFamily();        // Devlin et al. 2018
Family distilbertFamily();  // Sanh et al. 2019
Family robertaFamily();     // Liu et al. 2019
Family xlmRobertaFamily();  // Conneau et al. 2019: RoBERTa under another name
Family camembertFamily();   // Martin et al. 2019: RoBERTa under another name
Family debertaFamily();     // He et al. 2020
Family debertaV2Family();   // He et al. 2021: DeBERTa v2 and v3
Family gpt2Family();        // Radford et al. 2019
Family llamaFamily();       // Touvron et al. 2023
Family mistralFamily();     // Jiang et al. 2023: Llama with a sliding window
Family qwen2Family();       // Yang et al. 2024: Llama with biases
Family t5Family();          // Raffel et al. 2019: T5, T5 v1.1, Flan-T5

}  // namespace etude
