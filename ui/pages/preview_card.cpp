#include "ui/pages/preview_card.h"

#include "core/base/format.h"
#include "ui/jobs.h"
#include "ui/pages/table_preview.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>

namespace etude {

namespace {

QString originTitle(Origin origin) {
  switch (origin) {
    case Origin::Main:
      return PreviewCard::tr("Data");
    case Origin::Validation:
      return PreviewCard::tr("Validation file");
    case Origin::Test:
      return PreviewCard::tr("Test file");
    case Origin::Extra:
      break;
  }
  return PreviewCard::tr("Extra training rows");
}

char lowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Whether a cell holds a text, capitals or not. ASCII is compared as bytes, the rest as Unicode.
class CellSearch {
 public:
  explicit CellSearch(const QString& text) : text_(text), bytes_(text.toLower().toStdString()) {
    ascii_ = std::all_of(bytes_.begin(), bytes_.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }
  bool in(const std::string& cell) const {
    if (!ascii_) return QString::fromStdString(cell).contains(text_, Qt::CaseInsensitive);
    return std::search(cell.begin(), cell.end(), bytes_.begin(), bytes_.end(), [](char a, char b) { return lowerAscii(a) == b; }) !=
           cell.end();
  }

 private:
  QString text_;
  std::string bytes_;
  bool ascii_ = false;
};

std::vector<std::uint32_t> rowsWith(const Table& table, const QString& text, std::stop_token stop) {
  const CellSearch search(text);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i % 1024 == 0 && stop.stop_requested()) throw Cancelled();
    const auto& cells = table.rows[i];
    if (std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) { return search.in(cell); }))
      rows.push_back(static_cast<std::uint32_t>(i));
  }
  return rows;
}

}  // namespace

PreviewCard::PreviewCard(Session& session, QWidget* parent) : Card(tr("Preview"), parent), session_(session) {
  auto* across = new QHBoxLayout;
  across->setSpacing(8);
  search_ = new QLineEdit(this);
  search_->setObjectName("preview_search");
  search_->setPlaceholderText(tr("Search the rows"));
  search_->setAccessibleName(tr("Search the rows"));
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(320);
  setTip(search_, tr("Shows only rows that hold this text in any cell; capitals make no difference. It changes nothing in the data."));
  tables_ = new QComboBox(this);
  tables_->setObjectName("preview_table");
  tables_->setAccessibleName(tr("Rows of which file"));
  setTip(tables_, tr("Which of the files is shown below."));
  found_ = makeNote({}, this);
  found_->setObjectName("preview_found");
  across->addWidget(search_, 1);
  across->addWidget(found_, 1);
  across->addWidget(tables_);
  body()->addLayout(across);
  makeView();
  typing_.setSingleShot(true);
  typing_.setInterval(200);
  connect(search_, &QLineEdit::textChanged, this, [this] { typing_.start(); });
  connect(&typing_, &QTimer::timeout, this, &PreviewCard::search);
  connect(tables_, &QComboBox::activated, this, &PreviewCard::showTable);
}

void PreviewCard::makeView() {
  preview_ = new TablePreview(this);
  view_ = new QTableView(this);
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
  body()->addWidget(view_);
}

void PreviewCard::refresh() {
  offerTables();
  showTable();
  const bool any = session_.table() != nullptr;
  view_->setVisible(any);
  search_->setVisible(any);
  found_->setVisible(any);
  setTitle(any ? tr("Preview") : session_.dataLoading() ? tr("The file is being read…") : tr("No preview"));
}

void PreviewCard::offerTables() {
  const int chosen = tables_->currentData().toInt();
  tables_->clear();
  for (std::size_t i = 0; i < kOriginCount; ++i)
    if (session_.tables().of(static_cast<Origin>(i))) tables_->addItem(originTitle(static_cast<Origin>(i)), static_cast<int>(i));
  tables_->setCurrentIndex(std::max(0, tables_->findData(chosen)));
  tables_->setVisible(tables_->count() > 1);
}

