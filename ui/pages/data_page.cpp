#include "ui/pages/data_page.h"

#include "core/base/format.h"
#include "core/tasks/token_lengths.h"
#include "ui/forms/settings_form.h"
#include "ui/language.h"
#include "ui/pages/batch_card.h"
#include "ui/pages/data_cards.h"
#include "ui/pages/data_files.h"
#include "ui/pages/findings_card.h"
#include "ui/pages/lengths_card.h"
#include "ui/pages/preview_card.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QProgressBar>
#include <QScrollArea>
#include <QTimer>

namespace etude {

namespace {

using Choices = QList<QPair<QString, QString>>;

/// After which time of sorting the rows again its progress is shown.
constexpr int kPatienceMs = 300;

QString formatTitle(const std::string& format) {
  if (format == "csv") return DataPage::tr("CSV");
  if (format == "tsv") return DataPage::tr("TSV");
  if (format == "json") return DataPage::tr("JSON");
  if (format == "jsonl") return DataPage::tr("JSON Lines");
  if (format == "labelled") return DataPage::tr("label, then text");
  if (format == "folder") return DataPage::tr("a folder of texts for each label");
  return qs(format);
}

QString delimiterTitle(const std::string& delimiter) {
  if (delimiter == "\t") return DataPage::tr("tab");
  if (delimiter == ",") return DataPage::tr("comma");
  if (delimiter == ";") return DataPage::tr("semicolon");
  if (delimiter == "|") return DataPage::tr("bar");
  if (delimiter == " ") return DataPage::tr("blank");
  return delimiter.empty() ? DataPage::tr("none") : qs(delimiter);
}

QString automatic(const QString& found) {
  return found.isEmpty() ? DataPage::tr("Automatic") : DataPage::tr("Automatic (%1)").arg(found);
}

/// Rows without text or label, doubles and the like may be left out.
QString rowsText(const Table& table, const Dataset* dataset) {
  std::size_t used = 0;
  for (int i = 0; dataset && i < 3; ++i) used += dataset->splits[static_cast<std::size_t>(i)].size();
  const auto count = [](std::size_t rows) { return qs(formatCount(static_cast<std::int64_t>(rows))); };
  return dataset && used < table.rows.size() ? DataPage::tr("%1 of %2 rows used").arg(count(used), count(table.rows.size()))
                                             : DataPage::tr("%1 rows").arg(count(table.rows.size()));
}

QString columnOrNone(const std::string& name) { return name.empty() ? DataPage::tr("none") : qs(name); }

Choices withColumns(Choices choices, const Table* table) {
  if (table)
    for (const std::string& column : table->columns) choices.emplace_back(qs(column), qs(column));
  return choices;
}

}  // namespace

Page* makeDataPage(Session& session, QWidget* parent) { return new DataPage(session, parent); }

DataPage::DataPage(Session& session, QWidget* parent) : Page(session, Stage::Data, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  problems_ = new ProblemList(this);
  column->addWidget(problems_);
  column->addWidget(makeSourceCard());
  column->addWidget(makeForms());
  preview_ = new PreviewCard(session, this);
  findings_ = new FindingsCard(session, this);
  labels_ = new LabelsCard(this);
  split_ = new SplitCard(session, this);
  lengths_ = new LengthsCard(session, this);
  batch_ = new BatchCard(session, this);
  column->addWidget(preview_);
  column->addWidget(findings_);
  auto* across = new QHBoxLayout;
  across->setSpacing(16);
  across->addWidget(labels_, 1);
  across->addWidget(split_, 1);
  column->addLayout(across);
  column->addWidget(lengths_);
  column->addWidget(batch_);
  column->addStretch(1);
  connect(&session, &Session::dataChanged, this, &DataPage::refresh);
  connect(&session, &Session::recipeChanged, this, [this] { problems_->setProblems(session_.problems(Stage::Data)); });
  connect(findings_, &FindingsCard::lineChosen, preview_, &PreviewCard::showLine);
  connect(findings_, &FindingsCard::lineChosen, this, [this] { findChild<QScrollArea*>()->ensureWidgetVisible(preview_, 0, 24); });
  connect(lengths_, &LengthsCard::measured, this, &DataPage::takeLengths);
  refresh();
}

QWidget* DataPage::makeSourceCard() {
  auto* card = new Card({}, this);
  auto* across = new QHBoxLayout;
  across->setSpacing(16);
  across->addWidget(new IconLabel(icon("data", &Theme::accent), 32, card));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  path_ = new QLabel(card);
  path_->setProperty("role", "strong");
  path_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  path_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  detected_ = makeNote({}, card);
  detected_->setObjectName("detected");
  texts->addWidget(path_);
  texts->addWidget(detected_);
  across->addLayout(texts, 1);
  QPushButton* built_in = makeButton(tr("Built-in reviews"), ButtonRole::Normal, "book", card);
  QPushButton* folder = makeButton(tr("Open folder…"), ButtonRole::Normal, "folder", card);
  QPushButton* open = makeButton(tr("Open files…"), ButtonRole::Primary, "folder", card);
  setTip(built_in, tr("Short reviews of everyday things, positive or negative, that come with the program."));
  setTip(folder, tr("A folder with a folder of text files for each label, or with tables called train, validation and test."));
  setTip(open, tr("CSV, TSV, JSON or JSON Lines with a text and a label in each row. Several files are combined; those called "
                  "validation or test are used as such. You can also drop files on the window."));
  connect(built_in, &QPushButton::clicked, this, [this] { session_.openData("builtin:reviews"); });
  connect(folder, &QPushButton::clicked, this, &DataPage::openFolder);
  connect(open, &QPushButton::clicked, this, &DataPage::openFiles);
  across->addWidget(built_in);
  across->addWidget(folder);
  across->addWidget(open);
  card->body()->addLayout(across);
  makeLoadingRow(card);
  card->body()->addWidget(new DataFilesForm(session_, card));
  return card;
}

void DataPage::makeLoadingRow(Card* card) {
  loading_ = new QWidget(card);
  auto* across = new QHBoxLayout(loading_);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(12);
  progress_ = new QProgressBar(loading_);
  progress_->setTextVisible(false);
  patience_ = new QTimer(this);
  patience_->setSingleShot(true);
  patience_->setInterval(kPatienceMs);
  connect(patience_, &QTimer::timeout, this, &DataPage::showLoadingRow);
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, {}, loading_);
  cancel_->setObjectName("cancel_reading");
  again_ = makeButton(tr("Read again"), ButtonRole::Normal, {}, loading_);
  again_->setObjectName("read_again");
  across->addWidget(progress_, 1);
  across->addWidget(cancel_);
  across->addWidget(again_);
  card->body()->addWidget(loading_);
  connect(cancel_, &QPushButton::clicked, this, [this] { session_.cancelReading(); });
  connect(again_, &QPushButton::clicked, this, [this] { session_.readDataAgain(); });
  connect(&session_, &Session::dataProgressed, this, [this](int percent) {
    if (!session_.dataLoading()) return;
    progress_->setValue(percent);
    if (!session_.table()) detected_->setText(tr("Reading… %1 %").arg(percent));
  });
}

