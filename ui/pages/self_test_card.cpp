#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/run/engine_loader.h"
#include "ui/diagnostics.h"
#include "ui/jobs.h"
#include "ui/pages/machine_cards.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace etude {

namespace {

fs::path keptPath() { return cacheDirectory() / "device.json"; }

/// What a kept result is only good for.
Json machineIdentity(const EngineInfo& info) {
  Json devices = Json::array();
  for (const DeviceInfo& device : info.devices) devices.push_back(device.id + " " + device.name);
  return {{"torch", info.torch_version}, {"blas", info.blas}, {"threads", info.threads}, {"devices", devices}};
}

Json toJson(const SelfTest& test) {
  return {{"device", test.device},           {"passed", test.passed},           {"worst_error", test.worst_error},
          {"gflops_fp32", test.gflops_fp32}, {"gflops_bf16", test.gflops_bf16}, {"failure", test.failure}};
}

std::optional<std::vector<SelfTest>> keptTests(const EngineInfo& info) {
  try {
    const Json json = parseJson(readFile(keptPath(), 1 << 20), keptPath().string());
    if (json.at("machine") != machineIdentity(info)) return std::nullopt;
    std::vector<SelfTest> tests;
    for (const Json& entry : json.at("tests"))
      tests.push_back({entry.at("device"), entry.at("passed"), entry.at("worst_error"), entry.at("gflops_fp32"),
                       entry.at("gflops_bf16"), entry.at("failure")});
    return tests;
  } catch (const std::exception&) {
    return std::nullopt;  // absent or of another version: the test is simply run again
  }
}

void keepTests(const EngineInfo& info, const std::vector<SelfTest>& tests) {
  Json list = Json::array();
  for (const SelfTest& test : tests) list.push_back(toJson(test));
  try {
    makeDirectories(cacheDirectory());
    writeFileAtomically(keptPath(), dumpJson({{"machine", machineIdentity(info)}, {"tests", list}}, 2));
  } catch (const ProblemError&) {
    // A cache that cannot be written costs a second at the next start, no more.
  }
}

QString speedText(const SelfTest& test) {
  QString text = SelfTestCard::tr("%1 GFLOP/s in fp32").arg(test.gflops_fp32, 0, 'f', 0);
  if (test.gflops_bf16 > 0) text += SelfTestCard::tr(", %1 in bf16").arg(test.gflops_bf16, 0, 'f', 0);
  return text;
}

}  // namespace

SelfTestCard::SelfTestCard(Session& session, QWidget* parent) : Card(tr("Self-test"), parent), session_(session) {
  note_ = makeNote(
      tr("Every device computes the same small model as the processor does in double precision; then its speed is measured."),
      this);
  body()->addWidget(note_);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(8);
  body()->addLayout(rows_);
  button_ = makeButton(tr("Test this machine"), ButtonRole::Normal, "reload", this);
  button_->setObjectName("self_test");
  button_->setEnabled(false);
  body()->addWidget(button_, 0, Qt::AlignLeft);
  connect(button_, &QPushButton::clicked, this, &SelfTestCard::run);
  const auto enable = [this] { button_->setEnabled(!busy_ && session_.engineInfo() && !session_.running()); };
  connect(&session_, &Session::engineChanged, this, enable);
  connect(&session_, &Session::runChanged, this, enable);
  enable();
}

void SelfTestCard::showOrRun() {
  const EngineInfo* info = session_.engineInfo();
  if (shown_ || !info) return;
  shown_ = true;
  if (const auto kept = keptTests(*info)) {
    show(*kept);
  } else if (!session_.running()) {
    run();
  } else {
    shown_ = false;
  }
}

void SelfTestCard::run() {
  const EngineInfo* info = session_.engineInfo();
  if (!info || busy_) return;
  busy_ = true;
  button_->setEnabled(false);
  button_->setText(tr("Testing…"));
  std::vector<std::string> devices;
  for (const DeviceInfo& device : info->devices) devices.push_back(device.id);
  const auto over = [this] {
    busy_ = false;
    button_->setEnabled(true);
    button_->setText(tr("Test this machine"));
    Q_EMIT finished();
  };
  session_.jobs().start<std::vector<SelfTest>>(
      this, "self-test",
      [devices](std::stop_token stop) {
        std::vector<SelfTest> tests;
        for (const std::string& device : devices) tests.push_back(engine().selfTest(device, stop));
        return tests;
      },
      [this, over](std::vector<SelfTest> tests) {
        keepTests(*session_.engineInfo(), tests);
        show(tests);
        over();
      },
      [this, over](const Problems& problems) {
        note_->setText(qs(describe(problems)));
        over();
      });
}

void SelfTestCard::show(const std::vector<SelfTest>& tests) {
  clearLayout(rows_);
  for (const SelfTest& test : tests) rows_->addWidget(makeRow(test));
}

QWidget* SelfTestCard::makeRow(const SelfTest& test) {
  auto* row = new QFrame(this);
  row->setProperty("role", "inset");
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(12, 10, 16, 10);
  across->setSpacing(12);
  across->addWidget(new IconLabel(test.passed ? icon("check", &Theme::good) : icon("error", &Theme::bad), 18, row));
  QString name = qs(test.device);
  for (const DeviceInfo& device : session_.engineInfo()->devices)
    if (device.id == test.device) name = test.device == "cpu" ? tr("Processor") : qs(device.name);
  auto* title = new QLabel(name, row);
  title->setProperty("role", "strong");
  across->addWidget(title);
  auto* result = makeNote(
      test.passed ? tr("computes right (largest relative error %1)").arg(test.worst_error, 0, 'g', 2) : qs(test.failure), row);
  if (!test.passed) setTone(result, "bad");
  across->addWidget(result, 1);
  if (test.passed) across->addWidget(new QLabel(speedText(test), row));
  row->setAccessibleName(name + ", " + result->text());
  return row;
}

}  // namespace etude
