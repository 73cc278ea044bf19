#include "ui/pages/run_figures.h"

#include "core/base/format.h"
#include "core/run/run_monitor.h"
#include "ui/charts/curve_chart.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace etude {

double smoothedLoss(const Series& loss) {
  constexpr std::size_t kPoints = 400;  // about as many as the chart draws
  const std::vector<double> curve = smoothed(drawnPoints(loss.whole(kPoints)));
  return curve.empty() ? std::numeric_limits<double>::quiet_NaN() : curve.back();
}

QString lossText(double loss) {
  return std::isfinite(loss) ? QString::number(loss, 'f', loss < 0.01 ? 5 : 4) : QStringLiteral("–");
}

Readout::Readout(const QString& name, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  name_ = new QLabel(name, this);
  value_ = makeHeading({}, this);
  note_ = new QLabel(this);
  for (QLabel* label : {name_, note_}) label->setProperty("role", "small");
  for (QLabel* label : {name_, value_, note_}) column->addWidget(label);
  setValue({});
}

void Readout::setValue(const QString& value, const QString& note) {
  value_->setText(value.isEmpty() ? QStringLiteral("–") : value);
  note_->setText(note);
  setAccessibleName(QStringLiteral("%1: %2").arg(name_->text(), value_->text()));
  setAccessibleDescription(note);
}

void Readout::setName(const QString& name) { name_->setText(name); }

RunFigures::RunFigures(QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  grid_ = new QGridLayout(this);
  grid_->setContentsMargins(20, 12, 20, 12);
  grid_->setHorizontalSpacing(2 * Theme::kGrid);
  grid_->setVerticalSpacing(Theme::kGrid);
  step_ = new Readout(tr("Step"), this);
  train_loss_ = new Readout(tr("Training loss"), this);
  validation_loss_ = new Readout(tr("Validation loss"), this);
  accuracy_ = new Readout(tr("Accuracy"), this);
  speed_ = new Readout(tr("Tokens/s"), this);
  time_ = new Readout(tr("Time left"), this);
  time_->setObjectName(QStringLiteral("runTime"));
  train_loss_->setObjectName(QStringLiteral("runLoss"));
  setTip(train_loss_, tr("Smoothed like the curve: the loss of a single step jumps with the texts of its batch."));
  readouts_ = {step_, train_loss_, validation_loss_, accuracy_, speed_, time_};
  arrange(6);
}

void RunFigures::arrange(int columns) {
  columns_ = columns;
  for (int i = 0; i < 6; ++i) {
    grid_->addWidget(readouts_[static_cast<std::size_t>(i)], i / columns, i % columns);
    grid_->setColumnStretch(i, i < columns ? 1 : 0);
  }
}

int RunFigures::widthFor(int columns) const {
  std::array<int, 6> widest{};
  for (int i = 0; i < 6; ++i) {
    int& column = widest[static_cast<std::size_t>(i % columns)];
    column = std::max(column, readouts_[static_cast<std::size_t>(i)]->minimumSizeHint().width());
  }
  const QMargins margins = grid_->contentsMargins();
  return std::accumulate(widest.begin(), widest.end(), margins.left() + margins.right() + (columns - 1) * grid_->horizontalSpacing());
}

QSize RunFigures::minimumSizeHint() const { return {widthFor(3), QFrame::minimumSizeHint().height()}; }

bool RunFigures::event(QEvent* event) {
  if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) regroup();  // room or texts have changed
  return QFrame::event(event);
}

void RunFigures::regroup() {
  const int columns = widthFor(6) <= width() ? 6 : 3;
  if (columns != columns_) arrange(columns);
}

void RunFigures::setRun(const RunMonitor& monitor, bool running) {
  const StepSample& step = monitor.lastStep();
  const bool any = step.step > 0 && step.seconds > 0;
  const auto count = [](std::int64_t number) { return qs(formatCount(number)); };
  step_->setValue(any ? count(step.step) : QString(), any ? tr("of %1").arg(count(monitor.plan().total_steps)) : QString());
  train_loss_->setValue(any ? lossText(smoothedLoss(monitor.loss())) : QString(), any ? tr("last step %1").arg(lossText(step.loss)) : QString());
  const std::vector<EvalSample>& evals = monitor.evals();
  if (evals.empty()) {
    validation_loss_->setValue({});
    accuracy_->setValue({});
  } else {
    const auto lowest =
        std::min_element(evals.begin(), evals.end(), [](const auto& a, const auto& b) { return a.loss < b.loss; });
    const auto best =
        std::max_element(evals.begin(), evals.end(), [](const auto& a, const auto& b) { return a.accuracy < b.accuracy; });
    validation_loss_->setValue(lossText(evals.back().loss), tr("lowest %1").arg(lossText(lowest->loss)));
    accuracy_->setValue(qs(formatPercent(evals.back().accuracy)), tr("best %1").arg(qs(formatPercent(best->accuracy))));
  }
  speed_->setValue(any ? count(static_cast<std::int64_t>(step.tokens_per_second)) : QString());
  const std::optional<double> left = running ? monitor.secondsLeft() : std::nullopt;
  const double seconds = monitor.result() ? monitor.result()->seconds : step.seconds;
  const QString spent = any ? qs(formatDuration(seconds)) : QString();
  time_->setName(running ? tr("Time left") : tr("Time"));
  if (running) time_->setValue(left ? qs(formatDuration(*left)) : QString(), any ? tr("spent %1").arg(spent) : QString());
  else time_->setValue(spent);
}

}  // namespace etude
