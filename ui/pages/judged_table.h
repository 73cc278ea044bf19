// Judged rows to read: sorted by a click on a column, narrowed down by words. Works on indices, so that 100,000 rows cost
// nothing but the sorting.
#pragma once

#include "core/eval/judged_rows.h"
#include "ui/widgets.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <memory>

class QLineEdit;
class QTableView;

namespace etude {

class JudgedModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Text, Truth, Answer, Confidence, Untuned, Line, ColumnCount };
  using Accepts = std::function<bool(const JudgedRow&)>;

  explicit JudgedModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setRows(std::shared_ptr<const JudgedRows> rows);
  void setFilter(Accepts accepts, const QString& words);
  const JudgedRow* row(int index) const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  void choose();
  void arrange();
  QString label(int index) const;

  std::shared_ptr<const JudgedRows> rows_;
  std::vector<std::uint32_t> shown_;
  Accepts accepts_;
  QString words_;
  int column_ = Confidence;
  Qt::SortOrder order_ = Qt::DescendingOrder;
};

class JudgedTable : public QWidget {
  Q_OBJECT

 public:
  explicit JudgedTable(const QString& name, QWidget* parent = nullptr);
  void setRows(std::shared_ptr<const JudgedRows> rows);
  /// `title`: what the rows have in common; `note`: what to make of them.
  void showRows(const QString& title, JudgedModel::Accepts accepts, const QString& note = {});
  JudgedModel* model() { return model_; }
  void showUntuned(bool shown);
  /// Also offers to ask both models for the chosen text.
  void offerAsking();

 Q_SIGNALS:
  void explainRequested(const QString& text, const QString& pair, int label);
  void askRequested(const QString& text, const QString& pair);

 private:
  void refresh();
  void chooseFirst();
  void refreshButtons();

  JudgedModel* model_;
  QTableView* view_;
  QLabel *title_, *note_, *count_;
  QLineEdit* words_;
  QPushButton *explain_, *ask_;
  QTimer typing_;
  std::shared_ptr<const JudgedRows> rows_;
  JudgedModel::Accepts accepts_;
};

}  // namespace etude
