#include "ui/theme.h"

#include "ui/accessible.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <optional>

// In a static library nothing else pulls the resources in; must stand outside any namespace.
static void initialiseResources() { Q_INIT_RESOURCE(resources); }

namespace etude {

namespace {

Theme lightTheme() {
  Theme t;
  t.dark = false;
  t.window = "#f4f5f8", t.surface = "#ffffff", t.raised = "#f0f2f6", t.border = "#dfe3ea";
  t.text = "#1b1f29", t.muted = "#5b6475", t.accent = "#4453d1", t.on_accent = "#ffffff", t.accent_soft = "#eaecfb";
  t.good = "#1c7a48", t.caution = "#925b00", t.bad = "#bd3227";
  t.curve_train = "#0072b2", t.curve_validation = "#d55e00", t.curve_metric = "#009e73", t.curve_baseline = "#7c818c";
  return t;
}

Theme darkTheme() {
  Theme t;
  t.dark = true;
  t.window = "#14161b", t.surface = "#1c1f26", t.raised = "#262a33", t.border = "#343945";
  t.text = "#e7e9ef", t.muted = "#a0a8b8", t.accent = "#98a5ff", t.on_accent = "#12141a", t.accent_soft = "#2a3050";
  t.good = "#63cc93", t.caution = "#e8b85c", t.bad = "#ff8d83";
  t.curve_train = "#56b4e9", t.curve_validation = "#e69f00", t.curve_metric = "#2fc49a", t.curve_baseline = "#a3a8b3";
  return t;
}

Theme& current() {
  static Theme instance = lightTheme();
  return instance;
}

/// What the desktop had before we set anything.
struct Desktop {
  QPalette palette;
  QFont font;
};

const Desktop& desktop(QApplication& application) {
  static const Desktop found{application.palette(), application.font()};
  return found;
}

std::optional<bool>& desktopSaysDark() {
  static std::optional<bool> said;
  return said;
}

bool desktopIsDark(QApplication& application) {
  if (desktopSaysDark()) return *desktopSaysDark();
  const QPalette& palette = desktop(application).palette;
  if (qEnvironmentVariable("GTK_THEME").contains("dark", Qt::CaseInsensitive)) return true;
  return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QPalette makePalette(const Theme& t) {
  QPalette p(t.text, t.surface, t.raised, t.border, t.muted, t.text, t.text, t.surface, t.window);
  p.setColor(QPalette::AlternateBase, t.window);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.on_accent);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::ToolTipBase, t.raised);
  p.setColor(QPalette::ToolTipText, t.text);
  p.setColor(QPalette::PlaceholderText, t.muted);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, t.dark ? t.muted.darker(130) : t.muted.lighter(135));
  return p;
}

/// The style sheet names colours of the theme (@accent) and lengths in eighths of the grid that grow with the font (@8).
QString makeStyleSheet(const Theme& t, const QFont& font) {
  QFile file(":/style.qss");
  if (!file.open(QIODevice::ReadOnly)) return {};
  QString sheet = QString::fromUtf8(file.readAll());
  const std::pair<const char*, QColor> colors[] = {{"@window", t.window},
                                                   {"@surface", t.surface},
                                                   {"@raised", t.raised},
                                                   {"@border", t.border},
                                                   {"@text", t.text},
                                                   {"@muted", t.muted},
                                                   {"@on_accent", t.on_accent},
                                                   {"@accent_soft", t.accent_soft},
                                                   {"@accent", t.accent},
                                                   {"@good", t.good},
                                                   {"@bad", t.bad},
                                                   {"@caution", t.caution},
                                                   {"@hover", t.dark ? t.raised.lighter(120) : t.raised.darker(104)},
                                                   {"@pressed", t.dark ? t.accent.darker(115) : t.accent.darker(118)}};
  for (const auto& [name, color] : colors) sheet.replace(name, color.name());
  sheet.replace("@mode", t.dark ? "dark" : "light");
  const double points = font.pointSizeF();
  sheet.replace("@font_small", QString::number(points * 0.9, 'f', 1) + "pt");
  sheet.replace("@font_card", QString::number(points * 1.1, 'f', 1) + "pt");
  sheet.replace("@font_title", QString::number(points * 1.7, 'f', 1) + "pt");
  sheet.replace("@font_figure", QString::number(points * 1.8, 'f', 1) + "pt");
  return sheet;
}

