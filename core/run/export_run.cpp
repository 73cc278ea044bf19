#include "core/run/export_run.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/process.h"
#include "core/base/say.h"
#include "core/nn/safetensors.h"
#include "core/run/engine_loader.h"
#include "core/run/run_monitor.h"
#include "core/run/run_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

constexpr std::uint64_t kMaxJson = 256 << 20, kMaxCheck = 1 << 20;
constexpr std::size_t kMaxMistakes = 24;

const char* const kTexts[] = {
    "I liked it very much.",
    "This was a waste of time and money!",
    "Call me when you get home, please.",
    "WIN a free prize now: text YES to 80085",
    ("Not bad at all, though the second half is longer than it has any right to be, and the ending comes "
     "from nowhere."),
    "?"};

std::optional<Evaluation> readEvaluation(const RunDir& run) {
  if (!fs::exists(run.evaluation())) return std::nullopt;
  return evaluationFromJson(parseJson(readFile(run.evaluation(), kMaxJson), run.evaluation().string()));
}

/// "builtin:reviews" -> "reviews", "/home/me/spam.csv" -> "spam".
std::string dataName(const std::string& path) {
  constexpr std::string_view builtin = "builtin:";
  return path.starts_with(builtin) ? path.substr(builtin.size()) : fs::path(path).stem().string();
}

std::vector<std::pair<std::string, std::string>> trainingTold(const RunDir& run) {
  std::vector<std::string> keys = {"tuning.method", "tuning.learning_rate", "tuning.lr_scheduler_type",
                                   "tuning.per_device_train_batch_size", "tuning.gradient_accumulation_steps"};
  keys.push_back(run.recipe().tuning.max_steps > 0 ? "tuning.max_steps" : "tuning.num_train_epochs");
  for (const char* key :
       {"tuning.weight_decay", "tuning.label_smoothing_factor", "tuning.class_weights", "tuning.seed", "model.max_length"}) {
    keys.emplace_back(key);
  }
  auto rows = describeSettings(run.recipe(), keys);
  RunMonitor monitor;
  run.replay([&](const Event& event) { monitor.take(event); });
  if (monitor.plan().train_examples > 0) rows.emplace_back("Training rows", formatCount(monitor.plan().train_examples));
  if (const auto& result = monitor.result()) {
    rows.emplace_back("Steps", formatCount(result->step));
    if (result->best_step > 0) rows.emplace_back("Best step", formatCount(result->best_step));
  }
  if (!monitor.plan().precision.empty()) rows.emplace_back("Precision of the training", monitor.plan().precision);
  return rows;
}

double relativeTolerance(const std::string& dtype) { return dtype == "bfloat16" ? 1e-1 : dtype == "float16" ? 2e-2 : 1e-4; }

std::string scientific(double value) {
  std::array<char, 32> buffer;
  std::snprintf(buffer.data(), buffer.size(), "%.1e", value);
  return buffer.data();
}

std::string exportedDtype(const fs::path& exported) {
  const fs::path path = exported / "config.json";
  if (!fs::exists(path)) {  // an adapter, whose config does not say
    const SafetensorsFile file(exported / "adapter_model.safetensors");
    const std::string stored = file.tensors().empty() ? "F32" : file.tensors().front().dtype;
    return stored == "BF16" ? "bfloat16" : stored == "F16" ? "float16" : "float32";
  }
  const Json config = parseJson(readFile(path, kMaxJson), path.string());
  return config.is_object() && config.contains("torch_dtype") && config["torch_dtype"].is_string()
             ? config["torch_dtype"].get<std::string>()
             : "float32";
}

std::vector<std::string> textsFor(const RunDir& run) {
  std::vector<std::string> texts(std::begin(kTexts), std::end(kTexts));
  if (const auto evaluation = readEvaluation(run)) {
    for (std::size_t i = 0; i < std::min(evaluation->mistakes.size(), kMaxMistakes); ++i)
      texts.push_back(evaluation->mistakes[i].text);
  }
  return texts;
}

/// What a fresh process says; throws ProblemError if it says nothing that can be read.
std::vector<std::vector<float>> freshLogits(const fs::path& program, const fs::path& exported, std::int64_t max_length,
                                            const std::vector<std::string>& texts, std::stop_token stop) {
  std::string input;
  for (const std::string& text : texts) input += dumpJson({{"text", text}}) + "\n";
  const ProcessResult result = runProcess({program.string(), "predict", "--model", exported.string(), "--json", "--json-input",
                                           "--logits", "--max-length", std::to_string(max_length), "--device", "cpu"},
                                          input, stop);
  if (result.exit_code != 0) {
    throw ProblemError(say("A fresh process could not use the exported model (exit code %1): %2", result.exit_code,
                           (result.error.empty() ? result.output : result.error).substr(0, 2000)),
                       say("Export again; if it fails again, please report it with this message."), exported.string());
  }
  try {
    std::vector<std::vector<float>> logits;
    const Json answer = parseJson(result.output, "the answer of " + program.string());
    for (const Json& one : answer.at("predictions")) logits.push_back(one.at("logits").get<std::vector<float>>());
    return logits;
  } catch (const Json::exception&) {
    throw ProblemError(say("The answer of a fresh process cannot be read"),
                       say("Check that etude-cli belongs to this version of the program."), program.string());
  }
}

