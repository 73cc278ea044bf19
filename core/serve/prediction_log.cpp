#include "core/serve/prediction_log.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/serve/sqlite_database.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <mutex>

namespace etude {

namespace {

constexpr std::int64_t kSchema = 2;
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

/// What schema 2 added: true labels of imported rows, and alarms.
const char* const kSecondSchema = R"(
ALTER TABLE predictions ADD COLUMN truth TEXT NOT NULL DEFAULT '';
CREATE TABLE alarms (
  id INTEGER PRIMARY KEY,
  time_ms INTEGER NOT NULL,
  ended_ms INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL,
  value REAL NOT NULL,
  threshold REAL NOT NULL,
  predictions INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL DEFAULT 0
);
)";

#define ETUDE_LOG_COLUMNS \
  "id, time_ms, source, text, text_pair, label, confidence, probabilities, tokens, unknown_share, correction, truth"

const char* const kInsert =
    "INSERT INTO predictions (time_ms, source, text, text_pair, label, confidence, probabilities, tokens, unknown_share, "
    "correction, truth) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const char* const kNewest = "SELECT " ETUDE_LOG_COLUMNS " FROM predictions ORDER BY time_ms DESC, id DESC LIMIT ?1 OFFSET ?2";
const char* const kNewestCorrected =
    "SELECT " ETUDE_LOG_COLUMNS " FROM predictions WHERE correction <> '' ORDER BY time_ms DESC, id DESC LIMIT ?1 OFFSET ?2";
const char* const kBetween =
    "SELECT " ETUDE_LOG_COLUMNS " FROM predictions WHERE time_ms >= ?1 AND time_ms < ?2 ORDER BY time_ms, id";
const char* const kNewestIn =
    "SELECT " ETUDE_LOG_COLUMNS " FROM predictions WHERE time_ms >= ?1 AND time_ms < ?2 ORDER BY time_ms DESC, id DESC LIMIT ?3";

// A confidence that is not known is stored below 0. A person's correction of a row overrules the label it came with.
#define ETUDE_LOG_MEAN "coalesce(avg(CASE WHEN confidence >= 0 THEN confidence END), -1)"
#define ETUDE_LOG_JUDGED \
  "total(truth <> ''), total(truth <> '' AND label = CASE WHEN correction <> '' THEN correction ELSE truth END)"
const char* const kVolume = "SELECT time_ms / ?1 * ?1 AS bin, count(*), " ETUDE_LOG_MEAN ", " ETUDE_LOG_JUDGED
                            " FROM predictions WHERE time_ms >= ?2 AND time_ms < ?3 GROUP BY bin ORDER BY bin";
const char* const kTotals =
    "SELECT count(*), total(correction <> ''), coalesce(min(time_ms), 0), coalesce(max(time_ms), 0), " ETUDE_LOG_MEAN
    ", " ETUDE_LOG_JUDGED " FROM predictions WHERE time_ms >= ?1 AND time_ms < ?2";
#undef ETUDE_LOG_MEAN
#undef ETUDE_LOG_JUDGED

const char* const kRaise =
    "INSERT INTO alarms (time_ms, kind, value, threshold, predictions) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM "
    "alarms WHERE kind = ?2 AND ended_ms = 0)";
const char* const kAlarms =
    "SELECT id, time_ms, ended_ms, kind, value, threshold, predictions, acknowledged FROM alarms ORDER BY id DESC LIMIT ?1";

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
    database.execute(kSecondSchema);
    database.execute("PRAGMA application_id = " + std::to_string(kApplication));
    database.execute("PRAGMA user_version = " + std::to_string(kSchema));
  } else if (application != kApplication) {
    throw ProblemError(say("The database is not a prediction log"),
                       say("Choose another file for the log, or move this one away."), database.path());
  } else if (schema > kSchema) {
    throw ProblemError(say("The prediction log was written by a newer version of Etude (schema %1)", schema),
                       say("Use the newer version, or move the file away to begin a new log."), database.path());
  } else if (database.number("SELECT count(*) FROM sqlite_master WHERE name = 'predictions'") == 0) {
    throw ProblemError(say("The prediction log has lost its table"), say("Move the file away to begin a new log."),
                       database.path());
  } else if (schema == 1) {
    database.execute(kSecondSchema);
    database.execute("PRAGMA user_version = " + std::to_string(kSchema));
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
  logged.truth = row.text(11);
  return logged;
}

