// tokenize: a text as the model sees it.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/base/paths.h"
#include "core/text/tokenizer.h"

#include <algorithm>

namespace etude::cli {

namespace {

class TokenizeCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--model", model_, "Model folder or builtin:NAME")->capture_default_str();
    app.add_option("TEXT", text_, "The text")->required()->type_name("");
    app.add_option("--pair", pair_, "A second text");
    app.add_option("--max-length", max_length_, "Keep at most so many tokens; 0: all")->check(CLI::Range(0, 1 << 20));
    addJson(app, "Print pieces, ids and offsets as JSON");
  }

  int run() override {
    const auto tokenizer = loadTokenizer(folder());
    const Encoding encoding = tokenizer->encode(text_, pair_, static_cast<std::size_t>(max_length_));
    if (json()) {
      printJson(asJson(*tokenizer, encoding));
    } else {
      printTable(*tokenizer, encoding);
    }
    return kOk;
  }

 private:
  /// A run's tokenizer is that of its result.
  fs::path folder() const {
    const fs::path path = resolvePath(model_, "models");
    std::error_code ignored;
    return fs::exists(path / "recipe.json", ignored) && fs::is_directory(path / "model", ignored) ? path / "model" : path;
  }

  static Json asJson(const Tokenizer& tokenizer, const Encoding& encoding) {
    Json tokens = Json::array(), offsets = Json::array();
    for (const std::int32_t id : encoding.ids) tokens.push_back(tokenizer.token(id));
    for (const Offset& offset : encoding.offsets) offsets.push_back({offset.begin, offset.end});
    return {{"tokens", tokens},
            {"ids", encoding.ids},
            {"offsets", offsets},
            {"type_ids", encoding.type_ids},
            {"special", encoding.special},
            {"truncated", encoding.truncated}};
  }

  static void printTable(const Tokenizer& tokenizer, const Encoding& encoding) {
    using enum TextTable::Align;
    TextTable table({{"piece", Left}, {"id", Right}, {"letters", Right}});
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
      const Offset& offset = encoding.offsets[i];
      table.add({printable(tokenizer.token(encoding.ids[i]), 60), std::to_string(encoding.ids[i]),
                 encoding.special[i] ? "-" : std::to_string(offset.begin) + "-" + std::to_string(offset.end)});
    }
    const auto unknown = std::count(encoding.ids.begin(), encoding.ids.end(), tokenizer.unknownId());
    print(table.text() + std::to_string(encoding.ids.size()) + " tokens" + (encoding.truncated ? ", cut off" : "") +
          (unknown > 0 ? ", " + std::to_string(unknown) + " unknown" : ""));
  }

  std::string model_ = "builtin:starter-encoder", text_, pair_;
  std::int64_t max_length_ = 0;
};

}  // namespace

std::unique_ptr<Command> makeTokenizeCommand() { return std::make_unique<TokenizeCommand>(); }

}  // namespace etude::cli
