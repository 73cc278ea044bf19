// The lower half of the Data page: what is wrong with rows, how labels are spread, how rows are split.
#pragma once

#include "ui/widgets.h"

namespace etude {

class LabelBars;
class Session;
class SettingsForm;
class StackedBar;
struct Dataset;
struct Finding;

/// Empty, repeated and leaking rows: how many, where, and what was done about them.
class FindingsCard : public Card {
  Q_OBJECT

 public:
  explicit FindingsCard(Session& session, QWidget* parent = nullptr);
  void setDataset(const Dataset* dataset);

 private:
  QWidget* makeRow(const Finding& finding);

  QVBoxLayout* rows_;
  QLabel* nothing_;
};

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
  StackedBar* bar_;
  SettingsForm* form_;
};

}  // namespace etude
