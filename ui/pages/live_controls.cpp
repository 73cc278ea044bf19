#include "ui/pages/live_controls.h"

#include "core/base/format.h"
#include "core/run/event_text.h"
#include "ui/forms/number_field.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QSlider>

#include <cmath>

namespace etude {

namespace {
constexpr int kSliderReach = 100;  ///< each way: a factor of ten
}

LiveControls::LiveControls(Session& session, QWidget* parent) : Card(tr("While it trains"), parent), session_(session) {
  makeRateRow();
  makeStepRow();
  for (auto signal : {&Session::runChanged, &Session::runAdvanced}) connect(&session_, signal, this, &LiveControls::refresh);
  refresh();
}

void LiveControls::makeRateRow() {
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  auto* name = new QLabel(tr("Learning rate"), this);
  const QString help = tr("How far the weights move in each step, at the peak of the schedule; it is taken at the next step. Higher: learns faster, "
                          "but can jump about and forget. Lower: calmer, but slower.");
  setTip(name, help);
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setRange(-kSliderReach, kSliderReach);
  slider_->setPageStep(30);
  slider_->setObjectName(QStringLiteral("liveRateSlider"));
  slider_->setAccessibleName(tr("Learning rate, from a tenth to ten times"));
  setTip(slider_, help);
  rate_ = new NumberField(false, this);
  rate_->setRange(1e-12, 1);
  rate_->setFixedWidth(112);
  rate_->setObjectName(QStringLiteral("liveRate"));
  rate_->setAccessibleName(tr("New learning rate"));
  setTip(rate_, help);
  name->setBuddy(rate_);
  apply_ = makeButton(tr("Apply"), ButtonRole::Normal, {}, this);
  apply_->setObjectName(QStringLiteral("applyRate"));
  row->addWidget(name);
  row->addWidget(slider_, 1);
  row->addWidget(rate_);
  row->addWidget(apply_);
  body()->addLayout(row);
  connect(slider_, &QSlider::valueChanged, this, &LiveControls::slide);
  connect(rate_, &NumberField::valueChanged, this, &LiveControls::refresh);
  connect(apply_, &QPushButton::clicked, this, &LiveControls::apply);
}

void LiveControls::makeStepRow() {
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  step_ = makeButton(tr("One step"), ButtonRole::Normal, QStringLiteral("next"), this);
  step_->setObjectName(QStringLiteral("oneStep"));
  now_ = makeNote({}, this);
  now_->setObjectName(QStringLiteral("liveRateNow"));
  last_ = makeNote({}, this);
  last_->setObjectName(QStringLiteral("lastStep"));
  row->addWidget(now_, 1);
  row->addWidget(last_, 1);
  row->addWidget(step_);
  body()->addLayout(row);
  connect(step_, &QPushButton::clicked, this, [this] {
    if (session_.run()) session_.run()->stepOnce();
  });
}

double LiveControls::peak() const {
  const auto& changes = session_.monitor().rateChanges();
  if (!changes.empty()) return changes.back().after;
  return session_.runDir() ? session_.runDir()->recipe().tuning.learning_rate : session_.recipe().tuning.learning_rate;
}

void LiveControls::slide(int position) {
  const double rate = shown_peak_ * std::pow(10.0, position / static_cast<double>(kSliderReach));
  rate_->setValue(QString::number(rate, 'g', 2).toDouble());  // as a person would write it
  refresh();
}

void LiveControls::apply() {
  rate_->interpretText();
  asked_ = rate_->value();
  if (session_.run()) session_.run()->setLearningRate(asked_);
  refresh();
}

void LiveControls::refresh() {
  const bool running = session_.running();
  setVisible(running);
  if (!running) {
    shown_peak_ = asked_ = 0;
    return;
  }
  const double now = peak();
  if (now != shown_peak_) {  // a new run, or the change has been taken
    shown_peak_ = now;
    asked_ = 0;
    const QSignalBlocker quiet_slider(slider_), quiet_rate(rate_);
    slider_->setValue(0);
    rate_->setValue(now);
  }
  const StepSample& last = session_.monitor().lastStep();
  apply_->setEnabled(rate_->value() != now && rate_->value() != asked_);
  setTip(apply_, apply_->isEnabled() ? tr("Takes the new rate at the next step and marks the place in the curves")
                                     : tr("Choose another rate first, with the slider or by typing"));
  now_->setText(asked_ > 0 ? tr("%1 is taken at the next step.").arg(qs(formatNumber(asked_)))
                : last.step > 0 && last.learning_rate > 0
                    ? tr("Peak %1; the schedule has it at %2 now.").arg(qs(formatNumber(now)), qs(formatNumber(last.learning_rate)))
                    : tr("Peak %1.").arg(qs(formatNumber(now))));
  const bool paused = session_.run()->paused();
  step_->setEnabled(paused);
  setTip(step_, paused ? tr("Makes exactly one step, with its validation if one is due, shows its numbers, and waits again")
                       : tr("Pause the run first; then it can be led step by step."));
  last_->setText(last.loss > 0 || last.grad_norm > 0
                     ? tr("Step %1: loss %2, gradient %3, learning rate %4")
                           .arg(qs(formatCount(last.step)), qs(formatNumber(last.loss)), qs(formatNumber(last.grad_norm)),
                                qs(formatNumber(last.learning_rate)))
                     : QString());
  const bool numbers = paused && asked_ == 0 && !last_->text().isEmpty();
  last_->setVisible(numbers);  // in the same place: what is known of the last step, or what comes with the next
  now_->setVisible(!numbers);
}

}  // namespace etude
