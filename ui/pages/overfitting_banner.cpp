#include "ui/pages/overfitting_banner.h"

#include "core/run/run_compare.h"
#include "ui/charts/chart.h"
#include "ui/charts/loss_curves.h"
#include "ui/flow_layout.h"
#include "ui/language.h"
#include "ui/pages/run_figures.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>

namespace etude {

namespace {

QString changeList(const std::vector<SettingChange>& changes) {
  QStringList parts;
  for (const SettingChange& change : changes)
    parts << OverfittingBanner::tr("%1: %2 → %3").arg(labelOf(change.info), qs(change.before), qs(change.after));
  return parts.join(QStringLiteral("; "));
}

}  // namespace

OverfittingBanner::OverfittingBanner(Session& session, QWidget* parent) : QFrame(parent), session_(session) {
  setProperty("role", "problem");
  setProperty("tone", "caution");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 12, 16, 12);
  row->setSpacing(12);
  row->addWidget(new IconLabel(icon(QStringLiteral("warning"), &Theme::caution), 20, this), 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(4);
  row->addLayout(column, 1);
  auto* title = new QLabel(tr("The model has begun to learn its training texts by heart"), this);
  title->setProperty("role", "strong");
  title->setWordWrap(true);
  column->addWidget(title);
  text_ = makeNote({}, this);
  text_->setObjectName(QStringLiteral("overfittingText"));
  column->addWidget(text_);
  auto* buttons = new FlowLayout;
  stop_ = makeButton(tr("Stop and keep the best"), ButtonRole::Normal, QStringLiteral("stop"), this);
  stop_->setObjectName(QStringLiteral("stopAndKeepBest"));
  regularise_ = makeButton(tr("More regularisation"), ButtonRole::Normal, {}, this);
  regularise_->setObjectName(QStringLiteral("moreRegularisation"));
  setTip(regularise_, tr("Raises dropout and weight decay for the next run: both make it harder to learn single texts by heart"));
  data_ = makeButton(tr("More data"), ButtonRole::Normal, {}, this);
  data_->setObjectName(QStringLiteral("moreData"));
  setTip(data_, tr("More different texts are the best cure: what is in many texts cannot be learned by heart"));
  for (QPushButton* button : {stop_, regularise_, data_}) buttons->addWidget(button);
  column->addSpacing(4);
  column->addLayout(buttons);
  change_ = makeNote({}, this);
  change_->setObjectName(QStringLiteral("overfittingChange"));
  change_->hide();
  column->addWidget(change_);
  connect(stop_, &QPushButton::clicked, this, &OverfittingBanner::stop);
  connect(regularise_, &QPushButton::clicked, this, &OverfittingBanner::holdBack);
  connect(data_, &QPushButton::clicked, this, &OverfittingBanner::addData);
  connect(&session_, &Session::runChanged, change_, &QWidget::hide);
  hide();
}

void OverfittingBanner::refresh() {
  const RunMonitor& monitor = session_.monitor();
  const std::optional<OverfittingFound> found = currentOverfitting(monitor);
  setVisible(found.has_value());
  asked_ = asked_ && session_.running();
  if (!found) return;
  const double now = monitor.evals().empty() ? found->best_loss : monitor.evals().back().loss;
  const QString sentence =
      session_.running()
          ? tr("Since step %1 the training loss falls on while the loss on unseen texts rises (%2, now %3). More steps make it "
               "worse on new texts.")
          : tr("Since step %1 the training loss fell on while the loss on unseen texts rose (%2, at the end %3). Fewer epochs, more "
               "regularisation or more data help.");
  text_->setText(sentence.arg(chartCount(found->step), lossText(found->best_loss), lossText(now)));
  const std::string metric = session_.runDir() ? session_.runDir()->recipe().tuning.metric_for_best_model : "loss";
  setTip(stop_, metric == "accuracy" ? tr("Ends the training now; the checkpoint with the highest validation accuracy is judged and becomes the result")
                : metric == "f1"     ? tr("Ends the training now; the checkpoint with the highest validation F1 is judged and becomes the result")
                                     : tr("Ends the training now; the checkpoint with the lowest validation loss is judged and becomes the result"));
  stop_->setVisible(session_.running());
  stop_->setEnabled(session_.running() && !asked_);
}

void OverfittingBanner::stop() {
  if (session_.run()) session_.run()->finish();
  stop_->setEnabled(false);
  asked_ = true;
}

void OverfittingBanner::tellChange(const QString& text) {
  change_->setText(text);
  change_->show();
}

void OverfittingBanner::holdBack() {
  Recipe next = session_.recipe();
  const std::vector<SettingChange> changes = regularise(next);
  if (changes.empty())
    return tellChange(tr("Dropout and weight decay are as high as is sensible already: more data or fewer epochs help now."));
  session_.edit([&](Recipe& recipe) { recipe = next; });
  tellChange(tr("Changed for the next run: %1. Undo takes it back.").arg(changeList(changes)));
}

void OverfittingBanner::addData() {
  Recipe next = session_.recipe();
  const auto available = session_.table() ? static_cast<std::int64_t>(session_.table()->rows.size()) : 0;
  const std::vector<SettingChange> changes = useMoreRows(next, available);
  if (changes.empty()) {
    Q_EMIT session_.stageRequested(Stage::Data);
    return;
  }
  session_.edit([&](Recipe& recipe) { recipe = next; });
  tellChange(tr("Changed for the next run: %1. Undo takes it back.").arg(changeList(changes)));
}

}  // namespace etude
