// Attention a few rows at a time against attention with all scores at once: outputs, gradients, what is dropped, memory, and which of
// them runs when.
#include "core/nn/attention.h"
#include "core/nn/attention_blocks.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"

#include <QTest>

#include <functional>

namespace etude {

namespace {

constexpr std::int64_t kBatch = 3, kHeads = 4, kQueries = 37, kKeys = 53, kWidth = 8;
constexpr double kScale = 0.3;

struct Case {
  at::Tensor q, k, v, bias;
  double dropout_p = 0;
};

struct Result {
  at::Tensor out;
  std::vector<at::Tensor> gradients;  ///< of q, k, v and, where it wants one, the bias
};

Pass training() { return {.training = true, .key = 11}; }

/// Keys of the last row are all hidden.
at::Tensor someMask() {
  const at::Tensor mask = at::ones({kBatch, kKeys}, at::kLong);
  mask[1].slice(0, 40).zero_();
  mask[2].zero_();
  return mask;
}

at::Tensor biasOf(const QString& kind, at::ScalarType type) {
  const auto learnt = [&](at::IntArrayRef sizes) { return at::randn(sizes, type).requires_grad_(true); };
  if (kind == "padding") return paddingBias(someMask(), type);
  if (kind == "causal") return causalBias({}, kQueries, kKeys, 0, at::TensorOptions(type));
  if (kind == "causal and padding") return causalBias(someMask(), kQueries, kKeys, 5, at::TensorOptions(type));
  if (kind == "learnt per head") return learnt({1, kHeads, kQueries, kKeys});
  if (kind == "learnt per text") return learnt({kBatch, 1, kQueries, kKeys});
  if (kind == "learnt per key") return learnt({1, 1, 1, kKeys});
  if (kind == "learnt in full") return learnt({kBatch, kHeads, kQueries, kKeys});
  return {};
}

Case someCase(const QString& bias, std::int64_t key_heads, double dropout_p, at::ScalarType type) {
  at::manual_seed(5);
  const auto made = [&](std::int64_t heads, std::int64_t length) {  // heads in memory as layers make them
    return at::randn({kBatch, length, heads, kWidth}, type).transpose(1, 2).requires_grad_(true);
  };
  return {made(kHeads, kQueries), made(key_heads, kKeys), made(key_heads, kKeys), biasOf(bias, type), dropout_p};
}

Result run(const Case& c, const std::function<at::Tensor()>& attend) {
  for (const at::Tensor* one : {&c.q, &c.k, &c.v, &c.bias}) {
    if (one->defined()) one->mutable_grad() = at::Tensor();
  }
  Result result{attend(), {}};
  at::manual_seed(6);
  result.out.backward(at::randn(result.out.sizes(), at::kDouble).to(result.out.scalar_type()));
  for (const at::Tensor* one : {&c.q, &c.k, &c.v, &c.bias}) {
    if (one->defined() && one->requires_grad()) result.gradients.push_back(one->grad());
  }
  return result;
}

Result atOnce(const Case& c) {
  return run(c, [&] { return attendAtOnce(c.q, c.k, c.v, c.bias, kScale, c.dropout_p, training(), 3); });
}
Result inBlocks(const Case& c, std::int64_t rows) {
  return run(c, [&] { return attendInBlocks(c.q, c.k, c.v, c.bias, kScale, c.dropout_p, training(), 3, rows); });
}

/// Largest difference, relative to the largest number.
double apart(const at::Tensor& a, const at::Tensor& b) {
  if (a.sizes() != b.sizes()) return 1;
  const at::Tensor x = a.detach().to(at::kDouble), y = b.detach().to(at::kDouble);
  return ((x - y).abs().max() / y.abs().max()).item<double>();
}

double apart(const Result& a, const Result& b) {
  double worst = apart(a.out, b.out);
  for (std::size_t i = 0; i < a.gradients.size(); ++i) worst = std::max(worst, apart(a.gradients[i], b.gradients[i]));
  return worst;
}

bool runsInBlocks(const at::Tensor& out) { return out.grad_fn() && out.grad_fn()->name().find("AttentionInBlocks") != std::string::npos; }

}  // namespace

class AttentionTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { installMemoryMeter(); }

