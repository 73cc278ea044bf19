// Weights between disk and torch: every container gives the same numbers to the bit, nothing in a file is run, what is saved is
// laid out as Transformers lays it out, and no model is in memory twice.
#include "core/nn/half.h"
#include "core/nn/memory.h"
#include "core/nn/pickled_file.h"
#include "core/nn/tensors.h"
#include "tests/small_disk.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <fstream>
#include <set>

namespace etude {

namespace {

fs::path model(const std::string& name) { return test::fixtures() / "models" / name; }

void write(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
}

at::Tensor loaded(const ModelWeights& weights, const std::string& name) {
  const ModelWeights::Found found = weights.find(name);
  if (!found) throw std::runtime_error("no tensor " + name);
  return readTensor(*found.file, *found.tensor);
}

/// Bit for bit, so that NaN equals itself and 0 differs from -0.
bool identical(const at::Tensor& a, const at::Tensor& b) {
  if (a.scalar_type() != b.scalar_type() || a.sizes() != b.sizes()) return false;
  const at::Tensor x = a.contiguous(), y = b.contiguous();
  return x.nbytes() == 0 || std::memcmp(x.data_ptr(), y.data_ptr(), x.nbytes()) == 0;
}

std::set<std::string> filesIn(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

NamedTensors everyKind() {
  at::manual_seed(3);
  at::Tensor odd = at::randn({5, 7});
  odd[0][0] = NAN;
  odd[0][1] = -0.0;
  odd[0][2] = INFINITY;
  return {{"single", odd},
          {"half", odd.to(at::kHalf)},
          {"brain", odd.to(at::kBFloat16)},
          {"double", odd.to(at::kDouble)},
          {"turned", at::randn({40, 30}).t()},
          {"whole", at::arange(10)},
          {"small", at::arange(-3, 3, at::kChar)},
          {"none", at::zeros({0, 4})},
          {"scalar", at::scalar_tensor(2.5)},
          {"yes", at::ones({3}, at::kBool)}};
}

// A pickle and its archives, written by hand: what torch.save makes of a state_dict, with room for lies.

template <class Number>
std::string little(Number number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}
std::string text(const std::string& value) { return "X" + little(static_cast<std::uint32_t>(value.size())) + value; }
std::string whole(std::int64_t value) { return "\x8a\x08" + little(value); }
std::string tuple(const std::vector<std::int64_t>& values) {
  std::string items = "(";
  for (std::int64_t value : values) items += whole(value);
  return items + "t";
}

struct PickledTensor {
  std::string name, type = "FloatStorage", key = "0";
  std::int64_t stored = 6, offset = 0;
  std::vector<std::int64_t> shape = {2, 3}, strides = {3, 1};
  std::string function = "torch._utils\n_rebuild_tensor_v2";
  bool parameter = false;  ///< wrapped as torch.nn.Parameter
};

std::string pickled(const std::vector<PickledTensor>& tensors) {
  const std::string ordered = "ccollections\nOrderedDict\n)R";
  std::string items;
  for (const PickledTensor& t : tensors) {
    const std::string tensor = "c" + t.function + "\n((" + text("storage") + "ctorch\n" + t.type + "\n" + text(t.key) +
                               text("cpu") + whole(t.stored) + "tQ" + whole(t.offset) + tuple(t.shape) + tuple(t.strides) +
                               "\x89" + ordered + "tR";
    items += text(t.name) + (t.parameter ? "ctorch._utils\n_rebuild_parameter\n(" + tensor + "\x88" + ordered + "tR" : tensor);
  }
  return ordered + "(" + items + "u}" + text("_metadata") + "Nsb";
}
std::string pickle(const std::string& body) { return "\x80\x02" + body + "."; }

std::string legacyFile(const std::string& body, const std::vector<std::pair<std::string, std::string>>& storages,
                       std::int64_t element = 4) {
  std::string keys, data;
  for (const auto& [key, bytes] : storages) {
    keys += text(key);
    data += little(static_cast<std::int64_t>(bytes.size()) / element) + bytes;
  }
  return pickle(std::string("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 12)) + pickle("M" + little(std::uint16_t{1001})) +
         pickle("}" + text("little_endian") + "\x88s") + pickle(body) + pickle("](" + keys + "e") + data;
}

std::string zipFile(const std::vector<std::pair<std::string, std::string>>& records, std::uint16_t method = 0) {
  std::string file, directory;
  for (const auto& [name, bytes] : records) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const std::string common = little(std::uint16_t{0}) + little(method) + std::string(8, '\0') + little(size) + little(size) +
                               little(static_cast<std::uint16_t>(name.size())) + little(std::uint16_t{0});
    directory += std::string("PK\1\2\0\0\0\0", 8) + common + std::string(10, '\0') +
                 little(static_cast<std::uint32_t>(file.size())) + name;
    file += std::string("PK\3\4\0\0", 6) + common + name + bytes;
  }
  const auto count = static_cast<std::uint16_t>(records.size());
  return file + directory + std::string("PK\5\6\0\0\0\0", 8) + little(count) + little(count) +
         little(static_cast<std::uint32_t>(directory.size())) + little(static_cast<std::uint32_t>(file.size())) +
         std::string(2, '\0');
}

std::string floats(std::initializer_list<float> values) {
  std::string bytes;
  for (float value : values) bytes += little(value);
  return bytes;
}
const std::string kSix = floats({0, 1, 2, 3, 4, 5});

std::string archive(const std::string& body, const std::string& storage = kSix) {
  return zipFile({{"m/data.pkl", pickle(body)}, {"m/data/0", storage}, {"m/version", "3\n"}});
}

}  // namespace

class WeightsTest : public QObject {
  Q_OBJECT

  std::string problemOfFile(const std::string& bytes) {
    test::TemporaryDirectory folder;
    write(folder / "pytorch_model.bin", bytes);
    return test::problemOf([&] { ModelWeights{folder.path()}; });
  }

 private Q_SLOTS:
  void thePickledContainerHoldsTheSameNumbers() {
    const ModelWeights pickled(model("_containers/bert_bin")), plain(model("bert/seqcls"));
    QVERIFY(pickled.pickled() && !plain.pickled());
    QVERIFY(hasPickledWeights(model("_containers/bert_bin")) && !hasPickledWeights(model("bert/seqcls")));
    QVERIFY(!plain.names().empty());
    for (const std::string& name : plain.names()) QVERIFY2(identical(loaded(pickled, name), loaded(plain, name)), name.c_str());
  }

  void shardsAreTheSameAsOneFile() {
    const ModelWeights shards(model("_containers/llama_sharded"));
    test::TemporaryDirectory folder;
    NamedTensors tensors;
    for (const std::string& name : shards.names()) tensors.emplace_back(name, loaded(shards, name));
    writeModelTensors(folder.path(), tensors);
    QVERIFY((filesIn(folder.path()) == std::set<std::string>{"model.safetensors"}));
    const ModelWeights one(folder.path());
    QVERIFY(one.names() == shards.names());
    for (const auto& [name, tensor] : tensors) QVERIFY2(identical(loaded(one, name), tensor), name.c_str());
  }

  void pickledShardsAreOneModel() {
    test::TemporaryDirectory folder;
    write(folder / "pytorch_model-00001-of-00002.bin", archive(pickled({{"a"}})));
    write(folder / "pytorch_model-00002-of-00002.bin", archive(pickled({{"b"}})));
    write(folder / "pytorch_model.bin.index.json",
          R"({"weight_map": {"a": "pytorch_model-00001-of-00002.bin", "b": "pytorch_model-00002-of-00002.bin"}})");
    const ModelWeights weights(folder.path());
    QVERIFY((weights.names() == std::vector<std::string>{"a", "b"}));
    QVERIFY(identical(loaded(weights, "b"), at::arange(6, at::kFloat).view({2, 3})));
    writeModelTensors(folder.path(), {{"a", at::zeros({1})}});
    QVERIFY(!ModelWeights(folder.path()).pickled());  // the safe format wins
  }

  void everyLayoutOfAPickleIsRead_data() {
    QTest::addColumn<QByteArray>("file");
    PickledTensor turned{"b"}, part{"c"};
    turned.shape = {3, 2};
    turned.strides = {1, 3};
    part.shape = {2};
    part.strides = {3};
    part.offset = 1;
    part.parameter = true;
    const std::string body = pickled({{"a"}, turned, part});
    const auto row = [](const char* name, const std::string& file) { QTest::newRow(name) << QByteArray::fromStdString(file); };
    row("archive", archive(body));
    row("legacy", legacyFile(body, {{"0", kSix}}));
    row("training state", archive("}(" + text("epoch") + whole(3) + text("state_dict") + body + "u"));
    row("model", legacyFile("}(" + text("model") + body + text("optimizer") + "}u", {{"0", kSix}}));
  }

  void everyLayoutOfAPickleIsRead() {
    QFETCH(QByteArray, file);
    test::TemporaryDirectory folder;
    write(folder / "pytorch_model.bin", file.toStdString());
    const ModelWeights weights(folder.path());
    const at::Tensor expected = at::arange(6, at::kFloat).view({2, 3});
    QVERIFY(identical(loaded(weights, "a"), expected));
    QVERIFY(identical(loaded(weights, "b"), expected.t()));
    QVERIFY(identical(loaded(weights, "c"), at::tensor({1.f, 4.f})));
    at::Tensor half = at::empty({3, 2}, at::kHalf);
    copyInto(half, weights.find("b"));
    QVERIFY(identical(half, expected.t().to(at::kHalf)));
  }

  void liesInAPickleAreRefused_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& file, const char* reason) {
      QTest::newRow(name) << QByteArray::fromStdString(file) << reason;
    };
    const auto changed = [](const std::function<void(PickledTensor&)>& change) {
      PickledTensor tensor{"a"};
      change(tensor);
      return archive(pickled({tensor}));
    };
    const std::int64_t huge = std::int64_t{1} << 62;
    row("a program", archive("}" + text("a") + "cposix\nsystem\n(" + text("true") + "tRs"), "posix.system");
    row("a program by the stack", archive("}" + text("a") + text("builtins") + text("exec") + "\x93)Rs"), "builtins.exec");
    row("the advice", archive("}" + text("a") + "cposix\nsystem\n)Rs"), "save_pretrained");
    row("empty", "", "no file of tensors");
    row("not torch's", "PK but not really", "no file of tensors");
    row("cut archive", archive(pickled({{"a"}})).substr(0, 300), "cut off");
    row("compressed", zipFile({{"m/data.pkl", "xxx"}}, 8), "compressed");
    row("no list", zipFile({{"m/data/0", kSix}}), "no list of tensors");
    row("no storage", zipFile({{"m/data.pkl", pickle(pickled({{"a"}}))}}), "numbers of tensor 'a' are missing");
    row("short storage", archive(pickled({{"a"}}), kSix.substr(4)), "are cut off");
    const std::string legacy = legacyFile(pickled({{"a"}}), {{"0", kSix}});
    row("short legacy storage", legacy.substr(0, legacy.size() - 1), "cut off");
    row("other order of bytes", zipFile({{"m/data.pkl", pickle(pickled({{"a"}}))}, {"m/data/0", kSix}, {"m/byteorder", "big"}}),
        "order of bytes");
    row("no tensors", archive("}" + text("a") + "Ns"), "no dictionary of tensors");
    row("beyond the storage", changed([](PickledTensor& t) { t.offset = 1; }), "does not fit");
    row("beyond by strides", changed([](PickledTensor& t) { t.strides = {4, 1}; }), "does not fit");
    row("overflow of strides", changed([&](PickledTensor& t) {
          t.strides = {huge, huge};
          t.shape = {5, 5};
        }),
        "does not fit");
    row("overflow of the shape", changed([&](PickledTensor& t) { t.shape = {huge, 8}; }), "does not fit");
    row("a bomb of one number", changed([&](PickledTensor& t) {
          t.shape = {1 << 20, 1 << 20};
          t.strides = {0, 0};
        }),
        "repeats");
    row("negative shape", changed([](PickledTensor& t) { t.shape = {-2, -3}; }), "entry of tensor 'a' is damaged");
    row("negative stride", changed([](PickledTensor& t) { t.strides = {-3, 1}; }), "entry of tensor 'a' is damaged");
    row("negative offset", changed([](PickledTensor& t) { t.offset = -1; }), "entry of tensor 'a' is damaged");
    row("more strides than sizes", changed([](PickledTensor& t) { t.strides = {3, 1, 1}; }), "entry of tensor 'a' is damaged");
    row("storage too long", changed([&](PickledTensor& t) { t.stored = huge; }), "are cut off");
    row("quantised", changed([](PickledTensor& t) { t.function = "torch._utils\n_rebuild_qtensor"; }), "_rebuild_qtensor");
    row("stack is empty", archive("R"), "damaged");
    row("no such memory", archive("h\x07"), "damaged");
    row("text longer than the file", archive("X\xff\xff\xff\xff"), "cut off");
    row("marks without an end", archive(std::string(11'000'000, '(')), "too long");
    row("list of lists", archive(std::string(100'000, ']') + std::string(99'999, 'a')), "no dictionary of tensors");
    std::string copied = "NN\x86q\2(";
    for (int i = 0; i < 500'000; ++i) copied += "h\2";
    copied += "lq\1";
    for (int i = 0; i < 1000; ++i) copied += "ccollections\nOrderedDict\n(h\1tR";
    row("a list that is copied again and again", archive(copied), "too long");
    row("a name of garbage", archive("cos\x01\nsystem\n"), "list of tensors is damaged");
  }

