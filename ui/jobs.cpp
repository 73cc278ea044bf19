#include "ui/jobs.h"

#include "core/base/say.h"

#include <algorithm>

namespace etude {

struct Jobs::Job {
  std::string slot;
  QPointer<QObject> owner;
  bool owned = false;      ///< an owner was given
  bool cancelled = false;  ///< GUI thread only
  Problems problems;       ///< written by the worker before it posts its end
  std::function<void()> done;
  std::function<void(const Problems&)> failed;
  std::jthread thread;
};

Jobs::Jobs(QObject* parent) : QObject(parent) {}

Jobs::~Jobs() {
  for (auto& [slot, job] : jobs_) job->thread.request_stop();
  jobs_.clear();  // joins
  ended_.clear();
}

void Jobs::launch(QObject* owner, const std::string& slot, std::function<void(std::stop_token)> work, std::function<void()> done,
                  std::function<void(const Problems&)> failed) {
  cancel(slot);
  auto job = std::make_shared<Job>();
  job->slot = slot;
  job->owner = owner;
  job->owned = owner != nullptr;
  job->done = std::move(done);
  job->failed = std::move(failed);
  jobs_[slot] = job;
  // The thread must not share ownership of its job: the last owner joins it.
  job->thread = std::jthread([this, job = job.get(), work = std::move(work)](std::stop_token stop) {
    try {
      work(stop);
    } catch (const Cancelled&) {
      job->problems = {{Severity::Info, say("This was cancelled"), "", ""}};
    } catch (const ProblemError& error) {
      job->problems = error.problems();
    } catch (const std::exception& error) {
      job->problems = {{Severity::Error, say("Something unexpected went wrong: %1", error.what()),
                        say("Try again; if it happens again, copy the diagnostics from the Help menu into a report."), ""}};
    }
    QMetaObject::invokeMethod(
        this, [this, job] { finish(job); }, Qt::QueuedConnection);
  });
}

void Jobs::finish(Job* ended) {
  std::shared_ptr<Job> job;
  if (const auto running = jobs_.find(ended->slot); running != jobs_.end() && running->second.get() == ended) {
    job = running->second;
    jobs_.erase(running);
  } else {
    const auto old = std::find_if(ended_.begin(), ended_.end(), [&](const auto& other) { return other.get() == ended; });
    if (old == ended_.end()) return;
    job = *old;
    ended_.erase(old);
  }
  job->thread.join();
  if (job->cancelled || (job->owned && !job->owner)) return;
  if (job->problems.empty()) {
    job->done();
  } else if (job->failed) {
    job->failed(job->problems);
  }
}

void Jobs::cancel(const std::string& slot) {
  const auto running = jobs_.find(slot);
  if (running == jobs_.end()) return;
  running->second->cancelled = true;
  running->second->thread.request_stop();
  ended_.push_back(running->second);
  jobs_.erase(running);
}

bool Jobs::busy(const std::string& slot) const { return jobs_.contains(slot); }

}  // namespace etude
