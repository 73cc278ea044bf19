// The memory that a run may use: what is free on its device and the limit that the user has set, and both as a picture against
// what a run needs.
#pragma once

#include <QWidget>

#include <cstdint>
#include <string>

namespace etude {

class Session;

/// Bytes.
struct MemoryRoom {
  std::int64_t free = 0;
  std::int64_t limit = 0;  ///< environment.memory_limit_mb; 0: none

  /// What a run may really take.
  std::int64_t usable() const { return limited() ? limit : free; }
  /// The user's limit is reached before the memory is full.
  bool limited() const { return limit > 0 && limit < free; }
};

/// `device` as in the recipe ("auto": the first graphics processor if there is one) or as the engine calls it.
MemoryRoom memoryRoom(const Session& session, const std::string& device);
/// "3.1 GB free, your limit is 2.0 GB"
QString roomText(const MemoryRoom& room);

/// What is needed as a bar in all that is free, with a line where the user's limit is.
class NeedBar : public QWidget {
  Q_OBJECT

 public:
  explicit NeedBar(QWidget* parent = nullptr);
  void setNeed(std::int64_t need, const MemoryRoom& room);
  /// Where the limit's line stands, from 0 at the left to 1; below 0: there is none to be seen.
  double limitAt() const;
  QSize sizeHint() const override { return {200, kHeight}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  static constexpr int kHeight = 16;
  double whole() const;

  std::int64_t need_ = 0;
  MemoryRoom room_;
};

}  // namespace etude
