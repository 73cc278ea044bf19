#include "core/nn/pickle.h"

#include "core/nn/byte_reader.h"

#include <algorithm>
#include <unordered_map>

namespace etude {

namespace {

constexpr std::uint64_t kMaxWork = 10'000'000;  // opcodes: some 250,000 tensors
constexpr std::size_t kMaxShownName = 100;
constexpr std::string_view kOrderedDict = "collections OrderedDict";

[[noreturn]] void throwDamaged() { throw FileFault{say("its list of tensors is damaged")}; }

}  // namespace

const PickleValue* PickleValue::find(std::string_view key) const {
  if (kind != Kind::Dict) return nullptr;
  for (std::size_t i = items.size(); i >= 2; i -= 2) {
    if (items[i - 2]->kind == Kind::Text && items[i - 2]->text == key) return items[i - 1];
  }
  return nullptr;
}

/// The stack machine. Every opcode takes at least one byte and makes at most one value.
class PickleMachine {
 public:
  PickleMachine(Pickle& pickle, std::string_view bytes, std::span<const std::string_view> allowed)
      : pickle_(pickle), reader_(bytes), allowed_(allowed) {}

  void run() {
    while (step(reader_.number<std::uint8_t>())) spend(1);
    pickle_.root_ = pop();
    pickle_.size_ = reader_.position();
  }

 private:
  using Value = PickleValue;
  using Kind = PickleValue::Kind;

  /// Everything that takes time or memory beyond an opcode's own bytes is counted.
  void spend(std::uint64_t work) {
    if (work > kMaxWork - work_) throw FileFault{say("its list of tensors is far too long")};
    work_ += work;
  }
  Value& make(Kind kind) {
    Value& value = pickle_.values_.emplace_back();
    value.kind = kind;
    return value;
  }
  bool push(Value* value) { return stack_.push_back(value), true; }
  bool push(Kind kind) { return push(&make(kind)); }
  bool pushInteger(std::int64_t integer) {
    Value& value = make(Kind::Integer);
    value.integer = integer;
    return push(&value);
  }
  bool pushText(std::string_view text) {
    Value& value = make(Kind::Text);
    value.text = text;
    return push(&value);
  }

  std::size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }
  Value* top() { return stack_.size() > floor() ? stack_.back() : (throwDamaged(), nullptr); }
  Value* pop() {
    Value* value = top();
    stack_.pop_back();
    return value;
  }
  /// What lies above the last mark, which goes too.
  std::vector<const Value*> popMark() {
    if (marks_.empty()) throwDamaged();
    const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    std::vector<const Value*> values(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    marks_.pop_back();
    return values;
  }
  std::vector<const Value*> popSome(std::size_t count) {
    std::vector<const Value*> values(count);
    for (std::size_t i = count; i > 0; --i) values[i - 1] = pop();
    return values;
  }

  bool pushOf(Kind kind, std::vector<const Value*> items) {
    if (kind == Kind::Dict && items.size() % 2 != 0) throwDamaged();
    Value& value = make(kind);
    value.items = std::move(items);
    return push(&value);
  }
  /// Adds to the container on top; a call may make one that is not known (a state with attributes), which is let be.
  bool add(Kind kind, const std::vector<const Value*>& items) {
    Value* container = top();
    if (container->kind != kind || (kind == Kind::Dict && items.size() % 2 != 0)) throwDamaged();
    container->items.insert(container->items.end(), items.begin(), items.end());
    return true;
  }

  bool remember(std::uint64_t place) { return memo_[place] = top(), true; }
  bool recall(std::uint64_t place) {
    const auto found = memo_.find(place);
    if (found == memo_.end()) throwDamaged();
    return push(found->second);
  }

  bool pushGlobal(std::string_view module, std::string_view name) {
    const std::string full = std::string(module) + " " + std::string(name);
    const auto found = std::find(allowed_.begin(), allowed_.end(), full);
    const auto belongs = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ' ';
    };
    if (!std::all_of(full.begin(), full.end(), belongs)) throwDamaged();
    if (found == allowed_.end() && full != kOrderedDict)
      throw FileFault{say("it holds more than tensors: “%1” would have to be run to read it, and nothing in a file is run",
                          (std::string(module) + "." + std::string(name)).substr(0, kMaxShownName)),
                      true};
    Value& value = make(Kind::Global);
    value.text = found == allowed_.end() ? kOrderedDict : *found;
    return push(&value);
  }
  bool stackGlobal() {
    const Value *name = pop(), *module = pop();
    if (name->kind != Kind::Text || module->kind != Kind::Text) throwDamaged();
    return pushGlobal(module->text, name->text);
  }

