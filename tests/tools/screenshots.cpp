// Pictures of every page, for the README and for looking at: screenshots [options] OUT_FOLDER. Works without a display.
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocale>
#include <QTemporaryDir>

#include <clocale>

using namespace etude;

namespace {

/// Lets the window work for so long; longer (up to a minute) while it is still reading something.
void letItWork(const Session& session, int milliseconds) {
  QElapsedTimer time;
  time.start();
  const auto busy = [&] { return session.dataLoading() || session.modelLoading() || !session.engineInfo(); };
  while (time.elapsed() < milliseconds || (busy() && time.elapsed() < 60000)) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QTemporaryDir settings;  // the user's own stay as they are
  qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName("Etude");
  QCoreApplication::setApplicationName("Etude");
  QLocale::setDefault(QLocale::c());
  std::setlocale(LC_NUMERIC, "C");

  QCommandLineParser parser;
  parser.setApplicationDescription("Pictures of every page of the window. QT_SCALE_FACTOR=2 makes them at 200 %.");
  parser.addHelpOption();
  parser.addPositionalArgument("folder", "Where the pictures go.");
  const QCommandLineOption theme("theme", "light or dark.", "mode", "light");
  const QCommandLineOption language("language", "en or de.", "code", "en");
  const QCommandLineOption size("size", "Size of the window.", "WxH", "1280x800");
  const QCommandLineOption run("run", "A run to show.", "folder");
  const QCommandLineOption pages("pages", "Only these pages, such as 145.", "numbers", "1234567");
  const QCommandLineOption wait("wait", "Milliseconds for each page.", "ms", "1500");
  const QCommandLineOption whole("whole", "Each page as high as its content, instead of the window.");
  parser.addOptions({theme, language, size, run, pages, wait, whole});
  parser.process(application);
  if (parser.positionalArguments().size() != 1) parser.showHelp(2);
  const QDir out(parser.positionalArguments().constFirst());
  out.mkpath(".");

  setLanguage(parser.value(language));
  MainWindow window(parser.value(theme));
  const QStringList sides = parser.value(size).split('x');
  window.resize(sides.value(0).toInt(), sides.value(1).toInt());
  window.show();
  if (parser.isSet(run)) window.openPath(parser.value(run));
  letItWork(window.session(), parser.value(wait).toInt());
  for (const QChar digit : parser.value(pages)) {
    const int number = digit.digitValue();
    if (number < 1 || number > kStageCount) continue;
    window.showStage(static_cast<Stage>(number - 1));
    letItWork(window.session(), parser.value(wait).toInt());
    if (parser.isSet(whole)) {
      window.resize(window.width(), 2600);
      letItWork(window.session(), 500);
    }
    const QString name = QStringLiteral("%1-%2.png").arg(number).arg(stageKey(static_cast<Stage>(number - 1)));
    if (!window.grab().save(out.filePath(name))) {
      qCritical("%s cannot be written.", qPrintable(out.filePath(name)));
      return 1;
    }
    qInfo("%s", qPrintable(out.filePath(name)));
  }
  return 0;
}
