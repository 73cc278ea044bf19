#include "ui/lessons/question_editor.h"

#include "ui/forms/form_layout.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScopedValueRollback>

namespace etude {

namespace {

QPlainTextEdit* makeQuestionField(const char* name, const QString& label, int lines, QWidget* parent) {
  auto* field = new QPlainTextEdit(parent);
  field->setObjectName(QLatin1String(name));
  field->setAccessibleName(label);
  field->setTabChangesFocus(true);
  field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + 20);
  return field;
}

}  // namespace

QuestionEditor::QuestionEditor(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  auto* across = new QHBoxLayout;
  list_ = new QListWidget(this);
  list_->setObjectName(QStringLiteral("lessonQuestions"));
  list_->setAccessibleName(tr("Questions of this step"));
  list_->setFixedHeight(80);
  across->addWidget(list_, 1);
  auto* buttons = new QVBoxLayout;
  auto* add = makeButton(tr("Add a question"), ButtonRole::Normal, {}, this);
  add->setObjectName(QStringLiteral("addQuestion"));
  remove_ = makeButton(tr("Remove the question"), ButtonRole::Normal, {}, this);
  buttons->addWidget(add);
  buttons->addWidget(remove_);
  buttons->addStretch();
  across->addLayout(buttons);
  column->addLayout(across);
  fields_ = new QWidget(this);
  auto* form = new FormLayout(fields_);
  form->setRowWrapPolicy(QFormLayout::WrapAllRows);
  text_ = makeQuestionField("questionText", tr("Question"), 2, fields_);
  choices_ = makeQuestionField("questionChoices", tr("Choices, one a line"), 3, fields_);
  choices_->setPlaceholderText(tr("Leave it empty for an answer in the learner's own words"));
  right_ = new QComboBox(fields_);
  right_->setAccessibleName(tr("Right choice"));
  answer_ = makeQuestionField("questionAnswer", tr("Answer"), 3, fields_);
  form->addRow(tr("Question"), text_);
  form->addRow(tr("Choices, one a line"), choices_);
  form->addRow(tr("Right choice"), right_);
  form->addRow(tr("Answer to reveal, with its reason"), answer_);
  column->addWidget(fields_);
  connect(add, &QPushButton::clicked, this, [this] {
    questions_.push_back({tr("New question").toStdString(), {}, -1, {}});
    relist(static_cast<int>(questions_.size()) - 1);
    text_->setFocus();
    text_->selectAll();
    Q_EMIT edited();
  });
  connect(remove_, &QPushButton::clicked, this, [this] {
    const int row = list_->currentRow();
    if (row < 0) return;
    questions_.erase(questions_.begin() + row);
    relist(std::min(row, static_cast<int>(questions_.size()) - 1));
    Q_EMIT edited();
  });
  connect(list_, &QListWidget::currentRowChanged, this, &QuestionEditor::select);
  for (QPlainTextEdit* field : {text_, choices_, answer_}) connect(field, &QPlainTextEdit::textChanged, this, &QuestionEditor::keep);
  connect(right_, &QComboBox::currentIndexChanged, this, &QuestionEditor::keep);
  relist(-1);
}

void QuestionEditor::show(const std::vector<LessonQuestion>& questions) {
  questions_ = questions;
  relist(questions.empty() ? -1 : 0);
}

void QuestionEditor::relist(int row) {
  {
    const QScopedValueRollback filling(filling_, true);
    list_->clear();
    for (const LessonQuestion& question : questions_) list_->addItem(qs(question.text).simplified());
    list_->setCurrentRow(row);
  }
  select(row);
}

void QuestionEditor::select(int row) {
  if (filling_) return;
  const QScopedValueRollback filling(filling_, true);
  fields_->setVisible(row >= 0);
  list_->setVisible(!questions_.empty());
  remove_->setEnabled(row >= 0);
  if (row < 0) return;
  const LessonQuestion& question = questions_[static_cast<std::size_t>(row)];
  QStringList choices;
  for (const std::string& choice : question.choices) choices << qs(choice);
  text_->setPlainText(qs(question.text));
  choices_->setPlainText(choices.join('\n'));
  offerChoices(choices, static_cast<int>(question.right));
  answer_->setPlainText(qs(question.answer));
}

void QuestionEditor::offerChoices(const QStringList& choices, int right) {
  const QSignalBlocker quiet(right_);
  right_->clear();
  right_->addItems(choices);
  right_->setEnabled(!choices.isEmpty());
  right_->setCurrentIndex(choices.isEmpty() ? -1 : std::clamp(right, 0, static_cast<int>(choices.size()) - 1));
}

void QuestionEditor::keep() {
  const int row = list_->currentRow();
  if (filling_ || row < 0) return;
  QStringList choices;
  for (const QString& line : choices_->toPlainText().split('\n', Qt::SkipEmptyParts))
    if (!line.trimmed().isEmpty()) choices << line.trimmed();
  offerChoices(choices, right_->currentIndex());
  LessonQuestion& question = questions_[static_cast<std::size_t>(row)];
  question.text = text_->toPlainText().trimmed().toStdString();
  question.choices.clear();
  for (const QString& choice : choices) question.choices.push_back(choice.toStdString());
  question.right = choices.isEmpty() ? -1 : right_->currentIndex();
  question.answer = answer_->toPlainText().trimmed().toStdString();
  list_->item(row)->setText(qs(question.text).simplified());
  Q_EMIT edited();
}

}  // namespace etude
