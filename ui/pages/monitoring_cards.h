// Cards of the Monitoring page: the list of alarms, the family of the model, and the choice of the time that is shown.
#pragma once

#include "core/run/lineage.h"
#include "core/serve/prediction_log.h"
#include "ui/widgets.h"

#include <vector>

class QComboBox;
class QDateTimeEdit;
class QStandardItemModel;
class QTableWidget;
class QTreeView;

namespace etude {

class Session;

/// Last hour, day, week, all, or from-to.
class TimeFilter : public QWidget {
  Q_OBJECT

 public:
  explicit TimeFilter(QWidget* parent = nullptr);
  /// The span as it is at this moment: "last hour" moves on.
  TimeSpan span() const;
  /// True if the span ends now, so that it changes as time goes by.
  bool moving() const;

 Q_SIGNALS:
  void changed();

 private:
  QComboBox* choice_;
  QWidget* range_;
  QDateTimeEdit *from_, *to_;
};

class AlarmCard : public Card {
  Q_OBJECT

 public:
  explicit AlarmCard(QWidget* parent = nullptr);
  void setAlarms(const std::vector<Alarm>& alarms);

 Q_SIGNALS:
  /// Id 0: all.
  void acknowledged(qint64 id);

 private:
  void refreshButtons();

  std::vector<Alarm> alarms_;
  QTableWidget* table_;
  QLabel* none_;
  QPushButton *one_, *all_;
};

/// The tree of models that the run belongs to; a double click or Enter opens another run of it.
class LineageCard : public Card {
  Q_OBJECT

 public:
  explicit LineageCard(Session& session, QWidget* parent = nullptr);
  /// Reads the family of the run being shown, in the background.
  void reload();

 private:
  void show(const std::vector<LineageNode>& nodes);
  void openCurrent();

  Session& session_;
  QStandardItemModel* model_;
  QTreeView* tree_;
  QLabel* note_;
  QPushButton* open_;
};

/// "learning_rate 0.0003 → 0.001; 12 corrected rows added"
QString lineageChanges(const LineageNode& node);

}  // namespace etude
