// Stage 4: choose how the model is tuned, start the run, and watch it learn.
#include "ui/page.h"
#include "ui/pages/plan_panel.h"
#include "ui/pages/run_list.h"
#include "ui/pages/run_panel.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

namespace etude {

namespace {

constexpr int kSideWidth = 376;

class TuningPage : public Page {
  Q_DECLARE_TR_FUNCTIONS(etude::TuningPage)

 public:
  TuningPage(Session& session, QWidget* parent) : Page(session, Stage::Tuning, parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(32, 8, 32, 24);
    row->setSpacing(2 * Theme::kGrid);
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName(QStringLiteral("tuningTabs"));
    tabs_->setDocumentMode(true);
    tabs_->setFixedWidth(kSideWidth);
    tabs_->tabBar()->setDrawBase(false);
    runs_ = new RunList(session, tabs_);
    tabs_->addTab(scrolled(new PlanPanel(session, tabs_)), tr("Settings"));
    tabs_->addTab(padded(runs_), tr("Earlier runs"));
    row->addWidget(tabs_);
    auto* panel = new RunPanel(session, this);
    connect(runs_, &RunList::tickedChanged, panel, &RunPanel::setTicked);
    row->addWidget(scrolled(panel), 1);
  }

  QString title() const override { return QObject::tr("Tuning"); }
  QString subtitle() const override { return QObject::tr("Choose how the model learns, start, and watch both losses."); }
  void entered() override { runs_->reload(); }

 private:
  QScrollArea* scrolled(QWidget* content) {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    content->setObjectName(QStringLiteral("column"));
    area->setWidget(content);
    return area;
  }
  QWidget* padded(QWidget* content) {
    content->setContentsMargins(0, 2 * Theme::kGrid, 0, 0);
    return content;
  }

  QTabWidget* tabs_;
  RunList* runs_;
};

}  // namespace

Page* makeTuningPage(Session& session, QWidget* parent) { return new TuningPage(session, parent); }

}  // namespace etude
