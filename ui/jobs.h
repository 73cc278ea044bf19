// Long work off the GUI thread: a job runs a function on a worker thread and hands its result back on the GUI thread. A job
// whose owner is gone, or that was replaced by a newer one of the same slot, hands back nothing.
#pragma once

#include "core/base/problem.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace etude {

class Jobs : public QObject {
  Q_OBJECT

 public:
  explicit Jobs(QObject* parent = nullptr);
  ~Jobs() override;  ///< asks all jobs to stop and waits for them

  /// Runs `work` in the background, then `done` with its result, or `failed` with its Problems, on the GUI thread, unless
  /// `owner` is destroyed, or the job was cancelled. Starting a job in a `slot` cancels the one that is there.
  template <class T>
  void start(QObject* owner, const std::string& slot, std::function<T(std::stop_token)> work, std::function<void(T)> done,
             std::function<void(const Problems&)> failed) {
    auto result = std::make_shared<std::optional<T>>();
    launch(
        owner, slot, [result, work = std::move(work)](std::stop_token stop) { result->emplace(work(stop)); },
        [result, done = std::move(done)] { done(std::move(**result)); }, std::move(failed));
  }
  void cancel(const std::string& slot);
  bool busy(const std::string& slot) const;

 private:
  void launch(QObject* owner, const std::string& slot, std::function<void(std::stop_token)> work, std::function<void()> done,
              std::function<void(const Problems&)> failed);

  struct Job;
  void finish(Job* job);

  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::vector<std::shared_ptr<Job>> ended_;
};

}  // namespace etude
