// A text as its tokens: one coloured chip each, with the number of the token that the mouse points at or the arrow keys have
// reached.
#pragma once

#include "core/text/word_parts.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace etude {

class TokenStrip : public QWidget {
  Q_OBJECT

 public:
  explicit TokenStrip(QWidget* parent = nullptr);
  /// `encoding` is that of `text`.
  void setTokens(const Tokenizer& tokenizer, const PieceMark& mark, const Encoding& encoding, std::string_view text);
  void clear();
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  /// The token under the mouse or the keyboard's mark, in words; empty: none.
  void reading(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Chip {
    QString text;
    std::int32_t id = 0;
    bool special = false, unknown = false;
    int word = 0;  ///< counts words, so that neighbours differ in colour and pieces of a word do not
  };

  int chipHeight() const;
  std::vector<QRect> layoutChips(int width) const;
  int chipAt(const QPoint& point) const;  ///< -1: none
  QString describe(int chip) const;
  void pick(int chip);

  std::vector<Chip> chips_;
  int picked_ = -1;
};

}  // namespace etude
