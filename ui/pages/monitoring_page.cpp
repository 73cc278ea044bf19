// Stage 7: watch the model in use, put wrong answers right, and go round again.
#include "core/base/format.h"
#include "core/run/retrain.h"
#include "ui/charts/time_chart.h"
#include "ui/forms/settings_form.h"
#include "ui/jobs.h"
#include "ui/language.h"
#include "ui/page.h"
#include "ui/pages/drift_panel.h"
#include "ui/pages/endpoint_card.h"
#include "ui/pages/monitoring_cards.h"
#include "ui/pages/monitoring_data.h"
#include "ui/pages/monitoring_watch.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/prediction_import_card.h"
#include "ui/pages/prediction_table.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QStackedLayout>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr int kPollMs = 1000, kMovingMs = 30000;

class MonitoringPage : public Page {
  Q_DECLARE_TR_FUNCTIONS(etude::MonitoringPage)

 public:
  MonitoringPage(Session& session, QWidget* parent);
  QString title() const override { return QObject::tr("Monitoring"); }
  QString subtitle() const override {
    return QObject::tr("Watch the model in use, correct its answers, and train again with them.");
  }
  void entered() override;

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeContent();
  QWidget* makeActions();
  QWidget* makeFigures();
  QWidget* makeCharts();
  QWidget* makePredictions();
  QWidget* makeSettings();
  void refresh();
  void poll();
  void read();
  void showData(const MonitoringData& seen);
  void showCharts(const MonitoringData& seen);
  void showDriftCourse(const MonitoringData& seen);
  void correct(qint64 id, const QString& label);
  void retrain();

  TunedModel& model_;
  QTimer timer_;
  std::array<std::int64_t, 3> version_{-1, -1, -1};
  QStackedLayout* views_;
  EmptyState* empty_;
  QWidget* content_ = nullptr;
  QLabel *retrain_note_ = nullptr, *no_predictions_ = nullptr;
  QPushButton* retrain_ = nullptr;
  Figure *total_ = nullptr, *day_ = nullptr, *confidence_ = nullptr, *corrections_ = nullptr;
  TimeChart *volume_ = nullptr, *psi_ = nullptr, *accuracy_ = nullptr;
  QWidget* accuracy_card_ = nullptr;
  Figure* right_ = nullptr;
  TimeFilter* filter_ = nullptr;
  AlarmCard* alarms_ = nullptr;
  LineageCard* lineage_ = nullptr;
  MonitoringWatch& watch_;
  std::int64_t read_ms_ = 0;
  QWidget* charts_ = nullptr;
  DriftPanel* drift_ = nullptr;
  PredictionTable* table_ = nullptr;
  QWidget* predictions_card_ = nullptr;
  ProblemList* problems_ = nullptr;
};

MonitoringPage::MonitoringPage(Session& session, QWidget* parent)
    : Page(session, Stage::Monitoring, parent), model_(TunedModel::of(session)), watch_(MonitoringWatch::of(session)) {
  views_ = new QStackedLayout(this);
  empty_ = new EmptyState(QStringLiteral("monitoring"), tr("Nothing to watch yet"),
                          tr("When a run is finished, its model can answer texts here, and every answer is kept and watched."),
                          tr("Go to Tuning"), this);
  views_->addWidget(empty_);
  views_->addWidget(makeContent());
  timer_.setInterval(kPollMs);
  connect(&timer_, &QTimer::timeout, this, &MonitoringPage::poll);
  connect(empty_->button(), &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Tuning); });
  connect(&model_, &TunedModel::changed, this, [this] { refresh(); });
  connect(&watch_, &MonitoringWatch::changed, this, [this] { version_ = {-1, -1, -1}; });
  connect(alarms_, &AlarmCard::acknowledged, &watch_, &MonitoringWatch::acknowledge);
  connect(filter_, &TimeFilter::changed, this, [this] {
    version_ = {-1, -1, -1};
    poll();
  });
  connect(&session_, &Session::recipeChanged, this, [this] { version_ = {-1, -1, -1}; });
  refresh();
}

