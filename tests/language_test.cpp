// The window in another language: nothing is left in English, no place for a value is lost, and the change happens in place.
#include "core/base/say.h"
#include "tests/ui_support.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QAction>
#include <QApplication>
#include <QDirIterator>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <set>

using namespace etude;
using test::kPatience;

namespace {

struct Message {
  QString context, source, translation;
  bool finished = true;
};

QList<Message> readMessages(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(path));
  QXmlStreamReader xml(&file);
  QList<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    if (xml.name() == u"message") messages.append({context, {}, {}, true});
    if (xml.name() == u"source") messages.last().source = xml.readElementText();
    if (xml.name() == u"translation") {
      messages.last().finished = xml.attributes().value("type") != u"unfinished";
      messages.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
    }
  }
  return messages;
}

QStringList places(const QString& text) {
  static const QRegularExpression place("%[1-9n]");
  QStringList found;
  for (auto match = place.globalMatch(text); match.hasNext();) found << match.next().captured();
  found.removeDuplicates();
  found.sort();
  return found;
}

QString germanFile() { return QStringLiteral(ETUDE_SOURCE_DIR "/resources/translations/etude_de.ts"); }

/// Notes every text of ours that is asked for and has no translation.
class Recorder : public QTranslator {
 public:
  Recorder() {
    if (!qm_.load(QStringLiteral(":/translations/etude_de.qm"))) qFatal("the German texts are not in the program");
    for (const Message& message : readMessages(germanFile())) contexts_.insert(message.context);
  }
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* source, const char* disambiguation, int n) const override {
    const QString found = qm_.translate(context, source, disambiguation, n);
    const QString where = QString::fromUtf8(context);
    if (found.isEmpty() && *source && (where.startsWith("etude::") || contexts_.contains(where)))
      missed_.insert(where + ": " + QString::fromUtf8(source));
    return found;
  }
  const std::set<QString>& missed() const { return missed_; }

 private:
  QTranslator qm_;
  QSet<QString> contexts_;
  mutable std::set<QString> missed_;
};

/// Places in the sources of `folder` that match `pattern`, as file:line.
QStringList placesMatching(const char* folder, const QRegularExpression& pattern, const QStringList& except = {}) {
  QStringList found;
  QDirIterator files(QStringLiteral(ETUDE_SOURCE_DIR "/") + folder, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (except.contains(QFileInfo(file).fileName()) || !file.open(QIODevice::ReadOnly)) continue;
    const QString text = QString::fromUtf8(file.readAll());
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
      const auto one = match.next();
      found << QStringLiteral("%1:%2 %3").arg(file.fileName()).arg(text.left(one.capturedStart()).count('\n') + 1).arg(one.captured());
    }
  }
  return found;
}

QAction* languageAction(MainWindow& window, const QString& name) {
  for (QAction* action : window.menuBar()->findChildren<QAction*>())
    if (action->text() == name) return action;
  return nullptr;
}

}  // namespace

class LanguageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { test::settleUi(directory_); }
  void cleanup() { setLanguage("en"); }

  void everyTextOfTheSourcesIsTranslated() {
    const QString copy = QString::fromStdString((directory_ / "etude_de.ts").string());
    QVERIFY(QFile::copy(germanFile(), copy));
    QProcess update;
    update.start(QStringLiteral(ETUDE_SOURCE_DIR "/resources/translations/update.sh"), {copy});
    QVERIFY(update.waitForFinished(120000));
    QVERIFY2(update.exitCode() == 0, update.readAllStandardError());
    const QList<Message> messages = readMessages(copy);
    QVERIFY(messages.size() > 500);
    int open = 0;
    for (const Message& message : messages) {
      if (message.finished && !message.translation.isEmpty()) continue;
      ++open;
      if (open <= 20) qWarning("not translated: %s: %s", qPrintable(message.context), qPrintable(message.source));
    }
    QCOMPARE(open, 0);
  }

  void translationsKeepThePlacesOfTheirValues() {
    for (const Message& message : readMessages(germanFile()))
      QVERIFY2(places(message.source) == places(message.translation), qPrintable(message.source + " / " + message.translation));
  }

  void nothingInTheWindowIsMissed() {
    setLanguage("de");
    Recorder recorder;
    QCoreApplication::installTranslator(&recorder);
    {
      MainWindow window("light");
      window.show();
      for (int i = 0; i < kStageCount; ++i) {
        window.showStage(static_cast<Stage>(i));
        QTest::qWait(50);
      }
      QTRY_VERIFY_WITH_TIMEOUT(test::settled(window.session()), kPatience);
      QTest::qWait(300);
    }
    QCoreApplication::removeTranslator(&recorder);
    for (const QString& text : recorder.missed()) qWarning("asked for in vain: %s", qPrintable(text));
    QVERIFY(recorder.missed().empty());
  }

  void sentencesOfCoreAreSaidToo() {
    setLanguage("de");
    QVERIFY(say("Choose another folder.") != "Choose another folder.");
    QCOMPARE(say("This sentence is not in the program: %1", 5), std::string("This sentence is not in the program: 5"));
    setLanguage("en");
    QCOMPARE(say("Choose another folder."), std::string("Choose another folder."));
  }

  void problemsAreSaid() {
    // The endpoint answers programs, and stays English.
    static const QRegularExpression unsaid("(?:ProblemError\\(\\s*|Severity::\\w+,\\s*|\\{(?:Error|Warning|Info),\\s*)\"[^\"]{12,}");
    const QStringList found = placesMatching("core", unsaid, {"http_api.cpp", "http_server.cpp"}) + placesMatching("ui", unsaid);
    QVERIFY2(found.empty(), qPrintable(found.join('\n')));
  }

  void wordsOfTheWindowGoThroughTr() {
    static const QRegularExpression bare(
        "\\b(?:setText|setToolTip|setTip|setTitle|addAction|addTab|addItem|makeButton|makeNote|makeHeading|QLabel|QCheckBox|QRadioButton|Card|setPlaceholderText|setAccessibleName|setAccessibleDescription|setWindowTitle)\\((?:\\w+, )?(?:QStringLiteral\\()?\"(?!Etude\")[A-Z][a-z][^\"]*\"");
    const QStringList found = placesMatching("ui", bare);
    QVERIFY2(found.empty(), qPrintable(found.join('\n')));
  }

  void theLanguageChangesInPlace() {
    MainWindow window("light");
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(window.session()), kPatience);
    window.session().edit([](Recipe& recipe) { recipe.tuning.num_train_epochs = 7; });
    window.showStage(Stage::Tuning);
    languageAction(window, "Deutsch")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(currentLanguage(), QString("de"), kPatience);
    QCOMPARE(window.menuBar()->actions().first()->text().remove('&'), QString("Datei"));
    QCOMPARE(window.currentStage(), Stage::Tuning);
    QCOMPARE(window.session().recipe().tuning.num_train_epochs, 7.0);
    QVERIFY(window.session().history().canUndo());
    QCOMPARE(QSettings().value("window/language").toString(), QString("de"));
    languageAction(window, "English")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(currentLanguage(), QString("en"), kPatience);
    QCOMPARE(window.menuBar()->actions().first()->text().remove('&'), QString("File"));
    QTRY_VERIFY_WITH_TIMEOUT(test::settled(window.session()), kPatience);
  }

 private:
  test::TemporaryDirectory directory_;
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
