#include "core/text/jinja_value.h"

#include "core/base/say.h"
#include "core/text/jinja_object.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace etude::jinja {

namespace {

/// A tuple may hold another one often, and so on: its key would be far larger than the tuple itself.
constexpr std::size_t kMaxTupleKey = 1 << 16;

void checkDepth(int depth) {
  if (depth > kMaxValueDepth) refuse(say("Lists or mappings are nested more than %1 deep", kMaxValueDepth));
}

/// Equal values have equal keys.
std::string placeKey(const Value& value) {
  if (value.isText()) return "s" + value.text();
  if (value.isNone()) return "n";
  if (value.isUndefined()) return "u";
  if (value.isWhole()) return "i" + std::to_string(value.whole());
  if (value.isFloat()) {
    const double real = value.real();
    if (std::trunc(real) == real && std::abs(real) < 9e18) return "i" + std::to_string(static_cast<std::int64_t>(real));
    std::string key = "f";
    return key.append(reinterpret_cast<const char*>(&real), sizeof real);
  }
  if (!value.isSequence(SequenceKind::Tuple)) refuse(say("%1 cannot be the key of a mapping", kindOf(value)));
  std::string key = "t";
  for (const Value& item : value.sequence().items) {
    const std::string inner = placeKey(item);
    key += std::to_string(inner.size()) + ":" + inner;
    if (key.size() > kMaxTupleKey) refuse(say("%1 cannot be the key of a mapping", say("a sequence of this size")));
  }
  return key;
}

bool equalMappings(Work& work, const Mapping& a, const Mapping& b) {
  if (a.entries().size() != b.entries().size()) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const auto& entry) {
    if (entry.first.isText()) work.charge(entry.first.text().size());
    const Value* other = b.find(entry.first);
    return other && equal(work, entry.second, *other);
  });
}

int sign(auto a, auto b) { return a < b ? -1 : (b < a ? 1 : 0); }

[[noreturn]] void refuseOrder(const Value& a, const Value& b) {
  if (a.isUndefined()) refuseUndefined(a);
  if (b.isUndefined()) refuseUndefined(b);
  refuse(say("%1 and %2 have no order", kindOf(a), kindOf(b)));
}

}  // namespace

void refuse(std::string sentence) { throw Refusal{std::move(sentence)}; }

void Work::charge(std::size_t units) {
  if (units > left_) refuse(say("It takes too much work or memory"));
  left_ -= units;
}

Value::Value(SequenceKind kind, Values items) {
  int depth = 0;
  for (const Value& item : items) depth = std::max(depth, item.depth());
  checkDepth(depth + 1);
  data_ = std::make_shared<const Sequence>(Sequence{kind, std::move(items), depth + 1});
}

Value::Value(Mapping mapping) : data_(std::make_shared<const Mapping>(std::move(mapping))) {}

bool Value::isSequence(SequenceKind kind) const { return isSequence() && sequence().kind == kind; }

Undefined Value::undefined() const {
  const auto& known = get<std::shared_ptr<const Undefined>>();
  return known ? *known : Undefined{};
}

int Value::depth() const { return isSequence() ? sequence().depth : (isMapping() ? mapping().depth() : 0); }

bool Value::same(const Value& other) const {
  if (data_.index() != other.data_.index()) return false;
  if (isUndefined() || isNone()) return true;
  if (isWhole()) return whole() == other.whole();
  if (isFloat()) return real() == other.real();
  if (isText()) return &text() == &other.text();
  if (isSequence()) return &sequence() == &other.sequence();
  return isMapping() ? &mapping() == &other.mapping() : object() == other.object();
}

void Mapping::set(Value key, Value value) {
  depth_ = std::max({depth_, key.depth() + 1, value.depth() + 1});
  checkDepth(depth_);
  const auto [place, fresh] = places_.emplace(placeKey(key), entries_.size());
  if (fresh)
    entries_.emplace_back(std::move(key), std::move(value));
  else
    entries_[place->second].second = std::move(value);
}

const Value* Mapping::find(const Value& key) const {
  const auto found = places_.find(placeKey(key));
  return found == places_.end() ? nullptr : &entries_[found->second].second;
}

const Value* Mapping::find(const std::string& key) const {
  const auto found = places_.find("s" + key);
  return found == places_.end() ? nullptr : &entries_[found->second].second;
}

std::string kindOf(const Value& value) {
  if (value.isUndefined()) return say("an undefined value");
  if (value.isNone()) return say("None");
  if (value.isBool()) return say("true or false");
  if (value.isNumber()) return say("a number");
  if (value.isText()) return say("a text");
  if (value.isMapping()) return say("a mapping");
  if (value.isObject()) return value.object()->kind();
  return value.isSequence(SequenceKind::List) ? say("a list") : say("a sequence");
}

void refuseUndefined(const Value& value) {
  const Undefined undefined = value.undefined();
  if (undefined.name.empty()) refuse(say("The value of an expression is undefined"));
  if (undefined.owner.empty()) refuse(say("“%1” is undefined", undefined.name));
  refuse(say("%1 has no “%2”", undefined.owner, undefined.name));
}

