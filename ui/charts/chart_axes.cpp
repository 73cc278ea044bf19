#include "ui/charts/chart_axes.h"

#include "ui/charts/chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {
constexpr int kTitleGap = 16, kMostDecimals = 6;
constexpr double kMostWritten = 1e7, kLeastWritten = 1e-4;  ///< beyond, powers of ten are read more easily
const QChar kMinus(0x2212);

/// The fewest decimals in which the value is exact; more than kMostDecimals if it is not exact in those.
int decimalsOf(double value) {
  int decimals = 0;
  for (double scaled = std::abs(value); decimals <= kMostDecimals && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled;
       scaled *= 10)
    ++decimals;
  return decimals;
}

/// "1.5e-8": the plot writes it as a power of ten.
QString powerText(double size) {
  const QStringList parts = QString::number(size, 'e', 5).split(QLatin1Char('e'));
  QString mantissa = parts[0];
  while (mantissa.endsWith(QLatin1Char('0'))) mantissa.chop(1);
  if (mantissa.endsWith(QLatin1Char('.'))) mantissa.chop(1);
  return mantissa + QLatin1Char('e') + QString::number(parts[1].toInt());
}
}  // namespace

void AxisTitles::setTitles(const QString& left, const QString& right) {
  left_ = left;
  right_ = right;
}

QStringList AxisTitles::shown() const {
  const QFontMetrics metrics(font());
  const int room = rect().width(), right = right_.isEmpty() ? 0 : metrics.horizontalAdvance(right_) + kTitleGap;
  return {metrics.elidedText(left_, Qt::ElideRight, std::max(room - right, room / 2)),
          metrics.elidedText(right_, Qt::ElideRight,
                             std::max(room - metrics.horizontalAdvance(left_) - kTitleGap, room / 2 - kTitleGap))};
}

QSize AxisTitles::minimumOuterSizeHint() const {
  return {0, left_.isEmpty() && right_.isEmpty() ? 0 : QFontMetrics(font()).height() + 2};
}

void AxisTitles::draw(QCPPainter* painter) {
  const QStringList titles = shown();
  painter->setFont(font());
  painter->setPen(parentPlot()->yAxis->labelColor());
  painter->drawText(rect(), Qt::AlignLeft | Qt::AlignTop, titles[0]);
  painter->drawText(rect(), Qt::AlignRight | Qt::AlignTop, titles[1]);
}

QVector<QString> tickTexts(const QVector<double>& ticks, bool even) {
  double largest = 0, least = std::numeric_limits<double>::infinity();
  int decimals = 0;
  for (const double tick : ticks) {
    const double size = std::abs(tick);
    largest = std::max(largest, size);
    if (size > 0) least = std::min(least, size);
    decimals = std::max(decimals, decimalsOf(tick));
  }
  const bool powers = largest >= kMostWritten || decimals > kMostDecimals || (!even && least < kLeastWritten);
  QVector<QString> texts;
  for (const double tick : ticks) {
    const double size = std::abs(tick);
    const int own = even ? decimals : decimalsOf(tick);
    QString text = QStringLiteral("0");
    if (size > 0) text = powers ? powerText(size) : own == 0 ? chartCount(std::llround(size)) : QString::number(size, 'f', own);
    texts << (tick < 0 ? kMinus + text : text);
  }
  return texts;
}

}  // namespace etude
