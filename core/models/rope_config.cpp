#include "core/models/rope_config.h"

#include "core/base/say.h"

#include <cmath>

namespace etude {

namespace {

/// The one of two objects that has the key; nullptr if neither has.
const Json* firstWith(const Json& config, const char* key) {
  for (const char* place : {"rope_parameters", "rope_scaling"}) {
    const auto object = config.find(place);
    if (object == config.end() || !object->is_object()) continue;
    if (const auto found = object->find(key); found != object->end() && !found->is_null()) return &*found;
  }
  return nullptr;
}

double number(const Json& config, const char* key, double otherwise) {
  const Json* found = firstWith(config, key);
  return found && found->is_number() && std::isfinite(found->get<double>()) ? found->get<double>() : otherwise;
}

/// 0.1 * scale * ln(factor) + 1 (Peng et al. 2023, section 3.4).
double yarnScale(double factor, double scale = 1) { return factor <= 1 ? 1 : 0.1 * scale * std::log(factor) + 1; }

void readYarn(const Json& config, RopeSettings& rope) {
  rope.beta_fast = number(config, "beta_fast", 32);
  rope.beta_slow = number(config, "beta_slow", 1);
  if (const Json* truncate = firstWith(config, "truncate"); truncate && truncate->is_boolean()) rope.truncate = truncate->get<bool>();
  if (number(config, "factor", 0) <= 0)
    rope.factor = static_cast<double>(rope.positions) / static_cast<double>(rope.original_positions);
  const double all = number(config, "mscale_all_dim", 0), scale = number(config, "mscale", 0);
  rope.attention_factor = number(config, "attention_factor",
                                 all > 0 && scale > 0 ? yarnScale(rope.factor, scale) / yarnScale(rope.factor, all) : yarnScale(rope.factor));
}

}  // namespace

RopeSettings readRope(ConfigReader& reader, std::int64_t width) {
  const Json& config = reader.json();
  RopeSettings rope;
  rope.width = width;
  rope.positions = reader.count("max_position_embeddings", 2048, 1'000'000'000);
  rope.theta = number(config, "rope_theta", reader.positive("rope_theta", 10000));
  rope.factor = number(config, "factor", 1);
  rope.original_positions = static_cast<std::int64_t>(number(config, "original_max_position_embeddings", static_cast<double>(rope.positions)));
  const Json* named = firstWith(config, "rope_type");
  if (!named) named = firstWith(config, "type");
  const std::string type = named && named->is_string() ? named->get<std::string>() : "default";
  if (type == "linear") {
    rope.kind = RopeSettings::Kind::Linear;
  } else if (type == "dynamic") {
    rope.kind = RopeSettings::Kind::Dynamic;
  } else if (type == "llama3") {
    rope.kind = RopeSettings::Kind::Llama3;
    rope.low_freq_factor = number(config, "low_freq_factor", 1);
    rope.high_freq_factor = number(config, "high_freq_factor", 4);
  } else if (type == "yarn") {
    rope.kind = RopeSettings::Kind::Yarn;
    readYarn(config, rope);
  } else if (type != "default") {
    reader.refuse("rope_scaling", say("The model stretches its positions in the way “%1”, which is not built", type),
                  say("Choose a model with default, linear, dynamic, llama3 or yarn."));
  }
  if (!(rope.factor > 0) || rope.original_positions < 1 || !(rope.theta > 0) || rope.high_freq_factor <= rope.low_freq_factor)
    reader.refuse("rope_scaling", say("The numbers of the rotary positions make no sense"), say("Mend rope_scaling in config.json."));
  if (number(config, "partial_rotary_factor", 1) != 1 || (reader.has("partial_rotary_factor") && config["partial_rotary_factor"] != 1))
    reader.refuse("partial_rotary_factor", say("Only a part of each head turns with the position, which is not built"),
                  say("Choose a model without partial_rotary_factor."));
  return rope;
}

}  // namespace etude
