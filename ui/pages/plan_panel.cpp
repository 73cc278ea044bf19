#include "ui/pages/plan_panel.h"

#include "core/base/format.h"
#include "core/run/engine_loader.h"
#include "core/tuning/method_info.h"
#include "core/tuning/parts.h"
#include "ui/forms/settings_form.h"
#include "ui/jobs.h"
#include "ui/pages/method_pages.h"
#include "ui/pages/lr_finder_card.h"
#include "ui/pages/preset_row.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QFormLayout>
#include <QSettings>

#include <algorithm>

namespace etude {

namespace {

const QStringList kMethodKeys{QStringLiteral("tuning.method")};
const QString kAdvancedView = QStringLiteral("view/advanced_settings");

QStringList tuningKeys(std::initializer_list<const char*> names) {
  QStringList keys;
  for (const char* name : names) keys << QStringLiteral("tuning.") + QLatin1String(name);
  return keys;
}

QStringList keysOf(const MethodInfo& method) {
  QStringList keys;
  for (const char* name : method.settings) keys << QStringLiteral("tuning.") + QLatin1String(name);
  return keys;
}

/// What shapes any of the methods.
QStringList shapeKeys() {
  QStringList keys;
  for (const MethodInfo& method : methodInfos()) keys += keysOf(method);
  keys.removeDuplicates();
  return keys;
}

/// Tuning settings that stand in no other form.
QStringList otherTuningKeys(const QStringList& placed) {
  QStringList keys;
  for (const Setting<Recipe>& setting : recipeSettings()) {
    const QString key = qs(setting.info.key);
    if (key.startsWith(QLatin1String("tuning.")) && !placed.contains(key)) keys << key;
  }
  return keys;
}

/// Whether the parts themselves are chosen from.
bool pressable(const TrainSettings& tuning) { return tuning.method == "full" || tuning.method == "partial"; }

/// Nothing if the settings do not fit the model; then the count says what is wrong.
std::vector<bool> movingOr(const TrainSettings& tuning, int layers) {
  try {
    return movingParts(tuning, layers);
  } catch (const ProblemError&) {
    return {};
  }
}

}  // namespace

PlanPanel::PlanPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 2 * Theme::kGrid, 4, 0);
  column->setSpacing(2 * Theme::kGrid);
  lock_note_ = makeNote(tr("Settings are locked while a run is under way."), this);
  column->addWidget(lock_note_);
  auto* preset_card = new Card(tr("What the run is for"), this);
  presets_ = new PresetRow(session, preset_card);
  preset_card->body()->addWidget(presets_);
  column->addWidget(preset_card);
  column->addWidget(makeViewSwitch());
  makeMethodCard(column);
  makeSettingsCard(column);
  column->addWidget(new LrFinderCard(session, this));
  // In a narrow column a long name stands above its field.
  for (QFormLayout* form : findChildren<QFormLayout*>()) form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  for (QFormLayout* form : method_->findChildren<QFormLayout*>()) form->setRowWrapPolicy(QFormLayout::WrapAllRows);
  column->addStretch();
  setAdvanced(QSettings().value(kAdvancedView, false).toBool());

  count_timer_.setSingleShot(true);
  count_timer_.setInterval(150);
  connect(&count_timer_, &QTimer::timeout, this, &PlanPanel::count);
  for (auto signal : {&Session::recipeChanged, &Session::modelChanged, &Session::dataChanged, &Session::engineChanged}) {
    connect(&session_, signal, this, &PlanPanel::refresh);
  }
  connect(&session_, &Session::runChanged, this, &PlanPanel::lockWhileRunning);
  refresh();
  lockWhileRunning();
}

