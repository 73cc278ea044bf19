#include "core/run/run_report.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/run/run_monitor.h"

namespace etude {

namespace {

constexpr std::uint64_t kMaxEvaluation = 256 << 20;

std::string valueText(const SettingInfo& info, const Json& value) {
  switch (info.kind) {
    case SettingKind::Flag:
      return value.get<bool>() ? "yes" : "no";
    case SettingKind::Choice:
      for (const Choice& choice : info.choices) {
        if (value == choice.value) return choice.label;
      }
      return value.get<std::string>();
    case SettingKind::TextList: {
      std::string text;
      for (const Json& one : value) text += (text.empty() ? "" : ", ") + one.get<std::string>();
      return text;
    }
    default:
      return value.is_string() ? value.get<std::string>() : dumpJson(value);
  }
}

std::vector<std::pair<std::string, std::string>> settingsOf(const RunDir& run, const RunMonitor& monitor) {
  std::vector<std::pair<std::string, std::string>> rows;
  const RunStarted& plan = monitor.plan();
  if (!plan.device.empty()) rows.emplace_back("Ran on", plan.device + ", " + plan.precision);
  if (const auto& result = monitor.result()) {
    rows.emplace_back("Steps", formatCount(result->step) + " of " + formatCount(plan.total_steps) + " (" + result->reason + ")");
    rows.emplace_back("Time", formatDuration(result->seconds));
  }
  for (auto& row : describeSettings(run.recipe())) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> describeSettings(const Recipe& recipe, const std::vector<std::string>& keys) {
  std::vector<std::pair<std::string, std::string>> rows;
  const auto take = [&](const Setting<Recipe>& setting) {
    std::string text = valueText(setting.info, setting.get(recipe));
    if (!text.empty()) rows.emplace_back(setting.info.label, std::move(text));
  };
  for (const std::string& key : keys) take(recipeSetting(key));
  if (keys.empty()) {
    for (const Setting<Recipe>& setting : recipeSettings()) take(setting);
  }
  return rows;
}

ReportContent reportContent(const RunDir& run) {
  RunMonitor monitor;
  run.replay([&](const Event& event) { monitor.take(event); });
  ReportContent content;
  if (fs::exists(run.evaluation())) {
    content.evaluation = evaluationFromJson(parseJson(readFile(run.evaluation(), kMaxEvaluation), run.evaluation().string()));
  }
  content.evals = monitor.evals();
  for (const Series::Bin& bin : monitor.loss().bins()) content.train_loss.emplace_back(bin.x, bin.mean());
  content.title = run.recipe().name;
  content.settings = settingsOf(run, monitor);
  return content;
}

void writeRunReport(const RunDir& run) { writeFileAtomically(run.report(), htmlReport(reportContent(run))); }

}  // namespace etude
