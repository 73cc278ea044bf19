// The cards of the Tuning stage by which a run is planned and led: presets, the picture of the layers, simple and advanced
// settings, the learning-rate finder, the controls beside a run, and the watched sentences.
#include "core/run/engine_loader.h"
#include "core/run/presets.h"
#include "core/tuning/method_info.h"
#include "tests/tiny_model.h"
#include "tests/ui_support.h"
#include "ui/charts/lr_curve.h"
#include "ui/forms/number_field.h"
#include "ui/page.h"
#include "ui/pages/live_controls.h"
#include "ui/pages/live_predictions_card.h"
#include "ui/pages/lr_finder_card.h"
#include "ui/pages/plan_panel.h"
#include "ui/pages/run_charts.h"
#include "ui/pages/run_figures.h"
#include "ui/session.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <qcustomplot.h>

#include <map>
#include <set>

using namespace etude;
using test::kPatience;
using test::settled;

class TuningCardsTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;
  fs::path model() const { return directory_ / "model"; }

  template <class W>
  static W* find(QWidget& parent, const QString& name) {
    auto* found = parent.findChild<W*>(name);
    if (!found) qFatal("no widget %s", qPrintable(name));
    return found;
  }
  static void click(QWidget& parent, const QString& name) {
    auto* button = find<QAbstractButton>(parent, name);
    QVERIFY2(button->isEnabled() && button->isVisible(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
  }
  static QString text(QWidget& parent, const QString& name) { return find<QLabel>(parent, name)->text(); }
  void plan(Session& session) const {
    Recipe tiny = test::tinyRecipe(model());
    tiny.environment.threads = 1;
    session.setRecipe(tiny);
    session.openEngine();
    QTRY_VERIFY_WITH_TIMEOUT(settled(session) && session.engineInfo() && session.dataset() && session.model(), kPatience);
  }

 private Q_SLOTS:
  void initTestCase() {
    test::settleUi(directory_);
    test::writeTinyModel(model());
  }

  void aPresetIsOneEditThatCanBeUndone() {
    Session session;
    PlanPanel panel(session);
    panel.show();
    const Recipe before = session.recipe();
    QVERIFY(find<QPushButton>(panel, "preset.balanced")->isChecked());
    click(panel, "preset.overfit");
    QCOMPARE(session.recipe().data.train_rows, 60);
    QCOMPARE(session.recipe().tuning.dropout, 0.0);
    QCOMPARE(session.history().count(), 1);
    QVERIFY(find<QPushButton>(panel, "preset.overfit")->isChecked());
    QVERIFY(!find<QPushButton>(panel, "preset.balanced")->isChecked());
    QCOMPARE(text(panel, "presetName"), QStringLiteral("Overfit on purpose"));
    click(panel, "preset.overfit");  // again: it stays
    QVERIFY(find<QPushButton>(panel, "preset.overfit")->isChecked());
    session.edit([](Recipe& recipe) { recipe.tuning.dropout = 0.1; });
    QCOMPARE(text(panel, "presetName"), QStringLiteral("Custom"));
    QVERIFY(!find<QPushButton>(panel, "preset.overfit")->isChecked());
    session.history().undo();
    session.history().undo();
    QVERIFY(session.recipe() == before);
    QVERIFY(find<QPushButton>(panel, "preset.balanced")->isChecked());
    // As a screen reader presses it.
    QAccessible::queryAccessibleInterface(find<QPushButton>(panel, "preset.overfit"))->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(session.recipe().data.train_rows, 60);
    QVERIFY(!find<QPushButton>(panel, "preset.balanced")->isChecked());
  }

  void partsAreFrozenAndTrainedByMouseAndKeys() {
    Session session;
    plan(session);
    PlanPanel panel(session);
    panel.resize(376, 1600);
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    auto* embeddings = find<QAbstractButton>(panel, "part0");
    auto* first = find<QAbstractButton>(panel, "part1");
    auto* second = find<QAbstractButton>(panel, "part2");
    auto* head = find<QAbstractButton>(panel, "part3");
    QCOMPARE(first->accessibleName(), QStringLiteral("Layer 1: trained"));
    QTest::mouseClick(embeddings, Qt::LeftButton);
    QCOMPARE(session.recipe().tuning.method, std::string("partial"));
    QVERIFY(session.recipe().tuning.freeze_embeddings);
    QCOMPARE(session.recipe().tuning.freeze_layers, 0);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(session.recipe().tuning.freeze_layers, 1);
    QCOMPARE(first->accessibleName(), QStringLiteral("Layer 1: frozen"));
    QTest::keyClick(first, Qt::Key_Up);
    QVERIFY(second->hasFocus());
    QTest::keyClick(second, Qt::Key_Space);
    QCOMPARE(session.recipe().tuning.freeze_layers, 2);
    QTest::keyClick(second, Qt::Key_Down);
    QVERIFY(first->hasFocus());
    QTest::keyClick(first, Qt::Key_Space);  // a trained layer below a frozen one
    QCOMPARE(session.recipe().tuning.trainable_parts, std::vector<std::string>{"layer.0"});
    QTest::mouseClick(head, Qt::LeftButton);
    QCOMPARE(session.recipe().tuning.trainable_parts, std::vector<std::string>{"layer.0"});
    const QString count = text(panel, "parameterCount");
    QTRY_VERIFY_WITH_TIMEOUT(text(panel, "parameterCount").startsWith("Trainable: ") && text(panel, "parameterCount") != count, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(first->accessibleDescription().contains("parameters"), kPatience);
    while (session.history().canUndo()) session.history().undo();
    QCOMPARE(session.recipe().tuning.method, std::string("full"));
  }

  void theAdvancedViewIsRemembered() {
    Session session;
    {
      PlanPanel panel(session);
      panel.show();
      QVERIFY(!find<QWidget>(panel, "tuning.label_smoothing_factor")->isVisible());
      QVERIFY(find<QWidget>(panel, "tuning.learning_rate")->isVisible());
      click(panel, "advancedView");
      QVERIFY(find<QWidget>(panel, "tuning.label_smoothing_factor")->isVisible());
      QVERIFY(find<QWidget>(panel, "tuning.seed")->isVisible());
    }
    PlanPanel panel(session);
    panel.show();
    QVERIFY(find<QWidget>(panel, "tuning.label_smoothing_factor")->isVisible());
    click(panel, "simpleView");
    QVERIFY(!find<QWidget>(panel, "tuning.label_smoothing_factor")->isVisible());
  }

  void everyTuningSettingHasOneField() {
    Session session;
    const PlanPanel panel(session);
    std::set<std::string> of_methods, seen;
    for (const MethodInfo& method : methodInfos()) {
      for (const char* name : method.settings) of_methods.insert(std::string("tuning.") + name);
    }
    for (const MethodInfo& method : methodInfos()) {
      session.edit([&](Recipe& recipe) { recipe.tuning.method = method.key; });
      for (const Setting<Recipe>& row : recipeSettings()) {
        const std::string& key = row.info.key;
        if (!key.starts_with("tuning.")) continue;
        // What shapes a method is there while it is chosen.
        const bool its_own = std::any_of(method.settings.begin(), method.settings.end(), [&](const char* name) { return key == std::string("tuning.") + name; });
        const qsizetype expected = its_own || !of_methods.contains(key) ? 1 : 0;
        QVERIFY2(panel.findChildren<QWidget*>(QString::fromStdString(key)).size() == expected, (key + " for " + method.key).c_str());
        if (expected == 1) seen.insert(key);
      }
    }
    for (const Setting<Recipe>& row : recipeSettings()) QVERIFY2(!row.info.key.starts_with("tuning.") || seen.contains(row.info.key), row.info.key.c_str());
  }

  void thePictureShowsWhatEachMethodMoves() {
    Session session;
    plan(session);
    PlanPanel panel(session);
    panel.show();
    const auto named = [&](const QString& part) { return find<QAbstractButton>(panel, part)->accessibleName(); };
    const std::map<QString, QString> states = {{"full", "trained"}, {"gradual", "trained"}, {"bitfit", "partly"}, {"lora", "added"},   {"qlora", "added"},
                                               {"houlsby", "added"}, {"pfeiffer", "added"}, {"prefix", "added"},  {"ia3", "added"}};
    for (const auto& [method, state] : states) {
      session.edit([&](Recipe& recipe) {
        recipe.tuning.method = method.toStdString();
        recipe.tuning.adapter_size = 4;
      });
      QTRY_VERIFY_WITH_TIMEOUT(named("part1") == QStringLiteral("Layer 1: ") + state, kPatience);
      QCOMPARE(named("part0").endsWith("frozen"), state == "added");
      QVERIFY(named("part3").endsWith("trained"));
      // The methods other than full decide themselves: nothing happens on a click.
      if (method != "full") click(panel, "part1");
      QCOMPARE(session.recipe().tuning.method, method.toStdString());
      QVERIFY(text(panel, "methodWords").size() > 100);
    }
  }

  void theFoundRateIsUsedAndCanBeUndone() {
    Session session;
    session.openEngine();
    Recipe recipe = test::tinyRecipe("builtin:starter-encoder");
    recipe.model.initialisation = "pretrained";
    recipe.model.max_length = 24;
    recipe.environment.threads = 1;
    recipe.data.train_rows = 400;
    recipe.tuning.per_device_train_batch_size = 8;
    recipe.tuning.gradient_accumulation_steps = 1;
    recipe.tuning.learning_rate = 0.5;
    session.setRecipe(recipe);
    LrFinderCard card(session);
    card.show();
    QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(card, "findRate")->isEnabled(), kPatience);
    click(card, "findRate");
    QVERIFY(find<QAbstractButton>(card, "cancelFindRate")->isVisible());
    auto* curve = find<LrCurve>(card, "lrCurve");
    QTRY_VERIFY_WITH_TIMEOUT(curve->summary().contains("rate rises") || find<QAbstractButton>(card, "useRate")->isVisible(), kPatience);
    click(card, "cancelFindRate");
    QVERIFY(!curve->isVisible() && find<QAbstractButton>(card, "findRate")->isVisible());
    click(card, "findRate");
    QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(card, "useRate")->isVisible(), 3 * kPatience);
    QVERIFY(curve->summary().contains("Suggested is"));
    QVERIFY(text(card, "findRateText").contains("Suggested is"));
    click(card, "useRate");
    const double rate = session.recipe().tuning.learning_rate;
    QVERIFY(rate > 1e-6 && rate < 0.1);
    QVERIFY(!find<QAbstractButton>(card, "useRate")->isEnabled());
    session.history().undo();
    QCOMPARE(session.recipe().tuning.learning_rate, 0.5);
  }

  void aRunIsLedBesideItsCurves() {
    Session session;
    plan(session);
    session.edit([](Recipe& recipe) {
      recipe.model.path = "builtin:starter-encoder";
      recipe.model.max_length = 24;
      recipe.tuning.num_train_epochs = 5000;
      recipe.tuning.eval_strategy = "steps";
      recipe.tuning.eval_steps = 1'000'000;
    });
    QString why;
    QTRY_VERIFY2_WITH_TIMEOUT(session.canStart(&why), qPrintable(why), kPatience);
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto &controls = *new LiveControls(session, &window);
    auto &card = *new LivePredictionsCard(session, &window);
    column->addWidget(&controls);
    column->addWidget(&card);
    window.show();
    QVERIFY(!controls.isVisible());

    click(card, "addSentence");
    QTest::keyClicks(find<QLineEdit>(card, "liveSentence"), "A lovely day");
    QVERIFY(session.startRun());
    QTRY_VERIFY_WITH_TIMEOUT(controls.isVisible() && session.monitor().lastStep().step > 0, kPatience);
    QVERIFY(!find<QAbstractButton>(controls, "oneStep")->isEnabled());
    session.run()->pause();
    QTRY_COMPARE_WITH_TIMEOUT(session.monitor().state(), RunMonitor::State::Paused, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>(controls, "oneStep")->isEnabled(), kPatience);
    const std::int64_t step = session.monitor().lastStep().step;
    click(controls, "oneStep");
    QTRY_COMPARE_WITH_TIMEOUT(session.monitor().lastStep().step, step + 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(text(controls, "lastStep").contains("loss"), kPatience);

    QVERIFY(!find<QAbstractButton>(controls, "applyRate")->isEnabled());
    find<QSlider>(controls, "liveRateSlider")->setValue(-100);
    QVERIFY(std::abs(find<NumberField>(controls, "liveRate")->value() - 1e-4) < 1e-9);
    click(controls, "applyRate");
    QTRY_COMPARE_WITH_TIMEOUT(session.monitor().rateChanges().size(), std::size_t{1}, kPatience);
    QVERIFY(std::abs(session.monitor().rateChanges().front().after - 1e-4) < 1e-9);
    QTRY_COMPARE_WITH_TIMEOUT(find<QSlider>(controls, "liveRateSlider")->value(), 0, kPatience);

    auto* sentence = find<QLineEdit>(card, "liveSentence");
    QTRY_VERIFY_WITH_TIMEOUT(!session.monitor().livePredictions().empty(), kPatience);
    QCOMPARE(session.monitor().livePredictions().back().sentences.front().text, std::string("A lovely day"));
    sentence->selectAll();
    QTest::keyClicks(sentence, "A sad day");
    QTRY_COMPARE_WITH_TIMEOUT(session.monitor().livePredictions().back().sentences.front().text, std::string("A sad day"), kPatience);
    session.run()->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!session.running(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!controls.isVisible(), kPatience);

    Session other;  // the old run shows what it was asked
    QSettings().remove("tuning/live_sentences");
    LivePredictionsCard replayed(other);
    other.openRun(session.runDir()->path(), false);
    QTRY_VERIFY_WITH_TIMEOUT(replayed.findChild<QLineEdit*>("liveSentence"), kPatience);
    QCOMPARE(find<QLineEdit>(replayed, "liveSentence")->text(), QStringLiteral("A sad day"));
  }

  void theCurvesTakeTheHeightThatIsThere() {
    Session session;
    plan(session);
    const std::unique_ptr<Page> page(makeTuningPage(session, nullptr));
    page->show();
    auto* charts = page->findChild<RunCharts*>();
    auto* figures = page->findChild<RunFigures*>();
    QWidget* view = figures->parentWidget()->parentWidget();
    QVERIFY(qobject_cast<QScrollArea*>(view->parentWidget()));
    for (const int height : {620, 900}) {  // 620: what a window of 1280 x 800 leaves
      page->resize(1040, height);
      QTRY_COMPARE(figures->mapTo(view, QPoint(0, figures->height())).y(), view->height());
      QTRY_VERIFY(charts->chart(LiveChart::Shows::Loss)->findChild<QCustomPlot*>()->axisRect()->height() >= height - 440);
    }
    page->resize(1040, 300);  // too low for all of it: the curves stay readable, and the page scrolls
    QTRY_VERIFY(figures->mapTo(view, QPoint(0, figures->height())).y() > view->height());
    QVERIFY(charts->chart(LiveChart::Shows::Loss)->height() >= 280);
  }

  void aSentenceFromTheDataIsOneTheModelNeverLearnsFrom() {
    Session session;
    plan(session);
    QSettings().remove("tuning/live_sentences");
    LivePredictionsCard card(session);
    card.show();
    click(card, "addSentenceFromData");
    const QString shown = find<QLineEdit>(card, "liveSentence")->text();
    const auto& held_out = session.dataset()->split(Split::Validation);
    QVERIFY(std::any_of(held_out.begin(), held_out.end(),
                        [&](const Example& example) { return QString::fromStdString(example.text).simplified() == shown; }));
    QTest::mouseClick(card.findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_VERIFY(!card.findChild<QLineEdit*>("liveSentence"));
  }
};

QTEST_MAIN(TuningCardsTest)
#include "tuning_cards_test.moc"
