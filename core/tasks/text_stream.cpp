#include "core/tasks/text_stream.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::string_view kBroken = "\xEF\xBF\xBD";  // what stands for bytes that are no character yet

}  // namespace

TextStream::TextStream(const Tokenizer& tokenizer, std::vector<std::int32_t> prompt, std::vector<std::string> stops)
    : tokenizer_(tokenizer), ids_(std::move(prompt)), prompt_tokens_(ids_.size()), stops_(std::move(stops)) {
  std::erase(stops_, std::string());
  prompt_text_ = tokenizer_.decode(ids_, /*skip_special=*/true);
}

std::string TextStream::written() const {
  const std::string whole = tokenizer_.decode(ids_, /*skip_special=*/true);
  if (whole.starts_with(prompt_text_)) return whole.substr(prompt_text_.size());
  // The prompt is spelled otherwise with what follows it: what follows stands for itself.
  return tokenizer_.decode({ids_.begin() + static_cast<std::ptrdiff_t>(prompt_tokens_), ids_.end()}, /*skip_special=*/true);
}

std::string TextStream::release(std::size_t end) {
  if (end <= text_.size()) return {};
  std::string more = all_.substr(text_.size(), end - text_.size());
  text_ += more;
  return more;
}

std::string TextStream::push(std::int32_t id) {
  if (stopped_) return {};
  ids_.push_back(id);
  all_ = written();
  std::size_t end = all_.size();
  for (const std::string& stop : stops_) end = std::min(end, all_.find(stop));
  if (end < all_.size()) {
    stopped_ = true;
    return release(end);
  }
  for (int held = 0; held < 4 && std::string_view(all_).substr(0, end).ends_with(kBroken); ++held) end -= kBroken.size();
  const std::size_t sure = end;
  for (const std::string& stop : stops_) {  // a beginning of a stop text at the end waits for what follows
    for (std::size_t length = std::min(stop.size() - 1, sure); length > 0; --length) {
      if (!std::string_view(all_).substr(0, sure).ends_with(std::string_view(stop).substr(0, length))) continue;
      end = std::min(end, sure - length);
      break;
    }
  }
  return release(end);
}

std::string TextStream::finish() { return stopped_ ? std::string() : release(all_.size()); }

}  // namespace etude
