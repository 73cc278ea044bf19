// The rows of the data as they were read, with a search over them and the way to a row that a finding names.
#pragma once

#include "core/data/dataset.h"
#include "ui/widgets.h"

#include <QTimer>

#include <memory>

class QComboBox;
class QLineEdit;
class QTableView;

namespace etude {

class Session;
class TablePreview;

class PreviewCard : public Card {
  Q_OBJECT

 public:
  explicit PreviewCard(Session& session, QWidget* parent = nullptr);
  /// Takes what the session has now.
  void refresh();
  /// Scrolls to the row that stands on this line of a file (an index into Dataset::files) and selects it; ends a search.
  void showLine(std::uint32_t file, std::uint64_t line);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeView();
  void offerTables();
  void showTable();
  void fitColumns();
  void search();
  void takeHits(const std::shared_ptr<const Table>& table, std::vector<std::uint32_t> rows);

  Session& session_;
  TablePreview* preview_;
  QTableView* view_;
  QLineEdit* search_;
  QComboBox* tables_;
  QLabel* found_;
  QTimer typing_;
};

}  // namespace etude
