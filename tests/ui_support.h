// What the tests of the window need.
#pragma once

#include "tests/support.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QWidget>

namespace etude::test {

/// Settings, caches and runs go into `directory`; light theme; file dialogs are Qt's own, which a test can answer.
inline void settleUi(const TemporaryDirectory& directory) {
  qputenv("XDG_CONFIG_HOME", (directory / "config").string().c_str());
  qputenv("XDG_CACHE_HOME", (directory / "cache").string().c_str());
  qputenv("ETUDE_RUNS", (directory / "runs").string().c_str());
  QCoreApplication::setOrganizationName("Etude");
  QCoreApplication::setApplicationName("EtudeTest");
  QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  applyTheme(*qApp, "light");
}

/// Milliseconds that anything in the window may take.
inline constexpr int kPatience = 20000;

/// The control that is seen in `area` and that a screen reader calls by this name and role; null if there is none.
inline QWidget* named(const QWidget& area, const QString& name, QAccessible::Role role) {
  for (QWidget* widget : area.findChildren<QWidget*>()) {
    QAccessibleInterface* seen = widget->isVisible() ? QAccessible::queryAccessibleInterface(widget) : nullptr;
    if (seen && seen->role() == role && seen->text(QAccessible::Name) == name) return widget;
  }
  return nullptr;
}

inline bool settled(const Session& session) { return !session.dataLoading() && !session.modelLoading(); }

}  // namespace etude::test
