#include "ui/lessons/experiment_editor.h"

#include "ui/language.h"
#include "ui/pages/page_parts.h"
#include "ui/stage_status.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QTableWidget>

#include <algorithm>

namespace etude {

namespace {

/// As it is typed: 0.0003, true, a, b.
QString typedValue(const Json& value) {
  if (value.is_string()) return qs(value.get<std::string>());
  if (!value.is_array()) return qs(dumpJson(value));
  QStringList entries;
  for (const Json& entry : value) entries << qs(entry.get<std::string>());
  return entries.join(QStringLiteral(", "));
}

QString stageOfSetting(const std::string& key) {
  for (int i = 0; i < kStageCount; ++i)
    if (key.starts_with(std::string(stageKey(static_cast<Stage>(i))) + ".")) return stageName(static_cast<Stage>(i));
  return {};
}

}  // namespace

ExperimentEditor::ExperimentEditor(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 16, 0, 0);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeNote(tr("Each run is carried out with the lesson's settings, except for those changed here. With two or more runs that differ "
                                "in one setting, learners see what that setting does. A step offers a run with its “Button that runs”."),
                             this));
  auto* across = new QHBoxLayout;
  across->setSpacing(2 * Theme::kGrid);
  across->addWidget(makeList());
  across->addWidget(makeFields(), 1);
  column->addLayout(across, 1);
  for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
}

QWidget* ExperimentEditor::makeList() {
  auto* side = new QWidget(this);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  list_ = new QListWidget(side);
  list_->setObjectName(QStringLiteral("lessonRuns"));
  list_->setAccessibleName(tr("Runs of the lesson"));
  list_->setFixedWidth(232);
  column->addWidget(list_, 1);
  auto* add = makeButton(tr("Add a run"), ButtonRole::Normal, {}, side);
  add->setObjectName(QStringLiteral("addRun"));
  column->addWidget(add);
  remove_ = makeButton(tr("Remove the run"), ButtonRole::Normal, {}, side);
  remove_->setObjectName(QStringLiteral("removeRun"));
  column->addWidget(remove_);
  connect(list_, &QListWidget::currentRowChanged, this, &ExperimentEditor::select);
  connect(add, &QPushButton::clicked, this, &ExperimentEditor::addExperiment);
  connect(remove_, &QPushButton::clicked, this, &ExperimentEditor::removeExperiment);
  return side;
}

QWidget* ExperimentEditor::makeFields() {
  auto* side = new QWidget(this);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  title_ = new QLineEdit(side);
  title_->setObjectName(QStringLiteral("runTitle"));
  title_->setAccessibleName(tr("Name of the run"));
  auto* caption = new QLabel(tr("Name of the run"), side);
  caption->setBuddy(title_);
  column->addWidget(caption);
  column->addWidget(title_);
  column->addWidget(new QLabel(tr("Settings that differ in this run"), side));
  changes_ = new QTableWidget(0, 2, side);
  changes_->setObjectName(QStringLiteral("runChanges"));
  changes_->setAccessibleName(tr("Settings that differ in this run"));
  dressTable(changes_, 1);
  changes_->setHorizontalHeaderLabels({tr("Setting"), tr("Value")});
  column->addWidget(changes_, 1);
  auto* across = new QHBoxLayout;
  setting_ = new QComboBox(side);
  setting_->setObjectName(QStringLiteral("runSetting"));
  setting_->setAccessibleName(tr("Setting to be changed in this run"));
  setting_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setting_->setMinimumContentsLength(16);
  for (const Setting<Recipe>& row : recipeSettings())
    setting_->addItem(tr("%1: %2").arg(stageOfSetting(row.info.key), labelOf(row.info)), qs(row.info.key));
  setting_->setCurrentIndex(std::max(0, setting_->findData(QStringLiteral("tuning.learning_rate"))));
  auto* add = makeButton(tr("Change it"), ButtonRole::Normal, {}, side);
  add->setObjectName(QStringLiteral("addRunChange"));
  add->setAccessibleName(tr("Change this setting in the run"));
  remove_change_ = makeButton(tr("Remove"), ButtonRole::Normal, {}, side);
  remove_change_->setObjectName(QStringLiteral("removeRunChange"));
  remove_change_->setAccessibleName(tr("Remove the marked setting from the run"));
  across->addWidget(setting_, 1);
  across->addWidget(add);
  across->addWidget(remove_change_);
  column->addLayout(across);
  connect(title_, &QLineEdit::textChanged, this, [this](const QString& text) {
    LessonExperiment* experiment = current();
    if (filling_ || !experiment) return;
    experiment->title = text.trimmed().toStdString();
    list_->currentItem()->setText(text);
    Q_EMIT edited();
  });
  connect(add, &QPushButton::clicked, this, &ExperimentEditor::addChange);
  connect(remove_change_, &QPushButton::clicked, this, &ExperimentEditor::removeChange);
  return side;
}

void ExperimentEditor::show(const std::vector<LessonExperiment>& experiments, const Recipe& plan) {
  experiments_ = experiments;
  plan_ = plan;
  relist(0);
}

LessonExperiment* ExperimentEditor::current() {
  const int row = list_->currentRow();
  return row >= 0 && row < static_cast<int>(experiments_.size()) ? &experiments_[static_cast<std::size_t>(row)] : nullptr;
}

