// What all plots share: theme colours that follow a change of theme, a legend row, values under the cursor (mouse or arrow
// keys), the same values as a table, saving as a picture or a table, a summary in words for screen readers, and no drawing at
// all while nobody looks.
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
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace etude {

class AxisTitles;
class ChartCursor;
class ChartLegend;

/// A colour by its meaning; looked up when drawn, so that it follows the theme.
/// Run1 to Run6: runs laid over the one that is watched.
enum class Tone { Training, Validation, Metric, Baseline, Accent, Good, Caution, Bad, Muted, Run1, Run2, Run3, Run4, Run5, Run6 };
QColor toneColor(Tone tone);

/// Shapes of points, told apart without colour.
enum class Marker { None, Circle, Square, Triangle, Diamond, TriangleDown, Cross, Star };

/// How a label of the data looks in every chart, by its place among the labels. Charts show the first kLabelLooks of them.
struct LabelLook {
  Tone tone;
  Qt::PenStyle dash;
};
inline constexpr std::size_t kLabelLooks = 6;
LabelLook labelLook(std::size_t label);

/// A number as charts and tables write it: four significant digits, thousands apart; "–" if it is not finite.
QString chartNumber(double value);
/// A whole number with thousands apart: "1,234,567".
QString chartCount(std::int64_t count);

struct LegendEntry {
  enum class Mark { Line, ThinLine, LineWithDots, Band, Ring, Block, Region };
  QString name;
  Tone tone = Tone::Training;
  Mark mark = Mark::Line;
  Qt::PenStyle style = Qt::SolidLine;
  Marker marker = Marker::Circle;  ///< of LineWithDots
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
    std::function<QVariant(int row, int column)> cell;  ///< doubles are shown by chartNumber, whole numbers by chartCount
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
  /// More about what is shown, for who rests the mouse on the title or asks for help.
  void setTitleTip(const QString& tip);
  /// What the chart shows, in a sentence or two.
  virtual QString summary() const = 0;
  ChartTable* table() { return table_; }
  void showTable(bool shown);
  QString title() const;
  /// Without tools, for many charts side by side; the menu of the right mouse button stays.
  void setCompact(bool compact) { tool_box_->setVisible(!compact); }
  /// Title, legend and plot as they are seen now, as PNG (twice as fine as the screen) or SVG by the ending of `path`. Throws
  /// ProblemError if that cannot be written.
  void savePicture(const QString& path);
  /// All values as CSV, in slices between which the window goes on; problems are shown.
  void saveTable(const QString& path);

 protected:
  /// Brings the values into the plot; called only while the chart is visible, before a replot.
  virtual void draw() = 0;
  /// Sets both axes so that everything is seen.
  virtual void fit() = 0;
  /// The values nearest to `x`; none if there are no values.
  virtual std::optional<ChartReading> readingAt(double x) const = 0;
  /// The next place to the left (-1) or right (+1) for the cursor keys.
  virtual double neighbour(double x, int direction) const = 0;
  /// More entries for the menu; `x`: where it was opened, or where the cursor stands.
  virtual void fillMenu(QMenu& menu, std::optional<double> x);

  /// Where the cursor stands.
  std::optional<double> cursorX() const { return cursor_x_; }
  QCustomPlot* plot() const { return plot_; }
  void addTool(QToolButton* button);
  QToolButton* makeTool(const QString& text, const QString& tip, bool checkable);
  QToolButton* makeMenuTool(const QString& text, const QString& tip);  ///< a menu is still to be set
  void setLegend(const std::vector<LegendEntry>& entries);
  /// What the values are, above the plot: those of the left axis and of the right one. A name that is the chart's title already
  /// is not said again.
  void setValueTitles(const QString& left, const QString& right = {});
  /// Said in the middle of the plot while there is nothing to draw, and the axes are without numbers; an empty text takes it away.
  void setPlaceholder(const QString& text);
  /// Zoom and pan by wheel and drag. The wheel zooms a chart that was clicked, or with Ctrl; else it scrolls the page around it.
  void setZoomable(bool zoomable);
  /// True until the user zooms or pans, and again after a fit.
  bool following() const { return following_; }
  /// To be called after the values changed.
  void valuesChanged();
  /// Shows everything again and follows what comes.
  void fitAgain();

  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void makeLayout();
  void makePlot();
  void makeMenu(QMenu& menu, std::optional<double> x);
  void askAndSave(const QString& ending);
  void redraw();
  void restyle();
  void zoom(double factor);
  void rangeMoved();
  void readAtPixel(int x);
  void readAt(double x);
  void describe();

  QLabel* title_ = nullptr;
  QWidget* tool_box_ = nullptr;
  QHBoxLayout* tools_ = nullptr;
  ChartLegend* legend_ = nullptr;
  QStackedWidget* views_ = nullptr;
  QCustomPlot* plot_ = nullptr;
  AxisTitles* value_titles_ = nullptr;
  QString left_title_, right_title_;
  ChartCursor* cursor_ = nullptr;
  QTableView* table_view_ = nullptr;
  ChartTable* table_ = nullptr;
  QToolButton *fit_button_ = nullptr, *table_button_ = nullptr, *menu_button_ = nullptr;
  QTimer describe_timer_;
  std::optional<double> cursor_x_;
  bool zoomable_ = false, following_ = true, fitting_ = false, stale_ = true;
};

}  // namespace etude
