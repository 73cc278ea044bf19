// The presets as a group of buttons: one press sets a documented group of settings, and a line says in plain words which. What
// is chosen stays shown for as long as the settings are as the preset has them.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace etude {

class Session;

class PresetRow : public QWidget {
  Q_OBJECT

 public:
  explicit PresetRow(Session& session, QWidget* parent = nullptr);
  /// An empty reason unlocks.
  void lock(const QString& reason);

 private:
  void refresh();

  Session& session_;
  std::vector<QPushButton*> buttons_;  ///< in the order of presets()
  QLabel *chosen_, *text_;
};

}  // namespace etude
