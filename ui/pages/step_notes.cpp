#include "ui/pages/step_notes.h"

#include "ui/charts/chart.h"
#include "ui/forms/form_layout.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace etude {

StepNotesDialog::StepNotesDialog(const std::vector<StepNote>& notes, std::int64_t step, std::int64_t last_step, QWidget* parent)
    : QDialog(parent), notes_(notes) {
  setWindowTitle(tr("Notes at steps"));
  setObjectName(QStringLiteral("stepNotes"));
  setMinimumWidth(420);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeNote(tr("A note stands in every chart of this run, and in its tables, at its step."), this));
  auto* form = new FormLayout;
  step_ = new QSpinBox(this);
  step_->setObjectName(QStringLiteral("noteStep"));
  step_->setRange(0, static_cast<int>(std::min<std::int64_t>(last_step, std::numeric_limits<int>::max())));
  step_->setValue(static_cast<int>(std::clamp<std::int64_t>(step, 0, step_->maximum())));
  text_ = new QLineEdit(this);
  text_->setObjectName(QStringLiteral("noteText"));
  text_->setPlaceholderText(tr("What is to be seen here?"));
  text_->setMaxLength(200);
  form->addRow(tr("Step"), step_);
  form->addRow(tr("Note"), text_);
  column->addLayout(form);
  add_ = makeButton(tr("Add"), ButtonRole::Primary, {}, this);
  add_->setObjectName(QStringLiteral("addNote"));
  column->addWidget(add_, 0, Qt::AlignRight);
  list_ = new QListWidget(this);
  list_->setAccessibleName(tr("Notes of this run"));
  column->addWidget(list_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  remove_ = makeButton(tr("Remove"), ButtonRole::Normal, {}, this);
  remove_->setObjectName(QStringLiteral("removeNote"));
  buttons->addButton(remove_, QDialogButtonBox::ActionRole);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(add_, &QPushButton::clicked, this, &StepNotesDialog::add);
  connect(remove_, &QPushButton::clicked, this, &StepNotesDialog::remove);
  connect(text_, &QLineEdit::textChanged, this, [this] { add_->setEnabled(!text_->text().trimmed().isEmpty()); });
  connect(list_, &QListWidget::currentRowChanged, this, [this](int row) { remove_->setEnabled(row >= 0); });
  add_->setEnabled(false);
  refresh();
  text_->setFocus();
}

void StepNotesDialog::refresh() {
  list_->clear();
  for (const StepNote& note : notes_) list_->addItem(tr("Step %1: %2").arg(chartCount(note.step), qs(note.text)));
  remove_->setEnabled(false);
}

void StepNotesDialog::add() {
  notes_.push_back({step_->value(), text_->text().trimmed().toStdString()});
  std::stable_sort(notes_.begin(), notes_.end(), [](const StepNote& a, const StepNote& b) { return a.step < b.step; });
  text_->clear();
  refresh();
  Q_EMIT notesChanged(notes_);
}

void StepNotesDialog::remove() {
  const int row = list_->currentRow();
  if (row < 0) return;
  notes_.erase(notes_.begin() + row);
  refresh();
  Q_EMIT notesChanged(notes_);
}

}  // namespace etude
