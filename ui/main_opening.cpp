// What the main window opens, by menu or by dropping, and what it asks before a recipe gives way to another.
#include "core/base/files.h"
#include "core/run/lesson.h"
#include "ui/language.h"
#include "ui/lessons/lesson_player.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/widgets.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>

#include <algorithm>

namespace etude {

namespace {

/// A data file may be JSON too: a recipe is an object with a schema.
bool holdsRecipe(const QString& path) {
  if (!path.endsWith(".json", Qt::CaseInsensitive) || QFileInfo(path).size() > (4 << 20)) return false;
  try {
    const Json json = parseJson(readFile(path.toStdString()), path.toStdString());
    return json.is_object() && json.contains("schema");
  } catch (const ProblemError&) {
    return QFileInfo(path).fileName() == "recipe.json";
  }
}

}  // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) paths << url.toLocalFile();
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  // Later: where they come from waits until the drop is over, and there may be something to ask.
  QTimer::singleShot(0, this, [this, paths] { openPaths(paths); });
}

void MainWindow::openPaths(const QStringList& paths) {
  if (paths.size() == 1) return openPath(paths.front());
  const bool data_files = std::all_of(paths.begin(), paths.end(), [](const QString& path) {
    return QFileInfo(path).isFile() && !holdsLesson(path.toStdString()) && !holdsRecipe(path);
  });
  if (!data_files) {
    showProblems(this, {{Severity::Error, tr("These cannot be opened together").toStdString(),
                         tr("Only files of data can, which are then combined. Open folders, recipes, runs, models and lessons one at a time.")
                             .toStdString(),
                         ""}});
    return;
  }
  if (!leaveLesson()) return;
  opened_ = true;
  std::vector<std::string> names;
  for (const QString& path : paths) names.push_back(QFileInfo(path).absoluteFilePath().toStdString());
  session_->openData(names);
  showStage(Stage::Data);
}

void MainWindow::openPath(const QString& path) {
  const QString full = QFileInfo(path).absoluteFilePath();
  remember(full);
  opened_ = true;
  if (holdsLesson(full.toStdString())) return openLesson(full);
  if (!leaveLesson()) return;
  if (QFileInfo::exists(full + "/recipe.json")) {
    session_->openRun(full.toStdString(), false);
    showStage(Stage::Tuning);
  } else if (QFileInfo::exists(full + "/config.json")) {
    session_->edit([&](Recipe& recipe) { recipe.model.path = full.toStdString(); });
    showStage(Stage::Model);
  } else if (holdsRecipe(full)) {
    openRecipe(full);
  } else {
    session_->openData(full.toStdString());
    showStage(Stage::Data);
  }
}

void MainWindow::openRecipe(const QString& path) {
  if (session_->running()) {
    return showProblems(this, {{Severity::Error, tr("A run is under way").toStdString(),
                                tr("Stop it, or wait until it is done, before another recipe is opened.").toStdString(), path.toStdString()}});
  }
  try {
    const Recipe recipe = loadRecipe(path.toStdString());
    if (!mayReplaceRecipe()) return;
    session_->closeRun();
    session_->setRecipe(recipe, path);
    session_->markSaved(path);
    showStage(Stage::Data);
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void MainWindow::newRecipe() {
  if (!leaveLesson() || !mayReplaceRecipe()) return;
  session_->closeRun();
  session_->setRecipe({}, {});
  session_->history().setClean();
  showStage(Stage::Data);
}

/// False if the user wants to keep working on the recipe of now, or could not save it.
bool MainWindow::mayReplaceRecipe() {
  finishTyping();
  if (session_->history().isClean() || session_->onlyDataWasOpened()) return true;
  QMessageBox question(QMessageBox::NoIcon, tr("Save changes?"),
                       tr("The recipe “%1” has changes that are not saved. Another one would take its place.").arg(shownName(session_->recipe().name)),
                       QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
  question.setObjectName(QStringLiteral("saveChanges"));
  question.setDefaultButton(QMessageBox::Save);
  const int answer = question.exec();
  if (answer == QMessageBox::Save) saveRecipe();
  return answer == QMessageBox::Discard || (answer == QMessageBox::Save && session_->history().isClean());
}

/// Several files that were opened together are one entry.
void MainWindow::rememberData(const QStringList& paths) {
  QStringList full;
  for (const QString& path : paths) full << QFileInfo(path).absoluteFilePath();
  remember(full.join(QLatin1Char('\n')));
}

}  // namespace etude
