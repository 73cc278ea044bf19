// Pieces that several of the later pages need: what an empty page says, text to copy, a table with our manners.
#pragma once

#include <QFrame>
#include <QPlainTextEdit>

class QLabel;
class QPushButton;
class QTableView;
class QTableWidget;

namespace etude {

struct ModelSummary;

/// Layer `index`, from 0, as people count: "Layer 3", or "Decoder layer 1" where an encoder comes before.
QString layerName(const ModelSummary& model, int index);

/// A page without content: an icon, what is missing, and the button that leads there.
class EmptyState : public QWidget {
  Q_OBJECT

 public:
  EmptyState(const QString& icon_name, const QString& title, const QString& text, const QString& button,
             QWidget* parent = nullptr);
  void setText(const QString& title, const QString& text);
  QPushButton* button() { return button_; }

 private:
  QLabel *title_, *text_;
  QPushButton* button_;
};

/// Text in a fixed-width font that is there to be copied.
class CodeBox : public QFrame {
  Q_OBJECT

 public:
  explicit CodeBox(const QString& name, QWidget* parent = nullptr);
  /// As high as the code, and at least as `lines` lines.
  void setCode(const QString& code, int lines = 1);
  QString code() const { return text_->toPlainText(); }

 private:
  QPlainTextEdit* text_;
  QPushButton* copy_;
};

/// No grid, rows selected as a whole, one column takes the room that is left (-1: none).
void dressTable(QTableView* table, int stretch_column);

/// As high as its rows; more than `most` of them scroll.
void fitRows(QTableView* table, int most);

/// A box of fixed height for a text of a few lines.
QPlainTextEdit* makeTextBox(const QString& name, const QString& placeholder, int height, QWidget* parent);

/// A row of a table that is only read. `number`: written at the right.
void setCell(QTableWidget* table, int row, int column, const QString& text, bool number = false, const QString& tip = {});

/// Opens a file or folder with the desktop's own program.
void openOnDesktop(const QString& path);

}  // namespace etude
