#include "core/text/decoders.h"

#include "core/base/say.h"
#include "core/text/byte_level.h"
#include "core/text/text_pattern.h"
#include "core/text/unicode.h"

#include <optional>

namespace etude {

namespace {

class ByteLevelDecoder final : public Decoder {
 public:
  void decode(std::vector<std::string>& tokens) const override {
    std::string bytes;
    // What is not written in the alphabet of bytes (an added token) stands as it is.
    for (const std::string& token : tokens) bytes += bytesOfToken(token).value_or(token);
    tokens = {replaceBrokenUtf8(bytes)};
  }
};

class WordPieceDecoder final : public Decoder {
 public:
  WordPieceDecoder(std::string prefix, bool clean) : prefix_(std::move(prefix)), clean_(clean) {}

  void decode(std::vector<std::string>& tokens) const override {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i > 0 && tokens[i].starts_with(prefix_))
        tokens[i].erase(0, prefix_.size());
      else if (i > 0)
        tokens[i].insert(0, 1, ' ');
      if (clean_) cleanUpSpaces(tokens[i]);
    }
  }

 private:
  std::string prefix_;
  bool clean_;
};

class MetaspaceDecoder final : public Decoder {
 public:
  MetaspaceDecoder(std::string mark, bool prefixed) : mark_(std::move(mark)), prefixed_(prefixed) {}

  void decode(std::vector<std::string>& tokens) const override {
    for (std::size_t i = 0; i < tokens.size(); ++i) replaceAll(tokens[i], mark_, i == 0 && prefixed_ ? "" : " ");
  }

 private:
  std::string mark_;
  bool prefixed_;
};

/// <0x0A>: bytes of characters that the vocabulary does not have.
class ByteFallbackDecoder final : public Decoder {
 public:
  void decode(std::vector<std::string>& tokens) const override {
    std::vector<std::string> result;
    std::string bytes;
    const auto flush = [&] {
      if (bytes.empty()) return;
      if (isValidUtf8(bytes))
        result.push_back(bytes);
      else
        result.insert(result.end(), bytes.size(), "\uFFFD");
      bytes.clear();
    };
    for (std::string& token : tokens) {
      if (const std::optional<unsigned char> byte = byteOfFallbackToken(token)) {
        bytes.push_back(static_cast<char>(*byte));
      } else {
        flush();
        result.push_back(std::move(token));
      }
    }
    flush();
    tokens = std::move(result);
  }
};

class FuseDecoder final : public Decoder {
 public:
  void decode(std::vector<std::string>& tokens) const override {
    std::string all;
    for (const std::string& token : tokens) all += token;
    tokens = {std::move(all)};
  }
};

class StripDecoder final : public Decoder {
 public:
  StripDecoder(std::string content, std::uint64_t start, std::uint64_t stop)
      : content_(std::move(content)), start_(start), stop_(stop) {}

  void decode(std::vector<std::string>& tokens) const override {
    for (std::string& token : tokens) {
      for (std::uint64_t i = 0; i < start_ && token.starts_with(content_); ++i) token.erase(0, content_.size());
      for (std::uint64_t i = 0; i < stop_ && token.ends_with(content_); ++i) token.resize(token.size() - content_.size());
    }
  }

 private:
  std::string content_;
  std::uint64_t start_, stop_;
};

class ReplaceDecoder final : public Decoder {
 public:
  ReplaceDecoder(std::unique_ptr<TextPattern> pattern, std::string content)
      : pattern_(std::move(pattern)), content_(std::move(content)) {}

  void decode(std::vector<std::string>& tokens) const override {
    std::vector<Span> matches;
    std::size_t grown = 0;
    for (std::string& token : tokens) {
      matches.clear();
      pattern_->find(token, {0, token.size()}, matches);
      if (matches.empty()) continue;
      std::string result;
      std::size_t done = 0;
      for (const Span& match : matches) {
        result.append(token, done, match.begin - done).append(content_);
        done = match.end;
        if (content_.size() > match.end - match.begin) grown += content_.size() - (match.end - match.begin);
        if (grown > kMostGrowth)
          throw ProblemError(say("The tokenizer's rules make a text many times longer than it is"),
                             say("Choose another model: this one's tokenizer is broken or hostile."));
      }
      token = std::move(result.append(token, done));
    }
  }

