#include "ui/pages/run_list.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "ui/flow_layout.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace etude {

namespace {

QString runStateText(const std::string& state) {
  if (state == "running") return RunList::tr("running");
  if (state == "completed") return RunList::tr("completed");
  if (state == "stopped") return RunList::tr("stopped");
  if (state == "early_stopping") return RunList::tr("stopped early");
  if (state == "ended") return RunList::tr("ended by you");
  if (state == "failed") return RunList::tr("failed");
  return state == "interrupted" ? RunList::tr("interrupted") : qs(state);
}

QString runText(const RunSummary& run) {
  QStringList parts;
  if (run.state != "completed") parts << runStateText(run.state);
  if (run.total_steps > 0 && run.step >= run.total_steps) {
    parts << RunList::tr("%1 steps").arg(qs(formatCount(run.step)));
  } else if (run.total_steps > 0) {
    parts << RunList::tr("step %1 of %2").arg(qs(formatCount(run.step)), qs(formatCount(run.total_steps)));
  }
  if (run.best_loss) parts << RunList::tr("loss %1").arg(*run.best_loss, 0, 'g', 3);
  if (const auto accuracy = run.test_accuracy ? run.test_accuracy : run.best_accuracy)
    parts << RunList::tr("accuracy %1").arg(qs(formatPercent(*accuracy)));
  QString text = (run.meta.star ? QStringLiteral("★ ") : QString()) + qs(run.title()) + QLatin1Char('\n') + parts.join(QStringLiteral(" · "));
  if (!run.meta.note.empty()) text += QLatin1Char('\n') + qs(run.meta.note).section(QLatin1Char('\n'), 0, 0);
  return text;
}

}  // namespace

