#include "ui/pages/snippets.h"

#include "core/base/json.h"

#include <QCoreApplication>

namespace etude {

namespace {

struct SnippetText {
  Q_DECLARE_TR_FUNCTIONS(Snippets)
};

/// One word for a POSIX shell, whatever is in it.
QString shellWord(const std::string& text) {
  QString word = QString::fromStdString(text);
  word.replace(QLatin1Char('\''), QLatin1String("'\\''"));
  return QLatin1Char('\'') + word + QLatin1Char('\'');
}

/// JSON strings are Python strings, too.
QString quoted(const std::string& text) { return QString::fromStdString(dumpJson(Json(text))); }

}  // namespace

QString curlSnippet(const std::string& text, int port) {
  return QStringLiteral("curl -s http://127.0.0.1:%1/predict \\\n  -H 'Content-Type: application/json' \\\n  -d %2")
      .arg(port)
      .arg(shellWord(dumpJson(Json{{"text", text}})));
}

std::vector<Snippet> exportSnippets(const std::string& folder, const std::string& cli, const std::string& text, int port) {
  const QString python = QStringLiteral(
                             "from transformers import pipeline\n\n"
                             "classify = pipeline(\"text-classification\", model=%1)\n"
                             "print(classify(%2, top_k=None))")
                             .arg(quoted(folder), quoted(text));
  const QString command =
      QStringLiteral("%1 predict \\\n  --model %2 \\\n  --text %3").arg(shellWord(cli), shellWord(folder), shellWord(text));
  const QString serve = QStringLiteral("%1 serve %2 \\\n  --port %3 &\n").arg(shellWord(cli), shellWord(folder)).arg(port);
  return {{SnippetText::tr("Python"), SnippetText::tr("Needs: pip install transformers torch"), python},
          {SnippetText::tr("Command line"), SnippetText::tr("The program beside this one; it needs no window."), command},
          {SnippetText::tr("HTTP"), SnippetText::tr("Starts an endpoint on this computer and asks it."), serve + curlSnippet(text, port)}};
}

}  // namespace etude
