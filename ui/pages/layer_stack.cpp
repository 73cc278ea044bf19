#include "ui/pages/layer_stack.h"

#include "core/base/format.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace etude {

namespace {
constexpr int kFewParts = 14;  ///< more are drawn lower, so that the picture fits beside the run
constexpr int kShareLine = 3;
}  // namespace

/// One part: its name, how many parameters, how it moves; a line as long as its share of the largest part.
class LayerStack::Block : public QAbstractButton {
 public:
  explicit Block(QWidget* parent) : QAbstractButton(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
  }

  void setPart(const Part& part, double share, bool low) {
    part_ = part;
    share_ = share;
    low_ = low;
    const bool fixed = !part.fixed.isEmpty();
    setCheckable(!fixed);
    setChecked(part.movement != Movement::Frozen);
    setCursor(fixed ? Qt::ArrowCursor : Qt::PointingHandCursor);
    updateGeometry();
    update();
  }

  QString stateText() const {
    switch (part_.movement) {
      case Movement::Frozen: return LayerStack::tr("frozen");
      case Movement::Partly: return LayerStack::tr("partly");
      case Movement::Added: return LayerStack::tr("added");
      case Movement::Trained: break;
    }
    return LayerStack::tr("trained");
  }
  QSize sizeHint() const override { return {200, QFontMetrics(scaledFont(0.86)).height() + (low_ ? 4 : 10)}; }
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 protected:
  void nextCheckState() override {}  // the recipe decides, and with it setPart

  void keyPressEvent(QKeyEvent* event) override {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
      click();
    } else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
      event->ignore();  // the stack moves the focus
    } else {
      QAbstractButton::keyPressEvent(event);
    }
  }

  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(scaledFont(0.86));
    paintShape(painter);
    paintTexts(painter);
  }

 private:
  void paintShape(QPainter& painter) const {
    const Theme& t = theme();
    const bool frozen = ownFrozen();
    const QRectF shape = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool lit = isEnabled() && part_.fixed.isEmpty() && (underMouse() || isDown());
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(lit ? t.muted : t.border, 1));
    painter.setBrush(frozen ? t.surface : t.accent_soft);
    painter.drawRoundedRect(shape, 4, 4);
    painter.setPen(Qt::NoPen);
    if (frozen) {
      QColor hatch = t.border;
      hatch.setAlphaF(0.6f);
      painter.setBrush(QBrush(hatch, Qt::BDiagPattern));
      painter.drawRoundedRect(shape, 4, 4);
    }
    if (part_.movement != Movement::Frozen) {
      // What is trained bears a bar at its edge; what is added sits beside the layer as a tab of its own.
      const double width = part_.movement == Movement::Added ? 10 : 4;
      painter.setBrush(part_.movement == Movement::Partly ? QBrush(t.accent, Qt::Dense4Pattern) : QBrush(t.accent));
      painter.drawRoundedRect(QRectF(shape.left(), shape.top(), width, shape.height()), 2, 2);
    }
    if (low_ || share_ <= 0) return;
    painter.setBrush(frozen ? t.muted : t.accent);
    const double room = shape.width() - 24;
    painter.drawRect(QRectF(shape.left() + 12, shape.bottom() - kShareLine, std::max(2.0, room * share_), 2));
  }

  bool ownFrozen() const { return part_.movement == Movement::Frozen || part_.movement == Movement::Added; }

  void paintTexts(QPainter& painter) const {
    const Theme& t = theme();
    const bool frozen = part_.movement == Movement::Frozen;
    const QRect text = rect().adjusted(part_.movement == Movement::Added ? 18 : 12, 0, -12, low_ ? 0 : -2);
    const int state_width = painter.fontMetrics().horizontalAdvance(LayerStack::tr("trained") + QStringLiteral("mm"));
    painter.setPen(frozen ? t.muted : t.text);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, part_.name);
    painter.setPen(t.muted);
    if (part_.parameters >= 0) {
      painter.drawText(text.adjusted(0, 0, -state_width, 0), Qt::AlignRight | Qt::AlignVCenter, part_.movement == Movement::Added ? QStringLiteral("+%1").arg(qs(formatCount(part_.added))) : qs(formatCount(part_.parameters)));
    }
    painter.setPen(frozen ? t.muted : t.accent);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, stateText());
  }

  Part part_;
  double share_ = 0;
  bool low_ = false;
};

