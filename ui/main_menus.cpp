// The menu bar of the main window.
#include "core/base/paths.h"
#include "ui/diagnostics.h"
#include "ui/main_window.h"
#include "ui/session.h"
#include "ui/widgets.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QShortcut>

namespace etude {

void MainWindow::makeMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  file->addAction(tr("&New recipe"), QKeySequence::New, this, [this] {
    session_->setRecipe({});
    showStage(Stage::Data);
  });
  file->addAction(tr("Open &data…"), this, [this] {
    const QString chosen =
        QFileDialog::getOpenFileName(this, tr("Open data"), {}, tr("Data (*.csv *.tsv *.txt *.json *.jsonl);;All files (*)"));
    if (!chosen.isEmpty()) openPath(chosen);
  });
  file->addAction(tr("&Open recipe…"), QKeySequence::Open, this, [this] {
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Open recipe"), {}, tr("Recipes (*.json);;All files (*)"));
    if (!chosen.isEmpty()) openRecipe(chosen);
  });
  file->addAction(tr("Open &run…"), this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Open run"), qs(runsDirectory().string()));
    if (chosen.isEmpty()) return;
    session_->openRun(chosen.toStdString(), false);
    showStage(Stage::Tuning);
  });
  file->addAction(tr("&Save recipe as…"), QKeySequence::Save, this, &MainWindow::saveRecipeAs);
  file->addSeparator();
  file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
  makeRunMenu();
  for (int i = 0; i < kStageCount; ++i) {
    const auto stage = static_cast<Stage>(i);
    auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
    connect(shortcut, &QShortcut::activated, this, [this, stage] {
      if (reachable(stage)) showStage(stage);
    });
  }
}

void MainWindow::makeRunMenu() {
  QMenu* run = menuBar()->addMenu(tr("&Run"));
  start_ = run->addAction(tr("&Start"), Qt::Key_F5, this, [this] {
    if (session_->startRun()) showStage(Stage::Tuning);
  });
  pause_ = run->addAction(tr("&Pause"), Qt::Key_F6, this, [this] {
    Run* current = session_->run();
    if (!current) return;
    current->paused() ? current->resume() : current->pause();
    refreshRunActions();
  });
  stop_ = run->addAction(tr("S&top"), Qt::SHIFT | Qt::Key_F5, this, [this] {
    if (session_->run()) session_->run()->stop();
  });
}

void MainWindow::makeViewMenu(const QString& mode) {
  QMenu* view = menuBar()->addMenu(tr("&View"));
  auto* group = new QActionGroup(this);
  const std::pair<const char*, QString> modes[] = {
      {"light", tr("&Light")}, {"dark", tr("&Dark")}, {"system", tr("&Follow the system")}};
  for (const auto& [value, shown] : modes) {
    QAction* action = view->addAction(shown);
    action->setCheckable(true);
    action->setChecked(mode == QLatin1String(value));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = QString(value)] {
      setThemeMode(chosen);
      QSettings().setValue("window/theme", chosen);
    });
  }
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(tr("Copy &diagnostics"), this, [this] { QApplication::clipboard()->setText(diagnostics(*session_)); });
  help->addAction(tr("&About Etude"), this, &MainWindow::about);
}

void MainWindow::refreshRunActions() {
  if (!start_) return;
  const bool running = session_->running();
  start_->setEnabled(!running && session_->canStart());
  pause_->setEnabled(running);
  stop_->setEnabled(running);
  pause_->setText(running && session_->run()->paused() ? tr("&Continue") : tr("&Pause"));
}

void MainWindow::saveRecipeAs() {
  const QString proposed = qs(session_->recipe().name) + ".json";
  QString chosen = QFileDialog::getSaveFileName(this, tr("Save recipe as"), proposed, tr("Recipes (*.json)"));
  if (chosen.isEmpty()) return;
  if (!chosen.endsWith(".json")) chosen += ".json";
  try {
    saveRecipe(session_->recipe(), chosen.toStdString());
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void MainWindow::about() {
  const EngineInfo* info = session_->engineInfo();
  const QString torch = info ? qs(info->torch_version) : tr("not open");
  QMessageBox::about(
      this, tr("About Etude"),
      tr("<h3>Etude %1</h3><p>Guided fine-tuning of language models, from a file of examples to a tuned, exported and "
         "watched model.</p><p>Free software under the GNU General Public License, version 3 or later.</p>"
         "<p>Qt %2, libtorch %3, QCustomPlot</p>")
          .arg(ETUDE_VERSION, qVersion(), torch.toHtmlEscaped()));
}

}  // namespace etude
