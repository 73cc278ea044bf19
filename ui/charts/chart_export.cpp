#include "ui/charts/chart_export.h"

#include "ui/charts/chart_parts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QElapsedTimer>
#include <QImage>
#include <QProgressDialog>
#include <QSvgGenerator>
#include <QTimer>

#include <qcustomplot.h>

namespace etude {

namespace {

constexpr int kMargin = 16, kSliceMilliseconds = 12, kFineness = 2;
constexpr QSize kLeastPicture(720, 400);

[[noreturn]] void throwUnwritable(const QString& path, const QString& reason) {
  throw ProblemError(TableSave::tr("The chart could not be saved: %1").arg(reason).toStdString(),
                     TableSave::tr("Choose a folder that you may write to, with room on its disk.").toStdString(), path.toStdString());
}

/// Everything or nothing: the picture is drawn in memory first.
void writePicture(const QString& path, const QByteArray& bytes) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) throwUnwritable(path, file.errorString());
}

QByteArray csvField(const QVariant& value) {
  if (value.typeId() == QMetaType::Double) return QByteArray::number(value.toDouble(), 'g', 10);
  QByteArray text = value.toString().toUtf8();
  if (!text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r')) return text;
  return '"' + text.replace('"', "\"\"") + '"';
}

}  // namespace

QSize ChartPicture::plotSize() const { return plot.size().expandedTo(kLeastPicture); }

int ChartPicture::headHeight() const {
  return QFontMetrics(scaledFont(1.1, 600)).height() + 8 + (legend.isHidden() ? 0 : legend.heightForWidth(plotSize().width()) + 8);
}

QSize ChartPicture::size() const { return plotSize() + QSize(2 * kMargin, 2 * kMargin + headHeight()); }

void ChartPicture::paint(QCPPainter& painter) const {
  painter.fillRect(QRect(QPoint(0, 0), size()), theme().surface);
  painter.translate(kMargin, kMargin);
  painter.setFont(scaledFont(1.1, 600));
  painter.setPen(theme().text);
  const int title_height = painter.fontMetrics().height();
  painter.drawText(QRect(0, 0, plotSize().width(), title_height), Qt::AlignLeft | Qt::AlignVCenter, title);
  painter.translate(0, title_height + 8);
  if (!legend.isHidden()) {
    legend.paint(painter, plotSize().width());
    painter.translate(0, legend.heightForWidth(plotSize().width()) + 8);
  }
  plot.toPainter(&painter, plotSize().width(), plotSize().height());
}

void ChartPicture::savePng(const QString& path) const {
  QImage image(size() * kFineness, QImage::Format_RGB32);
  image.setDevicePixelRatio(kFineness);
  QCPPainter painter(&image);
  paint(painter);
  painter.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!image.save(&buffer, "PNG")) throwUnwritable(path, TableSave::tr("no memory for the picture"));
  writePicture(path, bytes);
}

void ChartPicture::saveSvg(const QString& path) const {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setTitle(title);
  svg.setSize(size());
  svg.setViewBox(QRect(QPoint(0, 0), size()));
  QCPPainter painter(&svg);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  paint(painter);
  painter.end();
  writePicture(path, bytes);
}

TableSave::TableSave(ChartTable& table, const QString& path, QWidget* window)
    : QObject(window), table_(table), file_(path), window_(window) {}

void TableSave::start() {
  if (!file_.open(QIODevice::WriteOnly)) {
    deleteLater();
    throwUnwritable(file_.fileName(), file_.errorString());
  }
  slice();
}

void TableSave::writeRow(int row) {
  QByteArray line;
  for (int column = 0; column < table_.columnCount(); ++column) {
    if (column > 0) line += ',';
    line += csvField(row < 0 ? table_.headerData(column, Qt::Horizontal, Qt::DisplayRole)
                             : table_.data(table_.index(row, column), Qt::UserRole));
  }
  file_.write(line + '\n');
}

void TableSave::slice() {
  QElapsedTimer timer;
  timer.start();
  const int rows = table_.rowCount();
  while (row_ < rows && timer.elapsed() < kSliceMilliseconds) {
    for (int i = 0; i < 64 && row_ < rows; ++i) writeRow(row_++);
  }
  if (row_ >= rows) {
    Problems problems;
    if (!file_.commit())
      problems.push_back({Severity::Error, tr("The table could not be saved: %1").arg(file_.errorString()).toStdString(),
                          tr("Choose a folder that you may write to, with room on its disk.").toStdString(),
                          file_.fileName().toStdString()});
    return end(problems);
  }
  if (!progress_) {
    progress_ = new QProgressDialog(tr("Saving the table"), tr("Cancel"), 0, rows, window_);
    progress_->setMinimumDuration(400);
  }
  progress_->setValue(row_);
  if (progress_->wasCanceled()) return end({});
  QTimer::singleShot(0, this, &TableSave::slice);
}

void TableSave::end(const Problems& problems) {
  delete progress_;
  progress_ = nullptr;
  if (!problems.empty()) showProblems(window_, problems);
  deleteLater();
}

}  // namespace etude