LayerStack::LayerStack(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setDirection(QBoxLayout::BottomToTop);
  setAccessibleName(tr("Layers of the model"));
}

void LayerStack::setParts(const std::vector<Part>& parts) {
  parts_ = parts;
  while (blocks_.size() > parts_.size()) {
    delete blocks_.back();
    blocks_.pop_back();
  }
  while (blocks_.size() < parts_.size()) {
    const int index = static_cast<int>(blocks_.size());
    auto* block = new Block(this);
    block->setObjectName(QStringLiteral("part%1").arg(index));
    connect(block, &QAbstractButton::clicked, this, [this, index] {
      if (parts_[static_cast<std::size_t>(index)].fixed.isEmpty()) Q_EMIT pressed(index);
    });
    layout()->addWidget(block);
    if (index > 0) setTabOrder(block, blocks_.back());  // from the top down, as it is read
    blocks_.push_back(block);
  }
  refresh();
}

void LayerStack::lock(const QString& reason) {
  reason_ = reason;
  refresh();
}

void LayerStack::refresh() {
  std::int64_t most = 1, all = 0;
  for (const Part& part : parts_) most = std::max(most, part.parameters), all += std::max<std::int64_t>(part.parameters, 0);
  const bool low = static_cast<int>(parts_.size()) > kFewParts;
  layout()->setSpacing(low ? 1 : 3);
  int moving = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    Block& block = *blocks_[i];
    block.setPart(part, static_cast<double>(part.parameters) / static_cast<double>(most), low);
    moving += part.movement != Movement::Frozen;
    block.setEnabled(reason_.isEmpty());
    QStringList words{part.detail};
    if (part.parameters >= 0 && all > 0) {
      words << tr("%1 parameters, %2 % of the model.")
                   .arg(qs(formatCount(part.parameters)),
                        QString::number(100.0 * static_cast<double>(part.parameters) / static_cast<double>(all), 'f', 1));
    }
    if (part.movement == Movement::Partly) words << tr("%1 of them move.").arg(qs(formatCount(part.trained)));
    if (part.added > 0) words << tr("The method adds %1 numbers here, which learn.").arg(qs(formatCount(part.added)));
    const bool frozen = part.movement == Movement::Frozen;
    words << (!reason_.isEmpty() ? reason_
              : !part.fixed.isEmpty() ? part.fixed
              : frozen           ? tr("It stays as it was pretrained. Press to train it: more can be learned, with more memory and more overfitting.")
                                 : tr("It is trained. Press to freeze it: faster and less overfitting, but less can be learned."));
    block.setAccessibleName(tr("%1: %2").arg(part.name, block.stateText()));
    setTip(&block, words.join(QLatin1Char(' ')));
  }
  setAccessibleDescription(tr("%1 of %2 parts learn something").arg(moving).arg(parts_.size()));
}

void LayerStack::keyPressEvent(QKeyEvent* event) {
  const auto found = std::find_if(blocks_.begin(), blocks_.end(), [](const Block* block) { return block->hasFocus(); });
  const std::ptrdiff_t next = found - blocks_.begin() + (event->key() == Qt::Key_Up ? 1 : -1);
  const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
  if (!moves || found == blocks_.end()) {
    QWidget::keyPressEvent(event);
  } else if (next >= 0 && next < static_cast<std::ptrdiff_t>(blocks_.size())) {
    blocks_[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
  }
}

}  // namespace etude
