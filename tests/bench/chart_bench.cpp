// Prints how quick the window is: chart_bench [seconds]
//   first paint of Etude's window beside that of an empty Qt window (each in processes of their own; median of several starts)
//   the whole window while a run streams 1,000 events a second: the longest stall of the event loop, and percentiles; and the
//   curves and figures alone after a million steps
//   a chart of 1,000,000 points under zooming and panning: the longest frame
// Under QT_QPA_PLATFORM=offscreen the painting is real and only the way to the screen is missing. Beside the time on the clock
// stands the time that the GUI thread itself computed: on a machine busy with other work the two differ.
#include "core/run/feed.h"
#include "core/run/run_monitor.h"
#include "ui/charts/live_chart.h"
#include "ui/main_window.h"
#include "ui/pages/run_charts.h"
#include "ui/pages/run_figures.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <ctime>
#include <thread>
#include <unistd.h>

using namespace etude;

namespace {

constexpr int kStarts = 9;
constexpr int kEventsPerSecond = 1000;
constexpr std::int64_t kMillion = 1000000;
constexpr double kFrameLimit = 50;  ///< milliseconds
constexpr double kExtraPaint = 50;

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Milliseconds that this thread has computed.
double threadMilliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Turns {
  std::vector<double> clock, computed;  ///< milliseconds
};

/// Remembers how long each turn of the event loop took: what comes between two of them waits so long.
class Watched : public QApplication {
 public:
  using QApplication::QApplication;
  bool notify(QObject* receiver, QEvent* event) override {
    if (depth_++ == 0) {
      timer_.start();
      before_ = threadMilliseconds();
    }
    const bool result = QApplication::notify(receiver, event);
    if (--depth_ == 0) {
      turns.clock.push_back(static_cast<double>(timer_.nsecsElapsed()) / 1e6);
      turns.computed.push_back(threadMilliseconds() - before_);
    }
    return result;
  }
  Turns turns;

 private:
  QElapsedTimer timer_;
  double before_ = 0;
  int depth_ = 0;
};

/// Ends the process after its first paint, and says so.
class PaintWatch : public QObject {
 public:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) {
      QTimer::singleShot(0, [] {
        std::printf("painted %.1f\n", threadMilliseconds());
        std::fflush(stdout);
        ::_exit(0);
      });
    }
    return false;
  }
};

int paintOnce(int argc, char** argv, bool empty) {
  QApplication application(argc, argv);
  QApplication::setOrganizationName("Etude");
  QApplication::setApplicationName("EtudeBench");
  PaintWatch watch;
  std::unique_ptr<QWidget> window;
  if (empty) {
    window = std::make_unique<QWidget>();
  } else {
    window = std::make_unique<MainWindow>("light");
  }
  window->resize(1280, 800);
  window->installEventFilter(&watch);
  window->show();
  return QApplication::exec();
}

struct PaintTime {
  double clock = 0, computed = 0;  ///< milliseconds: from the start of the process; of its GUI thread
};

PaintTime timeToPaint(const QString& program, const QString& kind) {
  std::vector<double> clock, computed;
  for (int i = 0; i < kStarts; ++i) {
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program, {kind});
    process.waitForFinished(30000);
    clock.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    const QByteArray said = process.readAllStandardOutput();
    if (!said.contains("painted")) return {std::nan(""), std::nan("")};
    computed.push_back(said.trimmed().split(' ').last().toDouble());
  }
  return {median(clock), median(computed)};
}

void measureFirstPaint(const QString& program) {
  const PaintTime empty = timeToPaint(program, "--empty"), etude = timeToPaint(program, "--window");
  const double limit = 2 * empty.clock + kExtraPaint;
  std::printf("first paint: empty Qt window %.0f ms (computed %.0f), Etude %.0f ms (computed %.0f), allowed %.0f ms: %s\n", empty.clock,
              empty.computed, etude.clock, etude.computed, limit, etude.clock <= limit ? "held" : "NOT HELD");
}

StepSample sampleAt(std::int64_t step) {
  StepSample sample;
  const auto x = static_cast<double>(step);
  sample.step = step;
  sample.epoch = x / 1000;
  sample.loss = 2 * std::exp(-x / 200000) + 0.3 + 0.2 * std::sin(x * 12.9898) * std::sin(x * 78.233);
  sample.learning_rate = 3e-4 * (1 - x / 2e6);
  sample.grad_norm = 1 + 0.5 * std::sin(x * 3.7);
  sample.seconds = x / kEventsPerSecond;
  sample.tokens_per_second = 9000 + 500 * std::sin(x * 0.9);
  sample.memory_bytes = 300 << 20;
  return sample;
}

RunStarted planOf(std::int64_t steps) {
  RunStarted plan;
  plan.total_steps = steps;
  plan.steps_per_epoch = 1000;
  return plan;
}

void reportTimes(const char* what, const std::vector<double>& times) {
  const double longest = percentile(times, 1);
  std::printf("  %s: median %.2f ms, 99 %% %.1f ms, 99.9 %% %.1f ms, longest %.1f ms: %s\n", what, percentile(times, 0.5),
              percentile(times, 0.99), percentile(times, 0.999), longest, longest <= kFrameLimit ? "held" : "NOT HELD");
}

void report(const char* what, const Turns& turns) {
  std::printf("%s: %zu turns of the event loop\n", what, turns.clock.size());
  reportTimes("on the clock", turns.clock);
  reportTimes("computed", turns.computed);
}

void spin(double seconds) {
  QElapsedTimer timer;
  timer.start();
  while (static_cast<double>(timer.elapsed()) < 1000 * seconds) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
}

