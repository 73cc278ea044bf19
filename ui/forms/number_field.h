// A spin box for numbers of any size: shows 0.0003 as it is written, takes 3e-4 and 0,0003
// too, and steps in the size of the number.
#pragma once

#include <QDoubleSpinBox>

namespace etude {

class NumberField : public QDoubleSpinBox {
  Q_OBJECT

 public:
  explicit NumberField(bool whole, QWidget* parent = nullptr);

  QString textFromValue(double value) const override;
  double valueFromText(const QString& text) const override;
  QValidator::State validate(QString& text, int& position) const override;
  void fixup(QString& text) const override;
  void stepBy(int steps) override;
};

}  // namespace etude
