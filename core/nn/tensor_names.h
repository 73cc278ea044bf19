// Names of tensors, freed from what differs between files of the same model. Without torch.
#pragma once

#include <string>
#include <string_view>

namespace etude {

/// The name without wrappers and prefixes ("module.", "model.", "bert."), and with today's names of normalisation weights (gamma, beta
/// in files of the first years).
std::string bareName(std::string_view name);

/// Tensors that are no weights: tables which every program makes for itself. `bare`: a bare name.
bool isTable(std::string_view bare);

}  // namespace etude