  void liesInAPickleAreRefused() {
    QFETCH(QByteArray, file);
    QFETCH(QString, reason);
    const std::string problem = problemOfFile(file.toStdString());
    QVERIFY2(problem.find(reason.toStdString()) != std::string::npos, problem.c_str());
    QVERIFY2(problem.find("pytorch_model.bin") != std::string::npos, problem.c_str());
  }

  void changedBytesNeverCrash() {
    const std::string archives[] = {readFile(model("_containers/bert_bin") / "pytorch_model.bin"),
                                    legacyFile(pickled({{"a"}, {"b"}}), {{"0", kSix}})};
    test::TemporaryDirectory folder;
    std::uint64_t state = 7;
    const auto next = [&](std::size_t below) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      return (state >> 33) % below;
    };
    for (int i = 0; i < 600; ++i) {
      std::string bad = archives[i % 2];
      for (int k = 0; k < 3; ++k) {
        const std::size_t place = next(std::min<std::size_t>(bad.size(), 4600));
        bad[i % 4 < 2 ? place : bad.size() - 1 - place] = static_cast<char>(next(256));
      }
      write(folder / "pytorch_model.bin", i % 5 ? bad : bad.substr(0, next(bad.size())));
      test::problemOf([&] {
        const ModelWeights weights(folder.path());
        for (const std::string& name : weights.names()) {
          const ModelWeights::Found found = weights.find(name);
          QCOMPARE(found.bytes().view.size(),
                   static_cast<std::size_t>(found.tensor->elements()) * dtypeBytes(found.tensor->dtype));
        }
      });
    }
  }

