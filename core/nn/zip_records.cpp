#include "core/nn/zip_records.h"

#include "core/nn/byte_reader.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::uint64_t kMaxEntries = 1'000'000;
constexpr std::uint32_t kFull = 0xffffffffu;  // the number stands in the 64-bit extension
constexpr std::string_view kLocal("PK\3\4", 4), kCentral("PK\1\2", 4), kEnd("PK\5\6", 4), kEnd64("PK\6\6", 4),
    kLocator64("PK\6\7", 4);

void expect(ByteReader& reader, std::string_view signature) {
  if (reader.take(signature.size()) != signature) throw FileFault{say("its table of contents is damaged")};
}

struct Directory {
  std::uint64_t begin = 0, entries = 0;
};

/// The central directory, found from the end of the file, where a comment of up to 64 KB may follow.
Directory findDirectory(std::string_view bytes) {
  constexpr std::size_t kEndBytes = 22, kLocatorBytes = 20, kMaxComment = 65535;
  const std::size_t from = bytes.size() - std::min(bytes.size(), kEndBytes + kMaxComment);
  const std::size_t found = bytes.substr(from).rfind(kEnd);
  if (found == std::string_view::npos) throw FileFault{say("its table of contents is missing (it is cut off)")};
  ByteReader end(bytes, from + found + 10);
  Directory directory;
  directory.entries = end.number<std::uint16_t>();
  end.number<std::uint32_t>();
  directory.begin = end.number<std::uint32_t>();
  if (from + found < kLocatorBytes || !bytes.substr(from + found - kLocatorBytes).starts_with(kLocator64)) return directory;
  ByteReader locator(bytes, from + found - kLocatorBytes + 8);
  ByteReader end64(bytes, locator.number<std::uint64_t>());
  expect(end64, kEnd64);
  end64.take(28);
  directory.entries = end64.number<std::uint64_t>();
  end64.number<std::uint64_t>();
  directory.begin = end64.number<std::uint64_t>();
  return directory;
}

struct Sizes {
  std::uint64_t unpacked = 0, packed = 0, local = 0;
};

/// Numbers that do not fit into 32 bits stand in the field 1 of the extension, in this order.
void widen(Sizes& sizes, std::string_view extra) {
  ByteReader fields(extra);
  while (fields.left() >= 4) {
    const auto kind = fields.number<std::uint16_t>();
    ByteReader field(fields.take(fields.number<std::uint16_t>()));
    if (kind != 1) continue;
    for (std::uint64_t* number : {&sizes.unpacked, &sizes.packed, &sizes.local}) {
      if (*number == kFull) *number = field.number<std::uint64_t>();
    }
  }
}

ZipRecord readEntry(ByteReader& directory, std::string_view bytes) {
  expect(directory, kCentral);
  directory.take(4);
  const auto flags = directory.number<std::uint16_t>(), method = directory.number<std::uint16_t>();
  directory.take(8);
  Sizes sizes;
  sizes.packed = directory.number<std::uint32_t>();
  sizes.unpacked = directory.number<std::uint32_t>();
  const auto name_bytes = directory.number<std::uint16_t>(), extra_bytes = directory.number<std::uint16_t>(),
             comment_bytes = directory.number<std::uint16_t>();
  directory.take(8);
  sizes.local = directory.number<std::uint32_t>();
  ZipRecord record;
  record.name = directory.take(name_bytes);
  widen(sizes, directory.take(extra_bytes));
  directory.take(comment_bytes);

  ByteReader local(bytes, sizes.local);
  expect(local, kLocal);
  local.take(22);
  const auto local_name = local.number<std::uint16_t>(), local_extra = local.number<std::uint16_t>();
  local.take(std::uint64_t{local_name} + local_extra);
  record.begin = local.position();
  record.size = local.take(sizes.packed).size();
  record.stored = method == 0 && (flags & 1) == 0 && sizes.packed == sizes.unpacked;
  return record;
}

}  // namespace

bool isZip(std::string_view bytes) { return bytes.starts_with(kLocal) || bytes.starts_with(kEnd); }

std::vector<ZipRecord> readZipRecords(std::string_view bytes) {
  const Directory directory = findDirectory(bytes);
  if (directory.entries > kMaxEntries) throw FileFault{say("its table of contents is far too long")};
  ByteReader reader(bytes, directory.begin);
  std::vector<ZipRecord> records;
  for (std::uint64_t i = 0; i < directory.entries; ++i) records.push_back(readEntry(reader, bytes));
  return records;
}

}  // namespace etude
