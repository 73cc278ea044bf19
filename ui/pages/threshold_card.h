// From which probability on is a label answered? A slider over all thresholds with what each would give in numbers, low enough
// to be seen together with curves; the words are a card of their own.
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
  double threshold() const { return threshold_; }
  /// What the numbers mean, and the suggestion: a card of its own, for below the curves.
  QWidget* details() { return details_; }

 Q_SIGNALS:
  void thresholdChanged(double threshold);

 private:
  void makeRow();
  void makeDetails();
  void setThreshold(double threshold);
  void refresh();

  LabelCurve curve_;
  QString other_;
  std::optional<double> suggested_;
  double threshold_ = 0.5;  ///< the slider only comes close to it
  QSlider* slider_;
  Card* details_;
  QLabel *name_, *value_, *words_, *suggestion_;
  QPushButton* take_;
  std::vector<QLabel*> figures_;
};

}  // namespace etude
