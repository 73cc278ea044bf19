// A form in our manner: a label stands in line with the first line of its field; a field that has no room beside its label
// stands below it and begins where the label does (Qt would push it in).
#pragma once

#include <QFormLayout>

namespace etude {

class FormLayout : public QFormLayout {
 public:
  explicit FormLayout(QWidget* parent = nullptr);
  void setGeometry(const QRect& rect) override;
};

}  // namespace etude
