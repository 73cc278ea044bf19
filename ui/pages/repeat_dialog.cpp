#include "ui/pages/repeat_dialog.h"

#include "core/run/run_compare.h"
#include "ui/forms/settings_form.h"
#include "ui/language.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>

#include <utility>

namespace etude {

namespace {

/// What a repetition may change: how it learns and how much it learns from. The first ones are what people try first.
QStringList repeatKeys() {
  QStringList keys{QStringLiteral("tuning.learning_rate"), QStringLiteral("tuning.num_train_epochs"), QStringLiteral("tuning.dropout"),
                   QStringLiteral("tuning.weight_decay"),  QStringLiteral("tuning.seed"),             QStringLiteral("data.train_rows"),
                   QStringLiteral("tuning.per_device_train_batch_size")};
  for (const Setting<Recipe>& setting : recipeSettings()) {
    const QString key = qs(setting.info.key);
    if ((key.startsWith(QLatin1String("tuning.")) || key.startsWith(QLatin1String("model."))) && !keys.contains(key)) keys << key;
  }
  return keys;
}

}  // namespace

RepeatDialog::RepeatDialog(Session& session, const Recipe& recipe, const QString& run_name, QWidget* parent)
    : QDialog(parent), session_(session), original_(recipe) {
  setWindowTitle(tr("Repeat with one thing changed"));
  setObjectName(QStringLiteral("repeatDialog"));
  resize(720, 480);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeNote(tr("The recipe of “%1” is loaded. Change one thing, and whatever comes out differently is due to it "
                                "(or to chance: try another seed).").arg(run_name), this));
  auto* row = new QHBoxLayout;
  row->setSpacing(3 * Theme::kGrid);
  row->addWidget(makeList(), 2);
  row->addWidget(makeSide(), 3);
  column->addLayout(row, 1);
  auto* buttons = new QDialogButtonBox(this);
  start_ = makeButton(tr("Start"), ButtonRole::Primary, QStringLiteral("play"), this);
  start_->setObjectName(QStringLiteral("repeatStart"));
  buttons->addButton(start_, QDialogButtonBox::AcceptRole);
  buttons->addButton(QDialogButtonBox::Cancel);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &RepeatDialog::start);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(this, &QDialog::accepted, this, [this] { endEditing(); });
  connect(this, &QDialog::rejected, this, [this] {
    endEditing();
    session_.history().undo();
  });
  for (auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::runChanged, &Session::standingChanged})
    connect(&session_, signal, this, &RepeatDialog::refresh);
  session_.history().beginMacro(windowTitle());
  session_.setRecipe(original_, {});
  list_->setCurrentRow(0);
  refresh();
}

RepeatDialog::~RepeatDialog() { endEditing(); }

QWidget* RepeatDialog::makeList() {
  auto* holder = new QWidget(this);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  search_ = new QLineEdit(holder);
  search_->setPlaceholderText(tr("Search settings"));
  search_->setAccessibleName(search_->placeholderText());
  search_->setClearButtonEnabled(true);
  list_ = new QListWidget(holder);
  list_->setObjectName(QStringLiteral("repeatSettings"));
  list_->setAccessibleName(tr("Settings"));
  for (const QString& key : repeatKeys()) {
    auto* item = new QListWidgetItem(labelOf(recipeSetting(key.toStdString()).info), list_);
    item->setData(Qt::UserRole, key);
  }
  column->addWidget(search_);
  column->addWidget(list_, 1);
  connect(search_, &QLineEdit::textChanged, this, &RepeatDialog::filter);
  connect(list_, &QListWidget::currentRowChanged, this, &RepeatDialog::showSetting);
  return holder;
}

QWidget* RepeatDialog::makeSide() {
  auto* holder = new QWidget(this);
  side_ = new QVBoxLayout(holder);
  side_->setContentsMargins(0, 0, 0, 0);
  side_->setSpacing(2 * Theme::kGrid);
  help_ = makeNote({}, holder);
  change_ = new QLabel(holder);
  change_->setObjectName(QStringLiteral("repeatChange"));
  change_->setWordWrap(true);
  side_->addWidget(help_);
  side_->addWidget(change_);
  side_->addStretch();
  return holder;
}

void RepeatDialog::filter(const QString& words) {
  for (int i = 0; i < list_->count(); ++i) {
    QListWidgetItem* item = list_->item(i);
    item->setHidden(!item->text().contains(words.trimmed(), Qt::CaseInsensitive));
  }
}

/// Another setting: what was changed in the one before is taken back, since only one thing shall differ.
void RepeatDialog::showSetting() {
  if (!list_->currentItem()) return;
  const QString key = list_->currentItem()->data(Qt::UserRole).toString();
  session_.setRecipe(original_, {});
  delete form_;
  form_ = new SettingsForm(session_, {key}, this);
  form_->showAll();
  side_->insertWidget(0, form_);
  help_->setText(helpOf(recipeSetting(key.toStdString()).info));
}

void RepeatDialog::refresh() {
  QStringList changes;
  for (const SettingDifference& difference : differingSettings({original_, session_.recipe()}))
    changes << tr("%1: %2 → %3").arg(labelOf(difference.info), qs(difference.values[0]), qs(difference.values[1]));
  QString why;
  const bool can = session_.canStart(&why);
  start_->setEnabled(can);
  const QString now = changes.isEmpty() ? tr("Nothing is changed yet: this would be the same run again.")
                                        : tr("Changed: %1").arg(changes.join(QStringLiteral("; ")));
  change_->setText(can ? now : tr("It cannot be started yet: %1").arg(why));
}

void RepeatDialog::start() {
  if (session_.startRun()) accept();
}

void RepeatDialog::endEditing() {
  if (std::exchange(editing_, false)) session_.history().endMacro();
}

}  // namespace etude
