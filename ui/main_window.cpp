#include "ui/main_window.h"

#include "core/base/paths.h"
#include "ui/guide_panel.h"
#include "ui/language.h"
#include "ui/lessons/lesson_editor.h"
#include "ui/lessons/lesson_player.h"
#include "ui/pages/monitoring_watch.h"
#include "ui/session.h"
#include "ui/stage_rail.h"
#include "ui/system_theme.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>

namespace etude {

namespace {

constexpr Stage kStages[] = {Stage::Data,       Stage::Model,  Stage::Environment, Stage::Tuning,
                             Stage::Evaluation, Stage::Export, Stage::Monitoring};

constexpr const char* kUnfinishedRun = "window/unfinished_run";
constexpr const char* kDraft = "draft";

std::size_t indexOf(Stage stage) { return static_cast<std::size_t>(stage); }

}  // namespace

MainWindow::MainWindow(const QString& theme_mode, QWidget* parent) : QMainWindow(parent), session_(std::make_unique<Session>()) {
  const QSettings settings;
  const QString mode = theme_mode.isEmpty() ? settings.value("window/theme", "system").toString() : theme_mode;
  text_percent_ = std::clamp(settings.value("window/text_size", 100).toInt(), kTextSizes.front(), kTextSizes.back());
  setThemeMode(mode);  // first: widgets take their fonts when they are made
  setWindowIcon(QIcon(":/icons/etude.svg"));
  system_theme_ = new SystemTheme(this);
  connect(system_theme_, &SystemTheme::changed, this, [this] {
    if (theme_mode_ == "system") setThemeMode(theme_mode_);
  });
  setAcceptDrops(true);
  QCoreApplication::instance()->installEventFilter(this);
  setMinimumSize(960, 600);
  makeLessons();
  makeInterface();
  makeStageShortcuts();
  if (!restoreGeometry(settings.value("window/geometry").toByteArray())) {
    // The frame that the desktop draws around the window must fit on the screen too.
    const QSize room = screen()->availableSize() - QSize(16, 56);
    resize(QSize(1280, 800).boundedTo(room));
  }

  session_->askBeforeReplacing([this] { return lessons_->active() || mayReplaceRecipe(); });  // a lesson keeps the user's own recipe
  connect(session_.get(), &Session::stageRequested, this, &MainWindow::showStage);
  connect(session_.get(), &Session::problemsRaised, this, [this](const Problems& problems) { showProblems(this, problems); });
  for (const auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged,
                            &Session::runChanged, &Session::standingChanged})
    connect(session_.get(), signal, this, &MainWindow::refresh);
  // Dozens of times a second: all but the words of the one stage that moves is left alone.
  connect(session_.get(), &Session::runAdvanced, this, [this] {
    if (stageStatus(*session_, Stage::Tuning) != status_[indexOf(Stage::Tuning)]) refresh();
  });
  connect(session_.get(), &Session::dataOpened, this, &MainWindow::rememberData);
  connect(&session_->history(), &QUndoStack::indexChanged, this, &MainWindow::refreshRunActions);
  connect(&session_->history(), &QUndoStack::cleanChanged, this, [this](bool clean) { setWindowModified(!clean); });
  // Only the frame at first: the page comes right after the first paint.
  title_->setText(stageName(current_));
  rail_->setCurrent(current_);
  refresh();
}

/// All that carries words; made anew when the language changes.
void MainWindow::makeInterface() {
  auto* central = new QWidget(this);
  auto* across = new QHBoxLayout(central);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(0);
  rail_ = new StageRail(*session_, central);
  across->addWidget(rail_);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(makeHeader());
  guide_ = new GuidePanel(central);
  guide_->hide();
  column->addWidget(guide_);
  column->addWidget(makeAlarmNotice(*session_, central));
  stack_ = new QStackedWidget(central);
  column->addWidget(stack_, 1);
  column->addWidget(makeFooter());
  across->addLayout(column, 1);
  across->addWidget(makeLessonPanel(central));
  setCentralWidget(central);
  fitRail();
  makeMenus();
  makeViewMenu();
  guide_button_->setChecked(QSettings().value("window/guide", false).toBool());
  connect(rail_, &StageRail::stageChosen, this, &MainWindow::showStage);
}

