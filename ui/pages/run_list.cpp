#include "ui/pages/run_list.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QListWidget>

namespace etude {

namespace {

QString stateText(const std::string& state) {
  if (state == "running") return RunList::tr("running");
  if (state == "completed") return RunList::tr("completed");
  if (state == "stopped") return RunList::tr("stopped");
  if (state == "early_stopping") return RunList::tr("stopped early");
  if (state == "ended") return RunList::tr("ended by you");
  if (state == "failed") return RunList::tr("failed");
  return state == "interrupted" ? RunList::tr("interrupted") : qs(state);
}

QString runText(const RunSummary& run) {
  QStringList parts{stateText(run.state)};
  if (run.total_steps > 0 && run.step >= run.total_steps) {
    parts << RunList::tr("%1 steps").arg(qs(formatCount(run.step)));
  } else if (run.total_steps > 0) {
    parts << RunList::tr("step %1 of %2").arg(qs(formatCount(run.step)), qs(formatCount(run.total_steps)));
  }
  if (run.best_loss) parts << RunList::tr("loss %1").arg(*run.best_loss, 0, 'g', 3);
  if (run.test_accuracy) parts << RunList::tr("accuracy %1").arg(qs(formatPercent(*run.test_accuracy)));
  return qs(run.path.filename().string()) + QLatin1Char('\n') + parts.join(QStringLiteral(" · "));
}

}  // namespace

RunList::RunList(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  note_ = makeNote({}, this);
  column->addWidget(note_);
  list_ = new QListWidget(this);
  list_->setAccessibleName(tr("Earlier runs"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setTextElideMode(Qt::ElideRight);
  column->addWidget(list_, 1);
  auto* buttons = new QHBoxLayout;
  open_ = makeButton(tr("Open"), ButtonRole::Normal, {}, this);
  resume_ = makeButton(tr("Resume"), ButtonRole::Normal, QStringLiteral("play"), this);
  resume_->setToolTip(tr("Goes on from the newest checkpoint of this run"));
  auto* other = makeButton(tr("Other folder…"), ButtonRole::Normal, {}, this);
  for (QPushButton* button : {open_, resume_, other}) buttons->addWidget(button);
  buttons->addStretch();
  column->addLayout(buttons);

  connect(list_, &QListWidget::currentRowChanged, this, &RunList::refreshButtons);
  connect(list_, &QListWidget::itemActivated, open_, &QPushButton::click);
  connect(open_, &QPushButton::clicked, this, [this] {
    if (chosen()) session_.openRun(chosen()->path, false);
  });
  connect(resume_, &QPushButton::clicked, this, [this] {
    if (chosen()) session_.openRun(chosen()->path, true);
  });
  connect(other, &QPushButton::clicked, this, &RunList::openFolder);
  connect(&session_, &Session::runChanged, this, &RunList::reload);
  refreshButtons();
}

void RunList::reload() {
  using Runs = std::vector<RunSummary>;
  session_.jobs().start<Runs>(
      this, "tuning/runs", [](std::stop_token) { return listRuns(runsDirectory()); },
      [this](Runs runs) { fill(std::move(runs)); }, [this](const Problems& problems) { note_->setText(qs(describe(problems))); });
}

void RunList::fill(std::vector<RunSummary> runs) {
  const fs::path before = chosen() ? chosen()->path : session_.runDir() ? session_.runDir()->path() : fs::path();
  runs_ = std::move(runs);
  list_->clear();
  for (const RunSummary& run : runs_) {
    auto* item = new QListWidgetItem(runText(run), list_);
    item->setToolTip(qs(run.path.string()));
    if (run.path == before) list_->setCurrentItem(item);
  }
  note_->setText(runs_.empty() ? tr("No runs yet in %1.").arg(qs(runsDirectory().string()))
                               : tr("In %1").arg(qs(runsDirectory().string())));
  refreshButtons();
}

const RunSummary* RunList::chosen() const {
  const int row = list_->currentRow();
  return row >= 0 && static_cast<std::size_t>(row) < runs_.size() ? &runs_[static_cast<std::size_t>(row)] : nullptr;
}

void RunList::refreshButtons() {
  const RunSummary* run = chosen();
  const bool free = !session_.running();
  open_->setEnabled(run && free);
  resume_->setEnabled(run && free && run->resumable);
}

void RunList::openFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of a run"), qs(runsDirectory().string()));
  if (!folder.isEmpty()) session_.openRun(folder.toStdString(), false);
}

}  // namespace etude
