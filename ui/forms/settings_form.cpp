#include "ui/forms/settings_form.h"

#include "core/base/say.h"
#include "ui/forms/form_layout.h"
#include "ui/forms/number_field.h"
#include "ui/language.h"
#include "ui/session.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>

#include <climits>

namespace etude {

/// One setting: its row, its widgets, and how a value is shown in them.
struct SettingsForm::Row : QObject {
  using QObject::QObject;
  SettingInfo info;
  QWidget* field = nullptr;   ///< carries the key as object name
  QWidget* holder = nullptr;  ///< what stands in the form: the field, or the field and a button
  QLabel* label = nullptr;    ///< null where the field carries its own label
  QString tip;
  QString reason;  ///< why the page has locked it
  bool hidden = false;
  QList<QPair<QString, QString>> offered;
  std::function<void(const Json&)> show;
};

namespace {

/// A page scrolls with the wheel: fields take it only when they were chosen.
class WheelGuard : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(object)->hasFocus()) return false;
    event->ignore();
    return true;
  }
};

QString settingTip(const SettingInfo& info) {
  QString tip = QStringLiteral("<p>%1</p>").arg(helpOf(info).toHtmlEscaped());
  const std::string range =
      info.kind == SettingKind::Integer || info.kind == SettingKind::Real ? describeRange(info) : std::string();
  if (!range.empty()) tip += QStringLiteral("<p><i>%1</i></p>").arg(qs(range).toHtmlEscaped());
  return tip;
}

bool namesFolder(const std::string& key) { return key == "model.path" || key.ends_with("directory"); }

/// As wide as its longest entry, within reason; so a form knows when the field no longer fits beside its label.
void fitChoices(QComboBox* box) {
  constexpr int shortest = 12, longest = 26;
  const QFontMetrics metrics = box->fontMetrics();
  int widest = 0;
  for (int i = 0; i < box->count(); ++i) widest = std::max(widest, metrics.horizontalAdvance(box->itemText(i)));
  box->setMinimumContentsLength(std::clamp(widest / std::max(1, metrics.horizontalAdvance('X')) + 1, shortest, longest));
}

QString joinTexts(const Json& list) {
  QStringList texts;
  for (const Json& text : list) texts << qs(text.get<std::string>());
  return texts.join(", ");
}

}  // namespace

SettingsForm::SettingsForm(Session& session, const QStringList& keys, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* simple_area = new QWidget(this);
  simple_ = new FormLayout(simple_area);
  column->addWidget(simple_area);
  more_ = makeLinkButton(tr("More settings"), this);
  more_->setIcon(QIcon(":/icons/control_down.svg"));
  column->addWidget(more_, 0, Qt::AlignLeft);
  advanced_area_ = new QWidget(this);
  advanced_ = new FormLayout(advanced_area_);
  column->addWidget(advanced_area_);

  for (const QString& key : keys) addRow(key.toStdString());
  simple_area->setVisible(simple_->rowCount() > 0);
  more_->setVisible(advanced_->rowCount() > 0);
  advanced_area_->setVisible(false);
  alignLabels();
  connect(more_, &QPushButton::clicked, this, [this] {
    const bool open = !advanced_area_->isVisibleTo(this);
    advanced_area_->setVisible(open);
    more_->setText(open ? tr("Fewer settings") : tr("More settings"));
    more_->setAccessibleName(more_->text());
    more_->setIcon(QIcon(open ? ":/icons/control_up.svg" : ":/icons/control_down.svg"));
  });
  connect(&session_, &Session::recipeChanged, this, &SettingsForm::refresh);
  connect(&session_, &Session::heldChanged, this, [this] {
    for (Row* row : rows_) applyLock(*row);
  });
  for (Row* row : rows_) applyLock(*row);
  refresh();
}

void SettingsForm::showAdvanced(bool shown) {
  more_->hide();
  advanced_area_->setVisible(shown && advanced_->rowCount() > 0);
}

void SettingsForm::reveal(const QString& key) {
  const Row* row = find(key);
  if (row && row->info.advanced && !advanced_area_->isVisibleTo(this)) more_->click();
}

void SettingsForm::resizeEvent(QResizeEvent* event) {
  // Fields wider than this only part a value from its label.
  constexpr int widest = 640;
  layout()->setContentsMargins(0, 0, std::max(0, width() - widest), 0);
  QWidget::resizeEvent(event);
}

/// Simple and advanced rows stand in two layouts, but in one column.
void SettingsForm::alignLabels() {
  int width = 0;
  for (const Row* row : rows_)
    if (row->label) width = std::max(width, row->label->sizeHint().width());
  for (Row* row : rows_)
    if (row->label) row->label->setMinimumWidth(width);
}

void SettingsForm::addRow(const std::string& key) {
  QWidget* holder = makeField(key);
  Row& row = *rows_.back();
  QFormLayout* form = row.info.advanced ? advanced_ : simple_;
  if (row.info.kind == SettingKind::Flag) {
    form->addRow(holder);
    return;
  }
  row.label = new QLabel(labelOf(row.info), this);
  row.label->setBuddy(row.field);
  setTip(row.label, helpOf(row.info));
  form->addRow(row.label, holder);
}

