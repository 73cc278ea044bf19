// From which probability on is a label answered? A slider over all thresholds, with what each would give in numbers and words.
#pragma once

#include "core/eval/evaluation.h"
#include "ui/widgets.h"

#include <optional>

class QSlider;

namespace etude {

class ThresholdCard : public Card {
  Q_OBJECT

 public:
  explicit ThresholdCard(QWidget* parent = nullptr);
  /// `advice` may be null. Sets the slider to 0.5, where the answer is the more probable of two labels.
  void setCurve(const LabelCurve& curve, const std::string& other, const ThresholdAdvice* advice, const std::string& judged_split);
  double threshold() const;

 Q_SIGNALS:
  void thresholdChanged(double threshold);

 private:
  void refresh();

  LabelCurve curve_;
  QString other_;
  std::optional<double> suggested_;
  QSlider* slider_;
  QLabel *value_, *words_, *suggestion_;
  QPushButton* take_;
  std::vector<Figure*> figures_;
};

}  // namespace etude