/// So that a run that is moved with its export keeps its check.
std::string nameFromRun(const RunDir& run, const fs::path& exported) {
  return fs::absolute(exported).lexically_normal().lexically_proximate(fs::absolute(run.path()).lexically_normal()).string();
}

/// Infinite if the shapes differ or a number is none.
double worstDifference(const std::vector<std::vector<float>>& expected, const std::vector<std::vector<float>>& actual) {
  if (expected.size() != actual.size()) return INFINITY;
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].size() != actual[i].size()) return INFINITY;
    for (std::size_t j = 0; j < expected[i].size(); ++j) {
      const double difference = std::abs(static_cast<double>(expected[i][j]) - static_cast<double>(actual[i][j]));
      worst = std::isfinite(difference) ? std::max(worst, difference) : INFINITY;
    }
  }
  return worst;
}

}  // namespace

ExportSource exportSource(const RunDir& run, const ExportSettings& settings) {
  if (!fs::exists(run.model() / "config.json")) {
    throw ProblemError(say("The run has no result yet"), say("Let the run finish (or resume it), then export it."),
                       run.path().string());
  }
  const Recipe& recipe = run.recipe();
  return {run.model(), run.adapter(), settings, recipe.model.path, dataName(recipe.data.path), readEvaluation(run), trainingTold(run)};
}

ExportCheck compareLogits(const std::vector<std::vector<float>>& expected, const std::vector<std::vector<float>>& exported,
                          const std::string& dtype) {
  double largest = 1;
  for (const auto& logits : expected) {
    for (const float logit : logits) largest = std::max(largest, std::abs(static_cast<double>(logit)));
  }
  ExportCheck check;
  check.dtype = dtype;
  check.texts = static_cast<int>(expected.size());
  check.tolerance = relativeTolerance(dtype) * largest;
  check.worst_difference = worstDifference(expected, exported);
  check.passed = check.worst_difference <= check.tolerance && !expected.empty();
  return check;
}

ExportCheck checkExport(const fs::path& exported, const RunDir& run, const fs::path& program, std::vector<std::string> texts,
                        std::stop_token stop) {
  if (texts.empty()) texts = textsFor(run);
  const std::int64_t max_length = run.recipe().model.max_length;
  const auto fresh = freshLogits(program, exported, max_length, texts, stop);
  std::vector<PredictionInput> inputs;
  for (const std::string& text : texts) inputs.push_back({text, {}});
  std::vector<std::vector<float>> expected;
  const bool adapter = !fs::exists(exported / "config.json");  // it lies on the model as it was, which a compressed one is not quite
  for (Prediction& prediction : engine().loadPredictor(adapter ? run.adapter() : run.model(), "cpu", max_length)->predict(inputs, stop)) {
    expected.push_back(std::move(prediction.logits));
  }
  ExportCheck check = compareLogits(expected, fresh, exportedDtype(exported));
  keepExportCheck(run, exported, check);
  return check;
}

std::string explainCheck(const ExportCheck& check) {
  const std::string difference = scientific(check.worst_difference), allowed = scientific(check.tolerance);
  if (check.passed) {
    return say("The exported model was opened in a fresh process and answers like the tuned one on %1 texts: the largest difference of a logit "
               "is %2, and for %3 up to %4 is allowed.",
               check.texts, difference, check.dtype, allowed);
  }
  if (!std::isfinite(check.worst_difference)) return say("The exported model does not answer as the tuned one does: some logits are missing or no numbers.");
  return say("The exported model does not answer as the tuned one does: the largest difference of a logit is %1, and for %2 only %3 is allowed.",
             difference, check.dtype, allowed);
}

void keepExportCheck(const RunDir& run, const fs::path& exported, ExportCheck& check) {
  check.time = utcNow();
  Json json = {{"schema", 1}, {"time", check.time}, {"folder", nameFromRun(run, exported)}, {"dtype", check.dtype},
               {"texts", check.texts}, {"passed", check.passed}, {"tolerance", check.tolerance}};
  // JSON has no infinity: without a number, some logits were missing or none.
  if (std::isfinite(check.worst_difference)) json["worst_difference"] = check.worst_difference;
  writeFileAtomically(run.exportCheck(), dumpJson(json, 2) + "\n");
}

std::optional<ExportCheck> keptExportCheck(const RunDir& run, const fs::path& exported) {
  std::error_code error;
  const auto checked = fs::last_write_time(run.exportCheck(), error);
  if (error) return std::nullopt;
  for (fs::directory_iterator it(exported, error), end; !error && it != end; it.increment(error))
    if (it->last_write_time(error) > checked) return std::nullopt;  // written anew since
  if (error) return std::nullopt;
  try {
    const Json json = parseJson(readFile(run.exportCheck(), kMaxCheck), run.exportCheck().string());
    if (json.at("folder").get<std::string>() != nameFromRun(run, exported)) return std::nullopt;
    ExportCheck check;
    check.passed = json.at("passed").get<bool>();
    check.worst_difference = json.contains("worst_difference") ? json.at("worst_difference").get<double>() : INFINITY;
    check.tolerance = json.at("tolerance").get<double>();
    check.texts = json.at("texts").get<int>();
    check.dtype = json.at("dtype").get<std::string>();
    check.time = json.at("time").get<std::string>();
    return check;
  } catch (const ProblemError&) {
    return std::nullopt;
  } catch (const Json::exception&) {
    return std::nullopt;  // damaged: as if it had not been tested
  }
}

}  // namespace etude
