#include "ui/lessons/lesson_editor.h"

#include "ui/forms/form_layout.h"
#include "ui/jobs.h"
#include "ui/language.h"
#include "ui/lessons/control_list.h"
#include "ui/lessons/experiment_editor.h"
#include "ui/lessons/step_editor.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace etude {

LessonEditor::LessonEditor(Session& session, QWidget& window, QWidget* parent) : QDialog(parent), session_(session), window_(window) {
  setObjectName(QStringLiteral("lessonEditor"));
  setWindowTitle(tr("Save as a lesson"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(2 * Theme::kGrid);
  auto* tabs = new QTabWidget(this);
  tabs->setDocumentMode(true);
  tabs->tabBar()->setDrawBase(false);
  tabs->addTab(makeAbout(), tr("About the lesson"));
  tabs->addTab(makeSteps(), tr("Steps and questions"));
  tabs->addTab(makeRuns(), tr("Runs"));
  tabs->addTab(makeControls(), tr("Locked and hidden settings"));
  column->addWidget(tabs, 1);
  problems_ = new ProblemList(this);
  column->addWidget(problems_);
  auto* bottom = new QHBoxLayout;
  auto* take_up = makeButton(tr("Begin from a lesson that exists…"), ButtonRole::Normal, QStringLiteral("folder"), this);
  save_ = makeButton(tr("Save…"), ButtonRole::Primary, QStringLiteral("save"), this);
  save_->setObjectName(QStringLiteral("saveLesson"));
  auto* close = makeButton(tr("Close"), ButtonRole::Normal, {}, this);
  for (QPushButton* button : {take_up, save_, close}) button->setAutoDefault(false);
  bottom->addWidget(take_up);
  bottom->addStretch();
  bottom->addWidget(close);
  bottom->addWidget(save_);
  column->addLayout(bottom);
  connect(take_up, &QPushButton::clicked, this, &LessonEditor::askAndTakeUp);
  connect(save_, &QPushButton::clicked, this, &LessonEditor::askAndSave);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  resize(860, 680);

  Lesson fresh;
  fresh.title = shownName(session.recipe().name).toStdString();
  fresh.recipe = session.recipe();
  fresh.experiments = {{"run", tr("The run").toStdString(), Json::object()}};
  LessonStep first;
  first.text = tr("What this lesson is about, and what to look at.").toStdString();
  fresh.steps = {first};
  fill(fresh);
}

QWidget* LessonEditor::makeAbout() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 16, 0, 0);
  column->setSpacing(2 * Theme::kGrid);
  auto* form = new FormLayout;
  column->addLayout(form);
  title_ = new QLineEdit(page);
  title_->setObjectName(QStringLiteral("lessonEditTitle"));
  title_->setAccessibleName(tr("Title of the lesson"));
  form->addRow(tr("Title"), title_);
  summary_ = new QPlainTextEdit(page);
  summary_->setObjectName(QStringLiteral("lessonEditSummary"));
  summary_->setAccessibleName(tr("Summary of the lesson"));
  summary_->setPlaceholderText(tr("In a sentence or two: what a learner sees happen here"));
  summary_->setTabChangesFocus(true);
  summary_->setFixedHeight(4 * fontMetrics().lineSpacing() + 20);
  form->addRow(tr("Summary"), summary_);
  minutes_ = new QSpinBox(page);
  minutes_->setAccessibleName(tr("Minutes that the runs take"));
  minutes_->setRange(1, 600);
  minutes_->setMaximumWidth(120);
  form->addRow(tr("Minutes of running"), minutes_);
  copy_data_ = new QCheckBox(tr("Copy the data files into the lesson's folder"), page);
  copy_data_->setObjectName(QStringLiteral("lessonCopyData"));
  copy_data_->setChecked(true);
  setTip(copy_data_, tr("With the files inside, the folder works on another computer. Without, the lesson names the files where they are now."));
  form->addRow(QString(), copy_data_);
  recipe_note_ = makeNote({}, page);
  column->addWidget(recipe_note_);
  column->addStretch();
  return page;
}