void ExperimentEditor::relist(int row) {
  {
    const QScopedValueRollback filling(filling_, true);
    list_->clear();
    for (const LessonExperiment& experiment : experiments_) list_->addItem(qs(experiment.title));
    list_->setCurrentRow(row);
  }
  select(row);
}

void ExperimentEditor::select(int row) {
  if (filling_) return;
  const QScopedValueRollback filling(filling_, true);
  remove_->setEnabled(experiments_.size() > 1);
  changes_->setRowCount(0);
  const LessonExperiment* experiment = current();
  title_->setEnabled(experiment);
  title_->setText(experiment ? qs(experiment->title) : QString());
  remove_change_->setEnabled(experiment && !experiment->changes.empty());
  if (row < 0 || !experiment) return;
  for (const auto& [key, value] : experiment->changes.items()) {
    const int line = changes_->rowCount();
    const SettingInfo& info = recipeSetting(key).info;
    changes_->insertRow(line);
    setCell(changes_, line, 0, labelOf(info), false, helpOf(info));
    changes_->item(line, 0)->setData(Qt::UserRole, qs(key));
    changes_->setCellWidget(line, 1, makeValue(key, value));
  }
  changes_->resizeColumnToContents(0);
  changes_->resizeRowsToContents();
}

/// A list of what may be chosen, or a line for everything that is typed.
QWidget* ExperimentEditor::makeValue(const std::string& key, const Json& value) {
  const SettingInfo& info = recipeSetting(key).info;
  QWidget* field = nullptr;
  if (info.kind == SettingKind::Choice || info.kind == SettingKind::Flag) {
    auto* box = new QComboBox(changes_);
    for (const Choice& choice : info.choices) box->addItem(labelOf(choice), QString::fromUtf8(choice.value));
    if (info.kind == SettingKind::Flag) {
      box->addItem(tr("on"), QStringLiteral("true"));
      box->addItem(tr("off"), QStringLiteral("false"));
    }
    box->setCurrentIndex(box->findData(typedValue(value)));
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, key, info] { change(box, key, settingFromText(info, box->currentData().toString().toStdString())); });
    field = box;
  } else {
    auto* line = new QLineEdit(typedValue(value), changes_);
    const bool number = info.kind == SettingKind::Integer || info.kind == SettingKind::Real;
    connect(line, &QLineEdit::textChanged, this, [this, line, key, info, number](QString text) {
      if (number) text.replace(',', '.');
      change(line, key, settingFromText(info, text.trimmed().toStdString()));
    });
    field = line;
  }
  field->setObjectName(QStringLiteral("runValue.") + qs(key));
  field->setAccessibleName(tr("%1 in this run").arg(labelOf(info)));
  field->setToolTip(QStringLiteral("<p>%1</p><p><i>%2</i></p>").arg(helpOf(info).toHtmlEscaped(), qs(describeRange(info)).toHtmlEscaped()));
  return field;
}

/// A value that does not fit is kept and marked: saving says what is wrong with it.
void ExperimentEditor::change(QWidget* field, const std::string& key, const Json& value) {
  LessonExperiment* experiment = current();
  if (filling_ || !experiment) return;
  Problems problems;
  setTone(field, checkSetting(recipeSetting(key).info, value, problems) ? "" : "bad");
  experiment->changes[key] = value;
  Q_EMIT edited();
}

void ExperimentEditor::addExperiment() {
  const auto named = [this](const std::string& name) {
    return std::any_of(experiments_.begin(), experiments_.end(), [&](const LessonExperiment& experiment) { return experiment.name == name; });
  };
  int number = static_cast<int>(experiments_.size()) + 1;
  while (named("run-" + std::to_string(number))) ++number;
  experiments_.push_back({"run-" + std::to_string(number), tr("Run %1").arg(number).toStdString(), Json::object()});
  relist(static_cast<int>(experiments_.size()) - 1);
  title_->setFocus();
  title_->selectAll();
  Q_EMIT edited();
}

void ExperimentEditor::removeExperiment() {
  const int row = list_->currentRow();
  if (row < 0 || experiments_.size() < 2) return;
  experiments_.erase(experiments_.begin() + row);
  relist(std::min(row, static_cast<int>(experiments_.size()) - 1));
  Q_EMIT edited();
}

void ExperimentEditor::addChange() {
  LessonExperiment* experiment = current();
  if (!experiment) return;
  const std::string key = setting_->currentData().toString().toStdString();
  if (!experiment->changes.contains(key)) experiment->changes[key] = recipeSetting(key).get(plan_);
  select(list_->currentRow());
  if (auto* field = changes_->findChild<QWidget*>(QStringLiteral("runValue.") + qs(key))) field->setFocus();
  Q_EMIT edited();
}

void ExperimentEditor::removeChange() {
  LessonExperiment* experiment = current();
  const QTableWidgetItem* marked = changes_->item(changes_->currentRow(), 0);
  if (!experiment || !marked) return;
  experiment->changes.erase(marked->data(Qt::UserRole).toString().toStdString());
  select(list_->currentRow());
  Q_EMIT edited();
}

}  // namespace etude
