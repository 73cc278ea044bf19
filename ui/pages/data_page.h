// The first stage: which file, how it is read, what its columns mean, what is cleaned, how it is split.
#pragma once

#include "ui/page.h"

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace etude {

class BatchCard;
class Card;
class FindingsCard;
class LabelsCard;
class LengthsCard;
class PreviewCard;
class ProblemList;
class SettingsForm;
class SplitCard;
struct Dataset;
struct Table;
struct TokenLengths;

class DataPage : public Page {
  Q_OBJECT

 public:
  DataPage(Session& session, QWidget* parent);
  QString title() const override { return tr("Data"); }
  QString subtitle() const override {
    return tr("Choose the examples that the model learns from, and see how they are read, cleaned and split.");
  }

 private:
  QWidget* makeSourceCard();
  QWidget* makeForms();
  void makeLoadingRow(Card* card);
  void openFiles();
  void openFolder();
  void refresh();
  void showLoading();
  void showLoadingRow();
  void showSource(const Table* table);
  void offerReadings(const Table* table);
  void offerColumns(const Table* table);
  void takeLengths(std::shared_ptr<const TokenLengths> lengths, std::size_t limit);

  ProblemList* problems_;
  QLabel *path_, *detected_;
  QWidget* loading_;
  QProgressBar* progress_;
  QTimer* patience_;
  QPushButton *cancel_, *again_;
  SettingsForm *reading_, *columns_;
  PreviewCard* preview_;
  FindingsCard* findings_;
  LabelsCard* labels_;
  SplitCard* split_;
  LengthsCard* lengths_;
  BatchCard* batch_;
  std::shared_ptr<const Dataset> shown_;
};

}  // namespace etude
