// A picture of the model's layers, the input at the bottom: which of them move while tuning and which stay as they are.
#pragma once

#include <QWidget>

namespace etude {

class LayerStack : public QWidget {
  Q_OBJECT

 public:
  explicit LayerStack(QWidget* parent = nullptr);
  /// `frozen_layers` counts from the bottom.
  void setLayers(int layers, bool embeddings_frozen, int frozen_layers);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  /// More layers than fit are drawn as thin bars without names.
  bool compact() const { return layers_ > 8; }
  int barHeight() const { return compact() ? 6 : 20; }
  void paintBar(QPainter& painter, const QRect& bar, const QString& name, bool frozen) const;

  int layers_ = 0, frozen_layers_ = 0;
  bool embeddings_frozen_ = false;
};

}  // namespace etude
