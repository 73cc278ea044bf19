// A local endpoint for a tuned model: POST /predict {"text": "..."} or {"texts": [...]} or {"inputs": ...}; GET /health;
// GET / a small page to try it. Listens on 127.0.0.1 unless told otherwise.
#pragma once

#include "core/serve/prediction_log.h"
#include "core/serve/predictor.h"

#include <functional>
#include <memory>
#include <string>

namespace etude {

struct ServerSettings {
  std::string host = "127.0.0.1";
  int port = 8765;            ///< 0: any free port
  bool log_texts = true;
  std::size_t max_body_bytes = 8 << 20;
  std::size_t max_texts = 1024;  ///< per request
};

class PredictionServer {
 public:
  /// `log` may be null. Binds at once; throws ProblemError if the port is taken.
  PredictionServer(std::shared_ptr<Predictor> predictor, PredictionLog* log, const ServerSettings& settings);
  ~PredictionServer();  ///< stops
  int port() const;
  /// Serves until `stop()` is called from another thread.
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace etude
