// Charts as files: the picture with title and legend, as PNG or SVG, and the values as CSV.
#pragma once

#include "core/base/problem.h"

#include <QObject>
#include <QSaveFile>
#include <QString>

class QCPPainter;
class QCustomPlot;
class QProgressDialog;
class QWidget;

namespace etude {

class ChartLegend;
class ChartTable;

/// Title, legend and plot below each other, in the colours of the theme. Saving throws ProblemError.
struct ChartPicture {
  QString title;
  QCustomPlot& plot;
  const ChartLegend& legend;

  void savePng(const QString& path) const;
  void saveSvg(const QString& path) const;

 private:
  QSize plotSize() const;
  int headHeight() const;
  QSize size() const;
  void paint(QCPPainter& painter) const;
};

/// Writes a table as CSV (UTF-8, comma, quoted where needed, numbers in full) a slice at a time, so that a million rows do not
/// stop the window; a progress window with Cancel comes up if it takes long. Destroys itself when done.
class TableSave : public QObject {
  Q_OBJECT

 public:
  TableSave(ChartTable& table, const QString& path, QWidget* window);
  void start();

 private:
  void slice();
  void writeRow(int row);
  void end(const Problems& problems);

  ChartTable& table_;
  QSaveFile file_;
  QWidget* window_;
  QProgressDialog* progress_ = nullptr;
  int row_ = -1;  ///< -1: the names of the columns
};

}  // namespace etude
