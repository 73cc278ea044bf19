#include "ui/pages/busy_row.h"

#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace etude {

BusyRow::BusyRow(const QString& what, const QString& again, const QString& key, QWidget* parent) : QWidget(parent) {
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(12);
  bar_ = new QProgressBar(this);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(what);
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, QStringLiteral("stop"), this);
  cancel_->setObjectName(key + QStringLiteral("_cancel"));
  cancel_->setAccessibleName(tr("Cancel: %1").arg(what));
  again_ = makeButton(again, ButtonRole::Normal, {}, this);
  again_->setObjectName(key + QStringLiteral("_again"));
  across->addWidget(bar_, 1);
  across->addWidget(cancel_);
  across->addWidget(again_);
  across->addStretch();
  connect(cancel_, &QPushButton::clicked, this, [this] {
    bar_->hide();
    cancel_->hide();
    again_->show();
    again_->setFocus();
    Q_EMIT cancelled();
  });
  connect(again_, &QPushButton::clicked, this, &BusyRow::againWanted);
  end();
}

void BusyRow::begin() {
  bar_->setRange(0, 0);
  bar_->show();
  cancel_->show();
  again_->hide();
  show();
}

void BusyRow::setFraction(double fraction) {
  bar_->setRange(0, 1000);
  bar_->setValue(static_cast<int>(1000 * fraction));
}

void BusyRow::end() { hide(); }

}  // namespace etude
