// Chat templates against Jinja itself: tests/tools/chat_cases.py made the expected results; and what no template may do.
#include "core/text/chat_template.h"
#include "core/base/files.h"
#include "core/text/tokenizer.h"
#include "tests/support.h"

#include <QElapsedTimer>
#include <QTest>

using namespace etude;
using test::has;
using test::problemOf;

namespace {

fs::path dataFolder() { return fs::path(ETUDE_SOURCE_DIR) / "tests" / "data"; }

const Json& cases() {
  static const Json json = parseJson(readFile(dataFolder() / "chat_cases.json"), "chat_cases.json");
  return json;
}

std::string sourceOf(const std::string& name) { return readFile(dataFolder() / "chat_templates" / (name + ".jinja")); }

/// The moment of which the cases speak: Friday, 5 July 2024, 13:04:09.
std::tm moment() {
  std::tm time{};
  time.tm_year = 124;
  time.tm_mon = 6;
  time.tm_mday = 5;
  time.tm_hour = 13;
  time.tm_min = 4;
  time.tm_sec = 9;
  time.tm_wday = 5;
  time.tm_yday = 186;
  return time;
}

/// Nothing if the template gives what the case says; else what it gives.
std::string misfit(const std::string& source, const Json& messages, const ChatOptions& options, const Json& expected) {
  try {
    const std::string text = ChatTemplate(source).render(messages, options);
    if (!expected.contains("text")) return "no problem, but: " + text;
    return text == expected["text"].get<std::string>() ? "" : "it gives: " + text;
  } catch (const ProblemError& error) {
    const std::string what = error.problems().front().what;
    if (expected.contains("text")) return what;
    const int line = expected["line"].get<int>();
    if (what.find("(line ") == std::string::npos) return "no line: " + what;
    if (line > 0 && what.find("(line " + std::to_string(line) + " of") == std::string::npos) return "another line: " + what;
    return what.find(expected.value("message", "")) == std::string::npos ? "another message: " + what : "";
  }
}

std::string rendered(const std::string& source, const Json& messages = Json::array(), const ChatOptions& options = {}) {
  return ChatTemplate(source).render(messages, options);
}

}  // namespace

class ChatTemplateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void realTemplatesGiveWhatTransformersGives_data();
  void realTemplatesGiveWhatTransformersGives();
  void expressionsMeanWhatTheyMeanInJinja();
  void hostileTemplatesAreRefused_data();
  void hostileTemplatesAreRefused();
  void deepConversationsAreRefused();
  void problemsNameTheLineAndTheFile();
  void aTemplateOfManyLinesOfTextIsFast();
  void templatesAreFoundWhereModelsKeepThem();
  void brokenTemplateFilesAreProblems();
  void savedTokenizersKeepTheTemplateInBothPlaces();
  void tokenizersOfBertKeepTheirTemplates();
  void whatJinjaHasMoreIsRefusedByName_data();
  void whatJinjaHasMoreIsRefusedByName();
  void aTemplateIsChosenByName();
};

void ChatTemplateTest::realTemplatesGiveWhatTransformersGives_data() {
  QTest::addColumn<QString>("name");
  for (const char* name :
       {"llama2", "llama3", "llama31", "qwen2", "qwen25", "mistral1", "mistral3", "zephyr", "chatml", "gemma", "macros"})
    QTest::newRow(name) << name;
}

void ChatTemplateTest::realTemplatesGiveWhatTransformersGives() {
  QFETCH(QString, name);
  int count = 0;
  for (const Json& each : cases()["templates"]) {
    if (each["template"].get<std::string>() != name.toStdString()) continue;
    ChatOptions options;
    options.add_generation_prompt = each.value("prompt", false);
    options.tools = each.value("tools", Json());
    options.variables = each.value("variables", Json::object());
    options.special_tokens = cases()["tokens"].get<SpecialTokens>();
    options.now = moment();
    const std::string conversation = each["conversation"].get<std::string>();
    const std::string wrong = misfit(sourceOf(name.toStdString()), cases()["conversations"][conversation], options, each);
    QVERIFY2(wrong.empty(), (conversation + ": " + wrong).c_str());
    ++count;
  }
  QVERIFY(count > 50);
}

void ChatTemplateTest::expressionsMeanWhatTheyMeanInJinja() {
  ChatOptions options;
  options.variables = cases()["variables"];
  options.now = moment();
  int count = 0;
  std::string all;
  for (const Json& each : cases()["expressions"]) {
    const std::string source = each["source"].get<std::string>(), wrong = misfit(source, Json::array(), options, each);
    if (!wrong.empty()) all += source + "\n    " + wrong + "\n";
    ++count;
  }
  QVERIFY2(all.empty(), all.c_str());
  QVERIFY(count > 800);
}

