#include "core/serve/http_server.h"

#include "core/base/say.h"
#include "core/serve/http_api.h"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace etude {

namespace {

const char* const kJsonType = "application/json";

void answer(httplib::Response& response, int status, const Json& json) {
  response.status = status;
  response.set_content(dumpJson(json), kJsonType);
}

void answerProblem(httplib::Response& response, int status, std::string what, std::string remedy) {
  answer(response, status, errorJson({{Severity::Error, std::move(what), std::move(remedy), {}}}));
}

/// The library's own refusals (unknown path, body too large by its header, ...) get a body like all others.
void explainStatus(const httplib::Request&, httplib::Response& response) {
  if (!response.body.empty()) return;
  switch (response.status) {
    case 404:
      return answerProblem(response, 404, "There is nothing at this address",
                           "Send texts to POST /predict, or open / in a browser.");
    case 413:
      return answerProblem(response, 413, "The request is too large", "Send fewer or shorter texts at a time.");
    case 400:
      return answerProblem(response, 400, "The request is not valid HTTP", "Send JSON such as {\"text\": \"...\"}.");
    default:
      return answerProblem(response, response.status, "The request failed", "Try again.");
  }
}

/// Other web pages that the user's browser shows must not write to the log through it.
bool fromElsewhere(const httplib::Request& request) {
  const std::string origin = request.get_header_value("Origin");
  return !origin.empty() && origin != "http://" + request.get_header_value("Host");
}

/// A plain server that gives its socket back even if it was never run, and does not share its port with another process.
class Listener : public httplib::Server {
 public:
  Listener() {
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
  }
  ~Listener() override {
    if (const socket_t socket = svr_sock_.exchange(INVALID_SOCKET); socket != INVALID_SOCKET) ::close(socket);
  }
};

}  // namespace

struct PredictionServer::Impl {
  Impl(std::shared_ptr<Predictor> model, PredictionLog* where, const ServerSettings& chosen)
      : predictor(std::move(model)), log(where), settings(chosen) {}

  void bind();
  void addRoutes();
  std::string readBody(const httplib::Response& response, const httplib::ContentReader& reader) const;
  void predict(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& reader);
  Json logPredictions(const std::vector<PredictionInput>& inputs, const std::vector<Prediction>& predictions);

  std::shared_ptr<Predictor> predictor;
  PredictionLog* log;
  ServerSettings settings;
  Listener server;
  int port = -1;
  std::atomic<std::int64_t> served{0};
  std::atomic<bool> stopped{false}, running{false};
};

void PredictionServer::Impl::bind() {
  const bool sane = settings.port >= 0 && settings.port <= 65535;
  if (sane && settings.port == 0) {
    port = server.bind_to_any_port(settings.host);
  } else if (sane && server.bind_to_port(settings.host, settings.port)) {
    port = settings.port;
  }
  if (port > 0) return;
  throw ProblemError(say("The endpoint cannot listen on %1, port %2: the port is taken or the address is not one of this machine",
                         settings.host, std::to_string(settings.port)),
                     say("Close the program that uses it, or choose another port (0 takes any that is free)."),
                     "monitoring.port");
}

/// The limit holds whatever the header says: a body may come in chunks, or compressed. Throws RequestError.
std::string PredictionServer::Impl::readBody(const httplib::Response& response, const httplib::ContentReader& reader) const {
  std::string body;
  bool fits = true;
  const bool read = reader([&](const char* data, std::size_t size) {
    fits = size <= settings.max_body_bytes - body.size();
    if (fits) body.append(data, size);
    return fits;
  });
  if (!fits || response.status == 413) {
    throw RequestError(413, "The request is larger than " + std::to_string(settings.max_body_bytes >> 10) + " KiB",
                       "Send fewer or shorter texts at a time.");
  }
  if (!read) throw RequestError(400, "The body of the request cannot be read", "Send JSON such as {\"text\": \"...\"}.");
  return body;
}

/// An answer is not lost because the log cannot be written: what went wrong is told beside it.
Json PredictionServer::Impl::logPredictions(const std::vector<PredictionInput>& inputs,
                                            const std::vector<Prediction>& predictions) {
  if (!log) return nullptr;
  try {
    log->add(inputs, predictions, predictor->labels(), "endpoint", settings.log_texts);
    return nullptr;
  } catch (const ProblemError& error) {
    return error.problems().front().what + ". " + error.problems().front().remedy;
  }
}

void PredictionServer::Impl::predict(const httplib::Request& request, httplib::Response& response,
                                     const httplib::ContentReader& reader) {
  if (fromElsewhere(request)) {
    return answerProblem(response, 403, "The request comes from another web page", "Use the page at / of this server.");
  }
  if (request.is_multipart_form_data()) {
    return answerProblem(response, 400, "The request is a form with files", "Send JSON such as {\"text\": \"...\"}.");
  }
  try {
    const std::vector<PredictionInput> inputs = parsePredictRequest(readBody(response, reader), settings.max_texts);
    const std::vector<Prediction> predictions = predictor->predict(inputs);
    Json json = predictionsJson(predictions, predictor->labels());
    if (const Json warning = logPredictions(inputs, predictions); !warning.is_null()) json["warning"] = warning;
    served += static_cast<std::int64_t>(inputs.size());
    answer(response, 200, json);
  } catch (const RequestError& error) {
    answer(response, error.status, errorJson(error.problems()));
  } catch (const ProblemError& error) {
    answer(response, 500, errorJson(error.problems()));
  }
}

void PredictionServer::Impl::addRoutes() {
  server.set_payload_max_length(settings.max_body_bytes);
  server.set_keep_alive_timeout(2);
  server.set_default_headers({{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}});
  server.set_error_handler(httplib::Server::Handler(explainStatus));
  server.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
    answerProblem(response, 500, "The model could not answer", "Try again; if it happens again, start the server anew.");
  });
  server.Post("/predict", [this](const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader& reader) { predict(request, response, reader); });
  server.Get("/health", [this](const httplib::Request&, httplib::Response& response) {
    answer(response, 200, {{"status", "ok"}, {"labels", predictor->labels()}, {"served", served.load()}});
  });
  server.Get("/", [this](const httplib::Request&, httplib::Response& response) {
    response.set_content(tryPage(predictor->labels()), "text/html; charset=utf-8");
  });
}

PredictionServer::PredictionServer(std::shared_ptr<Predictor> predictor, PredictionLog* log, const ServerSettings& settings)
    : impl_(std::make_unique<Impl>(std::move(predictor), log, settings)) {
  impl_->addRoutes();
  impl_->bind();
}

PredictionServer::~PredictionServer() {
  stop();
  while (impl_->running) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

int PredictionServer::port() const { return impl_->port; }

void PredictionServer::run() {
  impl_->running = true;
  if (!impl_->stopped) impl_->server.listen_after_bind();
  impl_->running = false;
}

void PredictionServer::stop() {
  if (impl_->stopped.exchange(true)) return;
  // The library forgets a stop that comes between `run` and its first accept.
  while (impl_->running && !impl_->server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (impl_->running) impl_->server.stop();
}

}  // namespace etude
