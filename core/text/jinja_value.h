// What the expressions of a chat template work on: the values of Python, as far as templates meet them. All but namespaces are
// immutable, as in the sandbox in which Transformers runs templates, so that copies share what they hold.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace etude::jinja {

class Mapping;
class Object;
class Value;
using Values = std::vector<Value>;

/// Why a template cannot be read or evaluated. Whoever knows the line of the template puts it in.
struct Refusal {
  std::string sentence;
  int line = 0;
  bool asked = false;  ///< by the template itself, with raise_exception
};
[[noreturn]] void refuse(std::string sentence);

/// What one rendering may cost, so that no template runs for ever or fills the memory: bytes made, and a fixed price for each
/// step and each value held.
class Work {
 public:
  static constexpr std::size_t kLimit = std::size_t{512} << 20, kStep = 64, kValue = 32;
  explicit Work(std::size_t limit) : left_(limit) {}
  void charge(std::size_t units);

 private:
  std::size_t left_;
};

/// Lists within lists (or mappings) end here.
inline constexpr int kMaxValueDepth = 100;

struct None {};
/// What a name or an attribute gives that is not there.
struct Undefined {
  std::string name;   ///< empty: nothing to name
  std::string owner;  ///< what lacks the attribute `name`, in words; empty for a variable
};
struct Text {
  std::string text;
  bool markup = false;  ///< made by the filter `safe` or `escape`: text that it is joined with is escaped
};
enum class SequenceKind { List, Tuple, Range, ItemView, KeyView, ValueView, Stream };
struct Sequence;

class Value {
 public:
  Value() = default;  ///< undefined, without a name
  Value(None none) : data_(none) {}
  template <std::same_as<bool> Bool>
  Value(Bool value) : data_(value) {}
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) Value(Integer value) : data_(static_cast<std::int64_t>(value)) {}
  Value(double value) : data_(value) {}
  Value(std::string text, bool markup = false) : data_(std::make_shared<const Text>(Text{std::move(text), markup})) {}
  Value(Undefined undefined) : data_(std::make_shared<const Undefined>(std::move(undefined))) {}
  /// Refuses what is nested too deeply.
  Value(SequenceKind kind, Values items);
  explicit Value(Mapping mapping);
  Value(Object* object) : data_(object) {}

  bool isUndefined() const { return data_.index() == 0; }
  bool isNone() const { return holds<None>(); }
  bool isBool() const { return holds<bool>(); }
  bool isInteger() const { return holds<std::int64_t>(); }
  bool isFloat() const { return holds<double>(); }
  bool isWhole() const { return isInteger() || isBool(); }  ///< what Python counts as an int
  bool isNumber() const { return isWhole() || isFloat(); }
  bool isText() const { return holds<std::shared_ptr<const Text>>(); }
  bool isMarkup() const { return isText() && get<std::shared_ptr<const Text>>()->markup; }
  bool isSequence() const { return holds<std::shared_ptr<const Sequence>>(); }
  bool isSequence(SequenceKind kind) const;
  bool isMapping() const { return holds<std::shared_ptr<const Mapping>>(); }
  bool isObject() const { return holds<Object*>(); }

  // Each for a value of its kind only.
  bool boolean() const { return get<bool>(); }
  std::int64_t whole() const { return isBool() ? boolean() : get<std::int64_t>(); }
  double real() const { return isFloat() ? get<double>() : static_cast<double>(whole()); }
  const std::string& text() const { return get<std::shared_ptr<const Text>>()->text; }
  const Sequence& sequence() const { return *get<std::shared_ptr<const Sequence>>(); }
  const Mapping& mapping() const { return *get<std::shared_ptr<const Mapping>>(); }
  Object* object() const { return get<Object*>(); }
  Undefined undefined() const;

  int depth() const;  ///< 0 for what holds no other values
  /// The very same thing, not an equal one: Python's `is`.
  bool same(const Value& other) const;

 private:
  template <class Type>
  bool holds() const {
    return std::holds_alternative<Type>(data_);
  }
  template <class Type>
  const Type& get() const {
    return *std::get_if<Type>(&data_);
  }

  std::variant<std::shared_ptr<const Undefined>, None, bool, std::int64_t, double, std::shared_ptr<const Text>,
               std::shared_ptr<const Sequence>, std::shared_ptr<const Mapping>, Object*>
      data_;
};

struct Sequence {
  SequenceKind kind;
  Values items;
  int depth;
  mutable std::size_t taken = 0;  ///< of a Stream, which gives each item once
};

/// Python's dict: keeps the order in which keys came; 1, 1.0 and true are one key.
class Mapping {
 public:
  /// Refuses keys that have no fixed value.
  void set(Value key, Value value);
  /// Null if there is none.
  const Value* find(const Value& key) const;
  const Value* find(const std::string& key) const;
  const std::vector<std::pair<Value, Value>>& entries() const { return entries_; }
  int depth() const { return depth_; }

 private:
  std::vector<std::pair<Value, Value>> entries_;
  std::unordered_map<std::string, std::size_t> places_;
  int depth_ = 1;
};

/// "a text", "a list", ...
std::string kindOf(const Value& value);
[[noreturn]] void refuseUndefined(const Value& value);

bool truthy(const Value& value);
bool equal(Work& work, const Value& a, const Value& b);
/// < 0, 0, > 0; refuses what Python does not order.
int compare(Work& work, const Value& a, const Value& b);
bool contains(Work& work, const Value& container, const Value& item);
bool isIterable(const Value& value);
/// The items, characters or keys; empties a Stream. Refuses what is not iterable.
Values iterate(Work& work, const Value& value);
/// As Python's len().
std::size_t lengthOf(Work& work, const Value& value);

}  // namespace etude::jinja
