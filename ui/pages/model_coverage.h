// How well the model's vocabulary covers the chosen data: unknown tokens, pieces per word, and the words that fall apart most,
// with a verdict in a sentence. Measured in the background on a sample.
#pragma once

#include "core/text/coverage.h"
#include "ui/widgets.h"

#include <QTimer>

#include <atomic>
#include <memory>

class QTableWidget;

namespace etude {

class BusyRow;
class Session;
struct Dataset;

class ModelCoverage : public Card {
  Q_OBJECT

 public:
  explicit ModelCoverage(Session& session, QWidget* parent = nullptr);
  /// Nothing is measured while the page is not seen.
  void setActive(bool active);

 private:
  void refresh();
  void measure();
  void cancel();
  void show(const Coverage& coverage);
  void listWords(const Coverage& coverage);
  void addSelected();
  void tell(const char* tone, const QString& verdict, const QString& note);

  Session& session_;
  bool active_ = false;
  std::shared_ptr<const Dataset> dataset_;      ///< what was measured, or is being measured
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::shared_ptr<std::atomic<double>> fraction_;
  QTimer timer_;
  QLabel *verdict_, *note_;
  BusyRow* progress_;
  QWidget* figures_;
  Figure *unknown_, *pieces_, *whole_;
  QTableWidget* words_;
  QPushButton* add_;  ///< makes the selected words tokens
};

}  // namespace etude
