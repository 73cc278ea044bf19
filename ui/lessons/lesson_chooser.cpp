#include "ui/lessons/lesson_chooser.h"

#include "ui/lessons/lesson_player.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QScrollArea>

namespace etude {

LessonChooser::LessonChooser(const std::vector<Lesson>& lessons, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("lessonChooser"));
  setWindowTitle(tr("Lessons"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeTitle(tr("Lessons"), this));
  column->addWidget(makeNote(tr("Each lesson sets everything up, runs small experiments on this computer and explains what you see. Your own "
                                "settings come back when you leave it."),
                             this));
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(area);
  content->setObjectName(QStringLiteral("column"));
  auto* cards = new QVBoxLayout(content);
  cards->setContentsMargins(0, 0, 8, 0);
  cards->setSpacing(12);
  const QStringList done = LessonPlayer::done();
  for (const Lesson& lesson : lessons) cards->addWidget(makeCard(lesson, done.contains(qs(lesson.name()))));
  cards->addStretch();
  area->setWidget(content);
  column->addWidget(area, 1);
  auto* bottom = new QHBoxLayout;
  auto* folder = makeButton(tr("Open a lesson from a folder…"), ButtonRole::Normal, QStringLiteral("folder"), this);
  folder->setObjectName(QStringLiteral("openLessonFolder"));
  connect(folder, &QPushButton::clicked, this, [this] {
    folder_asked_ = true;
    reject();
  });
  bottom->addWidget(folder);
  bottom->addStretch();
  auto* close = makeButton(tr("Close"), ButtonRole::Normal, {}, this);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  bottom->addWidget(close);
  column->addLayout(bottom);
  resize(720, 640);
}

QWidget* LessonChooser::makeCard(const Lesson& lesson, bool done) {
  auto* card = new Card({}, this);
  card->setAccessibleName(qs(lesson.title));
  auto* across = new QHBoxLayout;
  across->setSpacing(2 * Theme::kGrid);
  across->addWidget(new IconLabel(done ? icon("done", &Theme::good) : icon("book", &Theme::accent), 24, card), 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(makeHeading(qs(lesson.title), card));
  auto* summary = new QLabel(qs(lesson.summary), card);
  summary->setWordWrap(true);
  summary->setTextFormat(Qt::PlainText);
  words->addWidget(summary);
  const QString time = lesson.minutes == 1 ? tr("The runs take about a minute.") : tr("The runs take about %1 minutes.").arg(lesson.minutes);
  words->addWidget(makeNote(done ? tr("Taken. %1").arg(time) : time, card));
  across->addLayout(words, 1);
  auto* start = makeButton(done ? tr("Take it again") : tr("Start"), done ? ButtonRole::Normal : ButtonRole::Primary, {}, card);
  start->setObjectName(QStringLiteral("startLesson.") + qs(lesson.name()));
  start->setAccessibleName(tr("Start the lesson: %1").arg(qs(lesson.title)));
  start->setAccessibleDescription(qs(lesson.summary));
  start->setAutoDefault(true);  // Enter starts the one that has the focus
  connect(start, &QPushButton::clicked, this, [this, lesson] {
    chosen_ = lesson;
    accept();
  });
  across->addWidget(start, 0, Qt::AlignVCenter);
  card->body()->addLayout(across);
  return card;
}

}  // namespace etude