/// Pushes events into `feed`, so many a second, until asked to stop.
std::jthread streamInto(Feed& feed, std::int64_t already) {
  return std::jthread([&feed, already](std::stop_token stop) {
    auto next = std::chrono::steady_clock::now();
    for (std::int64_t i = already + 1; !stop.stop_requested(); ++i) {
      feed.push(sampleAt(i));
      if (i % 500 == 0) feed.push(EvalSample{i, 0, 0.5 + 1e-4 * std::sin(static_cast<double>(i)), 0.9, 0.88, 0.3, false});
      next += std::chrono::microseconds(1000000 / kEventsPerSecond);
      std::this_thread::sleep_until(next);
    }
  });
}

bool waitUntil(const std::function<bool()>& reached) {
  constexpr double kLongestWait = 60;
  QElapsedTimer timer;
  timer.start();
  while (!reached() && static_cast<double>(timer.elapsed()) < 1000 * kLongestWait) spin(0.05);
  return reached();
}

/// A real run, paused at its first step, so that the processor is the window's; what it would stream comes from elsewhere.
void measureWindow(Watched& application, double seconds) {
  MainWindow window("light");
  window.resize(1280, 800);
  window.show();
  Session& session = window.session();
  if (!waitUntil([&] { return session.canStart(); })) return void(std::printf("the whole window: no run can be started\n"));
  window.showStage(Stage::Tuning);
  session.startRun();
  session.run()->pause();
  if (!waitUntil([&] { return session.monitor().state() == RunMonitor::State::Paused; })) return void(std::printf("the whole window: no run\n"));
  spin(1);
  for (const int tab : {0, -1}) {
    auto* tabs = window.findChild<RunCharts*>()->findChild<QTabBar*>();
    tabs->setCurrentIndex(tab < 0 ? tabs->count() - 1 : tab);
    spin(0.5);
    application.turns = {};
    std::jthread worker = streamInto(session.run()->feed(), session.monitor().lastStep().step);
    spin(seconds);
    worker.request_stop();
    report(tab < 0 ? "1,000 events/s into the whole window, all charts" : "1,000 events/s into the whole window, the loss", application.turns);
  }
  session.stopRun();
  waitUntil([&] { return !session.running(); });
}

/// The panel as the tuning page has it, fed as the session feeds it: a worker pushes, a timer pulls every 33 ms.
void measureStream(Watched& application, double seconds, std::int64_t already, const char* what) {
  QWidget window;
  QVBoxLayout column(&window);
  auto* figures = new RunFigures(&window);
  auto* charts = new RunCharts(&window);
  column.addWidget(figures);
  column.addWidget(charts, 1);
  window.resize(900, 900);
  window.show();
  RunMonitor monitor;
  monitor.take(planOf(already + kMillion));
  for (std::int64_t i = 1; i <= already; ++i) monitor.take(sampleAt(i));
  Feed feed;
  QTimer pull;
  pull.setInterval(33);
  QObject::connect(&pull, &QTimer::timeout, [&] {
    for (const Event& event : feed.pull()) monitor.take(event);
    figures->setRun(monitor, true);
    charts->setRun(monitor);
  });
  pull.start();
  spin(0.5);  // the window's first showing is measured above
  application.turns = {};
  std::jthread worker = streamInto(feed, already);
  spin(seconds);
  worker.request_stop();
  report(what, application.turns);
}

void wheel(QCustomPlot& plot, int delta) {
  const QPointF at(plot.axisRect()->center());
  QWheelEvent event(at, plot.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&plot, &event);
}

void drag(QCustomPlot& plot, int pixels) {
  const QPointF from(plot.axisRect()->center()), to = from + QPointF(pixels, 0);
  const auto send = [&](QEvent::Type type, const QPointF& at, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, plot.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(&plot, &event);
    QApplication::processEvents();
  };
  send(QEvent::MouseButtonPress, from, Qt::LeftButton);
  for (int i = 1; i <= 10; ++i) send(QEvent::MouseMove, from + (to - from) * i / 10, Qt::LeftButton);
  send(QEvent::MouseButtonRelease, to, Qt::NoButton);
}

void measureMillion(Watched& application) {
  RunMonitor monitor;
  monitor.take(planOf(kMillion));
  for (std::int64_t i = 1; i <= kMillion; ++i) monitor.take(sampleAt(i));
  LiveChart chart;
  chart.resize(1200, 700);
  chart.show();
  chart.setRun(monitor);
  spin(0.3);
  std::printf("a chart of %zu points, %zu to a bin\n", monitor.loss().bins().size(), monitor.loss().pointsPerBin());
  auto* plot = chart.findChild<QCustomPlot*>();
  application.turns = {};
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 25; ++i) wheel(*plot, 120), QApplication::processEvents();
    for (int i = 0; i < 4; ++i) drag(*plot, i % 2 ? 300 : -300);
    for (int i = 0; i < 25; ++i) wheel(*plot, -120), QApplication::processEvents();
  }
  for (int i = 0; i < 20; ++i) chart.setRun(monitor), QApplication::processEvents();
  report("zoom and pan over 1,000,000 points", application.turns);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  if (first == "--empty" || first == "--window") return paintOnce(argc, argv, first == "--empty");
  QTemporaryDir folder;
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ETUDE_RUNS"}) qputenv(name, folder.path().toUtf8());
  Watched application(argc, argv);
  applyTheme(application, "light");
  const double seconds = argc > 1 ? std::atof(argv[1]) : 6;
  measureFirstPaint(QCoreApplication::applicationFilePath());
  measureWindow(application, seconds);
  measureStream(application, seconds, kMillion, "1,000 events/s after a million steps, one chart");
  measureMillion(application);
  return 0;
}
