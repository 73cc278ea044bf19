#include "core/train/pretrain_objective.h"

#include "core/base/random.h"
#include "core/base/temporary_folder.h"
#include "core/tasks/generation.h"

namespace etude {

std::uint64_t PretrainObjective::fingerprint() const {
  std::uint64_t sum = train_.rows.size();
  for (const TokenIds& row : train_.rows) {
    for (const std::int32_t id : row) sum = mixKeys(sum, static_cast<std::uint64_t>(id));
  }
  return sum;
}

std::shared_ptr<const Tokenizer> tokenizerOf(const std::vector<std::pair<std::string, std::string>>& files) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : files) writeFileAtomically(folder.path() / name, bytes);
  return loadTokenizer(folder.path());
}

std::vector<std::string> writeOn(WritingModel& model, const Tokenizer& tokenizer, const PretrainSettings& settings,
                                 std::int64_t start_id, bool with_text) {
  const at::NoGradGuard no_grad;
  GenerationSettings how;
  how.max_new_tokens = 80;
  how.temperature = 0.8;
  how.top_p = 0.95;
  how.seed = static_cast<std::uint64_t>(settings.seed);
  how.end_ids = {tokenizer.endId()};
  how.start_id = start_id;
  std::vector<std::string> written;
  for (const std::string& text : settings.samples) {
    TokenIds ids = tokenizer.encode(text).ids;
    ModelInput prompt;
    prompt.ids = at::tensor(std::vector<std::int64_t>(ids.begin(), ids.end()), at::kLong)
                     .unsqueeze(0)
                     .to(model.parameters().begin()->tensor->device());
    if (!with_text) ids.clear();
    const auto rows = generate(model, prompt, how);
    for (const std::int64_t id : rows.front()) {
      if (id != tokenizer.endId()) ids.push_back(static_cast<std::int32_t>(id));
    }
    written.push_back(tokenizer.decode(ids, /*skip_special=*/with_text));
  }
  return written;
}

}  // namespace etude