  void whatIsSavedIsLoadedToTheBit_data() {
    QTest::addColumn<int>("limit");
    QTest::newRow("one file") << 1'000'000;
    QTest::newRow("shards") << 300;
    QTest::newRow("a file for each") << 1;
  }

  void whatIsSavedIsLoadedToTheBit() {
    QFETCH(int, limit);
    const NamedTensors tensors = everyKind();
    test::TemporaryDirectory folder;
    SaveOptions options;
    options.max_shard_bytes = static_cast<std::uint64_t>(limit);
    writeModelTensors(folder.path(), tensors, options);
    QCOMPARE(fs::exists(folder / "model.safetensors"), limit == 1'000'000);
    const ModelWeights weights(folder.path());
    QCOMPARE(weights.names().size(), tensors.size());
    for (const auto& [name, tensor] : tensors) QVERIFY2(identical(loaded(weights, name), tensor), name.c_str());
    for (const WeightFile& file : weights.files()) QCOMPARE(file.metadata().at("format"), std::string("pt"));
  }

  void shardsAreFilledAndIndexedAsTransformersDoes() {
    test::TemporaryDirectory folder;
    NamedTensors tensors;
    for (const char* name : {"c", "a", "b", "d"}) tensors.emplace_back(name, at::ones({25}));
    SaveOptions options;
    options.max_shard_bytes = 200;
    writeModelTensors(folder.path(), tensors, options);
    QCOMPARE(QString::fromStdString(readFile(folder / "model.safetensors.index.json")), QString(R"({
  "metadata": {
    "total_size": 400
  },
  "weight_map": {
    "a": "model-00001-of-00002.safetensors",
    "b": "model-00002-of-00002.safetensors",
    "c": "model-00001-of-00002.safetensors",
    "d": "model-00002-of-00002.safetensors"
  }
}
)"));
  }

