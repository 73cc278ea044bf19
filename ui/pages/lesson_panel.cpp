#include "ui/pages/lesson_panel.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>

namespace etude {

namespace {
fs::path overfittingLesson() { return resourceDirectory() / "lessons" / "overfitting"; }

/// Markdown's headings are made for pages, not for a side panel.
void quietHeadings(QTextDocument& document) {
  document.setIndentWidth(2.5 * Theme::kGrid);
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    const int level = block.blockFormat().headingLevel();
    if (level == 0) continue;
    QTextCharFormat format;
    format.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 2 : 1);
    format.setFontWeight(QFont::DemiBold);
    QTextCursor cursor(block);
    cursor.select(QTextCursor::BlockUnderCursor);
    cursor.mergeCharFormat(format);
    QTextBlockFormat spacing;
    spacing.setTopMargin(level == 1 ? 0 : 2 * Theme::kGrid);
    cursor.mergeBlockFormat(spacing);
  }
}
}  // namespace

LessonPanel::LessonPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2 * Theme::kGrid);
  load_ = makeButton(tr("Lesson: see overfitting happen"), ButtonRole::Normal, QStringLiteral("book"), this);
  load_->setObjectName(QStringLiteral("loadLesson"));
  load_->setToolTip(tr("Loads the lesson's data and settings; your own come back when you leave it"));
  leave_ = makeButton(tr("Leave the lesson"), ButtonRole::Normal, QStringLiteral("back"), this);
  leave_->setObjectName(QStringLiteral("leaveLesson"));
  column->addWidget(load_);
  column->addWidget(leave_);
  text_ = new QTextBrowser(this);
  text_->setOpenExternalLinks(true);
  text_->setFrameShape(QFrame::NoFrame);
  text_->document()->setDocumentMargin(Theme::kGrid);
  text_->setAccessibleName(tr("Text of the lesson"));
  column->addWidget(text_, 1);
  connect(load_, &QPushButton::clicked, this, &LessonPanel::load);
  connect(leave_, &QPushButton::clicked, this, &LessonPanel::leave);
  connect(&session_, &Session::runChanged, this, &LessonPanel::refresh);
  try {
    text_->setMarkdown(QString::fromStdString(readFile(overfittingLesson() / "lesson.md", 1 << 20)));
    quietHeadings(*text_->document());
  } catch (const ProblemError& error) {
    text_->setPlainText(qs(describe(error.problems())));
    load_->setEnabled(false);
  }
  refresh();
}

void LessonPanel::load() {
  try {
    const Recipe lesson = loadRecipe(overfittingLesson() / "recipe.json");
    if (!before_) {
      before_ = session_.recipe();
      path_before_ = session_.recipePath();
    }
    session_.setRecipe(lesson, {});
  } catch (const ProblemError& error) {
    Q_EMIT session_.problemsRaised(error.problems());
  }
  refresh();
}

void LessonPanel::leave() {
  if (before_) session_.setRecipe(*before_, path_before_);
  before_.reset();
  refresh();
}

void LessonPanel::refresh() {
  load_->setVisible(!before_);
  leave_->setVisible(before_.has_value());
  const QString why = session_.running() ? tr("A run is under way: stop it first.") : QString();
  for (QPushButton* button : {load_, leave_}) button->setEnabled(why.isEmpty());
}

}  // namespace etude
