// The Data page by clicking: findings are fixed and taken back, rows are found, files are added, a batch is looked at.
#include "core/base/files.h"
#include "tests/ui_support.h"
#include "ui/jobs.h"
#include "ui/pages/batch_card.h"
#include "ui/pages/data_page.h"
#include "ui/pages/findings_card.h"
#include "ui/pages/lengths_card.h"
#include "ui/pages/preview_card.h"
#include "ui/pages/table_preview.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <fstream>

using namespace etude;
using test::kPatience;
using test::settled;

namespace {

/// Answers the next file dialog with these paths.
void answerFileDialog(const QStringList& paths) {
  QTimer::singleShot(50, [paths] {
    auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog);
    QStringList quoted;
    for (const QString& path : paths) quoted << QStringLiteral("\"%1\"").arg(path);
    dialog->findChild<QLineEdit*>("fileNameEdit")->setText(paths.size() == 1 ? paths.front() : quoted.join(' '));
    static_cast<QDialog*>(dialog)->accept();
  });
}

}  // namespace

class DataPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();
  void nearDuplicatesAreFixedAndTakenBack();
  void unevenLabelsOfferThreeWays();
  void overlongTextsRaiseTheLength();
  void aRowNumberLeadsToTheRow();
  void searchShowsOnlyMatchingRows();
  void filesAreAddedAndCleared();
  void severalFilesAreOpenedAtOnce();
  void aBatchIsShownAndTheNext();
  void readingCanBeCancelledAndDoneAgain();
  void aRareLabelIsLeftOutAndTakenBack();
  void sharesAreLockedOnlyWhereTheDataDecides();
  void sortingShowsItsProgressAndCanBeCancelled();
  void aMillionRowsScroll();

 private:
  template <class T>
  T* named(const char* name) const {
    return page_->findChild<T*>(name);
  }
  void click(const char* name) {
    auto* button = named<QPushButton>(name);
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*session_), kPatience);
  }
  std::string write(const std::string& name, const std::string& content) {
    std::ofstream(directory_ / name) << content;
    return (directory_ / name).string();
  }
  void open(const std::string& path) {
    session_->openData(path);
    QTRY_VERIFY_WITH_TIMEOUT(settled(*session_) && session_->dataset(), kPatience);
  }
  QString finding(const char* name) const {
    const auto* row = named<QWidget>(name);
    return row ? row->accessibleName() : QString();
  }

  test::TemporaryDirectory directory_;
  std::unique_ptr<Session> session_;
  std::unique_ptr<DataPage> page_;
  std::string main_;
};

void DataPageTest::initTestCase() {
  test::settleUi(directory_);
  std::string csv = "text,label\n";
  for (int i = 0; i < 120; ++i) {
    csv += "row " + std::to_string(i) + " speaks of";
    for (int word = 0; word < 12; ++word) csv += " thing" + std::to_string((i * 7919 + word * 104729) % 2003);
    csv += i % 6 == 0 ? ",rare\n" : ",common\n";
  }
  const std::string second = csv.substr(csv.find("row 1 "), csv.find("\n", csv.find("row 1 ")) - csv.find("row 1 "));
  csv += "indeed " + second + "\n";  // line 122
  std::string longest = "long";
  for (int i = 0; i < 400; ++i) longest += " word";
  csv += longest + ",common\n";  // line 123
  main_ = write("main.csv", csv);
}

void DataPageTest::init() {
  session_ = std::make_unique<Session>();
  page_ = std::make_unique<DataPage>(*session_, nullptr);
  page_->resize(1100, 900);
  page_->show();
  QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
  open(main_);
}

void DataPageTest::cleanup() {
  page_.reset();
  session_.reset();
}