QWidget* LessonEditor::makeSteps() {
  auto* page = new QWidget(this);
  auto* across = new QHBoxLayout(page);
  across->setContentsMargins(0, 16, 0, 0);
  across->setSpacing(2 * Theme::kGrid);
  auto* left = new QVBoxLayout;
  left->setSpacing(Theme::kGrid);
  list_ = new QListWidget(page);
  list_->setObjectName(QStringLiteral("lessonSteps"));
  list_->setAccessibleName(tr("Steps of the lesson"));
  list_->setFixedWidth(232);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  left->addWidget(list_, 1);
  auto* add = makeButton(tr("Add a step"), ButtonRole::Normal, {}, page);
  add->setObjectName(QStringLiteral("addStep"));
  left->addWidget(add);
  remove_ = makeButton(tr("Remove the step"), ButtonRole::Normal, {}, page);
  left->addWidget(remove_);
  auto* moves = new QHBoxLayout;
  up_ = makeButton(tr("Up"), ButtonRole::Normal, {}, page);
  up_->setObjectName(QStringLiteral("stepUp"));
  up_->setAccessibleName(tr("Move the step up"));
  down_ = makeButton(tr("Down"), ButtonRole::Normal, {}, page);
  down_->setAccessibleName(tr("Move the step down"));
  moves->addWidget(up_);
  moves->addWidget(down_);
  left->addLayout(moves);
  across->addLayout(left);
  step_ = new StepEditor(window_, page);
  auto* area = new QScrollArea(page);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(area);
  content->setObjectName(QStringLiteral("column"));
  auto* inner = new QVBoxLayout(content);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->addWidget(step_);
  area->setWidget(content);
  across->addWidget(area, 1);
  for (QPushButton* button : page->findChildren<QPushButton*>()) button->setAutoDefault(false);
  connect(list_, &QListWidget::currentRowChanged, this, &LessonEditor::selectStep);
  connect(add, &QPushButton::clicked, this, &LessonEditor::addStep);
  connect(remove_, &QPushButton::clicked, this, &LessonEditor::removeStep);
  connect(up_, &QPushButton::clicked, this, [this] { moveStep(-1); });
  connect(down_, &QPushButton::clicked, this, [this] { moveStep(1); });
  connect(step_, &StepEditor::edited, this, [this] {
    const int row = list_->currentRow();
    if (filling_ || row < 0) return;
    draft_.steps[static_cast<std::size_t>(row)] = step_->step();
    list_->item(row)->setText(tr("%1. %2").arg(row + 1).arg(qs(draft_.steps[static_cast<std::size_t>(row)].text).simplified().left(60)));
  });
  connect(step_, &StepEditor::picking, this, [this](bool on) {
    setVisible(!on);
    if (!on) raise();
  });
  return page;
}

QWidget* LessonEditor::makeRuns() {
  runs_ = new ExperimentEditor(this);
  connect(runs_, &ExperimentEditor::edited, this, &LessonEditor::takeRuns);
  connect(&session_, &Session::recipeChanged, this, [this] {
    if (!taken_up_ && isVisible()) runs_->setPlan(session_.recipe());
  });
  return runs_;
}

/// What speaks of a run that was removed speaks of none.
void LessonEditor::takeRuns() {
  draft_.experiments = runs_->experiments();
  const bool several = draft_.experiments.size() > 1;
  const auto gone = [&](const std::string& name) { return !name.empty() && !(several && name == kEveryExperiment) && !findExperiment(draft_, name); };
  for (LessonStep& step : draft_.steps) {
    if (gone(step.experiment)) step.experiment.clear();
    if (gone(step.until.experiment)) step.until.experiment.clear();
  }
  std::erase_if(draft_.claims, [&](const LessonClaim& claim) { return gone(claim.of) || gone(claim.than); });
  step_->offerExperiments(draft_.experiments);
  selectStep(list_->currentRow());
}