QWidget* PlanPanel::makeViewSwitch() {
  auto* area = new QWidget(this);
  auto* row = new QHBoxLayout(area);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGrid);
  row->addWidget(makeNote(tr("Settings shown"), area), 1);
  simple_ = makeButton(tr("Simple"), ButtonRole::Normal, {}, area);
  advanced_ = makeButton(tr("Advanced"), ButtonRole::Normal, {}, area);
  simple_->setObjectName(QStringLiteral("simpleView"));
  advanced_->setObjectName(QStringLiteral("advancedView"));
  setTip(simple_, tr("Shows the settings that matter most"));
  setTip(advanced_, tr("Shows every setting"));
  for (QPushButton* button : {simple_, advanced_}) {
    button->setCheckable(true);
    button->setAutoExclusive(true);
    row->addWidget(button);
  }
  connect(advanced_, &QPushButton::toggled, this, [this](bool on) {
    QSettings().setValue(kAdvancedView, on);
    setAdvanced(on);
  });
  return area;
}

void PlanPanel::makeMethodCard(QVBoxLayout* column) {
  auto* card = new Card(tr("What moves"), this);
  method_ = new SettingsForm(session_, kMethodKeys, card);
  note_ = new MethodNote(session_, card);
  stack_ = new LayerStack(card);
  connect(stack_, &LayerStack::pressed, this, &PlanPanel::togglePart);
  count_ = makeNote({}, card);
  count_->setObjectName(QStringLiteral("parameterCount"));
  card->body()->addWidget(method_);
  card->body()->addWidget(note_);
  shape_row_ = new QVBoxLayout;
  card->body()->addLayout(shape_row_);
  makeShape();
  stack_note_ = makeNote({}, card);
  card->body()->addWidget(stack_note_);
  card->body()->addWidget(stack_);
  card->body()->addWidget(count_);
  column->addWidget(card);
}

void PlanPanel::makeSettingsCard(QVBoxLayout* column) {
  auto* card = new Card(tr("Settings"), this);
  addGroup(card, tr("How fast and how long"), tuningKeys({"learning_rate", "num_train_epochs", "max_steps", "lr_scheduler_type", "warmup_ratio", "warmup_steps"}));
  addGroup(card, tr("Batches"), tuningKeys({"per_device_train_batch_size", "gradient_accumulation_steps", "per_device_eval_batch_size", "group_by_length"}));
  addGroup(card, tr("Against overfitting"), tuningKeys({"weight_decay", "dropout", "label_smoothing_factor", "class_weights"}));
  addGroup(card, tr("Validation"), tuningKeys({"eval_strategy", "eval_steps", "load_best_model_at_end", "metric_for_best_model", "early_stopping_patience"}));
  QStringList placed = kMethodKeys + shapeKeys();
  for (const Group& group : groups_) placed << group.keys;
  addGroup(card, tr("Optimizer, checkpoints, chance"), otherTuningKeys(placed));
  column->addWidget(card);
}

void PlanPanel::addGroup(Card* card, const QString& title, const QStringList& keys) {
  auto* heading = new QLabel(title, card);
  heading->setProperty("role", "strong");
  if (!groups_.empty()) heading->setContentsMargins(0, Theme::kGrid, 0, 0);
  auto* form = new SettingsForm(session_, keys, card);
  card->body()->addWidget(heading);
  card->body()->addWidget(form);
  const bool simple = std::any_of(keys.begin(), keys.end(), [](const QString& key) { return !recipeSetting(key.toStdString()).info.advanced; });
  groups_.push_back({heading, form, keys, simple});
}

void PlanPanel::setAdvanced(bool advanced) {
  (advanced ? advanced_ : simple_)->setChecked(true);
  shape_->showAdvanced(advanced);
  for (const Group& group : groups_) {
    group.heading->setVisible(advanced || group.has_simple);
    group.form->showAdvanced(advanced);
  }
}

void PlanPanel::makeShape() {
  if (shape_) {
    shape_->setParent(nullptr);
    shape_->deleteLater();
  }
  shaped_ = session_.recipe().tuning.method;
  const QStringList keys = keysOf(methodInfo(shaped_));
  shape_ = new SettingsForm(session_, keys, this);
  for (QFormLayout* form : shape_->findChildren<QFormLayout*>()) form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  shape_->showAdvanced(advanced_->isChecked());
  shape_->setVisible(!keys.isEmpty());
  shape_->lock(keys, session_.running() ? lock_note_->text() : QString());
  shape_row_->addWidget(shape_);
}

