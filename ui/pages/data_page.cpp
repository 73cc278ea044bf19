#include "ui/pages/data_page.h"

#include "core/base/format.h"
#include "ui/forms/settings_form.h"
#include "ui/pages/data_cards.h"
#include "ui/pages/table_preview.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QTableView>

namespace etude {

namespace {

using Choices = QList<QPair<QString, QString>>;

QString formatTitle(const std::string& format) {
  if (format == "csv") return DataPage::tr("CSV");
  if (format == "tsv") return DataPage::tr("TSV");
  if (format == "json") return DataPage::tr("JSON");
  if (format == "jsonl") return DataPage::tr("JSON Lines");
  if (format == "labelled") return DataPage::tr("label, then text");
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
  connect(&session_, &Session::dataProgressed, this, [this](int percent) {
    if (session_.dataLoading() && !session_.table()) detected_->setText(tr("Reading… %1 %").arg(percent));
  });
  column->addWidget(problems_);
  column->addWidget(makeSourceCard());
  column->addWidget(makeForms());
  column->addWidget(makePreviewCard());
  findings_ = new FindingsCard(session, this);
  column->addWidget(findings_);
  auto* across = new QHBoxLayout;
  across->setSpacing(16);
  labels_ = new LabelsCard(this);
  split_ = new SplitCard(session, this);
  across->addWidget(labels_, 1);
  across->addWidget(split_, 1);
  column->addLayout(across);
  column->addStretch();
  connect(&session, &Session::dataChanged, this, &DataPage::refresh);
  connect(&session, &Session::recipeChanged, this, [this] { problems_->setProblems(session_.problems(Stage::Data)); });
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
  QPushButton* open = makeButton(tr("Open file…"), ButtonRole::Primary, "folder", card);
  setTip(built_in, tr("Short reviews of everyday things, positive or negative, that come with the program."));
  setTip(open, tr("CSV, TSV, JSON or JSON Lines with a text and a label in each row. You can also drop a file on the window."));
  connect(built_in, &QPushButton::clicked, this, [this] { session_.openData("builtin:reviews"); });
  connect(open, &QPushButton::clicked, this, &DataPage::openFile);
  across->addWidget(built_in);
  across->addWidget(open);
  card->body()->addLayout(across);
  return card;
}

QWidget* DataPage::makeForms() {
  auto* area = new QWidget(this);
  auto* across = new QHBoxLayout(area);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(16);
  auto* columns = new Card(tr("Columns"), area);
  columns_ = new SettingsForm(session_, {"data.text_column", "data.text_pair_column", "data.label_column", "data.split_column"},
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

QWidget* DataPage::makePreviewCard() {
  preview_card_ = new Card(tr("Preview"), this);
  preview_ = new TablePreview(this);
  view_ = new QTableView(preview_card_);
  view_->setModel(preview_);
  view_->setAccessibleName(tr("Preview of the data"));
  view_->setObjectName("preview");
  view_->setMinimumHeight(264);
  view_->setAlternatingRowColors(false);
  view_->setShowGrid(false);
  view_->setWordWrap(false);
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view_->setTabKeyNavigation(false);
  view_->setCornerButtonEnabled(false);
  view_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
  view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view_->horizontalHeader()->setHighlightSections(false);
  view_->horizontalHeader()->setMinimumSectionSize(64);
  preview_card_->body()->addWidget(view_);
  return preview_card_;
}

void DataPage::openFile() {
  const QString chosen =
      QFileDialog::getOpenFileName(this, tr("Open data"), {}, tr("Data (*.csv *.tsv *.txt *.json *.jsonl);;All files (*)"));
  if (!chosen.isEmpty()) session_.openData(chosen.toStdString());
}

void DataPage::refresh() {
  const std::shared_ptr<const Table> table = session_.table();
  const Dataset* dataset = session_.dataset().get();
  problems_->setProblems(session_.problems(Stage::Data));
  showSource(table.get());
  offerReadings(table.get());
  offerColumns(table.get());
  showPreview(table);
  const bool anything = table != nullptr || session_.dataLoading();
  for (QWidget* widget : std::initializer_list<QWidget*>{preview_card_, findings_, labels_, split_}) widget->setVisible(anything);
  if (session_.dataset() == shown_ && shown_) return;
  shown_ = session_.dataset();
  findings_->setDataset(dataset);
  labels_->setDataset(dataset);
  split_->setDataset(dataset);
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
  QStringList words{tr("%1 rows").arg(qs(formatCount(static_cast<std::int64_t>(table->rows.size())))),
                    formatTitle(table->source.format)};
  if (!table->source.delimiter.empty()) words << tr("delimiter: %1").arg(delimiterTitle(table->source.delimiter));
  words << (table->source.header ? tr("names in the first row") : tr("no names in the first row")) << qs(table->source.encoding);
  detected_->setText(words.join(QStringLiteral("  ·  ")));
}

void DataPage::offerReadings(const Table* table) {
  const TableSource source = table ? table->source : TableSource();
  Choices formats;
  for (const Choice& choice : recipeSetting("data.format").info.choices) formats.emplace_back(choice.value, choice.label);
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
}

/// The text gets about half of the room, the other columns share the rest.
void DataPage::fitColumns() {
  QHeaderView* header = view_->horizontalHeader();
  const int others = std::max(preview_->columnCount() - 1, 1);
  const int width_each = std::clamp((width() - 160) / 2 / others, 80, 152);
  for (int i = 0; i < preview_->columnCount(); ++i)
    if (header->sectionResizeMode(i) != QHeaderView::Stretch) header->resizeSection(i, width_each);
}

void DataPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fitColumns();
}

void DataPage::showPreview(std::shared_ptr<const Table> table) {
  std::map<std::string, QString> roles;
  std::string text;
  if (const auto dataset = session_.dataset()) {
    text = dataset->text_column;
    roles = {{dataset->text_column, tr("text")},
             {dataset->text_pair_column, tr("second text")},
             {dataset->label_column, tr("label")},
             {dataset->split_column, tr("split")}};
    roles.erase("");
  }
  preview_->setTable(table);
  preview_->setRoles(std::move(roles));
  const int wide = table ? table->columnIndex(text) : -1;
  QHeaderView* header = view_->horizontalHeader();
  for (int i = 0; i < preview_->columnCount(); ++i)
    header->setSectionResizeMode(i, i == wide ? QHeaderView::Stretch : QHeaderView::Interactive);
  fitColumns();
  view_->setVisible(table != nullptr);
  preview_card_->setTitle(table ? tr("Preview") : session_.dataLoading() ? tr("The file is being read…") : tr("No preview"));
}

}  // namespace etude
