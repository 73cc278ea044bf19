// The arrows between the parts of the program, read from the #include lines.
#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Include {
  std::string file;  ///< relative to the project
  int line = 0;
  std::string target;
};

const std::map<std::string, int> kLevels = {{"base", 0},  {"text", 1},   {"data", 1},  {"nn", 1},   {"models", 2},
                                            {"tasks", 2}, {"tuning", 2}, {"train", 3}, {"eval", 3}, {"export", 3},
                                            {"hub", 4},   {"serve", 4},  {"run", 5}};

std::vector<Include> readIncludes() {
  std::vector<Include> includes;
  const fs::path root = ETUDE_SOURCE_DIR;
  for (const char* part : {"core", "ui", "app"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / part)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream file(entry.path());
      int number = 0;
      for (std::string line; std::getline(file, line);) {
        ++number;
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line.compare(hash, 8, "#include") != 0) continue;
        const std::size_t begin = line.find_first_of("<\"", hash);
        const std::size_t end = begin == std::string::npos ? begin : line.find_first_of(">\"", begin + 1);
        if (end == std::string::npos) continue;
        includes.push_back({fs::relative(entry.path(), root).generic_string(), number, line.substr(begin + 1, end - begin - 1)});
      }
    }
  }
  return includes;
}

bool startsWithAny(const std::string& text, std::initializer_list<const char*> beginnings) {
  for (const char* beginning : beginnings) {
    if (text.starts_with(beginning)) return true;
  }
  return false;
}

bool isQt(const std::string& target) {
  return (target.size() > 1 && target[0] == 'Q' && std::isupper(static_cast<unsigned char>(target[1]))) ||
         startsWithAny(target, {"Qt", "qcustomplot", "qt"});
}

bool isTorch(const std::string& target) { return startsWithAny(target, {"torch/", "ATen/", "c10/", "caffe2/", "core/nn/torch"}); }

/// "text" of "core/text/tokenizer.h", or empty.
std::string corePart(const std::string& path) {
  if (!path.starts_with("core/")) return {};
  const std::size_t slash = path.find('/', 5);
  return slash == std::string::npos ? std::string() : path.substr(5, slash - 5);
}

using Rule = std::function<bool(const Include&)>;

/// The includes that break a rule, one a line.
std::string broken(const std::vector<Include>& includes, const std::string& sentence, const Rule& breaks) {
  std::string text;
  for (const Include& include : includes) {
    if (breaks(include)) {
      text += "\n  " + include.file + ":" + std::to_string(include.line) + " includes " + include.target + ": " + sentence;
    }
  }
  return text;
}

}  // namespace

class LayersTest : public QObject {
  Q_OBJECT

  std::vector<Include> includes_ = readIncludes();

 private Q_SLOTS:
  void thereIsSomethingToCheck() { QVERIFY(includes_.size() > 300); }

  void coreHasNoQtAndNothingAboveIt() {
    const std::string found = broken(includes_, "core contains no Qt and knows nothing of ui and app", [](const Include& i) {
      return i.file.starts_with("core/") && (isQt(i.target) || startsWithAny(i.target, {"ui/", "app/"}));
    });
    QVERIFY2(found.empty(), found.c_str());
  }

  void theCommandLineHasNoQt() {
    const std::string found = broken(includes_, "etude-cli is built without Qt and without the window", [](const Include& i) {
      return i.file.starts_with("app/cli/") && (isQt(i.target) || i.target.starts_with("ui/"));
    });
    QVERIFY2(found.empty(), found.c_str());
  }

  void theWindowDoesNotKnowThePrograms() {
    const std::string found = broken(includes_, "the arrow goes app -> ui, never back",
                                     [](const Include& i) { return i.file.starts_with("ui/") && i.target.starts_with("app/"); });
    QVERIFY2(found.empty(), found.c_str());
  }

  void windowAndProgramsSeeNoTorch() {
    // Also not through a header of core: what they include, and what that includes, is followed to the end.
    std::map<std::string, std::vector<std::string>> graph;
    for (const Include& include : includes_) graph[include.file].push_back(include.target);
    const auto reachesTorch = [&](const std::string& start) {
      std::set<std::string> seen;
      std::vector<std::string> open = {start};
      while (!open.empty()) {
        const std::string file = open.back();
        open.pop_back();
        if (isTorch(file)) return true;
        if (!seen.insert(file).second) continue;
        const auto found = graph.find(file);
        if (found != graph.end()) open.insert(open.end(), found->second.begin(), found->second.end());
      }
      return false;
    };
    const std::string found = broken(includes_, "no header that ui or app sees leads to torch", [&](const Include& i) {
      return startsWithAny(i.file, {"ui/", "app/"}) && reachesTorch(i.target);
    });
    QVERIFY2(found.empty(), found.c_str());
  }

  void everyPartOfCoreHasItsLevel() {
    const std::string found = broken(
        includes_, "this part of core has no place among the layers: add it to the test and to the design", [](const Include& i) {
          return (i.file.starts_with("core/") && !kLevels.count(corePart(i.file))) ||
                 (i.target.starts_with("core/") && !kLevels.count(corePart(i.target)));
        });
    QVERIFY2(found.empty(), found.c_str());
  }

  void theArrowsInsideCorePointDown() {
    const std::string found =
        broken(includes_, "base <- text, data, nn <- models, tasks, tuning <- train, eval, export <- hub, serve <- run",
               [](const Include& i) {
                 const auto from = kLevels.find(corePart(i.file)), to = kLevels.find(corePart(i.target));
                 return from != kLevels.end() && to != kLevels.end() && to->second > from->second;
               });
    QVERIFY2(found.empty(), found.c_str());
  }

  void partsOfOneLevelDoNotKnowEachOtherBothWays() {
    std::set<std::pair<std::string, std::string>> arrows;
    for (const Include& i : includes_) {
      if (!i.file.starts_with("core/") || !i.target.starts_with("core/")) continue;
      arrows.emplace(corePart(i.file), corePart(i.target));
    }
    const std::string found = broken(includes_, "two parts of one level include each other", [&](const Include& i) {
      const std::string from = corePart(i.file), to = corePart(i.target);
      if (!kLevels.count(from) || !kLevels.count(to) || from == to) return false;
      return kLevels.at(from) == kLevels.at(to) && arrows.count({to, from}) > 0;
    });
    QVERIFY2(found.empty(), found.c_str());
  }
};

QTEST_GUILESS_MAIN(LayersTest)
#include "layers_test.moc"