QWidget* DataPage::makeForms() {
  auto* area = new QWidget(this);
  auto* across = new QHBoxLayout(area);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(16);
  auto* columns = new Card(tr("Columns"), area);
  columns_ = new SettingsForm(session_, {"data.text_column", "data.text_pair_column", "data.label_column", "data.split_column", "data.group_column"},
                              columns);
  columns->body()->addWidget(columns_);
  columns->body()->addStretch();
  auto* reading = new Card(tr("How the file is read"), area);
  reading_ = new SettingsForm(session_, {"data.format", "data.delimiter", "data.header", "data.encoding"}, reading);
  reading_->showAll();
  reading->body()->addWidget(reading_);
  reading->body()->addStretch();
  across->addWidget(columns, 1);
  across->addWidget(reading, 1);
  return area;
}

void DataPage::openFiles() {
  std::vector<std::string> paths;
  for (const QString& path : QFileDialog::getOpenFileNames(this, tr("Open data"), {}, dataFileFilter())) paths.push_back(path.toStdString());
  if (!paths.empty()) session_.openData(paths);
}

void DataPage::openFolder() {
  const QString chosen = QFileDialog::getExistingDirectory(this, tr("Open a folder of data"));
  if (!chosen.isEmpty()) session_.openData(chosen.toStdString());
}

void DataPage::refresh() {
  const std::shared_ptr<const Table> table = session_.table();
  const std::shared_ptr<const Dataset> dataset = session_.dataset();
  problems_->setProblems(session_.problems(Stage::Data));
  showLoading();
  showSource(table.get());
  offerReadings(table.get());
  offerColumns(table.get());
  preview_->refresh();
  const bool anything = table != nullptr || session_.dataLoading();
  for (QWidget* widget : std::initializer_list<QWidget*>{preview_, findings_, labels_, split_, lengths_, batch_}) widget->setVisible(anything);
  if (dataset == shown_ && shown_) return;
  shown_ = dataset;
  findings_->setDataset(dataset);
  labels_->setDataset(dataset.get());
  split_->setDataset(dataset.get());
}

/// Rows are mostly sorted again in no time: a row that comes and goes at once would only make the page jump.
void DataPage::showLoading() {
  if (session_.dataLoading() && session_.table() && cancel_->isHidden()) {
    if (!patience_->isActive()) patience_->start();
  } else {
    showLoadingRow();
  }
}

