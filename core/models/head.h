// What a model is to say about its text, without torch. Every head has the names and the pooling of Transformers' class.
#pragma once

namespace etude {

enum class Head { SequenceClassification, TokenClassification, QuestionAnswering, MaskedLm, CausalLm, SequenceToSequence };

}  // namespace etude
