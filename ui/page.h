// One stage of the wizard. The window owns order and permission; a page shows the session and edits its recipe.
#pragma once

#include "core/base/problem.h"

#include <QWidget>

namespace etude {

class Session;

class Page : public QWidget {
  Q_OBJECT

 public:
  Page(Session& session, Stage stage, QWidget* parent = nullptr) : QWidget(parent), session_(session), stage_(stage) {}
  Stage stage() const { return stage_; }
  virtual QString title() const = 0;     ///< "Data"
  virtual QString subtitle() const = 0;  ///< what is done here, in a sentence
  /// Called when the page becomes visible.
  virtual void entered() {}

 protected:
  Session& session_;

 private:
  Stage stage_;
};

/// The seven pages in the order of the stages, each from its own file.
Page* makeDataPage(Session& session, QWidget* parent);
Page* makeModelPage(Session& session, QWidget* parent);
Page* makeEnvironmentPage(Session& session, QWidget* parent);
Page* makeTuningPage(Session& session, QWidget* parent);
Page* makeEvaluationPage(Session& session, QWidget* parent);
Page* makeExportPage(Session& session, QWidget* parent);
Page* makeMonitoringPage(Session& session, QWidget* parent);

}  // namespace etude
