// Which label was taken for which: counts as a shaded grid, rows the truth, columns the answers. A table view underneath,
// so that keyboard, screen readers, tooltips and scrolling work as in any table.
#pragma once

#include <QAbstractTableModel>
#include <QTableView>

#include <cstdint>
#include <vector>

class QLabel;

namespace etude {

class ConfusionModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role { ShareRole = Qt::UserRole, DiagonalRole };

  explicit ConfusionModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  /// `counts[true][predicted]`; rows that are too short count as zeros.
  void setCounts(const QStringList& labels, const std::vector<std::vector<std::int64_t>>& counts);
  QString summary() const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(labels_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return rowCount(parent); }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::int64_t count(int row, int column) const;

  QStringList labels_;
  std::vector<std::vector<std::int64_t>> counts_;
  std::vector<std::int64_t> totals_;
};

class ConfusionMatrix : public QWidget {
  Q_OBJECT

 public:
  explicit ConfusionMatrix(QWidget* parent = nullptr);
  void setCounts(const QStringList& labels, const std::vector<std::vector<std::int64_t>>& counts);
  QString summary() const { return model_->summary(); }
  ConfusionModel* model() { return model_; }
  /// The cell that is shown elsewhere.
  void select(int truth, int answer);

 Q_SIGNALS:
  /// A cell was clicked, or Enter was pressed on it.
  void cellChosen(int truth, int answer);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitCells();

  ConfusionModel* model_;
  QTableView* view_;
  QLabel *answers_, *truths_;  ///< what columns and rows are
};

}  // namespace etude
