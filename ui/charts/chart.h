// What all plots share: theme colours that follow a change of theme, a legend row, values under the cursor (mouse or arrow
// keys), the same values as a table, a summary in words for screen readers, and no drawing at all while nobody looks.
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <QStringList>
#include <QTimer>
#include <QVariant>
#include <QWidget>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QCustomPlot;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace etude {

class ChartCursor;
class ChartLegend;

/// A colour by its meaning; looked up when drawn, so that it follows the theme.
enum class Tone { Training, Validation, Metric, Baseline, Accent, Good, Caution, Bad, Muted };
QColor toneColor(Tone tone);

/// A number as charts and tables write it: four significant digits; "–" if it is not finite.
QString chartNumber(double value);
/// A whole number with thousands apart: "1,234,567".
QString chartCount(std::int64_t count);

struct LegendEntry {
  enum class Mark { Line, LineWithDots, Band, Ring, Block, Region };
  QString name;
  Tone tone = Tone::Training;
  Mark mark = Mark::Line;
  Qt::PenStyle style = Qt::SolidLine;
};

/// What stands under the cursor.
struct ChartReading {
  struct Value {
    QString name, value;
    Tone tone = Tone::Training;
    std::optional<double> y;  ///< where a dot marks it, on the left axis
  };
  double x = 0;  ///< of the vertical line, in units of the axis
  QString title;
  std::vector<Value> values;
};

/// The values behind a chart as rows; cells are asked for only when a view shows them.
class ChartTable : public QAbstractTableModel {
  Q_OBJECT

 public:
  struct Source {
    QStringList columns;
    std::function<int()> rows;
    std::function<QVariant(int row, int column)> cell;  ///< doubles are shown by chartNumber
  };

  explicit ChartTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setSource(Source source);
  /// The source has other values now; keeps selection and scroll position.
  void refresh();

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : rows_; }
  int columnCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(source_.columns.size());
  }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  Source source_;
  int rows_ = 0;
};

class Chart : public QWidget {
  Q_OBJECT

 public:
  explicit Chart(const QString& title, QWidget* parent = nullptr);
  ~Chart() override;

  void setTitle(const QString& title);
  /// What the chart shows, in a sentence or two.
  virtual QString summary() const = 0;
  ChartTable* table() { return table_; }
  void showTable(bool shown);

 protected:
  /// Brings the values into the plot; called only while the chart is visible, before a replot.
  virtual void draw() = 0;
  /// Sets both axes so that everything is seen.
  virtual void fit() = 0;
  /// The values nearest to `x`; none if there are no values.
  virtual std::optional<ChartReading> readingAt(double x) const = 0;
  /// The next place to the left (-1) or right (+1) for the cursor keys.
  virtual double neighbour(double x, int direction) const = 0;

  QCustomPlot* plot() const { return plot_; }
  void addTool(QToolButton* button);
  QToolButton* makeTool(const QString& text, const QString& tip, bool checkable);
  void setLegend(const std::vector<LegendEntry>& entries);
  /// Said in the middle of the plot while there is nothing to draw; an empty text takes it away.
  void setPlaceholder(const QString& text);
  /// Zoom and pan by wheel and drag; without, the wheel scrolls the page around the chart.
  void setZoomable(bool zoomable);
  /// True until the user zooms or pans, and again after a fit.
  bool following() const { return following_; }
  /// To be called after the values changed.
  void valuesChanged();

  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void makeLayout();
  void redraw();
  void restyle();
  void fitAgain();
  void zoom(double factor);
  void rangeMoved();
  void readAtPixel(int x);
  void readAt(double x);
  void describe();

  QLabel* title_ = nullptr;
  QHBoxLayout* tools_ = nullptr;
  ChartLegend* legend_ = nullptr;
  QStackedWidget* views_ = nullptr;
  QCustomPlot* plot_ = nullptr;
  ChartCursor* cursor_ = nullptr;
  QTableView* table_view_ = nullptr;
  ChartTable* table_ = nullptr;
  QToolButton *fit_button_ = nullptr, *table_button_ = nullptr;
  QTimer describe_timer_;
  std::optional<double> cursor_x_;
  bool zoomable_ = false, following_ = true, fitting_ = false, stale_ = true;
};

}  // namespace etude
