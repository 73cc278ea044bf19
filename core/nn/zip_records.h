// The table of contents of a zip archive (PKWARE's APPNOTE.TXT 6.3, with its 64-bit extension). torch keeps its records
// uncompressed, so that knowing where they lie is all that is needed to read them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace etude {

struct ZipRecord {
  std::string_view name;  ///< into the archive's bytes
  std::uint64_t begin = 0, size = 0;
  bool stored = true;  ///< false: compressed or encrypted, `size` counts the bytes in the archive
};

bool isZip(std::string_view bytes);

/// All records; each lies inside `bytes`. Throws FileFault.
std::vector<ZipRecord> readZipRecords(std::string_view bytes);

}  // namespace etude
