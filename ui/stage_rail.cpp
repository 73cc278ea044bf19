#include "ui/stage_rail.h"

#include "ui/language.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAccessible>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace etude {

namespace {

QString stateText(StageState state, bool reachable) {
  if (!reachable) return StageRail::tr("not possible yet");
  switch (state) {
    case StageState::Done:
      return StageRail::tr("done");
    case StageState::Attention:
      return StageRail::tr("needs attention");
    case StageState::Working:
      return StageRail::tr("under way");
    case StageState::Open:
      break;
  }
  return StageRail::tr("open");
}

}  // namespace

StageButton::StageButton(Stage stage, QWidget* parent) : QAbstractButton(parent), stage_(stage) {
  setFocusPolicy(Qt::StrongFocus);
  setText(stageName(stage));
  setObjectName(QStringLiteral("stage.") + stageKey(stage));
  setAccessibleName(text());
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  spin_.setInterval(80);
  connect(&spin_, &QTimer::timeout, this, [this] {
    angle_ = (angle_ + 30) % 360;
    update();
  });
}

void StageButton::setStatus(const StageStatus& status, bool reachable) {
  if (status == status_ && reachable == isEnabled() && !accessibleDescription().isEmpty()) return;
  status_ = status;
  setEnabled(reachable);
  status.state == StageState::Working ? spin_.start() : spin_.stop();
  describe();
  setToolTip(reachable ? status.note : tr("Finish the stages above first."));
  update();
}

void StageButton::setCurrent(bool current) {
  if (current == current_) return;
  current_ = current;
  describe();
  update();
  QAccessible::State changed;
  changed.selected = true;
  QAccessibleStateChangeEvent event(this, changed);
  QAccessible::updateAccessibility(&event);
}

void StageButton::describe() {
  QStringList words{stateText(status_.state, isEnabled())};
  if (current_) words.prepend(tr("shown now"));
  if (!status_.note.isEmpty()) words << status_.note;
  setAccessibleDescription(words.join(", "));
}

QSize StageButton::sizeHint() const {
  return {200, std::max(48, fontMetrics().height() + QFontMetrics(scaledFont(0.88)).height() + 14)};
}

void StageButton::focusInEvent(QFocusEvent* event) {
  const Qt::FocusReason reason = event->reason();
  if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
    reached_by_key_ = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
  QAbstractButton::focusInEvent(event);
}

void StageButton::enterEvent(QEnterEvent*) { update(); }

void StageButton::leaveEvent(QEvent*) { update(); }

void StageButton::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
  painter.setPen(Qt::NoPen);
  if (current_ || (underMouse() && isEnabled())) {
    painter.setBrush(current_ ? t.accent_soft : t.raised);
    painter.drawRoundedRect(body, 8, 8);
  }
  if (hasFocus() && reached_by_key_) {
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(body, 8, 8);
  }
  const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
  etude::icon(stageKey(stage_), current_ ? &Theme::accent : &Theme::muted)
      .paint(&painter, QRect(12, height() / 2 - 10, 20, 20), Qt::AlignCenter, mode);

  const QRect lines(44, 0, width() - 44 - 36, height());
  const QString note = isEnabled() ? status_.note : QString();
  painter.setFont(scaledFont(1, current_ ? 600 : 500));
  const int name_height = painter.fontMetrics().height();
  const int note_height = QFontMetrics(scaledFont(0.88)).height();
  const int top = note.isEmpty() ? (height() - name_height) / 2 : (height() - name_height - note_height) / 2;
  painter.setPen(!isEnabled() ? palette().color(QPalette::Disabled, QPalette::Text) : current_ ? t.accent : t.text);
  painter.drawText(QRect(lines.left(), top, lines.width(), name_height), Qt::AlignLeft | Qt::AlignVCenter, text());
  painter.setFont(scaledFont(0.88));
  painter.setPen(t.muted);
  painter.drawText(QRect(lines.left(), top + name_height, lines.width(), note_height), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(note, Qt::ElideRight, lines.width()));
  if (isEnabled()) paintMark(painter, QRect(width() - 30, height() / 2 - 9, 18, 18));
}

