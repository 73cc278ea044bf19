// predict: labels for texts from options, a file or standard input.
#include "app/cli/commands.h"
#include "app/cli/model_source.h"
#include "app/cli/output.h"
#include "core/base/format.h"
#include "core/serve/http_api.h"
#include "core/serve/prediction_log.h"

#include <fstream>
#include <iostream>

namespace etude::cli {

namespace {

/// Texts put through the model at once, so that a long input shows answers as it goes.
constexpr std::size_t kAtOnce = 256;
constexpr std::size_t kLongestShown = 60;

PredictionInput inputFromJson(const std::string& line, std::size_t number) {
  const std::string where = "line " + std::to_string(number);
  const Json json = parseJson(line, where);
  const auto isText = [&](const char* key) { return json.contains(key) && json[key].is_string(); };
  if (json.is_string()) return {json.get<std::string>(), {}};
  if (!json.is_object() || !isText("text")) {
    throw ProblemError("This line holds no text",
                       "With --json-input every line is {\"text\": \"...\"}, with \"text_pair\" if need be.", where);
  }
  return {json["text"].get<std::string>(), isText("text_pair") ? json["text_pair"].get<std::string>() : std::string()};
}

class PredictCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--model", model_, "Run, model folder, or builtin:NAME")->required();
    app.add_option("--text", texts_, "A text; can be repeated. Without texts and --file: one a line from standard input")
        ->expected(1)
        ->take_all();
    app.add_option("--text-pair", pairs_, "Second text of a pair, in the order of the --text options")->expected(1)->take_all();
    app.add_option("--file", file_, "File with one text a line");
    app.add_flag("--json-input", json_input_, R"(Lines are JSON: {"text": "...", "text_pair": "..."})");
    app.add_flag("--logits", logits_, "With --json: the model's raw outputs too");
    app.add_flag("--log", log_, "Add the predictions to the run's predictions.sqlite");
    app.add_option("--device", device_, "auto, cpu, cuda:0, ...")->capture_default_str();
    app.add_option("--max-length", max_length_, "Tokens kept of a text (default: as in training)")->check(CLI::Range(2, 1 << 20));
    addJson(app, "Print {\"predictions\": [...]} in the order of the texts");
  }

  int run() override {
    ModelSource source = findModel(model_);
    if (max_length_ > 0) source.max_length = max_length_;
    if (log_ && !source.run)
      throw ProblemError("Only a run keeps a log of predictions", "Give the run's folder as --model.", "--log");
    if (pairs_.size() > texts_.size())
      throw ProblemError("There are more second texts than texts", "Give a --text for each --text-pair.", "--text-pair");
    const std::vector<PredictionInput> inputs = readInputs();
    const auto predictor = openPredictor(source, device_);
    std::optional<PredictionLog> log;
    if (log_) log.emplace(source.run->predictions());
    Json list = Json::array();
    for (std::size_t begin = 0; begin < inputs.size(); begin += kAtOnce) {
      const std::vector<PredictionInput> part(
          inputs.begin() + static_cast<std::ptrdiff_t>(begin),
          inputs.begin() + static_cast<std::ptrdiff_t>(std::min(begin + kAtOnce, inputs.size())));
      const std::vector<Prediction> predictions = predictor->predict(part);
      if (log) log->add(part, predictions, predictor->labels(), "command line", source.run->recipe().monitoring.log_texts);
      show(part, predictions, predictor->labels(), list);
    }
    if (json()) printJson({{"model", source.folder.string()}, {"labels", predictor->labels()}, {"predictions", list}});
    return kOk;
  }

 private:
  std::vector<PredictionInput> readInputs() const {
    std::vector<PredictionInput> inputs;
    for (std::size_t i = 0; i < texts_.size(); ++i) inputs.push_back({texts_[i], i < pairs_.size() ? pairs_[i] : std::string()});
    if (!file_.empty()) {
      std::ifstream file(file_);
      if (!file || fs::is_directory(file_)) throw ProblemError("The file cannot be read", "Check the path: it must be a text file.", file_);
      readLines(file, inputs);
    } else if (texts_.empty()) {
      readLines(std::cin, inputs);
    }
    return inputs;
  }

  void readLines(std::istream& stream, std::vector<PredictionInput>& inputs) const {
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) inputs.push_back(json_input_ ? inputFromJson(line, number) : PredictionInput{line, {}});
    }
  }

  void show(const std::vector<PredictionInput>& inputs, const std::vector<Prediction>& predictions,
            const std::vector<std::string>& labels, Json& list) const {
    using enum TextTable::Align;
    const Json answers = predictionsJson(predictions, labels)["predictions"];
    TextTable table({{"label", Left}, {"confidence", Right}, {"text", Left}});
    for (std::size_t i = 0; i < predictions.size(); ++i) {
      Json one = {{"text", inputs[i].text}};
      if (!inputs[i].text_pair.empty()) one["text_pair"] = inputs[i].text_pair;
      one.update(answers[i]);
      one["tokens"] = predictions[i].tokens;
      one["unknown_share"] = predictions[i].unknown_share;
      if (logits_) one["logits"] = predictions[i].logits;
      const std::string pair = inputs[i].text_pair.empty() ? "" : "  |  " + inputs[i].text_pair;
      table.add({answers[i]["label"].is_string() ? printable(answers[i]["label"].get<std::string>(), 40) : "?",
                 formatPercent(predictions[i].confidence), printable(inputs[i].text + pair, kLongestShown)});
      if (json()) list.push_back(std::move(one));
    }
    if (!json()) std::cout << table.text() << std::flush;
  }

  std::string model_, file_, device_ = "auto";
  std::vector<std::string> texts_, pairs_;
  std::int64_t max_length_ = 0;
  bool json_input_ = false, logits_ = false, log_ = false;
};

}  // namespace

std::unique_ptr<Command> makePredictCommand() { return std::make_unique<PredictCommand>(); }

}  // namespace etude::cli
