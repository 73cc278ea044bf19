// The main job from the command line, end to end: a file of labelled texts becomes a tuned, judged, exported and watched model.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/data/dataset.h"
#include "core/run/run_dir.h"
#include "core/serve/drift.h"
#include "core/serve/prediction_log.h"
#include "core/text/tokenizer.h"
#include "tests/support.h"

#include <QTest>

namespace etude {

namespace {

ProcessResult cli(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), ETUDE_BUILD_DIR "/etude-cli");
  return runProcess(arguments, input);
}

}  // namespace

class CliRunTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory folder_;

  /// The built-in decoder in a folder of its own; a template that only strings the contents together makes of a message what is a plain prompt.
  fs::path storyTeller() {
    const fs::path from = fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-decoder", folder = folder_ / "stories";
    if (fs::exists(folder)) return folder;
    makeDirectories(folder);
    for (const char* name : {"config.json", "model.safetensors", "tokenizer.model"}) fs::copy_file(from / name, folder / name);
    writeFileAtomically(folder / "tokenizer_config.json", R"({"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "eos_token": "</s>"})");
    return folder;
  }

  static Json written(const std::vector<std::string>& arguments) {
    std::vector<std::string> all = {"generate", "--max_new_tokens", "12", "--json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const ProcessResult result = cli(all);
    if (result.exit_code != 0) return result.error;
    return parseJson(result.output, "generate")["texts"][0];
  }

 private Q_SLOTS:
  void fromAFileToAWatchedModel_data() {
    QTest::addColumn<QString>("data");
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<double>("margin");
    QTest::newRow("built-in reviews") << "builtin:reviews" << QStringList{"--tuning.num_train_epochs", "6"} << 0.08;
    QTest::newRow("sms spam") << QString::fromStdString((test::sharedDirectory() / "data/data-sms-spam/SMSSpamCollection_clean.tsv").string())
                              << QStringList{"--tuning.num_train_epochs", "2", "--data.train_rows", "1600"} << 0.03;
  }

  void fromAFileToAWatchedModel() {
    QFETCH(QString, data);
    QFETCH(QStringList, settings);
    QFETCH(double, margin);
    const fs::path folder = folder_ / std::to_string(data.size()), recipe = folder / "recipe.json", run = folder / "run", model = folder / "model";
    makeDirectories(folder);
    std::vector<std::string> plan = {"recipe", "--data", data.toStdString(), "--out", recipe.string()};
    for (const QString& setting : settings) plan.push_back(setting.toStdString());
    QVERIFY2(cli(plan).exit_code == 0, cli(plan).error.c_str());

    const ProcessResult trained = cli({"run", recipe.string(), "--out", run.string(), "--json"});
    QVERIFY2(trained.exit_code == 0, trained.error.c_str());
    const Evaluation evaluation = evaluationFromJson(parseJson(readFile(run / "evaluation.json"), "evaluation.json"));
    QCOMPARE(evaluation.split, std::string("test"));
    qInfo("test accuracy %.3f, majority %.3f, untuned %.3f, macro F1 %.3f", evaluation.tuned.accuracy, evaluation.majority.accuracy,
          evaluation.untuned->accuracy, evaluation.tuned.f1);
    QVERIFY2(evaluation.tuned.accuracy > evaluation.majority.accuracy + margin, std::to_string(evaluation.tuned.accuracy).c_str());
    QVERIFY(evaluation.tuned.f1 > evaluation.majority.f1 + 0.1);
    QVERIFY(fs::exists(run / "report.html"));

    const ProcessResult exported = cli({"export", run.string(), "--out", model.string(), "--check"});
    QVERIFY2(exported.exit_code == 0, (exported.output + exported.error).c_str());
    for (const char* file : {"config.json", "model.safetensors", "tokenizer.json", "vocab.txt", "README.md"}) QVERIFY2(fs::exists(model / file), file);

    const ProcessResult judged = cli({"evaluate", "--model", model.string(), "--data", data.toStdString(), "--json"});
    QVERIFY2(judged.exit_code == 0, judged.error.c_str());

    const std::string unlike = "zxq vbnm qwrt 0000 %%%% &&&& " + std::string(40, '9') + " ####\n";
    std::string lines;
    for (int i = 0; i < 120; ++i) lines += unlike;
    const ProcessResult predicted = cli({"predict", "--model", run.string(), "--log", "--json"}, lines);
    QVERIFY2(predicted.exit_code == 0, predicted.error.c_str());
    PredictionLog log(run / "predictions.sqlite");
    QCOMPARE(log.size(), std::int64_t{120});
    const DriftProfile profile = profileFromJson(parseJson(readFile(run / "profile.json"), "profile.json"));
    double worst = 0;
    for (const FeatureDrift& drift : measureDrift(profile, asPredictions(log.newest(120), profile.labels))) worst = std::max(worst, drift.psi);
    QVERIFY2(worst > 0.25, std::to_string(worst).c_str());
  }

  void whatBeamsWriteIsShown() {
    const fs::path folder = storyTeller();
    const std::vector<std::string> arguments = {"--model", folder.string(), "--prompt", "Once upon a", "--num_beams", "3"};
    const std::string text = written(arguments)["text"];
    QVERIFY(text.size() > 10);
    std::vector<std::string> plain = {"generate", "--max_new_tokens", "12"};
    plain.insert(plain.end(), arguments.begin(), arguments.end());
    const ProcessResult result = cli(plain);
    QVERIFY2(test::has(result.output, text), result.output.c_str());
  }

  void aConversationIsAnsweredThroughTheChatTemplate() {
    const fs::path folder = storyTeller();
    const std::string model = folder.string();
    const ProcessResult without = cli({"generate", "--model", model, "--chat", "--prompt", "Hello"});
    QCOMPARE(without.exit_code, 2);
    QVERIFY(test::has(without.error, "has no chat template"));

    writeFileAtomically(folder / "chat_template.jinja",
                        "{{ bos_token }}{% for m in messages %}{% if m.role == 'tool' %}{{ raise_exception('No tools here') }}{% endif %}"
                        "{{ m.content }}{% endfor %}{% if add_generation_prompt %} there{% endif %}");
    const Json plain = written({"--model", model, "--prompt", "Once upon a time there"});
    QVERIFY2(plain.is_object(), plain.dump().c_str());
    // The template begins the text itself: no second <s>, so the same prompt and the same story.
    const Json chat = written({"--model", model, "--chat", "--prompt", "Once upon a time"});
    QVERIFY2(chat.is_object(), chat.dump().c_str());
    QCOMPARE(chat["prompt"].get<std::string>(), std::string("<s>Once upon a time there"));
    QVERIFY(chat["ids"] == plain["ids"]);
    QCOMPARE(chat["text"].get<std::string>(), plain["text"].get<std::string>());
    QVERIFY(written({"--model", model, "--chat", "--system", "Once", "--prompt", " upon a time"})["prompt"] == chat["prompt"]);

    writeFileAtomically(folder_ / "messages.json", R"([{"role": "system", "content": "Once upon "}, {"role": "user", "content": "a time"}])");
    const Json messages = written({"--model", model, "--messages", (folder_ / "messages.json").string()});
    QVERIFY2(messages.is_object(), messages.dump().c_str());
    QVERIFY(messages["ids"] == plain["ids"]);
    makeDirectories(folder / "additional_chat_templates");
    writeFileAtomically(folder / "additional_chat_templates" / "short.jinja", "{{ messages[0].content }}");
    QCOMPARE(written({"--model", model, "--chat", "--template", "short", "--prompt", "Hi"})["prompt"].get<std::string>(), std::string("Hi"));

    // What ends an answer: any of generation_config.json, and the tokenizer's own end.
    const auto third = plain["ids"][2].get<std::int64_t>();
    writeFileAtomically(folder / "generation_config.json", "{\"eos_token_id\": [511, " + std::to_string(third) + "]}");
    const Json ended = written({"--model", model, "--chat", "--prompt", "Once upon a time"});
    QVERIFY(ended["ended"].get<bool>() && ended["ids"].size() == 3);
    const std::string token = loadTokenizer(folder)->token(static_cast<std::int32_t>(third));
    writeFileAtomically(folder / "generation_config.json", R"({"eos_token_id": 511})");
    writeFileAtomically(folder / "tokenizer_config.json", dumpJson({{"tokenizer_class", "LlamaTokenizer"}, {"bos_token", "<s>"}, {"eos_token", token}}));
    QVERIFY(written({"--model", model, "--chat", "--prompt", "Once upon a time"})["ended"].get<bool>());
    QVERIFY(!written({"--model", model, "--prompt", "Once upon a time there"})["ended"].get<bool>());
  }

  void conversationsThatTheTemplateRefusesAreExplained() {
    const fs::path folder = storyTeller();
    const std::string model = folder.string(), file = (folder_ / "messages.json").string();
    writeFileAtomically(folder / "chat_template.jinja", "{% for m in messages %}\n{% if m.role != 'user' %}{{ raise_exception('Only users may speak') }}{% endif %}\n{% endfor %}");
    writeFileAtomically(file, R"([{"role": "narrator", "content": "Once"}])");
    const ProcessResult refused = cli({"generate", "--model", model, "--messages", file});
    QCOMPARE(refused.exit_code, 2);
    QVERIFY(test::has(refused.error, "refuses the conversation: Only users may speak (line 2 of the template)"));
    writeFileAtomically(file, R"({"role": "user"})");
    QVERIFY(test::has(cli({"generate", "--model", model, "--messages", file}).error, "no list of messages"));
    QVERIFY(test::has(cli({"generate", "--model", model, "--prompt", "x", "--template", "rag"}).error, "is for conversations"));
    QVERIFY(test::has(cli({"generate", "--model", model, "--chat", "--prompt", "x", "--template", "rag"}).error, "no chat template that is called “rag”"));
    QCOMPARE(cli({"generate", "--model", model, "--system", "x", "--prompt", "x"}).exit_code, 2);
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::CliRunTest)
#include "cli_run_test.moc"
