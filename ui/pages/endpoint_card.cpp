#include "ui/pages/endpoint_card.h"

#include "core/base/format.h"
#include "core/base/say.h"
#include "core/data/table.h"
#include "ui/jobs.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/snippets.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QProgressBar>

namespace etude {

namespace {

constexpr std::size_t kImportBatch = 64;
constexpr const char* kImportSlot = "monitoring/import";

struct Import {
  std::shared_ptr<Predictor> predictor;
  fs::path file, log;
  DataSettings columns;  ///< of the run
  bool log_texts = true;
  std::shared_ptr<std::atomic<double>> fraction;
};

std::vector<PredictionInput> textsOf(const Import& import, std::stop_token stop) {
  const Table table = readTable(import.file.string(), DataSettings(), stop);
  const ColumnGuess guess = guessColumns(table);
  int text = table.columnIndex(import.columns.text_column);
  if (text < 0) text = table.columnIndex(guess.text);
  if (text < 0) text = table.columns.size() == 1 ? 0 : -1;
  if (text < 0) {
    throw ProblemError(say("The file has no column that looks like text"), say("Name the column as in the training data, and try again."),
                       import.file.string());
  }
  const int pair = import.columns.text_pair_column.empty() ? -1 : table.columnIndex(import.columns.text_pair_column);
  std::vector<PredictionInput> inputs;
  for (const std::vector<std::string>& row : table.rows) {
    const std::string& cell = row[static_cast<std::size_t>(text)];
    if (!cell.empty()) inputs.push_back({cell, pair >= 0 ? row[static_cast<std::size_t>(pair)] : std::string()});
  }
  if (inputs.empty()) throw ProblemError(say("The file holds no texts"), say("Choose another file."), import.file.string());
  return inputs;
}

std::int64_t runImport(const Import& import, std::stop_token stop) {
  const std::vector<PredictionInput> inputs = textsOf(import, stop);
  PredictionLog log(import.log);
  for (std::size_t begin = 0; begin < inputs.size(); begin += kImportBatch) {
    const std::size_t end = std::min(begin + kImportBatch, inputs.size());
    const std::vector<PredictionInput> part(inputs.begin() + static_cast<std::ptrdiff_t>(begin),
                                            inputs.begin() + static_cast<std::ptrdiff_t>(end));
    log.add(part, import.predictor->predict(part, stop), import.predictor->labels(), "import", import.log_texts);
    *import.fraction = static_cast<double>(end) / static_cast<double>(inputs.size());
  }
  return static_cast<std::int64_t>(inputs.size());
}

}  // namespace

Endpoint::Endpoint(std::shared_ptr<Predictor> predictor, const fs::path& log, bool with_log, const ServerSettings& settings) {
  if (with_log) log_ = std::make_unique<PredictionLog>(log);
  server_ = std::make_unique<PredictionServer>(std::move(predictor), log_.get(), settings);
  thread_ = std::jthread([server = server_.get()] { server->run(); });
}

Endpoint::~Endpoint() {
  server_->stop();
  thread_.join();
}

EndpointCard::EndpointCard(Session& session, QWidget* parent)
    : Card(tr("Endpoint"), parent), session_(session), model_(TunedModel::of(session)) {
  state_ = makeNote({}, this);
  state_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  state_->setTextFormat(Qt::RichText);
  state_->setOpenExternalLinks(true);
  body()->addWidget(state_);
  curl_ = new CodeBox(tr("Command that asks the endpoint"), this);
  body()->addWidget(curl_);
  problems_ = new ProblemList(this);
  body()->addWidget(problems_);
  retry_ = makeButton(tr("Load again"), ButtonRole::Normal, QStringLiteral("reload"), this);
  body()->addWidget(retry_, 0, Qt::AlignLeft);
  connect(retry_, &QPushButton::clicked, &model_, &TunedModel::retry);
  body()->addStretch();
  toggle_ = makeButton(tr("Start endpoint"), ButtonRole::Normal, QStringLiteral("play"), this);
  toggle_->setObjectName(QStringLiteral("toggleEndpoint"));
  body()->addWidget(toggle_, 0, Qt::AlignLeft);
  connect(toggle_, &QPushButton::clicked, this, &EndpointCard::toggle);
  connect(&model_, &TunedModel::changed, this, [this] {
    if (model_.state() == TunedModel::State::Missing || model_.state() == TunedModel::State::Unloaded) endpoint_.reset();
    refresh();
  });
  refresh();
}

EndpointCard::~EndpointCard() = default;

void EndpointCard::toggle() {
  problems_->setProblems({});
  if (endpoint_) {
    endpoint_.reset();
    return refresh();
  }
  const MonitorSettings& wanted = session_.recipe().monitoring;
  ServerSettings settings;
  settings.port = static_cast<int>(wanted.port);
  settings.log_texts = wanted.log_texts;
  try {
    endpoint_ = std::make_unique<Endpoint>(model_.predictor(), model_.run()->predictions(), wanted.log_predictions, settings);
  } catch (const ProblemError& error) {
    problems_->setProblems(error.problems());
  }
  refresh();
}

void EndpointCard::refresh() {
  const bool ready = model_.state() == TunedModel::State::Ready;
  toggle_->setEnabled(ready || endpoint_);
  toggle_->setText(endpoint_ ? tr("Stop endpoint") : tr("Start endpoint"));
  toggle_->setAccessibleName(toggle_->text());
  toggle_->setIcon(icon(endpoint_ ? QStringLiteral("stop") : QStringLiteral("play"), &Theme::text));
  curl_->setVisible(endpoint_ != nullptr);
  if (endpoint_) {
    state_->setText(tr("Listening on <a href=\"http://127.0.0.1:%1\">http://127.0.0.1:%1</a>").arg(endpoint_->port()));
    curl_->setCode(curlSnippet(model_.example(), endpoint_->port()));
  } else {
    state_->setText(model_.state() == TunedModel::State::Loading
                        ? tr("The tuned model is being loaded…")
                        : tr("Lets other programs on this computer ask the model over HTTP."));
  }
  const bool failed = model_.state() == TunedModel::State::Failed;
  retry_->setVisible(failed);
  if (failed) problems_->setProblems(model_.problems());
  if (model_.state() == TunedModel::State::Loading) problems_->setProblems({});
}

ImportCard::ImportCard(Session& session, QWidget* parent)
    : Card(tr("Predict a file"), parent), session_(session), model_(TunedModel::of(session)) {
  note_ =
      makeNote(tr("Puts every text of a CSV, TSV, JSON or text file through the model and adds the answers to the log."), this);
  body()->addWidget(note_);
  progress_ = new QProgressBar(this);
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Texts answered"));
  progress_->hide();
  body()->addWidget(progress_);
  problems_ = new ProblemList(this);
  body()->addWidget(problems_);
  body()->addStretch();
  auto* buttons = new QHBoxLayout;
  choose_ = makeButton(tr("Predict a file…"), ButtonRole::Normal, QStringLiteral("open"), this);
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, {}, this);
  cancel_->hide();
  buttons->addWidget(choose_);
  buttons->addWidget(cancel_);
  buttons->addStretch();
  body()->addLayout(buttons);
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, [this] { progress_->setValue(static_cast<int>(1000 * *fraction_)); });
  connect(choose_, &QPushButton::clicked, this, &ImportCard::choose);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    session_.jobs().cancel(kImportSlot);
    timer_.stop();
    note_->setText(tr("Cancelled; what was answered until then is in the log."));
    refresh();
  });
  connect(&model_, &TunedModel::changed, this, &ImportCard::refresh);
  refresh();
}

