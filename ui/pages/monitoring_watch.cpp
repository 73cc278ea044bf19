#include "ui/pages/monitoring_watch.h"

#include "core/base/format.h"
#include "ui/jobs.h"
#include "ui/pages/drift_panel.h"
#include "ui/pages/monitoring_data.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>

#include <algorithm>

namespace etude {

namespace {

constexpr int kWatchMs = 2000;

/// A line above the page; comes back with the next alarm after it was closed.
class AlarmNotice : public QWidget {
 public:
  AlarmNotice(Session& session, QWidget* parent) : QWidget(parent), watch_(MonitoringWatch::of(session)) {
    setObjectName(QStringLiteral("alarm_notice"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 0, 32, Theme::kGrid);
    auto* frame = new QFrame(this);
    frame->setProperty("role", "problem");
    setTone(frame, "caution");
    column->addWidget(frame);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(new IconLabel(icon(QStringLiteral("warning"), &Theme::caution), 18, this));
    text_ = new QLabel(this);
    text_->setWordWrap(true);
    row->addWidget(text_, 1);
    QPushButton* show = makeButton(MonitoringWatch::tr("Show"), ButtonRole::Normal, {}, this);
    show->setObjectName(QStringLiteral("alarm_show"));
    show->setAccessibleName(MonitoringWatch::tr("Show the alarm"));
    QPushButton* close = makeButton(MonitoringWatch::tr("Mark as seen"), ButtonRole::Normal, {}, this);
    close->setObjectName(QStringLiteral("alarm_acknowledge"));
    setTip(close, MonitoringWatch::tr("You have seen it: the mark on the rail goes, the alarm stays in the list."));
    row->addWidget(show);
    row->addWidget(close);
    connect(show, &QPushButton::clicked, this, [&session] { Q_EMIT session.stageRequested(Stage::Monitoring); });
    connect(close, &QPushButton::clicked, this, [this] { watch_.acknowledge(0); });
    connect(&watch_, &MonitoringWatch::changed, this, &AlarmNotice::refresh);
    refresh();
  }

 private:
  void refresh() {
    const Alarm* alarm = watch_.newest();
    setVisible(alarm != nullptr);
    if (!alarm) return;
    text_->setText(watch_.unseen() == 1 ? alarmText(*alarm)
                                        : MonitoringWatch::tr("%1 (%2 alarms in all)").arg(alarmText(*alarm)).arg(watch_.unseen()));
    setAccessibleName(text_->text());
  }

  MonitoringWatch& watch_;
  QLabel* text_;
};

}  // namespace

QString alarmText(const Alarm& alarm) {
  const QString percent = qs(formatPercent(alarm.value)), limit = qs(formatPercent(alarm.threshold));
  if (alarm.kind == "confidence")
    return MonitoringWatch::tr("The model has become unsure: its answers have a mean confidence of %1 (limit %2).").arg(percent, limit);
  if (alarm.kind == "doubtful")
    return MonitoringWatch::tr("Many answers are doubtful: %1 of the newest ones (limit %2).").arg(percent, limit);
  const QString feature = featureName(alarm.kind.substr(std::min<std::size_t>(alarm.kind.size(), 6)));
  return MonitoringWatch::tr("What the model is asked has changed: %1 drifted to %2 (limit %3).")
      .arg(feature)
      .arg(alarm.value, 0, 'f', 2)
      .arg(alarm.threshold, 0, 'f', 2);
}

QWidget* makeAlarmNotice(Session& session, QWidget* parent) { return new AlarmNotice(session, parent); }

MonitoringWatch& MonitoringWatch::of(Session& session) {
  auto* found = session.findChild<MonitoringWatch*>(QString(), Qt::FindDirectChildrenOnly);
  return found ? *found : *new MonitoringWatch(session);
}

const MonitoringWatch* MonitoringWatch::find(const Session& session) {
  return session.findChild<MonitoringWatch*>(QString(), Qt::FindDirectChildrenOnly);
}

MonitoringWatch::MonitoringWatch(Session& session) : QObject(&session), session_(session), model_(TunedModel::of(session)) {
  timer_.setInterval(kWatchMs);
  connect(&timer_, &QTimer::timeout, this, &MonitoringWatch::look);
  connect(&session_, &Session::runChanged, this, &MonitoringWatch::forget);
  connect(&session_, &Session::recipeChanged, this, [this] { version_ = {-1, -1, -1}; });  // other limits, perhaps
  timer_.start();
  forget();
}

void MonitoringWatch::forget() {
  session_.jobs().cancel("monitoring/watch");
  version_ = {-1, -1, -1};
  take({version_, 0, {}});
  look();
}

void MonitoringWatch::look() {
  const RunDir* run = model_.run();
  if (!run || session_.jobs().busy("monitoring/watch")) return;
  session_.jobs().start<Seen>(
      this, "monitoring/watch",
      [run = *run, settings = session_.recipe().monitoring, before = version_](std::stop_token) {
        Seen seen;
        seen.version = monitoringVersion(run);
        if (seen.version == std::array<std::int64_t, 3>{}) return seen;
        PredictionLog log(run.predictions());
        if (seen.version != before) {
          checkAlarms(log, driftProfile(run), settings, nowMs());
          seen.version = monitoringVersion(run);
        }
        seen.unseen = log.unseenAlarms();
        if (seen.unseen > 0) seen.alarms = log.alarms();
        std::erase_if(seen.alarms, [](const Alarm& alarm) { return alarm.acknowledged; });
        return seen;
      },
      [this](Seen seen) {
        const bool logged = seen.version != std::array<std::int64_t, 3>{};
        if (logged != session_.runFiles().predictions) session_.lookAtRunFiles();
        take(seen);
      },
      {});  // what is wrong with the log, the page says
}

void MonitoringWatch::take(const Seen& seen) {
  const bool news = seen.unseen != unseen_ || (!seen.alarms.empty() && (alarms_.empty() || alarms_.front().id != seen.alarms.front().id));
  version_ = seen.version;
  unseen_ = seen.unseen;
  alarms_ = seen.alarms;
  if (!news) return;
  Q_EMIT changed();
  Q_EMIT session_.standingChanged();
}

void MonitoringWatch::acknowledge(std::int64_t id) {
  const RunDir* run = model_.run();
  if (!run) return;
  session_.jobs().start<bool>(
      this, "monitoring/acknowledge",
      [path = run->predictions(), id](std::stop_token) {
        PredictionLog(path).acknowledge(id);
        return true;
      },
      [this](bool) {
        session_.jobs().cancel("monitoring/watch");
        look();
      },
      [this](const Problems& problems) { Q_EMIT session_.problemsRaised(problems); });
}

}  // namespace etude
