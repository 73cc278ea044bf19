// Pictures of every page, tab, dialog and menu, for the README and for looking at: screenshots [options] OUT_FOLDER. Works
// without a display.
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/session.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLocale>
#include <QMenuBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>

#include <clocale>
#include <functional>

using namespace etude;

namespace {

/// Lets the window work for so long; longer (up to a minute) while it is still reading something.
void letItWork(const Session& session, int milliseconds) {
  QElapsedTimer time;
  time.start();
  const auto busy = [&] { return session.dataLoading() || session.modelLoading() || !session.engineInfo(); };
  while (time.elapsed() < milliseconds || (busy() && time.elapsed() < 60000)) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// Takes the pictures of one window into one folder.
class Camera {
 public:
  Camera(MainWindow& window, const QString& folder, int wait) : window_(window), folder_(folder), wait_(wait) { folder_.mkpath("."); }

  /// One page; as high as its content if `whole`.
  void page(Stage stage, bool whole) {
    window_.showStage(stage);
    letItWork(window_.session(), wait_);
    const QSize size = window_.size();
    if (whole) {
      window_.resize(size.width(), 5000);
      letItWork(window_.session(), 500);
    }
    name_ = QStringLiteral("%1-%2").arg(static_cast<int>(stage) + 1).arg(stageKey(stage));
    keep(&window_, name_);
  }

  /// Every tab of the page that is shown, but for the first ones, which its own picture shows.
  void tabs() {
    const QString page = name_;
    QStringList seen;
    for (QTabBar* bar : shown<QTabBar>())
      for (int tab = 1; tab < bar->count(); ++tab) {
        if (!bar->isVisible() || !bar->isTabEnabled(tab)) continue;
        bar->setCurrentIndex(tab);
        letItWork(window_.session(), wait_);
        keep(&window_, page + "-" + plain(bar->tabText(tab)));
        for (QTabBar* inner : shown<QTabBar>())  // tabs within a tab
          if (inner != bar && bar->parentWidget()->isAncestorOf(inner) && !seen.contains(plain(bar->tabText(tab)))) {
            seen << plain(bar->tabText(tab));
            for (int each = 1; each < inner->count(); ++each) {
              inner->setCurrentIndex(each);
              letItWork(window_.session(), wait_);
              keep(&window_, page + "-" + plain(bar->tabText(tab)) + "-" + plain(inner->tabText(each)));
            }
          }
      }
  }

  /// Every dialog that a button of the page opens: those whose text ends with three dots.
  void pageDialogs() {
    for (QAbstractButton* button : shown<QAbstractButton>())
      if (button->isEnabled() && button->text().endsWith(u'…')) dialog(name_ + "-" + plain(button->text()), [button] { button->click(); });
  }

  /// Every menu, and every dialog that an action of one opens.
  void menus() {
    for (QAction* top : window_.menuBar()->actions()) {
      QMenu* menu = top->menu();
      if (!menu || !top->isVisible()) continue;
      menu->popup({0, 0});
      letItWork(window_.session(), 200);
      keep(menu, "menu-" + plain(top->text()));
      menu->close();
      const bool help = menu == window_.menuBar()->actions().constLast()->menu();
      for (QAction* action : menu->actions())
        if (action->isEnabled() && !action->menu() && !action->isSeparator() && (help || action->text().endsWith(u'…')))
          dialog("dialog-" + plain(action->text()), [action] { action->trigger(); });
    }
  }

  bool failed() const { return failed_; }

 private:
  template <typename Widget>
  QList<Widget*> shown() const {
    QList<Widget*> found;
    for (Widget* each : window_.findChildren<Widget*>())
      if (each->isVisible()) found << each;
    return found;
  }

  static QString plain(QString text) {
    QString name;
    for (const QChar letter : text.remove(u'&').toLower()) name += letter.isLetterOrNumber() ? letter : u'-';
    while (name.endsWith(u'-')) name.chop(1);
    return name;
  }

  /// Does `open`, takes a picture of the dialog that appears, and cancels it. File dialogs are the desktop's own: no picture.
  void dialog(const QString& name, const std::function<void()>& open) {
    QTimer look;
    const auto picture = [&] {
      QWidget* found = QApplication::activeModalWidget();
      for (QWidget* each : QApplication::topLevelWidgets())
        if (!found && each->isVisible() && each != &window_ && qobject_cast<QDialog*>(each)) found = each;
      if (!found) return;
      if (!qobject_cast<QFileDialog*>(found)) {
        keep(found, name);
        for (QTabBar* bar : found->findChildren<QTabBar*>())
          for (int tab = 1; tab < bar->count(); ++tab) {
            bar->setCurrentIndex(tab);
            QCoreApplication::sendPostedEvents();  // the layout of what comes to the front
            keep(found, name + "-" + plain(bar->tabText(tab)));
          }
      }
      if (auto* box = qobject_cast<QDialog*>(found)) box->reject();
      else found->close();
    };
    QObject::connect(&look, &QTimer::timeout, picture);
    look.start(600);
    open();
    letItWork(window_.session(), 1000);
  }

  void keep(QWidget* widget, const QString& name) {
    const QString path = folder_.filePath(name + ".png");
    if (widget->grab().save(path)) return qInfo("%s", qPrintable(path));
    qCritical("%s cannot be written.", qPrintable(path));
    failed_ = true;
  }

  MainWindow& window_;
  QDir folder_;
  int wait_;
  QString name_;
  bool failed_ = false;
};

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
  const QCommandLineOption tabs("tabs", "Every tab of the pages too.");
  const QCommandLineOption dialogs("dialogs", "The dialogs that the buttons of the pages open too.");
  const QCommandLineOption menus("menus", "The menus too, and the dialogs that they open.");
  parser.addOptions({theme, language, size, run, pages, wait, whole, tabs, dialogs, menus});
  parser.process(application);
  if (parser.positionalArguments().size() != 1) parser.showHelp(2);
  setLanguage(parser.value(language));
  MainWindow window(parser.value(theme));
  const QStringList sides = parser.value(size).split('x');
  window.resize(sides.value(0).toInt(), sides.value(1).toInt());
  window.show();
  if (parser.isSet(run)) window.openPath(parser.value(run));
  letItWork(window.session(), parser.value(wait).toInt());
  Camera camera(window, parser.positionalArguments().constFirst(), parser.value(wait).toInt());
  for (const QChar digit : parser.value(pages)) {
    const int number = digit.digitValue();
    if (number < 1 || number > kStageCount) continue;
    camera.page(static_cast<Stage>(number - 1), parser.isSet(whole));
    if (parser.isSet(tabs)) camera.tabs();
    if (parser.isSet(dialogs)) camera.pageDialogs();
  }
  if (parser.isSet(menus)) camera.menus();
  return camera.failed() ? 1 : 0;
}
