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

/// A line of Python that names the labels; nothing without labels. Quoted, so that a label cannot end the comment.
QString labelComment(const std::vector<std::string>& labels) {
  constexpr std::size_t kListed = 12;
  if (labels.empty()) return {};
  QStringList names;
  for (std::size_t i = 0; i < std::min(labels.size(), kListed); ++i) names << quoted(labels[i]);
  if (labels.size() > kListed) names << QStringLiteral("...");
  return QStringLiteral("# Labels: %1\n").arg(names.join(QStringLiteral(", ")));
}

}  // namespace

QString curlSnippet(const std::string& text, int port) {
  return QStringLiteral("curl -s http://127.0.0.1:%1/predict \\\n  -H 'Content-Type: application/json' \\\n  -d %2")
      .arg(port)
      .arg(shellWord(dumpJson(Json{{"text", text}})));
}

std::vector<Snippet> exportSnippets(const std::string& folder, const std::string& cli, const std::string& text, int port,
                                    const std::vector<std::string>& labels, bool adapter) {
  const QString answers = labelComment(labels);
  const QString whole = QStringLiteral(
      "from transformers import pipeline\n\n"
      "%3classify = pipeline(\"text-classification\", model=%1)\n"
      "print(classify(%2, top_k=None))");
  const QString beside = QStringLiteral(
      "from peft import AutoPeftModelForSequenceClassification\n"
      "from transformers import AutoTokenizer, pipeline\n\n"
      "%3model = AutoPeftModelForSequenceClassification.from_pretrained(%1, num_labels=%4)\n"
      "classify = pipeline(\"text-classification\", model=model, tokenizer=AutoTokenizer.from_pretrained(%1))\n"
      "print(classify(%2, top_k=None))");
  const QString python = adapter ? beside.arg(quoted(folder), quoted(text), answers, QString::number(labels.size()))
                                 : whole.arg(quoted(folder), quoted(text), answers);
  const QString command =
      QStringLiteral("%1 predict \\\n  --model %2 \\\n  --text %3").arg(shellWord(cli), shellWord(folder), shellWord(text));
  const QString serve = QStringLiteral("%1 serve %2 \\\n  --port %3 &\n").arg(shellWord(cli), shellWord(folder)).arg(port);
  const QString ask = QStringLiteral(
                          "import json\nfrom urllib.request import Request, urlopen\n\n"
                          "%3body = json.dumps({\"texts\": [%2]}).encode()\n"
                          "request = Request(\"http://127.0.0.1:%1/predict\", body, {\"Content-Type\": \"application/json\"})\n"
                          "with urlopen(request) as answer:\n"
                          "    for prediction in json.load(answer)[\"predictions\"]:\n"
                          "        print(prediction[\"label\"], prediction[\"confidence\"])")
                          .arg(port)
                          .arg(quoted(text), answers);
  return {{SnippetText::tr("Python"), SnippetText::tr("Needs: pip install transformers torch, and peft for an adapter"), python},
          {SnippetText::tr("Command line"), SnippetText::tr("The program beside this one; it needs no window."), command},
          {SnippetText::tr("HTTP"), SnippetText::tr("Starts an endpoint on this computer and asks it."), serve + curlSnippet(text, port)},
          {SnippetText::tr("HTTP from Python"),
           SnippetText::tr("Asks the endpoint, which must be running: start it on the Monitoring page, or as the HTTP tab shows. "
                           "Needs nothing but Python."),
           ask}};
}

}  // namespace etude
