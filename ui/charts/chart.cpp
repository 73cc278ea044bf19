#include "ui/charts/chart.h"

#include "core/base/format.h"
#include "ui/accessible.h"
#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_parts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <cmath>

namespace etude {

namespace {
// Reddish purple, green, ochre, sky, violet, grey: Okabe and Ito's colours and neighbours, dark enough for white paper and light
// enough for a dark window, none of them near the blue and the orange of the run that is watched.
constexpr int kRunTones = 6;
constexpr const char* kRunLight[kRunTones] = {"#b0487f", "#00795a", "#8a6d00", "#2389b8", "#6a3fb0", "#5f646e"};
constexpr const char* kRunDark[kRunTones] = {"#e58fbf", "#2fc49a", "#f0e442", "#8fd0ff", "#bb9cff", "#c3c8d2"};

QString spoken(const ChartReading& reading) {
  QStringList words{reading.title};
  for (const ChartReading::Value& value : reading.values) words << QStringLiteral("%1 %2").arg(value.name, value.value);
  return words.join(QStringLiteral(", "));
}

}  // namespace

QColor toneColor(Tone tone) {
  const Theme& t = theme();
  switch (tone) {
    case Tone::Training:
      return t.curve_train;
    case Tone::Validation:
      return t.curve_validation;
    case Tone::Metric:
      return t.curve_metric;
    case Tone::Baseline:
      return t.curve_baseline;
    case Tone::Accent:
      return t.accent;
    case Tone::Good:
      return t.good;
    case Tone::Caution:
      return t.caution;
    case Tone::Bad:
      return t.bad;
    case Tone::Muted:
      return t.muted;
    default:
      break;
  }
  const int run = static_cast<int>(tone) - static_cast<int>(Tone::Run1);
  if (run >= 0 && run < kRunTones) return QColor(t.dark ? kRunDark[run] : kRunLight[run]);
  return t.text;
}

LabelLook labelLook(std::size_t label) {
  static constexpr LabelLook kLooks[kLabelLooks] = {{Tone::Training, Qt::SolidLine}, {Tone::Validation, Qt::DashLine},  {Tone::Metric, Qt::DotLine},
                                                    {Tone::Run1, Qt::DashDotLine},   {Tone::Run3, Qt::DashDotDotLine}, {Tone::Run5, Qt::SolidLine}};
  return kLooks[label % kLabelLooks];
}

QString chartNumber(double value) {
  constexpr int kDigits = 4;
  if (!std::isfinite(value)) return QStringLiteral("–");
  const double size = std::abs(value);
  QString text = QString::number(size, 'g', kDigits);
  if (size >= 1e4 && size < 1e7) text = chartCount(std::llround(size));
  if (size < 1e-4 && size >= 1e-7) {  // as the axes write it: 0.00003, not 3e-05
    text = QString::number(size, 'f', kDigits - 1 - static_cast<int>(std::floor(std::log10(size))));
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
  }
  return value < 0 ? QChar(0x2212) + text : text;
}

QString chartCount(std::int64_t count) { return QString::fromStdString(formatCount(count)); }

void ChartTable::setSource(Source source) {
  beginResetModel();
  source_ = std::move(source);
  rows_ = source_.rows ? source_.rows() : 0;
  endResetModel();
}

void ChartTable::refresh() {
  const int count = source_.rows ? source_.rows() : 0;
  if (count > rows_) {
    beginInsertRows({}, rows_, count - 1);
    rows_ = count;
    endInsertRows();
  } else if (count < rows_) {
    beginRemoveRows({}, count, rows_ - 1);
    rows_ = count;
    endRemoveRows();
  }
  if (rows_ > 0 && columnCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rows_ - 1, columnCount() - 1));
}

