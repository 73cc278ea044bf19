#include "ui/pages/prediction_import_card.h"

#include "core/base/format.h"
#include "core/data/table.h"
#include "ui/forms/form_layout.h"
#include "ui/jobs.h"
#include "ui/pages/monitoring_data.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QTableWidget>

namespace etude {

namespace {

constexpr const char* kPredictionSlot = "monitoring/import predictions";
constexpr const char* kColumnNames[] = {"import_text", "import_predicted", "import_confidence", "import_truth", "import_time"};

}  // namespace

PredictionImportCard::PredictionImportCard(Session& session, QWidget* parent)
    : Card(tr("Bring in predictions from elsewhere"), parent), session_(session), model_(TunedModel::of(session)) {
  setObjectName(QStringLiteral("prediction_import"));
  note_ = makeNote({}, this);
  note_->setObjectName(QStringLiteral("import_note"));
  body()->addWidget(note_);
  progress_ = new QProgressBar(this);
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Rows read"));
  body()->addWidget(progress_);
  body()->addWidget(makeMapping());
  problems_ = new ProblemList(this);
  body()->addWidget(problems_);
  bad_ = new QTableWidget(this);
  bad_->setObjectName(QStringLiteral("import_bad_rows"));
  bad_->setAccessibleName(tr("Rows that were left out"));
  bad_->setColumnCount(2);
  bad_->setHorizontalHeaderLabels({tr("Line"), tr("Why it was left out")});
  dressTable(bad_, 1);
  bad_->setFixedHeight(140);
  bad_->hide();
  body()->addWidget(bad_);
  body()->addStretch();
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  choose_ = makeButton(tr("Choose a file…"), ButtonRole::Normal, QStringLiteral("open"), this);
  choose_->setObjectName(QStringLiteral("import_choose"));
  import_ = makeButton(tr("Import"), ButtonRole::Primary, {}, this);
  import_->setObjectName(QStringLiteral("import_start"));
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, {}, this);
  cancel_->setObjectName(QStringLiteral("import_cancel"));
  for (QPushButton* button : {choose_, import_, cancel_}) row->addWidget(button);
  row->addStretch();
  body()->addLayout(row);
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, [this] { progress_->setValue(static_cast<int>(1000 * *fraction_)); });
  connect(choose_, &QPushButton::clicked, this, &PredictionImportCard::choose);
  connect(import_, &QPushButton::clicked, this, &PredictionImportCard::import);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    session_.jobs().cancel(kPredictionSlot);
    enter(State::Idle, tr("Cancelled: nothing was added to the log."));
  });
  enter(State::Idle, tr("A CSV or JSONL file with a text, the model's answer, and perhaps its confidence, the time and the true label. "
                        "With true labels you see how often the model is right in use."));
}

QWidget* PredictionImportCard::makeMapping() {
  mapping_ = new QWidget(this);
  auto* form = new FormLayout(mapping_);
  const QString names[] = {tr("Text"), tr("Model's answer"), tr("Confidence"), tr("True label"), tr("Time")};
  const QString tips[] = {tr("What the model was asked."), tr("The label it gave. It must be one of this model's labels."),
                          tr("How sure it was: 0 to 1, or a percentage. May be missing."),
                          tr("The label that is right. Where it is known, accuracy in use can be told."),
                          tr("When it was asked, such as 2026-11-21 08:19 or seconds since 1970. Without, all rows count as asked now.")};
  for (int i = 0; i < PartCount; ++i) {
    auto* box = new QComboBox(mapping_);
    box->setObjectName(QLatin1String(kColumnNames[i]));
    box->setAccessibleName(names[i]);
    setTip(box, tips[i]);
    form->addRow(names[i], box);
    columns_[static_cast<std::size_t>(i)] = box;
  }
  return mapping_;
}

void PredictionImportCard::enter(State state, const QString& note) {
  state_ = state;
  note_->setText(note);
  const bool busy = state == State::Reading || state == State::Importing;
  busy ? timer_.start() : timer_.stop();
  progress_->setVisible(busy);
  mapping_->setVisible(state == State::Mapping);
  import_->setVisible(state == State::Mapping);
  choose_->setVisible(state == State::Idle);
  cancel_->setVisible(state != State::Idle);
}

void PredictionImportCard::choose() {
  const QString path = QFileDialog::getOpenFileName(this, tr("File of predictions"), {},
                                                    tr("Tables (*.csv *.tsv *.json *.jsonl);;All files (*)"));
  if (!path.isEmpty()) openFile(path);
}

