// A run again with one thing changed: its recipe becomes the current one, the user picks a setting and its new value, and the
// run starts. Cancel brings back the recipe of before.
#pragma once

#include "core/run/recipe.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace etude {

class Session;
class SettingsForm;

class RepeatDialog : public QDialog {
  Q_OBJECT

 public:
  RepeatDialog(Session& session, const Recipe& recipe, const QString& run_name, QWidget* parent = nullptr);
  ~RepeatDialog() override;

 private:
  QWidget* makeList();
  QWidget* makeSide();
  void filter(const QString& words);
  void showSetting();
  void refresh();
  void start();
  void endEditing();

  Session& session_;
  bool editing_ = true;  ///< all that the dialog does is one step of the history of edits
  Recipe original_;
  QLineEdit* search_;
  QListWidget* list_;
  QVBoxLayout* side_;
  SettingsForm* form_ = nullptr;
  QLabel *help_, *change_;
  QPushButton* start_;
};

}  // namespace etude
