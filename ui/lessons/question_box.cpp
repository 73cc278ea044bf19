#include "ui/lessons/question_box.h"

#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QStyle>
#include <QStyleOptionButton>

namespace etude {

namespace {

/// A choice whose words may need several lines, which a radio button does not break.
QWidget* makeChoiceRow(const QString& text, QRadioButton* button, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(Theme::kGrid);
  button->setAccessibleName(text);
  auto* label = new QLabel(text, row);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setBuddy(button);
  label->installEventFilter(button);
  across->addWidget(button, 0, Qt::AlignTop);
  across->addWidget(label, 1);
  return row;
}

/// Its words choose it too.
class ChoiceButton : public QRadioButton {
 public:
  using QRadioButton::QRadioButton;
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::MouseButtonRelease && isEnabled()) click();
    return false;
  }
};

}  // namespace

QuestionBox::QuestionBox(const LessonQuestion& question, int number, QWidget* parent) : QFrame(parent), question_(question) {
  setProperty("role", "inset");
  setObjectName(QStringLiteral("question.%1").arg(number));
  setAccessibleName(tr("Question %1").arg(number));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(Theme::kGrid);
  auto* text = new QLabel(qs(question_.text), this);
  text->setTextFormat(Qt::MarkdownText);
  text->setWordWrap(true);
  column->addWidget(text);
  question_.choices.empty() ? addFreeAnswer() : addChoices();
  show_ = makeButton(tr("Show the answer"), ButtonRole::Normal, {}, this);
  show_->setObjectName(QStringLiteral("showAnswer.%1").arg(number));
  column->addWidget(show_, 0, Qt::AlignLeft);
  verdict_ = new QLabel(this);
  verdict_->setProperty("role", "strong");
  verdict_->setObjectName(QStringLiteral("verdict.%1").arg(number));
  verdict_->hide();
  column->addWidget(verdict_);
  answer_ = new QLabel(qs(question_.answer), this);
  answer_->setObjectName(QStringLiteral("answer.%1").arg(number));
  answer_->setTextFormat(Qt::MarkdownText);
  answer_->setWordWrap(true);
  answer_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  answer_->setFocusPolicy(Qt::StrongFocus);
  answer_->hide();
  column->addWidget(answer_);
  connect(show_, &QPushButton::clicked, this, &QuestionBox::reveal);
}

void QuestionBox::addChoices() {
  choices_ = new QButtonGroup(this);
  for (std::size_t i = 0; i < question_.choices.size(); ++i) {
    auto* button = new ChoiceButton(this);
    choices_->addButton(button, static_cast<int>(i));
    layout()->addWidget(makeChoiceRow(qs(question_.choices[i]), button, this));
  }
}

void QuestionBox::addFreeAnswer() {
  own_ = new QPlainTextEdit(this);
  own_->setAccessibleName(tr("Your answer"));
  own_->setPlaceholderText(tr("What do you think? Write it down, then look."));
  own_->setTabChangesFocus(true);
  own_->setFixedHeight(3 * fontMetrics().lineSpacing() + 20);
  layout()->addWidget(own_);
}

void QuestionBox::reveal() {
  if (choices_ && choices_->checkedId() >= 0) {
    const bool right = choices_->checkedId() == question_.right;
    verdict_->setText(right ? tr("✓ Right") : tr("✗ Not quite"));
    setTone(verdict_, right ? "good" : "caution");
  } else if (choices_) {
    verdict_->setText(tr("The answer is: %1").arg(qs(question_.choices[static_cast<std::size_t>(question_.right)])));
    verdict_->setWordWrap(true);
  }
  verdict_->setVisible(choices_ != nullptr);
  answer_->show();
  answer_->setFocus(Qt::OtherFocusReason);
  show_->setEnabled(false);
}

}  // namespace etude
