// Says in plain words that the model overfits, and offers what helps: stop and keep the best, hold the next run back more
// strongly, more data.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace etude {

class Session;

class OverfittingBanner : public QFrame {
  Q_OBJECT

 public:
  explicit OverfittingBanner(Session& session, QWidget* parent = nullptr);
  void refresh();

 private:
  void stop();
  void holdBack();
  void addData();
  void tellChange(const QString& text);

  Session& session_;
  QLabel *text_, *change_;
  QPushButton *stop_, *regularise_, *data_;
  bool asked_ = false;
};

}  // namespace etude
