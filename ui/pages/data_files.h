// Further files beside the data file: more rows, and files whose rows are for validation or for the test only. Each can be
// chosen, dropped here or taken away.
#pragma once

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;

namespace etude {

class Session;
struct DataSettings;

class DataFilesForm : public QWidget {
  Q_OBJECT

 public:
  explicit DataFilesForm(Session& session, QWidget* parent = nullptr);

 private:
  struct Row {
    QLabel* name;
    QPushButton *choose, *clear;
    std::function<std::vector<std::string>(const DataSettings&)> get;
    std::function<void(DataSettings&, std::vector<std::string>)> set;
    bool several = false;
  };

  void addRow(QGridLayout* grid, const char* key, Row row);
  void choose(const Row& row, const QString& title);
  void refresh();

  Session& session_;
  std::vector<Row> rows_;
};

/// What file dialogs offer to read.
QString dataFileFilter();

}  // namespace etude
