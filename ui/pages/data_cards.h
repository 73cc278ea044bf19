// The lower half of the Data page: how labels are spread, how rows are split.
#pragma once

#include "ui/widgets.h"

namespace etude {

class LabelBars;
class Session;
class SettingsForm;
class StackedBar;
struct Dataset;

class LabelsCard : public Card {
  Q_OBJECT

 public:
  explicit LabelsCard(QWidget* parent = nullptr);
  void setDataset(const Dataset* dataset);

 private:
  LabelBars* bars_;
  QLabel* note_;
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
  StackedBar* bar_;
  QLabel* note_;
  SettingsForm* form_;
};

}  // namespace etude
