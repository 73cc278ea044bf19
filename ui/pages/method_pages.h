// Words about the tuning methods: a note under the choice of one, and a page for each of them.
#pragma once

#include <QDialog>
#include <QWidget>

#include <string>

class QLabel;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace etude {

class Session;

/// What the recipe's method does, its usual learning rate if the recipe has another, and the way to its page.
class MethodNote : public QWidget {
  Q_OBJECT

 public:
  explicit MethodNote(Session& session, QWidget* parent = nullptr);

 private:
  void refresh();
  double usualRate() const;

  Session& session_;
  QLabel* words_;
  QPushButton *page_, *rate_;
};

/// All methods: what each does, when to use it, and its paper.
class MethodPages : public QDialog {
  Q_OBJECT

 public:
  /// Opens at the page of this method.
  explicit MethodPages(const std::string& method, QWidget* parent = nullptr);

 private:
  void showPage(int row);

  QListWidget* list_;
  QTextBrowser* page_;
};

}  // namespace etude