QVariant ChartTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= source_.rows()) return {};
  const QVariant value = source_.cell(index.row(), index.column());
  const bool whole = value.typeId() == QMetaType::LongLong;
  const bool number = whole || value.typeId() == QMetaType::Double;
  if (role == Qt::TextAlignmentRole) return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (role == Qt::UserRole) return value;
  if (role != Qt::DisplayRole) return {};
  if (whole) return chartCount(value.toLongLong());
  return number ? QVariant(chartNumber(value.toDouble())) : value;
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= source_.columns.size()) return {};
  return source_.columns[section];
}

Chart::Chart(const QString& title, QWidget* parent) : QWidget(parent), table_(new ChartTable(this)) {
  makeLayout();
  setTitle(title);
  setFocusPolicy(Qt::StrongFocus);
  describe_timer_.setSingleShot(true);
  describe_timer_.setInterval(1000);
  connect(&describe_timer_, &QTimer::timeout, this, &Chart::describe);
  for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
    connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &Chart::rangeMoved);
  }
  connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { readAtPixel(event->pos().x()); });
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, &Chart::fitAgain);
  restyle();
}

Chart::~Chart() = default;

void Chart::makeLayout() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid / 2);
  auto* header = new QHBoxLayout;
  header->setSpacing(Theme::kGrid / 2);
  title_ = new QLabel(this);
  title_->setProperty("role", "heading");
  header->addWidget(title_, 1);
  tool_box_ = new QWidget(this);
  tools_ = new QHBoxLayout(tool_box_);
  tools_->setContentsMargins(0, 0, 0, 0);
  tools_->setSpacing(Theme::kGrid / 2);
  header->addWidget(tool_box_);
  column->addLayout(header);
  legend_ = new ChartLegend(this);
  legend_->hide();
  column->addWidget(legend_);

  views_ = new QStackedWidget(this);
  makePlot();
  column->addWidget(views_, 1);

  fit_button_ = makeTool(tr("Fit"), tr("Show everything again (double click)"), false);
  fit_button_->hide();
  connect(fit_button_, &QToolButton::clicked, this, &Chart::fitAgain);
  table_button_ = makeTool(tr("Table"), tr("The values of this chart as a table"), true);
  connect(table_button_, &QToolButton::toggled, this, &Chart::showTable);
  menu_button_ = makeMenuTool(tr("Save"), tr("Saves this chart as a picture or as a table"));
  menu_button_->setObjectName(QStringLiteral("chartMenu"));
  auto* menu = new QMenu(menu_button_);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    makeMenu(*menu, {});
  });
  menu_button_->setMenu(menu);
  tools_->addWidget(fit_button_);
  tools_->addWidget(table_button_);
  tools_->addWidget(menu_button_);
}

void Chart::makePlot() {
  plot_ = new QCustomPlot(views_);
  plot_->setAntialiasedElements(QCP::aeAll & ~(QCP::aePlottables | QCP::aeFills));  // those decide for themselves
  plot_->setNoAntialiasingOnDrag(true);
  plot_->setFocusPolicy(Qt::NoFocus);
  plot_->setMinimumSize(160, 120);
  plot_->axisRect()->setupFullAxesBox(false);
  plot_->axisRect()->setMinimumMargins({8, 8, 8, 8});
  for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis, plot_->yAxis2}) axis->setTicker(QSharedPointer<NumberTicker<QCPAxisTicker>>::create());
  plot_->xAxis2->setVisible(false);
  plot_->yAxis2->setVisible(false);
  value_titles_ = new AxisTitles(plot_);
  plot_->plotLayout()->insertRow(0);
  plot_->plotLayout()->addElement(0, 0, value_titles_);
  plot_->plotLayout()->setRowSpacing(0);
  plot_->installEventFilter(this);
  cursor_ = new ChartCursor(plot_);
  views_->addWidget(plot_);
}

void Chart::fillMenu(QMenu&, std::optional<double>) {}

