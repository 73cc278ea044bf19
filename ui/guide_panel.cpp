#include "ui/guide_panel.h"

#include "ui/guide.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QEvent>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace etude {

namespace {

constexpr double kShareOfWindow = 0.4;  ///< more would push the page itself away
constexpr int kLowest = 96;

}  // namespace

GuidePanel::GuidePanel(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("guide"));
  setAccessibleName(tr("About this stage"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(32, 0, 32, 12);
  auto* card = new Card({}, this);
  outer->addWidget(card);
  auto* across = new QHBoxLayout;
  across->setSpacing(24);
  card->body()->addLayout(across);
  QLabel** labels[] = {&why_, &steps_, &words_};
  const QString titles[] = {tr("Why this matters"), tr("What to do"), tr("Words")};
  for (int i = 0; i < 3; ++i) {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(makeHeading(titles[i], card));
    auto* area = new QScrollArea(card);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    areas_[static_cast<std::size_t>(i)] = area;
    area->setAccessibleName(titles[i]);
    auto* label = *labels[i] = makeNote({}, area);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    area->setWidget(label);
    column->addWidget(area);
    across->addLayout(column, i == 2 ? 4 : 3);
  }
}

void GuidePanel::setStage(Stage stage) {
  const StageGuide guide = stageGuide(stage);
  why_->setText(guide.why.toHtmlEscaped());
  QString steps;
  for (qsizetype i = 0; i < guide.steps.size(); ++i) {
    steps += QStringLiteral("<tr><td style='padding-right: 8px'>%1.</td><td>%2</td></tr>").arg(i + 1).arg(guide.steps[i].toHtmlEscaped());
  }
  steps_->setText(QStringLiteral("<table>%1</table>").arg(steps));
  words_->setText(wordTable(guide.words));
  fitHeight();
}

/// As high as the longest of the three texts, as far as the window allows; what is longer scrolls.
void GuidePanel::fitHeight() {
  if (!isVisible()) return;
  int needed = 0;
  for (const QScrollArea* area : areas_) needed = std::max(needed, area->widget()->heightForWidth(area->viewport()->width()));
  const int height = std::clamp(needed, kLowest, std::max(kLowest, static_cast<int>(window()->height() * kShareOfWindow)));
  for (QScrollArea* area : areas_) area->setFixedHeight(height);
}

void GuidePanel::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  QTimer::singleShot(0, this, &GuidePanel::fitHeight);  // once the three stand in their new width
}

void GuidePanel::showEvent(QShowEvent* event) {
  QFrame::showEvent(event);
  window()->installEventFilter(this);
  QTimer::singleShot(0, this, &GuidePanel::fitHeight);
}

bool GuidePanel::eventFilter(QObject* object, QEvent* event) {
  if (object == window() && event->type() == QEvent::Resize) QTimer::singleShot(0, this, &GuidePanel::fitHeight);
  return QFrame::eventFilter(object, event);
}

}  // namespace etude
