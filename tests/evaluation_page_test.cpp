// The Evaluation page by clicking: into the confusion matrix, through thresholds, to the words of a text; and the report on paper.
#include "core/base/files.h"
#include "core/data/table.h"
#include "core/eval/judged_rows.h"
#include "core/run/run.h"
#include "core/run/run_report.h"
#include "tests/data_support.h"
#include "tests/tiny_model.h"
#include "tests/ui_support.h"
#include "ui/charts/confusion_matrix.h"
#include "ui/charts/score_curve.h"
#include "ui/jobs.h"
#include "ui/page.h"
#include "ui/pages/judged_table.h"
#include "ui/pages/report_pdf.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextEdit>

using namespace etude;
using test::kPatience;

namespace {

template <class W>
W* part(QWidget& page, const char* name) {
  W* found = page.findChild<W*>(QLatin1String(name));
  if (!found) qCritical("there is no %s", name);
  return found;
}

}  // namespace

class EvaluationPageTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;
  fs::path run_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<Page> page_;

  Evaluation evaluation() const { return evaluationFromJson(parseJson(readFile(run_ / "evaluation.json"), "evaluation.json")); }

  QWidget& openTab(int index) {
    auto* tabs = part<QTabWidget>(*page_, "evaluationTabs");
    tabs->setCurrentIndex(index);
    return *tabs->widget(index);
  }

  void openPage() {
    page_.reset();
    session_ = std::make_unique<Session>();
    session_->openRun(run_, false);
    page_.reset(makeEvaluationPage(*session_, nullptr));
    page_->resize(1100, 900);
    page_->show();
    QTRY_VERIFY_WITH_TIMEOUT(!part<QLabel>(*page_, "evaluationSentence")->text().isEmpty(), kPatience);
  }

 private Q_SLOTS:
  void initTestCase() {
    qputenv("OMP_WAIT_POLICY", "passive");  // read when the engine is opened: a busy machine must not make this slow
    test::settleUi(directory_);
    test::writeTinyModel(directory_ / "model");
    Recipe recipe = test::tinyRecipe(directory_ / "model");
    recipe.data.path = test::reviewsWithSources(directory_.path()).string();
    recipe.evaluation.untuned_baseline = true;
    recipe.environment.threads = 1;
    run_ = directory_ / "run";
    Run run(RunDir::create(run_, recipe));
    run.wait();
    QVERIFY2(isThere(run_ / "evaluation.json"), isThere(run_ / "log.txt") ? readFile(run_ / "log.txt").c_str() : "no log");
    openPage();
  }
  void cleanupTestCase() {
    page_.reset();
    session_.reset();
  }

  void aRunKeepsTheRowsBehindItsNumbers() {
    const JudgedRows rows = readJudgedRows(run_ / "judged.jsonl");
    const Evaluation judged = evaluation();
    QVERIFY(rows.complete() && rows.judged == judged.tuned.examples);
    Confusion counted(2, std::vector<std::int64_t>(2, 0));
    for (const JudgedRow& row : rows.rows) ++counted[static_cast<std::size_t>(row.truth)][static_cast<std::size_t>(row.answer())];
    QVERIFY(counted == judged.tuned.confusion);
    QVERIFY(!rows.rows[0].untuned.empty() && judged.comparison && judged.curves.size() == 2 && judged.advice.size() == 2 && judged.swaps.size() == 2);
    QCOMPARE(judged.advice[0].split, std::string("validation"));
  }

  void aCellOfTheMatrixShowsItsRows() {
    QWidget& tab = openTab(1);
    const Evaluation judged = evaluation();
    auto* cells = part<QTableView>(*page_, "confusionCells");
    auto* table = part<QTableView>(tab, "judgedTable");
    for (const auto& [truth, answer] : {std::pair(0, 1), std::pair(1, 1), std::pair(1, 0)}) {
      const QModelIndex cell = cells->model()->index(truth, answer);
      QTest::mouseClick(cells->viewport(), Qt::LeftButton, {}, cells->visualRect(cell).center());
      const auto expected = judged.tuned.confusion[static_cast<std::size_t>(truth)][static_cast<std::size_t>(answer)];
      QCOMPARE(table->model()->rowCount(), static_cast<int>(expected));
      QVERIFY(part<QLabel>(tab, "judgedTitle")->text().contains(QString::fromStdString(judged.labels[static_cast<std::size_t>(truth)])));
      // As high as its rows, and the first text is chosen: or it is said that there is none.
      const int rows = std::clamp(static_cast<int>(expected), 1, 10) * table->verticalHeader()->defaultSectionSize();
      QVERIFY(table->height() >= rows && table->height() < rows + 2 * table->verticalHeader()->defaultSectionSize());
      auto* explain = part<QPushButton>(tab, "judgedExplain");
      QCOMPARE(explain->isEnabled(), expected > 0);
      QCOMPARE(explain->toolTip().contains("Choose a text"), expected == 0);
      QCOMPARE(table->currentIndex().row(), expected > 0 ? 0 : -1);
    }
    const auto heading = [&](int column) { return table->model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt(); };
    QVERIFY((heading(JudgedModel::Line) & Qt::AlignRight) && !(heading(JudgedModel::Text) & Qt::AlignRight));
    cells->setCurrentIndex(cells->model()->index(0, 0));
    QTest::keyClick(cells, Qt::Key_Return);
    QCOMPARE(table->model()->rowCount(), static_cast<int>(judged.tuned.confusion[0][0]));
  }

  void rowsAreSortedAndNarrowedDown() {
    QWidget& tab = openTab(1);
    auto* cells = part<QTableView>(*page_, "confusionCells");
    auto* table = part<QTableView>(tab, "judgedTable");
    const Confusion confusion = evaluation().tuned.confusion;
    cells->setCurrentIndex(cells->model()->index(0, confusion[0][0] > confusion[0][1] ? 0 : 1));
    QTest::keyClick(cells, Qt::Key_Return);
    const int all = table->model()->rowCount();
    QVERIFY(all > 20);
    table->sortByColumn(JudgedModel::Line, Qt::AscendingOrder);
    auto* model = static_cast<JudgedModel*>(table->model());
    for (int i = 1; i < all; ++i) QVERIFY(model->row(i - 1)->line <= model->row(i)->line);
    table->sortByColumn(JudgedModel::Confidence, Qt::DescendingOrder);
    for (int i = 1; i < all; ++i) QVERIFY(model->row(i - 1)->confidence() >= model->row(i)->confidence());
    QTest::keyClicks(part<QLineEdit>(tab, "judgedWords"), "good");
    QTRY_VERIFY(model->rowCount() < all);
    for (int i = 0; i < model->rowCount(); ++i) QVERIFY(QString::fromStdString(model->row(i)->text).contains("good", Qt::CaseInsensitive));
    part<QLineEdit>(tab, "judgedWords")->clear();
    QTRY_COMPARE(model->rowCount(), all);
  }

  void aLabelOfTheTableShowsItsMisses() {
    QWidget& tab = openTab(1);
    auto* classes = part<QTableWidget>(*page_, "classScores");
    const Evaluation judged = evaluation();
    QTest::mouseClick(classes->viewport(), Qt::LeftButton, {}, classes->visualItemRect(classes->item(1, 0)).center());
    QCOMPARE(part<QTableView>(tab, "judgedTable")->model()->rowCount(), static_cast<int>(judged.tuned.confusion[1][0]));
    QVERIFY(classes->item(0, 5)->text() == QString::fromStdString(areaText(judged.curves[0].auc)));
  }

  void theThresholdMovesOnTheCurves() {
    openTab(2);
    auto* slider = part<QSlider>(*page_, "threshold");
    auto* roc = part<ScoreCurve>(*page_, "rocCurve");
    auto* label = part<QComboBox>(*page_, "curveLabel");
    const LabelCurve curve = evaluation().curves[static_cast<std::size_t>(label->currentData().toInt())];
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home);
    QVERIFY(roc->mark() == QPointF(1, 1));  // from 0 on everything is answered
    QTest::keyClick(slider, Qt::Key_End);
    QVERIFY(roc->mark() && roc->mark()->x() <= 0.05);
    QTest::keyClick(slider, Qt::Key_PageDown);
    slider->setValue(500);
    const ThresholdScores half = scoresAt(curve, 0.5);
    QVERIFY(roc->mark() == QPointF(half.alarm_rate, half.recall));
    const QString words = part<QLabel>(*page_, "thresholdWords")->text();
    QVERIFY2(words.contains(QString::number(half.misses)) && words.contains(QString::number(half.alarms)), qPrintable(words));
    QTest::mouseClick(part<QPushButton>(*page_, "takeThreshold"), Qt::LeftButton);
    const auto advice = evaluation().advice;
    const double wanted = (advice[0].label == curve.label ? advice[0] : advice[1]).threshold;
    QCOMPARE(slider->value(), static_cast<int>(std::lround(wanted * 1000)));
    const ThresholdScores tried = scoresAt(curve, wanted);  // of the threshold itself, not of where the slider can stand
    QVERIFY(roc->mark() == QPointF(tried.alarm_rate, tried.recall));
    QCOMPARE(part<QLabel>(*page_, "thresholdValue")->text(), QString::number(wanted, 'f', 3));
    QWidget& tab = openTab(2);
    const auto span = [&] { return roc->mapTo(&tab, QPoint(0, roc->height())).y() - slider->mapTo(&tab, QPoint()).y(); };
    page_->resize(1040, 620);  // what a window of 1280 x 800 leaves
    QTRY_VERIFY2(span() < 480, qPrintable(QString::number(span())));  // seen together on a small screen
    page_->resize(1680, 1000);
    QTRY_VERIFY2(roc->height() > 480, qPrintable(QString::number(roc->height())));  // nearer to a square where there is room
    QTRY_VERIFY(roc->mapTo(&tab, QPoint(0, roc->height())).y() <= tab.height());
    page_->resize(1100, 900);
  }

  void aFindingLeadsToItsTab() {
    QWidget& tab = openTab(0);
    auto* link = part<QPushButton>(tab, "seePart4");
    QTRY_VERIFY(link->isVisible());
    QTest::mouseClick(link, Qt::LeftButton);
    QCOMPARE(part<QTabWidget>(*page_, "evaluationTabs")->currentIndex(), 4);
    QVERIFY(part<QPushButton>(*page_, "comparison1")->isVisible());
  }

  void roomThatIsLeftDoesNotStretchACard() {
    openTab(3);
    auto* text = part<QPlainTextEdit>(*page_, "wordsText");
    const auto offset = [&] { return text->mapTo(text->parentWidget(), QPoint()).y(); };
    page_->resize(1100, 700);
    QCoreApplication::processEvents();
    const int before = offset();
    page_->resize(1100, 1600);
    QCoreApplication::processEvents();
    QCOMPARE(offset(), before);
    page_->resize(1100, 900);
  }

  void wordsForAndAgainstAreMarked() {
    openTab(3);
    part<QPlainTextEdit>(*page_, "wordsText")->setPlainText("A wonderful film, but the ending is terrible 😀 indeed.");
    auto* label = part<QComboBox>(*page_, "wordsLabel");
    std::map<QString, double> scores[2];
    for (int i : {0, 1}) {
      label->setCurrentIndex(label->findData(i));
      part<QLabel>(*page_, "wordsAnswer")->clear();
      QTest::mouseClick(part<QPushButton>(*page_, "wordsAsk"), Qt::LeftButton);
      QTRY_VERIFY_WITH_TIMEOUT(!part<QLabel>(*page_, "wordsAnswer")->text().isEmpty(), kPatience);
      auto* list = part<QTableWidget>(*page_, "wordsList");
      QVERIFY(list->rowCount() >= 9);
      for (int row = 0; row < list->rowCount(); ++row) scores[i][list->item(row, 0)->text()] = list->item(row, 2)->text().toDouble();
    }
    QVERIFY(scores[0].contains("wonderful") && scores[0].contains("indeed") && scores[0].contains("terrible"));
    for (const auto& [word, score] : scores[0]) QVERIFY2(std::abs(score + scores[1][word]) < 2e-3, qPrintable(word));  // what speaks for one speaks against the other
    QSet<int> underlines;
    QTextDocument* text = part<QTextEdit>(*page_, "wordsMarked")->document();
    for (auto it = text->firstBlock().begin(); !it.atEnd(); ++it) underlines << it.fragment().charFormat().underlineStyle();
    QVERIFY(underlines.contains(QTextCharFormat::SingleUnderline) && underlines.contains(QTextCharFormat::DotLine));
  }

  void aRowOfATableIsExplained() {
    QWidget& tab = openTab(1);
    auto* cells = part<QTableView>(*page_, "confusionCells");
    const Confusion confusion = evaluation().tuned.confusion;
    const int answer = confusion[0][0] > 0 ? 0 : 1;
    QTest::mouseClick(cells->viewport(), Qt::LeftButton, {}, cells->visualRect(cells->model()->index(0, answer)).center());
    auto* table = part<QTableView>(tab, "judgedTable");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    const std::string text = static_cast<JudgedModel*>(table->model())->row(0)->text;
    QTest::mouseClick(part<QPushButton>(tab, "judgedExplain"), Qt::LeftButton);
    QCOMPARE(part<QTabWidget>(*page_, "evaluationTabs")->currentIndex(), 3);
    QCOMPARE(part<QPlainTextEdit>(*page_, "wordsText")->toPlainText(), QString::fromStdString(text));
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*page_, "wordsAsk")->isEnabled(), kPatience);
    const QString label = QString::fromStdString(evaluation().labels[static_cast<std::size_t>(answer)]);
    QTRY_VERIFY2(part<QLabel>(*page_, "wordsAnswer")->text().contains(label), qPrintable(part<QLabel>(*page_, "wordsAnswer")->text()));
  }

  void bothModelsAnswerTheSameText() {
    openTab(4);
    const Comparison comparison = *evaluation().comparison;
    QVERIFY(part<QPushButton>(*page_, "comparison1")->text().contains(QString::number(comparison.only_tuned)));
    for (const int kind : {3, 1}) {
      auto* count = part<QPushButton>(*page_, kind == 3 ? "comparison3" : "comparison1");
      QTest::mouseClick(count, Qt::LeftButton);
      QVERIFY(count->isChecked());
      QCOMPARE(part<QPushButton>(*page_, "comparison1")->isChecked(), kind == 1);  // one at a time
      QVERIFY(count->text().endsWith(part<QLabel>(*page_->findChild<QTabWidget*>("evaluationTabs")->widget(4), "judgedTitle")->text()));
    }
    part<QPlainTextEdit>(*page_, "bothText")->setPlainText("A wonderful film");
    auto* ask = part<QPushButton>(*page_, "bothAsk");
    QTest::mouseClick(ask, Qt::LeftButton);
    QVERIFY(!ask->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(ask->isEnabled(), kPatience);
    QVERIFY(!part<QPlainTextEdit>(*page_, "bothPair")->isVisible());  // tuned on single texts
    auto* table = part<QTableView>(*page_->findChild<QTabWidget*>("evaluationTabs")->widget(4), "judgedTable");
    QTest::mouseClick(part<QPushButton>(*page_, evaluation().comparison->only_tuned > 0 ? "comparison1" : "comparison0"), Qt::LeftButton);
    table->setCurrentIndex(table->model()->index(0, 0));
    const std::string text = static_cast<JudgedModel*>(table->model())->row(0)->text;
    QTest::mouseClick(part<QPushButton>(*page_->findChild<QTabWidget*>("evaluationTabs")->widget(4), "judgedAsk"), Qt::LeftButton);
    QCOMPARE(part<QPlainTextEdit>(*page_, "bothText")->toPlainText(), QString::fromStdString(text));
    QTRY_VERIFY_WITH_TIMEOUT(ask->isEnabled(), kPatience);
    bool shown = false;
    for (QWidget* bars : page_->findChildren<QWidget*>()) shown = shown || (bars->accessibleName() == "Before tuning" && bars->isVisible());
    QVERIFY(shown);
  }

  void theSwapTestIsMadeAgainWithOtherWords() {
    openTab(5);
    session_->edit([](Recipe& recipe) {
      recipe.evaluation.swap_words = {"the/a"};
      recipe.evaluation.swap_names = {};
    });
    QTest::mouseClick(part<QPushButton>(*page_, "swapAgain"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(evaluation().swaps.size() == 1, kPatience);
    const SwapReport report = evaluation().swaps[0];
    std::int64_t holding = 0;
    const WordSwaps swaps({"the/a"});
    for (const JudgedRow& row : readJudgedRows(run_ / "judged.jsonl").rows) holding += swaps.swapped(row.text).has_value();
    QVERIFY(report.found == holding && holding > 10);
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*page_, "swapAgain")->isEnabled(), kPatience);
    QVERIFY(readFile(run_ / "report.html").find("swapped") != std::string::npos);
  }

  void aColumnIsComparedWithoutTuningAgain() {
    openTab(5);
    auto* column = part<QComboBox>(*page_, "compareColumn");
    auto* compare = part<QPushButton>(*page_, "compareGroups");
    QTRY_VERIFY_WITH_TIMEOUT(column->findText("source") >= 0, kPatience);
    QVERIFY(column->findText("text") < 0 && column->findText("label") < 0 && !evaluation().groups);
    column->setCurrentText("source");
    QTest::mouseClick(compare, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(evaluation().groups, kPatience);
    std::int64_t rows = 0;
    for (const GroupScores& group : evaluation().groups->groups) rows += group.rows;
    QCOMPARE(rows, evaluation().tuned.examples);
    QCOMPARE(evaluation().groups->groups.size(), std::size_t{2});
    QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(*page_, "groupSentence")->text().contains("percentage points"), kPatience);
    QVERIFY(part<QWidget>(*page_, "groupRecalls")->isVisible());
    QVERIFY(readFile(run_ / "report.html").find("source") != std::string::npos);
  }

  void theReportIsSetOnPages() {
    const QString path = QString::fromStdString((directory_ / "report.pdf").string());
    writeReportPdf(path, printReport(reportContent(RunDir::open(run_))), "A run");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF") && bytes.size() > 40'000);
    QVERIFY(bytes.count("/Type /Page\n") >= 3);
  }

  void runsOfOlderVersionsStillOpen() {
    const std::string content = readFile(run_ / "evaluation.json");
    Json json = parseJson(content, "evaluation.json");
    for (const char* key : {"curves", "reliability", "comparison", "advice", "groups", "swaps"}) json.erase(key);
    fs::remove(run_ / "judged.jsonl");
    writeFileAtomically(run_ / "evaluation.json", dumpJson(json));
    openPage();
    QWidget& tab = openTab(1);
    QTRY_COMPARE_WITH_TIMEOUT(part<QTableView>(tab, "judgedTable")->model()->rowCount(), static_cast<int>(json["mistakes"].size()), kPatience);
    QVERIFY(!part<QPushButton>(*page_, "swapAgain")->isEnabled());
    QVERIFY(part<QSlider>(*page_, "threshold")->isHidden() || !part<QSlider>(*page_, "threshold")->isVisible());
  }
};

QTEST_MAIN(EvaluationPageTest)
#include "evaluation_page_test.moc"