void PlanPanel::refresh() {
  const TrainSettings& tuning = session_.recipe().tuning;
  if (shaped_ != tuning.method) makeShape();
  stack_note_->setText(pressable(tuning) ? tr("The text comes in at the bottom. Press a part to freeze it or to train it.")
                                         : tr("The text comes in at the bottom. Hold the pointer over a part to see what happens there."));
  const QString reason = session_.running()                ? lock_note_->text()
                         : tuning.last_layers > 0          ? tr("The number of last layers decides now; press the parts in the picture to choose them freely.")
                         : !tuning.trainable_parts.empty() ? tr("The list of trained parts decides now: press the parts in the picture.")
                                                           : QString();
  shape_->lock({QStringLiteral("tuning.freeze_embeddings"), QStringLiteral("tuning.freeze_layers")}, reason);
  refreshParts();
  count_timer_.start();
}

void PlanPanel::refreshParts() {
  const TrainSettings& tuning = session_.recipe().tuning;
  const int layers = session_.model() ? static_cast<int>(session_.model()->layers) : 0;
  const std::vector<bool> moving = movingOr(tuning, layers);
  stack_->setVisible(layers > 0 && !moving.empty());
  if (layers == 0 || moving.empty()) return;
  const QString fixed = pressable(tuning) ? QString() : tr("The method decides what happens here.");
  std::vector<LayerStack::Part> parts = layerParts(*session_.model(), counted_, fixed);
  if (pressable(tuning) && !normsMove(tuning))  // at once, not when it is counted
    for (std::size_t i = 0; i < moving.size(); ++i) parts[i].movement = moving[i] ? LayerStack::Movement::Trained : LayerStack::Movement::Frozen;
  stack_->setParts(parts);
}

void PlanPanel::togglePart(int part) {
  std::vector<bool> moving = movingOr(session_.recipe().tuning, static_cast<int>(session_.model()->layers));
  if (moving.empty()) return;
  moving[static_cast<std::size_t>(part)].flip();
  session_.edit([&](Recipe& recipe) { setMovingParts(recipe.tuning, moving); });
}

void PlanPanel::count() {
  if (!session_.engineInfo() || !session_.model()) {
    counted_.clear();
    count_->setText(session_.model() ? tr("Trainable parameters are counted once the engine is open.")
                                     : tr("Trainable parameters are counted once a model is chosen."));
    return;
  }
  const auto labels = static_cast<std::int64_t>(session_.dataset() ? session_.dataset()->labels.size() : 2);
  using Parts = std::vector<PartCount>;
  session_.jobs().start<Parts>(
      this, "tuning/count", [recipe = session_.recipe(), labels](std::stop_token) { return engine().countParts(recipe, labels); },
      [this](const Parts& parts) {
        std::int64_t trained = 0, all = 0;
        counted_ = countsByName(parts);
        for (const PartCount& part : parts) {
          all += part.parameters + part.packed + part.added;
          trained += part.trained + part.added;
        }
        const double percent = all > 0 ? 100.0 * static_cast<double>(trained) / static_cast<double>(all) : 0;
        count_->setText(tr("Trainable: %1 of %2 (%3 %)")
                            .arg(qs(formatCount(trained)), qs(formatCount(all)), QString::number(percent, 'f', percent < 1 ? 2 : 0)));
        refreshParts();
      },
      [this](const Problems& problems) { count_->setText(problems.empty() ? QString() : qs(problems.front().what)); });
}

void PlanPanel::lockWhileRunning() {
  const QString reason = session_.running() ? lock_note_->text() : QString();
  lock_note_->setVisible(session_.running());
  presets_->lock(reason);
  stack_->lock(reason);
  method_->lock(kMethodKeys, reason);
  shape_->lock(shapeKeys(), reason);
  for (const Group& group : groups_) group.form->lock(group.keys, reason);
  refresh();
}

}  // namespace etude
