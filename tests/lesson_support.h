// What the tests of lessons in the window share.
#pragma once

#include "core/run/lesson.h"
#include "tests/ui_support.h"
#include "ui/main_window.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

namespace etude::test {

inline constexpr int kWait = kPatience;

template <class W>
W* part(QWidget& window, const QString& name) {
  W* found = window.findChild<W*>(name);
  if (!found) qCritical("there is no widget called %s", qPrintable(name));
  return found;
}

inline void press(QWidget& window, const QString& name) {
  auto* button = part<QPushButton>(window, name);
  QTRY_VERIFY2_WITH_TIMEOUT(button && button->isVisible() && button->isEnabled(), qPrintable(name), kWait);
  QTest::mouseClick(button, Qt::LeftButton);
}

/// Goes to the button by Tab alone and presses it with the space bar.
inline bool pressByKeyboard(QWidget& window, const QString& name) {
  for (int i = 0; i < 200; ++i) {
    QWidget* now = QApplication::focusWidget();
    if (now && now->objectName() == name) {
      QTest::keyClick(now, Qt::Key_Space);
      return true;
    }
    QTest::keyClick(now ? now : &window, Qt::Key_Tab);
  }
  return false;
}

/// Calls `act` once a dialog of this name is open.
inline void whenOpen(const QString& name, const std::function<void(QDialog&)>& act) {
  auto* timer = new QTimer(qApp);
  QObject::connect(timer, &QTimer::timeout, timer, [timer, name, act] {
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    if (!dialog || dialog->objectName() != name) return;
    timer->stop();
    timer->deleteLater();
    act(*dialog);
  });
  timer->start(30);
}

inline QAction* menuEntry(MainWindow& window, const QString& menu, const QString& entry) {
  for (QAction* top : window.menuBar()->actions()) {
    if (top->text().remove('&') != menu) continue;
    for (QAction* action : top->menu()->actions())
      if (action->text().remove('&') == entry) return action;
  }
  return nullptr;
}

/// A lesson of three small steps whose run takes a second.
inline Lesson smallLesson() {
  Lesson lesson;
  lesson.title = "Small";
  lesson.summary = "A lesson for the test.";
  lesson.recipe.data.train_rows = 40;
  lesson.recipe.model.max_length = 16;
  lesson.recipe.tuning.max_steps = 2;
  lesson.locked = {"tuning.learning_rate", "data.path", "next"};
  lesson.hidden = {"tuning.per_device_train_batch_size", "guideButton"};
  lesson.reason = "Because of the test.";
  lesson.experiments = {{"one", "One", Json::object()}, {"two", "Two", {{"tuning.seed", 7}}}};
  LessonStep first, second, third;
  first.text = "**First** step";
  first.stage = Stage::Tuning;
  first.points_at = "tuning.learning_rate";
  first.until.when = LessonCondition::When::SettingChanged;
  first.until.setting = "tuning.num_train_epochs";
  second.text = "Second step";
  second.experiment = "two";
  second.until = {LessonCondition::When::RunFinished, "two", {}, Stage::Data};
  third.text = "Third step";
  third.questions = {{"Which?", {"left", "right"}, 1, "Right it is."}, {"Why?", {}, -1, "Because."}};
  lesson.steps = {first, second, third};
  lesson.claims = {{"It runs two steps", "steps", "two", true, 2, LessonClaim::Relation::None, {}, {}}};
  lesson.table = {"steps", "training_rows"};
  return lesson;
}

/// Kept lessons, and a watch over dialogs: one that nobody expects must not stop the test for ever.
class LessonFolder {
 public:
  const TemporaryDirectory& directory() const { return directory_; }
  QString saved(const char* name) const {
    const fs::path folder = directory_ / name;
    saveLesson(smallLesson(), folder, false);
    return QString::fromStdString(folder.string());
  }
  void watchDialogs() {
    guard_ = std::make_unique<QTimer>();
    QObject::connect(guard_.get(), &QTimer::timeout, guard_.get(), [] {
      if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
        qCritical("a dialog called %s was closed by the test", qPrintable(dialog->objectName()));
        for (const QLabel* label : dialog->findChildren<QLabel*>()) qCritical("  %s", qPrintable(label->text()));
        dialog->reject();
      }
    });
    guard_->start(8000);
  }
  void leaveDialogs() { guard_.reset(); }

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<QTimer> guard_;
};

}  // namespace etude::test
