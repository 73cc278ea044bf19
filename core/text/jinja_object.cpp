#include "core/text/jinja_object.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"

#include <algorithm>
#include <limits>

namespace etude::jinja {

std::vector<const Value*> bind(const Arguments& arguments, const std::string& callee,
                               std::initializer_list<std::string_view> names) {
  if (arguments.positional.size() > names.size())
    refuse(say("“%1” is given %2 arguments, but takes only %3", callee, arguments.positional.size(), names.size()));
  std::vector<const Value*> bound(names.size(), nullptr);
  for (std::size_t i = 0; i < arguments.positional.size(); ++i) bound[i] = &arguments.positional[i];
  for (const auto& [name, value] : arguments.named) {
    const auto found = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    if (found == names.size()) refuse(say("“%1” has no argument called “%2”", callee, name));
    if (bound[found]) refuse(say("“%1” is given the argument “%2” twice", callee, name));
    bound[found] = &value;
  }
  return bound;
}

std::vector<const Value*> bind(const Arguments& arguments, const std::string& callee,
                               std::initializer_list<std::string_view> names, std::size_t required) {
  std::vector<const Value*> bound = bind(arguments, callee, names);
  for (std::size_t i = 0; i < required; ++i) {
    if (!bound[i]) refuse(say("“%1” needs the argument “%2”", callee, std::string(names.begin()[i])));
  }
  return bound;
}

Value Object::call(Machine&, const Arguments&) { refuse(say("%1 cannot be called", kind())); }
std::optional<Value> Object::attribute(Machine&, const std::string&) { return {}; }

std::string Function::kind() const { return say("a function"); }

std::string Namespace::kind() const { return say("a namespace"); }

std::optional<Value> Namespace::attribute(Machine&, const std::string& name) {
  const auto found = attributes_.find(name);
  return found == attributes_.end() ? std::nullopt : std::optional(found->second);
}

std::string Loop::kind() const { return say("the loop"); }

bool Loop::reach(std::size_t index) {
  while (accepted_.size() <= index && next_ < items_.size()) {
    const Value& item = items_[next_++];
    if (!accepts_ || accepts_(item)) accepted_.push_back(item);
  }
  return index < accepted_.size();
}

bool Loop::advance() {
  index_ += started_;
  started_ = true;
  return reach(index_);
}

Value Loop::changed(Machine& machine, const Values& now) {
  const bool as_before =
      last_seen_ && equal(machine.work(), Value(SequenceKind::Tuple, *last_seen_), Value(SequenceKind::Tuple, now));
  if (!as_before) last_seen_ = now;
  return !as_before;
}

std::optional<Value> Loop::attribute(Machine& machine, const std::string& name) {
  const auto length = [&] {
    reach(std::numeric_limits<std::size_t>::max());
    return accepted_.size();
  };
  if (name == "index") return Value(index_ + 1);
  if (name == "index0") return Value(index_);
  if (name == "first") return Value(index_ == 0);
  if (name == "last") return Value(!reach(index_ + 1));
  if (name == "length") return Value(length());
  if (name == "revindex") return Value(length() - index_);
  if (name == "revindex0") return Value(length() - index_ - 1);
  if (name == "depth") return Value(1);
  if (name == "depth0") return Value(0);
  if (name == "previtem") return index_ > 0 ? accepted_[index_ - 1] : Value(Undefined{name, kind()});
  if (name == "nextitem") return reach(index_ + 1) ? accepted_[index_ + 1] : Value(Undefined{name, kind()});
  if (name == "cycle")
    return machine.function([this](Machine&, const Arguments& arguments) {
      if (arguments.positional.empty()) refuse(say("“%1” needs the argument “%2”", "loop.cycle", "args"));
      return arguments.positional[index_ % arguments.positional.size()];
    });
  if (name == "changed")
    return machine.function(
        [this](Machine& running, const Arguments& arguments) { return changed(running, arguments.positional); });
  return {};
}

}  // namespace etude::jinja
