// Predictions made elsewhere, from a CSV or JSONL file, into the log of this run: which column is what is guessed and can be put
// right before anything is written; bad rows are told with their lines.
#pragma once

#include "core/serve/prediction_import.h"
#include "ui/widgets.h"

#include <QTimer>

#include <array>
#include <atomic>
#include <memory>

class QComboBox;
class QProgressBar;
class QTableWidget;

namespace etude {

class Session;
class TunedModel;

class PredictionImportCard : public Card {
  Q_OBJECT

 public:
  explicit PredictionImportCard(Session& session, QWidget* parent = nullptr);
  /// Reads the file and asks which column is what.
  void openFile(const QString& path);

 Q_SIGNALS:
  void imported();

 private:
  enum Part { Text, Predicted, Confidence, Truth, Time, PartCount };
  enum class State { Idle, Reading, Mapping, Importing };
  struct Opened {
    std::shared_ptr<const Table> table;
    ImportColumns guess;
  };

  QWidget* makeMapping();
  void choose();
  void offerColumns(const Opened& opened);
  void import();
  void report(const PredictionImport& done);
  void enter(State state, const QString& note);
  ImportColumns chosenColumns() const;

  Session& session_;
  TunedModel& model_;
  State state_ = State::Idle;
  std::shared_ptr<const Table> table_;
  std::string text_pair_;
  std::shared_ptr<std::atomic<double>> fraction_;
  QTimer timer_;
  QLabel* note_;
  QProgressBar* progress_;
  QWidget* mapping_;
  std::array<QComboBox*, PartCount> columns_{};
  QTableWidget* bad_;
  QPushButton *choose_, *import_, *cancel_;
  ProblemList* problems_;
};

}  // namespace etude
