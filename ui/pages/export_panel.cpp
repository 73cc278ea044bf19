#include "ui/pages/export_panel.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "ui/forms/settings_form.h"
#include "ui/jobs.h"
#include "ui/language.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QRadioButton>

namespace etude {

namespace {

QStringList exportKeys() {
  QStringList keys;
  for (const Setting<Recipe>& setting : recipeSettings()) {
    const QString key = qs(setting.info.key);
    if (key.startsWith(QLatin1String("export.")) && key != QLatin1String("export.format")) keys << key;
  }
  return keys;
}

}  // namespace

ExportPanel::ExportPanel(Session& session, QWidget* parent)
    : Card(tr("Write the model"), parent), session_(session), model_(TunedModel::of(session)) {
  body()->addWidget(makeFormats());
  form_ = new SettingsForm(session, exportKeys(), this);
  body()->addWidget(form_);
  target_note_ = makeNote({}, this);
  target_note_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  body()->addWidget(target_note_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(Theme::kGrid);
  write_ = makeButton(tr("Export"), ButtonRole::Primary, QStringLiteral("export"), this);
  write_->setObjectName(QStringLiteral("writeExport"));
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, {}, this);
  open_ = makeButton(tr("Open folder"), ButtonRole::Normal, QStringLiteral("folder"), this);
  for (QPushButton* button : {write_, cancel_, open_}) buttons->addWidget(button);
  buttons->addStretch();
  body()->addLayout(buttons);
  makeResult();
  body()->addStretch();

  connect(write_, &QPushButton::clicked, this, &ExportPanel::write);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    session_.jobs().cancel("export/write");
    setBusy({});
  });
  connect(open_, &QPushButton::clicked, this, [this] { openOnDesktop(qs(target().string())); });
  connect(formats_, &QButtonGroup::idToggled, this, [this](int id, bool on) {
    if (on) session_.edit([id](Recipe& recipe) { recipe.exporting.format = exporters()[static_cast<std::size_t>(id)]->key(); });
  });
  connect(&session_, &Session::recipeChanged, this, &ExportPanel::refresh);
  connect(&session_, &Session::runChanged, this, [this] {
    written_->hide();
    refresh();
  });
  connect(this, &ExportPanel::targetChanged, this, &ExportPanel::showKept);
  setBusy({});
  refresh();
  showKept();
}

QWidget* ExportPanel::makeFormats() {
  auto* area = new QWidget(this);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  formats_ = new QButtonGroup(this);
  const bool choice = exporters().size() > 1;
  for (std::size_t i = 0; i < exporters().size(); ++i) {
    const Exporter& format = *exporters()[i];
    auto* frame = new QFrame(area);
    frame->setProperty("role", "inset");
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(12, 8, 12, 12);
    inside->setSpacing(2);
    auto* row = new QHBoxLayout;
    auto* radio = new QRadioButton(qs(say(format.label())), frame);
    radio->setAccessibleDescription(qs(say(format.note())));
    radio->setVisible(choice);
    formats_->addButton(radio, static_cast<int>(i));
    auto* size = makeNote({}, frame);
    size->setWordWrap(false);
    sizes_.push_back(size);
    row->addWidget(choice ? static_cast<QWidget*>(radio) : new QLabel(radio->text(), frame), 1);
    row->addWidget(size);
    inside->addLayout(row);
    auto* note = makeNote(qs(say(format.note())), frame);
    if (choice) note->setContentsMargins(28, 0, 0, 0);
    inside->addWidget(note);
    column->addWidget(frame);
  }
  return area;
}

void ExportPanel::makeResult() {
  busy_ = new QProgressBar(this);
  busy_->setRange(0, 0);
  busy_->setTextVisible(false);
  busy_->setAccessibleName(tr("Export under way"));
  busy_note_ = makeNote({}, this);
  written_ = makeNote({}, this);
  written_->hide();
  verdict_frame_ = new QFrame(this);
  verdict_frame_->setProperty("role", "problem");
  auto* row = new QHBoxLayout(verdict_frame_);
  row->setContentsMargins(12, 12, 16, 12);
  row->setSpacing(12);
  verdict_icon_ = new IconLabel(icon(QStringLiteral("done"), &Theme::good), 20, verdict_frame_);
  verdict_ = new QLabel(verdict_frame_);
  verdict_->setWordWrap(true);
  verdict_->setObjectName(QStringLiteral("exportVerdict"));
  row->addWidget(verdict_icon_, 0, Qt::AlignTop);
  row->addWidget(verdict_, 1);
  verdict_frame_->hide();
  problems_ = new ProblemList(this);
  for (QWidget* widget : std::initializer_list<QWidget*>{busy_, busy_note_, written_, verdict_frame_, problems_})
    body()->addWidget(widget);
}

fs::path ExportPanel::target() const {
  const std::string& chosen = session_.recipe().exporting.directory;
  return chosen.empty() ? ownFolder() : fs::absolute(resolvePath(chosen, "models"));
}

fs::path ExportPanel::ownFolder() const { return session_.runDir() ? session_.runDir()->path() / "export" : fs::path(); }

