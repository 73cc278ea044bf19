// The lower half of the Data page: how labels are spread, how rows are split.
#pragma once

#include "core/data/dataset.h"
#include "ui/widgets.h"

class QTableView;

namespace etude {

class ChartTable;
class LabelBars;
class PartPicture;
class Session;
class SettingsForm;
class TableToggle;

class LabelsCard : public Card {
  Q_OBJECT

 public:
  explicit LabelsCard(QWidget* parent = nullptr);
  void setDataset(const Dataset* dataset);

 private:
  std::vector<LabelCount> counts_;
  LabelBars* bars_;
  ChartTable* values_;
  QTableView* table_;
  TableToggle* below_;
};

class SplitCard : public Card {
  Q_OBJECT

 public:
  explicit SplitCard(Session& session, QWidget* parent = nullptr);
  void setDataset(const Dataset* dataset);

 private:
  void lockShares(const Dataset* dataset);
  QString setAside(const Dataset& dataset) const;

  Session& session_;
  PartPicture* bar_;
  QLabel* note_;
  SettingsForm* form_;
};

}  // namespace etude
