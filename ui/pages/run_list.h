// The history of runs: find one, look at it again, go on with it, repeat it with one thing changed, lay several over each
// other; star, name and note them, throw them away.
#pragma once

#include "core/run/run_dir.h"
#include "ui/charts/live_chart.h"
#include "ui/pages/run_differences.h"

#include <QWidget>

#include <filesystem>
#include <map>
#include <set>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QMenu;
class QPushButton;
class QToolButton;

namespace etude {

class Session;

/// A run that was ticked: its curves, and what it was.
struct TickedRun {
  fs::path path;
  ComparedRun curves;
  RunDifferences::Column column;
};

class RunList : public QWidget {
  Q_OBJECT

 public:
  explicit RunList(Session& session, QWidget* parent = nullptr);
  /// Reads the folder of runs again, in the background.
  void reload();

 Q_SIGNALS:
  void tickedChanged(const std::vector<etude::TickedRun>& runs);

 private:
  enum class Order { Newest, Loss, Accuracy, Name };

  QWidget* makeFilter();
  QWidget* makeButtons();
  void makeActions();
  QAction* addListAction(const QString& name, const QString& text, const QKeySequence& key, void (RunList::*slot)());
  void fill();
  void tell(const QString& text);
  void addItem(const RunSummary& run);
  bool passes(const RunSummary& run) const;
  std::set<std::filesystem::path> folders() const;
  void refreshButtons();
  const RunSummary* chosen() const;
  const RunSummary* find(const fs::path& path) const;

  void open();
  void resume();
  void repeat();
  void star();
  void rename();
  void note();
  void remove();
  void openFolder();
  void showInFiles();
  void changeMeta(const fs::path& run, std::function<void(RunMeta&)> change);
  void throwAway(const fs::path& run);

  void tick(QListWidgetItem* item);
  void untick(const fs::path& path);
  void load(const fs::path& path, int place);
  void tellTicked();

  Session& session_;
  std::vector<RunSummary> runs_;  ///< all of the folders
  std::vector<fs::path> shown_;   ///< in the order of the list
  std::map<fs::path, int> places_;
  std::map<fs::path, TickedRun> ticked_;
  bool filling_ = false;
  QLineEdit* search_;
  QComboBox* order_;
  QToolButton* starred_;
  QListWidget* list_;
  QLabel *empty_, *note_;  ///< in the list while it is empty; below it
  QPushButton *open_, *resume_, *repeat_, *more_;
  QMenu* menu_;
  QAction *open_action_, *resume_action_, *repeat_action_, *star_action_, *rename_action_, *note_action_, *delete_action_, *files_action_;
};

}  // namespace etude
