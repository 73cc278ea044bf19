// The window's part in lessons: the menu, the chooser, and what a lesson that is being taken changes in the frame.
#include "core/base/files.h"
#include "ui/jobs.h"
#include "ui/language.h"
#include "ui/lessons/lesson_chooser.h"
#include "ui/lessons/lesson_editor.h"
#include "ui/lessons/lesson_locks.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/lesson_player.h"
#include "ui/lessons/lesson_pointer.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/stage_rail.h"
#include "ui/widgets.h"

#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QTimer>

namespace etude {

namespace {

/// With less room than this beside a lesson the rail gives way: the lesson leads from stage to stage.
constexpr int kRoomForRail = 1500;

}  // namespace

/// Once for the window; what carries words is made by showLessonPanel.
void MainWindow::makeLessons() {
  lessons_ = new LessonPlayer(*session_, this);
  lesson_locks_ = new LessonLocks(this);
  lesson_pointer_ = new LessonPointer(this);
  connect(lessons_, &LessonPlayer::activeChanged, this, &MainWindow::lessonChanged);
  connect(lessons_, &LessonPlayer::stepChanged, this, [this] {
    lesson_pointer_->pointAt(lessons_->active() ? qs(lessons_->currentStep().points_at) : QString());
  });
  connect(lessons_, &LessonPlayer::finished, this, [this](const QString& title) {
    showStage(Stage::Data);
    QMessageBox box(QMessageBox::NoIcon, tr("Lesson finished"), tr("You have finished “%1”. Your own settings are back.").arg(title), QMessageBox::NoButton, this);
    box.setObjectName(QStringLiteral("lessonFinished"));
    QPushButton* another = box.addButton(tr("Another lesson…"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Close);
    box.exec();
    if (box.clickedButton() == another) chooseLesson();
  });
}

/// The panel to the right of the pages; made anew when the language changes.
QWidget* MainWindow::makeLessonPanel(QWidget* parent) {
  auto* panel = new LessonPanel(*session_, *lessons_, parent);
  connect(panel, &LessonPanel::leaveAsked, this, &MainWindow::leaveLesson);
  return panel;
}

void MainWindow::makeLessonMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Lessons"));
  menu->addAction(tr("&Choose a lesson…"), QKeySequence(Qt::CTRL | Qt::Key_L), this, &MainWindow::chooseLesson);
  menu->addAction(tr("&Open a lesson…"), this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a lesson"));
    if (!folder.isEmpty()) openPath(folder);
  });
  QAction* leave = menu->addAction(tr("L&eave the lesson"), this, &MainWindow::leaveLesson);
  menu->addSeparator();
  QAction* save = menu->addAction(tr("&Save as a lesson…"), this, &MainWindow::saveAsLesson);
  connect(menu, &QMenu::aboutToShow, this, [this, leave, save] {
    leave->setEnabled(lessons_->active() && !session_->running());
    save->setEnabled(!lessons_->active());
  });
}

void MainWindow::chooseLesson() {
  try {
    LessonChooser chooser(builtinLessons(currentLanguage().toStdString()), this);
    if (chooser.exec() == QDialog::Accepted) {
      startLesson(*chooser.chosen());
    } else if (chooser.folderAsked()) {
      const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a lesson"));
      if (!folder.isEmpty()) openPath(folder);
    }
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void MainWindow::openLesson(const QString& path) {
  try {
    startLesson(loadLesson(path.toStdString(), currentLanguage().toStdString()));
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void MainWindow::startLesson(const Lesson& lesson) {
  finishTyping();
  for (int i = 0; i < kStageCount; ++i) page(static_cast<Stage>(i));  // a lesson may speak of any widget
  if (!lessons_->start(lesson)) return;
  const Problems missing = missingWidgets(lesson);
  if (!missing.empty()) showProblems(this, missing);
}

/// Names that this window does not have: the lesson works all the same, but what it points at cannot be shown.
Problems MainWindow::missingWidgets(const Lesson& lesson) const {
  Problems problems;
  const auto check = [&](const std::string& name, const std::string& where) {
    if (name.empty() || findLessonTarget(*this, qs(name))) return;
    problems.push_back({Severity::Warning, tr("This window has nothing called “%1”").arg(qs(name)).toStdString(),
                        tr("The lesson goes on without it. Whoever wrote it can choose another widget.").toStdString(), where});
  };
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) check(lesson.steps[i].points_at, "steps[" + std::to_string(i) + "].points_at");
  const auto checkWidgets = [&](const std::vector<std::string>& controls, const char* where) {
    for (const std::string& name : controls)
      if (!namesSetting(name)) check(name, where);  // a setting is held wherever it is shown
  };
  checkWidgets(lesson.locked, "locked");
  checkWidgets(lesson.hidden, "hidden");
  return problems;
}

void MainWindow::lessonChanged() {
  if (lessons_->active()) {
    const auto names = [](const std::vector<std::string>& controls) {
      QSet<QString> all;
      for (const std::string& name : controls)
        if (!namesSetting(name)) all.insert(qs(name));  // settings are held by the session
      return all;
    };
    const Lesson& lesson = lessons_->lesson();
    lesson_locks_->hold(names(lesson.locked), names(lesson.hidden), session_->held().reason);
  } else {
    lesson_locks_->release();
    lesson_pointer_->pointAt({});
  }
  // The draft is of the user's own settings: it waits until they are back.
  if (lesson_editor_) lesson_editor_->setVisible(!lessons_->active());
  fitRail();
  refresh();
}

void MainWindow::fitRail() { rail_->setVisible(!lessons_->active() || width() >= kRoomForRail); }

bool MainWindow::leaveLesson() {
  if (lessons_->leave()) return true;
  showProblems(this, {{Severity::Error, tr("A run is under way").toStdString(), tr("Stop it first; then you can leave the lesson.").toStdString(), ""}});
  return false;
}

void MainWindow::retellLesson() {
  if (!lessons_->active()) return;
  try {
    lessons_->retell(loadLesson(lessons_->lesson().folder, currentLanguage().toStdString()));
    lessonChanged();
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void MainWindow::saveAsLesson() {
  finishTyping();
  if (lesson_editor_) {
    lesson_editor_->raise();
    lesson_editor_->activateWindow();
    return;
  }
  for (int i = 0; i < kStageCount; ++i) page(static_cast<Stage>(i));
  lesson_editor_ = new LessonEditor(*session_, *this, this);
  lesson_editor_->setAttribute(Qt::WA_DeleteOnClose);
  connect(lesson_editor_, &LessonEditor::saved, this, [this](const QString& folder) { remember(folder); });
  lesson_editor_->show();
}

}  // namespace etude