  void filesOfTheOtherLayoutGo() {
    test::TemporaryDirectory folder;
    write(folder / "model-card.safetensors", "of someone else");
    const auto save = [&](std::uint64_t limit, double value) {
      SaveOptions options;
      options.max_shard_bytes = limit;
      writeModelTensors(folder.path(), {{"a", at::full({9}, value)}, {"b", at::full({9}, value)}, {"c", at::full({9}, value)}},
                        options);
      return loaded(ModelWeights(folder.path()), "c").sum().item<double>();
    };
    QCOMPARE(save(36, 1), 9.0);
    QCOMPARE(filesIn(folder.path()).size(), std::size_t{5});
    QCOMPARE(save(72, 2), 18.0);
    QVERIFY(
        (filesIn(folder.path()) == std::set<std::string>{"model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
                                                         "model-card.safetensors", "model.safetensors.index.json"}));
    QCOMPARE(save(1000, 3), 27.0);
    QVERIFY((filesIn(folder.path()) == std::set<std::string>{"model-card.safetensors", "model.safetensors"}));
    QCOMPARE(save(36, 4), 36.0);
    QVERIFY(!fs::exists(folder / "model.safetensors"));
  }

  void sixteenBitsOnRequest() {
    test::TemporaryDirectory folder;
    const at::Tensor values = at::tensor({1.0f, 0.1f, -3e-6f, 65000.0f, INFINITY});
    for (const at::ScalarType type : {at::kHalf, at::kBFloat16}) {
      SaveOptions options;
      options.dtype = type;
      writeModelTensors(folder.path(), {{"a", values}, {"ids", at::arange(3)}}, options);
      const ModelWeights weights(folder.path());
      QVERIFY(identical(loaded(weights, "a"), values.to(type)));
      QVERIFY(identical(loaded(weights, "ids"), at::arange(3)));
      at::Tensor back = at::empty({5});
      copyInto(back, weights.find("a"));
      QVERIFY(identical(back, values.to(type).to(at::kFloat)));
    }
    SaveOptions half;
    half.dtype = at::kHalf;
    const std::string before = readFile(folder / "model.safetensors");
    QVERIFY(test::has(test::problemOf([&] { writeModelTensors(folder.path(), {{"big", at::full({2}, 1e6)}}, half); }), "big"));
    QVERIFY(readFile(folder / "model.safetensors") == before);
  }