void ChatTemplateTest::hostileTemplatesAreRefused_data() {
  QTest::addColumn<QString>("source");
  const auto times = [](int count, const char* text) { return QString(text).repeated(count); };
  QTest::newRow("endless macro") << "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}";
  QTest::newRow("loops in loops") << times(20, "{% for x in range(100000) %}") + "x" + times(20, "{% endfor %}");
  QTest::newRow("doubling text") << "{% set n = namespace(s='x') %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}";
  QTest::newRow("doubling list") << "{% set n = namespace(s=[1]) %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}";
  QTest::newRow("shared list")
      << "{% set n = namespace(s=[1]) %}{% for i in range(60) %}{% set n.s = [n.s, n.s] %}{% endfor %}{{ n.s }}";
  QTest::newRow("shared key")
      << "{% set n = namespace(s=(1,)) %}{% for i in range(60) %}{% set n.s = (n.s, n.s) %}{% endfor %}{{ {n.s: 1} }}";
  QTest::newRow("deep list") << "{% set n = namespace(s=[]) %}{% for i in range(9999) %}{% set n.s = [n.s] %}{% endfor %}";
  QTest::newRow("times") << "{{ 'x' * 9000000000000000000 }}";
  QTest::newRow("replace") << "{{ ('x' * 1000000)|replace('x', 'y' * 1000000) }}";
  QTest::newRow("indent") << "{{ ('x\\n' * 1000000)|indent(1000) }}";
  QTest::newRow("ljust") << "{{ 'x'.ljust(9000000000000000000) }}";
  QTest::newRow("long range") << "{{ range(100001)|list }}";
  QTest::newRow("search") << "{% set a = 'a' * 1000000 %}{% for i in range(99999) %}{{ ('a' * 500000 + 'b') in a }}{% endfor %}";
  QTest::newRow("length") << "{% set a = 'a' * 10000000 %}{% for i in range(99999) %}{{ a|length }}{% endfor %}";
  QTest::newRow("strip") << "{% set a = 'a' * 10000000 %}{% for i in range(99999) %}{{ 'x'.strip(a) }}{% endfor %}";
  QTest::newRow("keys") << "{% set a = {'a' * 5000000: 1} %}{% set b = {'a' * 5000000: 2} %}"
                           "{% for i in range(99999) %}{{ a == b }}{% endfor %}";
  QTest::newRow("brackets") << "{{ " + times(100000, "(") + " }}";
  QTest::newRow("lists") << "{{ " + times(100000, "[") + " }}";
  QTest::newRow("nots") << "{{ " + times(100000, "not ") + "1 }}";
  QTest::newRow("signs") << "{{ " + times(100000, "-") + "1 }}";
  QTest::newRow("choices") << "{{ " + times(100000, "1 if 0 else ") + "1 }}";
  QTest::newRow("ifs") << times(100000, "{% if 1 %}");
  QTest::newRow("sum") << "{{ 1" + times(100000, " + 1") + " }}";
  QTest::newRow("dots") << "{{ messages" + times(100000, ".x") + " }}";
  QTest::newRow("filters") << "{{ 1" + times(100000, "|string") + " }}";
  QTest::newRow("filter block") << "{% filter upper" + times(100000, "|upper") + " %}x{% endfilter %}";
  QTest::newRow("digits") << "{{ " + times(100000, "1") + " }}";
  QTest::newRow("targets") << "{% set " + times(100000, "(") + "a = 1 %}";
  QTest::newRow("large") << times(2000000, "x");
}

void ChatTemplateTest::hostileTemplatesAreRefused() {
  QFETCH(QString, source);
  QElapsedTimer clock;
  clock.start();
  QVERIFY(has(problemOf([&] { rendered(source.toStdString()); }), "The chat template"));
  QVERIFY(clock.elapsed() < 60000);  // a bound for busy machines: each takes a second or two
}

void ChatTemplateTest::deepConversationsAreRefused() {
  Json deep = Json::array();
  for (int i = 0; i < 500; ++i) deep = Json::array({std::move(deep)});
  QVERIFY(has(problemOf([&] { rendered("{{ messages }}", deep); }), "nested more than"));
}

