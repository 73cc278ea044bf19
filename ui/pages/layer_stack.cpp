#include "ui/pages/layer_stack.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace etude {

namespace {
constexpr int kNamed = 22, kBarGap = 3;
}

LayerStack::LayerStack(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Layers of the model"));
}

void LayerStack::setLayers(int layers, bool embeddings_frozen, int frozen_layers) {
  layers_ = std::clamp(layers, 0, 100);
  embeddings_frozen_ = embeddings_frozen;
  frozen_layers_ = std::clamp(frozen_layers, 0, layers_);
  const QString embeddings = embeddings_frozen_ ? tr("Embeddings frozen") : tr("Embeddings trained");
  setAccessibleDescription(
      tr("%1; %2 of %3 layers trained; head trained").arg(embeddings).arg(layers_ - frozen_layers_).arg(layers_));
  setToolTip(accessibleDescription());
  updateGeometry();
  update();
}

QSize LayerStack::sizeHint() const {
  const int layers = layers_ * (barHeight() + kBarGap);
  return {200, layers + 2 * (kNamed + kBarGap) - kBarGap + 1};
}

void LayerStack::paintBar(QPainter& painter, const QRect& bar, const QString& name, bool frozen) const {
  const Theme& t = theme();
  const QRectF shape = QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(frozen ? QPen(t.border, 1) : QPen(Qt::NoPen));
  painter.setBrush(frozen ? t.surface : t.accent_soft);
  painter.drawRoundedRect(shape, 4, 4);
  painter.setPen(Qt::NoPen);
  painter.setBrush(frozen ? QBrush(t.border, Qt::BDiagPattern) : QBrush(t.accent));
  painter.drawRoundedRect(frozen ? shape : QRectF(shape.left(), shape.top(), 4, shape.height()), frozen ? 4 : 2, frozen ? 4 : 2);
  if (name.isEmpty()) return;
  painter.setPen(frozen ? t.muted : t.text);
  const QRect text = bar.adjusted(12, 0, -10, 0);
  painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, name);
  painter.setPen(frozen ? t.muted : t.accent);
  painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, frozen ? tr("frozen") : tr("trained"));
}

void LayerStack::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(scaledFont(0.86));
  int y = 0;
  paintBar(painter, QRect(0, y, width(), kNamed), tr("Classification head"), false);
  y += kNamed + kBarGap;
  for (int layer = layers_ - 1; layer >= 0; --layer) {
    paintBar(painter, QRect(0, y, width(), barHeight()), compact() ? QString() : tr("Layer %1").arg(layer),
             layer < frozen_layers_);
    y += barHeight() + kBarGap;
  }
  paintBar(painter, QRect(0, y, width(), kNamed), tr("Embeddings"), embeddings_frozen_);
}

}  // namespace etude
