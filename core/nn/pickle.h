// Python's pickle format (the opcodes of CPython's pickletools.py), read as data and nothing else. A pickle is a program that
// may call anything; here a call is only written down with its arguments, and only functions on the caller's list may be
// named at all. So nothing in a file is ever executed.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

namespace etude {

/// A node of what was pickled. Lists may hold themselves: never follow children without a limit.
struct PickleValue {
  enum class Kind : std::uint8_t {
    None,
    Integer,     ///< also true and false
    Float,       ///< its value is not kept
    Text,        ///< also bytes
    Sequence,    ///< tuple, list or set
    Dict,        ///< items: key, value, key, value, ...; of equal keys the last one counts
    Global,      ///< text: module, blank, name; a view into the pickle or into the list of what is allowed
    Call,        ///< items: what is called, and the Sequence of its arguments
    Persistent,  ///< items: the one id
  };
  Kind kind = Kind::None;
  std::int64_t integer = 0;
  std::string_view text;  ///< into the pickle
  std::vector<const PickleValue*> items;

  /// nullptr if this is no Dict or has no such key.
  const PickleValue* find(std::string_view key) const;
};

/// What a pickle holds, as long as the object lives.
class Pickle {
 public:
  /// Reads the first pickle in `bytes`, which must outlive the object. `allowed`: the globals that it may name, as
  /// "module name"; "collections OrderedDict" becomes a Dict. Throws FileFault for anything else and for broken bytes.
  Pickle(std::string_view bytes, std::span<const std::string_view> allowed);

  const PickleValue& root() const { return *root_; }
  /// Everything that was made on the way, whether the root leads to it or not.
  const std::deque<PickleValue>& values() const { return values_; }
  /// Bytes up to and with the end of the pickle.
  std::uint64_t size() const { return size_; }

 private:
  friend class PickleMachine;
  std::deque<PickleValue> values_;  // owned here, so that no chain of owners can be as deep as the file is long
  const PickleValue* root_ = nullptr;
  std::uint64_t size_ = 0;
};

}  // namespace etude
