// What the exporters that write model folders share: where they may write, which files go along, and how weights are stored.
#pragma once

#include "core/export/exporter.h"
#include "core/nn/safetensors.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

/// A problem if `dtype` (of the export settings) is none that weights can be stored in.
void checkDtype(const std::string& dtype, Problems& problems);

/// Replacing a folder deletes what is in it: only an earlier export may go that way. `source`: the folder that is exported. Throws
/// ProblemError.
void checkDestination(const fs::path& folder, const fs::path& source);
/// Throws ProblemError if the disk has less free.
void checkRoom(const fs::path& folder, std::uint64_t bytes);

bool isFile(const fs::path& path);
/// Files of tokenizer, generation and licence that belong to a model.
void copyCompanions(const fs::path& from, const fs::path& to);
std::uint64_t companionBytes(const fs::path& folder);

/// Tensors by the name under which they are to be stored.
using StoredWeights = std::vector<std::pair<std::string, ModelWeights::Found>>;
StoredWeights weightsOf(const ModelWeights& weights);
StoredWeights weightsOf(const SafetensorsFile& file);
std::uint64_t storedBytes(const StoredWeights& weights, const std::string& dtype);
/// All in the dtype; what is no floating-point number stays as it is. Throws ProblemError (a number too large for it), Cancelled.
void storeWeights(const StoredWeights& weights, const std::string& dtype, const fs::path& path, std::stop_token stop,
                  const std::map<std::string, std::string>& metadata = {{"format", "pt"}});

ExportResult listFolder(const fs::path& folder);

}  // namespace etude