void DataPageTest::nearDuplicatesAreFixedAndTakenBack() {
  QCOMPARE(finding("finding_near_duplicate"), QStringLiteral("1 row nearly repeats an earlier row"));
  const std::size_t before = session_->dataset()->split(Split::Train).size() + session_->dataset()->split(Split::Validation).size() +
                             session_->dataset()->split(Split::Test).size();
  click("fix_near_duplicate_0");
  QVERIFY(session_->recipe().data.drop_near_duplicates);
  QVERIFY(named<QLabel>("fixed_near_duplicate")->text().startsWith("Fixed: "));
  std::size_t after = 0;
  for (const auto& split : session_->dataset()->splits) after += split.size();
  QCOMPARE(after, before - 1);
  click("undo_near_duplicate");
  QVERIFY(!session_->recipe().data.drop_near_duplicates);
  QVERIFY(named<QPushButton>("fix_near_duplicate_0"));
  click("fix_near_duplicate_0");
  session_->history().undo();  // what Ctrl+Z does
  QTRY_VERIFY_WITH_TIMEOUT(settled(*session_), kPatience);
  QVERIFY(named<QPushButton>("fix_near_duplicate_0") && !named<QPushButton>("undo_near_duplicate"));
}

void DataPageTest::unevenLabelsOfferThreeWays() {
  QVERIFY(finding("finding_imbalance").contains("“common”"));
  click("fix_imbalance_0");
  QCOMPARE(session_->recipe().tuning.class_weights, std::string("balanced"));
  click("undo_imbalance");
  QCOMPARE(session_->recipe().tuning.class_weights, std::string("none"));
  click("fix_imbalance_1");
  QCOMPARE(session_->dataset()->counts[0].rows[0], session_->dataset()->counts[1].rows[0]);
  click("undo_imbalance");
  QVERIFY(session_->dataset()->counts[0].rows[0] != session_->dataset()->counts[1].rows[0]);
}

void DataPageTest::overlongTextsRaiseTheLength() {
  QTRY_VERIFY_WITH_TIMEOUT(!finding("finding_overlong").isEmpty(), kPatience);
  QVERIFY(finding("finding_overlong").startsWith("1 text"));
  session_->edit([](Recipe& recipe) { recipe.model.max_length = 16; });
  QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("fix_length"), kPatience);
  click("fix_length");
  const std::int64_t raised = session_->recipe().model.max_length;
  QVERIFY(raised > 16);
  click("undo_length");
  QCOMPARE(session_->recipe().model.max_length, 16);
  QTRY_VERIFY_WITH_TIMEOUT(named<QPushButton>("fix_overlong_0"), kPatience);
  session_->edit([](Recipe& recipe) { recipe.model.max_length = 128; });
  QTRY_VERIFY_WITH_TIMEOUT(finding("finding_overlong").startsWith("1 text"), kPatience);
  click("fix_overlong_0");
  QVERIFY(session_->recipe().data.drop_overlong);
  for (const Example& example : session_->dataset()->split(Split::Train)) QVERIFY(example.text.size() < 1000);
}

void DataPageTest::aRowNumberLeadsToTheRow() {
  auto* row = named<QWidget>("finding_near_duplicate");
  QVERIFY(row);
  auto* lines = row->findChild<QLabel*>("lines");
  QVERIFY(lines && lines->text().contains("122"));
  Q_EMIT lines->linkActivated("122");
  auto* view = named<QTableView>("preview");
  QCOMPARE(view->currentIndex().row(), 120);
  QVERIFY(view->currentIndex().data().toString().startsWith("indeed row 1"));
  QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex()).center()));
  QCOMPARE(view->model()->headerData(120, Qt::Vertical).toString(), QStringLiteral("122"));
}

void DataPageTest::searchShowsOnlyMatchingRows() {
  auto* view = named<QTableView>("preview");
  auto* search = named<QLineEdit>("preview_search");
  QCOMPARE(view->model()->rowCount(), 122);
  QTest::keyClicks(search, "ROW 11");
  QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 11, kPatience);  // 11 and 110 to 119
  QCOMPARE(view->model()->headerData(0, Qt::Vertical).toString(), QStringLiteral("13"));
  QCOMPARE(named<QLabel>("preview_found")->text(), QStringLiteral("11 of 122 rows"));
  search->clear();
  QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 122, kPatience);
}

void DataPageTest::filesAreAddedAndCleared() {
  const std::string more = write("more.csv", "text,label\nsomething entirely new here,rare\nand one more of these,common\n");
  answerFileDialog({QString::fromStdString(more)});
  click("choose_data.more_paths");
  QCOMPARE(session_->recipe().data.more_paths, std::vector<std::string>{more});
  QCOMPARE(named<QTableView>("preview")->model()->rowCount(), 124);
  answerFileDialog({QString::fromStdString(more)});
  click("choose_data.test_path");
  QCOMPARE(session_->recipe().data.test_path, more);
  QCOMPARE(session_->dataset()->split(Split::Test).size(), std::size_t{2});
  auto* tables = named<QComboBox>("preview_table");
  QCOMPARE(tables->count(), 2);
  click("clear_data.test_path");
  QVERIFY(session_->recipe().data.test_path.empty());
  click("clear_data.more_paths");
  QVERIFY(session_->recipe().data.more_paths.empty());
}

