// Runs side by side: how they ended, and those of their settings that are not all alike.
#pragma once

#include "core/run/run_dir.h"
#include "ui/widgets.h"

class QTableWidget;

namespace etude {

class RunDifferences : public Card {
  Q_OBJECT

 public:
  struct Column {
    QString name;
    RunSummary summary;
    Recipe recipe;
  };

  explicit RunDifferences(QWidget* parent = nullptr);
  /// Hidden with fewer than two.
  void setRuns(const std::vector<Column>& runs);

 private:
  void addRow(const QString& name, const QString& tip, const QStringList& values, bool number);

  QTableWidget* table_;
  QLabel* note_;
};

}  // namespace etude
