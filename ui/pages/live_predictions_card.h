// A few sentences of the user, and what the model says of them while it learns: label, share, and how the share went from step
// to step. The sentences can be changed at any time; an old run shows those it was asked.
#pragma once

#include "ui/widgets.h"

#include <QTimer>

#include <optional>
#include <string>
#include <vector>

class QLineEdit;

namespace etude {

class Session;
class SentenceRow;

class LivePredictionsCard : public Card {
  Q_OBJECT

 public:
  explicit LivePredictionsCard(Session& session, QWidget* parent = nullptr);

 private:
  SentenceRow* addRow(const QString& text);
  void removeRow(SentenceRow* row);
  void setSentences(const std::vector<std::string>& sentences);
  std::vector<std::string> sentences() const;  ///< those that are not empty
  void edited();
  void send();
  void takeRun();
  void refresh();
  void addFromData();

  Session& session_;
  QVBoxLayout* list_;
  std::vector<SentenceRow*> rows_;
  QLabel* hint_;
  QPushButton *add_, *from_data_;
  QTimer send_timer_;
  std::string run_;  ///< folder of the run that the rows belong to
  std::size_t next_example_ = 0;
};

}  // namespace etude
