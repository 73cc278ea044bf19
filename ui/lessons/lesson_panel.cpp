#include "ui/lessons/lesson_panel.h"

#include "ui/language.h"
#include "ui/lessons/lesson_player.h"
#include "ui/lessons/lesson_results.h"
#include "ui/lessons/question_box.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAccessible>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>

namespace etude {

namespace {

constexpr int kLessonMargin = 20;
constexpr int kLessonColumns = 36;  ///< average letters in a line of its text

}  // namespace

LessonPanel::LessonPanel(Session& session, LessonPlayer& player, QWidget* parent) : QFrame(parent), session_(session), player_(player) {
  setObjectName(QStringLiteral("lessonPanel"));
  setAccessibleName(tr("Lesson"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeTop());
  column->addWidget(makeBody(), 1);
  column->addWidget(makeBottom());
  connect(&player_, &LessonPlayer::activeChanged, this, &LessonPanel::showStep);
  connect(&player_, &LessonPlayer::stepChanged, this, &LessonPanel::showStep);
  connect(&player_, &LessonPlayer::advanced, this, &LessonPanel::refresh);
  connect(&session_, &Session::runChanged, this, &LessonPanel::refresh);
  connect(&session_, &Session::heldBack, this, &LessonPanel::noteHeldBack);
  showStep();
}

QWidget* LessonPanel::makeTop() {
  auto* top = new QWidget(this);
  auto* column = new QVBoxLayout(top);
  column->setContentsMargins(kLessonMargin, kLessonMargin, kLessonMargin, 12);
  column->setSpacing(Theme::kGrid);
  auto* across = new QHBoxLayout;
  title_ = makeHeading({}, top);
  title_->setObjectName(QStringLiteral("lessonTitle"));
  title_->setWordWrap(true);
  across->addWidget(title_, 1);
  leave_ = makeLinkButton(tr("Leave"), top);
  leave_->setObjectName(QStringLiteral("leaveLesson"));
  across->addWidget(leave_, 0, Qt::AlignTop);
  connect(leave_, &QPushButton::clicked, this, &LessonPanel::leaveAsked);
  column->addLayout(across);
  progress_text_ = new QLabel(top);
  progress_text_->setProperty("role", "small");
  progress_text_->setObjectName(QStringLiteral("lessonProgress"));
  column->addWidget(progress_text_);
  progress_ = new QProgressBar(top);
  progress_->setTextVisible(false);
  column->addWidget(progress_);
  return top;
}

QWidget* LessonPanel::makeBody() {
  area_ = new QScrollArea(this);
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area_->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(area_);
  content->setObjectName(QStringLiteral("column"));
  body_ = new QVBoxLayout(content);
  body_->setContentsMargins(kLessonMargin, 4, kLessonMargin, 16);
  body_->setSpacing(2 * Theme::kGrid);
  text_ = new QLabel(content);
  text_->setObjectName(QStringLiteral("lessonText"));
  text_->setTextFormat(Qt::MarkdownText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  text_->setFocusPolicy(Qt::StrongFocus);
  body_->addWidget(text_);
  experiment_ = makeButton({}, ButtonRole::Primary, QStringLiteral("play"), content);
  experiment_->setObjectName(QStringLiteral("runExperiment"));
  connect(experiment_, &QPushButton::clicked, this, [this] { player_.runExperiment(player_.currentStep().experiment); });
  body_->addWidget(experiment_);
  experiment_note_ = makeNote({}, content);
  experiment_note_->setObjectName(QStringLiteral("experimentNote"));
  body_->addWidget(experiment_note_);
  held_ = makeNote({}, content);
  held_->setObjectName(QStringLiteral("lessonHeld"));
  setTone(held_, "caution");
  body_->addWidget(held_);
  results_ = new LessonResults(player_, content);
  body_->addWidget(results_);
  body_->addStretch();
  area_->setWidget(content);
  return area_;
}

QWidget* LessonPanel::makeBottom() {
  auto* bottom = new QFrame(this);
  bottom->setObjectName(QStringLiteral("lessonFooter"));
  auto* column = new QVBoxLayout(bottom);
  column->setContentsMargins(kLessonMargin, 12, kLessonMargin, 12);
  column->setSpacing(Theme::kGrid);
  why_ = makeNote({}, bottom);
  why_->setObjectName(QStringLiteral("lessonWaits"));
  column->addWidget(why_);
  buttons_ = new QHBoxLayout;
  back_ = makeButton(tr("Previous step"), ButtonRole::Normal, {}, bottom);
  back_->setObjectName(QStringLiteral("lessonBack"));
  next_ = makeButton({}, ButtonRole::Primary, {}, bottom);
  next_->setObjectName(QStringLiteral("lessonNext"));
  buttons_->addWidget(back_);
  buttons_->addStretch();
  buttons_->addWidget(next_);
  column->addLayout(buttons_);
  connect(back_, &QPushButton::clicked, &player_, &LessonPlayer::goBack);
  connect(next_, &QPushButton::clicked, &player_, &LessonPlayer::goOn);
  return bottom;
}

void LessonPanel::showStep() {
  setVisible(player_.active());
  if (!player_.active()) {
    shown_step_ = -1;
    return;
  }
  // Whoever goes on by keyboard or hears the window is led to the new text; asked now, for a button that is disabled loses the focus.
  const bool here = shown_step_ < 0 || isAncestorOf(window()->focusWidget());
  const Lesson& lesson = player_.lesson();
  const int steps = static_cast<int>(lesson.steps.size());
  title_->setText(qs(lesson.title));
  progress_text_->setText(tr("Step %1 of %2").arg(player_.step() + 1).arg(steps));
  progress_->setRange(0, steps);
  progress_->setValue(player_.step() + 1);
  progress_->setAccessibleName(progress_text_->text());
  text_->setText(qs(player_.currentStep().text));
  text_->setAccessibleName(progress_text_->text());
  text_->setAccessibleDescription(qs(player_.currentStep().text));
  held_->hide();
  showQuestions();
  refresh();
  area_->verticalScrollBar()->setValue(0);
  shown_step_ = player_.step();
  if (here) text_->setFocus(Qt::OtherFocusReason);
  QAccessibleEvent changed(text_, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changed);
}

void LessonPanel::showQuestions() {
  if (questions_) {
    questions_->hide();
    questions_->deleteLater();
    questions_ = nullptr;
  }
  const auto& all = player_.currentStep().questions;
  if (all.empty()) return;
  questions_ = new QWidget(area_->widget());
  auto* column = new QVBoxLayout(questions_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(makeHeading(all.size() == 1 ? tr("A question") : tr("Questions"), questions_));
  for (std::size_t i = 0; i < all.size(); ++i) column->addWidget(new QuestionBox(all[i], static_cast<int>(i) + 1, questions_));
  body_->insertWidget(body_->indexOf(results_), questions_);
  questions_->show();
}

void LessonPanel::refresh() {
  if (!player_.active()) return;
  const LessonStep& step = player_.currentStep();
  const LessonExperiment* experiment = findExperiment(player_.lesson(), step.experiment);
  const bool every = step.experiment == kEveryExperiment;
  experiment_->setVisible(every || experiment);
  experiment_note_->setVisible(every || experiment);
  if (every || experiment) {
    experiment_->setText(every ? tr("Run all, one after the other") : tr("Run: %1").arg(qs(experiment->title)));
    experiment_->setAccessibleName(experiment_->text());
    experiment_->setEnabled(!session_.running() && !player_.preparing());
    experiment_note_->setText(experimentNote());
  }
  QString why;
  const bool open = player_.mayGoOn(&why);
  back_->setEnabled(player_.step() > 0);
  next_->setText(player_.atEnd() ? tr("Finish the lesson") : tr("Next step"));
  next_->setEnabled(open);
  next_->setAccessibleDescription(why);
  why_->setText(why);
  why_->setVisible(!open);
  fitToType();
  leave_->setEnabled(!session_.running());
  setTip(leave_, session_.running() ? tr("A run is under way: stop it first.") : tr("Back to your own settings, as they were before the lesson"));
  results_->refresh();
}

/// Buttons that do not fit beside each other stand one above the other.
void LessonPanel::fitToType() {
  setFixedWidth(std::max(336, kLessonColumns * fontMetrics().averageCharWidth() + 2 * kLessonMargin));
  const int needed = back_->sizeHint().width() + buttons_->spacing() + next_->sizeHint().width();
  buttons_->setDirection(needed > width() - 2 * kLessonMargin ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LessonPanel::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (buttons_ && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)) fitToType();
}

QString LessonPanel::experimentNote() const {
  if (player_.preparing()) return tr("Data and model are being read; then the run starts.");
  if (session_.running()) return tr("The run is under way: watch the curves.");
  for (const LessonPlayer::Outcome& outcome : player_.outcomes())
    if (outcome.experiment == player_.currentStep().experiment) return tr("This run is done. You can run it again.");
  if (player_.currentStep().experiment == kEveryExperiment)
    return tr("%n runs. Each starts by itself when the one before is over.", nullptr, static_cast<int>(player_.lesson().experiments.size()));
  return tr("Sets everything up and starts. Depending on your computer it takes up to a minute.");
}

void LessonPanel::noteHeldBack(const QStringList& keys) {
  if (!player_.active()) return;
  QStringList names;
  for (const QString& key : keys) names << labelOf(recipeSetting(key.toStdString()).info);
  held_->setText(tr("The lesson keeps these settings as they are: %1.").arg(names.join(QStringLiteral(", "))));
  held_->show();
}

}  // namespace etude