void ExportPanel::refresh() {
  const std::string& format = session_.recipe().exporting.format;
  for (std::size_t i = 0; i < exporters().size(); ++i) {
    if (format == exporters()[i]->key()) formats_->button(static_cast<int>(i))->setChecked(true);
  }
  std::error_code ignored;
  form_->showDefault(QStringLiteral("export.directory"), qs(ownFolder().string()));
  const std::string& chosen = session_.recipe().exporting.directory;
  target_note_->setText(tr("Goes to %1").arg(qs(target().string())));
  target_note_->setVisible(!chosen.empty() && target() != fs::path(chosen));  // else the field says it
  open_->setVisible(fs::exists(target(), ignored));
  write_->setEnabled(model_.run() && !session_.jobs().busy("export/write"));
  estimate();
  Q_EMIT targetChanged();
}

void ExportPanel::estimate() {
  const RunDir* run = model_.run();
  if (!run) return;
  using Formats = std::vector<Format>;
  session_.jobs().start<Formats>(
      this, "export/estimate",
      [run = *run, settings = session_.recipe().exporting](std::stop_token) {
        const ExportSource source = exportSource(run, settings);
        Formats formats;
        for (const Exporter* one : exporters()) formats.push_back({one->key(), one->estimateBytes(source), one->check(source)});
        return formats;
      },
      [this](Formats formats) { showEstimates(formats); },
      [this](const Problems& problems) { problems_->setProblems(problems); });
}

void ExportPanel::showEstimates(const std::vector<Format>& formats) {
  Problems all;
  for (std::size_t i = 0; i < formats.size() && i < sizes_.size(); ++i) {
    const bool possible = !hasErrors(formats[i].problems);
    sizes_[i]->setText(possible ? tr("about %1").arg(qs(formatBytes(static_cast<double>(formats[i].bytes))))
                                : tr("not possible"));
    formats_->button(static_cast<int>(i))->setEnabled(possible);
    if (formats[i].key == session_.recipe().exporting.format) all = formats[i].problems;
  }
  problems_->setProblems(all);
}

void ExportPanel::setBusy(const QString& what) {
  busy_->setVisible(!what.isEmpty());
  busy_note_->setVisible(!what.isEmpty());
  busy_note_->setText(what);
  cancel_->setVisible(!what.isEmpty());
  write_->setEnabled(what.isEmpty() && model_.run());
}

void ExportPanel::write() {
  const RunDir* run = model_.run();
  if (!run) return;
  problems_->setProblems({});
  verdict_frame_->hide();
  written_->hide();
  setBusy(tr("Writing the model…"));
  session_.jobs().start<ExportResult>(
      this, "export/write",
      [run = *run, settings = session_.recipe().exporting, folder = target()](std::stop_token stop) {
        return exporter(settings.format).write(exportSource(run, settings), folder, stop);
      },
      [this](ExportResult result) { check(result); },
      [this](const Problems& problems) {
        setBusy({});
        problems_->setProblems(problems);
      });
}

void ExportPanel::check(const ExportResult& result) {
  open_->show();
  written_->setText(tr("Written: %1 files, %2").arg(result.files.size()).arg(qs(formatBytes(static_cast<double>(result.bytes)))));
  written_->show();
  const RunDir* run = model_.run();
  if (!run) return setBusy({});
  setBusy(tr("Self-test: a fresh program loads the folder and must give the same answers…"));
  session_.lookAtRunFiles();
  session_.jobs().start<ExportCheck>(
      this, "export/write",
      [run = *run, folder = result.folder](std::stop_token stop) {
        return checkExport(folder, run, commandLineProgram(), {}, stop);
      },
      [this](ExportCheck outcome) {
        setBusy({});
        showCheck(outcome);
      },
      [this](const Problems& problems) {
        setBusy({});
        problems_->setProblems(problems);
      });
}

/// The outcome of an earlier time, if what was tested then is what lies there now.
void ExportPanel::showKept() {
  if (session_.jobs().busy("export/write")) return;
  const RunDir* run = session_.runDir();
  if (const auto kept = run ? keptExportCheck(*run, target()) : std::nullopt) showCheck(*kept);
  else verdict_frame_->hide();
}

void ExportPanel::showCheck(const ExportCheck& outcome) {
  const QString title = outcome.passed ? tr("Self-test passed.") : tr("Self-test failed.");
  const QDateTime when = QDateTime::fromString(qs(outcome.time), Qt::ISODate);
  QString text = title + QLatin1Char(' ') + qs(explainCheck(outcome));
  if (when.isValid()) text += QLatin1Char(' ') + tr("Tested on %1.").arg(momentText(when.toMSecsSinceEpoch()));
  verdict_->setText(text);
  setTone(verdict_frame_, outcome.passed ? "good" : "bad");
  setTone(verdict_, outcome.passed ? "good" : "bad");
  verdict_icon_->setIcon(outcome.passed ? icon(QStringLiteral("done"), &Theme::good)
                                        : icon(QStringLiteral("error"), &Theme::bad));
  verdict_frame_->show();
  session_.lookAtRunFiles();
}

}  // namespace etude