void Chart::makeMenu(QMenu& menu, std::optional<double> x) {
  if (x) fillMenu(menu, x);
  for (const auto& [text, ending] : {std::pair{tr("Picture (PNG)…"), "png"}, std::pair{tr("Drawing (SVG)…"), "svg"},
                                     std::pair{tr("Table (CSV)…"), "csv"}}) {
    QAction* action = menu.addAction(text, this, [this, kind = QString::fromLatin1(ending)] { askAndSave(kind); });
    action->setObjectName(QStringLiteral("save_") + QLatin1String(ending));
  }
}

void Chart::askAndSave(const QString& ending) {
  QString name = title().toLower();
  name.replace(QLatin1Char(' '), QLatin1Char('_'));
  const QString path = askWhereToSave(this, tr("Save “%1”").arg(title()), name + QLatin1Char('.') + ending, ending, QStringLiteral("*.") + ending);
  if (path.isEmpty()) return;
  try {
    ending == QLatin1String("csv") ? saveTable(path) : savePicture(path);
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

void Chart::savePicture(const QString& path) {
  const ChartPicture picture{title(), *plot_, *legend_};
  path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive) ? picture.saveSvg(path) : picture.savePng(path);
}

void Chart::saveTable(const QString& path) {
  table_->refresh();
  (new TableSave(*table_, path, this))->start();
}

void Chart::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  std::optional<double> x = cursor_x_;
  if (event->reason() == QContextMenuEvent::Mouse) x = plot_->xAxis->pixelToCoord(plot_->mapFrom(this, event->pos()).x());
  makeMenu(menu, x);
  menu.exec(event->globalPos());
}

QToolButton* Chart::makeTool(const QString& text, const QString& tip, bool checkable) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setToolTip(tip);
  button->setCheckable(checkable);
  button->setAutoRaise(true);
  button->setAccessibleName(text);
  return button;
}

QToolButton* Chart::makeMenuTool(const QString& text, const QString& tip) {
  QToolButton* button = makeTool(text, tip, false);
  button->setText(QStringLiteral("%1 ▾").arg(text));
  button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
  button->setPopupMode(QToolButton::InstantPopup);
  return button;
}

void Chart::addTool(QToolButton* button) { tools_->insertWidget(0, button); }

void Chart::setTitle(const QString& title) {
  title_->setText(title);
  if (menu_button_) menu_button_->setAccessibleName(tr("Save “%1”").arg(title));
  if (table_button_) table_button_->setAccessibleName(tr("“%1” as a table").arg(title));
  setAccessibleName(title);
  plot_->setAccessibleName(title);
  setValueTitles(left_title_, right_title_);
}

void Chart::setTitleTip(const QString& tip) {
  setTip(title_, tip);
  setWhatsThis(tip);
}

void Chart::setValueTitles(const QString& left, const QString& right) {
  left_title_ = left;
  right_title_ = right;
  value_titles_->setTitles(left == title() ? QString() : left, right);
  plot_->yAxis2->setVisible(!right.isEmpty());
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

QString Chart::title() const { return title_->text(); }

void Chart::setLegend(const std::vector<LegendEntry>& entries) { legend_->setEntries(entries); }

void Chart::setPlaceholder(const QString& text) {
  cursor_->setPlaceholder(text);
  for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis, plot_->yAxis2}) {
    axis->setTicks(text.isEmpty());
    axis->setTickLabels(text.isEmpty());
  }
}

void Chart::setZoomable(bool zoomable) {
  zoomable_ = zoomable;
  plot_->setInteractions(zoomable ? QCP::iRangeDrag | QCP::iRangeZoom : QCP::Interactions());
}

void Chart::showTable(bool shown) {
  if (shown && !table_view_) {
    table_view_ = new QTableView(views_);
    table_view_->setModel(table_);
    table_view_->verticalHeader()->hide();
    table_view_->setShowGrid(false);
    table_view_->setAlternatingRowColors(true);
    table_view_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_view_->horizontalHeader()->setResizeContentsPrecision(100);
    table_view_->setAccessibleName(tr("%1, values").arg(title_->text()));
    views_->addWidget(table_view_);
  }
  if (table_view_) views_->setCurrentWidget(shown ? static_cast<QWidget*>(table_view_) : plot_);
  if (shown) table_->refresh();
  table_button_->setChecked(shown);
}