RunList::RunList(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  column->addWidget(makeFilter());
  list_ = new QListWidget(this);
  list_->setObjectName(QStringLiteral("runList"));
  list_->setAccessibleName(tr("Earlier runs"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setTextElideMode(Qt::ElideRight);
  list_->setContextMenuPolicy(Qt::ActionsContextMenu);
  column->addWidget(list_, 1);
  auto* inside = new QVBoxLayout(list_->viewport());
  inside->setContentsMargins(4 * Theme::kGrid, 0, 4 * Theme::kGrid, 0);
  empty_ = makeNote({}, list_->viewport());
  empty_->setObjectName(QStringLiteral("noRuns"));
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
  inside->addWidget(empty_);
  note_ = makeNote({}, this);
  column->addWidget(note_);
  makeActions();
  column->addWidget(makeButtons());

  connect(list_, &QListWidget::currentRowChanged, this, &RunList::refreshButtons);
  connect(list_, &QListWidget::itemActivated, this, &RunList::open);
  connect(list_, &QListWidget::itemChanged, this, &RunList::tick);
  connect(&session_, &Session::runChanged, this, &RunList::reload);
  refreshButtons();
}

QWidget* RunList::makeFilter() {
  auto* holder = new QWidget(this);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGrid);
  search_ = new QLineEdit(holder);
  search_->setObjectName(QStringLiteral("runSearch"));
  search_->setPlaceholderText(tr("Search…"));
  search_->setAccessibleName(tr("Search names and notes"));
  setTip(search_, tr("Shows only runs with these words in their names and notes"));
  search_->setClearButtonEnabled(true);
  starred_ = new QToolButton(holder);
  starred_->setObjectName(QStringLiteral("onlyStarred"));
  starred_->setProperty("role", "framed");
  starred_->setText(QStringLiteral("★"));
  starred_->setCheckable(true);
  starred_->setAccessibleName(tr("Only runs with a star"));
  setTip(starred_, tr("Only runs with a star"));
  order_ = new QComboBox(holder);
  order_->setObjectName(QStringLiteral("runOrder"));
  nameChoice(order_, tr("Order of the runs"));
  order_->addItem(tr("Newest"), static_cast<int>(Order::Newest));
  order_->addItem(tr("Lowest loss"), static_cast<int>(Order::Loss));
  order_->addItem(tr("Best accuracy"), static_cast<int>(Order::Accuracy));
  order_->addItem(tr("Name"), static_cast<int>(Order::Name));
  row->addWidget(search_, 1);
  row->addWidget(starred_);
  row->addWidget(order_);
  connect(search_, &QLineEdit::textChanged, this, &RunList::fill);
  connect(starred_, &QToolButton::toggled, this, &RunList::fill);
  connect(order_, &QComboBox::currentIndexChanged, this, &RunList::fill);
  return holder;
}

QAction* RunList::addListAction(const QString& name, const QString& text, const QKeySequence& key, void (RunList::*slot)()) {
  auto* action = new QAction(text, list_);
  action->setObjectName(name);
  action->setShortcut(key);
  action->setShortcutContext(Qt::WidgetShortcut);
  connect(action, &QAction::triggered, this, slot);
  list_->addAction(action);
  return action;
}

void RunList::makeActions() {
  open_action_ = addListAction(QStringLiteral("runOpen"), tr("Open"), {}, &RunList::open);
  resume_action_ = addListAction(QStringLiteral("runResume"), tr("Resume"), {}, &RunList::resume);
  repeat_action_ = addListAction(QStringLiteral("runRepeat"), tr("Repeat with a change…"), QKeySequence(Qt::CTRL | Qt::Key_R), &RunList::repeat);
  star_action_ = addListAction(QStringLiteral("runStar"), tr("Star"), QKeySequence(Qt::CTRL | Qt::Key_D), &RunList::star);
  rename_action_ = addListAction(QStringLiteral("runRename"), tr("Rename…"), QKeySequence(Qt::Key_F2), &RunList::rename);
  note_action_ = addListAction(QStringLiteral("runNote"), tr("Note…"), QKeySequence(Qt::Key_F4), &RunList::note);
  files_action_ = addListAction(QStringLiteral("runFiles"), tr("Open its folder"), {}, &RunList::showInFiles);
  delete_action_ = addListAction(QStringLiteral("runDelete"), tr("Delete…"), QKeySequence(Qt::Key_Delete), &RunList::remove);
}

QWidget* RunList::makeButtons() {
  auto* holder = new QWidget(this);
  auto* row = new FlowLayout(holder);
  open_ = makeButton(tr("Open"), ButtonRole::Normal, {}, this);
  resume_ = makeButton(tr("Resume"), ButtonRole::Normal, QStringLiteral("play"), this);
  setTip(resume_, tr("Goes on from the newest checkpoint of this run"));
  repeat_ = makeButton(tr("Repeat…"), ButtonRole::Normal, QStringLiteral("reload"), this);
  setTip(repeat_, tr("The same run again with one setting changed"));
  more_ = makeButton(tr("More"), ButtonRole::Normal, {}, this);
  more_->setAccessibleName(more_->text());
  more_->setText(QStringLiteral("%1 ▾").arg(more_->text()));
  auto* other = makeButton(tr("Other folder…"), ButtonRole::Normal, {}, this);
  const std::pair<QPushButton*, const char*> names[] = {
      {open_, "openChosenRun"}, {resume_, "resumeChosenRun"}, {repeat_, "repeatChosenRun"}, {more_, "moreOfRun"}, {other, "openOtherRun"}};
  for (const auto& [button, name] : names) {
    button->setObjectName(QLatin1String(name));
    row->addWidget(button);
  }
  menu_ = new QMenu(more_);
  menu_->addActions({star_action_, rename_action_, note_action_, files_action_});
  menu_->addSeparator();
  menu_->addAction(delete_action_);
  more_->setMenu(menu_);
  connect(open_, &QPushButton::clicked, this, &RunList::open);
  connect(resume_, &QPushButton::clicked, this, &RunList::resume);
  connect(repeat_, &QPushButton::clicked, this, &RunList::repeat);
  connect(other, &QPushButton::clicked, this, &RunList::openFolder);
  return holder;
}

void RunList::reload() {
  using Runs = std::vector<RunSummary>;
  session_.jobs().start<Runs>(
      this, "tuning/runs", [folders = folders()](std::stop_token) { return listRuns(folders); },
      [this](Runs runs) {
        runs_ = std::move(runs);
        std::vector<fs::path> gone;
        for (const auto& [path, place] : places_)
          if (!find(path)) gone.push_back(path);
        for (const fs::path& path : gone) untick(path);
        fill();
      },
      [this](const Problems& problems) { tell(qs(describe(problems))); });
}

void RunList::tell(const QString& text) {
  note_->setText(text);
  note_->show();
}

/// Where new runs go, and where the one that is shown lies.
std::set<fs::path> RunList::folders() const {
  std::set<fs::path> all{runsDirectory()};
  if (session_.runDir()) all.insert(session_.runDir()->path().parent_path());
  return all;
}

bool RunList::passes(const RunSummary& run) const {
  if (starred_->isChecked() && !run.meta.star) return false;
  const QString words = search_->text().trimmed();
  if (words.isEmpty()) return true;
  const QString all = QStringList{qs(run.title()), qs(run.name), qs(run.path.filename().string()), qs(run.meta.note), runStateText(run.state)}.join(
      QLatin1Char('\n'));
  return all.contains(words, Qt::CaseInsensitive);
}

void RunList::fill() {
  const fs::path before = chosen() ? chosen()->path : session_.runDir() ? session_.runDir()->path() : fs::path();
  std::vector<const RunSummary*> sorted;
  for (const RunSummary& run : runs_)
    if (passes(run)) sorted.push_back(&run);
  const auto order = static_cast<Order>(order_->currentData().toInt());
  const auto loss = [](const RunSummary* run) { return run->best_loss.value_or(std::numeric_limits<double>::infinity()); };
  const auto accuracy = [](const RunSummary* run) { return run->test_accuracy.value_or(run->best_accuracy.value_or(-1)); };
  if (order != Order::Newest) {
    std::stable_sort(sorted.begin(), sorted.end(), [&](const RunSummary* a, const RunSummary* b) {
      if (order == Order::Name) return QString::localeAwareCompare(qs(a->title()), qs(b->title())) < 0;
      return order == Order::Loss ? loss(a) < loss(b) : accuracy(a) > accuracy(b);
    });
  }
  filling_ = true;
  list_->clear();
  shown_.clear();
  for (const RunSummary* run : sorted) {
    addItem(*run);
    if (run->path == before) list_->setCurrentRow(list_->count() - 1);
  }
  filling_ = false;
  QStringList places;
  for (const fs::path& folder : folders()) places << qs(folder.string());
  empty_->setText(runs_.empty()    ? tr("No runs yet. Start one, and it is kept in %1.").arg(qs(runsDirectory().string()))
                  : sorted.empty() ? tr("No run fits this search.")
                                   : QString());
  list_->setAccessibleDescription(sorted.empty() ? empty_->text()
                                                 : tr("The space bar ticks a run, so that its curves are laid over those of the run that is shown."));
  note_->setText(sorted.empty() ? QString() : tr("In %1. Tick runs to lay their curves over each other.").arg(QLocale().createSeparatedList(places)));
  note_->setVisible(!sorted.empty());
  refreshButtons();
}

void RunList::addItem(const RunSummary& run) {
  auto* item = new QListWidgetItem(runText(run), list_);
  item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
  item->setCheckState(places_.contains(run.path) ? Qt::Checked : Qt::Unchecked);
  item->setToolTip(run.meta.note.empty() ? qs(run.path.string()) : qs(run.meta.note));
  shown_.push_back(run.path);
}

const RunSummary* RunList::find(const fs::path& path) const {
  const auto it = std::find_if(runs_.begin(), runs_.end(), [&](const RunSummary& run) { return run.path == path; });
  return it == runs_.end() ? nullptr : &*it;
}

const RunSummary* RunList::chosen() const {
  const int row = list_->currentRow();
  return row >= 0 && static_cast<std::size_t>(row) < shown_.size() ? find(shown_[static_cast<std::size_t>(row)]) : nullptr;
}

void RunList::refreshButtons() {
  const RunSummary* run = chosen();
  const bool free = !session_.running();
  const bool active = run && (run->state == "running" || (!free && session_.runDir() && session_.runDir()->path() == run->path));
  for (QAction* action : {star_action_, rename_action_, note_action_, files_action_}) action->setEnabled(run);
  delete_action_->setEnabled(run && !active);
  open_action_->setEnabled(run && free);
  resume_action_->setEnabled(run && free && run->resumable);
  repeat_action_->setEnabled(run && free);
  star_action_->setText(run && run->meta.star ? tr("Take the star away") : tr("Star"));
  open_->setEnabled(open_action_->isEnabled());
  resume_->setEnabled(resume_action_->isEnabled());
  repeat_->setEnabled(repeat_action_->isEnabled());
  more_->setEnabled(run);
}

void RunList::untick(const fs::path& path) {
  session_.jobs().cancel("tuning/compare/" + path.string());
  places_.erase(path);
  if (ticked_.erase(path) > 0) tellTicked();
}

void RunList::tick(QListWidgetItem* item) {
  const int row = list_->row(item);
  if (filling_ || row < 0) return;
  const fs::path path = shown_[static_cast<std::size_t>(row)];
  const bool on = item->checkState() == Qt::Checked;
  if (on == places_.contains(path)) return;
  if (!on) return untick(path);
  int place = 0;
  const auto taken = [&](int number) {
    return std::any_of(places_.begin(), places_.end(), [&](const auto& entry) { return entry.second == number; });
  };
  while (place < ComparedRun::kMost && taken(place)) ++place;
  if (place == ComparedRun::kMost) {
    item->setCheckState(Qt::Unchecked);
    tell(tr("At most %1 runs can be laid over each other: untick one first.").arg(ComparedRun::kMost));
    return;
  }
  places_[path] = place;
  load(path, place);
}

void RunList::load(const fs::path& path, int place) {
  session_.jobs().start<TickedRun>(
      this, "tuning/compare/" + path.string(),
      [path, place](std::stop_token stop) {
        const RunDir run = RunDir::open(path);
        auto monitor = std::make_shared<RunMonitor>();
        run.replay([&](const Event& event) {
          if (!stop.stop_requested()) monitor->take(event);
        });
        RunSummary summary = summariseRun(path);
        const QString name = qs(summary.title());
        return TickedRun{path, {name, std::move(monitor), place}, {name, std::move(summary), run.recipe()}};
      },
      [this](TickedRun run) {
        if (!places_.contains(run.path)) return;
        ticked_[run.path] = std::move(run);
        tellTicked();
      },
      [this, path](const Problems& problems) {
        untick(path);
        fill();
        tell(qs(describe(problems)));
      });
}

void RunList::tellTicked() {
  std::vector<TickedRun> runs;
  for (auto& [path, run] : ticked_) {
    if (const RunSummary* summary = find(path)) run.curves.name = run.column.name = qs(summary->title());
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end(), [](const TickedRun& a, const TickedRun& b) { return a.curves.place < b.curves.place; });
  Q_EMIT tickedChanged(runs);
}

}  // namespace etude
