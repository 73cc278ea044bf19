// The rows of a data file as they were read; only what is on the screen is ever asked for.
#pragma once

#include "core/data/table.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>

namespace etude {

class TablePreview : public QAbstractTableModel {
  Q_OBJECT

 public:
  explicit TablePreview(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setTable(std::shared_ptr<const Table> table);
  /// What the columns are used as ("text", "label"), by name of the column; shown beside the names.
  void setRoles(std::map<std::string, QString> roles);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant columnHeader(const std::string& name, int role) const;

  std::shared_ptr<const Table> table_;
  std::map<std::string, QString> roles_;
};

}  // namespace etude
