// What a tuned model has forgotten: general texts told by the language model of its base, before and after.
#include "core/run/forgetting.h"
#include "core/models/language_model.h"
#include "core/run/tuned_model.h"
#include "core/tasks/language_loss.h"
#include "tests/model_support.h"

#include <QTest>

#include <set>

namespace etude {

namespace {

fs::path starter(const std::string& name) { return fs::path(ETUDE_SOURCE_DIR) / "resources/models" / name; }

Recipe recipeFrom(const fs::path& folder) {
  Recipe recipe;
  recipe.model.path = folder.string();
  recipe.model.initialisation = "pretrained";
  return recipe;
}

std::unique_ptr<Model> classifier(const Recipe& recipe) {
  return buildInitialModel(recipe, loadRecipeTokens(recipe), {"bad", "good"}, at::kCPU);
}

/// Moves the weights of the layers, as tuning would, but by noise as large as they are.
void disturb(Model& model) {
  const at::NoGradGuard no_grad;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.part < 0 || parameter.part == kHead || parameter.kind != ParameterKind::Weight) continue;
    at::Tensor noise = at::empty_like(*parameter.tensor);
    fillNormal(noise, parameter.tensor->std().item<double>(), 7);
    parameter.tensor->add_(noise);
  }
}

GeneralLoss lossOf(const fs::path& base, const TuneLanguage& tune) {
  const Forgetting found = measureForgetting(base, tune, at::kCPU);
  if (!found.loss) qFatal("no loss: %s", found.why_not.c_str());
  return *found.loss;
}

/// The folder without the tensors whose names begin like this.
void copyWithout(const fs::path& from, const fs::path& to, const std::string& start) {
  fs::copy(from, to, fs::copy_options::recursive);
  NamedTensors kept;
  const ModelWeights weights(from);
  for (const std::string& name : weights.names()) {
    const ModelWeights::Found found = weights.find(name);
    if (!name.starts_with(start)) kept.emplace_back(name, readTensor(*found.file, *found.tensor));
  }
  fs::remove(to / "model.safetensors");
  writeTensors(to / "model.safetensors", kept);
}

}  // namespace

class ForgettingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void theGeneralTextsAreShortPassagesAndNoneIsThereTwice() {
    const std::vector<std::string> texts = generalTexts();
    QVERIFY2(texts.size() >= 40, qPrintable(QString::number(texts.size())));
    QCOMPARE(std::set<std::string>(texts.begin(), texts.end()).size(), texts.size());
    for (const std::string& text : texts) {
      const auto words = std::count(text.begin(), text.end(), ' ') + 1;
      QVERIFY2(words >= 30 && words <= 90, text.c_str());
    }
  }

  void anUntouchedModelForgetsNothingAndADisturbedOneDoes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("most");  // nats
    QTest::newRow("encoder") << "starter-encoder" << 5.5;
    QTest::newRow("decoder") << "starter-decoder" << 6.0;
    QTest::newRow("t5") << "starter-t5" << 6.5;
  }
  void anUntouchedModelForgetsNothingAndADisturbedOneDoes() {
    QFETCH(QString, name);
    QFETCH(double, most);
    const fs::path base = starter(name.toStdString());
    const auto model = classifier(recipeFrom(base));
    const GeneralLoss untouched = lossOf(base, tuneFrom(*model));
    QCOMPARE(untouched.after, untouched.before);
    QVERIFY2(untouched.tokens > 800 && untouched.tokens < 10000, qPrintable(QString::number(untouched.tokens)));
    QVERIFY2(untouched.before > 2 && untouched.before < most, qPrintable(QString::number(untouched.before)));

    disturb(*model);
    const GeneralLoss disturbed = lossOf(base, tuneFrom(*model));
    QCOMPARE(disturbed.before, untouched.before);
    QCOMPARE(disturbed.tokens, untouched.tokens);
    QVERIFY2(disturbed.after > disturbed.before + 0.1, qPrintable(QString("%1 after %2").arg(disturbed.after).arg(disturbed.before)));
    qInfo("%.3f before, %.3f after, %lld tokens", disturbed.before, disturbed.after, static_cast<long long>(disturbed.tokens));

    // The same from a folder as a run saves it.
    const fs::path folder = directory_ / ("tuned-" + name.toStdString());
    makeDirectories(folder);
    saveModel(*model, folder);
    QCOMPARE(lossOf(base, tuneFrom(folder)).after, disturbed.after);
  }

  /// Whatever rows the tokens of a recipe have been given: the texts are cut by the base's own tokenizer.
  void addedTokensChangeNothing() {
    Recipe recipe = recipeFrom(starter("starter-decoder"));
    recipe.model.added_tokens = {"weather", "soup", "zygomatic"};
    const auto model = classifier(recipe);
    QVERIFY(vocabularySize(model->config()) > vocabularySize(readConfig(recipe.model.path)));
    const GeneralLoss loss = lossOf(recipe.model.path, tuneFrom(*model));
    QCOMPARE(loss.after, loss.before);
  }

  /// What cannot be merged is attached by the caller.
  void anythingCanBeDoneToTheLanguageModel() {
    const GeneralLoss loss = lossOf(starter("starter-encoder"), disturb);
    QVERIFY(loss.after > loss.before + 0.1);
  }

  void filesWithoutTheirHeadSayWhy() {
    const fs::path folder = directory_ / "no-head";
    copyWithout(starter("starter-encoder"), folder, "cls.predictions.");
    const auto model = classifier(recipeFrom(folder));
    const Forgetting found = measureForgetting(folder, tuneFrom(*model), at::kCPU);
    QVERIFY(!found.loss);
    QVERIFY(test::has(found.why_not, "do not hold the head that it was pretrained with (cls.predictions."));
  }

  /// The head that guesses the next sentence, and the summary, are not asked for anything.
  void filesOfAMaskedModelNeedNoSummary() {
    const fs::path folder = directory_ / "no-pooler";
    copyWithout(starter("starter-encoder"), folder, "cls.seq_relationship.");
    const fs::path bare = directory_ / "no-pooler-either";
    copyWithout(folder, bare, "bert.pooler.");
    const auto whole = classifier(recipeFrom(starter("starter-encoder"))), part = classifier(recipeFrom(bare));
    const double expected = lossOf(starter("starter-encoder"), tuneFrom(*whole)).before;
    QCOMPARE(lossOf(bare, tuneFrom(*part)).before, expected);
  }

  void aModelOfAnotherMakeIsAProblem() {
    const auto decoder = classifier(recipeFrom(starter("starter-decoder")));
    QVERIFY(test::has(test::problemOf([&] { measureForgetting(starter("starter-encoder"), tuneFrom(*decoder), at::kCPU); }),
                      "has no place in the model that it was tuned from"));
  }

  void aStopIsObeyed() {
    std::stop_source source;
    source.request_stop();
    QVERIFY_EXCEPTION_THROWN(measureForgetting(starter("starter-encoder"), disturb, at::kCPU, source.get_token()), Cancelled);
  }

  void maskedModelsOfAllFamiliesScoreTheChosenPlaces_data() {
    QTest::addColumn<QString>("folder");
    for (const auto& [name, folder] : test::fixtureModels()) {
      if (test::headOf(test::referenceOf(folder)) == Head::MaskedLm) QTest::newRow(name.c_str()) << QString::fromStdString(folder.string());
    }
    if (test::fixtureModels().empty()) QSKIP("no fixtures beside the project");
  }
  void maskedModelsOfAllFamiliesScoreTheChosenPlaces() {
    QFETCH(QString, folder);
    const auto loaded = test::loadFixture(folder.toStdString());
    auto& model = dynamic_cast<MaskedLanguageModel&>(*loaded);
    const test::FixtureBatch batch(folder.toStdString(), "in.");
    const at::Tensor places = at::tensor({1, 3, static_cast<int>(batch.input.ids.size(1)) + 2}, at::kLong);
    const at::Tensor expected = model.logits(batch.input, {}).flatten(0, 1).index_select(0, places);
    QVERIFY(test::relativeError(model.scores(batch.input, places, {}).tokens, expected) < 1e-5);

    const LanguageModel language = loadLanguageModel(folder.toStdString(), readConfig(folder.toStdString()), 0, 0, 1);
    QCOMPARE(language.no_head, std::string());
    QVERIFY(test::relativeError(language.model->logits(batch.input, {}), model.logits(batch.input, {})) < 1e-6);
  }

 private:
  test::TemporaryDirectory directory_;
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::ForgettingTest)
#include "forgetting_test.moc"
