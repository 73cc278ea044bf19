// Shares with their names as horizontal bars in a column: confidences of an answer, scores beside their baselines.
#pragma once

#include "ui/charts/chart.h"

namespace etude {

class ValueBars : public QWidget {
  Q_OBJECT

 public:
  struct Row {
    QString name;
    double share = 0;  ///< [0, 1]: length of the bar
    QString text;      ///< the value as written
    Tone tone = Tone::Accent;
    bool strong = false;
  };

  explicit ValueBars(QWidget* parent = nullptr);
  void setRows(const std::vector<Row>& rows);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int rowHeight() const;
  std::vector<Row> rows_;
};

}  // namespace etude
