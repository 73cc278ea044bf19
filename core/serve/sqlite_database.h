// SQLite with its errors as Problems and its statements prepared once. One connection, used by one thread at a time;
// other processes may write to the same file (WAL, and waiting for one another instead of failing).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace etude {

class SqliteDatabase;

/// A prepared statement. Bound values are copied. All functions throw ProblemError.
class SqliteStatement {
 public:
  SqliteStatement(SqliteDatabase& database, const char* sql);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  SqliteStatement& bind(int index, std::int64_t value);
  SqliteStatement& bind(int index, double value);
  SqliteStatement& bind(int index, const std::string& text);
  SqliteStatement& bindBlob(int index, std::string_view bytes);
  /// True while there is a row; after the last one the statement can be bound anew.
  bool step();
  /// For statements without rows.
  void run() {
    while (step()) {
    }
  }
  void reset();

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;  ///< of blobs: their bytes

 private:
  SqliteDatabase& database_;
  sqlite3_stmt* handle_ = nullptr;
};

class SqliteDatabase {
 public:
  /// Opens or makes the file. Throws ProblemError.
  explicit SqliteDatabase(const std::string& path);
  ~SqliteDatabase();
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  const std::string& path() const { return path_; }
  /// Readers and one writer at the same time; changes the file, so first make sure that it is ours.
  void useWal();
  /// One or more statements without values and results.
  void execute(const std::string& sql);
  /// The first column of the first row; 0 if there is none.
  std::int64_t number(const char* sql);
  /// Prepared at first use, then reset and handed out again. `sql` must be a constant: its address is the key.
  SqliteStatement& statement(const char* sql);
  /// Rows touched by the last statement.
  std::int64_t changes() const;
  sqlite3* handle() const { return handle_; }
  /// Turns an SQLite error code into a ProblemError with its cause and remedy.
  [[noreturn]] void fail(int code) const;

 private:
  void open();

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<const char*, std::unique_ptr<SqliteStatement>> statements_;
};

/// Takes the write lock at once (so that two writers wait rather than fail) and undoes everything unless committed.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(SqliteDatabase& database);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  void commit();

 private:
  SqliteDatabase& database_;
  bool open_ = true;
};

}  // namespace etude
