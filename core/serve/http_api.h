// The endpoint's requests and answers as JSON, apart from HTTP: what a body may be, and what comes back.
#pragma once

#include "core/base/problem.h"
#include "core/serve/predictor.h"

#include <string>
#include <string_view>
#include <vector>

namespace etude {

/// A request that cannot be served, with the HTTP status that says so.
struct RequestError : ProblemError {
  RequestError(int http_status, std::string what, std::string remedy)
      : ProblemError(std::move(what), std::move(remedy)), status(http_status) {}
  int status;
};

/// {"text": T, "text_pair": T?}, {"texts": [ITEM...]} or {"inputs": ITEM or [ITEM...]}, where an ITEM is a string or an
/// object with "text" and "text_pair". Throws RequestError (400, or 413 for more than `max_texts`).
std::vector<PredictionInput> parsePredictRequest(std::string_view body, std::size_t max_texts);

/// {"predictions": [{"label", "confidence", "probabilities": {LABEL: P}}]}
Json predictionsJson(const std::vector<Prediction>& predictions, const std::vector<std::string>& labels);

/// {"error": {"what", "remedy"}}
Json errorJson(const Problems& problems);

/// The page to try the model in a browser.
std::string tryPage(const std::vector<std::string>& labels);

}  // namespace etude
