// The figures behind a picture as a table: a note, a link beside it, and the table below, folded away until it is asked for.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace etude {

class TableToggle : public QWidget {
  Q_OBJECT

 public:
  /// `name`: of the picture. Takes `table` over, which has its columns already; its height is the caller's.
  TableToggle(const QString& name, QTableView* table, QWidget* parent = nullptr);
  void setNote(const QString& text);
  /// Without anything to show there is no link either.
  void setTableOffered(bool offered);

 private:
  QLabel* note_;
  QPushButton* link_;
};

}  // namespace etude