QWidget* MonitoringPage::makeContent() {
  content_ = new QWidget(this);
  QVBoxLayout* column = makeScrollColumn(content_);
  column->addWidget(makeActions());
  problems_ = new ProblemList(content_);
  column->addWidget(problems_);
  filter_ = new TimeFilter(content_);
  column->addWidget(filter_);
  column->addWidget(makeFigures());
  no_predictions_ =
      makeNote(tr("No predictions yet: start the endpoint, predict a file, or try a text on the Export page."), content_);
  no_predictions_->setAlignment(Qt::AlignCenter);
  no_predictions_->setContentsMargins(0, 40, 0, 40);
  column->addWidget(no_predictions_);
  column->addWidget(makeCharts());
  drift_ = new DriftPanel(content_);
  column->addWidget(drift_);
  alarms_ = new AlarmCard(content_);
  column->addWidget(alarms_);
  column->addWidget(makePredictions());
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  auto* bring_in = new PredictionImportCard(session_, content_);
  connect(bring_in, &PredictionImportCard::imported, this, [this] {
    version_ = {-1, -1, -1};
    poll();
    watch_.look();
  });
  lineage_ = new LineageCard(session_, content_);
  row->addWidget(bring_in, 2);
  row->addWidget(lineage_, 3);
  column->addLayout(row);
  column->addWidget(makeSettings());
  column->addStretch(1);
  return content_;
}

QWidget* MonitoringPage::makeActions() {
  auto* area = new QWidget(content_);
  auto* row = new QHBoxLayout(area);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2 * Theme::kGrid);
  row->addWidget(new EndpointCard(session_, area), 2);
  row->addWidget(new ImportCard(session_, area), 1);
  auto* card = new Card(tr("Train again"), area);
  retrain_note_ = makeNote({}, card);
  card->body()->addWidget(retrain_note_);
  card->body()->addStretch();
  retrain_ = makeButton(tr("Retrain with these"), ButtonRole::Normal, QStringLiteral("reload"), card);
  retrain_->setObjectName(QStringLiteral("retrain"));
  card->body()->addWidget(retrain_, 0, Qt::AlignLeft);
  row->addWidget(card, 1);
  connect(retrain_, &QPushButton::clicked, this, &MonitoringPage::retrain);
  return area;
}

QWidget* MonitoringPage::makeFigures() {
  auto* area = new QWidget(content_);
  auto* row = new QHBoxLayout(area);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2 * Theme::kGrid);
  total_ = new Figure(tr("Predictions"), area);
  day_ = new Figure(tr("Last 24 hours"), area);
  confidence_ = new Figure(tr("Mean confidence"), area);
  corrections_ = new Figure(tr("Corrections"), area);
  right_ = new Figure(tr("Right answers"), area);
  right_->setObjectName(QStringLiteral("right_answers"));
  setTip(right_, tr("Of the imported predictions whose true label is known. Falling: the model no longer fits what it is asked."));
  for (Figure* figure : {total_, day_, confidence_, right_, corrections_}) {
    figure->setProperty("role", "card");  // it stands on the window, not in a card
    row->addWidget(figure, 1);
  }
  return area;
}

QWidget* MonitoringPage::makeCharts() {
  charts_ = new QWidget(content_);
  auto* column = new QVBoxLayout(charts_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2 * Theme::kGrid);
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  column->addLayout(row);
  volume_ = new TimeChart(tr("Volume and confidence"), charts_);
  volume_->setAxes(tr("Predictions"), tr("Mean confidence, %"), 100);
  psi_ = new TimeChart(tr("Drift over time"), charts_);
  psi_->setAxes(tr("Stability index (PSI)"));
  for (TimeChart* chart : {volume_, psi_}) {
    auto* card = new Card({}, charts_);
    chart->setMinimumHeight(260);
    card->body()->addWidget(chart);
    row->addWidget(card, 1);
  }
  accuracy_card_ = new Card({}, charts_);
  accuracy_ = new TimeChart(tr("Right answers over time"), accuracy_card_);
  accuracy_->setObjectName(QStringLiteral("accuracy_chart"));
  accuracy_->setAxes(tr("Right (%)"));
  accuracy_->setLeftTop(105);
  accuracy_->setMinimumHeight(220);
  static_cast<Card*>(accuracy_card_)->body()->addWidget(accuracy_);
  column->addWidget(accuracy_card_);
  return charts_;
}

