#include "ui/forms/number_field.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

/// A comma is a decimal sign too: nobody writes thousands into a field of fractions.
double typedNumber(QString text, bool whole, bool* number = nullptr) {
  if (!whole) text.replace(',', '.');
  return text.trimmed().toDouble(number);
}

}  // namespace

NumberField::NumberField(bool whole, QWidget* parent) : QDoubleSpinBox(parent) {
  setDecimals(whole ? 0 : 12);
  setKeyboardTracking(false);
}

QString NumberField::textFromValue(double value) const {
  if (decimals() == 0) return QString::number(value, 'f', 0);
  return QString::number(value, 'g', 10).replace("e-0", "e-").replace("e+0", "e");
}

double NumberField::valueFromText(const QString& text) const {
  return !specialValueText().isEmpty() && text == specialValueText() ? minimum() : typedNumber(text, decimals() == 0);
}

QValidator::State NumberField::validate(QString& text, int&) const {
  if (!specialValueText().isEmpty() && text == specialValueText()) return QValidator::Acceptable;
  bool number = false;
  const double value = typedNumber(text, decimals() == 0, &number);
  if (number) return value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
  static const QRegularExpression beginning("^\\s*[+-]?\\d*[.,]?\\d*([eE][+-]?\\d*)?\\s*$"), whole("^\\s*[+-]?\\d*\\.?\\d*([eE][+-]?\\d*)?\\s*$");
  return (decimals() == 0 ? whole : beginning).match(text).hasMatch() ? QValidator::Intermediate : QValidator::Invalid;
}

void NumberField::fixup(QString& text) const {
  bool number = false;
  const double typed = typedNumber(text, decimals() == 0, &number);
  text = textFromValue(number ? std::clamp(typed, minimum(), maximum()) : value());
}

void NumberField::stepBy(int steps) {
  // Fractions move by hundredths; what is smaller (a learning rate) by its own leading digit.
  const double size = std::abs(value());
  double step = 1;
  if (decimals() > 0 && (size < 1 || maximum() <= 1)) {
    step = 0.01;
    if (size > 0 && size < 0.0099) step = std::pow(10, std::floor(std::log10(steps > 0 ? size * (1 + 1e-9) : size * (1 - 1e-9))));
  }
  setValue(value() + steps * step);
  selectAll();
}

}  // namespace etude
