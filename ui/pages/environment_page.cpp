// The third stage: what this machine has, whether it computes right, and what the planned run will need of it.
#include "ui/diagnostics.h"
#include "ui/forms/settings_form.h"
#include "ui/page.h"
#include "ui/pages/forecast_card.h"
#include "ui/pages/machine_cards.h"
#include "ui/pages/machine_load.h"
#include "ui/session.h"

#include <QCoreApplication>
#include <QApplication>
#include <QClipboard>
#include <QTimer>

namespace etude {

class EnvironmentPage : public Page {
  Q_DECLARE_TR_FUNCTIONS(etude::EnvironmentPage)

 public:
  EnvironmentPage(Session& session, QWidget* parent);
  QString title() const override { return tr("Environment"); }
  QString subtitle() const override { return tr("See what this machine can do, and what the planned run will need of it."); }
  void entered() override;

 protected:
  void hideEvent(QHideEvent* event) override {
    forecast_->setActive(false);
    Page::hideEvent(event);
  }

 private:
  QWidget* makeSettings();
  void offerDevices();
  void refresh();

  ProblemList* problems_;
  ForecastCard* forecast_;
  MachineLoadGraphs* load_;
  MachineCards* machine_;
  SelfTestCard* self_test_;
  SettingsForm* settings_;
};

Page* makeEnvironmentPage(Session& session, QWidget* parent) { return new EnvironmentPage(session, parent); }

EnvironmentPage::EnvironmentPage(Session& session, QWidget* parent) : Page(session, Stage::Environment, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  problems_ = new ProblemList(this);
  forecast_ = new ForecastCard(session, this);
  load_ = new MachineLoadGraphs(session, this);
  machine_ = new MachineCards(session, this);
  self_test_ = new SelfTestCard(session, this);
  for (QWidget* widget : std::initializer_list<QWidget*>{problems_, forecast_, load_, machine_, self_test_, makeSettings()})
    column->addWidget(widget);
  connect(forecast_, &ForecastCard::measured, load_,
          [this](const RunEstimate& estimate) { load_->setPlanned(estimate.memory_bytes, estimate.device == "cpu"); });
  connect(load_, &MachineLoadGraphs::sampled, machine_,
          [this](const MachineLoad& load) { machine_->showMemory(load.memory_total - load.memory_used, load.memory_total); });
  QPushButton* copy = makeButton(tr("Copy diagnostics"), ButtonRole::Normal, "copy", this);
  copy->setObjectName("copy_diagnostics");
  setTip(copy, tr("Copies what is known about this machine and this recipe, for a report."));
  column->addWidget(copy, 0, Qt::AlignLeft);
  column->addStretch(1);
  connect(copy, &QPushButton::clicked, this, [this, copy] {
    QApplication::clipboard()->setText(diagnostics(session_));
    const auto name = [copy](const QString& text) {
      copy->setText(text);
      copy->setAccessibleName(text);
    };
    name(tr("Copied to the clipboard"));
    QTimer::singleShot(3000, copy, [name] { name(tr("Copy diagnostics")); });
  });
  connect(&session, &Session::engineChanged, this, &EnvironmentPage::refresh);
  connect(&session, &Session::recipeChanged, this, &EnvironmentPage::refresh);
  refresh();
}

QWidget* EnvironmentPage::makeSettings() {
  auto* card = new Card(tr("Where and how it runs"), this);
  settings_ = new SettingsForm(
      session_, {"environment.device", "environment.precision", "environment.threads", "environment.memory_limit_mb"}, card);
  card->body()->addWidget(settings_);
  return card;
}

void EnvironmentPage::entered() {
  self_test_->showOrRun();
  forecast_->setActive(true);
}

void EnvironmentPage::refresh() {
  problems_->setProblems(session_.problems(Stage::Environment));
  offerDevices();
  if (isVisible()) self_test_->showOrRun();
}

void EnvironmentPage::offerDevices() {
  QList<QPair<QString, QString>> devices{{"auto", tr("Automatic (a GPU if there is one)")}, {"cpu", tr("Processor")}};
  if (const EngineInfo* info = session_.engineInfo())
    for (const DeviceInfo& device : info->devices)
      if (device.id != "cpu") devices.append({qs(device.id), QStringLiteral("%1 (%2)").arg(qs(device.name), qs(device.id))});
  settings_->offer("environment.device", devices);
}

}  // namespace etude
