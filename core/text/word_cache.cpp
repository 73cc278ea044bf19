#include "core/text/word_cache.h"

#include <cstring>

namespace etude {

std::uint64_t WordCache::hashOf(std::string_view word) {
  std::uint64_t hash = word.size() * std::uint64_t{0x9E3779B97F4A7C15};
  const auto mix = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * std::uint64_t{0xFF51AFD7ED558CCD};
    hash ^= hash >> 32;
  };
  while (word.size() >= 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, word.data(), 8);
    mix(bytes);
    word.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  for (const char c : word) rest = rest << 8 | static_cast<unsigned char>(c);
  mix(rest);
  return hash;
}

const WordCache::Token* WordCache::find(std::string_view word, std::uint64_t hash, std::size_t& count) const {
  const auto tag = static_cast<std::uint32_t>(hash >> 32) | 1;
  for (std::size_t i = hash & (kSlots - 1); slots_[i].tag != 0; i = (i + 1) & (kSlots - 1)) {
    const Slot& slot = slots_[i];
    if (slot.tag != tag || std::string_view(words_).substr(slot.word, slot.length) != word) continue;
    count = slot.count;
    return tokens_.data() + slot.tokens;
  }
  return nullptr;
}

void WordCache::insert(std::string_view word, std::uint64_t hash, const std::vector<Token>& tokens) {
  if (used_ >= kSlots / 2) {
    slots_.assign(kSlots, {});
    words_.clear();
    tokens_.clear();
    used_ = 0;
  }
  std::size_t i = hash & (kSlots - 1);
  while (slots_[i].tag != 0) i = (i + 1) & (kSlots - 1);
  slots_[i] = {static_cast<std::uint32_t>(hash >> 32) | 1, static_cast<std::uint32_t>(words_.size()),
               static_cast<std::uint32_t>(tokens_.size()), static_cast<std::uint16_t>(word.size()),
               static_cast<std::uint16_t>(tokens.size())};
  words_ += word;
  tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
  ++used_;
}

std::unique_ptr<WordCache> WordCachePool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!caches_.empty()) {
      auto cache = std::move(caches_.back());
      caches_.pop_back();
      return cache;
    }
  }
  return std::make_unique<WordCache>();
}

void WordCachePool::giveBack(std::unique_ptr<WordCache> cache) {
  const std::lock_guard lock(mutex_);
  if (caches_.size() < kMostCaches) caches_.push_back(std::move(cache));
}

}  // namespace etude
