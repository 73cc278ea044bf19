// Values with a behaviour of their own (macros, namespaces, the loop, functions, methods not yet called), and the arguments of
// calls.
#pragma once

#include "core/text/jinja_value.h"

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>

namespace etude::jinja {

class Machine;

struct Arguments {
  Values positional;
  std::vector<std::pair<std::string, Value>> named;
};

/// The arguments in the order of `names`, null where one is not given. Refuses more than these, and one given twice.
std::vector<const Value*> bind(const Arguments& arguments, const std::string& callee,
                               std::initializer_list<std::string_view> names);

/// The first `required` arguments must be there.
std::vector<const Value*> bind(const Arguments& arguments, const std::string& callee,
                               std::initializer_list<std::string_view> names, std::size_t required);

/// Lives as long as the rendering in which it was made.
class Object {
 public:
  virtual ~Object() = default;
  virtual std::string kind() const = 0;  ///< in words
  virtual bool callable() const { return true; }
  virtual Value call(Machine& machine, const Arguments& arguments);
  virtual std::optional<Value> attribute(Machine& machine, const std::string& name);
};

class Function final : public Object {
 public:
  using Body = std::function<Value(Machine&, const Arguments&)>;
  explicit Function(Body body) : body_(std::move(body)) {}
  std::string kind() const override;
  Value call(Machine& machine, const Arguments& arguments) override { return body_(machine, arguments); }

 private:
  Body body_;
};

/// The one thing that a template can change: so that loops hand results out.
class Namespace final : public Object {
 public:
  std::string kind() const override;
  bool callable() const override { return false; }
  std::optional<Value> attribute(Machine& machine, const std::string& name) override;
  void set(const std::string& name, Value value) { attributes_.insert_or_assign(name, std::move(value)); }

 private:
  std::map<std::string, Value> attributes_;
};

/// `loop` within a for. Items are filtered no earlier than they are needed, since a filter may depend on what the loop did.
class Loop final : public Object {
 public:
  Loop(Values items, std::function<bool(const Value&)> accepts) : items_(std::move(items)), accepts_(std::move(accepts)) {}
  std::string kind() const override;
  std::optional<Value> attribute(Machine& machine, const std::string& name) override;
  bool advance();  ///< false behind the last item
  const Value& current() const { return accepted_[index_]; }

 private:
  bool reach(std::size_t index);
  Value changed(Machine& machine, const Values& now);

  Values items_, accepted_;
  std::function<bool(const Value&)> accepts_;
  std::size_t next_ = 0, index_ = 0;
  bool started_ = false;
  std::optional<Values> last_seen_;
};

}  // namespace etude::jinja
