// A form in our manner: a label stands in line with the first line of its field; a field that has no room beside its label
// stands below it and begins where the label does (Qt would push it in).
#pragma once

#include <QFormLayout>

namespace etude {

/// As QFormLayout::setRowVisible. Qt (6.4) remembers for a hidden row which of the form's lines it was, and writes there beyond the end
/// of its list once fewer rows are shown: a row that is put in anew has no line yet.
void showFormRow(QFormLayout* form, QWidget* field, bool shown);

class FormLayout : public QFormLayout {
 public:
  explicit FormLayout(QWidget* parent = nullptr);
  void setGeometry(const QRect& rect) override;
};

}  // namespace etude