void MainWindow::changeLanguage(const QString& code) {
  QSettings().setValue("window/language", code);
  if (code == currentLanguage()) return;
  finishTyping();
  setLanguage(code);
  delete takeCentralWidget();
  pages_ = {};
  setMenuBar(new QMenuBar(this));
  makeInterface();
  session_->sayAgain();
  showStage(current_);
  makeRemainingPages();
  retellLesson();
}

MainWindow::~MainWindow() {
  // Pages watch the session: they go first.
  session_->disconnect(this);
  session_->history().disconnect(this);
  delete takeCentralWidget();
}

QWidget* MainWindow::makeHeader() {
  auto* header = new QWidget(this);
  auto* column = new QVBoxLayout(header);
  column->setContentsMargins(32, 20, 32, 12);
  column->setSpacing(4);
  title_ = makeTitle({}, header);
  title_->setObjectName("title");
  subtitle_ = makeNote({}, header);
  guide_button_ = makeButton(tr("About this stage"), ButtonRole::Normal, "book", header);
  guide_button_->setObjectName("guideButton");
  guide_button_->setCheckable(true);
  setTip(guide_button_, tr("Why this stage matters, what to do here, and what the words mean (F1)"));
  connect(guide_button_, &QPushButton::toggled, this, &MainWindow::showGuide);
  auto* lessons = makeButton(tr("Lessons"), ButtonRole::Normal, "play", header);
  lessons->setObjectName("lessonsButton");
  setTip(lessons, tr("Small experiments that set everything up and explain what you see (Ctrl+L)"));
  connect(lessons, &QPushButton::clicked, this, &MainWindow::chooseLesson);
  auto* across = new QHBoxLayout;
  across->setSpacing(12);
  across->addWidget(title_, 1);
  across->addWidget(lessons);
  across->addWidget(guide_button_);
  column->addLayout(across);
  column->addWidget(subtitle_);
  return header;
}

QWidget* MainWindow::makeFooter() {
  auto* footer = new QFrame(this);
  footer->setObjectName("footer");
  auto* across = new QHBoxLayout(footer);
  across->setContentsMargins(32, 12, 32, 12);
  across->setSpacing(12);
  back_ = makeButton(tr("Back"), ButtonRole::Normal, "back", footer);
  back_->setObjectName("back");
  reason_icon_ = new IconLabel(icon("info", &Theme::caution), 18, footer);
  reason_ = new QLabel(footer);
  reason_->setObjectName("reason");
  reason_->setWordWrap(true);
  reason_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  next_ = makeButton(tr("Next"), ButtonRole::Primary, "next", footer);
  next_->setObjectName("next");
  next_->setLayoutDirection(Qt::RightToLeft);  // the arrow stands behind the word
  across->addWidget(back_);
  across->addWidget(reason_, 1);
  across->addWidget(reason_icon_);
  across->addWidget(next_);
  connect(back_, &QPushButton::clicked, this, [this] { showStage(kStages[indexOf(current_) - 1]); });
  connect(next_, &QPushButton::clicked, this, [this] { showStage(kStages[indexOf(current_) + 1]); });
  return footer;
}

Page* MainWindow::page(Stage stage) {
  using Factory = Page* (*)(Session&, QWidget*);
  static constexpr Factory factories[] = {makeDataPage,       makeModelPage,  makeEnvironmentPage, makeTuningPage,
                                          makeEvaluationPage, makeExportPage, makeMonitoringPage};
  Page*& made = pages_[indexOf(stage)];
  if (!made) {
    made = factories[indexOf(stage)](*session_, stack_);
    stack_->addWidget(made);
  }
  return made;
}

void MainWindow::makeRemainingPages() {
  for (const Stage stage : kStages) {
    if (pages_[indexOf(stage)]) continue;
    page(stage);
    QTimer::singleShot(0, this, &MainWindow::makeRemainingPages);  // one at a time: the window stays quick meanwhile
    return;
  }
}