void ChatTemplateTest::problemsNameTheLineAndTheFile() {
  const std::string parsing = problemOf([] { ChatTemplate("a\n{% include 'x' %}", "here.jinja"); });
  QVERIFY(has(parsing, "The tag “include” is not supported (line 2 of the template)"));
  QVERIFY(has(parsing, "here.jinja"));
  const ChatTemplate refuses("\n\n{{ raise_exception('No, ' ~ messages[0].role) }}", "here.jinja");
  const std::string refused = problemOf([&] { refuses.render({{{"role", "narrator"}}}); });
  QVERIFY(has(refused, "refuses the conversation: No, narrator (line 3 of the template)"));
  QVERIFY(has(refused, "here.jinja"));
  QVERIFY(has(problemOf([] { rendered("{% if 1 %}\n{{ x|frobnicate }}{% endif %}"); }),
              "The filter “frobnicate” is not supported (line 2"));
}

void ChatTemplateTest::aTemplateOfManyLinesOfTextIsFast() {
  Json messages = Json::array();
  for (int i = 0; i < 4000; ++i) messages.push_back({{"role", i % 2 ? "assistant" : "user"}, {"content", std::string(500, 'x')}});
  QElapsedTimer clock;
  clock.start();
  QCOMPARE(rendered(sourceOf("chatml"), messages).size(), std::size_t{4000 * (500 + 24) + 2000 * (4 + 9)});
  QVERIFY(clock.elapsed() < 20000);
}

void ChatTemplateTest::templatesAreFoundWhereModelsKeepThem() {
  const test::TemporaryDirectory folder;
  QVERIFY(!loadChatTemplate(folder.path()));
  const auto text = [&](bool with_tools = false) {
    ChatOptions options;
    if (with_tools) options.tools = Json::array();
    return loadChatTemplate(folder.path())->render(Json::array(), options);
  };
  writeFileAtomically(folder / "chat_template.json", R"({"chat_template": "processor"})");
  QCOMPARE(text(), std::string("processor"));
  writeFileAtomically(folder / "tokenizer_config.json",
                      R"({"chat_template": "config {{ eos_token }}", "eos_token": {"content": "END"}})");
  QCOMPARE(text(), std::string("config END"));
  writeFileAtomically(
      folder / "tokenizer_config.json",
      R"({"chat_template": [{"name": "tool_use", "template": "tools"}, {"name": "default", "template": "plain"}]})");
  QCOMPARE(text(), std::string("plain"));
  QCOMPARE(text(true), std::string("tools"));
  writeFileAtomically(folder / "chat_template.jinja", "file\n");
  QCOMPARE(text(true), std::string("file"));
}

void ChatTemplateTest::brokenTemplateFilesAreProblems() {
  const test::TemporaryDirectory folder;
  const auto problem = [&] { return problemOf([&] { loadChatTemplate(folder.path()); }); };
  writeFileAtomically(folder / "tokenizer_config.json", R"({"chat_template": 5})");
  QVERIFY(has(problem(), "neither a text nor a list"));
  writeFileAtomically(folder / "tokenizer_config.json", R"({"chat_template": [{"name": "rag", "template": "x"}]})");
  QVERIFY(has(problem(), "none that is called “default”"));
  writeFileAtomically(folder / "chat_template.jinja", "{% if %}");
  QVERIFY(has(problem(), "line 1"));
}

void ChatTemplateTest::savedTokenizersKeepTheTemplateInBothPlaces() {
  const test::TemporaryDirectory folder;
  writeFileAtomically(folder / "vocab.json", R"({"a": 0, "b": 1, "<|endoftext|>": 2})");
  writeFileAtomically(folder / "merges.txt", "#version: 0.2\n");
  const std::string source = "{{ 'é' }}\n{% if x %}\n";
  const auto check = [&](const char* saved) {
    loadTokenizer(folder.path())->save(folder / saved);
    const Json config = parseJson(readFile(folder / saved / "tokenizer_config.json"), saved);
    return readFile(folder / saved / "chat_template.jinja") == source && config["chat_template"] == source &&
           config["tokenizer_class"] == "GPT2Tokenizer";
  };
  writeFileAtomically(folder / "tokenizer_config.json",
                      dumpJson({{"tokenizer_class", "GPT2Tokenizer"}, {"chat_template", source}}));
  QVERIFY(check("from config"));
  writeFileAtomically(folder / "chat_template.jinja", source);
  writeFileAtomically(folder / "tokenizer_config.json", R"({"tokenizer_class": "GPT2Tokenizer", "chat_template": "older"})");
  QVERIFY(check("from both"));
  fs::create_directory(folder / "additional_chat_templates");
  writeFileAtomically(folder / "additional_chat_templates" / "tool_use.jinja", "tools");
  loadTokenizer(folder.path())->save(folder / "several");
  QCOMPARE(readFile(folder / "several" / "additional_chat_templates" / "tool_use.jinja"), std::string("tools"));
  const Json config = parseJson(readFile(folder / "several" / "tokenizer_config.json"), "several");
  QCOMPARE(config["chat_template"].size(), std::size_t{2});
}

