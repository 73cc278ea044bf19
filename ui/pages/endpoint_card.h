// The tuned model as a local HTTP endpoint, served from this window; and a file of texts put through it.
#pragma once

#include "core/serve/http_server.h"
#include "ui/widgets.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <thread>

class QProgressBar;

namespace etude {

class CodeBox;
class Session;
class TunedModel;

/// A server with its own thread and log; ends with the object.
class Endpoint {
 public:
  /// Throws ProblemError (port taken, log not writable).
  Endpoint(std::shared_ptr<Predictor> predictor, const std::filesystem::path& log, bool with_log, const ServerSettings& settings);
  ~Endpoint();
  int port() const { return server_->port(); }

 private:
  std::unique_ptr<PredictionLog> log_;
  std::unique_ptr<PredictionServer> server_;
  std::jthread thread_;
};

class EndpointCard : public Card {
  Q_OBJECT

 public:
  explicit EndpointCard(Session& session, QWidget* parent = nullptr);
  ~EndpointCard() override;

 private:
  void toggle();
  void refresh();

  Session& session_;
  TunedModel& model_;
  std::unique_ptr<Endpoint> endpoint_;
  QLabel* state_;
  CodeBox* curl_;
  QPushButton *toggle_, *retry_;
  ProblemList* problems_;
};

/// Puts the texts of a file through the model and logs them.
class ImportCard : public Card {
  Q_OBJECT

 public:
  explicit ImportCard(Session& session, QWidget* parent = nullptr);
  /// The file's text column is that of the run, or guessed.
  void predictFile(const QString& path);

 private:
  void choose();
  void refresh();

  Session& session_;
  TunedModel& model_;
  QPushButton *choose_, *cancel_;
  QProgressBar* progress_;
  QLabel* note_;
  ProblemList* problems_;
  QTimer timer_;
  std::shared_ptr<std::atomic<double>> fraction_;
};

}  // namespace etude
