#include "ui/language.h"

#include "core/base/say.h"
#include "core/run/recipe.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <algorithm>

// In a static library nothing else pulls the resources in; must stand outside any namespace.
static void initialiseTranslations() { Q_INIT_RESOURCE(translations); }

namespace etude {

namespace {

/// Context of everything that core says.
constexpr const char* kCoreContext = "core";

struct Installed {
  QString code = QStringLiteral("en");
  QTranslator ours, qt;  ///< Qt's own words: buttons and file dialogs
};

Installed& installedLanguage() {
  static Installed installed;
  return installed;
}

std::string translateCore(const char* english) { return QCoreApplication::translate(kCoreContext, english).toStdString(); }

bool isOurs(const QString& code) {
  return std::any_of(languages().begin(), languages().end(), [&](const Language& language) { return language.code == code; });
}

}  // namespace

const QList<Language>& languages() {
  static const QList<Language> all = {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}};
  return all;
}

QString currentLanguage() { return installedLanguage().code; }

QString preferredLanguage() {
  const QString chosen = QSettings().value(QStringLiteral("window/language")).toString();
  if (isOurs(chosen)) return chosen;
  const QString desktop = QLocale::system().name().section('_', 0, 0);
  return isOurs(desktop) ? desktop : languages().constFirst().code;
}

void setLanguage(const QString& code) {
  initialiseTranslations();
  Installed& installed = installedLanguage();
  QCoreApplication::removeTranslator(&installed.ours);
  QCoreApplication::removeTranslator(&installed.qt);
  installed.code = isOurs(code) ? code : languages().constFirst().code;
  const bool translated = installed.ours.load(QStringLiteral(":/translations/etude_%1.qm").arg(installed.code));
  setTranslator(translated ? translateCore : std::function<std::string(const char*)>(), translated ? "\u202f" : ",");
  if (!translated) return;
  if (installed.qt.load(QStringLiteral("qtbase_") + installed.code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&installed.qt);
  QCoreApplication::installTranslator(&installed.ours);
}

QLocale windowLocale() { return QLocale(currentLanguage()); }

QString momentText(qint64 ms, MomentStyle style) {
  const bool recent = style == MomentStyle::Recent;
  const QString format = recent ? QCoreApplication::translate("Moment", "d MMM hh:mm:ss", "day, month, time; letters as in Qt's QLocale::toString")
                                : QCoreApplication::translate("Moment", "d MMM yyyy hh:mm", "day, month, year, time; letters as in Qt's QLocale::toString");
  return windowLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), format);
}

QString shownName(const std::string& name) {
  return name == Recipe{}.name ? QCoreApplication::translate("Recipe", "Untitled") : QString::fromStdString(name);
}

QString labelOf(const SettingInfo& setting) { return QString::fromStdString(say(setting.label.c_str())); }
QString helpOf(const SettingInfo& setting) { return QString::fromStdString(say(setting.help.c_str())); }
QString labelOf(const Choice& choice) { return QString::fromStdString(say(choice.label)); }

}  // namespace etude