void MainWindow::showStage(Stage stage) {
  current_ = stage;
  visited_.insert(stage);
  Page* shown = page(stage);
  title_->setText(shown->title());
  subtitle_->setText(shown->subtitle());
  guide_->setStage(stage);
  stack_->setCurrentWidget(shown);
  rail_->setCurrent(stage);
  refresh();
  shown->entered();
  lessons_->visit(stage);
}

bool MainWindow::reachable(Stage stage) const {
  if (visited_.contains(stage)) return true;
  // A run can be looked at where its data and its model are not.
  const Stage first = session_->runDir() && stage >= Stage::Tuning ? Stage::Tuning : Stage::Data;
  return std::all_of(kStages + indexOf(first), kStages + indexOf(stage), [this](Stage before) { return status_[indexOf(before)].blocked.isEmpty(); });
}

void MainWindow::refresh() {
  for (const Stage stage : kStages) status_[indexOf(stage)] = stageStatus(*session_, stage);
  for (const Stage stage : kStages) rail_->setStatus(stage, status_[indexOf(stage)], reachable(stage));
  refreshFooter(status_[indexOf(current_)]);
  refreshRunActions();
  setWindowTitle(QStringLiteral("%1[*] – Etude").arg(shownName(session_->recipe().name)));
  setWindowModified(!session_->history().isClean());
  if (closing_ && !session_->running()) close();
}

void MainWindow::refreshFooter(const StageStatus& status) {
  const bool last = current_ == kStages[kStageCount - 1];
  back_->setEnabled(current_ != Stage::Data);
  next_->setVisible(!last);
  const bool allowed = !last && status.blocked.isEmpty();
  next_->setEnabled(allowed);
  if (!last) next_->setText(tr("Next: %1").arg(stageName(kStages[indexOf(current_) + 1])));
  next_->setAccessibleName(next_->text());
  next_->setAccessibleDescription(status.blocked);
  reason_->setText(last ? QString() : status.blocked);
  reason_icon_->setVisible(!reason_->text().isEmpty());
  reason_icon_->setIcon(status.state == StageState::Attention ? icon("warning", &Theme::caution) : icon("info", &Theme::muted));
  setTone(reason_, status.state == StageState::Attention ? "caution" : "");
  if (closing_) reason_->setText(lessons_->active() ? tr("The run stops, then the window closes.") : tr("The run saves a checkpoint, then the window closes."));
}

bool MainWindow::event(QEvent* event) {
  const bool handled = QMainWindow::event(event);
  if (event->type() == QEvent::Resize && lessons_) fitRail();
  if (event->type() == QEvent::Paint && !painted_) {
    painted_ = true;
    // The window stands: now there is time for its page, for the engine and for the pages that are not seen yet.
    QTimer::singleShot(0, this, [this] {
      if (!pages_[indexOf(current_)]) showStage(current_);
    });
    QTimer::singleShot(0, session_.get(), &Session::openEngine);
    QTimer::singleShot(0, system_theme_, &SystemTheme::watch);
    QTimer::singleShot(0, this, &MainWindow::resumeUnfinished);
    QTimer::singleShot(50, this, &MainWindow::makeRemainingPages);
  }
  return handled;
}

/// A field in which nothing was typed since its last edit of the recipe leaves Ctrl+Z to the recipe; Qt's would swallow it.
bool MainWindow::eventFilter(QObject* object, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool undo = key->matches(QKeySequence::Undo);
  if (!undo && !key->matches(QKeySequence::Redo)) return false;
  auto* line = qobject_cast<QLineEdit*>(object);
  if (!line && qobject_cast<QAbstractSpinBox*>(object)) line = object->findChild<QLineEdit*>();
  if (!line || (line->isModified() && (undo ? line->isUndoAvailable() : line->isRedoAvailable()))) return false;
  event->ignore();
  return true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  finishTyping();
  if (session_->running()) {
    if (!closing_) stopAndClose();
    if (!closing_ || session_->running()) return event->ignore();  // else the run ended while the question stood
  }
  if (presenting_) setPresenting(false);
  QSettings().setValue("window/geometry", saveGeometry());
  std::optional<fs::path> unfinished = stoppedRun();  // asked before the lesson gives the user's own run back
  if (!unfinished && session_->runOpening()) unfinished = resuming_;
  lessons_->leave();  // what is kept for next time is the user's own
  if (lesson_editor_ && !lesson_editor_->close()) {
    closing_ = false;
    return event->ignore();
  }
  keepDraft(unfinished.has_value());
  if (unfinished) QSettings().setValue(kUnfinishedRun, qs(unfinished->string()));
  event->accept();
}