/// Stored below 0 if there is none.
double meanOrNone(double stored) { return stored < 0 ? std::numeric_limits<double>::quiet_NaN() : stored; }

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
    throw ProblemError(say("There are not as many predictions as texts to log"),
                       say("This is a fault of the program: please report it."));
  }
  std::vector<LoggedPrediction> rows(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Prediction& prediction = predictions[i];
    LoggedPrediction& row = rows[i];
    row.time_ms = time_ms;
    row.source = source;
    if (with_texts) row.text = inputs[i].text, row.text_pair = inputs[i].text_pair;
    const bool known = prediction.label >= 0 && static_cast<std::size_t>(prediction.label) < labels.size();
    if (known) row.label = labels[static_cast<std::size_t>(prediction.label)];
    row.confidence = static_cast<double>(prediction.confidence);
    row.probabilities = prediction.probabilities;
    row.tokens = prediction.tokens;
    row.unknown_share = prediction.unknown_share;
  }
  addRows(rows);
}

void PredictionLog::addRows(const std::vector<LoggedPrediction>& rows) {
  const std::lock_guard lock(database_->mutex);
  SqliteTransaction transaction(database_->connection);
  SqliteStatement& insert = database_->connection.statement(kInsert);
  const std::int64_t now = nowMs();
  for (const LoggedPrediction& row : rows) {
    insert.bind(1, row.time_ms == 0 ? now : row.time_ms).bind(2, row.source);
    insert.bind(3, row.text).bind(4, row.text_pair).bind(5, row.label);
    insert.bind(6, row.confidence).bindBlob(7, bytesOf(row.probabilities));
    insert.bind(8, row.tokens).bind(9, row.unknown_share);
    insert.bind(10, row.correction).bind(11, row.truth);
    insert.run();
  }
  transaction.commit();
}

void PredictionLog::correct(std::int64_t id, const std::string& label) {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& update = database_->connection.statement("UPDATE predictions SET correction = ?2 WHERE id = ?1");
  update.bind(1, id).bind(2, label).run();
  if (database_->connection.changes() == 0) {
    throw ProblemError(say("The log has no prediction number %1", std::to_string(id)), say("Show the log again: it may have been replaced."),
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

std::vector<LoggedPrediction> PredictionLog::newestIn(const TimeSpan& span, std::int64_t limit) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(kNewestIn);
  select.bind(1, span.begin_ms).bind(2, span.end_ms).bind(3, std::max<std::int64_t>(0, limit));
  return readRows(select);
}

LogTotals PredictionLog::totals(const TimeSpan& span) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(kTotals);
  select.bind(1, span.begin_ms).bind(2, span.end_ms);
  LogTotals totals;
  while (select.step()) {
    totals = {select.integer(0),          select.integer(1), select.integer(2), select.integer(3),
              meanOrNone(select.real(4)), select.integer(5), select.integer(6)};
  }
  return totals;
}

std::vector<VolumeBin> PredictionLog::volume(std::int64_t bin_ms, const TimeSpan& span) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(kVolume);
  select.bind(1, std::max<std::int64_t>(1, bin_ms)).bind(2, span.begin_ms).bind(3, span.end_ms);
  std::vector<VolumeBin> bins;
  while (select.step())
    bins.push_back({select.integer(0), select.integer(1), meanOrNone(select.real(2)), select.integer(3), select.integer(4)});
  return bins;
}

bool PredictionLog::raise(const Alarm& alarm) {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& insert = database_->connection.statement(kRaise);
  insert.bind(1, alarm.time_ms)
      .bind(2, alarm.kind)
      .bind(3, alarm.value)
      .bind(4, alarm.threshold)
      .bind(5, alarm.predictions)
      .run();
  return database_->connection.changes() > 0;
}

void PredictionLog::endAlarm(const std::string& kind, std::int64_t time_ms) {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& update = database_->connection.statement("UPDATE alarms SET ended_ms = ?2 WHERE kind = ?1 AND ended_ms = 0");
  update.bind(1, kind).bind(2, std::max<std::int64_t>(1, time_ms)).run();
}

void PredictionLog::acknowledge(std::int64_t id) {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& update =
      database_->connection.statement("UPDATE alarms SET acknowledged = 1 WHERE acknowledged = 0 AND (?1 = 0 OR id = ?1)");
  update.bind(1, id).run();
}

std::vector<Alarm> PredictionLog::alarms(std::int64_t limit) const {
  const std::lock_guard lock(database_->mutex);
  SqliteStatement& select = database_->connection.statement(kAlarms);
  select.bind(1, std::max<std::int64_t>(0, limit));
  std::vector<Alarm> alarms;
  while (select.step()) {
    alarms.push_back({select.integer(0), select.integer(1), select.integer(2), select.text(3), select.real(4), select.real(5),
                      select.integer(6), select.integer(7) != 0});
  }
  return alarms;
}

std::int64_t PredictionLog::unseenAlarms() const {
  const std::lock_guard lock(database_->mutex);
  return database_->connection.number("SELECT count(*) FROM alarms WHERE acknowledged = 0");
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
