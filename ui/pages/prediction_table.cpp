#include "ui/pages/prediction_table.h"

#include "core/base/format.h"
#include "ui/language.h"
#include "ui/pages/page_parts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QCoreApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace etude {

namespace {

bool sameRow(const LoggedPrediction& a, const LoggedPrediction& b) { return a.id == b.id && a.correction == b.correction; }

/// Shows the correction like a combo box and edits it with one.
class CorrectionDelegate : public QStyledItemDelegate {
  Q_DECLARE_TR_FUNCTIONS(etude::CorrectionDelegate)

 public:
  explicit CorrectionDelegate(PredictionTable* table) : QStyledItemDelegate(table), table_(table) {}

  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
    auto* box = new QComboBox(parent);
    box->addItem(tr("as answered"), QString());
    for (const QString& label : table_->labels()) box->addItem(label, label);
    box->setAccessibleName(tr("Correct label of row %1").arg(index.row() + 1));
    auto* self = const_cast<CorrectionDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
      Q_EMIT self->commitData(box);
      Q_EMIT self->closeEditor(box);
    });
    return box;
  }
  void setEditorData(QWidget* editor, const QModelIndex& index) const override {
    auto* box = static_cast<QComboBox*>(editor);
    box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    QMetaObject::invokeMethod(box, &QComboBox::showPopup, Qt::QueuedConnection);
  }
  void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
    model->setData(index, static_cast<QComboBox*>(editor)->currentData(), Qt::EditRole);
  }
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return QStyledItemDelegate::sizeHint(option, index) + QSize(28, 0);
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyledItemDelegate::paint(painter, option, index);
    const QRect arrow(option.rect.right() - 22, option.rect.center().y() - 6, 14, 14);
    QIcon(QStringLiteral(":/icons/control_down.svg")).paint(painter, arrow);
  }

 private:
  PredictionTable* table_;
};

}  // namespace

/// Who asked, as the log names it; what another program wrote there is shown as it is.
QString PredictionModel::askerText(const std::string& source) {
  if (source == "window") return tr("window");
  if (source == "endpoint") return tr("endpoint");
  if (source == "command line") return tr("command line");
  if (source == "import") return tr("import");
  return qs(source);
}

void PredictionModel::setPredictions(std::vector<LoggedPrediction> predictions) {
  if (std::equal(rows_.begin(), rows_.end(), predictions.begin(), predictions.end(), sameRow)) return;
  beginResetModel();
  rows_ = std::move(predictions);
  endResetModel();
}

QVariant PredictionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || static_cast<std::size_t>(index.row()) >= rows_.size()) return {};
  const LoggedPrediction& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::TextAlignmentRole) {
    return static_cast<int>((index.column() == Confidence ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role == Qt::EditRole && index.column() == Correction) return qs(row.correction);
  if (role == Qt::ToolTipRole && index.column() == Text)
    return QStringLiteral("<p>%1</p>").arg(qs(row.text).left(2000).toHtmlEscaped());
  if (role == Qt::ForegroundRole && index.column() == Correction) return row.correction.empty() ? theme().muted : theme().text;
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Time:
      return momentText(row.time_ms, MomentStyle::Recent);
    case Text: {
      const QString text = qs(row.text).simplified();
      if (text.isEmpty()) return tr("(text not kept)");
      return row.text_pair.empty() ? text : text + QStringLiteral("  |  ") + qs(row.text_pair).simplified();
    }
    case Label:
      return qs(row.label);
    case Confidence:
      return qs(formatPercent(row.confidence));
    case Source:
      return askerText(row.source);
    default:
      return row.correction.empty() ? tr("as answered") : qs(row.correction);
  }
}

QVariant PredictionModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Confidence) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  const QStringList titles{tr("Time"), tr("Text"), tr("Answer"), tr("Confidence"), tr("Asked by"), tr("Correct label")};
  return section < titles.size() ? QVariant(titles[section]) : QVariant();
}

Qt::ItemFlags PredictionModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.column() == Correction ? flags | Qt::ItemIsEditable : flags;
}

bool PredictionModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || index.column() != Correction) return false;
  LoggedPrediction& row = rows_[static_cast<std::size_t>(index.row())];
  std::string label = value.toString().toStdString();
  if (label == row.label) label.clear();  // the answer was right: nothing to correct
  if (label == row.correction) return true;
  row.correction = label;
  Q_EMIT dataChanged(index, index);
  Q_EMIT corrected(row.id, qs(label));
  return true;
}

PredictionTable::PredictionTable(QWidget* parent) : QTableView(parent), model_(new PredictionModel(this)) {
  setModel(model_);
  dressTable(this, PredictionModel::Text);
  setItemDelegateForColumn(PredictionModel::Correction, new CorrectionDelegate(this));
  setEditTriggers(QAbstractItemView::AllEditTriggers);
  setAccessibleName(tr("Newest predictions"));
}

}  // namespace etude
