#include "core/nn/safetensors_header.h"

#include "core/base/json.h"

#include <limits>
#include <unordered_set>

namespace etude {

namespace {

constexpr std::size_t kMaxDimensions = 32;
constexpr std::size_t kMaxFaults = 1000;  // more are not worth the memory

/// Follows the events of the parser; only three levels mean something: the header, an entry, a list inside an entry.
class HeaderReader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit HeaderReader(SafetensorsHeader& header) : header_(header) {}

  bool null() override { return unexpected("null"); }
  bool boolean(bool) override { return unexpected("true or false"); }
  bool number_integer(number_integer_t value) override { return integer(value < 0, 0); }
  bool number_unsigned(number_unsigned_t value) override { return integer(false, value); }
  bool number_float(number_float_t, const string_t&) override {
    return depth_ == 3 && list_ != List::None ? fault("a number in " + key_ + " that is not a whole number of 64 bits")
                                              : unexpected("a number");
  }
  bool binary(binary_t&) override { return false; }

  bool string(string_t& value) override {
    if (depth_ != 2) return unexpected("a text");
    if (in_metadata_) return header_.metadata.emplace(key_, value), true;
    if (key_ != "dtype") return unexpected("a text");
    tensor_.dtype = value;
    return true;
  }

  bool start_object(std::size_t) override {
    ++depth_;
    if (depth_ > 2) return fault("an object where none may be");
    entry_keys_.clear();
    tensor_ = {};
    tensor_.name = name_;
    offsets_.clear();
    faulty_ = false;
    in_metadata_ = depth_ == 2 && name_ == "__metadata__";
    return true;
  }

  bool end_object() override {
    if (depth_-- == 2 && !in_metadata_) finishTensor();
    return header_.faults.size() < kMaxFaults;
  }

  bool key(string_t& value) override {
    if (depth_ == 1) {
      name_ = value;
      if (!names_.insert(value).second) header_.faults.push_back("the name '" + value + "' is there twice");
      return header_.faults.size() < kMaxFaults;
    }
    key_ = value;
    if (!entry_keys_.insert(value).second) return fault("the key '" + value + "' twice");
    if (!in_metadata_ && value != "dtype" && value != "shape" && value != "data_offsets")
      return fault("the unknown key '" + value + "'");
    return true;
  }

  bool start_array(std::size_t) override {
    ++depth_;
    if (depth_ != 3 || in_metadata_) return fault("a list where none may be");
    list_ = key_ == "shape" ? List::Shape : key_ == "data_offsets" ? List::Offsets : List::None;
    return list_ != List::None || fault("a list where none may be");
  }

  bool end_array() override {
    --depth_;
    list_ = List::None;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    header_.faults.push_back("its header is not valid JSON at byte " + std::to_string(position) + " (" + error.what() + ")");
    return false;
  }

 private:
  enum class List { None, Shape, Offsets };

  /// Notes the fault; going on after one in the structure would only produce more of the same.
  bool fault(const std::string& what) {
    faulty_ = true;
    header_.faults.push_back((depth_ < 2 ? std::string("the header") : "entry '" + name_ + "'") + " holds " + what);
    return false;
  }
  bool unexpected(const std::string& what) {
    return fault(what + (depth_ >= 2 ? " as '" + key_ + "'" : std::string(" where a tensor must be")));
  }

  bool integer(bool negative, std::uint64_t value) {
    if (depth_ != 3 || list_ == List::None) return unexpected("a number");
    if (negative || value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      if (!faulty_)
        header_.faults.push_back("tensor '" + name_ + "' has a " + (negative ? "negative" : "far too large") + " number in its " +
                                 key_);
      faulty_ = true;
      value = 0;
    }
    if (list_ == List::Offsets) {
      offsets_.push_back(value);
      return offsets_.size() <= 2 || fault("more than two data_offsets");
    }
    tensor_.shape.push_back(static_cast<std::int64_t>(value));
    return tensor_.shape.size() <= kMaxDimensions || fault("a shape of too many dimensions");
  }

  void finishTensor() {
    for (const char* needed : {"dtype", "shape", "data_offsets"}) {
      if (entry_keys_.contains(needed)) continue;
      header_.faults.push_back("tensor '" + name_ + "' has no " + needed);
      faulty_ = true;
    }
    if (!faulty_ && offsets_.size() != 2) {
      header_.faults.push_back("tensor '" + name_ + "' needs exactly two data_offsets");
      faulty_ = true;
    }
    if (faulty_) return;
    tensor_.begin = offsets_[0];
    tensor_.end = offsets_[1];
    header_.tensors.push_back(std::move(tensor_));
  }

  SafetensorsHeader& header_;
  int depth_ = 0;
  std::string name_, key_;
  std::unordered_set<std::string> names_, entry_keys_;
  bool in_metadata_ = false, faulty_ = false;
  List list_ = List::None;
  TensorInfo tensor_;
  std::vector<std::uint64_t> offsets_;
};

}  // namespace

SafetensorsHeader parseSafetensorsHeader(std::string_view text) {
  SafetensorsHeader header;
  HeaderReader reader(header);
  nlohmann::json::sax_parse(text.begin(), text.end(), &reader);
  return header;
}

}  // namespace etude
