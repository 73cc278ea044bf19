// serve: a tuned model as a local HTTP endpoint.
#include "app/cli/commands.h"
#include "app/cli/model_source.h"
#include "app/cli/output.h"
#include "app/cli/stop_signals.h"
#include "core/serve/http_server.h"

namespace etude::cli {

namespace {

class ServeCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("MODEL", model_, "Run, model folder, or builtin:NAME")->required()->type_name("");
    app.add_option("--port", port_, "Port (default: as in the run's recipe, else 8765; 0: any free one)")
        ->check(CLI::Range(0, 65535));
    app.add_option("--host", settings_.host, "Address to listen on; 0.0.0.0 lets other computers in")->capture_default_str();
    app.add_option("--device", device_, "auto, cpu, cuda:0, ...")->capture_default_str();
    app.add_flag("--log", log_, "Keep the predictions in the run's predictions.sqlite");
    addJson(app, "Print the address as JSON once the endpoint is ready");
  }

  int run() override {
    StopSignals signals("Stopping the endpoint.");
    const ModelSource source = findModel(model_);
    if (log_ && !source.run) throw ProblemError("Only a run keeps a log of predictions", "Give the run's folder.", "--log");
    const MonitorSettings monitoring = source.run ? source.run->recipe().monitoring : MonitorSettings();
    settings_.port = port_ >= 0 ? port_ : static_cast<int>(monitoring.port);
    settings_.log_texts = monitoring.log_texts;
    const auto predictor = openPredictor(source, device_);
    std::optional<PredictionLog> log;
    if (log_) log.emplace(source.run->predictions());
    PredictionServer server(predictor, log ? &*log : nullptr, settings_);
    const std::string url = "http://" + settings_.host + ":" + std::to_string(server.port());
    if (json()) {
      printJsonLine({{"url", url}, {"port", server.port()}, {"model", source.folder.string()}, {"labels", predictor->labels()}});
    } else {
      print("Serving " + source.folder.string() + " at " + url + "\nTry it in a browser, or:\n  curl -d '{\"text\": \"...\"}' " +
            url + "/predict\nCtrl+C ends it.");
    }
    const std::stop_callback stop(signals.token(), [&server] { server.stop(); });
    server.run();
    return kOk;
  }

 private:
  std::string model_, device_ = "auto";
  int port_ = -1;
  bool log_ = false;
  ServerSettings settings_;
};

}  // namespace

std::unique_ptr<Command> makeServeCommand() { return std::make_unique<ServeCommand>(); }

}  // namespace etude::cli