QWidget* SettingsForm::makeField(const std::string& key) {
  auto* row = new Row(this);
  row->info = recipeSetting(key).info;
  row->tip = settingTip(row->info);
  switch (row->info.kind) {
    case SettingKind::Flag:
      makeFlag(*row);
      break;
    case SettingKind::Integer:
    case SettingKind::Real:
      makeNumber(*row);
      break;
    case SettingKind::Choice: {
      QList<QPair<QString, QString>> choices;
      for (const Choice& choice : row->info.choices) choices.emplace_back(choice.value, labelOf(choice));
      makeChoice(*row, choices, false);
      break;
    }
    case SettingKind::Text:
    case SettingKind::Path:
    case SettingKind::TextList:
      makeText(*row);
      break;
  }
  dress(*row);
  rows_.append(row);
  return row->holder;
}

void SettingsForm::dress(Row& row) {
  if (!row.holder) row.holder = row.field;
  row.field->setObjectName(qs(row.info.key));
  row.field->setAccessibleName(labelOf(row.info));
  row.field->setAccessibleDescription(helpOf(row.info));
  row.field->setToolTip(row.tip);
  row.field->setFocusPolicy(Qt::StrongFocus);
  row.field->installEventFilter(new WheelGuard(row.field));
}

void SettingsForm::makeFlag(Row& row) {
  auto* box = new QCheckBox(labelOf(row.info), this);
  row.field = box;
  row.show = [box](const Json& value) { box->setChecked(value.get<bool>()); };
  connect(box, &QCheckBox::toggled, this, [this, &row](bool on) { commit(row, on); });
}

void SettingsForm::makeNumber(Row& row) {
  const SettingInfo& info = row.info;
  const bool whole = info.kind == SettingKind::Integer;
  if (whole && info.min >= INT_MIN && info.max <= INT_MAX) {
    auto* box = new QSpinBox(this);
    box->setRange(static_cast<int>(info.min), static_cast<int>(info.max));
    box->setKeyboardTracking(false);
    row.field = box;
    row.show = [box](const Json& value) { box->setValue(value.get<int>()); };
    connect(box, &QSpinBox::valueChanged, this, [this, &row](int value) { commit(row, value); });
  } else {
    auto* box = new NumberField(whole, this);
    box->setRange(std::max(info.min, -1e15), std::min(info.max, 1e15));
    row.field = box;
    row.show = [box](const Json& value) { box->setValue(value.get<double>()); };
    connect(box, &NumberField::valueChanged, this,
            [this, &row, whole](double value) { commit(row, whole ? Json(static_cast<std::int64_t>(value)) : Json(value)); });
  }
  constexpr int shortest = 120, around = 48;  // arrows and padding
  const QString lowest = info.lowest.empty() ? QString() : qs(say(info.lowest.c_str()));
  qobject_cast<QAbstractSpinBox*>(row.field)->setSpecialValueText(lowest);
  row.field->setMinimumWidth(std::max(shortest, row.field->fontMetrics().horizontalAdvance(lowest) + around));
}

void SettingsForm::makeText(Row& row) {
  auto* line = new QLineEdit(this);
  row.field = line;
  const bool list = row.info.kind == SettingKind::TextList;
  if (list) line->setPlaceholderText(tr("separated by commas"));
  row.show = [line, list](const Json& value) {
    const QString text = list ? joinTexts(value) : qs(value.get<std::string>());
    if (line->text() != text) line->setText(text);
  };
  connect(line, &QLineEdit::editingFinished, this, [this, &row, line, list] {
    // An entry with a comma in it stays whole unless the text was changed.
    if (list && line->text() == joinTexts(recipeSetting(row.info.key).get(session_.recipe()))) return;
    const std::string text = line->text().trimmed().toStdString();
    commit(row, list ? settingFromText(row.info, text) : Json(text));
  });
  if (row.info.kind != SettingKind::Path) return;
  row.holder = new QWidget(this);
  auto* across = new QHBoxLayout(row.holder);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(8);
  across->addWidget(line, 1);
  QPushButton* browse = makeButton({}, ButtonRole::Normal, "folder", row.holder);
  browse->setFixedWidth(44);
  browse->setToolTip(tr("Choose…"));
  browse->setAccessibleName(tr("Browse: %1").arg(labelOf(row.info)));
  across->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this, &row, line] {
    const QString title = labelOf(row.info);
    const QString chosen = namesFolder(row.info.key) ? QFileDialog::getExistingDirectory(this, title, line->text())
                                                     : QFileDialog::getOpenFileName(this, title, line->text());
    if (!chosen.isEmpty()) commit(row, chosen.toStdString());
  });
}

