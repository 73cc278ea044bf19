#include "core/data/file_kind.h"

#include "core/base/say.h"

#include <algorithm>

namespace etude {

using namespace std::string_view_literals;

namespace {

struct Signature {
  std::string_view bytes;
  const char* kind;
  const char* remedy;
  bool needs_nul;  ///< the bytes alone could also begin a text
};

constexpr const char* kExport =
    sayLater("Open it in the program that made it and export the table as CSV (UTF-8), then open the CSV.");
constexpr const char* kUnpack = sayLater("Unpack it first, then open the CSV, TSV or JSON file inside.");
constexpr const char* kNoText = sayLater("Choose a file with one example a row: CSV, TSV, JSON or JSON Lines.");
constexpr const char* kPandas =
    sayLater("Convert it first, for example with pandas: df.to_csv(\"data.csv\", index=False), then open the CSV.");

constexpr Signature kSignatures[] = {
    {"\x89PNG\r\n\x1a\n"sv, sayLater("a PNG picture"), kNoText, false},
    {"\xff\xd8\xff"sv, sayLater("a JPEG picture"), kNoText, false},
    {"GIF8"sv, sayLater("a GIF picture"), kNoText, true},
    {"BM"sv, sayLater("a bitmap picture"), kNoText, true},
    {"%PDF-"sv, sayLater("a PDF document"),
     sayLater("Copy the table into a spreadsheet and export it as CSV, then open the CSV."), false},
    {"{\\rtf"sv, sayLater("a rich text document"), kExport, false},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, sayLater("an old Excel or Word file (.xls, .doc)"), kExport, false},
    {"\x1f\x8b"sv, sayLater("a gzip archive"), kUnpack, false},
    {"BZh"sv, sayLater("a bzip2 archive"), kUnpack, true},
    {"\xfd\x37zXZ"sv, sayLater("an xz archive"), kUnpack, false},
    {"\x28\xb5\x2f\xfd"sv, sayLater("a Zstandard archive"), kUnpack, false},
    {"7z\xbc\xaf\x27\x1c"sv, sayLater("a 7-Zip archive"), kUnpack, false},
    {"Rar!\x1a\x07"sv, sayLater("a RAR archive"), kUnpack, false},
    {"\x7f"
     "ELF"sv,
     sayLater("a Linux program or library"), kNoText, false},
    {"MZ"sv, sayLater("a Windows program"), kNoText, true},
    {"PAR1"sv, sayLater("a Parquet table"), kPandas, true},
    {"ARROW1"sv, sayLater("an Arrow table"), kPandas, true},
    {"FEA1"sv, sayLater("a Feather table"), kPandas, true},
    {"\x89HDF\r\n"sv, sayLater("an HDF5 file"), kPandas, false},
    {"\x93NUMPY"sv, sayLater("a NumPy array"), kPandas, false},
    {"\x80\x04\x95"sv, sayLater("a Python pickle"), kPandas, false},
    {"SQLite format 3\0"sv, sayLater("an SQLite database"),
     sayLater("Export the table as CSV, for example with: sqlite3 -csv -header FILE \"select * from TABLE\"."), false},
    {"GGUF"sv, sayLater("a GGUF model"), sayLater("Models are chosen on the Model stage. Here, open the file with the examples."),
     true},
    {"RIFF"sv, sayLater("a sound or film"), kNoText, true},
    {"ID3"sv, sayLater("a sound"), kNoText, true},
    {"OggS"sv, sayLater("a sound"), kNoText, true},
    {"version https://git-lfs.github.com/spec/"sv, sayLater("a Git LFS pointer, not the data itself"),
     sayLater("Fetch the real file with \"git lfs pull\", or download it from the web page of the repository."), false},
};

Problem otherKind(const std::string& path, const char* kind, const char* remedy) {
  return {Severity::Error, say("The file looks like %1, not like a table of texts", say(kind)), say(remedy), path};
}

Problem describeZip(std::string_view bytes, const std::string& path) {
  const std::string_view head = bytes.substr(0, 65536);
  const auto holds = [&](std::string_view name) { return head.find(name) != std::string_view::npos; };
  if (holds("xl/") || holds("opendocument.spreadsheet")) {
    return otherKind(path, sayLater("a spreadsheet (Excel or LibreOffice)"),
                     sayLater("In the spreadsheet choose \"Save as\", take CSV UTF-8, then open the CSV."));
  }
  if (holds("word/") || holds("opendocument.text")) return otherKind(path, sayLater("a text document (Word or LibreOffice)"), kExport);
  if (holds("data.pkl")) return otherKind(path, sayLater("a PyTorch file"), kNoText);
  return otherKind(path, sayLater("a ZIP archive"), kUnpack);
}

bool beginsWithTag(std::string_view text, std::string_view tag) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || text.size() - start < tag.size()) return false;
  return std::equal(tag.begin(), tag.end(), text.begin() + static_cast<std::ptrdiff_t>(start),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

bool isControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7f || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' &&
                          byte != 0x1a && byte != 0x1b);
}

}  // namespace

std::optional<Problem> recogniseOtherFile(std::string_view bytes, const std::string& path) {
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return describeZip(bytes, path);
  const bool has_nul = bytes.substr(0, 65536).find('\0') != std::string_view::npos;
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes) && (has_nul || !signature.needs_nul))
      return otherKind(path, signature.kind, signature.remedy);
  }
  // safetensors: a length of eight bytes, then a JSON header.
  if (bytes.size() > 9 && bytes[8] == '{' && bytes[6] == '\0' && bytes[7] == '\0') {
    return otherKind(path, sayLater("the weights of a model"),
                     sayLater("Models are chosen on the Model stage. Here, open the file with the examples."));
  }
  if (beginsWithTag(bytes.substr(0, 4096), "<!doctype html") || beginsWithTag(bytes.substr(0, 4096), "<html")) {
    return otherKind(path, sayLater("a web page"),
                     sayLater("On the web page, use the link that downloads the raw file, then open that."));
  }
  return std::nullopt;
}

std::optional<Problem> findBinaryContent(std::string_view text, const std::string& path) {
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos) {
    return Problem{Severity::Error, say("The file holds zero bytes (the first at byte %1), so it is not a text file", nul + 1),
                   say(kNoText), path};
  }
  const std::string_view sample = text.substr(0, 1 << 20);
  const auto controls = std::count_if(sample.begin(), sample.end(), isControl);
  if (controls * 33 <= static_cast<std::ptrdiff_t>(sample.size())) return std::nullopt;
  return Problem{Severity::Error, say("The file is full of control characters, so it is not a text file"), say(kNoText), path};
}

}  // namespace etude
