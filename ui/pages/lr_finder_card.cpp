#include "ui/pages/lr_finder_card.h"

#include "core/run/engine_loader.h"
#include "core/run/event_text.h"
#include "ui/charts/lr_curve.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QProgressBar>

#include <mutex>

namespace etude {

namespace {

const char* const kRateSlot = "tuning/find rate";

/// The rate itself is what the test varies: all other settings decide its result.
Recipe withoutRate(Recipe recipe) {
  recipe.tuning.learning_rate = 0;
  recipe.name.clear();
  recipe.notes.clear();
  return recipe;
}

}  // namespace

struct LrFinderCard::Progress {
  std::mutex mutex;
  LrRange range;
};

LrFinderCard::LrFinderCard(Session& session, QWidget* parent) : Card(tr("Find a learning rate"), parent), session_(session) {
  body()->addWidget(makeNote(tr("A test of about 100 steps on a copy of the model: the rate rises from very small to very large while the loss is "
                                "watched. A good rate lies where the loss falls fast, well before it explodes."),
                             this));
  curve_ = new LrCurve(this);
  curve_->setObjectName(QStringLiteral("lrCurve"));
  curve_->setMinimumHeight(240);
  body()->addWidget(curve_);
  bar_ = new QProgressBar(this);
  bar_->setRange(0, LrRange::kSteps);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(tr("Progress of the test"));
  body()->addWidget(bar_);
  text_ = new QLabel(this);
  text_->setWordWrap(true);
  text_->setObjectName(QStringLiteral("findRateText"));
  body()->addWidget(text_);
  stale_ = makeNote(tr("Settings have changed since this test: test again to be sure."), this);
  setTone(stale_, "caution");
  body()->addWidget(stale_);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  find_ = makeButton(tr("Find a rate"), ButtonRole::Normal, QStringLiteral("gauge"), this);
  cancel_ = makeButton(tr("Cancel"), ButtonRole::Normal, QStringLiteral("stop"), this);
  use_ = makeButton(tr("Use this rate"), ButtonRole::Normal, QStringLiteral("check"), this);
  find_->setObjectName(QStringLiteral("findRate"));
  cancel_->setObjectName(QStringLiteral("cancelFindRate"));
  use_->setObjectName(QStringLiteral("useRate"));
  for (QPushButton* button : {find_, cancel_, use_}) row->addWidget(button);
  row->addStretch();
  body()->addLayout(row);
  curve_->hide();
  text_->hide();

  poll_.setInterval(100);
  connect(&poll_, &QTimer::timeout, this, [this] {
    const std::lock_guard lock(progress_->mutex);
    showRange(progress_->range, false);
  });
  connect(find_, &QPushButton::clicked, this, &LrFinderCard::start);
  connect(cancel_, &QPushButton::clicked, this, &LrFinderCard::cancel);
  connect(use_, &QPushButton::clicked, this, [this] {
    session_.edit([rate = *suggestion_](Recipe& recipe) { recipe.tuning.learning_rate = rate; });
  });
  connect(&session_, &Session::runChanged, this, [this] {
    if (session_.running() && progress_) cancel();  // the run needs the machine
  });
  for (auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::runChanged}) {
    connect(&session_, signal, this, &LrFinderCard::refresh);
  }
  refresh();
}

QString LrFinderCard::whyNot() const {
  if (session_.running()) return tr("A run is under way: the test would slow it down.");
  if (!session_.engineInfo()) return tr("The engine is still being opened.");
  if (!session_.dataset()) return tr("There is no data yet: open a file on the Data page.");
  if (!session_.model()) return tr("There is no model yet: choose one on the Model page.");
  return {};
}

void LrFinderCard::start() {
  progress_ = std::make_shared<Progress>();
  tested_ = withoutRate(session_.recipe());
  suggestion_.reset();
  session_.jobs().start<LrRange>(
      this, kRateSlot,
      [recipe = session_.recipe(), data = session_.dataset(), progress = progress_](std::stop_token stop) {
        return engine().findLearningRate(
            recipe, *data,
            [&progress](const LrPoint& point) {
              const std::lock_guard lock(progress->mutex);
              progress->range.add(point.rate, point.loss);
            },
            stop);
      },
      [this](LrRange range) {
        poll_.stop();
        progress_.reset();
        showRange(range, true);
        refresh();
      },
      [this](const Problems& problems) {
        poll_.stop();
        progress_.reset();
        tested_.reset();
        curve_->hide();
        text_->setText(qs(describe(problems)));
        text_->show();
        refresh();
      });
  curve_->setRange({});
  curve_->show();
  text_->setText(tr("The test is being prepared."));
  text_->show();
  poll_.start();
  refresh();
}

void LrFinderCard::cancel() {
  session_.jobs().cancel(kRateSlot);
  poll_.stop();
  progress_.reset();
  tested_.reset();
  curve_->hide();
  text_->hide();
  refresh();
}

void LrFinderCard::showRange(const LrRange& range, bool done) {
  curve_->setRange(range);
  bar_->setValue(static_cast<int>(range.points().size()));
  if (done) {
    suggestion_ = range.suggestion();
    text_->setText(qs(range.explanation()));
    if (suggestion_) use_->setText(tr("Use %1").arg(qs(formatNumber(*suggestion_))));
    use_->setAccessibleName(use_->text());
  } else if (!range.points().empty()) {
    text_->setText(tr("Rate %1, loss %2").arg(qs(formatNumber(range.points().back().rate)), qs(formatNumber(range.points().back().smoothed))));
  }
}

void LrFinderCard::refresh() {
  const QString why = whyNot();
  const bool testing = progress_ != nullptr;
  find_->setVisible(!testing);
  find_->setText(tested_ ? tr("Test again") : tr("Find a rate"));
  find_->setAccessibleName(find_->text());
  find_->setEnabled(why.isEmpty());
  setTip(find_, why.isEmpty() ? tr("Takes about as long as 100 training steps. Nothing of it is kept but the curve.") : why);
  cancel_->setVisible(testing);
  bar_->setVisible(testing);
  use_->setVisible(!testing && suggestion_.has_value());
  const bool in_use = suggestion_ && session_.recipe().tuning.learning_rate == *suggestion_;
  use_->setEnabled(!session_.running() && !in_use);
  setTip(use_, in_use ? tr("This is the learning rate of the recipe now.") : tr("Makes it the learning rate of the recipe; it can be undone."));
  stale_->setVisible(!testing && tested_ && *tested_ != withoutRate(session_.recipe()));
}

}  // namespace etude
