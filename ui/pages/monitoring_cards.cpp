#include "ui/pages/monitoring_cards.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "ui/jobs.h"
#include "ui/language.h"
#include "ui/pages/monitoring_data.h"
#include "ui/pages/monitoring_watch.h"
#include "ui/pages/page_parts.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableWidget>
#include <QTreeView>

namespace etude {

namespace {

constexpr qint64 kHour = 3600 * 1000, kDay = 24 * kHour, kWeek = 7 * kDay, kAllTimes = 0, kFromTo = -1;
constexpr int kAlarmId = Qt::UserRole, kLineagePath = Qt::UserRole;
constexpr std::size_t kListedChanges = 4;
constexpr int kChangesColumn = 2, kTreeRoom = 60, kWidestName = 260;

}  // namespace

TimeFilter::TimeFilter(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGrid);
  auto* caption = new QLabel(tr("Time shown"), this);
  choice_ = new QComboBox(this);
  choice_->setObjectName(QStringLiteral("time_filter"));
  choice_->setAccessibleName(caption->text());
  setTip(choice_, tr("Which predictions figures, charts and table are about. Alarms and the log itself stay as they are."));
  caption->setBuddy(choice_);
  choice_->addItem(tr("All times"), kAllTimes);
  choice_->addItem(tr("Last hour"), kHour);
  choice_->addItem(tr("Last 24 hours"), kDay);
  choice_->addItem(tr("Last 7 days"), kWeek);
  choice_->addItem(tr("From … to …"), kFromTo);
  row->addWidget(caption);
  row->addWidget(choice_);
  range_ = new QWidget(this);
  auto* inside = new QHBoxLayout(range_);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(Theme::kGrid);
  const QDateTime now = QDateTime::currentDateTime();
  from_ = new QDateTimeEdit(now.addDays(-7), range_);
  to_ = new QDateTimeEdit(now, range_);
  from_->setObjectName(QStringLiteral("time_from"));
  to_->setObjectName(QStringLiteral("time_to"));
  from_->setAccessibleName(tr("From"));
  to_->setAccessibleName(tr("To"));
  for (QDateTimeEdit* edit : {from_, to_}) {
    edit->setLocale(windowLocale());
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd hh:mm"));
    connect(edit, &QDateTimeEdit::dateTimeChanged, this, &TimeFilter::changed);
  }
  inside->addWidget(from_);
  inside->addWidget(new QLabel(QStringLiteral("–"), range_));
  inside->addWidget(to_);
  range_->hide();
  row->addWidget(range_);
  row->addStretch();
  connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
    range_->setVisible(choice_->currentData().toLongLong() == kFromTo);
    Q_EMIT changed();
  });
}

bool TimeFilter::moving() const { return choice_->currentData().toLongLong() > 0; }

TimeSpan TimeFilter::span() const {
  const qint64 length = choice_->currentData().toLongLong();
  if (length == kAllTimes) return {};
  if (length == kFromTo) return {from_->dateTime().toMSecsSinceEpoch(), to_->dateTime().toMSecsSinceEpoch() + 60000};
  TimeSpan span;
  span.begin_ms = nowMs() - length;
  return span;
}

