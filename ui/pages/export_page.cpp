// Stage 6: take the tuned model away, and try it.
#include "core/base/paths.h"
#include "ui/page.h"
#include "ui/pages/export_panel.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/snippets.h"
#include "ui/pages/try_it.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace etude {

namespace {

class ExportPage : public Page {
  Q_DECLARE_TR_FUNCTIONS(etude::ExportPage)

 public:
  ExportPage(Session& session, QWidget* parent) : Page(session, Stage::Export, parent), model_(TunedModel::of(session)) {
    views_ = new QStackedLayout(this);
    empty_ = new EmptyState(QStringLiteral("export"), tr("There is no tuned model yet"),
                            tr("When a run is finished, its model can be written as a folder that other programs load."),
                            tr("Go to Tuning"), this);
    views_->addWidget(empty_);
    views_->addWidget(makeContent());
    connect(empty_->button(), &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Tuning); });
    connect(&model_, &TunedModel::changed, this, [this] {
      refresh();
      refreshSnippets();
    });
    refresh();
  }

  QString title() const override { return QObject::tr("Export"); }
  QString subtitle() const override {
    return QObject::tr("Take the tuned model away, in a form that other programs read, and try it.");
  }
  void entered() override { refresh(); }

 private:
  QWidget* makeContent() {
    content_ = new QWidget(this);
    QVBoxLayout* column = makeScrollColumn(content_);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * Theme::kGrid);
    panel_ = new ExportPanel(session_, content_);
    try_it_ = new TryIt(session_, content_);
    row->addWidget(panel_, 4);
    row->addWidget(try_it_, 3);
    column->addLayout(row);
    column->addWidget(makeSnippets());
    column->addStretch(1);
    connect(panel_, &ExportPanel::targetChanged, this, [this] { refreshSnippets(); });
    connect(try_it_, &TryIt::textChanged, this, [this] { refreshSnippets(); });
    refreshSnippets();
    return content_;
  }

  QWidget* makeSnippets() {
    auto* card = new Card(tr("Use it elsewhere"), content_);
    auto* tabs = new QTabWidget(card);
    tabs->setAccessibleName(card->accessibleName());
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    for (const Snippet& snippet : exportSnippets({}, {}, {}, 0)) {
      auto* tab = new QWidget(tabs);
      auto* column = new QVBoxLayout(tab);
      column->setContentsMargins(0, 12, 0, 0);
      column->setSpacing(Theme::kGrid);
      column->addWidget(makeNote(snippet.note, tab));
      boxes_.push_back(new CodeBox(snippet.title, tab));
      column->addWidget(boxes_.back());
      column->addStretch();
      tabs->addTab(tab, snippet.title);
    }
    card->body()->addWidget(tabs);
    return card;
  }

  void refreshSnippets() {
    const int port = static_cast<int>(session_.recipe().monitoring.port);
    const auto snippets =
        exportSnippets(panel_->target().string(), commandLineProgram().string(), try_it_->text(), port,
                       model_.predictor() ? model_.predictor()->labels() : std::vector<std::string>(),
                       session_.recipe().exporting.format == "peft");
    qsizetype lines = 1;  // all as high as the longest: a tab does not make the page jump
    for (const Snippet& snippet : snippets) lines = std::max(lines, snippet.code.count(QLatin1Char('\n')) + 1);
    for (std::size_t i = 0; i < boxes_.size(); ++i) boxes_[i]->setCode(snippets[i].code, static_cast<int>(lines));
  }

  void refresh() {
    if (isVisible()) model_.request();
    views_->setCurrentWidget(model_.run() ? content_ : static_cast<QWidget*>(empty_));
  }

  TunedModel& model_;
  QStackedLayout* views_;
  EmptyState* empty_;
  QWidget* content_ = nullptr;
  ExportPanel* panel_ = nullptr;
  TryIt* try_it_ = nullptr;
  std::vector<CodeBox*> boxes_;
};

}  // namespace

Page* makeExportPage(Session& session, QWidget* parent) { return new ExportPage(session, parent); }

}  // namespace etude