void SettingsForm::makeChoice(Row& row, const QList<QPair<QString, QString>>& choices, bool free) {
  auto* box = new QComboBox(this);
  for (const auto& [value, shown] : choices) box->addItem(shown, value);
  box->setEditable(free);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  fitChoices(box);
  row.field = box;
  row.show = [box, free](const Json& value) {
    const QString text = qs(value.get<std::string>());
    int index = box->findData(text);
    if (index < 0 && !free) {
      // A value that is not among the choices (a column of another file) is shown as it is.
      box->addItem(text, text);
      index = box->count() - 1;
    }
    box->setCurrentIndex(index);
    if (index < 0) box->setEditText(text);
  };
  connect(box, &QComboBox::activated, this,
          [this, &row, box](int index) { commit(row, box->itemData(index).toString().toStdString()); });
  if (!free) return;
  connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this, &row, box] {
    const int index = box->findText(box->currentText());
    commit(row, (index >= 0 ? box->itemData(index).toString() : box->currentText().trimmed()).toStdString());
  });
}

void SettingsForm::offer(const QString& key, const QList<QPair<QString, QString>>& choices, bool free) {
  Row* row = find(key);
  if (!row || row->offered == choices) return;
  const bool first = row->offered.isEmpty() && row->info.kind != SettingKind::Choice;
  row->offered = choices;
  if (first) replaceByChoice(*row, free);
  // Later offers change the entries in place: whoever is using the field keeps the focus.
  auto* box = static_cast<QComboBox*>(row->field);
  const QSignalBlocker quiet(box);
  box->clear();
  for (const auto& [value, shown] : choices) box->addItem(shown, value);
  fitChoices(box);
  row->show(recipeSetting(row->info.key).get(session_.recipe()));
}

void SettingsForm::showDefault(const QString& key, const QString& value) {
  Row* row = find(key);
  auto* line = row ? qobject_cast<QLineEdit*>(row->field) : nullptr;
  if (!line || line->placeholderText() == value) return;
  line->setPlaceholderText(value);
  row->tip = settingTip(row->info);
  if (!value.isEmpty()) row->tip += QStringLiteral("<p><i>%1</i></p>").arg(tr("If it is empty: %1").arg(value).toHtmlEscaped());
  applyLock(*row);
}

void SettingsForm::replaceByChoice(Row& row, bool free) {
  QWidget* before = row.holder;
  row.holder = nullptr;
  makeChoice(row, {}, free);
  dress(row);
  if (row.label) row.label->setBuddy(row.field);
  QFormLayout* form = row.info.advanced ? advanced_ : simple_;
  delete form->replaceWidget(before, row.holder);
  setTabOrder(before, row.holder);
  before->hide();
  before->setObjectName({});
  before->deleteLater();
  applyLock(row);
}

void SettingsForm::commit(Row& row, const Json& value) {
  Problems problems;
  if (!checkSetting(row.info, value, problems)) {
    setTone(row.field, "bad");
    row.field->setToolTip(qs(describe(problems)));
    return;
  }
  setTone(row.field, "");
  if (row.field->isEnabled()) row.field->setToolTip(row.tip);
  auto* line = qobject_cast<QLineEdit*>(row.field);
  if (!line) line = row.field->findChild<QLineEdit*>();
  if (line) line->setModified(false);  // Ctrl+Z now means the recipe
  session_.edit([&](Recipe& recipe) { recipeSetting(row.info.key).set(recipe, value); });
}

void SettingsForm::refresh() {
  for (Row* row : rows_) {
    const QSignalBlocker quiet(row->field);
    row->show(recipeSetting(row->info.key).get(session_.recipe()));
    if (row->field->property("tone").toString() != "bad") continue;
    setTone(row->field, "");
    if (row->field->isEnabled()) row->field->setToolTip(row->tip);
  }
}

SettingsForm::Row* SettingsForm::find(const QString& key) const {
  for (Row* row : rows_)
    if (qs(row->info.key) == key) return row;
  return nullptr;
}

void SettingsForm::lock(const QStringList& keys, const QString& reason) {
  for (Row* row : rows_) {
    if (!keys.contains(qs(row->info.key))) continue;
    row->reason = reason;
    applyLock(*row);
  }
}

/// A lesson's lock stands above the page's own.
void SettingsForm::applyLock(Row& row) {
  const QString key = qs(row.info.key);
  const HeldSettings& held = session_.held();
  const QString reason = held.locked.contains(key) ? held.reason : row.reason;
  row.holder->setEnabled(reason.isEmpty());
  row.field->setEnabled(reason.isEmpty());
  if (row.label) row.label->setEnabled(reason.isEmpty());
  for (QWidget* widget : {row.field, row.holder})
    widget->setToolTip(reason.isEmpty() ? row.tip : QStringLiteral("<p>%1</p>").arg(reason.toHtmlEscaped()));
  if (held.hidden.contains(key) == row.hidden) return;
  row.hidden = !row.hidden;
  showFormRow(row.info.advanced ? advanced_ : simple_, row.holder, !row.hidden);
}

}  // namespace etude
