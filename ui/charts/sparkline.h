// A line the size of a word: how a share between 0 and 1 went. Without axes; the words around it say what it is.
#pragma once

#include <QWidget>

#include <vector>

namespace etude {

class Sparkline : public QWidget {
  Q_OBJECT

 public:
  struct Point {
    double x = 0, y = 0;  ///< y in [0, 1]
  };
  explicit Sparkline(QWidget* parent = nullptr) : QWidget(parent) {}
  /// x ascending.
  void setPoints(const std::vector<Point>& points);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Point> points_;
};

}  // namespace etude
