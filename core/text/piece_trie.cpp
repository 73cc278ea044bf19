#include "core/text/piece_trie.h"

#include <bit>

namespace etude {

bool PieceTrie::insert(Root root, std::string_view piece, std::int32_t id) {
  std::uint32_t node = root;
  for (char c : piece) {
    const auto byte = static_cast<unsigned char>(c);
    std::uint32_t next = child(node, byte);
    if (next == kNone) {
      if (ids_.size() >= (std::size_t{1} << 24)) return false;
      next = static_cast<std::uint32_t>(ids_.size());
      ids_.push_back(-1);
      if (2 * ids_.size() > edges_.size()) rehash(2 * edges_.size());
      place({keyOf(node, byte), next});
    }
    node = next;
  }
  if (!piece.empty()) ids_[node] = id;
  return true;
}

void PieceTrie::rehash(std::size_t size) {
  std::vector<Edge> old(size);
  old.swap(edges_);
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(size));
  for (const Edge& edge : old) {
    if (edge.node != kNone) place(edge);
  }
}

void PieceTrie::place(Edge edge) {
  std::size_t i = slot(edge.key);
  while (edges_[i].node != kNone) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = edge;
}

}  // namespace etude
