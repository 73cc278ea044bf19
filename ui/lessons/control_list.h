// Which settings a lesson locks or hides: all settings of all stages with two boxes each.
#pragma once

#include <QTreeWidget>

#include <string>
#include <vector>

namespace etude {

class ControlList : public QTreeWidget {
  Q_OBJECT

 public:
  explicit ControlList(QWidget* parent = nullptr);
  void show(const std::vector<std::string>& locked, const std::vector<std::string>& hidden);
  /// Names that are no settings (widgets) stay as they were shown.
  std::vector<std::string> locked() const { return checked(1, other_locked_); }
  std::vector<std::string> hidden() const { return checked(2, other_hidden_); }

 private:
  std::vector<std::string> checked(int column, std::vector<std::string> others) const;
  QList<QTreeWidgetItem*> settings() const;

  std::vector<std::string> other_locked_, other_hidden_;
};

}  // namespace etude
