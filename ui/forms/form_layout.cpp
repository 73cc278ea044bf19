#include "ui/forms/form_layout.h"

#include <algorithm>

namespace etude {

namespace {
constexpr int kFieldHeight = 32;  ///< of a field of one line
}

void showFormRow(QFormLayout* form, QWidget* field, bool shown) {
  int row = -1;
  QFormLayout::ItemRole role;
  form->getWidgetPosition(field, &row, &role);
  if (row < 0) return;
  if (!shown) {
    const QFormLayout::TakeRowResult taken = form->takeRow(row);
    QWidget* label = taken.labelItem ? taken.labelItem->widget() : nullptr;
    label ? form->insertRow(row, label, field) : form->insertRow(row, field);
    delete taken.labelItem;
    delete taken.fieldItem;
  }
  form->setRowVisible(field, shown);
}

FormLayout::FormLayout(QWidget* parent) : QFormLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setHorizontalSpacing(16);
  setVerticalSpacing(8);
  setFieldGrowthPolicy(AllNonFixedFieldsGrow);
  setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void FormLayout::setGeometry(const QRect& rect) {
  QFormLayout::setGeometry(rect);
  const QRect room = contentsRect();
  for (int row = 0; row < rowCount(); ++row) {
    QLayoutItem *label = itemAt(row, LabelRole), *field = itemAt(row, FieldRole);
    if (!label || !field) continue;
    const QRect name = label->geometry(), value = field->geometry();
    if (value.top() > name.bottom()) {
      field->setGeometry({room.left(), value.top(), room.width(), value.height()});
    } else {
      label->setGeometry({name.left(), value.top(), name.width(), std::max(name.height(), std::min(value.height(), kFieldHeight))});
    }
  }
}

}  // namespace etude
