// The look: one palette for light and one for dark, one accent, an 8-pixel grid, and the colours of the curves (told apart
// also by dash and marker).
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace etude {

struct Theme {
  bool dark = false;
  QColor window, surface, raised, border, text, muted, accent, on_accent, accent_soft;
  QColor good, caution, bad;                                           ///< green, amber, red, readable on `surface`
  QColor curve_train, curve_validation, curve_metric, curve_baseline;  ///< colour-blind safe (Okabe-Ito)
  double line = 1;  ///< widths of curves are multiples of it
  static constexpr int kGrid = 8;
};

const Theme& theme();
/// How large type and how thick curves are beside the usual.
struct Magnification {
  double text = 1, line = 1;
};

/// Sets palette, font and style sheet of the application; `mode`: "light", "dark", "system".
void applyTheme(QApplication& application, const QString& mode, const Magnification& magnification = {});

/// What "system" means; true if that is news. Takes effect with the next applyTheme.
bool setDesktopDark(bool dark);

/// An icon drawn by us (resources/icons/NAME.svg), in the theme's text colour (or `color`). It follows the theme when that
/// changes.
QIcon icon(const QString& name, const QColor& color = {});
/// ... in another colour of the theme: icon("check", &Theme::good).
QIcon icon(const QString& name, QColor Theme::*color);

/// How far two colours stand apart: (L1 + 0.05) / (L2 + 0.05) of their relative luminance, 1 to 21 (WCAG 2.1).
double contrast(const QColor& one, const QColor& other);
/// Black or white, whichever stands out more: at least 4.58, whatever the ground.
QColor inkOn(const QColor& ground);

/// Small text, titles and so on are multiples of the font that the user chose for the desktop.
QFont scaledFont(double factor, int weight = 400);

}  // namespace etude
