// Widgets for recipe settings, made from their rows: label, field, tooltip, range and object name all come from the row, so
// that no page writes a spin box by hand.
#pragma once

#include "core/base/json.h"

#include <QStringList>
#include <QWidget>

class QFormLayout;
class QPushButton;

namespace etude {

class Session;

class SettingsForm : public QWidget {
  Q_OBJECT

 public:
  /// `keys` are full keys ("tuning.learning_rate"); the field of each is named by its key (objectName, also the accessible id).
  /// Rows marked advanced wait behind a "More settings" button.
  SettingsForm(Session& session, const QStringList& keys, QWidget* parent = nullptr);
  /// Fields of these keys are disabled, with the reason as tooltip; an empty reason enables them.
  void lock(const QStringList& keys, const QString& reason);
  /// Opens the fold in which the field of this key waits, if it does.
  void reveal(const QString& key);
  /// Shows advanced rows among the others, without a button.
  void showAll() { showAdvanced(true); }
  /// The page has a switch of its own in place of the button.
  void showAdvanced(bool shown);
  /// Turns a text setting into a list of these values (value, what is shown); `free` lets other text be typed.
  void offer(const QString& key, const QList<QPair<QString, QString>>& choices, bool free = false);
  /// What an empty text field stands for; shown in it.
  void showDefault(const QString& key, const QString& value);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Row;
  void refresh();
  QWidget* makeField(const std::string& key);
  void alignLabels();
  void addRow(const std::string& key);
  void makeFlag(Row& row);
  void makeNumber(Row& row);
  void makeText(Row& row);
  void makeChoice(Row& row, const QList<QPair<QString, QString>>& choices, bool free);
  void replaceByChoice(Row& row, bool free);
  void dress(Row& row);
  void commit(Row& row, const Json& value);
  void applyLock(Row& row);
  Row* find(const QString& key) const;

  Session& session_;
  QList<Row*> rows_;
  QFormLayout* simple_;
  QFormLayout* advanced_;
  QWidget* advanced_area_;
  QPushButton* more_;
};

}  // namespace etude
