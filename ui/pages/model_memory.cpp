#include "ui/pages/model_memory.h"

#include "core/base/format.h"
#include "core/base/say.h"
#include "core/run/engine_loader.h"
#include "ui/jobs.h"
#include "ui/pages/memory_room.h"
#include "ui/session.h"

namespace etude {

namespace {

QString memoryText(std::int64_t bytes) { return qs(formatBytes(static_cast<double>(bytes))); }

QString methodLabel(const MethodMemory& memory) { return qs(say(memory.label.c_str())); }

PicturePart memoryPart(const QString& name, std::int64_t bytes, QColor Theme::*color) {
  return {name, static_cast<double>(bytes), memoryText(bytes), color, 1, true};
}

}  // namespace

PictureRow memoryRow(const MethodMemory& memory) {
  PictureRow row{methodLabel(memory), memoryText(memory.total()), {}};
  row.parts = {memoryPart(ModelMemory::tr("Weights"), memory.weights, &Theme::curve_train),
               memoryPart(ModelMemory::tr("Gradients"), memory.gradients, &Theme::curve_validation),
               memoryPart(ModelMemory::tr("Optimizer"), memory.optimizer, &Theme::curve_metric),
               memoryPart(ModelMemory::tr("Activations"), memory.working(), &Theme::curve_baseline)};
  return row;
}

std::int64_t plannedTokens(const Session& session) {
  std::int64_t tokens = session.recipe().model.max_length;
  if (session.model() && session.model()->max_positions > 0) tokens = std::min(tokens, session.model()->max_positions);
  return std::max<std::int64_t>(1, tokens);
}

ModelMemory::ModelMemory(Session& session, QWidget* parent) : Card(tr("Memory for training"), parent), session_(session) {
  setObjectName(QStringLiteral("method_memory"));
  verdict_ = new QLabel(this);
  verdict_->setObjectName(QStringLiteral("memory_verdict"));
  verdict_->setProperty("role", "strong");
  verdict_->setWordWrap(true);
  body()->addWidget(verdict_);
  note_ = makeNote({}, this);
  body()->addWidget(note_);
  picture_ = new PartPicture(tr("Memory for training by method"), tr("Memory"), this);
  body()->addWidget(picture_);
  wait_.setSingleShot(true);
  wait_.setInterval(200);
  connect(&wait_, &QTimer::timeout, this, &ModelMemory::ask);
  for (const auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged})
    connect(&session_, signal, this, &ModelMemory::refresh);
  picture_->hide();
  refresh();
}

void ModelMemory::setActive(bool active) {
  active_ = active;
  refresh();
}

void ModelMemory::refresh() {
  if (active_) wait_.start();
}

void ModelMemory::ask() {
  if (!active_) return;
  if (!session_.engineInfo()) {
    picture_->hide();
    note_->hide();
    verdict_->setText(session_.engineProblems().empty() ? tr("The engine is still being opened.") : tr("The engine could not be opened."));
    return;
  }
  if (!session_.model() || hasErrors(session_.problems(Stage::Model))) {
    picture_->hide();
    note_->hide();
    verdict_->setText(tr("This is known when a model that can be tuned is chosen."));
    return;
  }
  const std::int64_t labels = session_.dataset() ? static_cast<std::int64_t>(session_.dataset()->labels.size()) : 2;
  using Plans = std::vector<MethodMemory>;
  session_.jobs().start<Plans>(
      this, "method memory",
      [recipe = session_.recipe(), labels, tokens = plannedTokens(session_)](std::stop_token) {
        return engine().memoryByMethod(recipe, labels, tokens);
      },
      [this](Plans plans) { show(plans); },
      [this](const Problems& problems) {
        picture_->hide();
        verdict_->setText(qs(problems.front().what));
      });
}

void ModelMemory::show(const std::vector<MethodMemory>& methods) {
  const MemoryRoom room = memoryRoom(session_, session_.recipe().environment.device);
  const std::int64_t available = room.usable();
  std::vector<PictureRow> rows;
  QStringList fitting, too_large;
  for (const MethodMemory& memory : methods) {
    const QString label = methodLabel(memory);
    if (!memory.problems.empty()) {
      too_large << tr("%1: %2").arg(label, qs(memory.problems.front().what));
      continue;
    }
    rows.push_back(memoryRow(memory));
    if (memory.total() <= (room.limited() ? available : available * 9 / 10)) {
      fitting << label;
    } else {
      too_large << (room.limited() ? tr("%1 needs more than your memory limit.") : tr("%1 needs more than is free.")).arg(label);
    }
  }
  setTone(verdict_, too_large.isEmpty() ? "good" : fitting.isEmpty() ? "bad" : "caution");
  if (too_large.isEmpty()) {
    verdict_->setText(room.limited() ? tr("Your memory limit is enough for every way of tuning this model.")
                                     : tr("This machine has enough memory for every way of tuning this model."));
  } else if (fitting.isEmpty()) {
    verdict_->setText(tr("No way of tuning fits in memory: make the batch or the longest text smaller, or choose a smaller model."));
  } else {
    verdict_->setText(too_large.join(QLatin1Char(' ')));
  }
  const MethodMemory* first = methods.empty() ? nullptr : &methods.front();
  if (first) {
    note_->setText(tr("Estimated from shapes for batches of %1 texts of %2 tokens. Weights are the model itself; gradients say where "
                      "to move each weight; the optimizer keeps two numbers for each weight that moves; activations are what a "
                      "batch leaves behind on its way through the layers.")
                       .arg(first->batch)
                       .arg(first->tokens));
  }
  note_->setVisible(first);
  picture_->setRows(rows, static_cast<double>(available), room.limited() ? tr("your limit: %1").arg(memoryText(available)) : tr("%1 free").arg(memoryText(available)));
  picture_->setVisible(!rows.empty());
}

}  // namespace etude