  void blocksAreAttentionAtOnce_data() {
    QTest::addColumn<QString>("bias");
    QTest::addColumn<int>("key_heads");
    QTest::addColumn<double>("dropout_p");
    for (const char* bias : {"none", "padding", "causal", "causal and padding", "learnt per head", "learnt per text", "learnt per key",
                             "learnt in full"}) {
      for (const int key_heads : {4, 2, 1}) {
        for (const double dropout_p : {0.0, 0.3}) QTest::addRow("%s, %d key heads, dropout %g", bias, key_heads, dropout_p) << QString(bias) << key_heads << dropout_p;
      }
    }
  }
  void blocksAreAttentionAtOnce() {
    QFETCH(QString, bias);
    QFETCH(int, key_heads);
    QFETCH(double, dropout_p);
    for (const auto& [type, tolerance] : {std::pair{at::kFloat, 2e-6}, std::pair{at::kDouble, 1e-14}}) {
      const Case c = someCase(bias, key_heads, dropout_p, type);
      const Result expected = atOnce(c);
      for (const std::int64_t rows : {1, 7, 37, 100}) {
        const Result found = inBlocks(c, rows);
        QCOMPARE(found.out.scalar_type(), expected.out.scalar_type());
        QCOMPARE(found.gradients.size(), expected.gradients.size());
        QVERIFY2(apart(found, expected) < tolerance, qPrintable(QString("%1 rows: %2").arg(rows).arg(apart(found, expected))));
      }
    }
  }

  /// Against differences of the output itself, so that both ways cannot be wrong alike.
  void theGradientOfTheBiasIsItsSlope() {
    const Case c = someCase("learnt per head", 2, 0.3, at::kDouble);
    const Result found = inBlocks(c, 7);
    at::manual_seed(6);
    const at::Tensor weights = at::randn(found.out.sizes(), at::kDouble);
    const auto valueAt = [&](const at::Tensor& bias) {
      return (attendInBlocks(c.q, c.k, c.v, bias, kScale, c.dropout_p, training(), 3, 7) * weights).sum().item<double>();
    };
    const at::NoGradGuard no_grad;
    for (const std::int64_t place : {0, 500, 2000, 7843}) {
      constexpr double kStep = 1e-5;
      const at::Tensor up = c.bias.detach().clone(), down = c.bias.detach().clone();
      up.view(-1)[place] += kStep;
      down.view(-1)[place] -= kStep;
      const double slope = (valueAt(up) - valueAt(down)) / (2 * kStep);
      QVERIFY(std::abs(found.gradients[3].reshape(-1)[place].item<double>() - slope) < 1e-8);
    }
  }

  void rowsThatSeeNothingMixEverythingEqually() {
    const Case c = someCase("padding", 4, 0, at::kFloat);
    const Result found = inBlocks(c, 7);
    const at::Tensor mean = c.v.detach()[2].mean(1, true).expand({kHeads, kQueries, kWidth});
    QVERIFY(at::allclose(found.out.detach()[2], mean, 1e-5, 1e-6));
  }

  void whatIsNotANumberStaysSo() {
    const Case c = someCase("causal", 4, 0, at::kFloat);
    {
      const at::NoGradGuard no_grad;
      c.q[1][2][20][3] = std::numeric_limits<float>::quiet_NaN();
    }
    const at::Tensor out = inBlocks(c, 7).out.detach();
    QVERIFY(at::isnan(out[1][2][20]).all().item<bool>());
    QCOMPARE(at::isnan(out).sum().item<std::int64_t>(), kWidth);
  }

  void gradientsNotAskedForAreNotComputed() {
    Case c = someCase("learnt per head", 2, 0, at::kFloat);
    const Result expected = inBlocks(c, 7);
    c.q = c.q.detach();
    c.v = c.v.detach();
    const Result found = inBlocks(c, 7);
    QVERIFY(!c.q.grad().defined() && !c.v.grad().defined());
    QVERIFY(at::equal(found.gradients[0], expected.gradients[1]) && at::equal(found.gradients[1], expected.gradients[3]));
  }

