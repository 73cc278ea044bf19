// The main job from the command line, end to end: a file of labelled texts becomes a tuned, judged, exported and watched model.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/data/dataset.h"
#include "core/run/run_dir.h"
#include "core/serve/drift.h"
#include "core/serve/prediction_log.h"
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
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::CliRunTest)
#include "cli_run_test.moc"
