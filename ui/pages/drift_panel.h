// Drift per feature: how large it is against the two thresholds, what it means, and the two distributions behind it.
#pragma once

#include "core/serve/drift.h"
#include "core/serve/monitor_settings.h"
#include "ui/widgets.h"

class QListWidget;

namespace etude {

class BarChart;

/// "Text length (tokens)" for "tokens".
QString featureName(const std::string& feature);
/// "Length", for legends.
QString shortFeatureName(const std::string& feature);

class DriftPanel : public Card {
  Q_OBJECT

 public:
  explicit DriftPanel(QWidget* parent = nullptr);
  void setDrift(const std::vector<FeatureDrift>& drift, const MonitorSettings& settings, std::int64_t predictions,
                const std::vector<std::vector<std::string>>& examples = {});

 private:
  void showChosen();

  std::vector<FeatureDrift> drift_;
  std::vector<std::vector<std::string>> examples_;
  QListWidget* list_;
  BarChart* bars_;
  QLabel *note_, *explanation_, *moved_, *instances_;
};

}  // namespace etude
