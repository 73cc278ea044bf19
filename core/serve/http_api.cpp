#include "core/serve/http_api.h"

#include "core/base/html.h"

namespace etude {

namespace {

// Not Json: its objects are lists, and a body of very many keys would take quadratic time.
using Body = nlohmann::json;

constexpr int kMaxDepth = 4;
const char* const kHint = "Send JSON such as {\"text\": \"...\"} or {\"texts\": [\"...\", \"...\"]}.";

[[noreturn]] void refuse(const std::string& what) { throw RequestError(400, what, kHint); }

Body parseBody(std::string_view text) {
  const auto limit = [](int depth, Body::parse_event_t, Body&) {
    if (depth > kMaxDepth) refuse("The request is nested too deeply");
    return true;
  };
  try {
    return Body::parse(text.begin(), text.end(), limit);
  } catch (const Body::exception&) {
    refuse("The request is not valid JSON in UTF-8");
  }
}

std::string stringOf(const Body& value, const std::string& name) {
  if (!value.is_string()) refuse(name + " is not a string");
  return value.get<std::string>();
}

PredictionInput inputOf(const Body& item, const std::string& name) {
  if (!item.is_object()) return {stringOf(item, name), {}};
  if (!item.contains("text")) refuse(name + " has no \"text\"");
  return {stringOf(item["text"], "\"text\""),
          item.contains("text_pair") ? stringOf(item["text_pair"], "\"text_pair\"") : std::string()};
}

std::vector<PredictionInput> inputsOf(const Body& list, const std::string& name, std::size_t max_texts) {
  if (list.empty()) refuse(name + " is empty");
  if (list.size() > max_texts) {
    throw RequestError(413, "There are " + std::to_string(list.size()) + " texts in one request",
                       "Send at most " + std::to_string(max_texts) + " at a time.");
  }
  std::vector<PredictionInput> inputs;
  for (const Body& item : list) inputs.push_back(inputOf(item, "Text " + std::to_string(inputs.size() + 1) + " of " + name));
  return inputs;
}

const char* const kPageStart = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Try the model</title><style>
:root { color-scheme: light dark;
  --bg: #f6f7f9; --card: #fff; --ink: #1c2330; --soft: #5d6778; --line: #dde2ea; --accent: #2563eb; }
@media (prefers-color-scheme: dark) { :root {
  --bg: #14181f; --card: #1c222c; --ink: #e6eaf2; --soft: #9aa5b8; --line: #323b4a; --accent: #6ea8fe; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 640px; margin: 8vh auto; padding: 24px;
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { font-size: 1.4rem; margin: 0 0 4px; } p { color: var(--soft); margin: 0 0 14px; }
textarea { width: 100%; min-height: 7em; padding: 10px; font: inherit; color: inherit;
  background: var(--bg); border: 1px solid var(--line); border-radius: 8px; }
button { font: inherit; margin: 10px 0; padding: 8px 20px; border: 0; border-radius: 8px;
  background: var(--accent); color: var(--card); cursor: pointer; }
.row { display: grid; grid-template-columns: 9em 1fr 4em; gap: 10px; align-items: center; margin: 6px 0;
  overflow-wrap: anywhere; }
.bar { height: 10px; border-radius: 5px; background: var(--accent); min-width: 2px; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
</style></head><body><main><h1>Try the model</h1>
)";

const char* const kPageEnd = R"(<form><textarea aria-label="Text" placeholder="Type a text" autofocus></textarea>
<button>Ask</button></form><div id="answer" aria-live="polite"></div>
<p>Programs send POST /predict with {"text": "..."}.</p></main><script>
const answer = document.getElementById('answer');
const add = (parent, kind, style, text) => {
  const element = document.createElement(kind);
  element.className = style;
  element.textContent = text;
  parent.append(element);
  return element;
};
document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault();
  answer.replaceChildren();
  try {
    const reply = await fetch('predict', { method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: document.querySelector('textarea').value }) });
    const json = await reply.json();
    if (!reply.ok) throw new Error(json.error.what + '. ' + json.error.remedy);
    const best = Object.entries(json.predictions[0].probabilities).sort((a, b) => b[1] - a[1]).slice(0, 10);
    for (const [label, p] of best) {
      const row = add(answer, 'div', 'row', '');
      add(row, 'span', '', label);
      add(row, 'span', 'bar', '').style.width = (100 * p) + '%';
      add(row, 'span', 'n', (100 * p).toFixed(1) + ' %');
    }
  } catch (error) { add(answer, 'p', '', error.message); }
});
</script></body></html>
)";

}  // namespace

std::vector<PredictionInput> parsePredictRequest(std::string_view body, std::size_t max_texts) {
  const Body request = parseBody(body);
  if (!request.is_object()) refuse("The request is not a JSON object");
  if (request.contains("text")) return {inputOf(request, "The request")};
  if (request.contains("texts")) {
    if (!request["texts"].is_array()) refuse("\"texts\" is not a list");
    return inputsOf(request["texts"], "\"texts\"", max_texts);
  }
  if (!request.contains("inputs")) refuse("The request has neither \"text\" nor \"texts\" nor \"inputs\"");
  const Body& inputs = request["inputs"];
  if (inputs.is_array()) return inputsOf(inputs, "\"inputs\"", max_texts);
  return {inputOf(inputs, "\"inputs\"")};
}

Json predictionsJson(const std::vector<Prediction>& predictions, const std::vector<std::string>& labels) {
  Json list = Json::array();
  for (const Prediction& prediction : predictions) {
    Json::object_t probabilities;
    for (std::size_t i = 0; i < std::min(labels.size(), prediction.probabilities.size()); ++i) {
      probabilities.push_back({labels[i], prediction.probabilities[i]});
    }
    const bool known = prediction.label >= 0 && static_cast<std::size_t>(prediction.label) < labels.size();
    list.push_back({{"label", known ? Json(labels[static_cast<std::size_t>(prediction.label)]) : Json(nullptr)},
                    {"confidence", prediction.confidence},
                    {"probabilities", std::move(probabilities)}});
  }
  return {{"predictions", std::move(list)}};
}

Json errorJson(const Problems& problems) {
  const Problem problem = problems.empty() ? Problem{} : problems.front();
  return {{"error", {{"what", problem.what}, {"remedy", problem.remedy}}}};
}

std::string tryPage(const std::vector<std::string>& labels) {
  std::string names;
  for (std::size_t i = 0; i < std::min<std::size_t>(labels.size(), 12); ++i) names += (i ? ", " : "") + labels[i];
  if (labels.size() > 12) names += ", ... (" + std::to_string(labels.size()) + " labels)";
  return kPageStart + ("<p>It sorts texts into: " + escapeHtml(names) + ".</p>\n") + kPageEnd;
}

}  // namespace etude