QWidget* MonitoringPage::makePredictions() {
  auto* card = new Card(tr("Newest predictions"), content_);
  card->body()->addWidget(makeNote(tr("Give a wrong answer its correct label: corrected texts can be trained with."), card));
  table_ = new PredictionTable(card);
  card->body()->addWidget(table_);
  predictions_card_ = card;
  connect(table_->predictions(), &PredictionModel::corrected, this, &MonitoringPage::correct);
  return card;
}

QWidget* MonitoringPage::makeSettings() {
  auto* card = new Card(tr("What is kept and when to warn"), content_);
  QStringList keys;
  for (const Setting<Recipe>& setting : recipeSettings()) {
    if (setting.info.key.starts_with("monitoring.")) keys << qs(setting.info.key);
  }
  card->body()->addWidget(new SettingsForm(session_, keys, card));
  return card;
}

void MonitoringPage::entered() { refresh(); }

void MonitoringPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  timer_.start();
  version_ = {-1, -1, -1};
  poll();
}

void MonitoringPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  timer_.stop();
}

void MonitoringPage::refresh() {
  const bool any = model_.run();
  views_->setCurrentWidget(any ? content_ : static_cast<QWidget*>(empty_));
  version_ = {-1, -1, -1};
  if (!isVisible()) return;
  model_.request();
  lineage_->reload();
  poll();
}

void MonitoringPage::poll() {
  const RunDir* run = model_.run();
  if (!run || session_.jobs().busy("monitoring/read") || session_.jobs().busy("monitoring/correct")) return;
  using Version = std::array<std::int64_t, 3>;
  session_.jobs().start<Version>(
      this, "monitoring/poll", [run = *run](std::stop_token) { return monitoringVersion(run); },
      [this](Version version) {
        // "The last hour" moves on although nothing new was logged.
        const bool moved = filter_->moving() && nowMs() - read_ms_ > kMovingMs;
        if ((version == version_ && !moved) || table_->editing()) return;
        version_ = version;
        read();
      },
      [this](const Problems& problems) { problems_->setProblems(problems); });
}

void MonitoringPage::read() {
  const RunDir* run = model_.run();
  if (!run) return;
  read_ms_ = nowMs();
  session_.jobs().start<MonitoringData>(
      this, "monitoring/read",
      [run = *run, settings = session_.recipe().monitoring, span = filter_->span()](std::stop_token stop) {
        return readMonitoring(run, settings, span, stop);
      },
      [this](MonitoringData seen) { showData(seen); }, [this](const Problems& problems) { problems_->setProblems(problems); });
}

void MonitoringPage::showData(const MonitoringData& seen) {
  const LogTotals& totals = seen.totals;
  const bool any = totals.predictions > 0;
  problems_->setProblems(seen.problems);
  total_->setValue(qs(formatCount(totals.predictions)), totals.predictions < seen.all ? tr("of %1 in all").arg(qs(formatCount(seen.all))) : QString());
  day_->setValue(qs(formatCount(seen.last_day)));
  confidence_->setValue(any && std::isfinite(totals.mean_confidence) ? qs(formatPercent(totals.mean_confidence)) : QString());
  corrections_->setValue(qs(formatCount(totals.corrections)));
  right_->setVisible(totals.judged > 0);
  if (totals.judged > 0)
    right_->setValue(qs(formatPercent(static_cast<double>(totals.right) / static_cast<double>(totals.judged))),
                     tr("%1 of %2").arg(qs(formatCount(totals.right)), qs(formatCount(totals.judged))));
  no_predictions_->setVisible(!any);
  no_predictions_->setText(seen.all > 0 ? tr("There are no predictions in this time.")
                                        : tr("No predictions yet: start the endpoint, predict a file, or try a text on the Export page."));
  charts_->setVisible(any);
  predictions_card_->setVisible(any);
  alarms_->setAlarms(seen.alarms);
  drift_->setVisible(!seen.drift.empty());
  if (!seen.drift.empty()) drift_->setDrift(seen.drift, session_.recipe().monitoring, seen.drift_predictions, seen.examples);
  retrain_->setEnabled(seen.corrections > 0);
  retrain_note_->setText(
      seen.corrections > 0
          ? tr("Corrected texts that join the training data of the next run: %1.").arg(qs(formatCount(seen.corrections)))
          : tr("There are no corrections yet. Correct wrong answers under “Newest predictions”; the next run can learn from them."));
  setTip(retrain_, seen.corrections > 0 ? tr("Opens the Tuning page with the corrected texts among the training data.")
                                        : tr("First correct a wrong answer under “Newest predictions”."));
  QStringList labels;
  for (const std::string& label : seen.labels) labels << qs(label);
  table_->setLabels(labels);
  if (!table_->editing()) table_->predictions()->setPredictions(seen.newest);
  fitRows(table_, 10);
  showCharts(seen);
}

