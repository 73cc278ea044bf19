// What is written, in which format and where; then the writing itself and the proof that a fresh program can use it.
#pragma once

#include "core/run/export_run.h"
#include "ui/widgets.h"

class QButtonGroup;
class QProgressBar;

namespace etude {

class Session;
class SettingsForm;
class TunedModel;

class ExportPanel : public Card {
  Q_OBJECT

 public:
  explicit ExportPanel(Session& session, QWidget* parent = nullptr);
  /// Where the model goes (or went).
  fs::path target() const;

 Q_SIGNALS:
  void targetChanged();

 private:
  struct Format {
    std::string key;
    std::uint64_t bytes = 0;
    Problems problems;
  };

  QWidget* makeFormats();
  void makeResult();
  void refresh();
  void estimate();
  void showEstimates(const std::vector<Format>& formats);
  void write();
  void check(const ExportResult& result);
  void showKept();
  void showCheck(const ExportCheck& check);
  void setBusy(const QString& what);
  /// Where the model goes if no folder is chosen; nothing without a run.
  fs::path ownFolder() const;

  Session& session_;
  TunedModel& model_;
  SettingsForm* form_;
  QButtonGroup* formats_;
  std::vector<QLabel*> sizes_;
  QLabel *target_note_, *busy_note_, *written_, *verdict_;
  QFrame* verdict_frame_;
  IconLabel* verdict_icon_;
  QPushButton *write_, *cancel_, *open_;
  QProgressBar* busy_;
  ProblemList* problems_;
};

}  // namespace etude