bool truthy(const Value& value) {
  if (value.isUndefined() || value.isNone()) return false;
  if (value.isNumber()) return value.real() != 0;
  if (value.isText()) return !value.text().empty();
  if (value.isMapping()) return !value.mapping().entries().empty();
  if (value.isSequence()) return value.isSequence(SequenceKind::Stream) || !value.sequence().items.empty();
  return true;
}

bool equal(Work& work, const Value& a, const Value& b) {
  work.charge(1);
  if (a.isNumber() && b.isNumber()) {
    if (a.isWhole() && b.isWhole()) return a.whole() == b.whole();
    return a.real() == b.real();
  }
  if (a.same(b)) return true;
  if (a.isText() && b.isText()) {
    work.charge(std::min(a.text().size(), b.text().size()) / 8);
    return a.text() == b.text();
  }
  if (a.isMapping() && b.isMapping()) return equalMappings(work, a.mapping(), b.mapping());
  if (!a.isSequence() || !b.isSequence() || a.sequence().kind != b.sequence().kind || a.isSequence(SequenceKind::Stream))
    return false;
  const Values &first = a.sequence().items, &second = b.sequence().items;
  return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                    [&](const Value& x, const Value& y) { return equal(work, x, y); });
}

int compare(Work& work, const Value& a, const Value& b) {
  work.charge(1);
  if (a.isNumber() && b.isNumber()) return a.isWhole() && b.isWhole() ? sign(a.whole(), b.whole()) : sign(a.real(), b.real());
  if (a.isText() && b.isText()) {
    work.charge(std::min(a.text().size(), b.text().size()) / 8);
    return sign(a.text().compare(b.text()), 0);  // UTF-8 has the order of the code points
  }
  const bool lists = a.isSequence() && b.isSequence() && a.sequence().kind == b.sequence().kind &&
                     (a.isSequence(SequenceKind::List) || a.isSequence(SequenceKind::Tuple));
  if (!lists) refuseOrder(a, b);
  const Values &first = a.sequence().items, &second = b.sequence().items;
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
    if (!equal(work, first[i], second[i])) return compare(work, first[i], second[i]);
  }
  return sign(first.size(), second.size());
}

bool contains(Work& work, const Value& container, const Value& item) {
  if (container.isText()) {
    if (!item.isText()) refuse(say("%1 cannot be looked for in a text", kindOf(item)));
    const std::string &text = container.text(), &part = item.text();
    work.charge(text.size());
    return memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;  // linear, unlike std::string::find
  }
  if (container.isMapping() && item.isText()) work.charge(item.text().size());
  if (container.isMapping()) return container.mapping().find(item) != nullptr;
  if (container.isSequence(SequenceKind::Stream)) {  // as an iterator of Python: what was looked at is gone
    const Sequence& stream = container.sequence();
    while (stream.taken < stream.items.size()) {
      if (equal(work, stream.items[stream.taken++], item)) return true;
    }
    return false;
  }
  if (container.isSequence()) {
    const Values& items = container.sequence().items;
    return std::any_of(items.begin(), items.end(), [&](const Value& each) { return equal(work, each, item); });
  }
  if (container.isUndefined()) return false;
  refuse(say("Nothing can be looked for in %1", kindOf(container)));
}

bool isIterable(const Value& value) { return value.isUndefined() || value.isText() || value.isSequence() || value.isMapping(); }

Values iterate(Work& work, const Value& value) {
  Values items;
  if (value.isSequence()) {
    const Sequence& sequence = value.sequence();
    work.charge(sequence.items.size() * Work::kValue);
    items.assign(sequence.items.begin() + static_cast<std::ptrdiff_t>(sequence.taken), sequence.items.end());
    if (sequence.kind == SequenceKind::Stream) sequence.taken = sequence.items.size();
  } else if (value.isMapping()) {
    work.charge(value.mapping().entries().size() * Work::kValue);
    for (const auto& [key, held] : value.mapping().entries()) items.push_back(key);
  } else if (value.isText()) {
    const std::string& text = value.text();
    for (std::size_t position = 0; position < text.size();) {
      work.charge(2 * Work::kValue);
      const std::size_t begin = position;
      nextCodePoint(text, position);
      items.emplace_back(text.substr(begin, position - begin));
    }
  } else if (!value.isUndefined()) {
    refuse(say("%1 has no items to go through", kindOf(value)));
  }
  return items;
}

std::size_t lengthOf(Work& work, const Value& value) {
  if (value.isText()) {
    work.charge(value.text().size());
    return countCodePoints(value.text());
  }
  if (value.isMapping()) return value.mapping().entries().size();
  if (value.isSequence() && !value.isSequence(SequenceKind::Stream)) return value.sequence().items.size();
  if (value.isUndefined()) return 0;
  refuse(say("%1 has no length", kindOf(value)));
}

}  // namespace etude::jinja
