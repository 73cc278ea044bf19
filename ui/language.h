// The languages of the window. Its own words come through tr(); sentences of core and names of settings through say(), whose
// English text is the key. Numbers keep the decimal point of recipes and papers in every language.
#pragma once

#include "core/base/settings.h"

#include <QList>
#include <QLocale>
#include <QString>

namespace etude {

struct Language {
  QString code;  ///< "en", "de"
  QString name;  ///< in the language itself: "Deutsch"
};

/// English first, then those with a translation.
const QList<Language>& languages();

/// The language of the window now.
QString currentLanguage();

/// The user's choice, or the desktop's language if it is one of ours, else English.
QString preferredLanguage();

/// Takes effect for all text that is made from now on; an unknown code means English. GUI thread only.
void setLanguage(const QString& code);

/// A point in time (milliseconds since 1970, shown in local time) as the window's language writes it: "21 Nov 2026 14:05",
/// "21. Nov. 2026 14:05"; without the year and with seconds for what is of today or lately.
enum class MomentStyle { Whole, Recent };
QString momentText(qint64 ms, MomentStyle style = MomentStyle::Whole);
/// That of the window's language, for names of months and days; numbers do not go through it.
QLocale windowLocale();

/// The name of a plan; one that nobody has named yet is called so in the window's language.
QString shownName(const std::string& name);

/// Names and explanations of settings in the language of the window.
QString labelOf(const SettingInfo& setting);
QString helpOf(const SettingInfo& setting);
QString labelOf(const Choice& choice);

}  // namespace etude
