#include "core/serve/sqlite_database.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace etude {

namespace {

constexpr int kBusyMs = 10'000;

std::string remedyFor(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return say("The disk is full: free some space, then try again. What was logged before is kept.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return say("Move the file away: a new log begins by itself. The sqlite3 tool's .recover may save its rows.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return say("Check that the folder exists and that you may write to it and to the file.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return say("Another program holds the log: close it and try again.");
    default:
      return say("Check the disk, then try again.");
  }
}

}  // namespace

SqliteStatement::SqliteStatement(SqliteDatabase& database, const char* sql) : database_(database) {
  const int code = sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) database.fail(code);
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

void SqliteStatement::reset() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

SqliteStatement& SqliteStatement::bind(int index, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(handle_, index, value); code != SQLITE_OK) database_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bind(int index, double value) {
  if (const int code = sqlite3_bind_double(handle_, index, value); code != SQLITE_OK) database_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bind(int index, const std::string& text) {
  const int code = sqlite3_bind_text64(handle_, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

SqliteStatement& SqliteStatement::bindBlob(int index, std::string_view bytes) {
  // A null pointer would become NULL instead of an empty blob.
  const char* data = bytes.data() ? bytes.data() : "";
  if (const int code = sqlite3_bind_blob64(handle_, index, data, bytes.size(), SQLITE_TRANSIENT); code != SQLITE_OK)
    database_.fail(code);
  return *this;
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    try {
      database_.fail(code);
    } catch (...) {
      reset();
      throw;
    }
  }
  reset();
  return false;
}

std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

double SqliteStatement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string SqliteStatement::text(int column) const {
  const void* data = sqlite3_column_blob(handle_, column);
  const int size = sqlite3_column_bytes(handle_, column);
  return data ? std::string(static_cast<const char*>(data), static_cast<std::size_t>(size)) : std::string();
}

SqliteDatabase::SqliteDatabase(const std::string& path) : path_(path) {
  try {
    open();
  } catch (...) {
    statements_.clear();
    sqlite3_close(handle_);
    throw;
  }
}

void SqliteDatabase::open() {
  const int code =
      sqlite3_open_v2(path_.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, kBusyMs);
  // Defences against files made to harm: no functions or views of the file's own schema are trusted.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

void SqliteDatabase::useWal() {
  // Changing to WAL does not always wait for another process that does the same.
  for (int attempt = 0;; ++attempt) {
    const int changed =
        sqlite3_exec(handle_, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", nullptr, nullptr, nullptr);
    if (changed == SQLITE_OK) return;
    if ((changed & 0xff) != SQLITE_BUSY || attempt >= 200) fail(changed);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

SqliteDatabase::~SqliteDatabase() {
  statements_.clear();
  sqlite3_close(handle_);
}

void SqliteDatabase::execute(const std::string& sql) {
  if (const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
}

std::int64_t SqliteDatabase::number(const char* sql) {
  SqliteStatement& query = statement(sql);
  const std::int64_t value = query.step() ? query.integer(0) : 0;
  query.reset();
  return value;
}

SqliteStatement& SqliteDatabase::statement(const char* sql) {
  std::unique_ptr<SqliteStatement>& found = statements_[sql];
  if (!found) found = std::make_unique<SqliteStatement>(*this, sql);
  found->reset();
  return *found;
}

std::int64_t SqliteDatabase::changes() const { return sqlite3_changes64(handle_); }

void SqliteDatabase::fail(int code) const {
  const std::string reason = handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  throw ProblemError(say("The prediction log cannot be used: %1", reason), remedyFor(code), path_);
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

SqliteTransaction::~SqliteTransaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteTransaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace etude