void ChatTemplateTest::tokenizersOfBertKeepTheirTemplates() {
  const test::TemporaryDirectory folder;
  writeFileAtomically(folder / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nword\n");
  writeFileAtomically(folder / "tokenizer_config.json", R"({"tokenizer_class": "BertTokenizer", "chat_template": "{{ 'é' }}"})");
  fs::create_directory(folder / "additional_chat_templates");
  writeFileAtomically(folder / "additional_chat_templates" / "tool_use.jinja", "tools");
  loadTokenizer(folder.path())->withTokens({"newword"})->save(folder / "saved");
  QCOMPARE(readFile(folder / "saved" / "chat_template.jinja"), std::string("{{ 'é' }}"));
  const ChatSources sources = readChatSources(folder / "saved");
  QVERIFY(sources == readChatSources(folder.path()) && sources.size() == 2);
  const Json config = parseJson(readFile(folder / "saved" / "tokenizer_config.json"), "saved");
  QCOMPARE(config["chat_template"].size(), std::size_t{2});
}

void ChatTemplateTest::whatJinjaHasMoreIsRefusedByName_data() {
  QTest::addColumn<QString>("source");
  QTest::addColumn<QString>("says");
  for (const char* tag : {"call", "include", "import", "from", "extends", "block", "autoescape", "do", "trans", "debug", "print"})
    QTest::newRow(tag) << QString("a\n{%- %1 x %}").arg(tag) << QString("The tag “%1” is not supported (line 2 of the template)").arg(tag);
  for (const char* filter : {"groupby('a')", "batch(2)", "slice(2)", "xmlattr", "urlize", "pprint", "random", "striptags", "forceescape",
                             "filesizeformat", "wordwrap", "truncate", "urlencode"}) {
    const QString name = QString(filter).section('(', 0, 0);
    QTest::newRow(filter) << QString("\n\n{{ messages|%1 }}").arg(filter)
                          << QString("The filter “%1” is not supported (line 3 of the template)").arg(name);
  }
  QTest::newRow("sorted") << "\n{{ messages is sorted }}" << "The test “sorted” is not supported (line 2 of the template)";
  QTest::newRow("recursive") << "\n{% for m in messages recursive %}{% endfor %}" << "(recursive) is not supported (line 2 of the template)";
  QTest::newRow("cycler") << "\n{{ cycler('a', 'b').next() }}" << "“cycler”";
}

void ChatTemplateTest::whatJinjaHasMoreIsRefusedByName() {
  QFETCH(QString, source);
  QFETCH(QString, says);
  const std::string problem = problemOf([&] { rendered(source.toStdString()); });
  QVERIFY(has(problem, says.toStdString()));
  QVERIFY(has(problem, "The chat template cannot be used"));
}

void ChatTemplateTest::aTemplateIsChosenByName() {
  const test::TemporaryDirectory folder;
  QVERIFY(has(problemOf([&] { chooseChatTemplate(folder.path()); }), "has no chat template"));
  writeFileAtomically(folder / "chat_template.jinja", "plain {{ bos_token }}");
  fs::create_directory(folder / "additional_chat_templates");
  writeFileAtomically(folder / "additional_chat_templates" / "rag.jinja", "{% if documents %}{{ oops( }}{% endif %}");
  writeFileAtomically(folder / "additional_chat_templates" / "short.jinja", "short {{ bos_token }}");
  writeFileAtomically(folder / "tokenizer_config.json", R"({"bos_token": "<s>"})");
  QCOMPARE(chooseChatTemplate(folder.path()).render(Json::array()), std::string("plain <s>"));
  QCOMPARE(chooseChatTemplate(folder.path(), "short").render(Json::array()), std::string("short <s>"));
  QVERIFY(has(problemOf([&] { chooseChatTemplate(folder.path(), "tall"); }), "Name one of these: default, rag, short."));
  QVERIFY(has(problemOf([&] { chooseChatTemplate(folder.path(), "rag"); }), "rag.jinja"));
}

QTEST_GUILESS_MAIN(ChatTemplateTest)
#include "chat_template_test.moc"