void Chart::valuesChanged() {
  stale_ = true;
  if (isVisible()) redraw();
  if (!describe_timer_.isActive()) describe_timer_.start();
}

void Chart::redraw() {
  stale_ = false;
  draw();
  if (following_) {
    fitting_ = true;
    fit();
    fitting_ = false;
  }
  if (cursor_x_) readAt(*cursor_x_);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::describe() {
  const QString text = summary();
  if (text != accessibleDescription()) setAccessibleDescription(text);
  if (table_view_ && table_view_->isVisible()) table_->refresh();
}

void Chart::restyle() {
  stylePlot(*plot_);
  stale_ = true;
  if (isVisible()) redraw();
  legend_->update();
}

void Chart::fitAgain() {
  following_ = true;
  fit_button_->hide();
  redraw();
}

void Chart::zoom(double factor) {
  if (!zoomable_) return;
  plot_->xAxis->scaleRange(factor);
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::rangeMoved() {
  if (fitting_ || !zoomable_) return;
  following_ = false;
  fit_button_->show();
  draw();
}

void Chart::readAtPixel(int x) {
  if (plot_->axisRect()->rect().contains(x, plot_->axisRect()->rect().center().y())) readAt(plot_->xAxis->pixelToCoord(x));
}

void Chart::readAt(double x) {
  const std::optional<ChartReading> reading = readingAt(x);
  cursor_x_ = reading ? std::optional<double>(reading->x) : std::nullopt;
  cursor_->setReading(reading);
  sayReading(*this, reading ? spoken(*reading) : QString());
}

bool Chart::eventFilter(QObject* watched, QEvent* event) {
  if (watched == plot_) {
    if (event->type() == QEvent::Leave) {
      cursor_x_.reset();
      cursor_->setReading({});
      sayReading(*this, {});
    } else if (event->type() == QEvent::Resize) {
      cursor_->resize(static_cast<QResizeEvent*>(event)->size());
      QTimer::singleShot(0, this, [this] { if (following_ && isVisible()) redraw(); });  // room for marks is counted in pixels
    } else if (event->type() == QEvent::Wheel && !(zoomable_ && (hasFocus() || static_cast<QWheelEvent*>(event)->modifiers().testFlag(Qt::ControlModifier)))) {
      event->ignore();  // it scrolls the page around the chart
      return true;
    } else if (event->type() == QEvent::MouseButtonPress) {
      setFocus(Qt::MouseFocusReason);
    }
  }
  return QWidget::eventFilter(watched, event);
}

void Chart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  const bool look =
      event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange;
  if (look && plot_) restyle();
}

void Chart::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) redraw();
}

void Chart::keyPressEvent(QKeyEvent* event) {
  const QCPRange range = plot_->xAxis->range();
  switch (event->key()) {
    case Qt::Key_Left:
      readAt(cursor_x_ ? neighbour(*cursor_x_, -1) : range.upper);
      break;
    case Qt::Key_Right:
      readAt(cursor_x_ ? neighbour(*cursor_x_, +1) : range.lower);
      break;
    case Qt::Key_Home:
      readAt(range.lower);
      break;
    case Qt::Key_End:
      readAt(range.upper);
      break;
    case Qt::Key_Plus:
      zoom(0.8);
      break;
    case Qt::Key_Minus:
      zoom(1.25);
      break;
    case Qt::Key_0:
      fitAgain();
      break;
    default:
      QWidget::keyPressEvent(event);
      return;
  }
  if (cursor_->reading()) {
    QStringList words{cursor_->reading()->title};
    for (const ChartReading::Value& value : cursor_->reading()->values) words << value.name + QStringLiteral(" ") + value.value;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
  }
}

}  // namespace etude
