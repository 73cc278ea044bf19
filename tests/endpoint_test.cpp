// The local endpoint: good and bad requests, limits, many at once, and ports.
#define CPPHTTPLIB_OPENSSL_SUPPORT
#define CPPHTTPLIB_ZLIB_SUPPORT
#define CPPHTTPLIB_BROTLI_SUPPORT
#include <httplib.h>

#include "core/base/problem.h"
#include "core/serve/http_server.h"
#include "core/serve/prediction_log.h"
#include "tests/support.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <thread>

using namespace etude;

namespace {

const std::vector<std::string> kLabels = {"ham", "spam"};

using etude::test::has;
using etude::test::problemOf;

/// Calls a text with "free" spam; some texts are trouble.
class FakePredictor : public Predictor {
 public:
  const std::vector<std::string>& labels() const override { return kLabels; }
  std::vector<Prediction> predict(const std::vector<PredictionInput>& inputs, std::stop_token) override {
    std::vector<Prediction> predictions;
    for (const PredictionInput& input : inputs) {
      if (input.text == "problem") throw ProblemError("The model is gone", "Start again.");
      if (input.text == "crash") throw std::runtime_error("secret detail");
      const bool spam = input.text.find("free") != std::string::npos;
      Prediction prediction;
      prediction.label = spam;
      prediction.confidence = 0.75f;
      prediction.probabilities = {spam ? 0.25f : 0.75f, spam ? 0.75f : 0.25f};
      predictions.push_back(prediction);
    }
    return predictions;
  }
};

/// A server on a free port with a thread of its own.
class RunningServer {
 public:
  explicit RunningServer(PredictionLog* log = nullptr, ServerSettings settings = {}) {
    settings.port = 0;
    server_ = std::make_unique<PredictionServer>(std::make_shared<FakePredictor>(), log, settings);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() {
    server_->stop();
    thread_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  int port() const { return server_->port(); }
  httplib::Client client() const { return httplib::Client("127.0.0.1", port()); }
  std::pair<int, Json> post(const std::string& body, const char* type = "application/json",
                            const httplib::Headers& headers = {}) const {
    const auto reply = client().Post("/predict", headers, body, type);
    return reply ? std::pair(reply->status, Json::parse(reply->body, nullptr, false)) : std::pair(-1, Json());
  }

 private:
  std::unique_ptr<PredictionServer> server_;
  std::thread thread_;
};

}  // namespace

class EndpointTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void goodRequestsAreAnswered_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("labels");
    QTest::newRow("text") << QByteArray(R"({"text": "free money"})") << QByteArray("spam");
    QTest::newRow("pair") << QByteArray(R"({"text": "hello", "text_pair": "you"})") << QByteArray("ham");
    QTest::newRow("texts") << QByteArray(R"({"texts": ["free", "hello", {"text": "free"}]})") << QByteArray("spam ham spam");
    QTest::newRow("inputs, one") << QByteArray(R"({"inputs": "free"})") << QByteArray("spam");
    QTest::newRow("inputs, several") << QByteArray(R"({"inputs": ["", "free"]})") << QByteArray("ham spam");
  }
  void goodRequestsAreAnswered() {
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, labels);
    const RunningServer server;
    const auto [status, json] = server.post(body.toStdString());
    QCOMPARE(status, 200);
    std::string got;
    for (const Json& one : json["predictions"]) {
      got += (got.empty() ? "" : " ") + one["label"].get<std::string>();
      QVERIFY(one["confidence"] == 0.75 && one["probabilities"][one["label"].get<std::string>()] == 0.75);
    }
    QCOMPARE(got, labels.toStdString());
  }

  void badRequestsAreExplained_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QByteArray("text=hello") << 400 << "not valid JSON";
    QTest::newRow("nothing") << QByteArray() << 400 << "not valid JSON";
    QTest::newRow("not UTF-8") << QByteArray("{\"text\": \"\xff\xfe\"}") << 400 << "UTF-8";
    QTest::newRow("a list") << QByteArray("[1]") << 400 << "not a JSON object";
    QTest::newRow("no text") << QByteArray(R"({"txt": "a"})") << 400 << "neither";
    QTest::newRow("number") << QByteArray(R"({"text": 5})") << 400 << "not a string";
    QTest::newRow("number among texts") << QByteArray(R"({"texts": ["a", 5]})") << 400 << "Text 2 of";
    QTest::newRow("empty list") << QByteArray(R"({"texts": []})") << 400 << "empty";
    QTest::newRow("deep") << (QByteArray("{\"text\":") + QByteArray(100000, '[')) << 400 << "nested too deeply";
    QTest::newRow("many") << (QByteArray("{\"texts\":[\"a\"") + QByteArray(",\"a\"").repeated(1024) + "]}") << 413
                          << "1025 texts";
    QTest::newRow("large") << (QByteArray("{\"text\":\"") + QByteArray(100000, 'a') + "\"}") << 413 << "larger than 19 KiB";
    QTest::newRow("problem") << QByteArray(R"({"text": "problem"})") << 500 << "The model is gone";
    QTest::newRow("crash") << QByteArray(R"({"text": "crash"})") << 500 << "could not answer";
  }
  void badRequestsAreExplained() {
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, says);
    ServerSettings settings;
    settings.max_body_bytes = body.size() > 100000 && status == 400 ? 1 << 20 : 20000;
    const RunningServer server(nullptr, settings);
    const auto [got, json] = server.post(body.toStdString());
    QCOMPARE(got, status);
    QVERIFY(has(json["error"]["what"].get<std::string>(), says.toStdString()));
    QVERIFY(!json["error"]["remedy"].get<std::string>().empty());
    QVERIFY(dumpJson(json).find("secret") == std::string::npos);
    QCOMPARE(server.post(R"({"text": "still there"})").first, 200);
  }

  void bodiesOfUnknownLengthHaveTheSameLimit() {
    ServerSettings settings;
    settings.max_body_bytes = 20000;
    const RunningServer server(nullptr, settings);
    const auto reply = server.client().Post(
        "/predict",
        [](std::size_t offset, httplib::DataSink& sink) {
          if (offset >= 1000000) return sink.done(), true;
          const std::string part(1000, 'a');
          return sink.write(part.data(), part.size());
        },
        "application/json");
    QVERIFY(!reply || reply->status == 413);
    const std::string bomb = "{\"text\":\"" + std::string(5000000, 'a') + "\"}";
    httplib::Client client = server.client();
    client.set_compress(true);
    const auto unpacked = client.Post("/predict", bomb, "application/json");
    QVERIFY(!unpacked || unpacked->status == 413);
    QCOMPARE(server.post(R"({"text": "still there"})").first, 200);
  }

  void otherAddressesAreExplained() {
    const RunningServer server;
    const auto missing = server.client().Get("/nothing");
    QVERIFY(missing && missing->status == 404 && has(missing->body, "POST /predict"));
    const auto health = server.client().Get("/health");
    QVERIFY(health && health->status == 200 && has(health->body, "\"labels\":[\"ham\",\"spam\"]"));
    const auto page = server.client().Get("/");
    QVERIFY(page && page->status == 200 && has(page->body, "<textarea") && has(page->body, "ham, spam"));
  }

  void anyContentTypeWillDoButOtherPagesMayNotAsk() {
    const RunningServer server;
    const std::string body = "{\"text\":\"" + std::string(10000, 'a') + "\"}";
    QCOMPARE(server.post(body, "application/x-www-form-urlencoded").first, 200);  // what curl -d sends
    QCOMPARE(server.post(body, "application/json", {{"Origin", "http://example.org"}}).first, 403);
    QCOMPARE(server.post(body, "application/json", {{"Origin", "http://127.0.0.1:" + std::to_string(server.port())}}).first, 200);
  }

  void requestsAtTheSameTimeAreAllAnsweredAndLogged() {
    const test::TemporaryDirectory directory;
    PredictionLog log(directory / "log");
    const RunningServer server(&log);
    std::atomic<int> good{0};
    std::vector<std::thread> clients;
    for (int c = 0; c < 8; ++c) {
      clients.emplace_back([&] {
        for (int i = 0; i < 25; ++i) {
          const auto [status, json] = server.post(R"({"texts": ["free", "hello"]})");
          good += status == 200 && json["predictions"].size() == 2 && json["predictions"][0]["label"] == "spam";
        }
      });
    }
    for (std::thread& client : clients) client.join();
    QCOMPARE(good.load(), 200);
    QCOMPARE(log.size(), 400);
    QCOMPARE(log.newest(1).front().source, std::string("endpoint"));
    QVERIFY(has(server.client().Get("/health")->body, "\"served\":400"));
  }

  void aTakenPortIsAProblem() {
    const RunningServer first;
    ServerSettings settings;
    settings.port = first.port();
    QVERIFY(has(problemOf([&] { PredictionServer(std::make_shared<FakePredictor>(), nullptr, settings); }), "port is taken"));
    settings.port = 70000;
    QVERIFY_THROWS_EXCEPTION(ProblemError, PredictionServer(std::make_shared<FakePredictor>(), nullptr, settings));
  }

  void aPortIsFreeAgainAfterStopping() {
    ServerSettings settings;
    settings.port = 0;
    int port = 0;
    {
      PredictionServer unused(std::make_shared<FakePredictor>(), nullptr, settings);
      port = unused.port();
    }
    settings.port = port;
    PredictionServer again(std::make_shared<FakePredictor>(), nullptr, settings);
    QCOMPARE(again.port(), port);
    again.stop();
    again.run();  // ends at once: it was stopped before
  }
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "endpoint_test.moc"