  void everyHalfBecomesItsFloat() {
    // All 65536 numbers, more than one chunk of them, against the definition in half.h.
    const std::int64_t count = 5 * 65536 + 3;
    const at::Tensor bits = at::arange(count).remainder(65536).to(at::kInt).to(at::kShort);
    test::TemporaryDirectory folder;
    writeModelTensors(folder.path(), {{"half", bits.view(at::kHalf)}, {"brain", bits.view(at::kBFloat16)}});
    const ModelWeights weights(folder.path());
    for (const bool brain : {false, true}) {
      at::Tensor target = at::empty({count});
      copyInto(target, weights.find(brain ? "brain" : "half"));
      const auto* stored = reinterpret_cast<const std::uint16_t*>(bits.data_ptr<std::int16_t>());
      const float* got = target.data_ptr<float>();
      for (std::int64_t i = 0; i < count; ++i) {
        const float expected = brain ? bfloat16ToFloat(stored[i]) : halfToFloat(stored[i]);
        if (!(got[i] == expected || (std::isnan(got[i]) && std::isnan(expected)))) QFAIL(qPrintable(QString::number(i)));
      }
    }
  }

  void tensorsThatAreNotContiguousAreFilled() {
    test::TemporaryDirectory folder;
    const at::Tensor values = at::randn({300, 200});
    writeModelTensors(folder.path(), {{"a", values}});
    const ModelWeights weights(folder.path());
    at::Tensor turned = at::empty({200, 300}).t();
    copyInto(turned, weights.find("a"));
    QVERIFY(at::equal(turned, values));
  }

