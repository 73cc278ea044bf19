#include "ui/pages/preset_row.h"

#include "core/base/say.h"
#include "core/run/presets.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QGridLayout>

namespace etude {

namespace {
constexpr int kButtonsInRow = 2;
}

PresetRow::PresetRow(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  auto* grid = new QGridLayout;
  grid->setSpacing(Theme::kGrid);
  for (const Preset& preset : presets()) {
    QPushButton* button = makeButton(qs(say(preset.name)), ButtonRole::Normal, {}, this);
    button->setObjectName(QStringLiteral("preset.") + QLatin1String(preset.key));
    button->setCheckable(true);
    button->setAccessibleDescription(qs(say(preset.summary)));
    const int place = static_cast<int>(buttons_.size());
    grid->addWidget(button, place / kButtonsInRow, place % kButtonsInRow);
    buttons_.push_back(button);
    connect(button, &QPushButton::toggled, this, [this, &preset](bool on) {  // not clicked: screen readers toggle
      if (on == (currentPreset(session_.recipe()) == &preset)) return;
      if (on) session_.edit([&preset](Recipe& recipe) { preset.apply(recipe); });
      refresh();  // pressed again: it stays chosen
    });
  }
  column->addLayout(grid);
  chosen_ = new QLabel(this);
  chosen_->setProperty("role", "strong");
  chosen_->setObjectName(QStringLiteral("presetName"));
  column->addWidget(chosen_);
  text_ = makeNote({}, this);
  text_->setObjectName(QStringLiteral("presetText"));
  column->addWidget(text_);
  connect(&session_, &Session::recipeChanged, this, &PresetRow::refresh);
  refresh();
}

void PresetRow::refresh() {
  const Preset* chosen = currentPreset(session_.recipe());
  for (std::size_t i = 0; i < buttons_.size(); ++i) buttons_[i]->setChecked(chosen == &presets()[i]);
  chosen_->setText(chosen ? qs(say(chosen->name)) : tr("Custom"));
  text_->setText(chosen ? qs(say(chosen->summary))
                        : tr("Your own mixture of settings. A preset would replace the epochs, the number of training texts, the schedule, "
                             "dropout, weight decay and when to validate; the rest stays."));
}

void PresetRow::lock(const QString& reason) {
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    buttons_[i]->setEnabled(reason.isEmpty());
    buttons_[i]->setToolTip(QStringLiteral("<p>%1</p>").arg((reason.isEmpty() ? qs(say(presets()[i].summary)) : reason).toHtmlEscaped()));
  }
}

}  // namespace etude