void DataPage::showLoadingRow() {
  patience_->stop();
  const bool loading = session_.dataLoading(), given_up = !loading && !session_.dataset();
  if (loading && cancel_->isHidden()) progress_->setValue(0);
  progress_->setAccessibleName(session_.table() ? tr("Sorting the rows") : tr("Reading the data"));
  progress_->setVisible(loading);
  cancel_->setVisible(loading);
  again_->setVisible(given_up);
  loading_->setVisible(loading || given_up);
}

void DataPage::takeLengths(std::shared_ptr<const TokenLengths> lengths, std::size_t limit) {
  const auto tokenizer = session_.tokenizer();
  if (!lengths || !tokenizer) {
    findings_->setOverlong(std::nullopt, 0);
    return;
  }
  const std::size_t most = tokensRead(1'000'000, session_.model() ? session_.model()->max_positions : 0, *tokenizer);
  const double setting_limit = recipeSetting("model.max_length").info.max;
  const std::size_t covering = std::min({lengths->covering(0.99), most, static_cast<std::size_t>(setting_limit)});
  // A step of eight suits the arithmetic of processors, and looks less accidental.
  const std::size_t rounded = std::min((covering + 7) / 8 * 8, std::min(most, static_cast<std::size_t>(setting_limit)));
  findings_->setOverlong(findOverlong(*lengths, limit), rounded > limit ? static_cast<std::int64_t>(rounded) : 0);
}

void DataPage::showSource(const Table* table) {
  const QString path = qs(session_.recipe().data.path);
  const bool built_in = path.startsWith("builtin:");
  path_->setText(built_in ? tr("Built-in %1").arg(path.mid(8)) : QFileInfo(path).fileName());
  path_->setToolTip(built_in ? QString() : path);
  if (!table) {
    detected_->setText(session_.dataLoading() ? tr("Reading…") : tr("This file could not be read."));
    return;
  }
  const DataSettings& files = session_.recipe().data;
  const bool alone = files.validation_path.empty() && files.test_path.empty() && files.extra_train_path.empty();
  QStringList words{rowsText(*table, alone ? session_.dataset().get() : nullptr), formatTitle(table->source.format)};
  if (!table->source.delimiter.empty()) words << tr("delimiter: %1").arg(delimiterTitle(table->source.delimiter));
  if (!table->parts.empty()) words << tr("%1 files").arg(table->parts.size());
  if (table->source.format == "folder") {
    detected_->setText(joinFacts(words));
    return;
  }
  words << (table->source.header ? tr("names in the first row") : tr("no names in the first row")) << qs(table->source.encoding);
  detected_->setText(joinFacts(words));
}

void DataPage::offerReadings(const Table* table) {
  const TableSource source = table ? table->source : TableSource();
  Choices formats;
  for (const Choice& choice : recipeSetting("data.format").info.choices) formats.emplace_back(choice.value, labelOf(choice));
  formats[0].second = automatic(table ? formatTitle(source.format) : QString());
  reading_->offer("data.format", formats);
  reading_->offer("data.delimiter",
                  {{"auto", automatic(table ? delimiterTitle(source.delimiter) : QString())},
                   {",", tr("Comma")},
                   {";", tr("Semicolon")},
                   {"tab", tr("Tab")},
                   {"|", tr("Bar |")}},
                  true);
  reading_->offer("data.header", {{"auto", automatic(!table          ? QString()
                                                     : source.header ? tr("names")
                                                                     : tr("an example"))},
                                  {"yes", tr("Names of the columns")},
                                  {"no", tr("Already an example")}});
  Choices encodings{{"auto", automatic(qs(source.encoding))}};
  for (const char* name : {"UTF-8", "UTF-16", "windows-1252", "windows-1251", "ISO-8859-15", "Shift_JIS", "GB18030", "EUC-KR"})
    encodings.emplace_back(name, name);
  reading_->offer("data.encoding", encodings, true);
}

void DataPage::offerColumns(const Table* table) {
  const Dataset* dataset = session_.dataset().get();
  const auto found = [&](std::string Dataset::*column) { return dataset ? columnOrNone(dataset->*column) : QString(); };
  columns_->offer("data.text_column", withColumns({{"", automatic(found(&Dataset::text_column))}}, table));
  columns_->offer("data.label_column", withColumns({{"", automatic(found(&Dataset::label_column))}}, table));
  const QString none = tr("None");
  columns_->offer("data.text_pair_column",
                  withColumns({{"auto", automatic(found(&Dataset::text_pair_column))}, {"", none}}, table));
  columns_->offer("data.split_column", withColumns({{"auto", automatic(found(&Dataset::split_column))}, {"", none}}, table));
  columns_->offer("data.group_column", withColumns({{"", none}}, table));
}

}  // namespace etude
