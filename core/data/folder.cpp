#include "core/data/folder.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/data/cells.h"
#include "core/data/combine.h"
#include "core/data/dataset.h"
#include "core/data/encoding.h"
#include "core/data/given_files.h"

#include <algorithm>
#include <set>

namespace etude {

namespace {

constexpr std::size_t kMostFiles = 1'000'000, kMostClasses = 2000, kTextsPerLabel = 2;
constexpr std::uint64_t kLargestText = 16 << 20, kMostBytes = 2'000'000'000;

/// Sorted by name; hidden entries and what the desktop leaves behind are not listed.
struct Listing {
  std::vector<fs::path> files, folders;
  std::size_t links = 0;
};

Listing list(const fs::path& folder) {
  Listing listing;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with(".") || name.starts_with("__") || name == "Thumbs.db" || name == "desktop.ini") continue;
    if (entry->is_directory(ignored) && entry->is_symlink(ignored)) {
      ++listing.links;
    } else if (entry->is_directory(ignored)) {
      listing.folders.push_back(entry->path());
    } else if (entry->is_regular_file(ignored)) {
      listing.files.push_back(entry->path());
    }
    if (listing.files.size() + listing.folders.size() > kMostFiles) break;
  }
  if (error) {
    throw ProblemError(say("The folder cannot be read: %1", error.message()), say("Check its permissions, or choose another folder."),
                       folder.string());
  }
  std::sort(listing.files.begin(), listing.files.end());
  std::sort(listing.folders.begin(), listing.folders.end());
  return listing;
}

std::vector<fs::path> tablesAmong(const std::vector<fs::path>& files) {
  std::vector<fs::path> tables;
  std::copy_if(files.begin(), files.end(), std::back_inserter(tables), [](const fs::path& file) { return hasTableExtension(file.string()); });
  return tables;
}

struct SplitFile {
  fs::path path;
  Split split;
};

struct TextFile {
  fs::path path;
  std::string label;
  std::optional<Split> split;
};



/// Names that data sets give to texts without a label, which a classifier cannot use.
bool meansUnlabelled(const std::string& name) {
  const std::string normal = normalisedName(name);
  constexpr const char* known[] = {"unsup", "unsupervised", "unlabelled", "unlabeled"};
  return std::any_of(std::begin(known), std::end(known), [&](const char* one) { return normal == one; });
}

class FolderReader {
 public:
  FolderReader(const fs::path& folder, const DataSettings& settings, std::stop_token stop, const Progress& progress)
      : folder_(folder), settings_(settings), stop_(std::move(stop)), progress_(progress) {}

  Table read() {
    const Listing top = list(folder_);
    if (std::vector<SplitFile> tables = findTables(top); !tables.empty()) return readTables(tables);
    findTexts(top);
    if (labelCount() < 2 || texts_.size() < kTextsPerLabel * labelCount()) refuse(top);
    return readTexts();
  }

 private:
  void note(Severity severity, std::string what, std::string remedy, const fs::path& where) {
    problems_.push_back({severity, std::move(what), std::move(remedy), where.string()});
  }

  /// train.csv, dev.csv, test.csv in the folder, or tables in folders of these names.
  std::vector<SplitFile> findTables(const Listing& top) {
    std::vector<SplitFile> found;
    std::size_t others = 0;
    for (const fs::path& file : tablesAmong(top.files)) {
      const auto split = splitFromName(file.stem().string());
      if (split) found.push_back({file, *split});
      others += !split;
    }
    if (found.empty()) {
      for (const fs::path& sub : top.folders) {
        const auto split = splitFromName(sub.filename().string());
        if (!split) continue;
        const Listing inside = list(sub);
        if (!inside.folders.empty()) return {};
        for (const fs::path& file : tablesAmong(inside.files)) found.push_back({file, *split});
      }
    } else if (others > 0) {
      note(Severity::Warning, others == 1 ? say("%1 other table in the folder is not used", others) : say("%1 other tables in the folder are not used", others),
           say("Only files called train, validation (dev, valid) and test are. Open the files themselves to combine others."), folder_);
    }
    std::stable_sort(found.begin(), found.end(), [](const SplitFile& a, const SplitFile& b) { return a.split < b.split; });
    return found;
  }