/// Renders the SVG in the colour that the theme has when it is painted, so icons need not be replaced with the theme.
class ThemedIcon : public QIconEngine {
 public:
  ThemedIcon(QString name, QColor fixed, QColor Theme::*role) : name_(std::move(name)), fixed_(std::move(fixed)), role_(role) {}

  QIconEngine* clone() const override { return new ThemedIcon(name_, fixed_, role_); }
  QString iconName() override { return name_; }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    painter->drawPixmap(rect, render(rect.size() * ratio, colorFor(mode)));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return render(size, colorFor(mode)); }

 private:
  QColor colorFor(QIcon::Mode mode) const {
    if (mode == QIcon::Disabled) return makePalette(theme()).color(QPalette::Disabled, QPalette::Text);
    return fixed_.isValid() ? fixed_ : theme().*role_;
  }

  QPixmap render(const QSize& size, const QColor& color) const {
    const QString key = QStringLiteral("etude-icon-%1-%2-%3x%4").arg(name_, color.name()).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (size.isEmpty() || QPixmapCache::find(key, &pixmap)) return pixmap;
    QFile file(":/icons/" + name_ + ".svg");
    if (!file.open(QIODevice::ReadOnly)) return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toUtf8()));
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QRectF square(0, 0, std::min(size.width(), size.height()), std::min(size.width(), size.height()));
    square.moveCenter(QRectF(QPointF(0, 0), QSizeF(size)).center());
    renderer.render(&painter, square);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
  }

  QString name_;
  QColor fixed_;
  QColor Theme::*role_;
};

}  // namespace

const Theme& theme() { return current(); }

void applyTheme(QApplication& application, const QString& mode, const Magnification& magnification) {
  initialiseResources();
  installAccessibleRoles();
  QFont font = desktop(application).font;
  static const bool has_inter = QFontDatabase::families().contains("Inter");
  if (has_inter) font.setFamily("Inter");
  if (font.pointSizeF() < 10) font.setPointSizeF(10);  // Qt's own fallback of 9 points is meant for no desktop in particular
  font.setPointSizeF(font.pointSizeF() * magnification.text);
  const bool dark = mode == "dark" || (mode != "light" && desktopIsDark(application));
  current() = dark ? darkTheme() : lightTheme();
  current().line = magnification.line;
  if (application.style()->name() != "fusion" && !application.property("etude_styled").toBool())
    QApplication::setStyle(QStyleFactory::create("Fusion"));
  application.setProperty("etude_styled", true);
  QApplication::setFont(font);
  QApplication::setPalette(makePalette(theme()));
  application.setStyleSheet(makeStyleSheet(theme(), font));
}

bool setDesktopDark(bool dark) { return std::exchange(desktopSaysDark(), dark) != dark; }

QIcon icon(const QString& name, const QColor& color) { return QIcon(new ThemedIcon(name, color, &Theme::text)); }

QIcon icon(const QString& name, QColor Theme::*color) { return QIcon(new ThemedIcon(name, {}, color)); }

double contrast(const QColor& one, const QColor& other) {
  const auto luminance = [](const QColor& color) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
  };
  const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
  return (light + 0.05) / (dark + 0.05);
}

QColor inkOn(const QColor& ground) { return contrast(Qt::black, ground) > contrast(Qt::white, ground) ? Qt::black : Qt::white; }

QFont scaledFont(double factor, int weight) {
  QFont font = QApplication::font();
  font.setPointSizeF(font.pointSizeF() * factor);
  font.setWeight(static_cast<QFont::Weight>(weight));
  return font;
}

}  // namespace etude