void PredictionImportCard::openFile(const QString& path) {
  const RunDir* run = model_.run();
  if (!run) return;
  problems_->setProblems({});
  bad_->hide();
  fraction_ = std::make_shared<std::atomic<double>>(0.0);
  enter(State::Reading, tr("The file is being read…"));
  session_.jobs().start<Opened>(
      this, kPredictionSlot,
      [path = path.toStdString(), run = *run, fraction = fraction_](std::stop_token stop) {
        Opened opened;
        opened.table = std::make_shared<const Table>(
            readTable(path, DataSettings(), stop, [fraction](double done) { *fraction = done; }));
        opened.guess = guessImportColumns(*opened.table, driftProfile(run).labels);
        return opened;
      },
      [this](Opened opened) { offerColumns(opened); },
      [this](const Problems& problems) {
        enter(State::Idle, {});
        problems_->setProblems(problems);
      });
}

void PredictionImportCard::offerColumns(const Opened& opened) {
  table_ = opened.table;
  text_pair_ = opened.guess.text_pair;
  const std::string guesses[] = {opened.guess.text, opened.guess.predicted, opened.guess.confidence, opened.guess.truth, opened.guess.time};
  for (std::size_t i = 0; i < PartCount; ++i) {
    QComboBox* box = columns_[i];
    box->clear();
    box->addItem(i == Text || i == Predicted ? tr("choose a column") : tr("not in the file"), QString());
    for (const std::string& column : table_->columns) box->addItem(qs(column), qs(column));
    box->setCurrentIndex(std::max(0, box->findData(qs(guesses[i]))));
  }
  enter(State::Mapping, tr("%1 rows. Check which column is what, then import.").arg(qs(formatCount(static_cast<std::int64_t>(table_->rows.size())))));
}

ImportColumns PredictionImportCard::chosenColumns() const {
  const auto chosen = [this](Part part) { return columns_[part]->currentData().toString().toStdString(); };
  ImportColumns columns{chosen(Text), text_pair_, chosen(Predicted), chosen(Confidence), chosen(Truth), chosen(Time)};
  return columns;
}

void PredictionImportCard::import() {
  const RunDir* run = model_.run();
  if (!run || !table_) return;
  problems_->setProblems({});
  fraction_ = std::make_shared<std::atomic<double>>(0.0);
  const ImportColumns columns = chosenColumns();
  const bool with_texts = session_.recipe().monitoring.log_texts;
  enter(State::Importing, tr("The rows are being added to the log…"));
  session_.jobs().start<PredictionImport>(
      this, kPredictionSlot,
      [run = *run, table = table_, columns, with_texts, fraction = fraction_](std::stop_token stop) {
        const auto tokenizer = loadTokenizer(run.model());
        PredictionImport done = readPredictions(*table, columns, driftProfile(run).labels, *tokenizer, with_texts, stop,
                                                [fraction](double part) { *fraction = part; });
        if (stop.stop_requested()) throw Cancelled();
        PredictionLog(run.predictions()).addRows(done.rows);
        return done;
      },
      [this](PredictionImport done) { report(done); },
      [this](const Problems& problems) {
        enter(State::Mapping, {});
        problems_->setProblems(problems);
      });
}

void PredictionImportCard::report(const PredictionImport& done) {
  table_.reset();
  QStringList words{tr("%1 predictions were added to the log.").arg(qs(formatCount(static_cast<std::int64_t>(done.rows.size()))))};
  if (done.judged > 0)
    words << tr("%1 of %2 with a true label are right (%3).")
                 .arg(qs(formatCount(done.right)), qs(formatCount(done.judged)),
                      qs(formatPercent(static_cast<double>(done.right) / static_cast<double>(done.judged))));
  if (done.bad > 0) words << tr("%1 rows were left out.").arg(qs(formatCount(done.bad)));
  enter(State::Idle, words.join(QLatin1Char(' ')));
  bad_->setVisible(done.bad > 0);
  bad_->setRowCount(static_cast<int>(done.bad_rows.size()));
  for (int row = 0; row < bad_->rowCount(); ++row) {
    const BadImportRow& one = done.bad_rows[static_cast<std::size_t>(row)];
    setCell(bad_, row, 0, QString::number(one.line), true);
    setCell(bad_, row, 1, qs(one.why), false, qs(one.why).toHtmlEscaped());
  }
  Q_EMIT imported();
}

}  // namespace etude
