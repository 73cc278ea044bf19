#include "core/text/bpe_merges.h"

#include <bit>
#include <queue>

namespace etude {

const BpeMerges::Merge* BpeMerges::find(std::int32_t left, std::int32_t right) const {
  const std::uint64_t pair = pairOf(left, right);
  for (std::size_t i = slot(pair);; i = (i + 1) & (merges_.size() - 1)) {
    if (merges_[i].pair == pair) return &merges_[i];
    if (merges_[i].pair == kFree) return nullptr;
  }
}

void BpeMerges::rehash(std::size_t size) {
  std::vector<Merge> old(size);
  old.swap(merges_);
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(size));
  used_ = 0;
  for (const Merge& merge : old) {
    if (merge.pair != kFree)
      add(static_cast<std::int32_t>(merge.pair >> 32), static_cast<std::int32_t>(merge.pair & 0xFFFFFFFF), merge.rank,
          merge.joined);
  }
}

void BpeMerges::add(std::int32_t left, std::int32_t right, std::uint32_t rank, std::int32_t joined) {
  if (2 * (used_ + 1) > merges_.size()) rehash(2 * merges_.size());
  const std::uint64_t pair = pairOf(left, right);
  std::size_t i = slot(pair);
  while (merges_[i].pair != kFree && merges_[i].pair != pair) i = (i + 1) & (merges_.size() - 1);
  used_ += merges_[i].pair == kFree;
  merges_[i] = {pair, rank, joined};
}

void BpeMerges::join(std::vector<BpeSymbol>& symbols) const {
  constexpr std::size_t kFew = 16;
  if (symbols.size() <= kFew)
    joinFew(symbols);
  else
    joinMany(symbols);
}

/// For the short words that most words are, looking at every pair again costs less than a heap.
void BpeMerges::joinFew(std::vector<BpeSymbol>& symbols) const {
  while (symbols.size() > 1) {
    const Merge* best = nullptr;
    std::size_t place = 0;
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
      const Merge* merge = find(symbols[i].id, symbols[i + 1].id);
      if (!merge || (best && merge->rank >= best->rank)) continue;
      best = merge;
      place = i;
    }
    if (!best) return;
    symbols[place] = {best->joined, symbols[place].begin, symbols[place + 1].end};
    symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(place) + 1);
  }
}

void BpeMerges::joinMany(std::vector<BpeSymbol>& symbols) const {
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Links {
    std::uint32_t previous, next;
  };
  struct Candidate {
    std::uint32_t rank, place;
    std::int32_t joined;
    bool operator<(const Candidate& other) const { return rank != other.rank ? rank > other.rank : place > other.place; }
  };
  const auto count = static_cast<std::uint32_t>(symbols.size());
  std::vector<Links> links(count);
  std::vector<Candidate> storage;
  storage.reserve(count);
  std::priority_queue<Candidate> queue({}, std::move(storage));
  const auto consider = [&](std::uint32_t left, std::uint32_t right) {
    if (const Merge* merge = find(symbols[left].id, symbols[right].id)) queue.push({merge->rank, left, merge->joined});
  };
  for (std::uint32_t i = 0; i < count; ++i) links[i] = {i > 0 ? i - 1 : kNone, i + 1 < count ? i + 1 : kNone};
  for (std::uint32_t i = 0; i + 1 < count; ++i) consider(i, i + 1);

  while (!queue.empty()) {
    const Candidate top = queue.top();
    queue.pop();
    const std::uint32_t left = top.place, right = links[left].next;
    // Its symbols may have gone into other merges since it was considered.
    if (symbols[left].id < 0 || right == kNone) continue;
    const Merge* merge = find(symbols[left].id, symbols[right].id);
    if (!merge || merge->joined != top.joined) continue;
    symbols[left] = {merge->joined, symbols[left].begin, symbols[right].end};
    symbols[right].id = -1;
    links[left].next = links[right].next;
    if (links[right].next != kNone) links[links[right].next].previous = left;
    if (links[left].previous != kNone) consider(links[left].previous, left);
    if (links[left].next != kNone) consider(left, links[left].next);
  }
  std::erase_if(symbols, [](const BpeSymbol& symbol) { return symbol.id < 0; });
}

}  // namespace etude