void ImportCard::refresh() {
  const bool busy = timer_.isActive();
  choose_->setEnabled(model_.state() == TunedModel::State::Ready && !busy);
  cancel_->setVisible(busy);
  progress_->setVisible(busy);
}

void ImportCard::choose() {
  const QString path = QFileDialog::getOpenFileName(this, tr("File of texts"), {},
                                                    tr("Tables and texts (*.csv *.tsv *.json *.jsonl *.txt);;All files (*)"));
  if (!path.isEmpty()) predictFile(path);
}

void ImportCard::predictFile(const QString& path) {
  const RunDir* run = model_.run();
  if (!run || !model_.predictor()) return;
  problems_->setProblems({});
  fraction_ = std::make_shared<std::atomic<double>>(0.0);
  const Import import{
      model_.predictor(), path.toStdString(), run->predictions(), model_.columns(), session_.recipe().monitoring.log_texts,
      fraction_};
  note_->setText(tr("Answering…"));
  timer_.start();
  refresh();
  const auto ended = [this](const QString& text) {
    timer_.stop();
    note_->setText(text);
    refresh();
  };
  session_.jobs().start<std::int64_t>(
      this, kImportSlot, [import](std::stop_token stop) { return runImport(import, stop); },
      [ended](std::int64_t texts) { ended(tr("%1 texts were answered and logged.").arg(qs(formatCount(texts)))); },
      [this, ended](const Problems& problems) {
        ended({});
        problems_->setProblems(problems);
      });
}

}  // namespace etude
