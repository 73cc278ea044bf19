#include "ui/pages/table_preview.h"

#include "ui/theme.h"
#include "ui/widgets.h"

#include <QFileInfo>

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kShown = 300, kTip = 4000;

/// At most `bytes` of it, cut between code points.
QString beginningOf(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return qs(text);
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) --bytes;
  return qs(text.substr(0, bytes)) + QStringLiteral("…");
}

}  // namespace

void TablePreview::setTable(std::shared_ptr<const Table> table) {
  if (table == table_) return;
  beginResetModel();
  table_ = std::move(table);
  shown_.reset();
  endResetModel();
}

void TablePreview::showOnly(std::vector<std::uint32_t> rows) {
  beginResetModel();
  shown_ = std::move(rows);
  endResetModel();
}

void TablePreview::showAll() {
  if (!shown_) return;
  beginResetModel();
  shown_.reset();
  endResetModel();
}

std::size_t TablePreview::tableRow(int row) const {
  return shown_ ? (*shown_)[static_cast<std::size_t>(row)] : static_cast<std::size_t>(row);
}

void TablePreview::setRoles(std::map<std::string, QString> roles) {
  if (roles == roles_) return;
  roles_ = std::move(roles);
  if (columnCount() > 0) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int TablePreview::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !table_ ? 0 : static_cast<int>(std::min<std::size_t>(shown_ ? shown_->size() : table_->rows.size(), 10'000'000));
}

int TablePreview::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !table_ ? 0 : static_cast<int>(table_->columns.size());
}

QVariant TablePreview::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const std::string& cell = table_->rows[tableRow(index.row())][static_cast<std::size_t>(index.column())];
  if (role == Qt::DisplayRole) return beginningOf(cell, kShown).simplified();
  if (role == Qt::ToolTipRole && !cell.empty()) return QStringLiteral("<p>%1</p>").arg(beginningOf(cell, kTip).toHtmlEscaped());
  return {};
}

QVariant TablePreview::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Horizontal) return columnHeader(table_->columns[static_cast<std::size_t>(section)], role);
  return lineHeader(section, role);
}

QVariant TablePreview::lineHeader(int section, int role) const {
  const std::size_t row = tableRow(section);
  if (role == Qt::DisplayRole) return QString::number(table_->lines[row]);
  if (role == Qt::ToolTipRole) {
    if (table_->source.format == "folder") return tr("Number of the text");
    const auto part = std::find_if(table_->parts.rbegin(), table_->parts.rend(), [&](const TablePart& p) { return p.first_row <= row; });
    return part == table_->parts.rend() ? tr("Line of the file") : tr("Line of the file %1").arg(QFileInfo(qs(part->path)).fileName());
  }
  if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant TablePreview::columnHeader(const std::string& name, int role) const {
  const auto used = roles_.find(name);
  const bool is_used = used != roles_.end();
  if (role == Qt::DisplayRole)
    return is_used && qs(name).compare(used->second, Qt::CaseInsensitive) != 0
               ? QStringLiteral("%1  ·  %2").arg(qs(name), used->second)
               : qs(name);
  if (role == Qt::ToolTipRole)
    return is_used ? tr("This column is used as: %1").arg(used->second) : tr("This column is not used");
  if (role == Qt::ForegroundRole) return is_used ? theme().accent : theme().muted;
  if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
  return {};
}

}  // namespace etude
