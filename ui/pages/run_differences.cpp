#include "ui/pages/run_differences.h"

#include "core/base/format.h"
#include "core/run/run_compare.h"
#include "ui/language.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/run_figures.h"

#include <QHeaderView>
#include <QTableWidget>

namespace etude {

namespace {
constexpr int kMostRowsSeen = 12;
}

RunDifferences::RunDifferences(QWidget* parent) : Card(tr("What differs"), parent) {
  note_ = makeNote({}, this);
  body()->addWidget(note_);
  table_ = new QTableWidget(this);
  table_->setObjectName(QStringLiteral("runDifferences"));
  table_->setAccessibleName(tr("Settings in which the chosen runs differ"));
  dressTable(table_, -1);
  body()->addWidget(table_);
  hide();
}

void RunDifferences::addRow(const QString& name, const QString& tip, const QStringList& values, bool number) {
  const int row = table_->rowCount();
  table_->insertRow(row);
  setCell(table_, row, 0, name, false, tip);
  for (int i = 0; i < values.size(); ++i) setCell(table_, row, i + 1, values[i], number);
}

void RunDifferences::setRuns(const std::vector<Column>& runs) {
  setVisible(runs.size() > 1);
  table_->setRowCount(0);
  if (runs.size() < 2) return;
  QStringList names{QString()}, losses, accuracies, steps;
  std::vector<Recipe> recipes;
  for (const Column& run : runs) {
    names << run.name;
    losses << (run.summary.best_loss ? lossText(*run.summary.best_loss) : QStringLiteral("–"));
    accuracies << (run.summary.best_accuracy ? qs(formatPercent(*run.summary.best_accuracy)) : QStringLiteral("–"));
    steps << qs(formatCount(run.summary.step));
    recipes.push_back(run.recipe);
  }
  table_->setColumnCount(static_cast<int>(names.size()));
  table_->setHorizontalHeaderLabels(names);
  addRow(tr("Lowest validation loss"), {}, losses, true);
  addRow(tr("Highest validation accuracy"), {}, accuracies, true);
  addRow(tr("Steps"), {}, steps, true);
  const std::vector<SettingDifference> differences = differingSettings(recipes);
  for (const SettingDifference& difference : differences) {
    QStringList values;
    for (const std::string& value : difference.values) values << qs(value);
    addRow(labelOf(difference.info), helpOf(difference.info), values, false);
  }
  note_->setText(differences.empty() ? tr("All settings are alike: what differs is chance.")
                                     : tr("Only the settings in which these runs are not alike."));
  table_->resizeColumnsToContents();
  int height = table_->horizontalHeader()->sizeHint().height() + 8;
  for (int row = 0; row < std::min(table_->rowCount(), kMostRowsSeen); ++row) height += table_->rowHeight(row);
  table_->setFixedHeight(height + 12);
}

}  // namespace etude
