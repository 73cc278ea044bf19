// The rows of a data file as they were read; only what is on the screen is ever asked for.
#pragma once

#include "core/data/table.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace etude {

class TablePreview : public QAbstractTableModel {
  Q_OBJECT

 public:
  explicit TablePreview(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setTable(std::shared_ptr<const Table> table);
  const std::shared_ptr<const Table>& table() const { return table_; }
  /// Only these rows of the table, in their order.
  void showOnly(std::vector<std::uint32_t> rows);
  void showAll();
  /// What the columns are used as ("text", "label"), by name of the column; shown beside the names.
  void setRoles(std::map<std::string, QString> roles);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant columnHeader(const std::string& name, int role) const;
  QVariant lineHeader(int section, int role) const;
  std::size_t tableRow(int row) const;

  std::shared_ptr<const Table> table_;
  std::optional<std::vector<std::uint32_t>> shown_;  ///< none: all rows
  std::map<std::string, QString> roles_;
};

}  // namespace etude