void StageButton::paintMark(QPainter& painter, const QRect& area) const {
  switch (status_.state) {
    case StageState::Done:
      etude::icon("check", &Theme::good).paint(&painter, area);
      break;
    case StageState::Attention:
      etude::icon("warning", &Theme::caution).paint(&painter, area);
      break;
    case StageState::Working:
      painter.setPen(QPen(theme().accent, 2, Qt::SolidLine, Qt::RoundCap));
      painter.setBrush(Qt::NoBrush);
      painter.drawArc(area.adjusted(2, 2, -2, -2), -angle_ * 16, 270 * 16);
      break;
    case StageState::Open:
      break;
  }
}

StageRail::StageRail(Session& session, QWidget* parent) : QFrame(parent) {
  setObjectName("rail");
  fitWidth();
  setAccessibleName(tr("Stages"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 16, 12, 16);
  column->setSpacing(4);
  column->addWidget(makeBrand());
  column->addSpacing(12);
  for (int i = 0; i < kStageCount; ++i) {
    const auto stage = static_cast<Stage>(i);
    auto* button = new StageButton(stage, this);
    buttons_[static_cast<std::size_t>(i)] = button;
    column->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, stage] { Q_EMIT stageChosen(stage); });
  }
  column->addStretch();
  column->addWidget(makeNameField(session));
}

/// Wide enough for every name at the size of the type.
void StageRail::fitWidth() {
  const QFontMetrics metrics(scaledFont(1, 600));
  int widest = 0;
  for (int i = 0; i < kStageCount; ++i) widest = std::max(widest, metrics.horizontalAdvance(stageName(static_cast<Stage>(i))));
  setFixedWidth(std::max(240, widest + 120));  // beside it stand the icon, the mark and the margins
}

void StageRail::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange) fitWidth();
}

QWidget* StageRail::makeBrand() {
  auto* brand = new QWidget(this);
  auto* across = new QHBoxLayout(brand);
  across->setContentsMargins(10, 0, 0, 0);
  across->setSpacing(10);
  across->addWidget(new IconLabel(icon("logo", &Theme::accent), 24, brand));
  across->addWidget(makeHeading(QStringLiteral("Etude"), brand), 1);
  return brand;
}

QWidget* StageRail::makeNameField(Session& session) {
  auto* area = new QWidget(this);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(4, 0, 4, 0);
  column->setSpacing(4);
  auto* caption = new QLabel(tr("Name of this project"), area);
  caption->setProperty("role", "small");
  auto* name = new QLineEdit(area);
  name->setObjectName("recipe.name");
  name->setAccessibleName(caption->text());
  setTip(name, tr("Runs are kept in folders of this name. The whole project is saved as a recipe (menu File): the settings of all stages in one file."));
  name->setMaxLength(80);
  name->setPlaceholderText(shownName(Recipe{}.name));
  caption->setBuddy(name);
  column->addWidget(caption);
  column->addWidget(name);
  const auto refresh = [name, &session] {
    name->setText(session.recipe().name == Recipe{}.name ? QString() : qs(session.recipe().name));
    name->setCursorPosition(0);  // of a long name the beginning is seen
  };
  connect(&session, &Session::recipeChanged, name, refresh);
  connect(name, &QLineEdit::editingFinished, this, [name, refresh, &session] {
    const std::string text = name->text().trimmed().toStdString();
    if (text.empty()) return refresh();
    name->setModified(false);
    session.edit([&](Recipe& recipe) { recipe.name = text; });
  });
  refresh();
  return area;
}

void StageRail::setCurrent(Stage stage) {
  for (int i = 0; i < kStageCount; ++i) buttons_[static_cast<std::size_t>(i)]->setCurrent(static_cast<Stage>(i) == stage);
}

void StageRail::setStatus(Stage stage, const StageStatus& status, bool reachable) { button(stage)->setStatus(status, reachable); }

}  // namespace etude
