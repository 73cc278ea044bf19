#include "core/data/near_duplicates.h"

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/data/cells.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

namespace etude {

namespace {

constexpr std::size_t kHashes = 64, kMaxBands = 32, kGrain = 512;
constexpr std::uint32_t kNoGroup = 0xffffffff;
/// So many leaders are looked at for a text at most; texts made from one template would else be compared all with all.
constexpr std::size_t kMostChecks = 64;
/// Longer texts are judged by their beginning.
constexpr std::size_t kMostShingles = 20'000;
/// Mean length of words, in characters, from which on the script is taken to write no blanks.
constexpr std::size_t kLongWords = 12;

std::uint32_t hashOf(std::string_view piece, std::uint32_t seed) {
  std::uint32_t hash = 2166136261u ^ seed;  // FNV-1a, then a finaliser
  for (const char c : piece) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  hash = (hash ^ hash >> 16) * 0x85ebca6bu;
  hash = (hash ^ hash >> 13) * 0xc2b2ae35u;
  return hash ^ hash >> 16;
}

/// Bijections of a shingle's hash, one per place of the signature.
struct HashFamily {
  std::array<std::uint32_t, kHashes> factor, mask;
  HashFamily() {
    Random random(0x4d696e48617368ull);
    for (std::size_t i = 0; i < kHashes; ++i) {
      factor[i] = static_cast<std::uint32_t>(random.next()) | 1u;
      mask[i] = static_cast<std::uint32_t>(random.next());
    }
  }
};

using Signature = std::array<std::uint32_t, kHashes>;

void sign(const std::vector<std::uint32_t>& set, const HashFamily& family, Signature& signature) {
  signature.fill(0xffffffffu);
  for (const std::uint32_t element : set) {
    for (std::size_t i = 0; i < kHashes; ++i) {
      const std::uint32_t value = (element ^ family.mask[i]) * family.factor[i];
      signature[i] = value < signature[i] ? value : signature[i];
    }
  }
}

/// Rows of the signature to a band: few where texts need not be very similar.
std::size_t rowsPerBand(double similarity) { return similarity >= 0.75 ? 4 : similarity >= 0.6 ? 3 : 2; }

/// One byte of every place of a signature: enough to tell pairs that are far too different.
using Sketch = std::array<std::uint8_t, kHashes>;

std::size_t agreeing(const Sketch& a, const Sketch& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kHashes; ++i) same += a[i] == b[i];
  return same;
}

class NearDuplicateSearch {
 public:
  NearDuplicateSearch(std::size_t count, const std::function<std::string(std::size_t)>& text, double similarity, std::stop_token stop)
      : count_(count), text_(text), similarity_(std::clamp(similarity, 0.5, 1.0)), stop_(std::move(stop)) {}

  std::vector<std::uint32_t> run(const Progress& progress) {
    const auto tell = [&](double fraction) { if (progress) progress(fraction); };
    signAll([&](double fraction) { tell(0.7 * fraction); });
    for (std::size_t band = 0; band < bands_; ++band) {
      if (stop_.stop_requested()) throw Cancelled();
      groupBand(band);
      tell(0.7 + 0.2 * static_cast<double>(band) / static_cast<double>(bands_));
    }
    return follow(tell);
  }

 private:
  void signAll(const std::function<void(double)>& done) {
    const std::size_t rows = rowsPerBand(similarity_);
    bands_ = std::min(kHashes / rows, kMaxBands);
    keys_.assign(bands_, std::vector<std::uint32_t>(count_));
    sketches_.resize(count_);
    const HashFamily family;
    parallelParts(count_, kGrain, stop_, [&](std::size_t begin, std::size_t end) {
      Signature signature;
      for (std::size_t i = begin; i < end; ++i) {
        const std::vector<std::uint32_t> set = shingles(text_(i));
        sign(set, family, signature);
        for (std::size_t h = 0; h < kHashes; ++h) sketches_[i][h] = static_cast<std::uint8_t>(signature[h] >> 24);
        for (std::size_t band = 0; band < bands_; ++band) {
          std::uint64_t key = band;
          for (std::size_t r = 0; r < rows; ++r) key = mixKeys(key, signature[band * rows + r]);
          keys_[band][i] = set.empty() ? kNoGroup : static_cast<std::uint32_t>(key >> 33);
        }
      }
    }, done);
  }

