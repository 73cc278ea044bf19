// A built-in lesson: its text beside the chart, and the recipe that shows what the text speaks of.
#pragma once

#include "core/run/recipe.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QTextBrowser;

namespace etude {

class Session;

class LessonPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LessonPanel(Session& session, QWidget* parent = nullptr);
  /// Puts the lesson's recipe into the session and shows its text; problems are raised by the session.
  void load();

 private:
  void leave();
  void refresh();

  Session& session_;
  std::optional<Recipe> before_;  ///< the user's own recipe while the lesson's is loaded
  QString path_before_;
  QTextBrowser* text_;
  QPushButton *load_, *leave_;
};

}  // namespace etude