void DataPageTest::severalFilesAreOpenedAtOnce() {
  const std::string test = write("test.csv", "text,label\nsomething entirely new here,rare\nand one more of these,common\n");
  session_->openData(std::vector<std::string>{test, main_});
  QTRY_VERIFY_WITH_TIMEOUT(settled(*session_) && session_->dataset(), kPatience);
  QCOMPARE(session_->recipe().data.path, main_);
  QCOMPARE(session_->recipe().data.test_path, test);
}

void DataPageTest::aBatchIsShownAndTheNext() {
  auto* view = named<QTableView>("batch");
  QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, kPatience);
  QVERIFY(view->model()->rowCount() <= 16);
  QCOMPARE(view->model()->index(0, 1).data().toString(), QStringLiteral("[CLS]"));
  const QString label = view->model()->index(0, 0).data().toString();
  QVERIFY(label == "rare" || label == "common");
  QVERIFY(view->model()->index(0, 2).data(Qt::ToolTipRole).toString().contains("number"));
  const QString first = view->model()->headerData(0, Qt::Vertical).toString();
  click("next_batch");
  QVERIFY(view->model()->headerData(0, Qt::Vertical).toString() != first);
  QVERIFY(named<QLabel>("batch_about")->text().startsWith("Batch 2 of the"));
}

void DataPageTest::readingCanBeCancelledAndDoneAgain() {
  session_->readDataAgain();
  QVERIFY(session_->dataLoading());
  auto* cancel = named<QPushButton>("cancel_reading");
  QVERIFY(cancel->isVisibleTo(page_.get()));
  QTest::mouseClick(cancel, Qt::LeftButton);
  QVERIFY(!session_->dataLoading() && !session_->dataset());
  QVERIFY(!session_->problems(Stage::Data).empty());
  click("read_again");
  QTRY_VERIFY_WITH_TIMEOUT(session_->dataset() != nullptr, kPatience);
  QVERIFY(session_->problems(Stage::Data).empty());
}

void DataPageTest::aRareLabelIsLeftOutAndTakenBack() {
  std::string csv = readFile(main_) + "a single text that stands alone,single\n";
  open(write("single.csv", csv));
  QCOMPARE(session_->dataset()->labels.size(), std::size_t{3});
  QCOMPARE(named<QPushButton>("fix_rare_label_0")->text(), QStringLiteral("Leave out this label"));
  click("fix_rare_label_0");
  QCOMPARE(session_->recipe().data.drop_labels, std::vector<std::string>{"single"});
  QCOMPARE(session_->dataset()->labels.size(), std::size_t{2});
  std::size_t used = 0;
  for (const auto& split : session_->dataset()->splits) used += split.size();
  const QString told = QStringLiteral("%1 of %2 rows used").arg(used).arg(session_->table()->rows.size());
  const QString detected = named<QLabel>("detected")->text().replace(QChar::Nbsp, QLatin1Char(' '));
  QVERIFY2(detected.startsWith(told), qPrintable(detected));
  QVERIFY(named<QLabel>("fixed_rare_label")->text().startsWith("Fixed: "));
  click("undo_rare_label");
  QVERIFY(session_->recipe().data.drop_labels.empty());
  QCOMPARE(session_->dataset()->labels.size(), std::size_t{3});
}

