// The first stage: which file, how it is read, what its columns mean, what is cleaned, how it is split.
#pragma once

#include "ui/page.h"

#include <memory>

class QLabel;
class QTableView;

namespace etude {

class Card;
class FindingsCard;
class LabelsCard;
class ProblemList;
class SettingsForm;
class SplitCard;
class TablePreview;
struct Dataset;
struct Table;

class DataPage : public Page {
  Q_OBJECT

 public:
  DataPage(Session& session, QWidget* parent);
  QString title() const override { return tr("Data"); }
  QString subtitle() const override {
    return tr("Choose the examples that the model learns from, and see how they are read, cleaned and split.");
  }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeSourceCard();
  QWidget* makeForms();
  QWidget* makePreviewCard();
  void openFile();
  void refresh();
  void showSource(const Table* table);
  void offerReadings(const Table* table);
  void offerColumns(const Table* table);
  void fitColumns();
  void showPreview(std::shared_ptr<const Table> table);

  ProblemList* problems_;
  QLabel *path_, *detected_;
  SettingsForm *reading_, *columns_;
  Card* preview_card_;
  TablePreview* preview_;
  QTableView* view_;
  FindingsCard* findings_;
  LabelsCard* labels_;
  SplitCard* split_;
  std::shared_ptr<const Dataset> shown_;
};

}  // namespace etude
