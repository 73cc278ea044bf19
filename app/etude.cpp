// The window program. Arguments: a recipe, a run directory, a model folder or a data file to begin with.
#include "ui/language.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <clocale>

namespace {

/// Qt would end the program with a message about its plugins.
bool displayMissing(int argc, char** argv) {
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    if (!qEnvironmentVariableIsEmpty(name)) return false;
  }
  return std::none_of(argv, argv + argc, [](const char* argument) { return QLatin1String(argument).endsWith(QLatin1String("-platform")); });
}

}  // namespace

int main(int argc, char** argv) {
  if (displayMissing(argc, argv)) {
    qCritical("There is no display to show the window on. The same work can be done from the command line: see etude-cli --help.");
    return 1;
  }
  QApplication application(argc, argv);
  QApplication::setOrganizationName("Etude");
  QApplication::setApplicationName("Etude");
  QApplication::setDesktopFileName("etude");
  QLocale::setDefault(QLocale::c());  // numbers as in recipes and papers: 0.15

  QCommandLineParser parser;
  parser.setApplicationDescription("Guided fine-tuning of language models.");
  parser.addHelpOption();
  parser.addPositionalArgument("file", "A recipe, a run directory, a model folder or a data file to open; several data files are combined.", "[file...]");
  const QCommandLineOption theme("theme", "light, dark or system; as last time if not given.", "mode");
  const QCommandLineOption page("page", "Show this stage first: 1 (Data) to 7 (Monitoring).", "number");
  const QCommandLineOption language("language", "en or de; as last time, or the desktop's, if not given.", "code");
  parser.addOptions({theme, page, language});
  parser.process(application);
  const QString mode = parser.value(theme);
  if (!mode.isEmpty() && mode != "light" && mode != "dark" && mode != "system") {
    qCritical("--theme must be light, dark or system, not \"%s\".", qUtf8Printable(mode));
    return 2;
  }
  const int number = parser.isSet(page) ? parser.value(page).toInt() : 1;
  if (number < 1 || number > etude::kStageCount) {
    qCritical("--page must be a number from 1 to %d, not \"%s\".", etude::kStageCount, qUtf8Printable(parser.value(page)));
    return 2;
  }

  // Qt takes the user's locale; numbers that core prints and reads keep the decimal point all the same.
  std::setlocale(LC_NUMERIC, "C");
  etude::setLanguage(parser.isSet(language) ? parser.value(language) : etude::preferredLanguage());
  etude::MainWindow window(mode);
  if (!parser.positionalArguments().isEmpty()) window.openPaths(parser.positionalArguments());
  if (parser.isSet(page)) window.showStage(static_cast<etude::Stage>(number - 1));
  window.show();
  return QApplication::exec();
}