  Table readTables(const std::vector<SplitFile>& files) {
    std::vector<Table> tables;
    Problems broken;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const auto part = [&](double fraction) { tell((static_cast<double>(i) + fraction) / static_cast<double>(files.size())); };
      try {
        tables.push_back(readTable(files[i].path.string(), settings_, stop_, part));
      } catch (const ProblemError& error) {
        broken.insert(broken.end(), error.problems().begin(), error.problems().end());
        continue;
      }
      Table& table = tables.back();
      std::string column = "split";
      while (table.columnIndex(column) >= 0) column += "_of_file";
      table.columns.push_back(column);
      for (auto& row : table.rows) row.push_back(splitName(files[i].split));
    }
    throwIfErrors(broken);
    Table all = combineTables(std::move(tables));
    all.problems.insert(all.problems.end(), problems_.begin(), problems_.end());
    if (all.parts.empty()) all.parts.push_back({files.front().path.string(), 0});
    all.source.path = folder_.string();
    return all;
  }

  void findTexts(const Listing& top) {
    std::size_t splits = 0;
    for (const fs::path& sub : top.folders) splits += splitFromName(sub.filename().string()).has_value();
    links_ += top.links;
    for (const fs::path& sub : top.folders) {
      const auto split = splitFromName(sub.filename().string());
      if (splits == 0) {
        takeClass(sub, std::nullopt);
      } else if (split) {
        const Listing inside = list(sub);
        links_ += inside.links;
        for (const fs::path& label : inside.folders) takeClass(label, split);
      }
    }
  }

  void takeClass(const fs::path& folder, std::optional<Split> split) {
    if (meansUnlabelled(folder.filename().string())) {
      note(Severity::Info, say("The folder “%1” is left out: its name says that its texts have no label", folder.filename().string()),
           say("If it is a label, rename the folder."), folder);
      return;
    }
    if (++classes_ > kMostClasses) {
      throw ProblemError(say("The folder has more than %1 folders, too many to be labels", kMostClasses),
                         say("Choose a folder with one folder of texts for each label."), folder_.string());
    }
    const Listing inside = list(folder);
    links_ += inside.links;
    nested_ += inside.folders.size();
    for (const fs::path& file : inside.files)
      if (!hasTableExtension(file.string())) texts_.push_back({file, folder.filename().string(), split});
    if (texts_.size() > kMostFiles) {
      throw ProblemError(say("The folder holds more than %1 files", kMostFiles), say("Choose a folder with fewer files."), folder_.string());
    }
    if (stop_.stop_requested()) throw Cancelled();
  }

  std::size_t labelCount() const {
    std::set<std::string> labels;
    for (const TextFile& text : texts_) labels.insert(text.label);
    return labels.size();
  }

  [[noreturn]] void refuse(const Listing& top) const {
    const std::vector<fs::path> tables = tablesAmong(top.files);
    if (!tables.empty()) {
      throw ProblemError(tables.size() == 1 ? say("The folder holds the table %1, but no folders of texts", tables[0].filename().string())
                                            : say("The folder holds %1 tables, none of them called train", tables.size()),
                         say("Open the file itself; several files can be opened together."), folder_.string());
    }
    if (labelCount() > 1) {
      throw ProblemError(say("The folder holds only %1 texts in %2 folders", texts_.size(), labelCount()),
                         say("If the folders are labels, each needs some texts; else choose another folder."), folder_.string());
    }
    if (!texts_.empty()) {
      throw ProblemError(say("Only one folder, “%1”, holds texts, and each label needs a folder of its own", texts_.front().label),
                         say("Choose the folder above, with one folder of texts for each label."), folder_.string());
    }
    throw ProblemError(say("The folder holds no data that can be read"),
                       say("It needs one folder of text files for each label (such as positive and negative), these inside train and test if "
                           "you like; or tables called train.csv and test.csv."),
                       folder_.string());
  }

  Table readTexts() {
    Table table;
    const bool splits = texts_.front().split.has_value();
    table.columns = splits ? std::vector<std::string>{"text", "label", "split", "file"} : std::vector<std::string>{"text", "label", "file"};
    table.source = {folder_.string(), "folder", "", "UTF-8", true};
    std::stable_sort(texts_.begin(), texts_.end(), [](const TextFile& a, const TextFile& b) { return a.split < b.split; });
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (stop_.stop_requested()) throw Cancelled();
      tell(static_cast<double>(i) / static_cast<double>(texts_.size()));
      std::optional<std::string> text = readText(texts_[i].path);
      if (!text) continue;
      std::vector<std::string> row{std::move(*text), texts_[i].label};
      if (splits) row.push_back(splitName(*texts_[i].split));
      row.push_back(texts_[i].path.lexically_relative(folder_).generic_string());
      table.rows.push_back(std::move(row));
      table.lines.push_back(table.rows.size());
    }
    if (table.rows.empty()) {
      throw ProblemError(say("None of the %1 files in the folder is a text", texts_.size()),
                         refused_.empty() ? say("Choose a folder of text files.") : refused_.front().what + ". " + refused_.front().remedy,
                         refused_.empty() ? folder_.string() : refused_.front().where);
    }
    tellOfRefused();
    table.problems = std::move(problems_);
    return table;
  }

  /// Nothing if the file is no text or cannot be read, which is noted.
  std::optional<std::string> readText(const fs::path& path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > kLargestText) {
      refused_.push_back({Severity::Warning, say("it has %1", formatBytes(static_cast<double>(size))), "", path.string()});
      return std::nullopt;
    }
    if (!error && (bytes_ += size) > kMostBytes) {
      throw ProblemError(say("The files of the folder have more than the 2 GB that can be read"), say("Take a part of them."), folder_.string());
    }
    if (!error && size == 0) return std::string();
    try {
      const DecodedText decoded = decodeText(readFile(path, kLargestText), settings_.encoding, path.string());
      guessed_ += decoded.guessed;
      return trimmed(decoded.text);
    } catch (const ProblemError& problem) {
      if (problem.problems().front().where == "data.encoding") throw;
      refused_.push_back(problem.problems().front());
      return std::nullopt;
    }
  }

  void tellOfRefused() {
    if (!refused_.empty()) {
      const std::string first = fs::path(refused_.front().where).filename().string();
      note(Severity::Warning,
           refused_.size() == 1 ? say("%1 file was left out: %2 (%3)", refused_.size(), first, refused_.front().what)
                                : say("%1 files were left out, for example %2 (%3)", refused_.size(), first, refused_.front().what),
           say("Every file in the folders must be one text of at most 16 MB."), refused_.front().where);
    }
    if (nested_ > 0) {
      note(Severity::Warning, nested_ == 1 ? say("%1 folder inside the folders of texts is not read", nested_) : say("%1 folders inside the folders of texts are not read", nested_),
           say("The texts must lie directly in the folder of their label."), folder_);
    }
    if (guessed_ > 0) {
      note(Severity::Info, guessed_ == 1 ? say("%1 file is not UTF-8; its encoding was guessed", guessed_) : say("%1 files are not UTF-8; their encoding was guessed", guessed_),
           say("If letters look wrong in the preview, choose the encoding by hand."), folder_);
    }
    if (links_ > 0) {
      note(Severity::Info, links_ == 1 ? say("%1 link to a folder was not followed", links_) : say("%1 links to folders were not followed", links_),
           say("Put the folders themselves there if their texts belong to the data."), folder_);
    }
  }

  void tell(double fraction) const {
    if (progress_) progress_(fraction);
  }

  fs::path folder_;
  const DataSettings& settings_;
  std::stop_token stop_;
  const Progress& progress_;
  std::vector<TextFile> texts_;
  std::size_t classes_ = 0, links_ = 0, nested_ = 0, guessed_ = 0;
  std::uint64_t bytes_ = 0;
  Problems problems_, refused_;
};

}  // namespace

Table readFolder(const fs::path& folder, const DataSettings& settings, std::stop_token stop, const Progress& progress) {
  return FolderReader(folder, settings, std::move(stop), progress).read();
}

}  // namespace etude
