// Many texts at once: the same tokens as one by one, whatever the number of threads; progress, cancelling, and errors.
#include "core/base/problem.h"
#include "core/text/encode_rows.h"
#include "core/text/wordpiece.h"
#include "tests/support.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

using namespace etude;

namespace {

std::shared_ptr<const Tokenizer> tinyTokenizer() {
  std::vector<std::string> vocabulary = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"};
  for (char c = 'a'; c <= 'z'; ++c) vocabulary.insert(vocabulary.end(), {std::string(1, c), std::string("##") + c});
  return makeWordPiece(vocabulary, {});
}

std::vector<std::string> manyTexts(std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t word = 0; word < i % 50; ++word) text += std::string(1 + word % 5, static_cast<char>('a' + (i + word) % 26)) + ' ';
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

class EncodeRowsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rowsAreWhatTheyAreOneByOne_data() {
    QTest::addColumn<unsigned>("threads");
    for (const unsigned threads : {0U, 1U, 2U, 7U}) QTest::addRow("%u threads", threads) << threads;
  }

  void rowsAreWhatTheyAreOneByOne() {
    QFETCH(unsigned, threads);
    const auto tokenizer = tinyTokenizer();
    const std::vector<std::string> texts = manyTexts(1000);
    std::vector<Encoding> rows(texts.size());
    const auto row = [&](std::size_t i) { return TextRow{texts[i], i % 3 == 0 ? std::string_view("x y") : std::string_view()}; };
    encodeRows(*tokenizer, texts.size(), row, [&](std::size_t i, Encoding&& encoding) { rows[i] = std::move(encoding); },
               {.max_length = 40, .threads = threads});
    std::size_t cut = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const Encoding one = tokenizer->encode(texts[i], i % 3 == 0 ? "x y" : "", 40);
      QVERIFY(rows[i].ids == one.ids && rows[i].type_ids == one.type_ids && rows[i].offsets == one.offsets);
      QCOMPARE(rows[i].truncated, one.truncated);
      cut += one.truncated;
    }
    QVERIFY(cut > 100);
  }

  void progressGrowsToOneInTheCallingThread() {
    const auto tokenizer = tinyTokenizer();
    const std::vector<std::string> texts = manyTexts(2000);
    std::vector<double> told;
    bool elsewhere = false;
    const std::thread::id here = std::this_thread::get_id();
    encodeRows(*tokenizer, texts.size(), [&](std::size_t i) { return TextRow{texts[i]}; }, [](std::size_t, Encoding&&) {},
               {.progress = [&](double fraction) {
                 told.push_back(fraction);
                 elsewhere = elsewhere || std::this_thread::get_id() != here;
               }});
    QVERIFY(told.size() > 3 && !elsewhere);
    QVERIFY(std::is_sorted(told.begin(), told.end()) && told.front() >= 0);
    QCOMPARE(told.back(), 1.0);
    told.clear();
    encodeRows(*tokenizer, 0, [&](std::size_t) { return TextRow{}; }, [](std::size_t, Encoding&&) {},
               {.progress = [&](double fraction) { told.push_back(fraction); }});
    QCOMPARE(told, std::vector<double>{1.0});
  }

  void cancellingEndsItWithinATenthOfASecond() {
    const auto tokenizer = tinyTokenizer();
    const std::string text(4000, 'a');
    std::stop_source stop;
    std::atomic<std::size_t> done = 0;
    std::chrono::steady_clock::time_point stopped;
    std::jthread user([&] {
      while (done < 100) std::this_thread::yield();
      stopped = std::chrono::steady_clock::now();
      stop.request_stop();
    });
    const std::size_t rows = 5'000'000;  // minutes of work
    QVERIFY_THROWS_EXCEPTION(Cancelled, encodeRows(*tokenizer, rows, [&](std::size_t) { return TextRow{text}; },
                                                   [&](std::size_t, Encoding&&) { ++done; }, {.threads = 2, .stop = stop.get_token()}));
    const double waited = std::chrono::duration<double>(std::chrono::steady_clock::now() - stopped).count();
    QVERIFY2(waited < 0.1, std::to_string(waited).c_str());
    QVERIFY(done >= 100 && done < rows);
  }

  void errorsOfAnyThreadReachTheCaller() {
    const auto tokenizer = tinyTokenizer();
    for (const std::size_t bad : {std::size_t{0}, std::size_t{500}, std::size_t{999}}) {
      const auto row = [&](std::size_t i) -> TextRow {
        if (i == bad) throw ProblemError("row " + std::to_string(i), "");
        return {"a b c"};
      };
      const std::string problem = test::problemOf([&] { encodeRows(*tokenizer, 1000, row, [](std::size_t, Encoding&&) {}, {.threads = 4}); });
      QVERIFY(test::has(problem, "row " + std::to_string(bad)));
    }
  }
};

QTEST_APPLESS_MAIN(EncodeRowsTest)
#include "encode_rows_test.moc"