  /// Turns the keys of a band into numbers of groups; texts that share their key with no other have none.
  void groupBand(std::size_t band) {
    std::vector<std::uint32_t>& keys = keys_[band];
    std::vector<std::uint32_t> shared = keys;
    std::sort(shared.begin(), shared.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < shared.size();) {
      std::size_t end = i + 1;
      while (end < shared.size() && shared[end] == shared[i]) ++end;
      if (end - i > 1 && shared[i] != kNoGroup) shared[kept++] = shared[i];
      i = end;
    }
    shared.resize(kept);
    for (std::uint32_t& key : keys) {
      const auto found = std::lower_bound(shared.begin(), shared.end(), key);
      key = found != shared.end() && *found == key ? static_cast<std::uint32_t>(found - shared.begin()) : kNoGroup;
    }
    leaders_.emplace_back(shared.size());
  }

  std::vector<std::uint32_t> follow(const std::function<void(double)>& tell) {
    std::vector<std::uint32_t> leaders(count_);
    std::iota(leaders.begin(), leaders.end(), 0u);
    for (std::size_t i = 0; i < count_; ++i) {
      if (i % 4096 == 0) {
        if (stop_.stop_requested()) throw Cancelled();
        tell(0.9 + 0.1 * static_cast<double>(i) / static_cast<double>(count_));
      }
      leaders[i] = leaderOf(static_cast<std::uint32_t>(i));
      if (leaders[i] == i) lead(static_cast<std::uint32_t>(i));
    }
    return leaders;
  }

  std::uint32_t leaderOf(std::uint32_t i) {
    std::vector<std::uint32_t> own, checked;
    const auto least = static_cast<std::size_t>(std::max(0.0, (similarity_ - 0.2)) * kHashes);
    for (std::size_t band = 0; band < bands_ && checked.size() < kMostChecks; ++band) {
      if (keys_[band][i] == kNoGroup) continue;
      const std::vector<std::uint32_t>& group = leaders_[band][keys_[band][i]];
      for (auto leader = group.rbegin(); leader != group.rend() && checked.size() < kMostChecks; ++leader) {
        if (std::find(checked.begin(), checked.end(), *leader) != checked.end()) continue;
        checked.push_back(*leader);
        if (agreeing(sketches_[i], sketches_[*leader]) < least) continue;
        if (own.empty()) own = shingles(text_(i));
        if (jaccard(own, shingles(text_(*leader))) >= similarity_) return *leader;
      }
    }
    return i;
  }

  void lead(std::uint32_t i) {
    for (std::size_t band = 0; band < bands_; ++band)
      if (keys_[band][i] != kNoGroup) leaders_[band][keys_[band][i]].push_back(i);
  }

  std::size_t count_;
  const std::function<std::string(std::size_t)>& text_;
  double similarity_;
  std::stop_token stop_;
  std::size_t bands_ = 0;
  std::vector<std::vector<std::uint32_t>> keys_;  ///< by band and text; first hashes, then groups
  std::vector<Sketch> sketches_;
  std::vector<std::vector<std::vector<std::uint32_t>>> leaders_;  ///< by band and group
};

std::vector<std::string_view> wordsOf(std::string_view normal) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < normal.size();) {
    const std::size_t end = std::min(normal.find(' ', begin), normal.size());
    if (end > begin) words.push_back(normal.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

void addCharacterRuns(std::string_view normal, std::vector<std::uint32_t>& set) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < normal.size() && starts.size() < kMostShingles; ++i)
    if ((static_cast<unsigned char>(normal[i]) & 0xc0) != 0x80) starts.push_back(i);
  starts.push_back(normal.size());
  for (std::size_t i = 0; i + 3 < starts.size(); ++i) set.push_back(hashOf(normal.substr(starts[i], starts[i + 3] - starts[i]), 3));
}

}  // namespace

std::vector<std::uint32_t> shingles(const std::string& normal) {
  std::vector<std::string_view> words = wordsOf(normal);
  std::vector<std::uint32_t> set;
  if (!words.empty() && countCharacters(normal) / words.size() > kLongWords) {
    addCharacterRuns(normal, set);
  } else {
    words.resize(std::min(words.size(), kMostShingles / 2));
    for (std::size_t i = 0; i < words.size(); ++i) {
      set.push_back(hashOf(words[i], 1));
      if (i == 0) continue;
      const char* begin = words[i - 1].data();
      set.push_back(hashOf({begin, static_cast<std::size_t>(words[i].data() + words[i].size() - begin)}, 2));
    }
  }
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    common += a[i] == b[j];
    const bool left = a[i] <= b[j], right = b[j] <= a[i];
    i += left;
    j += right;
  }
  const std::size_t all = a.size() + b.size() - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

std::vector<std::uint32_t> findNearDuplicates(std::size_t count, const std::function<std::string(std::size_t)>& text, double similarity,
                                              std::stop_token stop, const Progress& progress) {
  return NearDuplicateSearch(count, text, similarity, std::move(stop)).run(progress);
}

}  // namespace etude
