#include "ui/pages/report_pdf.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "ui/widgets.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextDocument>

namespace etude {

namespace {

constexpr int kPdfDots = 300, kScreenDots = 96;
constexpr double kSharp = 3;  ///< pixels of a picture for each of its units
constexpr double kMarginMm = 18, kFooterPixels = 24;

/// Pictures as the text refers to them.
void addCharts(QTextDocument& document, const std::vector<std::string>& charts, double widest) {
  for (std::size_t i = 0; i < charts.size(); ++i) {
    QSvgRenderer renderer(QByteArray::fromStdString(charts[i]));
    const QSizeF size = renderer.defaultSize();
    const double scale = std::min(1.0, widest / std::max(1.0, size.width()));
    QImage image((size * scale * kSharp).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    image.setDevicePixelRatio(kSharp);
    document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("chart:%1").arg(i)), image);
  }
}

void paintPages(QPdfWriter& writer, QTextDocument& document, const QSizeF& page, const QString& title) {
  QPainter painter(&writer);
  const double scale = static_cast<double>(writer.logicalDpiX()) / kScreenDots;
  painter.scale(scale, scale);
  const int pages = document.pageCount();
  for (int i = 0; i < pages; ++i) {
    if (i > 0) writer.newPage();
    painter.save();
    painter.translate(0, -i * page.height());
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, i * page.height(), page.width(), page.height());
    context.palette.setColor(QPalette::Text, QColor(0x1c, 0x23, 0x30));
    painter.setClipRect(context.clip);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
    QFont font = document.defaultFont();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(QColor(0x5d, 0x67, 0x78));
    const QRectF footer(0, page.height() + 4, page.width(), kFooterPixels - 4);
    painter.drawText(footer, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(title, Qt::ElideRight, static_cast<int>(page.width() * 0.8)));
    painter.drawText(footer, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 / %2").arg(i + 1).arg(pages));
  }
}

}  // namespace

void writeReportPdf(const QString& path, const PrintReport& report, const QString& title) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    writer.setResolution(kPdfDots);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Etude"));
    const QRectF area = writer.pageLayout().paintRect(QPageLayout::Inch);
    const QSizeF page(area.width() * kScreenDots, area.height() * kScreenDots - kFooterPixels);
    QTextDocument document;
    QFont font(QStringLiteral("Noto Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(13);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    addCharts(document, report.charts, page.width());
    document.setHtml(qs(report.html));
    document.setPageSize(page);
    paintPages(writer, document, page, title);
  }
  writeFileAtomically(path.toStdString(), std::string_view(buffer.data().constData(), static_cast<std::size_t>(buffer.data().size())));
}

}  // namespace etude