void PreviewCard::showTable() {
  const std::shared_ptr<const Table> table = session_.tables().of(static_cast<Origin>(std::max(0, tables_->currentData().toInt())));
  std::map<std::string, QString> roles;
  std::string text;
  if (const auto dataset = session_.dataset()) {
    text = dataset->text_column;
    roles = {{dataset->text_column, tr("text")},
             {dataset->text_pair_column, tr("second text")},
             {dataset->label_column, tr("label")},
             {dataset->split_column, tr("split")},
             {dataset->group_column, tr("group")}};
    roles.erase("");
  }
  const bool another = preview_->table() != table;
  preview_->setTable(table);
  preview_->setRoles(std::move(roles));
  const int wide = table ? table->columnIndex(text) : -1;
  for (int i = 0; i < preview_->columnCount(); ++i)
    view_->horizontalHeader()->setSectionResizeMode(i, i == wide ? QHeaderView::Stretch : QHeaderView::Interactive);
  fitColumns();
  if (another) search();
}

/// The text gets about half of the room, the other columns share the rest.
void PreviewCard::fitColumns() {
  QHeaderView* header = view_->horizontalHeader();
  const int others = std::max(preview_->columnCount() - 1, 1);
  const int width_each = std::clamp((width() - 96) / 2 / others, 80, 152);
  for (int i = 0; i < preview_->columnCount(); ++i)
    if (header->sectionResizeMode(i) != QHeaderView::Stretch) header->resizeSection(i, width_each);
}

void PreviewCard::resizeEvent(QResizeEvent* event) {
  Card::resizeEvent(event);
  fitColumns();
}

void PreviewCard::search() {
  typing_.stop();
  const QString text = search_->text().trimmed();
  const std::shared_ptr<const Table> table = preview_->table();
  if (text.isEmpty() || !table) {
    session_.jobs().cancel("data search");
    preview_->showAll();
    found_->clear();
    return;
  }
  found_->setText(tr("Searching…"));
  session_.jobs().start<std::vector<std::uint32_t>>(
      this, "data search", [table, text](std::stop_token stop) { return rowsWith(*table, text, stop); },
      [this, table](std::vector<std::uint32_t> rows) { takeHits(table, std::move(rows)); },
      [this](const Problems& problems) { found_->setText(qs(problems.front().what)); });
}

void PreviewCard::takeHits(const std::shared_ptr<const Table>& table, std::vector<std::uint32_t> rows) {
  if (table != preview_->table()) return;
  const auto count = static_cast<std::int64_t>(rows.size());
  found_->setText(tr("%1 of %2 rows").arg(qs(formatCount(count)), qs(formatCount(static_cast<std::int64_t>(table->rows.size())))));
  preview_->showOnly(std::move(rows));
}

void PreviewCard::showLine(std::uint32_t file, std::uint64_t line) {
  const auto dataset = session_.dataset();
  if (!dataset || file >= dataset->files.size()) return;
  const DataFile& from = dataset->files[file];
  const std::shared_ptr<const Table>& table = session_.tables().of(from.table);
  if (!table) return;
  search_->clear();
  typing_.stop();
  tables_->setCurrentIndex(tables_->findData(static_cast<int>(from.table)));
  showTable();
  preview_->showAll();
  found_->clear();
  const auto begin = table->lines.begin() + static_cast<std::ptrdiff_t>(from.first_row);
  const auto end = begin + static_cast<std::ptrdiff_t>(from.rows);
  const auto row = std::find(begin, end, line);
  if (row == end) return;
  const QModelIndex index = preview_->index(static_cast<int>(row - table->lines.begin()), std::max(0, table->columnIndex(dataset->text_column)));
  view_->setCurrentIndex(index);
  view_->scrollTo(index, QAbstractItemView::PositionAtCenter);
  view_->setFocus();
}

}  // namespace etude
