#include "ui/pages/race_setup.h"

#include "core/run/race.h"
#include "ui/language.h"
#include "ui/pages/method_pages.h"
#include "ui/race_player.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QComboBox>

#include <algorithm>

namespace etude {

RaceSetup::RaceSetup(Session& session, RacePlayer& player, QPushButton* start, QWidget* parent)
    : QWidget(parent), session_(session), player_(player), start_(start) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 2 * Theme::kGrid, 4, 0);
  column->setSpacing(2 * Theme::kGrid);
  makeMethods(column);
  makeRate(column);
  makeEarlier(column);
  column->addStretch();
  for (auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::runChanged, &Session::standingChanged})
    connect(&session_, signal, this, &RaceSetup::refresh);
  connect(&player_, &RacePlayer::changed, this, &RaceSetup::refresh);
  connect(start_, &QPushButton::clicked, this, &RaceSetup::begin);
  reload();
  refresh();
}

void RaceSetup::makeMethods(QVBoxLayout* column) {
  auto* card = new Card(tr("Who takes part"), this);
  card->body()->addWidget(makeNote(tr("The same model is tuned in several ways: same rows, same seed, same evaluation, one run after the other."), card));
  for (const RaceChoice& choice : raceChoices()) {
    auto* box = new QCheckBox(qs(choice.label), card);
    box->setObjectName(QStringLiteral("race_%1").arg(qs(choice.key)));
    box->setChecked(choice.usual);
    setTip(box, qs(choice.hint));
    connect(box, &QCheckBox::toggled, this, &RaceSetup::refresh);
    methods_.emplace_back(choice.key, box);
    auto* hint = makeNote(qs(choice.hint), card);
    hint->setContentsMargins(26, 0, 0, 0);
    auto* pair = new QVBoxLayout;
    pair->setSpacing(0);
    pair->addWidget(box);
    pair->addWidget(hint);
    card->body()->addLayout(pair);
  }
  auto* pages = makeLinkButton(tr("What the methods do…"), card);
  pages->setObjectName(QStringLiteral("raceMethodPages"));
  card->body()->addWidget(pages, 0, Qt::AlignLeft);
  connect(pages, &QPushButton::clicked, this, [this] {
    MethodPages dialog(session_.recipe().tuning.method, this);
    dialog.exec();
  });
  column->addWidget(card);
}

void RaceSetup::makeRate(QVBoxLayout* column) {
  auto* card = new Card(tr("Learning rate"), this);
  rate_ = new QComboBox(card);
  rate_->setObjectName(QStringLiteral("raceRate"));
  nameChoice(rate_, tr("Learning rate of the methods"));
  rate_->addItem(tr("Suited to each method"));
  rate_->addItem(tr("The same for all"));
  setTip(rate_, tr("Methods that move little need larger steps. Suited: the plan's rate, in the usual proportion of the methods. The same: a test of one rate, in which some methods hardly learn."));
  card->body()->addWidget(rate_);
  note_ = makeNote({}, card);
  note_->setObjectName(QStringLiteral("raceNote"));
  card->body()->addWidget(note_);
  column->addWidget(card);
}

void RaceSetup::makeEarlier(QVBoxLayout* column) {
  auto* card = new Card(tr("Earlier races"), this);
  earlier_ = new QComboBox(card);
  earlier_->setObjectName(QStringLiteral("earlierRaces"));
  nameChoice(earlier_, tr("Earlier races"));
  earlier_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  earlier_->setMinimumContentsLength(16);
  open_ = makeButton(tr("Open"), ButtonRole::Normal, QStringLiteral("open"), card);
  open_->setObjectName(QStringLiteral("openRace"));
  open_->setAccessibleName(tr("Open the chosen race"));
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  row->addWidget(earlier_, 1);
  row->addWidget(open_);
  card->body()->addLayout(row);
  connect(open_, &QPushButton::clicked, this, [this] {
    const int chosen = earlier_->currentIndex();
    if (chosen >= 0 && chosen < static_cast<int>(races_.size())) player_.open(races_[static_cast<std::size_t>(chosen)]);
  });
  column->addWidget(card);
}

void RaceSetup::reload() {
  races_ = listRaces({runsDirectory()});
  earlier_->clear();
  for (const fs::path& race : races_) earlier_->addItem(qs(race.filename().string()));
  if (races_.empty()) earlier_->addItem(tr("None yet"));
  refresh();
}

void RaceSetup::showNewest() {
  if (!player_.race() && !races_.empty()) player_.open(races_.front());
}

std::vector<std::string> RaceSetup::chosen() const {
  std::vector<std::string> keys;
  for (const auto& [key, box] : methods_)
    if (box->isChecked()) keys.push_back(key);
  return keys;
}

void RaceSetup::begin() {
  player_.start(chosen(), rate_->currentIndex() == 1);
  reload();
}

void RaceSetup::refresh() {
  QString why;
  const std::size_t count = chosen().size();
  const bool free = !player_.active() && session_.canStart(&why);
  start_->setText(player_.race() ? tr("Start a new race") : tr("Start the race"));
  start_->setVisible(!player_.active());
  start_->setEnabled(free && count > 0);
  setTip(start_, count == 0 ? tr("Choose at least one method.") : free ? tr("Starts one run for each chosen method with the plan as it is now.") : why);
  note_->setText(player_.active() ? tr("A race is under way.")
                 : !free          ? why
                 : count < 2      ? tr("Choose two methods or more, so that there is something to compare.")
                                  : tr("%n runs with the plan of the tab “Settings”. What was forgotten is measured, too.", nullptr, static_cast<int>(count)));
  for (const auto& [key, box] : methods_) box->setEnabled(!player_.active());
  rate_->setEnabled(!player_.active());
  open_->setEnabled(!player_.active() && !races_.empty());
  earlier_->setEnabled(!races_.empty());
}

}  // namespace etude
