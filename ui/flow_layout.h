// Widgets in a row that goes on in the next where there is no more room, as words of a text do.
#pragma once

#include <QLayout>

#include <vector>

namespace etude {

class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent = nullptr);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override { items_.push_back(item); }
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
  void setGeometry(const QRect& area) override;
  QSize sizeHint() const override;
  QSize minimumSize() const override;

 private:
  /// Returns the height that it takes.
  int arrange(const QRect& area, bool place) const;

  std::vector<QLayoutItem*> items_;
};

}  // namespace etude