void DataPageTest::sharesAreLockedOnlyWhereTheDataDecides() {
  auto* validation = named<QWidget>("data.validation_fraction");
  auto* test = named<QWidget>("data.test_fraction");
  auto* note = named<QLabel>("split_note");
  QVERIFY(validation->isEnabled() && test->isEnabled() && note->isHidden());
  std::string csv = "text,label,split\n";
  for (int i = 0; i < 80; ++i)
    csv += "words number " + std::to_string(i * 7919) + (i % 2 ? ",a" : ",b") + (i % 5 == 0 ? ",test\n" : ",train\n");
  open(write("divided.csv", csv));
  QVERIFY(validation->isEnabled());
  QVERIFY(!test->isEnabled());
  QVERIFY(!note->isHidden() && note->text().contains("no validation rows"));
  QCOMPARE(session_->dataset()->split(Split::Validation).size(), std::size_t{10});  // 15 % of 64
  session_->edit([](Recipe& recipe) { recipe.data.validation_fraction = 0.25; });
  QTRY_VERIFY_WITH_TIMEOUT(settled(*session_), kPatience);
  QCOMPARE(session_->dataset()->split(Split::Validation).size(), std::size_t{16});
  session_->edit([this](Recipe& recipe) { recipe.data.validation_path = main_; });
  QTRY_VERIFY_WITH_TIMEOUT(settled(*session_), kPatience);
  QVERIFY(!validation->isEnabled() && !test->isEnabled() && note->isHidden());
  QVERIFY(validation->toolTip().contains("file of their own"));
}

void DataPageTest::sortingShowsItsProgressAndCanBeCancelled() {
  std::string csv = "text,label\n";
  for (int i = 0; i < 40'000; ++i) {
    for (int word = 0; word < 24; ++word) csv += " w" + std::to_string((i * 7919L + word * 104729L + i * word) % 50'021);
    csv += i % 2 ? ",a\n" : ",b\n";
  }
  session_->openData(write("many.csv", csv));
  auto* cancel = named<QPushButton>("cancel_reading");
  QVERIFY(cancel->isVisible());
  QTRY_VERIFY_WITH_TIMEOUT(settled(*session_) && session_->dataset(), kPatience);
  QVERIFY(!cancel->isVisible());
  int told = 0;
  connect(session_.get(), &Session::dataProgressed, this, [&told] { ++told; });
  session_->edit([](Recipe& recipe) { recipe.data.drop_near_duplicates = true; });
  QVERIFY(session_->dataLoading() && session_->table());
  QTRY_VERIFY_WITH_TIMEOUT(told > 1 && cancel->isVisible(), kPatience);
  QVERIFY(session_->dataLoading());
  QTest::mouseClick(cancel, Qt::LeftButton);
  QVERIFY(!session_->dataLoading() && !session_->dataset());
  QVERIFY(session_->table());
  QVERIFY(!session_->canStart());
  click("read_again");
  QVERIFY(session_->dataset() && session_->problems(Stage::Data).empty());
  QTRY_VERIFY_WITH_TIMEOUT(session_->jobs().busy("token lengths"), kPatience);
  page_.reset();  // the worker still tells how far it is
  QTRY_VERIFY_WITH_TIMEOUT(!session_->jobs().busy("token lengths"), kPatience);
}

void DataPageTest::aMillionRowsScroll() {
  const auto table = std::make_shared<Table>();
  table->columns = {"text", "label"};
  for (std::uint64_t i = 0; i < 1'000'000; ++i) {
    table->rows.push_back({"row number " + std::to_string(i), i % 2 ? "a" : "b"});
    table->lines.push_back(i + 2);
  }
  auto* view = named<QTableView>("preview");
  auto* preview = static_cast<TablePreview*>(view->model());
  QElapsedTimer clock;
  clock.start();
  preview->setTable(table);
  view->repaint();
  const qint64 shown = clock.restart();
  std::vector<qint64> frames;
  for (int i = 1; i <= 200; ++i) {
    QElapsedTimer frame;
    frame.start();
    view->verticalScrollBar()->setValue(static_cast<int>(static_cast<qint64>(view->verticalScrollBar()->maximum()) * i / 200));
    view->viewport()->repaint();
    view->verticalHeader()->viewport()->repaint();
    frames.push_back(frame.elapsed());
  }
  std::sort(frames.begin(), frames.end());
  qInfo("1,000,000 rows: shown in %lld ms; 200 jumps: half within %lld ms, nine of ten within %lld ms, the slowest %lld ms", shown,
        frames[100], frames[180], frames.back());
  QVERIFY2(frames[180] < 50, std::to_string(frames[180]).c_str());  // a busy machine may take single frames away
  QCOMPARE(view->model()->headerData(999'999, Qt::Vertical).toString(), QStringLiteral("1000001"));
}

QTEST_MAIN(DataPageTest)
#include "data_page_test.moc"
