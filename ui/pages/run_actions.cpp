// What can be done with a run of the history.
#include "core/base/paths.h"
#include "ui/jobs.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/repeat_dialog.h"
#include "ui/pages/run_list.h"
#include "ui/session.h"
#include "ui/widgets.h"

#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace etude {

namespace {

/// Into the desktop's trash, or, where there is none, away for good. Never a run that some program is working on, and nothing
/// that is no run.
void throwRunAway(const fs::path& path) {
  const RunDir run = RunDir::open(path);
  if (run.locked())
    throw ProblemError(RunList::tr("This run is being worked on").toStdString(), RunList::tr("Stop it first.").toStdString(), path.string());
  if (QFile::moveToTrash(qs(path.string()))) return;
  std::error_code error;
  fs::remove_all(path, error);
  if (error)
    throw ProblemError(RunList::tr("The run could not be deleted: %1").arg(qs(error.message())).toStdString(),
                       RunList::tr("See whether you may write to its folder.").toStdString(), path.string());
}

}  // namespace

void RunList::open() {
  if (const RunSummary* run = chosen(); run && !session_.running()) session_.openRun(run->path, false);
}

void RunList::resume() {
  if (const RunSummary* run = chosen()) session_.openRun(run->path, true);
}

void RunList::repeat() {
  const RunSummary* run = chosen();
  if (!run || session_.running()) return;
  session_.jobs().start<Recipe>(
      this, "tuning/repeat", [path = run->path](std::stop_token) { return RunDir::open(path).recipe(); },
      [this, name = qs(run->title())](Recipe recipe) {
        if (session_.running()) return;
        if (session_.runOpening()) session_.cancelOpening();
        if (!session_.mayReplace()) return;
        auto* dialog = new RepeatDialog(session_, recipe, name, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
      },
      [this](const Problems& problems) { showProblems(this, problems); });
}

void RunList::changeMeta(const fs::path& run, std::function<void(RunMeta&)> change) {
  session_.jobs().start<RunMeta>(
      this, "tuning/meta/" + run.string(), [run, change = std::move(change)](std::stop_token) { return editRunMeta(run, change); },
      [this, run](RunMeta meta) {
        for (RunSummary& summary : runs_)
          if (summary.path == run) summary.meta = meta;
        fill();
        if (ticked_.contains(run)) tellTicked();
      },
      [this](const Problems& problems) { showProblems(this, problems); });
}

void RunList::star() {
  if (const RunSummary* run = chosen()) changeMeta(run->path, [on = !run->meta.star](RunMeta& meta) { meta.star = on; });
}

void RunList::rename() {
  const RunSummary* run = chosen();
  if (!run) return;
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("renameRun"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Rename the run"));
  dialog->setLabelText(tr("Name in the history (its folder stays as it is; empty: the folder's name)"));
  dialog->setTextValue(qs(run->title()));
  connect(dialog, &QInputDialog::textValueSelected, this, [this, path = run->path](const QString& text) {
    changeMeta(path, [name = text.trimmed().left(200).toStdString()](RunMeta& meta) { meta.name = name; });
  });
  dialog->open();
}

void RunList::note() {
  const RunSummary* run = chosen();
  if (!run) return;
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("noteRun"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Note on “%1”").arg(qs(run->title())));
  dialog->setLabelText(tr("What was tried here, and what came out?"));
  dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
  dialog->setTextValue(qs(run->meta.note));
  connect(dialog, &QInputDialog::textValueSelected, this, [this, path = run->path](const QString& text) {
    changeMeta(path, [note = text.trimmed().left(1000).toStdString()](RunMeta& meta) { meta.note = note; });
  });
  dialog->open();
}

void RunList::showInFiles() {
  if (const RunSummary* run = chosen()) openOnDesktop(qs(run->path.string()));
}

void RunList::remove() {
  const RunSummary* run = chosen();
  if (!run || !delete_action_->isEnabled()) return;
  auto* question = new QMessageBox(QMessageBox::Question, tr("Delete a run"), tr("Delete the run “%1”?").arg(qs(run->title())),
                                   QMessageBox::NoButton, this);
  question->setObjectName(QStringLiteral("deleteRun"));
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setInformativeText(tr("Its curves, checkpoints, model and predictions go to the trash of the desktop; where there is none, "
                                  "they are deleted for good."));
  QPushButton* yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
  yes->setObjectName(QStringLiteral("confirmDelete"));
  question->setDefaultButton(question->addButton(QMessageBox::Cancel));
  connect(yes, &QPushButton::clicked, this, [this, path = run->path] { throwAway(path); });
  question->open();
}

void RunList::throwAway(const fs::path& run) {
  if (session_.runDir() && session_.runDir()->path() == run) {
    if (session_.running()) return;
    session_.closeRun();
  }
  untick(run);
  session_.jobs().start<bool>(
      this, "tuning/delete/" + run.string(),
      [run](std::stop_token) {
        throwRunAway(run);
        return true;
      },
      [this](bool) { reload(); },
      [this](const Problems& problems) {
        reload();
        showProblems(this, problems);
      });
}

void RunList::openFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of a run"), qs(runsDirectory().string()));
  if (!folder.isEmpty()) session_.openRun(folder.toStdString(), false);
}

}  // namespace etude
