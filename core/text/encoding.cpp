#include "core/text/encoding.h"

namespace etude {

void pushToken(Encoding& encoding, std::int32_t id, Offset offset, std::int32_t type, bool special) {
  encoding.ids.push_back(id);
  encoding.type_ids.push_back(type);
  encoding.offsets.push_back(offset);
  encoding.special.push_back(special ? 1 : 0);
}

void shortenEncoding(Encoding& encoding, std::size_t length) {
  encoding.ids.resize(length);
  encoding.type_ids.resize(length);
  encoding.offsets.resize(length);
  encoding.special.resize(length);
}

bool truncateEncodings(Encoding& first, Encoding& second, bool is_pair, std::size_t budget, Truncation truncation) {
  std::size_t n1 = first.ids.size(), n2 = second.ids.size();
  if (n1 + n2 <= budget) return false;
  const std::size_t excess = n1 + n2 - budget;
  if (!is_pair) {
    n1 = budget;
  } else if (truncation == Truncation::LongestFirst) {
    for (std::size_t i = 0; i < excess; ++i) --(n1 > n2 ? n1 : n2);
  } else {
    std::size_t& named = truncation == Truncation::OnlyFirst ? n1 : n2;
    if (named <= excess) return false;
    named -= excess;
  }
  shortenEncoding(first, n1);
  shortenEncoding(second, n2);
  return true;
}

}  // namespace etude
