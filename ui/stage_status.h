// What the rail and the Next button say about a stage: is it done, and if not, what is missing.
#pragma once

#include "core/base/problem.h"

#include <QString>

namespace etude {

class Session;

enum class StageState { Open, Working, Attention, Done };

struct StageStatus {
  StageState state = StageState::Open;
  QString note;     ///< a few words for the rail: "1,000 rows, 2 labels"
  QString blocked;  ///< why the next stage is not possible yet, a sentence; empty: it is

  bool operator==(const StageStatus&) const = default;
};

QString stageName(Stage stage);
StageStatus stageStatus(const Session& session, Stage stage);

}  // namespace etude