  void savingNeverHoldsASecondModel() {
    installMemoryMeter();
    NamedTensors tensors;
    for (int i = 0; i < 16; ++i) tensors.emplace_back("t" + std::to_string(i), at::ones({500, 500}).t());
    test::TemporaryDirectory folder;
    SaveOptions options;
    options.dtype = at::kBFloat16;
    resetPeakMemory();
    const std::int64_t before = tensorBytes();
    writeModelTensors(folder.path(), tensors, options);
    QVERIFY(peakTensorBytes() - before < 4 * 500 * 500 * 4);
    QCOMPARE(tensorBytes(), before);
  }

  void aFullDiskLeavesTheOldWeights() {
    test::TemporaryDirectory folder;
    const test::SmallDisk disk(folder / "disk", "size=200k");
    if (!disk.mounted()) QSKIP("this machine lets no disk be mounted");
    SaveOptions shards;
    shards.max_shard_bytes = 40'000;
    const NamedTensors fits = {{"a", at::ones({10'000})}, {"b", at::ones({10'000})}};
    writeModelTensors(folder / "disk", fits, shards);
    const std::set<std::string> before = filesIn(folder / "disk");
    for (const std::uint64_t limit : {std::uint64_t{40'000}, kMaxShardBytes}) {
      shards.max_shard_bytes = limit;
      const NamedTensors large = {
          {"a", at::zeros({10'000})}, {"b", at::zeros({10'000})}, {"c", at::zeros({10'000})}, {"d", at::zeros({10'000})}};
      QVERIFY(test::has(test::problemOf([&] { writeModelTensors(folder / "disk", large, shards); }), "full"));
      QVERIFY(filesIn(folder / "disk") == before);
      const ModelWeights weights(folder / "disk");
      for (const auto& [name, tensor] : fits) QVERIFY(identical(loaded(weights, name), tensor));
    }
  }

  void aFileThatIsCutWhileOpenIsAProblem() {
    test::TemporaryDirectory folder;
    writeModelTensors(folder.path(), {{"a", at::ones({5000})}});
    const ModelWeights weights(folder.path());
    fs::resize_file(folder / "model.safetensors", 1000);
    at::Tensor target = at::empty({5000});
    QVERIFY(test::has(test::problemOf([&] { copyInto(target, weights.find("a")); }), "shorter"));
  }
};

}  // namespace etude

QTEST_APPLESS_MAIN(etude::WeightsTest)
#include "weights_test.moc"