QWidget* LessonEditor::makeControls() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 16, 0, 0);
  column->setSpacing(Theme::kGrid);
  column->addWidget(makeNote(tr("A locked setting is shown but cannot be changed; a hidden one is not shown at all."), page));
  controls_ = new ControlList(page);
  column->addWidget(controls_, 1);
  reason_ = new QLineEdit(page);
  reason_->setObjectName(QStringLiteral("lessonEditReason"));
  reason_->setAccessibleName(tr("Why they are locked"));
  reason_->setPlaceholderText(tr("Why they are locked, as the learner reads it at the setting"));
  column->addWidget(reason_);
  return page;
}

void LessonEditor::takeUp(const Lesson& lesson) {
  taken_up_ = true;
  fill(lesson);
}

void LessonEditor::fill(const Lesson& lesson) {
  draft_ = lesson;
  const QString whose = taken_up_ ? tr("The lesson keeps the settings of the lesson that it was begun from.")
                                  : tr("The lesson gets the settings of all stages as they are when you save it.");
  recipe_note_->setText(whose + QLatin1Char(' ') +
                        tr("A model that does not come with the program is not copied: it must lie in the same place on the other computer."));
  title_->setText(qs(lesson.title));
  summary_->setPlainText(qs(lesson.summary));
  minutes_->setValue(static_cast<int>(lesson.minutes));
  reason_->setText(qs(lesson.reason));
  controls_->show(lesson.locked, lesson.hidden);
  runs_->show(lesson.experiments, lesson.recipe);
  step_->offerExperiments(lesson.experiments);
  listSteps(0);
  saved_wording_ = wording();
}

/// All that is written here; not the settings of the session, which are edited elsewhere.
std::string LessonEditor::wording() const {
  Lesson words = lesson();
  words.recipe = {};
  return dumpJson(toJson(words));
}

Lesson LessonEditor::lesson() const {
  Lesson lesson = draft_;
  lesson.title = title_->text().trimmed().toStdString();
  lesson.summary = summary_->toPlainText().trimmed().toStdString();
  lesson.minutes = minutes_->value();
  lesson.reason = reason_->text().trimmed().toStdString();
  lesson.locked = controls_->locked();
  lesson.hidden = controls_->hidden();
  if (!taken_up_) lesson.recipe = session_.recipe();
  return lesson;
}

void LessonEditor::listSteps(int row) {
  {
    const QScopedValueRollback filling(filling_, true);
    list_->clear();
    for (std::size_t i = 0; i < draft_.steps.size(); ++i) list_->addItem(tr("%1. %2").arg(i + 1).arg(qs(draft_.steps[i].text).simplified().left(60)));
    list_->setCurrentRow(row);
  }
  selectStep(row);
}

void LessonEditor::selectStep(int row) {
  if (filling_) return;
  const QScopedValueRollback filling(filling_, true);
  const int steps = static_cast<int>(draft_.steps.size());
  step_->setVisible(row >= 0);
  remove_->setEnabled(steps > 1);
  up_->setEnabled(row > 0);
  down_->setEnabled(row >= 0 && row + 1 < steps);
  if (row >= 0) step_->show(draft_.steps[static_cast<std::size_t>(row)]);
}

void LessonEditor::addStep() {
  LessonStep step;
  step.text = tr("New step").toStdString();
  const int row = list_->currentRow() + 1;
  draft_.steps.insert(draft_.steps.begin() + row, step);
  listSteps(row);
  auto* text = step_->findChild<QPlainTextEdit*>(QStringLiteral("stepText"));
  text->setFocus();
  text->selectAll();
}

void LessonEditor::removeStep() {
  const int row = list_->currentRow();
  if (row < 0 || draft_.steps.size() < 2) return;
  draft_.steps.erase(draft_.steps.begin() + row);
  listSteps(std::min(row, static_cast<int>(draft_.steps.size()) - 1));
}

void LessonEditor::moveStep(int by) {
  const int row = list_->currentRow(), to = row + by;
  if (row < 0 || to < 0 || to >= static_cast<int>(draft_.steps.size())) return;
  std::swap(draft_.steps[static_cast<std::size_t>(row)], draft_.steps[static_cast<std::size_t>(to)]);
  listSteps(to);
}

