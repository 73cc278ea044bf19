// Earlier runs, newest first: look at one again, or go on with one that was interrupted.
#pragma once

#include "core/run/run_dir.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace etude {

class Session;

class RunList : public QWidget {
  Q_OBJECT

 public:
  explicit RunList(Session& session, QWidget* parent = nullptr);
  /// Reads the folder of runs again, in the background.
  void reload();

 private:
  void fill(std::vector<RunSummary> runs);
  void refreshButtons();
  const RunSummary* chosen() const;
  void openFolder();

  Session& session_;
  std::vector<RunSummary> runs_;
  QListWidget* list_;
  QLabel* note_;
  QPushButton *open_, *resume_;
};

}  // namespace etude
