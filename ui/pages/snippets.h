// Ready commands and code for an exported model, with its real folder in them and everything quoted as it must be.
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace etude {

struct Snippet {
  QString title;  ///< "Python"
  QString note;   ///< what it needs, a sentence
  QString code;
};

/// `cli` is the path of etude-cli, `text` an example to ask about, `port` where the endpoint listens, `labels` what the model
/// answers with (told in comments). `adapter`: the folder holds a PEFT adapter.
std::vector<Snippet> exportSnippets(const std::string& folder, const std::string& cli, const std::string& text, int port,
                                    const std::vector<std::string>& labels = {}, bool adapter = false);

/// The curl line alone.
QString curlSnippet(const std::string& text, int port);

}  // namespace etude
