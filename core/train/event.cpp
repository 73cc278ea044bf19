#include "core/train/event.h"

#include "core/base/say.h"

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

namespace etude {

namespace {

constexpr std::array<const char*, std::variant_size_v<Event>> kKinds = {
    "started",   "phase",  "step",     "evaluation", "checkpoint",    "overfitting", "paused",
    "continued", "notice", "finished", "failed",     "learning_rate", "predictions"};

// One list of keys per kind serves writing and reading: `v` is a Writer or a Reader, `e` the event (const when writing).
template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, RunStarted> {
  v("total_steps", e.total_steps);
  v("steps_per_epoch", e.steps_per_epoch);
  v("train_examples", e.train_examples);
  v("validation_examples", e.validation_examples);
  v("test_examples", e.test_examples);
  v("trainable_parameters", e.trainable_parameters);
  v("total_parameters", e.total_parameters);
  v("device", e.device);
  v("precision", e.precision);
  v("threads", e.threads);
  v("resumed_from", e.resumed_from);
  v("labels", e.labels);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, PhaseChanged> {
  v("phase", e.phase);
  v("text", e.text);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, StepSample> {
  v("step", e.step);
  v("epoch", e.epoch);
  v("loss", e.loss);
  v("learning_rate", e.learning_rate);
  v("grad_norm", e.grad_norm);
  v("seconds", e.seconds);
  v("tokens_per_second", e.tokens_per_second);
  v("memory_bytes", e.memory_bytes);
  v("tokens", e.tokens);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, EvalSample> {
  v("step", e.step);
  v("epoch", e.epoch);
  v("loss", e.loss);
  v("accuracy", e.accuracy);
  v("f1", e.f1);
  v("train_loss", e.train_loss);
  v("best", e.best);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, CheckpointSaved> {
  v("step", e.step);
  v("path", e.path);
  v("best", e.best);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, OverfittingFound> {
  v("step", e.step);
  v("best_loss", e.best_loss);
  v("seen_at", e.seen_at);
}

template <class V, class E>
void visitFields(
    V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, Paused> || std::is_same_v<std::remove_const_t<E>, Continued> {
  v("step", e.step);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, Notice> {
  v("problem", e.problem);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, RunFinished> {
  v("reason", e.reason);
  v("step", e.step);
  v("best_step", e.best_step);
  v("seconds", e.seconds);
  v("peak_memory_bytes", e.peak_memory_bytes);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, RunFailed> {
  v("problems", e.problems);
  v("step", e.step);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, LearningRateChanged> {
  v("step", e.step);
  v("before", e.before);
  v("after", e.after);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, LivePredictions> {
  v("step", e.step);
  v("sentences", e.sentences);
}

template <class V, class E>
void visitFields(V& v, E& e) requires std::is_same_v<std::remove_const_t<E>, LivePredictions::Sentence> {
  v("text", e.text);
  v("shares", e.shares);
}

struct Writer {
  Json& json;

  template <class T>
  void operator()(const char* key, const T& value) {
    json[key] = value;
  }
  // JSON has no numbers for these, and a diverged run must say that it did.
  void operator()(const char* key, double value) {
    if (std::isfinite(value)) {
      json[key] = value;
    } else {
      json[key] = std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
  }
  void operator()(const char* key, const Problem& value) { json[key] = toJson(value); }
  void operator()(const char* key, const Problems& value) {
    json[key] = Json::array();
    for (const Problem& problem : value) json[key].push_back(toJson(problem));
  }
  void operator()(const char* key, const std::vector<LivePredictions::Sentence>& value) {
    json[key] = Json::array();
    for (const LivePredictions::Sentence& sentence : value) {
      Writer writer{json[key].emplace_back()};
      visitFields(writer, sentence);
    }
  }
};

struct Reader {
  const Json& json;
  std::string kind;

  template <class T>
  void operator()(const char* key, T& value) {
    const auto found = json.find(key);
    if (found != json.end()) read(key, *found, value);
  }

  [[noreturn]] void refuse(const char* key) const {
    throw ProblemError(say("The event “%1” has a value of the wrong kind at “%2”", kind, key),
                       say("The file was changed by hand or is damaged: remove the line, or use a copy of the run."),
                       "events.jsonl");
  }
  void require(bool right, const char* key) const {
    if (!right) refuse(key);
  }

  void read(const char* key, const Json& from, std::string& to) {
    require(from.is_string(), key);
    to = from.get<std::string>();
  }
  void read(const char* key, const Json& from, bool& to) {
    require(from.is_boolean(), key);
    to = from.get<bool>();
  }
  void read(const char* key, const Json& from, std::int64_t& to) {
    require(from.is_number_integer(), key);
    to = from.get<std::int64_t>();
  }
  void read(const char* key, const Json& from, double& to) {
    if (from == "nan") {
      to = std::numeric_limits<double>::quiet_NaN();
    } else if (from == "inf" || from == "-inf") {
      to = from == "inf" ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity();
    } else {
      require(from.is_number(), key);
      to = from.get<double>();
    }
  }
  template <class T>
  void read(const char* key, const Json& from, std::vector<T>& to) {
    require(from.is_array(), key);
    for (const Json& item : from) read(key, item, to.emplace_back());
  }
  void read(const char* key, const Json& from, LivePredictions::Sentence& to) {
    require(from.is_object(), key);
    Reader reader{from, kind};
    visitFields(reader, to);
  }
  void read(const char* key, const Json& from, Problem& to) {
    require(from.is_object(), key);
    for (const char* part : {"severity", "what", "remedy", "where"}) require(!from.contains(part) || from[part].is_string(), key);
    to = problemFromJson(from);
  }
};

template <std::size_t... I>
std::optional<Event> readKind(Reader& reader, std::index_sequence<I...>) {
  std::optional<Event> event;
  const auto tryKind = [&](auto index) {
    if (reader.kind != kKinds[index]) return;
    std::variant_alternative_t<index, Event> value;
    visitFields(reader, value);
    event = std::move(value);
  };
  (tryKind(std::integral_constant<std::size_t, I>()), ...);
  return event;
}

}  // namespace

Json toJson(const Event& event, const std::string& time) {
  Json json = {{"event", kKinds[event.index()]}, {"time", time}};
  Writer writer{json};
  std::visit([&](const auto& value) { visitFields(writer, value); }, event);
  return json;
}

std::optional<Event> eventFromJson(const Json& json) {
  if (!json.is_object() || !json.contains("event") || !json["event"].is_string()) {
    throw ProblemError(say("This is no event: an object with a text “event” is expected"),
                       say("Check that this is the events.jsonl of a run."), "events.jsonl");
  }
  Reader reader{json, json["event"].get<std::string>()};
  return readKind(reader, std::make_index_sequence<std::variant_size_v<Event>>());
}

}  // namespace etude
