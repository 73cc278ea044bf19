// The menu bar of the main window.
#include "core/base/paths.h"
#include "ui/diagnostics.h"
#include "ui/guide.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/pages/data_files.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QShortcut>
#include <QTextBrowser>
#include <QTimer>

#include <algorithm>

namespace etude {

namespace {

constexpr int kRecentPaths = 8;

/// Something to look up, in a window of its own.
void showReference(QWidget* parent, const QString& name, const QString& title, const QString& html) {
  QDialog dialog(parent);
  dialog.setObjectName(name);
  dialog.setWindowTitle(title);
  auto* column = new QVBoxLayout(&dialog);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeTitle(title, &dialog));
  auto* text = new QTextBrowser(&dialog);
  text->setAccessibleName(title);
  text->setHtml(html);
  column->addWidget(text);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
  QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  column->addWidget(buttons);
  buttons->button(QDialogButtonBox::Close)->setFocus();
  dialog.resize(640, 600);
  dialog.exec();
}

}  // namespace

void MainWindow::makeMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  new_ = file->addAction(tr("&New recipe"), QKeySequence::New, this, &MainWindow::newRecipe);
  file->addAction(tr("Open &data…"), this, [this] {
    const QStringList chosen = QFileDialog::getOpenFileNames(this, tr("Open data"), {}, dataFileFilter());
    if (!chosen.isEmpty()) openPaths(chosen);
  });
  open_recipe_ = file->addAction(tr("&Open recipe…"), QKeySequence::Open, this, [this] {
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Open recipe"), {}, tr("Recipes (*.json);;All files (*)"));
    if (!chosen.isEmpty()) openPath(chosen);
  });
  open_run_ = file->addAction(tr("Open &run…"), this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Open run"), qs(runsDirectory().string()));
    if (!chosen.isEmpty()) openPath(chosen);
  });
  recent_ = file->addMenu(tr("Open re&cent"));
  recent_->setObjectName(QStringLiteral("recent"));
  connect(recent_, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
  file->addSeparator();
  file->addAction(tr("&Save recipe"), QKeySequence::Save, this, &MainWindow::saveRecipe);
  file->addAction(tr("Save recipe &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &MainWindow::saveRecipeAs);
  file->addSeparator();
  file->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
  makeEditMenu();
  makeRunMenu();
}

void MainWindow::makeStageShortcuts() {
  leave_presentation_ = new QShortcut(Qt::Key_Escape, this);
  leave_presentation_->setEnabled(presenting_);
  connect(leave_presentation_, &QShortcut::activated, this, [this] { setPresenting(false); });
  for (int i = 0; i < kStageCount; ++i) {
    const auto stage = static_cast<Stage>(i);
    auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
    connect(shortcut, &QShortcut::activated, this, [this, stage] {
      if (reachable(stage)) showStage(stage);
    });
  }
}

void MainWindow::makeEditMenu() {
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  QUndoStack& history = session_->history();
  undo_ = edit->addAction(tr("&Undo"), &history, &QUndoStack::undo);
  undo_->setShortcut(QKeySequence::Undo);
  redo_ = edit->addAction(tr("&Redo"), &history, &QUndoStack::redo);
  redo_->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
}

void MainWindow::makeRunMenu() {
  QMenu* run = menuBar()->addMenu(tr("&Run"));
  start_ = run->addAction(tr("&Start"), Qt::Key_F5, this, [this] {
    finishTyping();
    if (session_->startRun()) showStage(Stage::Tuning);
  });
  pause_ = run->addAction(tr("&Pause"), Qt::Key_F6, this, [this] {
    Run* current = session_->run();
    if (!current) return;
    current->paused() ? current->resume() : current->pause();
    refreshRunActions();
  });
  step_ = run->addAction(tr("&One step"), Qt::Key_F10, this, [this] {
    if (session_->run()) session_->run()->stepOnce();
  });
  stop_ = run->addAction(tr("S&top"), Qt::SHIFT | Qt::Key_F5, session_.get(), &Session::stopRun);
  resume_ = run->addAction(tr("&Resume"), Qt::SHIFT | Qt::Key_F6, session_.get(), &Session::resumeRun);
}

void MainWindow::makeViewMenu() {
  QMenu* view = menuBar()->addMenu(tr("&View"));
  auto* group = new QActionGroup(view);
  const std::pair<const char*, QString> modes[] = {
      {"light", tr("&Light")}, {"dark", tr("&Dark")}, {"system", tr("&Follow the system")}};
  for (const auto& [value, shown] : modes) {
    QAction* action = view->addAction(shown);
    action->setCheckable(true);
    action->setChecked(theme_mode_ == QLatin1String(value));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = QString(value)] {
      setThemeMode(chosen);
      QSettings().setValue("window/theme", chosen);
    });
  }
  view->addSeparator();
  makeTextSizeMenu(view->addMenu(tr("Text si&ze")));
  makeLanguageMenu(view->addMenu(tr("L&anguage")));
  present_ = view->addAction(tr("&Presentation mode"), Qt::Key_F11, this, &MainWindow::setPresenting);
  present_->setCheckable(true);
  present_->setChecked(presenting_);
  present_->setToolTip(tr("Full screen with large type and thick curves, for a projector"));
  makeLessonMenu();
  makeHelpMenu();
}

