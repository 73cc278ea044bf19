// The lessons to choose from: what each shows, how long it takes, and which have been taken.
#pragma once

#include "core/run/lesson.h"

#include <QDialog>

#include <optional>

namespace etude {

class LessonChooser : public QDialog {
  Q_OBJECT

 public:
  explicit LessonChooser(const std::vector<Lesson>& lessons, QWidget* parent = nullptr);
  /// The lesson whose button was pressed, once the dialog is accepted.
  const std::optional<Lesson>& chosen() const { return chosen_; }
  /// True if the user would rather open a folder.
  bool folderAsked() const { return folder_asked_; }

 private:
  QWidget* makeCard(const Lesson& lesson, bool done);

  std::optional<Lesson> chosen_;
  bool folder_asked_ = false;
};

}  // namespace etude
