#include "ui/lessons/control_list.h"

#include "core/run/lesson.h"
#include "ui/language.h"
#include "ui/stage_status.h"
#include "ui/widgets.h"

#include <QHeaderView>

#include <algorithm>

namespace etude {

namespace {

bool listed(const std::vector<std::string>& names, const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); }

std::vector<std::string> noSettings(const std::vector<std::string>& names) {
  std::vector<std::string> others;
  std::copy_if(names.begin(), names.end(), std::back_inserter(others), [](const std::string& name) { return !namesSetting(name); });
  return others;
}

}  // namespace

ControlList::ControlList(QWidget* parent) : QTreeWidget(parent) {
  setObjectName(QStringLiteral("lessonControls"));
  setAccessibleName(tr("Settings that the lesson locks or hides"));
  setHeaderLabels({tr("Setting"), tr("Locked"), tr("Hidden")});
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (const int column : {1, 2}) header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  setAllColumnsShowFocus(false);
  QTreeWidgetItem* stage_item = nullptr;
  std::string section;
  for (const Setting<Recipe>& row : recipeSettings()) {
    const std::string its = row.info.key.substr(0, row.info.key.find('.'));
    if (its != section) {
      section = its;
      stage_item = new QTreeWidgetItem(this);
      for (int i = 0; i < kStageCount; ++i)
        if (section == stageKey(static_cast<Stage>(i))) stage_item->setText(0, stageName(static_cast<Stage>(i)));
      stage_item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
    auto* item = new QTreeWidgetItem(stage_item, {labelOf(row.info)});
    item->setData(0, Qt::UserRole, qs(row.info.key));
    item->setToolTip(0, QStringLiteral("<p>%1</p>").arg(helpOf(row.info).toHtmlEscaped()));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setData(1, Qt::AccessibleTextRole, tr("%1: locked").arg(labelOf(row.info)));
    item->setData(2, Qt::AccessibleTextRole, tr("%1: hidden").arg(labelOf(row.info)));
    for (const int column : {1, 2}) item->setCheckState(column, Qt::Unchecked);
  }
  expandAll();
}

void ControlList::show(const std::vector<std::string>& locked, const std::vector<std::string>& hidden) {
  other_locked_ = noSettings(locked);
  other_hidden_ = noSettings(hidden);
  for (QTreeWidgetItem* item : settings()) {
    const std::string key = item->data(0, Qt::UserRole).toString().toStdString();
    item->setCheckState(1, listed(locked, key) ? Qt::Checked : Qt::Unchecked);
    item->setCheckState(2, listed(hidden, key) ? Qt::Checked : Qt::Unchecked);
  }
}

QList<QTreeWidgetItem*> ControlList::settings() const {
  QList<QTreeWidgetItem*> all;
  for (int i = 0; i < topLevelItemCount(); ++i)
    for (int j = 0; j < topLevelItem(i)->childCount(); ++j) all << topLevelItem(i)->child(j);
  return all;
}

std::vector<std::string> ControlList::checked(int column, std::vector<std::string> others) const {
  for (const QTreeWidgetItem* item : settings())
    if (item->checkState(column) == Qt::Checked) others.push_back(item->data(0, Qt::UserRole).toString().toStdString());
  return others;
}

}  // namespace etude