AlarmCard::AlarmCard(QWidget* parent) : Card(tr("Alarms"), parent) {
  setObjectName(QStringLiteral("alarms"));
  body()->addWidget(makeNote(
      tr("An alarm is raised when drift, mean confidence or the share of doubtful answers of the newest predictions leaves the "
         "limits that are set below on this page. It is over when they are back."),
      this));
  none_ = makeNote(tr("There has been no alarm."), this);
  body()->addWidget(none_);
  table_ = new QTableWidget(this);
  table_->setObjectName(QStringLiteral("alarm_list"));
  table_->setAccessibleName(tr("Alarms"));
  table_->setColumnCount(3);
  table_->setHorizontalHeaderLabels({tr("Since"), tr("What"), tr("State")});
  dressTable(table_, 1);
  body()->addWidget(table_);
  auto* row = new QHBoxLayout;
  one_ = makeButton(tr("Mark as seen"), ButtonRole::Normal, QStringLiteral("check"), this);
  one_->setObjectName(QStringLiteral("acknowledge_one"));
  all_ = makeButton(tr("Mark all as seen"), ButtonRole::Normal, {}, this);
  all_->setObjectName(QStringLiteral("acknowledge_all"));
  row->addWidget(one_);
  row->addWidget(all_);
  row->addStretch();
  body()->addLayout(row);
  connect(table_, &QTableWidget::itemSelectionChanged, this, &AlarmCard::refreshButtons);
  connect(all_, &QPushButton::clicked, this, [this] { Q_EMIT acknowledged(0); });
  connect(one_, &QPushButton::clicked, this, [this] {
    if (const int at = table_->currentRow(); at >= 0) Q_EMIT acknowledged(alarms_[static_cast<std::size_t>(at)].id);
  });
  setAlarms({});
}

void AlarmCard::setAlarms(const std::vector<Alarm>& alarms) {
  alarms_ = alarms;
  none_->setVisible(alarms_.empty());
  table_->setVisible(!alarms_.empty());
  table_->setRowCount(static_cast<int>(alarms_.size()));
  for (int row = 0; row < table_->rowCount(); ++row) {
    const Alarm& alarm = alarms_[static_cast<std::size_t>(row)];
    const QString state = alarm.ended_ms > 0 ? tr("over since %1").arg(momentText(alarm.ended_ms)) : tr("still so");
    setCell(table_, row, 0, momentText(alarm.time_ms));
    setCell(table_, row, 1, alarmText(alarm), false, alarmText(alarm));
    setCell(table_, row, 2, alarm.acknowledged ? tr("%1, seen").arg(state) : state);
  }
  fitRows(table_, 5);
  if (table_->rowCount() > 0 && !table_->selectionModel()->hasSelection()) table_->selectRow(0);
  refreshButtons();
}

void AlarmCard::refreshButtons() {
  const int at = table_->currentRow();
  const bool chosen = at >= 0 && at < static_cast<int>(alarms_.size()) && table_->selectionModel()->hasSelection();
  one_->setEnabled(chosen && !alarms_[static_cast<std::size_t>(at)].acknowledged);
  all_->setEnabled(std::any_of(alarms_.begin(), alarms_.end(), [](const Alarm& alarm) { return !alarm.acknowledged; }));
  one_->setVisible(!alarms_.empty());
  all_->setVisible(!alarms_.empty());
}

QString lineageChanges(const LineageNode& node) {
  if (node.parent < 0) return LineageCard::tr("the first of its family");
  QStringList changes;
  if (node.added_rows > 0) changes << LineageCard::tr("%1 corrected rows added").arg(qs(formatCount(node.added_rows)));
  if (node.from_model) changes << LineageCard::tr("goes on from the tuned weights");
  std::size_t listed = 0;
  for (const SettingChange& change : node.changes) {
    if (change.key == "model.path") continue;
    if (++listed > kListedChanges) continue;
    changes << QStringLiteral("%1 %2 → %3").arg(qs(change.label), qs(change.before), qs(change.after));
  }
  if (listed > kListedChanges) changes << LineageCard::tr("%1 more").arg(listed - kListedChanges);
  return changes.isEmpty() ? LineageCard::tr("nothing changed") : changes.join(QStringLiteral("; "));
}

