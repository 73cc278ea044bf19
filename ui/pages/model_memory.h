// What training this model takes in memory under each tuning method, part by part, beside what the machine has free.
#pragma once

#include "core/run/memory_plan.h"
#include "ui/pages/part_picture.h"
#include "ui/widgets.h"

#include <QTimer>

namespace etude {

class Session;

class ModelMemory : public Card {
  Q_OBJECT

 public:
  explicit ModelMemory(Session& session, QWidget* parent = nullptr);
  void setActive(bool active);

 private:
  void refresh();
  void ask();
  void show(const std::vector<MethodMemory>& methods);

  Session& session_;
  QTimer wait_;
  bool active_ = false;
  QLabel *verdict_, *note_;
  PartPicture* picture_;
};

/// The blocks of one method's memory.
PictureRow memoryRow(const MethodMemory& memory);
/// Texts of the recipe are at most so long: what activations are counted for.
std::int64_t plannedTokens(const Session& session);

}  // namespace etude
