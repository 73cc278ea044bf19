// Widgets that a lesson locks or hides by their object names, whatever the pages do with them: pages come and go and enable
// their buttons by themselves, so the locks watch the whole program while a lesson is taken.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace etude {

class LessonLocks : public QObject {
  Q_OBJECT

 public:
  explicit LessonLocks(QObject* parent = nullptr) : QObject(parent) {}
  ~LessonLocks() override { release(); }
  void hold(const QSet<QString>& locked, const QSet<QString>& hidden, const QString& reason);
  /// Everything as the pages want it.
  void release();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  struct Kept {
    QPointer<QWidget> widget;
    bool enabled = true, shown = true;
    QString tip;
  };
  Kept& keep(QWidget* widget);
  void apply(QWidget* widget);

  QSet<QString> locked_, hidden_;
  QString reason_;
  QHash<QWidget*, Kept> kept_;
  bool applying_ = false;
};

}  // namespace etude
