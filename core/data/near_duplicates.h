// Near duplicates among many texts without comparing all pairs: MinHash signatures (Broder 1997) cut into bands propose pairs
// (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3), and the Jaccard similarity of each pair is then
// computed exactly.
#pragma once

#include "core/data/table.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

/// What is compared: the words of a normalised text and its pairs of neighbouring words; for scripts that write no blanks,
/// runs of three characters. Sorted, without repetition.
std::vector<std::uint32_t> shingles(const std::string& normal);
/// Size of the intersection over that of the union; of two empty sets 0.
double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// For every text the earlier text that it nearly repeats, else itself. That earlier text repeats no other (a leader), so that
/// all texts of a group are as similar as asked to one of them, however many there are. `text(i)` gives the i-th text, normalised
/// for comparison; it is called from several threads. `similarity`: the least Jaccard similarity, [0.5, 1]. The result does not
/// depend on the number of threads. Finds a pair at the limit with a probability of 0.99, closer ones more surely. Throws Cancelled.
std::vector<std::uint32_t> findNearDuplicates(std::size_t count, const std::function<std::string(std::size_t)>& text, double similarity,
                                              std::stop_token stop = {}, const Progress& progress = {});

}  // namespace etude
