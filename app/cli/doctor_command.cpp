// doctor: what this computer has, whether its devices compute correctly, and how fast.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop_signals.h"
#include "app/cli/watch_run.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/machine.h"
#include "core/base/paths.h"
#include "core/run/engine_loader.h"
#include "core/run/event_text.h"

namespace etude::cli {

namespace {

Json toJson(const Machine& machine) {
  return {{"system", machine.system},    {"processor", machine.processor},       {"cores", machine.cores},
          {"threads", machine.threads},  {"memory_bytes", machine.memory_bytes}, {"free_memory_bytes", machine.free_memory_bytes},
          {"features", machine.features}};
}

Json toJson(const EngineInfo& info) {
  Json devices = Json::array();
  for (const DeviceInfo& device : info.devices) {
    devices.push_back({{"id", device.id},
                       {"name", device.name},
                       {"memory_bytes", device.memory_bytes},
                       {"free_memory_bytes", device.free_memory_bytes},
                       {"bf16", device.bf16}});
  }
  return {{"torch", info.torch_version},
          {"blas", info.blas},
          {"cuda", info.cuda_version},
          {"threads", info.threads},
          {"devices", devices}};
}

Json toJson(const SelfTest& test) {
  return {{"device", test.device},           {"passed", test.passed},           {"worst_error", test.worst_error},
          {"gflops_fp32", test.gflops_fp32}, {"gflops_bf16", test.gflops_bf16}, {"failure", test.failure}};
}

void printMachine(const Machine& machine, std::uint64_t free_disk) {
  std::string features;
  for (const std::string& feature : machine.features) features += (features.empty() ? "" : ", ") + feature;
  print("System     " + machine.system);
  print("Processor  " + machine.processor + ", " + std::to_string(machine.cores) + " cores" +
        (features.empty() ? "" : " (" + features + ")"));
  print("Memory     " + formatBytes(static_cast<double>(machine.memory_bytes)) + ", " +
        formatBytes(static_cast<double>(machine.free_memory_bytes)) + " free");
  print("Disk       " + formatBytes(static_cast<double>(free_disk)) + " free for runs in " + runsDirectory().string());
}

void printEngine(const EngineInfo& info) {
  print("libtorch   " + info.torch_version + (info.cuda_version.empty() ? ", for the processor" : ", CUDA " + info.cuda_version));
  print("BLAS       " + info.blas + ", " + std::to_string(info.threads) + " threads\n");
}

class DoctorCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_flag("--quick", quick_, "Leave out the self-test of the devices");
    addJson(app, "Print what was found as JSON");
  }

  int run() override {
    StopSignals signals("Stopping.");
    const Machine machine = lookAtMachine();
    const std::uint64_t disk = freeDiskBytes(runsDirectory());
    Json found = {
        {"version", ETUDE_VERSION}, {"machine", toJson(machine)}, {"free_disk_bytes", disk}, {"runs", runsDirectory().string()}};
    if (!json()) printMachine(machine, disk);
    try {
      requireEngine();
    } catch (const EngineMissing& error) {
      printProblems(error.problems());
      found["problems"] = cli::toJson(error.problems());
      if (json()) printJson(found);
      return kNoEngine;
    }
    const EngineInfo info = engine().info();
    found["engine"] = toJson(info);
    if (!json()) printEngine(info);
    const bool well = quick_ || testDevices(info, found, signals.token());
    if (json()) printJson(found);
    return well ? kOk : kFailed;
  }

 private:
  bool testDevices(const EngineInfo& info, Json& found, std::stop_token stop) {
    using enum TextTable::Align;
    TextTable table({{"device", Left},
                     {"name", Left},
                     {"memory", Right},
                     {"self-test", Left},
                     {"error", Right},
                     {"fp32", Right},
                     {"bf16", Right}});
    Json tests = Json::array();
    bool well = true;
    for (const DeviceInfo& device : info.devices) {
      const SelfTest test = engine().selfTest(device.id, stop);
      tests.push_back(toJson(test));
      well = well && test.passed;
      const auto speed = [](double gflops) { return gflops > 0 ? formatNumber(gflops) + " GFLOP/s" : std::string("-"); };
      table.add({device.id, device.name, formatBytes(static_cast<double>(device.memory_bytes)),
                 test.passed ? "passed" : "FAILED: " + test.failure, formatNumber(test.worst_error), speed(test.gflops_fp32),
                 speed(test.gflops_bf16)});
    }
    found["self_tests"] = tests;
    if (!json()) print(table.text());
    return well;
  }

  bool quick_ = false;
};

}  // namespace

std::unique_ptr<Command> makeDoctorCommand() { return std::make_unique<DoctorCommand>(); }

}  // namespace etude::cli
