// The four normalisation forms (Unicode Standard Annex #15) of a text that keeps track of where it came from.
#pragma once

#include "core/text/normalised_text.h"

namespace etude {

enum class UnicodeForm { Nfc, Nfd, Nfkc, Nfkd };

/// A composed character belongs to what its first part belonged to, as in the `tokenizers` library.
void applyUnicodeForm(UnicodeForm form, NormalisedText& text);

}  // namespace etude