/// The run that was stopped in order to close, to be taken up again; one of a lesson is given up with the lesson.
std::optional<fs::path> MainWindow::stoppedRun() const {
  const std::optional<RunFinished>& result = session_->monitor().result();
  if (!closing_ || lessons_->active() || !session_->runDir() || !result || result->reason != "stopped") return std::nullopt;
  return session_->runDir()->path();
}

void MainWindow::stopAndClose() {
  const QString what = lessons_->active() ? tr("Stop the run and close? It belongs to the lesson, and both are given up: the lesson begins anew when you next choose it.")
                                          : tr("Stop the run and close? It saves a checkpoint first, and goes on when you start Etude again.");
  QMessageBox question(QMessageBox::NoIcon, tr("A run is under way"), what, QMessageBox::NoButton, this);
  question.setObjectName("stopQuestion");
  QPushButton* yes = question.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
  question.addButton(tr("Keep running"), QMessageBox::RejectRole);
  question.exec();
  if (question.clickedButton() != yes) return;
  closing_ = true;
  session_->stopRun();
}

void MainWindow::resumeUnfinished() {
  if (opened_) return;
  const QString path = QSettings().value(kUnfinishedRun).toString();
  QSettings().remove(kUnfinishedRun);
  takeUpDraft();
  if (path.isEmpty() || !QFileInfo::exists(path + "/recipe.json")) return;
  resuming_ = path.toStdString();
  session_->openRun(*resuming_, true);
  showStage(Stage::Tuning);
}

/// What was not saved is there again next time, and nobody is asked. What was kept the time before stays until it was taken up
/// or there is something newer. An unfinished run goes on under the file of its recipe.
void MainWindow::keepDraft(bool unfinished) {
  const bool clean = session_->history().isClean();
  if (!draft_taken_ && (clean || session_->onlyDataWasOpened())) return;
  QSettings settings;
  settings.remove(kDraft);
  if (clean && !unfinished) return;
  settings.beginGroup(kDraft);
  settings.setValue("recipe", qs(dumpJson(toJson(session_->recipe()))));
  settings.setValue("path", session_->recipePath());
  settings.setValue("saved", clean);
}

void MainWindow::takeUpDraft() {
  draft_taken_ = true;
  QSettings settings;
  settings.beginGroup(kDraft);
  const std::string draft = settings.value("recipe").toString().toStdString();
  if (draft.empty()) return;
  try {
    Problems problems;
    const Recipe recipe = recipeFromJson(parseJson(draft, "draft"), problems);
    session_->setRecipe(recipe, settings.value("path").toString());
    if (settings.value("saved").toBool()) session_->history().setClean();
  } catch (const ProblemError&) {
    settings.remove({});  // of another version, or damaged: there is nothing to take up
  }
}

/// What is being typed counts, although the focus stays where it is.
void MainWindow::finishTyping() {
  if (QWidget* field = focusWidget()) field->clearFocus();
}

void MainWindow::showGuide(bool shown) {
  guide_->setVisible(shown);
  QSettings().setValue("window/guide", shown);
}

void MainWindow::setThemeMode(const QString& mode) {
  theme_mode_ = mode;
  applyLook();
}

void MainWindow::setTextSize(int percent) {
  text_percent_ = std::clamp(percent, kTextSizes.front(), kTextSizes.back());
  QSettings().setValue("window/text_size", text_percent_);
  applyLook();
}

void MainWindow::setPresenting(bool on) {
  presenting_ = on;
  present_->setChecked(on);
  leave_presentation_->setEnabled(on);
  setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
  applyLook();
}

/// For a projector, type and curves are read from the last row.
void MainWindow::applyLook() {
  const double text = text_percent_ / 100.0;
  applyTheme(*static_cast<QApplication*>(QApplication::instance()), theme_mode_,
             presenting_ ? Magnification{text * 1.35, 2} : Magnification{text, 1});
}

}  // namespace etude
