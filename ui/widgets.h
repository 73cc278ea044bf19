// Small pieces that all pages are made of.
#pragma once

#include "core/base/problem.h"

#include <QFrame>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

class QComboBox;
class QLayout;
class QScrollArea;

namespace etude {

/// A rounded surface with a title and room for content below it.
class Card : public QFrame {
  Q_OBJECT

 public:
  explicit Card(const QString& title = {}, QWidget* parent = nullptr);
  QVBoxLayout* body() { return body_; }
  void setTitle(const QString& title);

 private:
  QLabel* title_;
  QVBoxLayout* body_;
};

/// Problems as a list with coloured marks: what, and below it what to do. Hidden while there are none.
class ProblemList : public QFrame {
  Q_OBJECT

 public:
  explicit ProblemList(QWidget* parent = nullptr);
  void setProblems(const Problems& problems);

 private:
  QWidget* makeRow(const Problem& problem);

  Problems problems_;
  QVBoxLayout* rows_;
};

/// A big number with a caption below: "93.1 %", "Accuracy".
class Figure : public QFrame {
  Q_OBJECT

 public:
  explicit Figure(const QString& caption, QWidget* parent = nullptr);
  void setValue(const QString& value, const QString& note = {});

 private:
  QLabel *value_, *caption_, *note_;
};

/// Draws an icon in the colour the theme has now.
class IconLabel : public QWidget {
  Q_OBJECT

 public:
  explicit IconLabel(const QIcon& icon, int size = 20, QWidget* parent = nullptr);
  void setIcon(const QIcon& icon);
  QSize sizeHint() const override { return {size_, size_}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QIcon icon_;
  int size_;
};

/// Text as the window shows it.
inline QString qs(const std::string& text) { return QString::fromStdString(text); }

/// "good", "info", "caution", "bad" or "" on a widget whose colour the style sheet takes from it.
void setTone(QWidget* widget, const char* tone);
const char* toneOf(Severity severity);

/// Facts in a row with dots between them; lines break only before a dot.
QString joinFacts(const QStringList& facts);

/// A tooltip that wraps, and the same words for screen readers.
void setTip(QWidget* widget, const QString& text);

QLabel* makeTitle(const QString& text, QWidget* parent = nullptr);
/// A heading inside a card.
QLabel* makeHeading(const QString& text, QWidget* parent = nullptr);
/// Wrapped text in the muted colour.
QLabel* makeNote(const QString& text, QWidget* parent = nullptr);
/// Names a combo box that stands without a visible label. Screen readers tell its choice in place of its name, and its label before it.
void nameChoice(QComboBox* box, const QString& name);
enum class ButtonRole { Normal, Primary, Danger };
QPushButton* makeButton(const QString& text, ButtonRole role = ButtonRole::Normal, const QString& icon_name = {},
                        QWidget* parent = nullptr);
/// A button that looks like a link, for what is seldom needed.
QPushButton* makeLinkButton(const QString& text, QWidget* parent = nullptr);
/// Shows what went wrong and what to do about it.
void showProblems(QWidget* parent, const Problems& problems);
/// The file that the user chooses to write, empty if none. The ending is there before the dialog asks whether to replace a file.
QString askWhereToSave(QWidget* parent, const QString& title, const QString& proposed, const QString& ending, const QString& filter);
/// Keeps the right edge of what `column`, the layout of the area's content, holds `right` pixels from the right edge of the
/// area, with a scroll bar and without.
void keepRightEdge(QScrollArea* area, QLayout* column, int right);
/// A column of widgets that scrolls, with the page's margins; returns the layout to fill. Ended with addStretch(1), nothing in it
/// grows into room that is left.
QVBoxLayout* makeScrollColumn(QWidget* page);

}  // namespace etude
