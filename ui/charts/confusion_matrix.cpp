#include "ui/charts/confusion_matrix.h"

#include "ui/charts/chart.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace etude {

namespace {

constexpr int kMinCell = 48, kMaxCell = 144, kCellHeight = 40, kTallCellHeight = 56;

QColor blend(const QColor& from, const QColor& to, double share) {
  const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
  return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

/// A shaded cell: right answers in the accent, mistakes in the colour of the validation curve.
class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& t = theme();
    const double share = index.data(ConfusionModel::ShareRole).toDouble();
    const QColor full = index.data(ConfusionModel::DiagonalRole).toBool() ? t.accent : t.bad;
    const QColor fill = blend(t.surface, full, share > 0 ? 0.08 + 0.72 * share : 0.0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF cell = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->setPen(share > 0 ? QPen(Qt::NoPen) : QPen(t.border, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(cell, 4, 4);
    if (option.state & (QStyle::State_HasFocus | QStyle::State_Selected)) {
      painter->setPen(QPen(t.text, 2));
      painter->setBrush(Qt::NoBrush);
      painter->drawRoundedRect(cell, 4, 4);
    }
    painter->setPen(share == 0 ? t.muted : inkOn(fill));
    painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    painter->restore();
  }
};

/// Turned by a quarter, beside the rows.
class TurnedLabel : public QLabel {
 public:
  using QLabel::QLabel;
  QSize sizeHint() const override { return QLabel::sizeHint().transposed(); }
  QSize minimumSizeHint() const override { return {fontMetrics().height() + 4, 40}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setPen(theme().muted);
    painter.translate(0, height());
    painter.rotate(-90);
    painter.drawText(QRect(0, 0, height(), width()), Qt::AlignCenter, text());
  }
};

}  // namespace

void ConfusionModel::setCounts(const QStringList& labels, const std::vector<std::vector<std::int64_t>>& counts) {
  beginResetModel();
  labels_ = labels;
  counts_ = counts;
  totals_.assign(static_cast<std::size_t>(labels.size()), 0);
  for (int row = 0; row < labels_.size(); ++row) {
    for (int column = 0; column < labels_.size(); ++column) totals_[static_cast<std::size_t>(row)] += count(row, column);
  }
  endResetModel();
}

std::int64_t ConfusionModel::count(int row, int column) const {
  const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
  return r < counts_.size() && c < counts_[r].size() ? counts_[r][c] : 0;
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const std::int64_t n = count(index.row(), index.column()), total = totals_[static_cast<std::size_t>(index.row())];
  const double share = total > 0 ? static_cast<double>(n) / static_cast<double>(total) : 0;
  switch (role) {
    case Qt::DisplayRole:
      return chartCount(static_cast<std::int64_t>(n));
    case Qt::TextAlignmentRole:
      return static_cast<int>(Qt::AlignCenter);
    case ShareRole:
      return share;
    case DiagonalRole:
      return index.row() == index.column();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
      return tr("%1 of %2 texts that are “%3” were called “%4” (%5 %)")
          .arg(chartCount(static_cast<std::int64_t>(n)), chartCount(static_cast<std::int64_t>(total)), labels_[index.row()],
               labels_[index.column()], QString::number(100 * share, 'f', 1));
    default:
      return {};
  }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation, int role) const {
  if (section >= labels_.size()) return {};
  return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(labels_[section]) : QVariant();
}

QString ConfusionModel::summary() const {
  std::int64_t right = 0, all = 0, worst = 0;
  int worst_row = -1, worst_column = -1;
  for (int row = 0; row < labels_.size(); ++row) {
    for (int column = 0; column < labels_.size(); ++column) {
      const std::int64_t n = count(row, column);
      all += n;
      if (row == column) right += n;
      if (row != column && n > worst) worst = n, worst_row = row, worst_column = column;
    }
  }
  QString text =
      tr("%1 of %2 right.").arg(chartCount(static_cast<std::int64_t>(right)), chartCount(static_cast<std::int64_t>(all)));
  if (worst_row >= 0) {
    text += tr(" Most frequent mistake: “%1” called “%2”, %3 times.")
                .arg(labels_[worst_row], labels_[worst_column], chartCount(static_cast<std::int64_t>(worst)));
  }
  return text;
}

ConfusionMatrix::ConfusionMatrix(QWidget* parent)
    : QWidget(parent), model_(new ConfusionModel(this)), view_(new QTableView(this)) {
  view_->setModel(model_);
  view_->setItemDelegate(new CellDelegate(view_));
  view_->setShowGrid(false);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setSelectionMode(QAbstractItemView::SingleSelection);
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setCornerButtonEnabled(false);
  view_->setStyleSheet(
      QStringLiteral("QTableView { border: none; } QTableCornerButton::section, QHeaderView::section { background: transparent; "
                     "border: none; font-weight: 400; padding: 4px; }"));
  for (QHeaderView* header : {view_->horizontalHeader(), view_->verticalHeader()}) {
    header->setSectionsClickable(false);
    header->setTextElideMode(Qt::ElideRight);
    header->setMinimumSectionSize(24);
  }
  view_->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
  view_->verticalHeader()->setMaximumWidth(140);
  view_->setAccessibleName(tr("Confusion matrix"));
  view_->setObjectName(QStringLiteral("confusionCells"));
  view_->viewport()->setCursor(Qt::PointingHandCursor);
  view_->installEventFilter(this);
  connect(view_, &QTableView::clicked, this, [this](const QModelIndex& index) { Q_EMIT cellChosen(index.row(), index.column()); });

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid / 2);
  answers_ = new QLabel(tr("Answer of the model"), this);
  answers_->setObjectName(QStringLiteral("confusionAnswers"));
  answers_->setAlignment(Qt::AlignCenter);
  answers_->setForegroundRole(QPalette::PlaceholderText);
  column->addWidget(answers_);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid / 2);
  truths_ = new TurnedLabel(tr("True label"), this);
  row->addWidget(truths_);
  row->addWidget(view_, 1);
  column->addLayout(row, 1);
}

