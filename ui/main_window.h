// The frame of the program: the rail of stages, the page of the current one, and the way back and on. It owns the order of
// the stages and says why the next one is not possible yet.
#pragma once

#include "ui/page.h"
#include "ui/stage_status.h"

#include <QMainWindow>
#include <QPointer>

#include <array>
#include <filesystem>
#include <optional>
#include <set>

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QShortcut;
class QStackedWidget;

namespace etude {

class GuidePanel;
class IconLabel;
class LessonEditor;
class LessonLocks;
class LessonPlayer;
class LessonPointer;
class Session;
struct Lesson;
class StageRail;
class SystemTheme;

/// Text sizes that the window offers, in percent of the desktop's.
inline constexpr std::array kTextSizes = {90, 100, 115, 130, 150};

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `theme_mode`: "light", "dark", "system", or empty: as last time.
  explicit MainWindow(const QString& theme_mode = {}, QWidget* parent = nullptr);
  ~MainWindow() override;

  Session& session() { return *session_; }
  Stage currentStage() const { return current_; }
  void showStage(Stage stage);
  /// A lesson, a recipe, a run directory, a model folder or a data file, told apart by what they hold.
  void openPath(const QString& path);
  /// Several at once: files of data, which are combined. Says so if they are anything else.
  void openPaths(const QStringList& paths);
  LessonPlayer& lessons() { return *lessons_; }

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makeInterface();
  void changeLanguage(const QString& code);
  void makeStageShortcuts();
  void makeMenus();
  void makeRunMenu();
  void makeViewMenu();
  void makeLanguageMenu(QMenu* menu);
  QWidget* makeHeader();
  QWidget* makeFooter();
  Page* page(Stage stage);
  void makeRemainingPages();
  void refresh();
  void refreshFooter(const StageStatus& status);
  void refreshRunActions();
  bool reachable(Stage stage) const;
  void setThemeMode(const QString& mode);
  void setTextSize(int percent);
  void setPresenting(bool on);
  void applyLook();
  void makeTextSizeMenu(QMenu* sizes);
  void openRecipe(const QString& path);
  void newRecipe();
  void saveRecipe();
  void saveRecipeAs();
  void saveRecipeTo(const QString& path);
  void makeEditMenu();
  void makeHelpMenu();
  void remember(const QString& path);
  void rememberData(const QStringList& paths);
  bool mayReplaceRecipe();
  void fillRecentMenu();
  void showShortcuts();
  void showWords();
  void showGuide(bool shown);
  std::optional<std::filesystem::path> stoppedRun() const;
  void stopAndClose();
  void resumeUnfinished();
  void keepDraft(bool unfinished);
  void takeUpDraft();
  void finishTyping();
  void about();
  void makeLessons();
  QWidget* makeLessonPanel(QWidget* parent);
  void makeLessonMenu();
  void chooseLesson();
  void openLesson(const QString& path);
  void startLesson(const Lesson& lesson);
  Problems missingWidgets(const Lesson& lesson) const;
  void lessonChanged();
  void fitRail();
  bool leaveLesson();
  void retellLesson();
  void saveAsLesson();

  std::unique_ptr<Session> session_;
  std::array<StageStatus, kStageCount> status_;
  std::set<Stage> visited_;
  Stage current_ = Stage::Data;
  QString theme_mode_;
  int text_percent_ = 100;
  bool presenting_ = false;
  SystemTheme* system_theme_;
  bool painted_ = false, closing_ = false, opened_ = false;
  std::optional<std::filesystem::path> resuming_;  ///< the run that was unfinished when this window was opened
  bool draft_taken_ = false;  ///< what was kept last time is in the window now, so it may be kept anew

  StageRail* rail_;
  QPushButton* guide_button_;
  GuidePanel* guide_;
  QStackedWidget* stack_;
  std::array<Page*, kStageCount> pages_{};
  QLabel *title_, *subtitle_, *reason_;
  IconLabel* reason_icon_;
  QPushButton *back_, *next_;
  QMenu* recent_ = nullptr;
  QShortcut* leave_presentation_ = nullptr;
  LessonPlayer* lessons_ = nullptr;
  LessonLocks* lesson_locks_ = nullptr;
  LessonPointer* lesson_pointer_ = nullptr;
  QPointer<LessonEditor> lesson_editor_;
  QAction *start_ = nullptr, *pause_ = nullptr, *step_ = nullptr, *stop_ = nullptr, *resume_ = nullptr, *new_ = nullptr, *open_recipe_ = nullptr,
          *open_run_ = nullptr, *present_ = nullptr, *undo_ = nullptr, *redo_ = nullptr;
};

}  // namespace etude