 private:
  static constexpr std::size_t kMostGrowth = std::size_t{1} << 22;

  std::unique_ptr<TextPattern> pattern_;
  std::string content_;
};

class BpeDecoder final : public Decoder {
 public:
  explicit BpeDecoder(std::string suffix) : suffix_(std::move(suffix)) {}
  void decode(std::vector<std::string>& tokens) const override {
    for (std::size_t i = 0; i < tokens.size(); ++i) replaceAll(tokens[i], suffix_, i + 1 == tokens.size() ? "" : " ");
  }

 private:
  std::string suffix_;
};

class SequenceDecoder final : public Decoder {
 public:
  explicit SequenceDecoder(std::vector<std::unique_ptr<Decoder>> decoders) : decoders_(std::move(decoders)) {}
  void decode(std::vector<std::string>& tokens) const override {
    for (const auto& decoder : decoders_) decoder->decode(tokens);
  }

 private:
  std::vector<std::unique_ptr<Decoder>> decoders_;
};

std::unique_ptr<Decoder> readMetaspaceDecoder(const TokenizerPart& part) {
  const bool older = part.flag("add_prefix_space", true);
  const std::string scheme = part.text("prepend_scheme", older ? "always" : "never");
  return std::make_unique<MetaspaceDecoder>(part.text("replacement", "\u2581"), scheme != "never");
}

std::unique_ptr<Decoder> readSequenceDecoder(const TokenizerPart& part) {
  std::vector<std::unique_ptr<Decoder>> decoders;
  for (const TokenizerPart& member : part.members("decoders")) {
    if (auto decoder = readDecoder(member)) decoders.push_back(std::move(decoder));
  }
  return std::make_unique<SequenceDecoder>(std::move(decoders));
}

}  // namespace

std::unique_ptr<Decoder> readDecoder(const TokenizerPart& part) {
  const std::string type = part.type();
  if (type == "none") return nullptr;
  if (type == "ByteLevel") return std::make_unique<ByteLevelDecoder>();
  if (type == "WordPiece") return std::make_unique<WordPieceDecoder>(part.text("prefix", "##"), part.flag("cleanup", true));
  if (type == "Metaspace") return readMetaspaceDecoder(part);
  if (type == "ByteFallback") return std::make_unique<ByteFallbackDecoder>();
  if (type == "Fuse") return std::make_unique<FuseDecoder>();
  if (type == "BPEDecoder") return std::make_unique<BpeDecoder>(part.text("suffix", "</w>"));
  if (type == "Sequence") return readSequenceDecoder(part);
  if (type == "Strip") {
    const std::string content = part.text("content", " ");
    if (!content.empty()) return std::make_unique<StripDecoder>(content, part.number("start", 0), part.number("stop", 0));
    part.report(say("The tokenizer's Strip decoder strips nothing"));
    return nullptr;
  }
  if (type == "Replace") {
    auto pattern = readPattern(part, "pattern");
    return pattern ? std::make_unique<ReplaceDecoder>(std::move(pattern), part.text("content")) : nullptr;
  }
  part.refuseType();
  return nullptr;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty()) return;
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, done)) {
    result.append(text, done, at - done).append(to);
    done = at + from.size();
  }
  if (done > 0) text = result.append(text, done);
}

void cleanUpSpaces(std::string& token) {
  static constexpr std::pair<std::string_view, std::string_view> kRules[] = {
      {" .", "."},   {" ?", "?"},           {" !", "!"},   {" ,", ","},     {" ' ", "'"},   {" n't", "n't"},
      {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}};
  for (const auto& [from, to] : kRules) replaceAll(token, from, to);
}

}  // namespace etude