LineageCard::LineageCard(Session& session, QWidget* parent) : Card(tr("Family of this model"), parent), session_(session) {
  setObjectName(QStringLiteral("lineage"));
  note_ = makeNote(
      tr("Which model came from which. Training again with corrections makes a child of the run; what was changed stands beside it."), this);
  body()->addWidget(note_);
  tree_ = new QTreeView(this);
  tree_->setObjectName(QStringLiteral("lineage_tree"));
  tree_->setAccessibleName(tr("Family of this model"));
  model_ = new QStandardItemModel(this);
  tree_->setModel(model_);
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->setUniformRowHeights(true);
  tree_->setMinimumHeight(160);
  body()->addWidget(tree_, 1);
  open_ = makeButton(tr("Open this run"), ButtonRole::Normal, QStringLiteral("open"), this);
  open_->setObjectName(QStringLiteral("lineage_open"));
  open_->setEnabled(false);
  body()->addWidget(open_, 0, Qt::AlignLeft);
  connect(open_, &QPushButton::clicked, this, &LineageCard::openCurrent);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    open_->setEnabled(!index.siblingAtColumn(0).data(kLineagePath).toString().isEmpty());
  });
  connect(tree_, &QTreeView::activated, this, &LineageCard::openCurrent);
}

void LineageCard::reload() {
  const RunDir* run = session_.runDir();
  if (!run) return;
  using Nodes = std::vector<LineageNode>;
  session_.jobs().start<Nodes>(
      this, "monitoring/lineage", [path = run->path()](std::stop_token) { return lineage(path, path.parent_path()); },
      [this](Nodes nodes) { show(nodes); }, [this](const Problems& problems) { note_->setText(qs(problems.front().what)); });
}

void LineageCard::show(const std::vector<LineageNode>& nodes) {
  model_->clear();
  model_->setHorizontalHeaderLabels({tr("Run"), tr("Test accuracy"), tr("What changed"), tr("Started")});
  const fs::path current = session_.runDir() ? session_.runDir()->path() : fs::path();
  std::vector<QStandardItem*> items;
  for (const LineageNode& node : nodes) {
    const bool here = node.path == current, gone = node.state == "missing";
    QString name = qs(node.name);
    if (gone) name = tr("%1 (deleted)").arg(name);
    if (here) name = tr("%1 (shown now)").arg(name);
    auto* item = new QStandardItem(icon(QStringLiteral("model"), here ? &Theme::accent : &Theme::muted), name);
    item->setData(here || gone ? QString() : qs(node.path.string()), kLineagePath);
    QFont font = item->font();
    font.setBold(here);
    item->setFont(font);
    const QString accuracy = node.test_accuracy ? qs(formatPercent(*node.test_accuracy)) : QStringLiteral("–");
    const QString changes = lineageChanges(node);
    auto* change_item = new QStandardItem(changes);
    change_item->setToolTip(changes);
    const QList<QStandardItem*> row{item, new QStandardItem(accuracy), change_item, new QStandardItem(qs(node.started).left(16).replace('T', ' '))};
    item->setData(tr("%1, test accuracy %2, %3").arg(name, accuracy, changes), Qt::AccessibleTextRole);
    if (node.parent < 0) {
      model_->appendRow(row);
    } else {
      items[static_cast<std::size_t>(node.parent)]->appendRow(row);
    }
    items.push_back(item);
  }
  tree_->expandAll();
  QHeaderView* header = tree_->header();
  header->setStretchLastSection(false);
  int widest = 0;
  for (int column = 0; column < model_->columnCount(); ++column) widest = std::max(widest, header->sectionSizeHint(column));
  header->setMinimumSectionSize(widest);  // no heading is clipped; a narrow card scrolls instead
  for (int column = 1; column < model_->columnCount(); ++column)
    header->setSectionResizeMode(column, column == kChangesColumn ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
  header->setSectionResizeMode(0, QHeaderView::Interactive);
  header->resizeSection(0, std::min(tree_->sizeHintForIndex(model_->index(0, 0)).width() + kTreeRoom, kWidestName));
}

void LineageCard::openCurrent() {
  const QString path = tree_->currentIndex().siblingAtColumn(0).data(kLineagePath).toString();
  if (!path.isEmpty()) session_.openRun(path.toStdString(), false);
}

}  // namespace etude
