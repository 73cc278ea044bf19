// The safetensors format: good files read as the reference wrote them, every kind of lie in a header is found.
#include "core/nn/safetensors.h"
#include "tests/support.h"

#include <QTest>

#include <cstring>
#include <fstream>

using namespace etude;

namespace {

std::string fileOf(const std::string& header, std::size_t data_bytes) {
  std::string file(8, '\0');
  const std::uint64_t length = header.size();
  std::memcpy(file.data(), &length, 8);
  return file + header + std::string(data_bytes, 'x');
}

/// One tensor of 2 x 3 float32 (24 bytes) with some part of its entry replaced.
std::string entry(const std::string& name, const std::string& dtype, const std::string& shape, const std::string& offsets) {
  return "\"" + name + "\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

std::string problemsOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const ProblemError& error) {
    return describe(error.problems());
  }
  return {};
}

TensorData tensor(const std::string& name, const std::string& dtype, std::vector<std::int64_t> shape, const std::string& bytes) {
  return {name, dtype, std::move(shape), std::as_bytes(std::span(bytes.data(), bytes.size()))};
}

void write(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

}  // namespace

class SafetensorsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void filesOfTheReferenceAreRead() {
    const SafetensorsFile file(test::fixtures() / "models" / "bert" / "seqcls" / "model.safetensors");
    const TensorInfo* weight = file.find("classifier.weight");
    QVERIFY(weight && weight->dtype == "F32");
    QCOMPARE(weight->shape.size(), std::size_t{2});
    QCOMPARE(file.bytes(*weight).size(), static_cast<std::size_t>(4 * weight->elements()));
    QCOMPARE(file.metadata().at("format"), std::string("pt"));
    QVERIFY(!file.find("classifier.weigh"));
  }

  void everyFixtureIsRead() {
    int read = 0;
    for (const auto& entry : fs::recursive_directory_iterator(test::fixtures() / "models")) {
      if (entry.path().extension() != ".safetensors") continue;
      const SafetensorsFile file(entry.path());
      QVERIFY(!file.tensors().empty());
      ++read;
    }
    QVERIFY(read > 30);
  }

  void rewrittenFilesAreTheSameToTheByte_data() {
    QTest::addColumn<QString>("path");
    for (const char* path : {"bert/seqcls/model.safetensors", "_containers/bert_bf16/model.safetensors"})
      QTest::newRow(path) << path;
  }

  void rewrittenFilesAreTheSameToTheByte() {
    QFETCH(QString, path);
    const fs::path original = test::fixtures() / "models" / path.toStdString();
    const SafetensorsFile file(original);
    std::vector<TensorData> tensors;
    for (const TensorInfo& info : file.tensors()) {
      const std::string_view bytes = file.bytes(info);
      tensors.insert(tensors.begin(), {info.name, info.dtype, info.shape, std::as_bytes(std::span(bytes.data(), bytes.size()))});
    }
    test::TemporaryDirectory folder;
    writeSafetensors(folder / "copy.safetensors", tensors, file.metadata());
    QVERIFY(readFile(folder / "copy.safetensors") == readFile(original));
  }

  void widerNumbersComeFirst() {
    test::TemporaryDirectory folder;
    const std::string bytes(48, 'x'), none;
    writeSafetensors(folder / "m.safetensors",
                     {tensor("half", "F16", {3}, bytes.substr(0, 6)), tensor("empty", "F32", {0, 4}, none),
                      tensor("long", "I64", {2}, bytes.substr(0, 16)), tensor("b", "F32", {1}, bytes.substr(0, 4)),
                      tensor("scalar \xc3\xa4", "F32", {}, bytes.substr(0, 4))},
                     {});
    const SafetensorsFile file(folder / "m.safetensors");
    std::vector<std::string> names;
    for (const TensorInfo& info : file.tensors()) names.push_back(info.name);
    QVERIFY((names == std::vector<std::string>{"long", "b", "empty", "scalar \xc3\xa4", "half"}));
    QVERIFY(file.metadata().empty());
    std::uint64_t header = 0;
    std::memcpy(&header, readFile(folder / "m.safetensors").data(), 8);
    QCOMPARE(header % 8, std::uint64_t{0});
    QCOMPARE(file.find("scalar \xc3\xa4")->elements(), std::int64_t{1});
  }

  void lyingHeadersAreRefused_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& file, const char* reason) {
      QTest::newRow(name) << QByteArray::fromStdString(file) << reason;
    };
    const auto one = [](const std::string& dtype, const std::string& shape, const std::string& offsets, std::size_t bytes) {
      return fileOf("{" + entry("a", dtype, shape, offsets) + "}", bytes);
    };
    const std::string good = one("\"F32\"", "[2,3]", "[0,24]", 24);
    row("empty", "", "it is empty");
    row("shorter than its length", "abc", "shorter than the 8 bytes");
    row("header longer than the file", good.substr(0, 20), "cut off");
    row("header length of 2^63", std::string("\0\0\0\0\0\0\0\x80{}", 10), "more than the format allows");
    row("a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n", "Git LFS has not fetched");
    row("not a header", fileOf("[1,2,3]", 0), "does not start with '{'");
    row("blank before the brace", fileOf(" {}", 0), "does not start with '{'");
    row("no JSON", fileOf("{\"a\": }", 0), "not valid JSON");
    row("text behind the JSON", fileOf("{} {}", 0), "not valid JSON");
    row("bytes that are no UTF-8", fileOf("{\"\xff\": {}}", 0), "not valid JSON");
    row("data cut off", good.substr(0, good.size() - 1), "outside the file");
    row("data too long", good + "x", "belong to no tensor");
    row("offsets backwards", one("\"F32\"", "[2,3]", "[24,0]", 24), "ends before it begins");
    row("one offset", one("\"F32\"", "[2,3]", "[0]", 24), "exactly two data_offsets");
    row("three offsets", one("\"F32\"", "[2,3]", "[0,24,24]", 24), "more than two data_offsets");
    row("negative offset", one("\"F32\"", "[2,3]", "[-1,24]", 24), "negative");
    row("size against shape", one("\"F32\"", "[2,4]", "[0,24]", 24), "its shape and dtype need 32");
    row("unknown dtype", one("\"F31\"", "[2,3]", "[0,24]", 24), "unknown dtype 'F31'");
    row("dtype is a number", one("4", "[2,3]", "[0,24]", 24), "a number as 'dtype'");
    row("negative shape", one("\"F32\"", "[-2,-3]", "[0,24]", 24), "negative");
    row("shape overflows", one("\"F32\"", "[4294967296,4294967296,4]", "[0,24]", 24), "more bytes than any file");
    row("shape is a fraction", one("\"F32\"", "[2.0,3]", "[0,24]", 24), "not a whole number");
    row("shape of 2^64", one("\"F32\"", "[18446744073709551616]", "[0,24]", 24), "not a whole number");
    row("shape in a list", one("\"F32\"", "[[2,3]]", "[0,24]", 24), "a list where none may be");
    row("no shape", fileOf("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,24]}}", 24), "has no shape");
    row("unknown key", fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[6],\"data_offsets\":[0,24],\"code\":\"x\"}}", 24),
        "unknown key 'code'");
    row("same name twice",
        fileOf("{" + entry("a", "\"F32\"", "[3]", "[0,12]") + "," + entry("a", "\"F32\"", "[3]", "[12,24]") + "}", 24), "twice");
    row("same key twice", fileOf("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[6],\"data_offsets\":[0,24]}}", 24),
        "twice");
    row("overlap", fileOf("{" + entry("a", "\"F32\"", "[4]", "[0,16]") + "," + entry("b", "\"F32\"", "[4]", "[8,24]") + "}", 24),
        "overlaps");
    row("hole", fileOf("{" + entry("a", "\"F32\"", "[2]", "[0,8]") + "," + entry("b", "\"F32\"", "[2]", "[16,24]") + "}", 24),
        "hole of 8 bytes");
    row("entry is a number", fileOf("{\"a\": 3}", 0), "a number where a tensor must be");
    row("metadata is nested", fileOf("{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}", 0), "an object where none may be");
    row("metadata is a number", fileOf("{\"__metadata__\":{\"a\":1}}", 0), "a number as 'a'");
    row("deep nesting", fileOf("{\"a\":" + std::string(1000000, '['), 0), "a list where none may be");
  }

  void lyingHeadersAreRefused() {
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    test::TemporaryDirectory folder;
    write(folder / "m.safetensors", file.toStdString());
    const std::string problems = problemsOf([&] { SafetensorsFile{folder / "m.safetensors"}; });
    QVERIFY2(problems.find(reason.toStdString()) != std::string::npos, problems.c_str());
    QVERIFY(problems.find("m.safetensors") != std::string::npos);
  }

  void allFaultsAreListed() {
    test::TemporaryDirectory folder;
    write(folder / "m.safetensors",
          fileOf("{" + entry("a", "\"F31\"", "[3]", "[0,12]") + "," + entry("b", "\"F32\"", "[3]", "[12,99]") + "}", 24));
    const std::string problems = problemsOf([&] { SafetensorsFile{folder / "m.safetensors"}; });
    for (const char* part : {"F31", "spans 87 bytes", "outside the file"})
      QVERIFY2(problems.find(part) != std::string::npos, problems.c_str());
  }

  void everyTruncationIsRefused() {
    const std::string good = readFile(test::fixtures() / "models" / "_containers" / "bert_fp16" / "model.safetensors");
    test::TemporaryDirectory folder;
    for (std::size_t size = 0; size < good.size(); size += 1 + size / 7) {
      write(folder / "m.safetensors", good.substr(0, size));
      QVERIFY_THROWS_EXCEPTION(ProblemError, SafetensorsFile{folder / "m.safetensors"});
    }
  }

  void changedBytesNeverCrash() {
    const std::string good = readFile(test::fixtures() / "models" / "_containers" / "bert_fp16" / "model.safetensors");
    test::TemporaryDirectory folder;
    std::uint64_t state = 7;
    for (int i = 0; i < 400; ++i) {
      std::string bad = good;
      for (int k = 0; k < 3; ++k) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        bad[(state >> 33) % 4400] = static_cast<char>(state >> 20);
      }
      write(folder / "m.safetensors", bad);
      problemsOf([&] {
        const SafetensorsFile file(folder / "m.safetensors");
        for (const TensorInfo& info : file.tensors()) QVERIFY(file.bytes(info).size() == info.end - info.begin);
      });
    }
  }

  void contradictionsAreNotWritten() {
    test::TemporaryDirectory folder;
    const std::string bytes(24, 'x');
    const std::string problems = problemsOf([&] {
      writeSafetensors(folder / "m.safetensors",
                       {tensor("a", "F32", {5}, bytes), tensor("a", "F32", {6}, bytes), tensor("b", "F3", {6}, bytes)}, {});
    });
    for (const char* part : {"needs 20 bytes", "name is taken", "'F3' is unknown"})
      QVERIFY2(problems.find(part) != std::string::npos, problems.c_str());
    QVERIFY(!fs::exists(folder / "m.safetensors"));
  }

  void aFailedWriteLeavesTheOldFileAndNoRest() {
    test::TemporaryDirectory folder;
    fs::create_directory(folder / "m.safetensors");  // a folder in its place cannot be replaced
    const std::string bytes(24, 'x');
    QVERIFY_THROWS_EXCEPTION(ProblemError, writeSafetensors(folder / "m.safetensors", {tensor("a", "F32", {6}, bytes)}, {}));
    QVERIFY_THROWS_EXCEPTION(ProblemError,
                             writeSafetensors(folder / "none" / "m.safetensors", {tensor("a", "F32", {6}, bytes)}, {}));
    QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
  }

  void shardsAreOneModel() {
    const ModelWeights weights(test::fixtures() / "models" / "_containers" / "llama_sharded");
    QCOMPARE(weights.files().size(), std::size_t{3});
    QVERIFY(!weights.names().empty() && std::is_sorted(weights.names().begin(), weights.names().end()));
    for (const std::string& name : weights.names()) {
      const auto found = weights.find(name);
      QVERIFY(found && found.bytes().view.size() == found.tensor->end - found.tensor->begin);
    }
    QVERIFY(!weights.find("nothing"));
  }

  void brokenShardsAreRefused() {
    const fs::path original = test::fixtures() / "models" / "_containers" / "llama_sharded";
    test::TemporaryDirectory folder;
    const auto problems = [&] { return problemsOf([&] { ModelWeights{folder.path()}; }); };
    QVERIFY(problems().find("no weights") != std::string::npos);
    fs::copy(original, folder.path(), fs::copy_options::recursive);
    fs::permissions(folder.path(), fs::perms::owner_all);
    fs::remove(folder / "model-00002-of-00003.safetensors");
    QVERIFY(problems().find("model-00002-of-00003.safetensors") != std::string::npos);
    for (const char* outside : {"../secret.safetensors", "/etc/passwd", "a/../../b", ""}) {
      fs::remove(folder / "model.safetensors.index.json");
      write(folder / "model.safetensors.index.json", std::string("{\"weight_map\": {\"a\": \"") + outside + "\"}}");
      QVERIFY2(problems().find("outside of the folder") != std::string::npos, outside);
    }
    write(folder / "model.safetensors.index.json", R"({"weight_map": {"a": "model-00001-of-00003.safetensors", "b": 3}})");
    QVERIFY(problems().find("no file for tensor 'b'") != std::string::npos);
    write(folder / "model.safetensors.index.json", R"({"weight_map": {"a": "model-00001-of-00003.safetensors"}})");
    QVERIFY(problems().find("'a' is missing") != std::string::npos);
    write(folder / "model.safetensors.index.json", "{");
    QVERIFY(problems().find("not valid JSON") != std::string::npos);
    write(folder / "model.safetensors.index.json", "{}");
    QVERIFY(problems().find("no weight_map") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
