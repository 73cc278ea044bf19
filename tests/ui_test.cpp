// The session behind the window, and the pieces that all pages are made of.
#include "tests/ui_support.h"
#include "ui/forms/form_layout.h"
#include "ui/forms/number_field.h"
#include "ui/forms/settings_form.h"
#include "ui/jobs.h"
#include "ui/main_window.h"
#include "ui/pages/forecast_card.h"
#include "ui/pages/table_preview.h"
#include "ui/session.h"
#include "ui/stage_rail.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

using namespace etude;
using test::kPatience;
using test::settled;

namespace {

QColor firstInk(const QIcon& icon) {
  const QImage image = icon.pixmap(24, 24).toImage().convertToFormat(QImage::Format_ARGB32);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (image.pixelColor(x, y).alpha() > 200) return image.pixelColor(x, y);
  return {};
}

}  // namespace

class UiTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }

  void fieldsWriteTheRecipe() {
    Session session;
    SettingsForm form(session,
                      {"tuning.learning_rate", "tuning.per_device_train_batch_size", "data.drop_leaks", "model.initialisation"});
    auto* batch = form.findChild<QSpinBox*>("tuning.per_device_train_batch_size");
    QVERIFY(batch);
    batch->setValue(24);
    QCOMPARE(session.recipe().tuning.per_device_train_batch_size, 24);
    form.findChild<QCheckBox*>("data.drop_leaks")->click();
    QVERIFY(!session.recipe().data.drop_leaks);
    auto* start = form.findChild<QComboBox*>("model.initialisation");
    start->setCurrentIndex(start->findData("random"));
    Q_EMIT start->activated(start->currentIndex());
    QCOMPARE(session.recipe().model.initialisation, std::string("random"));
    auto* rate = form.findChild<NumberField*>("tuning.learning_rate");
    rate->selectAll();
    QTest::keyClicks(rate, "2e-5");
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(session.recipe().tuning.learning_rate, 2e-5);
  }

  void editsAreUndoneAndRedone() {
    Session session;
    SettingsForm form(session, {"tuning.learning_rate", "tuning.per_device_train_batch_size"});
    const Recipe fresh = session.recipe();
    QVERIFY(!session.history().canUndo());
    auto* batch = form.findChild<QSpinBox*>("tuning.per_device_train_batch_size");
    batch->stepUp();
    batch->stepUp();
    const std::int64_t stepped = session.recipe().tuning.per_device_train_batch_size;
    QVERIFY(stepped > fresh.tuning.per_device_train_batch_size);
    QCOMPARE(session.history().count(), 1);  // stepping a number is one edit
    auto* rate = form.findChild<NumberField*>("tuning.learning_rate");
    rate->selectAll();
    QTest::keyClicks(rate, "1e-5");
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(session.history().undoText(), QStringLiteral("Learning rate"));
    session.history().undo();
    QCOMPARE(session.recipe().tuning.learning_rate, fresh.tuning.learning_rate);
    QCOMPARE(session.recipe().tuning.per_device_train_batch_size, stepped);
    session.history().undo();
    QVERIFY(session.recipe() == fresh);
    QCOMPARE(batch->value(), static_cast<int>(fresh.tuning.per_device_train_batch_size));
    session.history().redo();
    session.history().redo();
    QCOMPARE(session.recipe().tuning.learning_rate, 1e-5);
  }

  void aWholeRecipeIsUndoneWithItsFile() {
    Session session;
    Recipe a, b;
    a.name = "A", b.name = "B";
    session.setRecipe(a, "/a.json");
    session.setRecipe(b, "/b.json");
    session.history().undo();
    QCOMPARE(session.recipe().name, std::string("A"));
    QCOMPARE(session.recipePath(), QStringLiteral("/a.json"));
    session.history().redo();
    QCOMPARE(session.recipePath(), QStringLiteral("/b.json"));
  }

  void fieldsKeepToTheirRange() {
    Session session;
    SettingsForm form(session, {"tuning.learning_rate", "model.max_length"});
    auto* rate = form.findChild<NumberField*>("tuning.learning_rate");
    rate->selectAll();
    QTest::keyClicks(rate, "700");
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(session.recipe().tuning.learning_rate, recipeSetting("tuning.learning_rate").info.max);
    auto* length = form.findChild<QSpinBox*>("model.max_length");
    length->setValue(1);
    QCOMPARE(static_cast<double>(session.recipe().model.max_length), recipeSetting("model.max_length").info.min);
  }

  void fieldsFollowTheRecipe() {
    Session session;
    SettingsForm form(session, {"tuning.num_train_epochs", "model.path"});
    session.edit([](Recipe& recipe) {
      recipe.tuning.num_train_epochs = 7.5;
      recipe.model.path = "/nowhere/model";
    });
    QCOMPARE(form.findChild<NumberField*>("tuning.num_train_epochs")->text(), QString("7.5"));
    QCOMPARE(form.findChild<QLineEdit*>("model.path")->text(), QString("/nowhere/model"));
  }

  void aLockedFieldSaysWhy() {
    Session session;
    SettingsForm form(session, {"tuning.num_train_epochs"});
    form.lock({"tuning.num_train_epochs"}, "A run is under way.");
    auto* field = form.findChild<NumberField*>("tuning.num_train_epochs");
    QVERIFY(!field->isEnabled());
    QVERIFY(field->toolTip().contains("A run is under way."));
    form.lock({"tuning.num_train_epochs"}, {});
    QVERIFY(field->isEnabled());
  }

  void offeredValuesKeepTheFieldInPlace() {
    Session session;
    SettingsForm form(session, {"data.label_column"});
    form.offer("data.label_column", {{"", "Automatic"}, {"a", "a"}});
    auto* first = form.findChild<QComboBox*>("data.label_column");
    QVERIFY(first);
    form.offer("data.label_column", {{"", "Automatic (b)"}, {"b", "b"}});
    QCOMPARE(form.findChild<QComboBox*>("data.label_column"), first);
    QCOMPARE(first->itemText(1), QString("b"));
  }

  void numbersAreWrittenAsPeopleWriteThem_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("learning rate") << 3e-4 << "0.0003";
    QTest::newRow("small") << 2e-5 << "2e-5";
    QTest::newRow("whole") << 3.0 << "3";
    QTest::newRow("share") << 0.15 << "0.15";
  }
  void numbersAreWrittenAsPeopleWriteThem() {
    QFETCH(double, value);
    QFETCH(QString, text);
    NumberField field(false);
    field.setRange(0, 10);
    field.setValue(value);
    QCOMPARE(field.text(), text);
  }

  void aDecimalCommaIsReadAsAPoint() {
    NumberField field(false), whole(true);
    field.setRange(0, 10);
    whole.setRange(0, 10000);
    const auto type = [](NumberField& into, const QString& text) {
      into.selectAll();
      QTest::keyClicks(&into, text);
      QTest::keyClick(&into, Qt::Key_Return);
    };
    type(field, "0,01");
    QCOMPARE(field.value(), 0.01);
    QCOMPARE(field.text(), QString("0.01"));
    type(field, "2,5e-3");
    QCOMPARE(field.value(), 0.0025);
    type(field, "0.5");
    QCOMPARE(field.value(), 0.5);
    type(whole, "1,556");  // thousands, in a field that has no fractions
    QCOMPARE(whole.value(), 1556.0);
  }

  void aReplacedJobHandsBackNothing() {
    Jobs jobs;
    QStringList handed;
    const auto work = [&](int value, int wait) {
      jobs.start<int>(
          nullptr, "slot", [=](std::stop_token) { return QThread::msleep(static_cast<unsigned long>(wait)), value; },
          [&](int result) { handed << QString::number(result); }, {});
    };
    work(1, 150);
    work(2, 1);
    QTRY_COMPARE(handed, QStringList{"2"});
    QTest::qWait(250);
    QCOMPARE(handed, QStringList{"2"});
    QVERIFY(!jobs.busy("slot"));
  }

  void aJobWhoseOwnerIsGoneHandsBackNothing() {
    Jobs jobs;
    bool handed = false;
    auto owner = std::make_unique<QObject>();
    jobs.start<int>(
        owner.get(), "slot", [](std::stop_token) { return QThread::msleep(30), 1; }, [&](int) { handed = true; }, {});
    owner.reset();
    QTRY_VERIFY(!jobs.busy("slot"));
    QVERIFY(!handed);
  }

  void whatAJobThrowsArrivesAsProblems() {
    Jobs jobs;
    Problems arrived;
    jobs.start<int>(
        nullptr, "a", [](std::stop_token) -> int { throw ProblemError("It broke", "Mend it."); }, [](int) {},
        [&](const Problems& problems) { arrived = problems; });
    QTRY_COMPARE(arrived.size(), 1U);
    QCOMPARE(arrived.front().what, std::string("It broke"));
    arrived.clear();
    jobs.start<int>(
        nullptr, "b", [](std::stop_token) -> int { throw std::runtime_error("deep trouble"); }, [](int) {},
        [&](const Problems& problems) { arrived = problems; });
    QTRY_COMPARE(arrived.size(), 1U);
    QVERIFY(QString::fromStdString(arrived.front().what).contains("deep trouble"));
  }

  void anotherSplitNeedsNoReading() {
    Session session;
    QTRY_VERIFY_WITH_TIMEOUT(settled(session), kPatience);
    QVERIFY2(session.dataset(), describe(session.dataProblems()).c_str());
    const auto table = session.table();
    const auto dataset = session.dataset();
    session.edit([](Recipe& recipe) {
      recipe.data.split_column = "";
      recipe.data.test_fraction = 0.4;
    });
    QVERIFY(session.dataLoading());
    QTRY_VERIFY_WITH_TIMEOUT(settled(session), kPatience);
    QCOMPARE(session.table(), table);
    QVERIFY(session.dataset() != dataset);
    QVERIFY(session.dataset()->split(Split::Test).size() > dataset->split(Split::Test).size());
  }

  void aFileThatCannotBeReadIsAProblemOfTheDataStage() {
    Session session;
    session.openData((directory_ / "absent.csv").string());
    QTRY_VERIFY_WITH_TIMEOUT(settled(session), kPatience);
    QVERIFY(hasErrors(session.problems(Stage::Data)));
    QString why;
    QVERIFY(!session.canStart(&why));
    QVERIFY(!why.isEmpty());
  }

  void textsLongerThanTheModelReadsAreAProblemOfTheModelStage() {
    Session session;
    QTRY_VERIFY_WITH_TIMEOUT(settled(session), kPatience);
    QVERIFY(session.model());
    QVERIFY(!hasErrors(session.problems(Stage::Model)));
    session.edit([](Recipe& recipe) { recipe.model.max_length = 8000; });
    QVERIFY(hasErrors(session.problems(Stage::Model)));
  }

  void theThemeReachesPaletteAndIcons() {
    const QIcon check = icon("check");
    applyTheme(*qApp, "light");
    const QColor light_ink = firstInk(check);
    QVERIFY(qApp->palette().color(QPalette::Window).lightness() > 200);
    applyTheme(*qApp, "dark");
    const QColor dark_ink = firstInk(check);
    QVERIFY(qApp->palette().color(QPalette::Window).lightness() < 60);
    QVERIFY(theme().dark);
    QVERIFY(light_ink.lightness() < 100);
    QVERIFY(dark_ink.lightness() > 150);
    applyTheme(*qApp, "light");
  }

  void textStandsOutFromItsGround() {
    QCOMPARE(std::lround(10 * contrast(Qt::black, Qt::white)), 210L);
    QCOMPARE(std::lround(100 * contrast(QColor(0x77, 0x77, 0x77), Qt::white)), 448L);
    for (const char* mode : {"light", "dark"}) {
      applyTheme(*qApp, mode);
      const Theme& t = theme();
      for (const QColor& ink : {t.text, t.muted, t.accent, t.good, t.caution, t.bad})
        for (const QColor& ground : {t.surface, t.window})
          QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + " on " + ground.name()));
      QVERIFY(contrast(t.on_accent, t.accent) >= 4.5);
      QVERIFY(contrast(t.accent, t.accent_soft) >= 4.5);
    }
    applyTheme(*qApp, "light");
  }

  void everyStageHasAnIcon() {
    for (int i = 0; i < kStageCount; ++i)
      QVERIFY2(firstInk(icon(stageKey(static_cast<Stage>(i)))).isValid(), stageKey(static_cast<Stage>(i)));
  }

  void thePreviewShowsLongCellsShortAndWholeOnDemand() {
    auto table = std::make_shared<Table>();
    table->columns = {"text"};
    table->rows = {{std::string(2000, 'x') + "ü\nend"}};
    table->lines = {2};
    TablePreview preview;
    preview.setTable(table);
    preview.setRoles({{"text", "label"}});
    const QModelIndex cell = preview.index(0, 0);
    QVERIFY(preview.data(cell, Qt::DisplayRole).toString().size() < 400);
    QVERIFY(preview.data(cell, Qt::ToolTipRole).toString().contains("end"));
    QVERIFY(preview.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString().contains("label"));
    QCOMPARE(preview.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QString("2"));
  }

  void aFieldBelowItsLabelBeginsWhereTheLabelDoes() {
    QWidget area;
    auto* form = new FormLayout(&area);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto* field = new QLineEdit(&area);
    field->setMinimumWidth(200);
    form->addRow(QStringLiteral("A long name for a setting"), field);
    auto* label = static_cast<QLabel*>(form->labelForField(field));
    area.resize(600, 100);
    area.show();
    QVERIFY(field->x() > label->geometry().right());
    QVERIFY(std::abs(field->geometry().center().y() - label->geometry().center().y()) <= 1);
    area.resize(220, 100);
    QCoreApplication::processEvents();
    QVERIFY(field->y() > label->geometry().bottom());
    QCOMPARE(field->x(), label->x());
    QCOMPARE(field->width(), area.width());
  }

  void aNumberFieldHasRoomForTheWordsOfItsLowestValue() {
    Session session;
    SettingsForm form(session, {"tuning.max_steps"});
    form.show();
    form.resize(form.minimumSizeHint());
    auto* box = form.findChild<QSpinBox*>("tuning.max_steps");
    QVERIFY(box && !box->specialValueText().isEmpty());
    auto* line = box->findChild<QLineEdit*>();
    QVERIFY2(line->width() >= line->fontMetrics().horizontalAdvance(box->specialValueText()), qPrintable(QString::number(line->width())));
  }

  void factsAreKeptWholeInALine() {
    const QString line = joinFacts({"2,363 of 2,499 rows used", "names in the first row"});
    QCOMPARE(line.count(QLatin1Char(' ')), qsizetype{2});  // it breaks before the dot and nowhere else
    QVERIFY(line.contains(QStringLiteral("  ·")));
  }

  void theLimitIsALineInTheBarOfMemory() {
    constexpr std::int64_t gib = std::int64_t{1} << 30;
    NeedBar bar;
    bar.setNeed(gib, {4 * gib, 0});
    QVERIFY(bar.limitAt() < 0);
    bar.setNeed(gib, {4 * gib, gib});
    QCOMPARE(bar.limitAt(), 0.25);
    QVERIFY(bar.accessibleDescription().contains("limit"));
    bar.setNeed(8 * gib, {4 * gib, gib});
    QCOMPARE(bar.limitAt(), 0.125);
    bar.setNeed(gib, {4 * gib, 32 * gib});
    QVERIFY(bar.limitAt() < 0);
  }

  void inkStandsOutOnEveryGround() {
    for (int hue = 0; hue < 360; hue += 10)
      for (int lightness = 0; lightness <= 255; lightness += 5) {
        const QColor ground = QColor::fromHsl(hue, 200, lightness);
        QVERIFY2(contrast(inkOn(ground), ground) >= 4.5, qPrintable(ground.name()));
      }
  }

  void aPlanIsJudgedByWhatIsFree() {
    constexpr std::int64_t gib = std::int64_t{1} << 30;
    RunEstimate estimate;
    estimate.memory_bytes = 2 * gib;
    estimate.disk_bytes = gib;
    estimate.seconds = 60;
    QCOMPARE(judgeRun(estimate, {8 * gib, 0}, 8 * gib).level, Verdict::Level::Good);
    QCOMPARE(judgeRun(estimate, {5 * gib / 2, 0}, 8 * gib).level, Verdict::Level::Caution);
    QCOMPARE(judgeRun(estimate, {gib, 0}, 8 * gib).level, Verdict::Level::Bad);
    QCOMPARE(judgeRun(estimate, {8 * gib, 0}, gib / 2).level, Verdict::Level::Bad);
    QVERIFY(!judgeRun(estimate, {gib, 0}, 8 * gib).advice.isEmpty());
    QVERIFY(judgeRun(estimate, {8 * gib, gib}, 8 * gib).level == Verdict::Level::Bad);
    QVERIFY(judgeRun(estimate, {8 * gib, gib}, 8 * gib).text.contains("limit"));
    QVERIFY(judgeRun(estimate, {8 * gib, 5 * gib / 2}, 8 * gib).level == Verdict::Level::Caution);
    QVERIFY(judgeRun(estimate, {8 * gib, 16 * gib}, 8 * gib).level == Verdict::Level::Good);
    estimate.seconds = 1e5;
    QCOMPARE(judgeRun(estimate, {8 * gib, 0}, 8 * gib).level, Verdict::Level::Caution);
  }

 private:
  test::TemporaryDirectory directory_;
};

QTEST_MAIN(UiTest)
#include "ui_test.moc"