void ConfusionMatrix::setCounts(const QStringList& labels, const std::vector<std::vector<std::int64_t>>& counts) {
  model_->setCounts(labels, counts);
  view_->setAccessibleDescription(summary());
  fitCells();
}

void ConfusionMatrix::select(int truth, int answer) { view_->setCurrentIndex(model_->index(truth, answer)); }

bool ConfusionMatrix::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const QModelIndex index = view_->currentIndex();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && index.isValid()) {
      Q_EMIT cellChosen(index.row(), index.column());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void ConfusionMatrix::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitCells();
}

void ConfusionMatrix::fitCells() {
  const int labels = std::max(1, model_->columnCount());
  int names = 0;
  for (int i = 0; i < model_->rowCount(); ++i) {
    names =
        std::max(names, view_->fontMetrics().horizontalAdvance(model_->headerData(i, Qt::Vertical, Qt::DisplayRole).toString()));
  }
  const int header = std::clamp(names + 24, 48, 140);
  view_->verticalHeader()->setFixedWidth(header);
  const int room = (width() - header - 40) / labels, cell = std::clamp(room, kMinCell, kMaxCell);
  view_->horizontalHeader()->setDefaultSectionSize(cell);
  // Over the cells, not over the card: they may be far narrower.
  const int left = truths_->sizeHint().width() + Theme::kGrid / 2 + header;
  const int needed = std::max(labels * cell, answers_->fontMetrics().horizontalAdvance(answers_->text()));
  answers_->setContentsMargins(left, 0, std::max(0, width() - left - needed), 0);
  const int height = labels <= 4 ? kTallCellHeight : kCellHeight;
  view_->verticalHeader()->setDefaultSectionSize(height);
  setMinimumHeight(std::min(labels, 8) * height + 72);
  setMaximumHeight(labels * height + 72);
}

}  // namespace etude