bool LessonEditor::askAndSave() {
  if (!draft_.folder.empty() && mayReplace(qs(draft_.folder.string()))) return save(qs(draft_.folder.string())), true;
  QFileDialog dialog(this, tr("Save the lesson as a folder"));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setLabelText(QFileDialog::FileName, tr("New folder:"));
  dialog.setOption(QFileDialog::DontConfirmOverwrite);  // asked below: only a lesson is replaced
  dialog.selectFile(title_->text().simplified().replace('/', '-'));
  if (dialog.exec() != QDialog::Accepted) return false;
  const QString folder = dialog.selectedFiles().constFirst();
  if (!mayReplace(folder)) return false;
  save(folder);
  return true;
}

/// True as well if there is no lesson to be replaced.
bool LessonEditor::mayReplace(const QString& folder) {
  if (!holdsLesson(folder.toStdString())) return true;
  QMessageBox box(QMessageBox::NoIcon, tr("Replace the lesson?"),
                  tr("There is a lesson in the folder “%1”. Only its lesson.json is replaced; data, translations and all other files stay.").arg(folder),
                  QMessageBox::NoButton, this);
  box.setObjectName(QStringLiteral("replaceLesson"));
  QPushButton* yes = box.addButton(tr("Replace it"), QMessageBox::AcceptRole);
  box.addButton(tr("Save elsewhere"), QMessageBox::RejectRole);
  box.exec();
  return box.clickedButton() == yes;
}

void LessonEditor::reject() {
  if (!changed()) return QDialog::reject();
  QMessageBox box(QMessageBox::NoIcon, tr("Save the lesson?"), tr("What you have written for the lesson is not saved."), QMessageBox::NoButton, this);
  box.setObjectName(QStringLiteral("leaveDraft"));
  QPushButton* keep = box.addButton(tr("Keep editing"), QMessageBox::RejectRole);
  QPushButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
  QPushButton* save = box.addButton(tr("Save…"), QMessageBox::AcceptRole);
  box.setDefaultButton(save);
  box.setEscapeButton(keep);
  box.exec();
  if (box.clickedButton() == discard) return QDialog::reject();
  if (box.clickedButton() == save) close_when_saved_ = askAndSave();
}

void LessonEditor::askAndTakeUp() {
  if (changed()) {
    QMessageBox box(QMessageBox::NoIcon, tr("Give up the draft?"), tr("A lesson that is taken up replaces what you have written here, which is not saved."),
                    QMessageBox::NoButton, this);
    box.setObjectName(QStringLiteral("replaceDraft"));
    QPushButton* yes = box.addButton(tr("Give up the draft"), QMessageBox::DestructiveRole);
    box.setEscapeButton(box.addButton(tr("Keep editing"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() != yes) return;
  }
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Begin from a lesson"));
  if (folder.isEmpty()) return;
  try {
    takeUp(loadLesson(folder.toStdString()));
    problems_->setProblems({});
  } catch (const ProblemError& error) {
    problems_->setProblems(error.problems());
  }
}

void LessonEditor::save(const QString& folder) {
  save_->setEnabled(false);
  const std::string written = wording();
  session_.jobs().start<Problems>(
      this, "save lesson",
      [lesson = lesson(), folder = folder.toStdString(), copy = copy_data_->isChecked()](std::stop_token) {
        saveLesson(lesson, folder, copy);
        return unfitTranslations(folder);
      },
      [this, folder, written](const Problems& unfit) {
        save_->setEnabled(true);
        saved_wording_ = written;
        draft_.folder = folder.toStdString();
        Problems told = unfit;
        told.push_back({Severity::Info, tr("The lesson is saved").toStdString(),
                        tr("Give students this folder; they open it with Lessons > Open a lesson, or drop it on the window.").toStdString(), folder.toStdString()});
        problems_->setProblems(told);
        Q_EMIT saved(folder);
        if (std::exchange(close_when_saved_, false) && unfit.empty()) reject();  // a warning is to be read first
      },
      [this](const Problems& problems) {
        save_->setEnabled(true);
        close_when_saved_ = false;
        problems_->setProblems(problems);
      });
}

}  // namespace etude
