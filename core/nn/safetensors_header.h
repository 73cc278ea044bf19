// The JSON header of a safetensors file, as it is written there: what reader and writer of the format share.
#pragma once

#include "core/nn/safetensors.h"

#include <array>

namespace etude {

struct Dtype {
  std::string_view name;
  std::size_t bytes;
};

/// In the order in which the reference implementation ranks them: it lays tensors out from the last to the first.
inline constexpr std::array<Dtype, 17> kDtypes{{{"BOOL", 1},
                                                {"U8", 1},
                                                {"I8", 1},
                                                {"F8_E5M2", 1},
                                                {"F8_E4M3", 1},
                                                {"F8_E8M0", 1},
                                                {"I16", 2},
                                                {"U16", 2},
                                                {"F16", 2},
                                                {"BF16", 2},
                                                {"I32", 4},
                                                {"U32", 4},
                                                {"F32", 4},
                                                {"C64", 8},
                                                {"F64", 8},
                                                {"I64", 8},
                                                {"U64", 8}}};

/// Position in kDtypes, -1 if unknown.
int dtypeOrder(std::string_view dtype);

struct SafetensorsHeader {
  std::vector<TensorInfo> tensors;
  std::map<std::string, std::string> metadata;
  std::vector<std::string> faults;  ///< half sentences: "tensor 'x' has no shape"
};

/// Reads the header event by event, because a JSON value would silently merge duplicate keys. Never throws for bad text.
SafetensorsHeader parseSafetensorsHeader(std::string_view text);

}  // namespace etude