  bool call() {
    const Value* arguments = pop();
    const Value* function = pop();
    if (function->kind != Kind::Global || arguments->kind != Kind::Sequence) throwDamaged();
    if (function->text == kOrderedDict) return pushOf(Kind::Dict, pairsOf(*arguments));
    return pushOf(Kind::Call, {function, arguments});
  }
  /// Python 2 gave an OrderedDict its content as one list of pairs.
  std::vector<const Value*> pairsOf(const Value& arguments) {
    std::vector<const Value*> items;
    if (arguments.items.empty()) return items;
    spend(arguments.items[0]->items.size());
    for (const Value* pair : arguments.items[0]->items) {
      if (pair->kind != Kind::Sequence || pair->items.size() != 2) throwDamaged();
      items.insert(items.end(), pair->items.begin(), pair->items.end());
    }
    return items;
  }

  std::int64_t longInteger(std::uint64_t bytes) {
    const std::string_view digits = reader_.take(bytes);
    if (digits.size() > 8) return -1;  // no size or offset is so large: any use of it is refused
    std::uint64_t value = !digits.empty() && (digits.back() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    std::memcpy(&value, digits.data(), digits.size());
    return static_cast<std::int64_t>(value);
  }

  bool step(std::uint8_t opcode) {
    switch (opcode) {
      case '.':
        return false;
      case 0x80:  // protocol
        return reader_.take(1), true;
      case 0x95:  // frame
        return reader_.take(8), true;
      case '(':
        return marks_.push_back(stack_.size()), true;
      case '0':
        return pop(), true;
      case '1':
        return popMark(), true;
      case '2':
        return push(top());
      case 'b':  // attributes of an object (the versions that an OrderedDict carries): not needed
        return pop(), top(), true;
      case 'R':
      case 0x81:
        return call();
      case 'Q':
        return pushOf(Kind::Persistent, popSome(1));
      case 'c': {
        const std::string_view module = reader_.line();
        return pushGlobal(module, reader_.line());
      }
      case 0x93:
        return stackGlobal();
      default:
        if (scalar(opcode) || container(opcode) || memo(opcode)) return true;
        throw FileFault{say("its list of tensors is damaged, or of a kind that is not known")};
    }
  }

  bool scalar(std::uint8_t opcode) {
    switch (opcode) {
      case 'N':
        return push(Kind::None);
      case 0x88:
        return pushInteger(1);
      case 0x89:
        return pushInteger(0);
      case 'J':
        return pushInteger(reader_.number<std::int32_t>());
      case 'K':
        return pushInteger(reader_.number<std::uint8_t>());
      case 'M':
        return pushInteger(reader_.number<std::uint16_t>());
      case 0x8a:
        return pushInteger(longInteger(reader_.number<std::uint8_t>()));
      case 0x8b:
        return pushInteger(longInteger(reader_.number<std::uint32_t>()));
      case 'G':
        return reader_.take(8), push(Kind::Float);
      case 'X':
      case 'B':
      case 'T':
        return pushText(reader_.take(reader_.number<std::uint32_t>()));
      case 0x8c:
      case 'C':
      case 'U':
        return pushText(reader_.take(reader_.number<std::uint8_t>()));
      case 0x8d:
      case 0x8e:
        return pushText(reader_.take(reader_.number<std::uint64_t>()));
      default:
        return false;
    }
  }

  bool container(std::uint8_t opcode) {
    switch (opcode) {
      case ')':
      case ']':
      case 0x8f:
        return push(Kind::Sequence);
      case '}':
        return push(Kind::Dict);
      case 't':
      case 'l':
      case 0x91:
        return pushOf(Kind::Sequence, popMark());
      case 'd':
        return pushOf(Kind::Dict, popMark());
      case 0x85:
      case 0x86:
      case 0x87:
        return pushOf(Kind::Sequence, popSome(opcode - 0x84u));
      case 'a':
        return add(Kind::Sequence, popSome(1));
      case 'e':
      case 0x90:
        return add(Kind::Sequence, popMark());
      case 's':
        return add(Kind::Dict, popSome(2));
      case 'u':
        return add(Kind::Dict, popMark());
      default:
        return false;
    }
  }

  bool memo(std::uint8_t opcode) {
    switch (opcode) {
      case 'q':
        return remember(reader_.number<std::uint8_t>());
      case 'r':
        return remember(reader_.number<std::uint32_t>());
      case 0x94:
        return remember(memo_.size());
      case 'h':
        return recall(reader_.number<std::uint8_t>());
      case 'j':
        return recall(reader_.number<std::uint32_t>());
      default:
        return false;
    }
  }

  Pickle& pickle_;
  ByteReader reader_;
  std::span<const std::string_view> allowed_;
  std::vector<Value*> stack_;
  std::vector<std::size_t> marks_;
  std::unordered_map<std::uint64_t, Value*> memo_;
  std::uint64_t work_ = 0;
};

Pickle::Pickle(std::string_view bytes, std::span<const std::string_view> allowed) { PickleMachine(*this, bytes, allowed).run(); }

}  // namespace etude
