#include "core/models/config_reader.h"

#include "core/base/say.h"

namespace etude {

const Json* ConfigReader::find(const char* key) const {
  const auto found = config_.find(key);
  return found == config_.end() || found->is_null() ? nullptr : &*found;
}

bool ConfigReader::has(const char* key) const { return find(key) != nullptr; }

void ConfigReader::wrong(const char* key, const Json& value, const std::string& what) {
  std::string shown = dumpJson(value);
  if (shown.size() > 60) shown = shown.substr(0, 60) + "…";
  problems_.push_back({Severity::Error, say("%1 is %2, not %3", std::string(key), shown, what), say("Mend config.json."),
                       std::string("config.json: ") + key});
}

std::int64_t ConfigReader::count(const char* key, std::int64_t fallback, std::int64_t most) {
  const Json* value = find(key);
  if (!value) return fallback;
  if (value->is_number_integer() && *value >= 1 && *value <= most) return value->get<std::int64_t>();
  wrong(key, *value, say("a whole number from 1 to %1", most));
  return fallback;
}

std::int64_t ConfigReader::token(const char* key, std::int64_t fallback, std::int64_t vocabulary) const {
  const auto found = config_.find(key);
  if (found == config_.end()) return fallback < vocabulary ? fallback : -1;
  if (!found->is_number_integer() || *found < 0 || *found >= vocabulary) return -1;
  return found->get<std::int64_t>();
}

std::int64_t ConfigReader::whole(const char* key, std::int64_t fallback) {
  const Json* value = find(key);
  if (!value) return fallback;
  if (value->is_number_integer() && *value >= -10'000'000 && *value <= 10'000'000) return value->get<std::int64_t>();
  wrong(key, *value, say("a whole number"));
  return fallback;
}

double ConfigReader::probability(const char* key, double fallback) {
  const Json* value = find(key);
  if (!value) return fallback;
  if (value->is_number() && *value >= 0 && *value < 1) return value->get<double>();
  wrong(key, *value, say("a number from 0 to below 1"));
  return fallback;
}

double ConfigReader::positive(const char* key, double fallback) {
  const Json* value = find(key);
  if (!value) return fallback;
  if (value->is_number() && value->get<double>() > 0 && value->get<double>() < 1e12) return value->get<double>();
  wrong(key, *value, say("a number above 0"));
  return fallback;
}

bool ConfigReader::flag(const char* key, bool fallback) {
  const Json* value = find(key);
  if (!value) return fallback;
  if (value->is_boolean()) return value->get<bool>();
  wrong(key, *value, say("true or false"));
  return fallback;
}

std::string ConfigReader::text(const char* key, const std::string& fallback) {
  const Json* value = find(key);
  if (!value) return fallback;
  if (value->is_string()) return value->get<std::string>();
  wrong(key, *value, say("a text"));
  return fallback;
}

void ConfigReader::refuse(const char* key, const std::string& what, const std::string& remedy) {
  problems_.push_back({Severity::Error, what, remedy, std::string("config.json: ") + key});
}

void ConfigReader::multiple(const char* key, std::int64_t whole, std::int64_t part, const char* part_key) {
  if (whole % part == 0) return;
  refuse(key, say("%1 is not a multiple of %2", std::string(key), std::string(part_key)), say("Mend config.json."));
}

}  // namespace etude
