#include "ui/guide_panel.h"

#include "ui/guide.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace etude {

namespace {

constexpr int kHeight = 176;

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
    area->setFixedHeight(kHeight - 48);
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
}

}  // namespace etude
