// What a lesson's experiments brought, side by side, and whether it is what the lesson says.
#pragma once

#include <QWidget>

class QLabel;
class QTableWidget;

namespace etude {

class LessonPlayer;

class LessonResults : public QWidget {
  Q_OBJECT

 public:
  explicit LessonResults(LessonPlayer& player, QWidget* parent = nullptr);
  /// Hidden while there is nothing to show.
  void refresh();

 private:
  void fillTable();
  void fitTable(int runs);
  QString claimsText() const;

  LessonPlayer& player_;
  QTableWidget* table_;
  QLabel* claims_;
};

}  // namespace etude