  /// As a run in bf16 has it: inputs in float, products rounded, the bias in float.
  void roundedProductsAgree() {
    const Case c = someCase("learnt per head", 2, 0.3, at::kFloat);
    const Result exact = atOnce(c);
    const AutocastGuard rounding(at::kCPU, true);
    const Result expected = run(c, [&] { return attendAtOnce(c.q, c.k, c.v, c.bias, kScale, c.dropout_p, training(), 3); });
    const Result found = inBlocks(c, 7);
    QCOMPARE(found.out.scalar_type(), at::kBFloat16);
    QCOMPARE(found.out.scalar_type(), expected.out.scalar_type());
    QCOMPARE(found.gradients[0].scalar_type(), at::kFloat);
    const double error = apart(found, exact), beside = apart(expected, exact);
    QVERIFY2(error > 0 && error < 0.04 && error < 2 * beside, qPrintable(QString("%1 beside %2").arg(error).arg(beside)));
  }

  /// However many threads work: the bias's gradient adds up over texts, that of the keys over queries.
  void theSameBitsComeEveryTime() {
    const Case c = someCase("learnt per head", 2, 0.3, at::kFloat);
    const int threads = at::get_num_threads();
    at::set_num_threads(1);
    const Result one = inBlocks(c, 7);
    at::set_num_threads(2);
    const Result two = inBlocks(c, 7);
    at::set_num_threads(threads);
    QVERIFY(at::equal(one.out, two.out));
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(at::equal(one.gradients[i], two.gradients[i]));
  }

  void aSecondDerivativeIsRefused() {
    const Case c = someCase("none", 4, 0, at::kFloat);
    const at::Tensor out = attendInBlocks(c.q, c.k, c.v, c.bias, kScale, 0, training(), 3, 7).sum();
    QVERIFY_THROWS_EXCEPTION(std::logic_error, out.backward({}, /*retain_graph=*/true, /*create_graph=*/true));
    out.backward();  // the first is there
    QVERIFY(c.q.grad().defined());
  }

  void lengthsDecideWhichWayIsTaken() {
    const auto mixed = [](std::int64_t length, double dropout_p) {
      const at::Tensor x = at::randn({2, 2, length, 8}).requires_grad_(true), bias = at::zeros({1, 2, length, length}).requires_grad_(true);
      return attend(x, x, x, bias, kScale, dropout_p, training(), 0);
    };
    for (const double dropout_p : {0.0, 0.1}) {
      QVERIFY(!runsInBlocks(mixed(128, dropout_p)) && keepsScores(at::kCPU, 128, 128));
      QVERIFY(runsInBlocks(mixed(256, dropout_p)) && !keepsScores(at::kCPU, 256, 256));
    }
    const Case c = someCase("padding", 2, 0, at::kFloat);
    const at::Tensor wide = c.q.detach().repeat({1, 1, 30, 1});  // 1110 queries: blocks, with a gradient and without
    const at::Tensor expected = attendAtOnce(wide, c.k, c.v, c.bias, kScale, 0.3, {}, 0);
    QVERIFY(apart(attend(wide, c.k, c.v, c.bias, kScale, 0.3, {}, 0), expected) < 1e-6);
    const at::NoGradGuard no_grad;
    QVERIFY(apart(attend(wide, c.k, c.v, c.bias, kScale, 0.3, {}, 0), expected) < 1e-6);
  }

  /// 2 * 4 heads of 512 x 512 floats are 8 MB, which attention at once keeps several times over.
  void blocksTakeAFractionOfTheMemory() {
    const auto most = [](const std::function<at::Tensor(const at::Tensor& x)>& attend) {
      const at::Tensor x = at::randn({2, 4, 512, 16}).requires_grad_(true);
      const std::int64_t before = tensorBytes();
      resetPeakMemory();
      attend(x).sum().backward();
      return peakTensorBytes() - before;
    };
    const std::int64_t all = most([](const at::Tensor& x) { return attendAtOnce(x, x, x, {}, kScale, 0.1, training(), 0); });
    const std::int64_t few = most([](const at::Tensor& x) { return attendInBlocks(x, x, x, {}, kScale, 0.1, training(), 0); });
    QVERIFY(all > 3 * (std::int64_t{8} << 20));
    QVERIFY2(few < all / 3, qPrintable(QString("%1 of %2 bytes").arg(few).arg(all)));
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::AttentionTest)
#include "attention_test.moc"