void MainWindow::makeLanguageMenu(QMenu* menu) {
  auto* group = new QActionGroup(menu);
  for (const Language& language : languages()) {
    QAction* action = menu->addAction(language.name);
    action->setCheckable(true);
    action->setChecked(language.code == currentLanguage());
    group->addAction(action);
    // Later: the menu that the choice comes from is made anew, too.
    connect(action, &QAction::triggered, this, [this, code = language.code] { QTimer::singleShot(0, this, [this, code] { changeLanguage(code); }); });
  }
}

void MainWindow::makeTextSizeMenu(QMenu* sizes) {
  const auto step = [this](int by) {
    const auto now = std::find(kTextSizes.begin(), kTextSizes.end(), text_percent_);
    const auto place = std::clamp<std::ptrdiff_t>(now - kTextSizes.begin() + by, 0, std::ssize(kTextSizes) - 1);
    setTextSize(kTextSizes[static_cast<std::size_t>(place)]);
  };
  sizes->addAction(tr("&Larger text"), QKeySequence::ZoomIn, this, [step] { step(1); });
  sizes->addAction(tr("&Smaller text"), QKeySequence::ZoomOut, this, [step] { step(-1); });
  sizes->addAction(tr("&Usual text size"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { setTextSize(100); });
}

void MainWindow::makeHelpMenu() {
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(tr("About this &stage"), Qt::Key_F1, guide_button_, &QPushButton::toggle);
  help->addAction(tr("&Words"), this, &MainWindow::showWords);
  help->addAction(tr("&Keyboard shortcuts"), this, &MainWindow::showShortcuts);
  help->addAction(tr("Copy &diagnostics"), this, [this] { QApplication::clipboard()->setText(diagnostics(*session_)); });
  help->addAction(tr("&About Etude"), this, &MainWindow::about);
}

void MainWindow::refreshRunActions() {
  if (!start_) return;
  const bool running = session_->running();
  start_->setEnabled(!running && session_->canStart());
  pause_->setEnabled(running && !session_->stopping());
  step_->setEnabled(running && session_->run()->paused() && !session_->stopping());
  stop_->setEnabled(running && !session_->stopping());
  resume_->setEnabled(session_->canResume());
  for (QAction* action : {new_, open_recipe_, open_run_}) action->setEnabled(!running);
  // A plan that is being carried out stays as it is.
  const QUndoStack& history = session_->history();
  undo_->setEnabled(!running && history.canUndo());
  redo_->setEnabled(!running && history.canRedo());
  undo_->setText(history.canUndo() ? tr("&Undo: %1").arg(history.undoText()) : tr("&Undo"));
  redo_->setText(history.canRedo() ? tr("&Redo: %1").arg(history.redoText()) : tr("&Redo"));
  pause_->setText(running && session_->run()->paused() ? tr("&Continue") : tr("&Pause"));
}

void MainWindow::saveRecipe() {
  finishTyping();
  session_->recipePath().isEmpty() ? saveRecipeAs() : saveRecipeTo(session_->recipePath());
}

void MainWindow::saveRecipeAs() {
  const QString proposed = session_->recipePath().isEmpty() ? qs(session_->recipe().name) + ".json" : session_->recipePath();
  const QString chosen = askWhereToSave(this, tr("Save recipe as"), proposed, QStringLiteral("json"), tr("Recipes (*.json)"));
  if (!chosen.isEmpty()) saveRecipeTo(chosen);
}

void MainWindow::saveRecipeTo(const QString& path) {
  try {
    etude::saveRecipe(session_->recipe(), path.toStdString());
    session_->markSaved(path);
    remember(path);
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void MainWindow::remember(const QString& path) {
  QSettings settings;
  QStringList paths = settings.value("window/recent").toStringList();
  paths.removeAll(path);
  paths.prepend(path);
  settings.setValue("window/recent", paths.mid(0, kRecentPaths));
}

void MainWindow::fillRecentMenu() {
  recent_->clear();
  for (const QString& path : QSettings().value("window/recent").toStringList()) {
    const QStringList files = path.split(QLatin1Char('\n'));  // of data, opened together
    if (!std::all_of(files.begin(), files.end(), [](const QString& file) { return QFileInfo::exists(file); })) continue;
    const QString first = QDir::toNativeSeparators(files.front());
    recent_->addAction(files.size() == 1 ? first : tr("%1 and %2 more").arg(first).arg(files.size() - 1), this, [this, files] { openPaths(files); });
  }
  if (recent_->isEmpty()) recent_->addAction(tr("Nothing was opened yet"))->setEnabled(false);
}

void MainWindow::showWords() {
  showReference(this, QStringLiteral("words"), tr("Words"), wordTable(allWords()));
}

void MainWindow::showShortcuts() {
  QString rows;
  const auto addLine = [&rows](QString what, const QString& keys) {
    what.remove('&').remove(QStringLiteral("…"));
    rows += QStringLiteral("<tr><td width='75%'>%1</td><td><b>%2</b></td></tr>").arg(what.toHtmlEscaped(), keys.toHtmlEscaped());
  };
  const auto add = [&addLine](const QString& what, const QKeySequence& keys) { addLine(what, keys.toString(QKeySequence::NativeText)); };
  const auto addAll = [&](const QList<QAction*>& actions, const auto& self) -> void {
    for (const QAction* action : actions) {
      if (action->menu()) self(action->menu()->actions(), self);
      else if (action == undo_) add(tr("Undo"), action->shortcut());
      else if (action == redo_) add(tr("Redo"), action->shortcut());
      else if (!action->shortcut().isEmpty()) add(action->text(), action->shortcut());
    }
  };
  addAll(menuBar()->actions(), addAll);
  for (int i = 0; i < kStageCount; ++i) add(tr("Stage: %1").arg(stageName(static_cast<Stage>(i))), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
  for (const QAction* action : page(Stage::Tuning)->findChildren<QAction*>(QRegularExpression(QStringLiteral("^run[A-Z]"))))
    if (!action->shortcut().isEmpty()) add(tr("Earlier runs: %1").arg(action->text()), action->shortcut());
  const std::pair<QString, QList<QKeySequence>> chart_keys[] = {{tr("In a chart: read the value before or after"), {Qt::Key_Left, Qt::Key_Right}},
                                                                {tr("In a chart: read the first or the last value"), {Qt::Key_Home, Qt::Key_End}},
                                                                {tr("In a chart: closer, farther, all of it"), {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0}},
                                                                {tr("In the learning curves: a note at this step"), {Qt::Key_N}}};
  addLine(tr("In a chart: closer, farther"), tr("Ctrl+Wheel"));
  for (const auto& [what, keys] : chart_keys) addLine(what, QKeySequence::listToString(keys, QKeySequence::NativeText).replace(QStringLiteral("; "), QStringLiteral("  ")));
  showReference(this, QStringLiteral("shortcuts"), tr("Keyboard shortcuts"), QStringLiteral("<table width='100%' cellpadding='4'>%1</table>").arg(rows));
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
