// export: the model of a run as a folder that other programs load.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop_signals.h"
#include "app/cli/watch_run.h"
#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/run/export_run.h"

namespace etude::cli {

namespace {

Json toJson(const ExportCheck& check) {
  return {{"passed", check.passed},
          {"worst_difference", check.worst_difference},
          {"tolerance", check.tolerance},
          {"texts", check.texts},
          {"explanation", explainCheck(check)}};
}

std::vector<std::string> formatKeys() {
  std::vector<std::string> keys;
  for (const Exporter* one : exporters()) keys.emplace_back(one->key());
  return keys;
}

class ExportCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("RUN", run_, "Folder of the run")->required()->type_name("");
    app.add_option("--out", out_, "Folder to write (default: as in the recipe, else `export` in the run's folder)");
    app.add_option("--format", format_, "Format (default: as in the recipe)")->check(CLI::IsMember(formatKeys()));
    app.add_option("--dtype", dtype_, "Number format of the weights")->check(CLI::IsMember({"float32", "float16", "bfloat16"}));
    app.add_option("--name", name_, "Name in the model card");
    app.add_option("--license", license_, "Licence in the model card");
    app.add_flag("--check", check_, "Then load it in a fresh process and compare its answers with the run's model");
    addJson(app, "Print what was written as JSON");
  }

  int run() override {
    StopSignals signals("Stopping: nothing half-written is left behind.");
    const RunDir run = RunDir::open(run_);
    const ExportSettings settings = chosen(run);
    const ExportSource source = exportSource(run, settings);
    const Exporter& writer = exporter(settings.format);
    const Problems problems = writer.check(source);
    throwIfErrors(problems);
    printProblems(problems);
    const ExportResult result = writer.write(source, settings.directory, signals.token());
    Json told = {{"folder", result.folder.string()}, {"bytes", result.bytes}, {"files", Json::array()}};
    for (const fs::path& file : result.files) told["files"].push_back(file.string());
    if (!json()) print("Written: " + result.folder.string() + " (" + formatBytes(static_cast<double>(result.bytes)) + ")");
    const bool well = !check_ || checkResult(result.folder, run, told, signals.token());
    if (json()) printJson(told);
    return well ? kOk : kFailed;
  }

 private:
  ExportSettings chosen(const RunDir& run) const {
    ExportSettings settings = run.recipe().exporting;
    for (const auto& [given, setting] : {std::pair{&format_, &settings.format},
                                         {&dtype_, &settings.dtype},
                                         {&name_, &settings.name},
                                         {&license_, &settings.license}}) {
      if (!given->empty()) *setting = *given;
    }
    if (!out_.empty()) settings.directory = fs::absolute(out_).lexically_normal().string();
    settings.directory =
        settings.directory.empty() ? (run.path() / "export").string() : resolvePath(settings.directory, "exports").string();
    return settings;
  }

  bool checkResult(const fs::path& folder, const RunDir& run, Json& told, std::stop_token stop) const {
    requireEngine();
    const ExportCheck check = checkExport(folder, run, commandLineProgram(), {}, stop);
    told["check"] = toJson(check);
    if (!json()) print((check.passed ? "Self-test passed: " : "SELF-TEST FAILED: ") + explainCheck(check));
    return check.passed;
  }

  std::string run_, out_, format_, dtype_, name_, license_;
  bool check_ = false;
};

}  // namespace

std::unique_ptr<Command> makeExportCommand() { return std::make_unique<ExportCommand>(); }

}  // namespace etude::cli
