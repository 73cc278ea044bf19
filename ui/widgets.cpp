#include "ui/widgets.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStyle>

namespace etude {

namespace {

QLabel* makeRoleLabel(const QString& text, const char* role, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", role);
  label->setTextFormat(Qt::PlainText);
  return label;
}

QIcon severityIcon(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return icon("error", &Theme::bad);
    case Severity::Warning:
      return icon("warning", &Theme::caution);
    case Severity::Info:
      break;
  }
  return icon("info", &Theme::accent);
}

}  // namespace

Card::Card(const QString& title, QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  body_ = new QVBoxLayout(this);
  body_->setContentsMargins(20, 16, 20, 20);
  body_->setSpacing(12);
  title_ = makeHeading(title, this);
  body_->addWidget(title_);
  setTitle(title);
}

void Card::setTitle(const QString& title) {
  title_->setText(title);
  title_->setVisible(!title.isEmpty());
  setAccessibleName(title);
}

ProblemList::ProblemList(QWidget* parent) : QFrame(parent) {
  rows_ = new QVBoxLayout(this);
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setSpacing(8);
  setAccessibleName(tr("Problems"));
  setVisible(false);
}

void ProblemList::setProblems(const Problems& problems) {
  if (problems == problems_) return;
  problems_ = problems;
  while (QLayoutItem* item = rows_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const Problem& problem : problems) rows_->addWidget(makeRow(problem));
  setVisible(!problems.empty());
}

QWidget* ProblemList::makeRow(const Problem& problem) {
  auto* row = new QFrame(this);
  row->setProperty("role", "problem");
  row->setProperty("tone", toneOf(problem.severity));
  row->setAccessibleName(qs(describe(problem)));
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(12, 12, 16, 12);
  across->setSpacing(12);
  across->addWidget(new IconLabel(severityIcon(problem.severity), 20, row), 0, Qt::AlignTop);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  auto* what = makeRoleLabel(qs(problem.what), "strong", row);
  what->setWordWrap(true);
  what->setTextInteractionFlags(Qt::TextSelectableByMouse);
  texts->addWidget(what);
  if (!problem.remedy.empty()) texts->addWidget(makeNote(qs(problem.remedy), row));
  if (!problem.where.empty()) {
    auto* where = makeRoleLabel(qs(problem.where), "small", row);
    where->setWordWrap(true);
    texts->addWidget(where);
  }
  across->addLayout(texts, 1);
  return row;
}

Figure::Figure(const QString& caption, QWidget* parent) : QFrame(parent) {
  setProperty("role", "inset");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(2);
  value_ = makeRoleLabel(QStringLiteral("–"), "figure", this);
  caption_ = makeRoleLabel(caption, "note", this);
  note_ = makeRoleLabel({}, "small", this);
  note_->setWordWrap(true);
  note_->setVisible(false);
  for (QLabel* label : {value_, caption_, note_}) column->addWidget(label);
  column->addStretch();
  setAccessibleName(caption);
}

void Figure::setValue(const QString& value, const QString& note) {
  value_->setText(value.isEmpty() ? QStringLiteral("–") : value);
  note_->setText(note);
  note_->setVisible(!note.isEmpty());
  setAccessibleName(QStringLiteral("%1: %2").arg(caption_->text(), value_->text()));
  setAccessibleDescription(note);
}

IconLabel::IconLabel(const QIcon& icon, int size, QWidget* parent) : QWidget(parent), icon_(icon), size_(size) {
  setFixedSize(size, size);
}

void IconLabel::setIcon(const QIcon& icon) {
  icon_ = icon;
  update();
}

void IconLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  icon_.paint(&painter, rect(), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

void setTone(QWidget* widget, const char* tone) {
  if (widget->property("tone").toString() == QLatin1String(tone)) return;
  widget->setProperty("tone", tone);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QString joinFacts(const QStringList& facts) {
  QStringList whole = facts;
  whole.replaceInStrings(QStringLiteral(" "), QString(QChar::Nbsp));
  return whole.join(QStringLiteral("  ·\u00a0\u00a0"));
}

void setTip(QWidget* widget, const QString& text) {
  widget->setToolTip(text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
  widget->setAccessibleDescription(text);
}

const char* toneOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "bad";
    case Severity::Warning:
      return "caution";
    case Severity::Info:
      break;
  }
  return "info";
}

QLabel* makeTitle(const QString& text, QWidget* parent) { return makeRoleLabel(text, "title", parent); }

QLabel* makeHeading(const QString& text, QWidget* parent) { return makeRoleLabel(text, "heading", parent); }

QLabel* makeNote(const QString& text, QWidget* parent) {
  QLabel* label = makeRoleLabel(text, "note", parent);
  label->setWordWrap(true);
  return label;
}

void nameChoice(QComboBox* box, const QString& name) {
  box->setAccessibleName(name);
  auto* label = new QLabel(name, box->parentWidget());
  label->setBuddy(box);
  label->hide();
}

QPushButton* makeButton(const QString& text, ButtonRole role, const QString& icon_name, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  QColor Theme::*color = &Theme::text;
  if (role == ButtonRole::Primary) {
    button->setProperty("role", "primary");
    color = &Theme::on_accent;
  } else if (role == ButtonRole::Danger) {
    button->setProperty("role", "danger");
    color = &Theme::bad;
  }
  if (!icon_name.isEmpty()) button->setIcon(icon(icon_name, color));
  button->setIconSize({22, 16});  // wider than high: air between icon and text
  button->setAccessibleName(text);
  button->setAutoDefault(false);
  return button;
}

QPushButton* makeLinkButton(const QString& text, QWidget* parent) {
  QPushButton* button = makeButton(text, ButtonRole::Normal, {}, parent);
  button->setIconSize({16, 16});
  button->setProperty("role", "link");
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

QString askWhereToSave(QWidget* parent, const QString& title, const QString& proposed, const QString& ending, const QString& filter) {
  QFileDialog dialog(parent, title, {}, filter);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(ending);
  dialog.selectFile(proposed);
  return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().constFirst() : QString();
}

void showProblems(QWidget* parent, const Problems& problems) {
  QDialog dialog(parent);
  dialog.setObjectName("problems");
  dialog.setWindowTitle(hasErrors(problems) ? QObject::tr("This did not work") : QObject::tr("Please note"));
  auto* column = new QVBoxLayout(&dialog);
  column->setContentsMargins(24, 24, 24, 16);
  column->setSpacing(16);
  auto* list = new ProblemList(&dialog);
  auto* scroll = new QScrollArea(&dialog);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setWidget(list);
  list->setObjectName("column");
  list->setProblems(problems);
  column->addWidget(scroll, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok, &dialog);
  QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
  column->addWidget(buttons);
  dialog.resize(560, std::min(480, 150 + 76 * static_cast<int>(problems.size())));
  dialog.exec();
}

void keepRightEdge(QScrollArea* area, QLayout* column, int right) {
  class EdgeKeeper : public QObject {
   public:
    EdgeKeeper(QScrollArea* kept, QLayout* inside, int distance) : QObject(kept), area_(kept), column_(inside), right_(distance) {
      kept->viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override {
      if (event->type() != QEvent::Resize) return false;
      QMargins margins = column_->contentsMargins();
      margins.setRight(std::max(0, right_ - (area_->width() - area_->viewport()->width())));
      column_->setContentsMargins(margins);
      return false;
    }

   private:
    QScrollArea* area_;
    QLayout* column_;
    int right_;
  };
  new EdgeKeeper(area, column, right);
}

QVBoxLayout* makeScrollColumn(QWidget* page) {
  auto* outer = new QVBoxLayout(page);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(page);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget(scroll);
  content->setObjectName("column");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(32, 8, 32, 24);
  column->setSpacing(16);
  scroll->setWidget(content);
  keepRightEdge(scroll, column, 32);
  outer->addWidget(scroll);
  return column;
}

}  // namespace etude