void MonitoringPage::showCharts(const MonitoringData& seen) {
  TimeSeries volume{tr("Predictions"), Tone::Training, {}, true, false, Qt::SolidLine};
  TimeSeries confidence{tr("Mean confidence, %"), Tone::Validation, {}, false, true, Qt::SolidLine};
  TimeSeries right{tr("Right answers"), Tone::Good, {}, false, false, Qt::SolidLine};
  for (const VolumeBin& bin : seen.volume) {
    const auto begin = static_cast<double>(bin.begin_ms), width = static_cast<double>(seen.bin_ms);
    volume.points.emplace_back(begin, static_cast<double>(bin.predictions));
    if (std::isfinite(bin.mean_confidence)) confidence.points.emplace_back(begin + width / 2, 100 * bin.mean_confidence);
    if (bin.judged > 0)
      right.points.emplace_back(begin + width / 2, 100 * static_cast<double>(bin.right) / static_cast<double>(bin.judged));
  }
  accuracy_card_->setVisible(!right.points.empty());
  accuracy_->setSeries({right});
  volume_->setBarWidth(static_cast<double>(seen.bin_ms));
  volume_->setSeries({volume, confidence});
  showDriftCourse(seen);
}

/// By the number of predictions, not by time: a file is predicted within a second, and its windows would stand above each other.
void MonitoringPage::showDriftCourse(const MonitoringData& seen) {
  const MonitorSettings& settings = session_.recipe().monitoring;
  constexpr Tone kTones[] = {Tone::Training, Tone::Metric, Tone::Validation, Tone::Baseline};
  constexpr Qt::PenStyle kStyles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  std::vector<TimeSeries> series;
  for (std::size_t i = 0; i < seen.drift.size(); ++i) {
    TimeSeries one{shortFeatureName(seen.drift[i].feature), kTones[i % 4], {}, false, false, kStyles[i % 4]};
    for (const MonitoringData::Window& window : seen.windows) {
      if (i < window.psi.size()) one.points.emplace_back(static_cast<double>(window.predictions), window.psi[i]);
    }
    series.push_back(std::move(one));
  }
  psi_->setLeftLimit(4 * settings.drift_alarm);
  psi_->setCounted(tr("Predictions so far"), [windows = seen.windows](double predictions) {
    const auto at = std::find_if(windows.begin(), windows.end(), [&](const auto& window) { return window.predictions >= std::llround(predictions); });
    return tr("After %1 predictions, %2").arg(chartCount(std::llround(predictions)), at == windows.end() ? QString() : momentText(at->end_ms, MomentStyle::Recent));
  });
  psi_->setSeries(series,
                  {{tr("Warning"), Tone::Caution, settings.drift_warning}, {tr("Alarm"), Tone::Bad, settings.drift_alarm}});
}

void MonitoringPage::correct(qint64 id, const QString& label) {
  const RunDir* run = model_.run();
  if (!run) return;
  session_.jobs().start<bool>(
      this, "monitoring/correct " + std::to_string(id),
      [path = run->predictions(), id, text = label.toStdString()](std::stop_token) {
        PredictionLog(path).correct(id, text);
        return true;
      },
      [this](bool) {
        version_ = {-1, -1, -1};
        poll();
      },
      [this](const Problems& problems) { problems_->setProblems(problems); });
}

void MonitoringPage::retrain() {
  if (!model_.run()) return;
  session_.jobs().start<Recipe>(
      this, "monitoring/retrain", [run = *model_.run()](std::stop_token) { return retrainRecipe(run); },
      [this](Recipe recipe) {
        session_.setRecipe(recipe, {});
        Q_EMIT session_.stageRequested(Stage::Tuning);
      },
      [this](const Problems& problems) { Q_EMIT session_.problemsRaised(problems); });
}

}  // namespace

Page* makeMonitoringPage(Session& session, QWidget* parent) { return new MonitoringPage(session, parent); }

}  // namespace etude
