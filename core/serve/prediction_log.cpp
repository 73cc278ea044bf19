#include "core/serve/prediction_log.h"

#include "core/base/problem.h"
#include "core/serve/sqlite_database.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <mutex>

namespace etude {

namespace {

constexpr std::int64_t kSchema = 1;
constexpr std::int64_t kApplication = 0x45747564;  // "Etud": tells our files from other programs' databases

const char* const kTables = R"(
CREATE TABLE predictions (
  id INTEGER PRIMARY KEY,
  time_ms INTEGER NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  text_pair TEXT NOT NULL,
  label TEXT NOT NULL,
  confidence REAL NOT NULL,
  probabilities BLOB NOT NULL,
  tokens INTEGER NOT NULL,
  unknown_share REAL NOT NULL,
  correction TEXT NOT NULL DEFAULT ''
);
CREATE INDEX predictions_by_time ON predictions (time_ms, id);
CREATE INDEX predictions_corrected ON predictions (time_ms, id) WHERE correction <> '';
)";

#define ETUDE_LOG_COLUMNS \
  "id, time_ms, source, text, text_pair, label, confidence, probabilities, tokens, unknown_share, correction"

const char* const kInsert =
    "INSERT INTO predictions (time_ms, source, text, text_pair, label, confidence, probabilities, tokens, unknown_share) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const char* const kNewest = "SELECT " ETUDE_LOG_COLUMNS " FROM predictions ORDER BY time_ms DESC, id DESC LIMIT ?1 OFFSET ?2";
const char* const kNewestCorrected =
    "SELECT " ETUDE_LOG_COLUMNS " FROM predictions WHERE correction <> '' ORDER BY time_ms DESC, id DESC LIMIT ?1 OFFSET ?2";
const char* const kBetween =
    "SELECT " ETUDE_LOG_COLUMNS " FROM predictions WHERE time_ms >= ?1 AND time_ms < ?2 ORDER BY time_ms, id";
const char* const kVolume =
    "SELECT time_ms / ?1 * ?1 AS bin, count(*), avg(confidence) FROM predictions GROUP BY bin ORDER BY bin";

#undef ETUDE_LOG_COLUMNS

std::int64_t nowMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Makes the tables of a new file, or checks that the file is one of ours that this version can read.
void prepareSchema(SqliteDatabase& database) {
  SqliteTransaction transaction(database);
  const std::int64_t schema = database.number("PRAGMA user_version");
  const std::int64_t application = database.number("PRAGMA application_id");
  const bool fresh = schema == 0 && application == 0 && database.number("SELECT count(*) FROM sqlite_master") == 0;
  if (fresh) {
    database.execute(kTables);
    database.execute("PRAGMA application_id = " + std::to_string(kApplication));
    database.execute("PRAGMA user_version = " + std::to_string(kSchema));
  } else if (application != kApplication) {
    throw ProblemError("The database is not a prediction log", "Choose another file for the log, or move this one away.",
                       database.path());
  } else if (schema > kSchema) {
    throw ProblemError("The prediction log was written by a newer version of Etude (schema " + std::to_string(schema) + ")",
                       "Use the newer version, or move the file away to begin a new log.", database.path());
  } else if (database.number("SELECT count(*) FROM sqlite_master WHERE name = 'predictions'") == 0) {
    throw ProblemError("The prediction log has lost its table", "Move the file away to begin a new log.", database.path());
  }
  transaction.commit();
}

std::vector<float> floatsFrom(std::string_view bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

std::string_view bytesOf(const std::vector<float>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

LoggedPrediction readRow(SqliteStatement& row) {
  LoggedPrediction logged;
  logged.id = row.integer(0);
  logged.time_ms = row.integer(1);
  logged.source = row.text(2);
  logged.text = row.text(3);
  logged.text_pair = row.text(4);
  logged.label = row.text(5);
  logged.confidence = row.real(6);
  logged.probabilities = floatsFrom(row.text(7));
  logged.tokens = row.integer(8);
  logged.unknown_share = row.real(9);
  logged.correction = row.text(10);
  return logged;
}

std::vector<LoggedPrediction> readRows(SqliteStatement& statement) {
  std::vector<LoggedPrediction> rows;
  while (statement.step()) rows.push_back(readRow(statement));
  return rows;
}

}  // namespace

/// One connection; its statements are shared by all threads of the process, one at a time.
struct PredictionLog::Database {
  explicit Database(const std::filesystem::path& path) : connection(path.string()) {
    prepareSchema(connection);
    connection.useWal();
  }
  SqliteDatabase connection;
  std::mutex mutex;
};

PredictionLog::PredictionLog(const std::filesystem::path& path) : database_(std::make_unique<Database>(path)) {}

PredictionLog::~PredictionLog() = default;

void PredictionLog::add(const std::vector<PredictionInput>& inputs, const std::vector<Prediction>& predictions,
                        const std::vector<std::string>& labels, const std::string& source, bool with_texts,
                        std::int64_t time_ms) {
  if (inputs.size() != predictions.size()) {
    throw ProblemError("There are not as many predictions as texts to log", "This is a fault of the program: please report it.");
  }
  const std::lock_guard lock(database_->mutex);
  SqliteTransaction transaction(database_->connection);
  SqliteStatement& insert = database_->connection.statement(kInsert);
  const std::int64_t time = time_ms == 0 ? nowMs() : time_ms;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Prediction& prediction = predictions[i];
    const bool known = prediction.label >= 0 && static_cast<std::size_t>(prediction.label) < labels.size();
    insert.bind(1, time).bind(2, source);
    insert.bind(3, with_texts ? inputs[i].text : std::string()).bind(4, with_texts ? inputs[i].text_pair : std::string());
    insert.bind(5, known ? labels[static_cast<std::size_t>(prediction.label)] : std::string());
    insert.bind(6, static_cast<double>(prediction.confidence)).bindBlob(7, bytesOf(prediction.probabilities));
    insert.bind(8, prediction.tokens).bind(9, prediction.unknown_share);
    insert.run();
  }
  transaction.commit();
}

void PredictionLog::correct(std::int64_t id, const std::string& label) {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& update = database_->connection.statement("UPDATE predictions SET correction = ?2 WHERE id = ?1");
  update.bind(1, id).bind(2, label).run();
  if (database_->connection.changes() == 0) {
    throw ProblemError("The log has no prediction number " + std::to_string(id), "Show the log again: it may have been replaced.",
                       database_->connection.path());
  }
}

std::int64_t PredictionLog::size() const {
  const std::lock_guard lock(database_->mutex);
  return database_->connection.number("SELECT count(*) FROM predictions");
}

std::int64_t PredictionLog::corrections() const {
  const std::lock_guard lock(database_->mutex);
  return database_->connection.number("SELECT count(*) FROM predictions WHERE correction <> ''");
}

std::vector<LoggedPrediction> PredictionLog::newest(std::int64_t limit, std::int64_t offset, bool corrected_only) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(corrected_only ? kNewestCorrected : kNewest);
  // SQLite takes a negative limit for "all".
  select.bind(1, std::max<std::int64_t>(0, limit)).bind(2, std::max<std::int64_t>(0, offset));
  return readRows(select);
}

std::vector<LoggedPrediction> PredictionLog::between(std::int64_t begin_ms, std::int64_t end_ms) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(kBetween);
  select.bind(1, begin_ms).bind(2, end_ms);
  return readRows(select);
}

std::vector<VolumeBin> PredictionLog::volume(std::int64_t bin_ms) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(kVolume);
  select.bind(1, std::max<std::int64_t>(1, bin_ms));
  std::vector<VolumeBin> bins;
  while (select.step()) bins.push_back({select.integer(0), select.integer(1), select.real(2)});
  return bins;
}

std::vector<Prediction> asPredictions(const std::vector<LoggedPrediction>& logged, const std::vector<std::string>& labels) {
  std::vector<Prediction> predictions;
  for (const LoggedPrediction& row : logged) {
    const auto label = std::find(labels.begin(), labels.end(), row.label);
    if (label == labels.end()) continue;
    Prediction prediction;
    prediction.probabilities = row.probabilities;
    prediction.label = static_cast<int>(label - labels.begin());
    prediction.confidence = static_cast<float>(row.confidence);
    prediction.tokens = row.tokens;
    prediction.unknown_share = row.unknown_share;
    predictions.push_back(std::move(prediction));
  }
  return predictions;
}

}  // namespace etude
