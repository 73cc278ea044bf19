#include "ui/pages/plan_panel.h"

#include "core/base/format.h"
#include "core/run/engine_loader.h"
#include "ui/forms/settings_form.h"
#include "ui/jobs.h"
#include "ui/pages/layer_stack.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QFormLayout>

namespace etude {

namespace {
const QStringList kMethodKeys{QStringLiteral("tuning.method")};
const QStringList kFreezeKeys{QStringLiteral("tuning.freeze_embeddings"), QStringLiteral("tuning.freeze_layers")};

/// Every tuning setting that has no place of its own.
QStringList otherTuningKeys() {
  QStringList keys;
  for (const Setting<Recipe>& setting : recipeSettings()) {
    const QString key = qs(setting.info.key);
    if (key.startsWith(QLatin1String("tuning.")) && !kMethodKeys.contains(key) && !kFreezeKeys.contains(key)) keys << key;
  }
  return keys;
}
}  // namespace

PlanPanel::PlanPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 2 * Theme::kGrid, 4, 0);
  column->setSpacing(2 * Theme::kGrid);
  lock_note_ = makeNote(tr("Settings are locked while a run is under way."), this);
  column->addWidget(lock_note_);

  auto* method_card = new Card(tr("What moves"), this);
  method_ = new SettingsForm(session, kMethodKeys, method_card);
  freeze_ = new SettingsForm(session, kFreezeKeys, method_card);
  stack_ = new LayerStack(method_card);
  count_ = makeNote({}, method_card);
  count_->setObjectName(QStringLiteral("parameterCount"));
  method_card->body()->addWidget(method_);
  method_card->body()->addWidget(freeze_);
  method_card->body()->addWidget(stack_);
  method_card->body()->addWidget(count_);
  column->addWidget(method_card);

  auto* settings_card = new Card(tr("Settings"), this);
  settings_ = new SettingsForm(session, otherTuningKeys(), settings_card);
  settings_card->body()->addWidget(settings_);
  // In a narrow column a long name stands above its field.
  for (QFormLayout* form : findChildren<QFormLayout*>()) form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  column->addWidget(settings_card);
  column->addStretch();

  count_timer_.setSingleShot(true);
  count_timer_.setInterval(150);
  connect(&count_timer_, &QTimer::timeout, this, &PlanPanel::count);
  connect(&session_, &Session::recipeChanged, this, &PlanPanel::refresh);
  connect(&session_, &Session::modelChanged, this, &PlanPanel::refresh);
  connect(&session_, &Session::dataChanged, this, &PlanPanel::refresh);
  connect(&session_, &Session::engineChanged, this, &PlanPanel::refresh);
  connect(&session_, &Session::runChanged, this, &PlanPanel::lockWhileRunning);
  refresh();
  lockWhileRunning();
}

void PlanPanel::refresh() {
  const TrainSettings& tuning = session_.recipe().tuning;
  const bool partial = tuning.method == "partial";
  freeze_->setVisible(partial);
  const int layers = session_.model() ? static_cast<int>(session_.model()->layers) : 0;
  stack_->setVisible(layers > 0);
  stack_->setLayers(layers, partial && tuning.freeze_embeddings, partial ? static_cast<int>(tuning.freeze_layers) : 0);
  count_timer_.start();
}

void PlanPanel::count() {
  if (!session_.engineInfo() || !session_.model()) {
    count_->setText(session_.model() ? tr("Trainable parameters are counted once the engine is open.")
                                     : tr("Trainable parameters are counted once a model is chosen."));
    return;
  }
  const auto labels = static_cast<std::int64_t>(session_.dataset() ? session_.dataset()->labels.size() : 2);
  using Count = std::pair<std::int64_t, std::int64_t>;
  session_.jobs().start<Count>(
      this, "tuning/count",
      [recipe = session_.recipe(), labels](std::stop_token) { return engine().countParameters(recipe, labels); },
      [this](Count count) { showCount(count.first, count.second); },
      [this](const Problems& problems) { count_->setText(problems.empty() ? QString() : qs(problems.front().what)); });
}

void PlanPanel::showCount(std::int64_t trainable, std::int64_t total) {
  const double percent = total > 0 ? 100.0 * static_cast<double>(trainable) / static_cast<double>(total) : 0;
  count_->setText(
      tr("Trainable: %1 of %2 (%3 %)")
          .arg(qs(formatCount(trainable)), qs(formatCount(total)), QString::number(percent, 'f', percent < 1 ? 2 : 0)));
}

void PlanPanel::lockWhileRunning() {
  const bool running = session_.running();
  const QString reason = running ? tr("Settings are locked while a run is under way.") : QString();
  lock_note_->setVisible(running);
  method_->lock(kMethodKeys, reason);
  freeze_->lock(kFreezeKeys, reason);
  settings_->lock(otherTuningKeys(), reason);
}

}  // namespace etude
