// Predictions that were made elsewhere, from a table: text and answer, perhaps with confidence, time and the true label. They
// join the prediction log of a run; where the true label is known, accuracy in use can be told.
#pragma once

#include "core/data/table.h"
#include "core/serve/prediction_log.h"
#include "core/text/tokenizer.h"

#include <string>
#include <vector>

namespace etude {

/// Which column is what; empty: there is none.
struct ImportColumns {
  std::string text, text_pair, predicted, confidence, truth, time;
};

/// By name first ("prediction", "score", "true_label", "timestamp", ...), then by content: two columns that hold labels of the
/// model are the answer and the true label.
ImportColumns guessImportColumns(const Table& table, const std::vector<std::string>& labels);

struct BadImportRow {
  std::uint64_t line = 0;  ///< of the file
  std::string why;         ///< one sentence
};

struct PredictionImport {
  std::vector<LoggedPrediction> rows;  ///< ready for PredictionLog::addRows
  std::int64_t judged = 0, right = 0;  ///< rows with a true label, and those answered so
  std::int64_t bad = 0;                ///< rows that were left out
  std::vector<BadImportRow> bad_rows;  ///< the first `kListedBadRows` of them
  bool timed = false;                  ///< the rows have times of their own
};

inline constexpr std::size_t kListedBadRows = 100;

/// Reads what the columns hold. Rows without text, with an answer or true label that the model does not know, with a
/// confidence that is no number from 0 to 1 (or percentage), or with a time that cannot be read are left out and told. Texts
/// are counted with `tokenizer`, for drift; kept if `with_texts`. A wrong answer gets its true label as correction. Throws
/// ProblemError if the text or answer column is not there, Cancelled.
PredictionImport readPredictions(const Table& table, const ImportColumns& columns, const std::vector<std::string>& labels,
                                 const Tokenizer& tokenizer, bool with_texts, std::stop_token stop = {},
                                 const Progress& progress = {});

/// Milliseconds since 1970 from "2026-11-21T08:19:54Z", "2026-11-21 08:19", "2026-11-21" (UTC unless a zone such as +02:00 follows), or a number of seconds or
/// milliseconds since 1970; 0 if it is none of these.
std::int64_t timeFromText(const std::string& text);

}  // namespace etude
