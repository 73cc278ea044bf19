#include "ui/pages/table_toggle.h"

#include "ui/pages/page_parts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QTableView>

namespace etude {

TableToggle::TableToggle(const QString& name, QTableView* table, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  auto* row = new QHBoxLayout;
  note_ = makeNote({}, this);
  link_ = makeLinkButton(tr("Show as table"), this);
  link_->setCheckable(true);
  link_->setAccessibleName(tr("%1 as a table").arg(name));
  row->addWidget(note_, 1);
  row->addWidget(link_);
  column->addLayout(row);
  table->setAccessibleName(name);
  dressTable(table, 0);
  table->hide();
  column->addWidget(table);
  connect(link_, &QPushButton::toggled, this, [this, table](bool on) {
    table->setVisible(on);
    link_->setText(on ? tr("Hide table") : tr("Show as table"));
  });
}

void TableToggle::setNote(const QString& text) { note_->setText(text); }

void TableToggle::setTableOffered(bool offered) {
  link_->setVisible(offered);
  if (!offered) link_->setChecked(false);
}

}  // namespace etude
