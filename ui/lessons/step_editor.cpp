#include "ui/lessons/step_editor.h"

#include "ui/forms/form_layout.h"
#include "ui/language.h"
#include "ui/lessons/question_editor.h"
#include "ui/lessons/widget_picker.h"
#include "ui/stage_status.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

namespace etude {

namespace {

QComboBox* makeStepChoice(const char* name, const QString& label, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setObjectName(QLatin1String(name));
  box->setAccessibleName(label);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(20);
  return box;
}

void offerStages(QComboBox* box) {
  for (int i = 0; i < kStageCount; ++i) box->addItem(stageName(static_cast<Stage>(i)), i);
}

void chooseData(QComboBox* box, const QVariant& data) { box->setCurrentIndex(std::max(0, box->findData(data))); }

std::string dataOf(const QComboBox* box) { return box->currentData().toString().toStdString(); }

}  // namespace

StepEditor::StepEditor(QWidget& window, QWidget* parent) : QWidget(parent), window_(window), picker_(new WidgetPicker(window, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 8, 0);
  form_ = new FormLayout;
  column->addLayout(form_);
  makeFields();
  column->addWidget(makeHeading(tr("Questions"), this));
  questions_ = new QuestionEditor(this);
  column->addWidget(questions_);
  column->addStretch();
  connect(text_, &QPlainTextEdit::textChanged, this, &StepEditor::tellEdited);
  for (QComboBox* box : {stage_, points_at_, experiment_, until_, until_setting_, until_stage_, until_experiment_})
    connect(box, &QComboBox::currentTextChanged, this, &StepEditor::tellEdited);
  connect(until_, &QComboBox::currentIndexChanged, this, &StepEditor::showCondition);
  connect(questions_, &QuestionEditor::edited, this, &StepEditor::tellEdited);
  connect(picker_, &WidgetPicker::picked, this, [this](const QString& name) {
    Q_EMIT picking(false);
    const int index = points_at_->findData(name);
    if (index >= 0) points_at_->setCurrentIndex(index);
    else points_at_->setEditText(name);
  });
  connect(picker_, &WidgetPicker::cancelled, this, [this] { Q_EMIT picking(false); });
  showCondition();
}

void StepEditor::makeFields() {
  text_ = new QPlainTextEdit(this);
  text_->setObjectName(QStringLiteral("stepText"));
  text_->setAccessibleName(tr("Text of the step"));
  text_->setTabChangesFocus(true);
  text_->setMinimumHeight(6 * fontMetrics().lineSpacing() + 20);
  setTip(text_, tr("Markdown: **bold**, *italic*, lists with - or 1., an empty line between paragraphs"));
  form_->addRow(tr("Text"), text_);
  stage_ = makeStepChoice("stepStage", tr("Stage of the step"), this);
  stage_->addItem(tr("Stay where the learner is"), -1);
  offerStages(stage_);
  form_->addRow(tr("Show the stage"), stage_);
  points_at_ = makeStepChoice("stepPointsAt", tr("What the step points at"), this);
  points_at_->setEditable(true);
  points_at_->setInsertPolicy(QComboBox::NoInsert);
  points_at_->addItem(tr("Nothing"), QString());
  for (const auto& [name, shown] : widgetsToPointAt(window_)) points_at_->addItem(shown, name);
  auto* pick = makeButton(tr("Click it…"), ButtonRole::Normal, {}, this);
  pick->setObjectName(QStringLiteral("pickWidget"));
  setTip(pick, tr("Then click what you mean in the window; Escape gives up"));
  connect(pick, &QPushButton::clicked, this, [this] {
    Q_EMIT picking(true);
    picker_->start();
  });
  auto* across = new QHBoxLayout;
  across->setSpacing(Theme::kGrid);
  across->addWidget(points_at_, 1);
  across->addWidget(pick);
  form_->addRow(tr("Point at"), across);
  experiment_ = makeStepChoice("stepExperiment", tr("Run that the step offers"), this);
  form_->addRow(tr("Button that runs"), experiment_);
  until_ = makeStepChoice("stepUntil", tr("What the step waits for"), this);
  using enum LessonCondition::When;
  for (const auto& [when, shown] : {std::pair{Next, tr("Nothing: the learner goes on")}, {RunStarted, tr("A run is started")}, {RunFinished, tr("A run is over")},
                                    {StageVisited, tr("A stage is visited")}, {SettingChanged, tr("A setting is changed")}})
    until_->addItem(shown, static_cast<int>(when));
  form_->addRow(tr("Wait until"), until_);
  until_setting_ = makeStepChoice("untilSetting", tr("Setting to be changed"), this);
  for (const Setting<Recipe>& row : recipeSettings()) until_setting_->addItem(labelOf(row.info), qs(row.info.key));
  form_->addRow(tr("Setting"), until_setting_);
  until_stage_ = makeStepChoice("untilStage", tr("Stage to be visited"), this);
  offerStages(until_stage_);
  form_->addRow(tr("Stage"), until_stage_);
  until_experiment_ = makeStepChoice("untilExperiment", tr("Run that is waited for"), this);
  form_->addRow(tr("Which run"), until_experiment_);
  offerExperiments({});
}

void StepEditor::offerExperiments(const std::vector<LessonExperiment>& experiments) {
  const QScopedValueRollback filling(filling_, true);
  experiment_->clear();
  until_experiment_->clear();
  experiment_->addItem(tr("No button"), QString());
  until_experiment_->addItem(tr("Any"), QString());
  for (const LessonExperiment& experiment : experiments) {
    experiment_->addItem(qs(experiment.title), qs(experiment.name));
    until_experiment_->addItem(qs(experiment.title), qs(experiment.name));
  }
  if (experiments.size() > 1) {
    experiment_->addItem(tr("All, one after the other"), QLatin1String(kEveryExperiment));
    until_experiment_->addItem(tr("All"), QLatin1String(kEveryExperiment));
  }
}

void StepEditor::showCondition() {
  using enum LessonCondition::When;
  const auto when = static_cast<LessonCondition::When>(until_->currentData().toInt());
  form_->setRowVisible(until_setting_, when == SettingChanged);
  form_->setRowVisible(until_stage_, when == StageVisited);
  form_->setRowVisible(until_experiment_, (when == RunStarted || when == RunFinished) && until_experiment_->count() > 2);
}

void StepEditor::show(const LessonStep& step) {
  const QScopedValueRollback filling(filling_, true);
  text_->setPlainText(qs(step.text));
  chooseData(stage_, step.stage ? static_cast<int>(*step.stage) : -1);
  const int at = points_at_->findData(qs(step.points_at));
  if (at >= 0) points_at_->setCurrentIndex(at);
  else points_at_->setEditText(qs(step.points_at));
  chooseData(experiment_, qs(step.experiment));
  chooseData(until_, static_cast<int>(step.until.when));
  chooseData(until_setting_, qs(step.until.setting));
  chooseData(until_stage_, static_cast<int>(step.until.stage));
  chooseData(until_experiment_, qs(step.until.experiment));
  questions_->show(step.questions);
  showCondition();
}

LessonStep StepEditor::step() const {
  using enum LessonCondition::When;
  LessonStep step;
  step.text = text_->toPlainText().trimmed().toStdString();
  if (const int stage = stage_->currentData().toInt(); stage >= 0) step.stage = static_cast<Stage>(stage);
  const int at = points_at_->findText(points_at_->currentText());
  step.points_at = at >= 0 ? points_at_->itemData(at).toString().toStdString() : points_at_->currentText().trimmed().toStdString();
  step.experiment = dataOf(experiment_);
  step.until.when = static_cast<LessonCondition::When>(until_->currentData().toInt());
  if (step.until.when == SettingChanged) step.until.setting = dataOf(until_setting_);
  if (step.until.when == StageVisited) step.until.stage = static_cast<Stage>(until_stage_->currentData().toInt());
  if (step.until.when == RunStarted || step.until.when == RunFinished) step.until.experiment = dataOf(until_experiment_);
  step.questions = questions_->questions();
  return step;
}

void StepEditor::tellEdited() {
  if (!filling_) Q_EMIT edited();
}

}  // namespace etude
