// Stage 4: choose how the model is tuned, start the run, and watch it learn.
#include "ui/page.h"
#include "ui/pages/plan_panel.h"
#include "ui/pages/race_setup.h"
#include "ui/pages/race_view.h"
#include "ui/pages/run_charts.h"
#include "ui/pages/run_figures.h"
#include "ui/pages/run_list.h"
#include "ui/pages/run_panel.h"
#include "ui/race_player.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QAbstractSpinBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QTabBar>
#include <QStyle>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>

namespace etude {

namespace {

constexpr int kSideWidth = 376;
constexpr int kRunsTab = 1, kRaceTab = 2;

class TuningPage : public Page {
  Q_DECLARE_TR_FUNCTIONS(etude::TuningPage)

 public:
  TuningPage(Session& session, QWidget* parent) : Page(session, Stage::Tuning, parent) {
    row_ = new QHBoxLayout(this);
    row_->setContentsMargins(32, 8, 0, 24);
    row_->setSpacing(2 * Theme::kGrid);
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName(QStringLiteral("tuningTabs"));
    tabs_->setAccessibleName(tr("Settings and runs"));
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setDrawBase(false);
    runs_ = new RunList(session, tabs_);
    plan_ = new PlanPanel(session, tabs_);
    tabs_->addTab(scrolled(plan_), tr("Settings"));
    tabs_->addTab(padded(runs_), tr("Earlier runs"));
    player_ = new RacePlayer(session, this);
    auto* race_view = new RaceView(session, *player_, this);
    race_ = new RaceSetup(session, *player_, race_view->startButton(), tabs_);
    tabs_->addTab(scrolled(race_), tr("Method race"));
    row_->addWidget(tabs_);
    auto* panel = new RunPanel(session, this);
    panel_ = panel;
    connect(runs_, &RunList::tickedChanged, panel, &RunPanel::setTicked);
    view_ = scrolled(panel);
    keepRightEdge(view_, panel->layout(), 32);
    row_->addWidget(view_, 1);
    race_view_ = scrolled(race_view);
    keepRightEdge(race_view_, race_view->layout(), 32);
    race_view_->hide();
    row_->addWidget(race_view_, 1);
    connect(tabs_, &QTabWidget::currentChanged, this, &TuningPage::showSide);
    connect(race_view, &RaceView::runWanted, this, [this](const fs::path& run) {
      session_.watchRun(run);
      tabs_->setCurrentIndex(kRunsTab);
    });
    for (QWidget* content : {static_cast<QWidget*>(plan_), panel_}) content->installEventFilter(this);
    arrange();
  }

  QString title() const override { return QObject::tr("Tuning"); }
  QString subtitle() const override { return QObject::tr("Choose how the model learns, start, and watch both losses."); }
  void entered() override {
    runs_->reload();
    race_->reload();
  }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    Page::resizeEvent(event);
    arrange();
  }
  /// Other type or other settings need other room.
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() == QEvent::LayoutRequest) QTimer::singleShot(0, this, [this] { arrange(); });
    return Page::eventFilter(object, event);
  }

 private:
  /// Beside the tab of the race stand all of its runs, beside the others the one that is watched.
  void showSide(int tab) {
    view_->setVisible(tab != kRaceTab);
    race_view_->setVisible(tab == kRaceTab);
    if (tab == kRaceTab) race_->showNewest();
  }

  /// Settings beside the charts, as wide as their longest row; above them where both do not fit.
  void arrange() {
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int side = std::max(kSideWidth, std::max(plan_->minimumSizeHint().width(), longestRow()) + bar + Theme::kGrid);
    const int charts = panel_->minimumSizeHint().width() + bar;
    const bool stacked = row_->contentsMargins().left() + side + row_->spacing() + charts > width();
    row_->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    row_->setStretch(0, stacked ? 1 : 0);
    tabs_->setMinimumWidth(stacked ? 0 : side);
    tabs_->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : side);
    fillView();
  }

  /// The curves take what the state above and the figures below leave of the view.
  void fillView() {
    auto* charts = panel_->findChild<RunCharts*>();
    const auto* figures = panel_->findChild<RunFigures*>();
    const int rest = figures->mapTo(panel_, QPoint(0, figures->height())).y() - charts->height();
    charts->setRoom(view_->viewport()->height() - rest);
  }

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

  /// Names stand in one column, as wide as the longest; a form's own hint knows only rows that are broken in two.
  int longestRow() const {
    constexpr int shortest_field = 120, around = 2 * Theme::kGrid + 24;
    int longest = 0;
    for (const QFormLayout* form : plan_->findChildren<QFormLayout*>())
      for (int i = 0; i < form->rowCount(); ++i)
        if (const QLayoutItem* label = form->itemAt(i, QFormLayout::LabelRole)) {
          const auto* number = qobject_cast<const QAbstractSpinBox*>(form->itemAt(i, QFormLayout::FieldRole)->widget());  // other fields can go below
          const int field = number ? std::max(shortest_field, number->minimumWidth()) : shortest_field;
          longest = std::max(longest, label->minimumSize().width() + form->horizontalSpacing() + field);
        }
    return longest + around;
  }

  QHBoxLayout* row_;
  QTabWidget* tabs_;
  RunList* runs_;
  PlanPanel* plan_;
  QWidget* panel_;
  QScrollArea *view_, *race_view_;
  RacePlayer* player_;
  RaceSetup* race_;
};

}  // namespace

Page* makeTuningPage(Session& session, QWidget* parent) { return new TuningPage(session, parent); }

}  // namespace etude
