// Stage 5: how good the tuned model is, beside what would have been reached without tuning. The page reads the evaluation of
// the run being watched; its tabs show it.
#include "core/base/files.h"
#include "core/run/run_report.h"
#include "ui/jobs.h"
#include "ui/page.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/evaluation_text.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/report_pdf.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QTabWidget>
#include <QUrl>

namespace etude {

namespace {

/// An evaluation is made by this program, but the file may be anything.
constexpr std::uint64_t kLargestEvaluation = 256u << 20;

struct LoadedEvaluation {
  std::shared_ptr<EvaluationData> data;
  Problems problems;  ///< of the judged rows, which the evaluation can do without
};

LoadedEvaluation loadEvaluation(const RunDir& run, std::stop_token stop) {
  LoadedEvaluation loaded{std::make_shared<EvaluationData>(), {}};
  loaded.data->run = run;
  loaded.data->evaluation = evaluationFromJson(parseJson(readFile(run.evaluation(), kLargestEvaluation), run.evaluation().string()));
  loaded.data->intervals = bootstrapIntervals(loaded.data->evaluation.tuned);
  if (!isThere(run.judgedRows())) return loaded;
  try {
    auto rows = std::make_shared<const JudgedRows>(readJudgedRows(run.judgedRows(), stop));
    if (rows->labels == loaded.data->evaluation.labels) loaded.data->rows = std::move(rows);
  } catch (const ProblemError& error) {
    loaded.problems = error.problems();
  }
  return loaded;
}

class EvaluationPage : public Page {
  Q_DECLARE_TR_FUNCTIONS(etude::EvaluationPage)

 public:
  EvaluationPage(Session& session, QWidget* parent);
  QString title() const override { return tr("Evaluation"); }
  QString subtitle() const override { return tr("How good the tuned model is on texts it has not seen."); }
  void entered() override { load(false); }

 private:
  QWidget* makeContent();
  QWidget* makeHeadline(QWidget* parent);
  QMenu* makeReportMenu();
  void addTab(EvaluationTab* tab, const QString& name, const QString& tip);
  void load(bool again);
  void showEmpty();
  void showEvaluation(const LoadedEvaluation& loaded);
  void saveReport(bool pdf);
  void tellSaved(const QString& path);

  QStackedLayout* views_;
  EmptyState* empty_;
  QWidget* content_;
  QLabel *sentence_, *basis_;
  QPushButton* report_;
  ProblemList* problems_;
  QTabWidget* tabs_;
  std::vector<EvaluationTab*> all_;
  WordsTab* words_;
  fs::path shown_;
  fs::file_time_type shown_time_;
};

EvaluationPage::EvaluationPage(Session& session, QWidget* parent) : Page(session, Stage::Evaluation, parent) {
  views_ = new QStackedLayout(this);
  empty_ = new EmptyState(QStringLiteral("evaluation"), {}, {}, tr("Go to Tuning"), this);
  views_->addWidget(empty_);
  content_ = makeContent();
  views_->addWidget(content_);
  connect(empty_->button(), &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Tuning); });
  connect(&session_, &Session::runChanged, this, [this] { load(false); });
  load(false);
}

QWidget* EvaluationPage::makeContent() {
  auto* content = new QWidget(this);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  column->addWidget(makeHeadline(content));
  tabs_ = new QTabWidget(content);
  tabs_->setObjectName(QStringLiteral("evaluationTabs"));
  tabs_->setStyleSheet(QStringLiteral("QTabWidget::tab-bar { left: 24px; }"));
  tabs_->setAccessibleName(tr("Parts of the evaluation"));
  // In the order of EvaluationPart.
  addTab(makeOverviewTab(session_, tabs_), tr("Overview"), tr("The scores beside their baselines"));
  addTab(makeMistakesTab(session_, tabs_), tr("Mistakes"), tr("Which label was taken for which, and the texts behind it"));
  addTab(makeCurvesTab(session_, tabs_), tr("Curves"), tr("What the probabilities are worth, and a threshold to try"));
  words_ = new WordsTab(session_, tabs_);
  addTab(words_, tr("Words"), tr("Which words an answer was made of"));
  addTab(makeComparisonTab(session_, tabs_), tr("Before and after"), tr("The tuned model against the untuned one, text by text"));
  addTab(makeFairnessTab(session_, tabs_), tr("Fairness"), tr("Whether some texts are treated worse than others"));
  column->addWidget(tabs_, 1);
  connect(tabs_, &QTabWidget::currentChanged, this, [this](int index) { all_[static_cast<std::size_t>(index)]->opened(); });
  return content;
}

void EvaluationPage::addTab(EvaluationTab* tab, const QString& name, const QString& tip) {
  all_.push_back(tab);
  tabs_->addTab(tab, name);
  tabs_->setTabToolTip(tabs_->count() - 1, tip);
  connect(tab, &EvaluationTab::explainRequested, this, [this](const QString& text, const QString& pair, int label) {
    tabs_->setCurrentWidget(words_);
    words_->explain(text, pair, label);
  });
  connect(tab, &EvaluationTab::partRequested, this, [this](EvaluationPart part) { tabs_->setCurrentIndex(static_cast<int>(part)); });
  connect(tab, &EvaluationTab::evaluationChanged, this, [this] { load(true); });
}

QWidget* EvaluationPage::makeHeadline(QWidget* parent) {
  auto* headline = new QWidget(parent);
  auto* column = new QVBoxLayout(headline);
  column->setContentsMargins(32, 8, 32, 0);
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  sentence_ = makeHeading({}, headline);
  sentence_->setObjectName(QStringLiteral("evaluationSentence"));
  sentence_->setWordWrap(true);
  basis_ = makeNote({}, headline);
  texts->addWidget(sentence_);
  texts->addWidget(basis_);
  row->addLayout(texts, 1);
  report_ = makeButton(tr("Report"), ButtonRole::Normal, QStringLiteral("open"), headline);
  report_->setObjectName(QStringLiteral("reportMenu"));
  report_->setMenu(makeReportMenu());
  report_->setText(QStringLiteral("%1 ▾").arg(report_->text()));
  auto* forward = makeButton(tr("Export the model"), ButtonRole::Normal, QStringLiteral("export"), headline);
  row->addWidget(report_, 0, Qt::AlignVCenter);
  row->addWidget(forward, 0, Qt::AlignVCenter);
  column->addLayout(row);
  problems_ = new ProblemList(headline);
  column->addWidget(problems_);
  connect(forward, &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Export); });
  return headline;
}

QMenu* EvaluationPage::makeReportMenu() {
  auto* menu = new QMenu(this);
  menu->addAction(tr("Open the report"), this, [this] {
    if (session_.runDir()) openOnDesktop(qs(session_.runDir()->report().string()));
  });
  menu->addAction(tr("Save the report as HTML…"), this, [this] { saveReport(false); })->setObjectName(QStringLiteral("saveHtml"));
  menu->addAction(tr("Save the report as PDF…"), this, [this] { saveReport(true); })->setObjectName(QStringLiteral("savePdf"));
  return menu;
}

void EvaluationPage::showEmpty() {
  shown_.clear();
  views_->setCurrentWidget(empty_);
  if (session_.running()) {
    empty_->setText(tr("The run is still going on"),
                    tr("The evaluation is made at its end, on texts that played no part in the tuning."));
  } else if (session_.runDir()) {
    empty_->setText(
        tr("This run has no evaluation"),
        tr("It was stopped, interrupted or failed before the evaluation. Resume it, or start a new run and let it finish."));
  } else {
    empty_->setText(tr("Nothing to judge yet"),
                    tr("Tune a model first: when the run is done, its scores, mistakes and baselines appear here."));
  }
}

void EvaluationPage::load(bool again) {
  std::error_code missing;
  const RunDir* run = session_.runDir();
  if (!run || session_.running() || !fs::exists(run->evaluation(), missing)) return showEmpty();
  const fs::path path = run->evaluation();
  const fs::file_time_type time = fs::last_write_time(path, missing);
  if (!again && path == shown_ && time == shown_time_) return;
  shown_ = path;
  shown_time_ = time;
  session_.jobs().start<LoadedEvaluation>(
      this, "evaluation/load", [run = *run](std::stop_token stop) { return loadEvaluation(run, stop); },
      [this](const LoadedEvaluation& loaded) { showEvaluation(loaded); },
      [this](const Problems& problems) {
        showEmpty();
        empty_->setText(tr("The evaluation cannot be read"), qs(describe(problems)));
      });
}

void EvaluationPage::showEvaluation(const LoadedEvaluation& loaded) {
  views_->setCurrentWidget(content_);
  sentence_->setText(evaluationSentence(loaded.data->evaluation));
  basis_->setText(evaluationBasis(loaded.data->evaluation));
  problems_->setProblems(loaded.problems);
  for (EvaluationTab* tab : all_) tab->present(loaded.data);
}

void EvaluationPage::saveReport(bool pdf) {
  if (!session_.runDir()) return;
  const QString name = QDir(qs(session_.runDir()->path().string())).filePath(pdf ? QStringLiteral("report.pdf") : QStringLiteral("report.html"));
  const QString path = askWhereToSave(this, pdf ? tr("Save the report as PDF") : tr("Save the report as HTML"), name,
                                      pdf ? QStringLiteral("pdf") : QStringLiteral("html"), pdf ? tr("PDF (*.pdf)") : tr("HTML (*.html)"));
  if (path.isEmpty()) return;
  report_->setEnabled(false);
  session_.jobs().start<bool>(
      this, "evaluation/report",
      [run = *session_.runDir(), path, pdf](std::stop_token) {
        const ReportContent content = reportContent(run);
        if (pdf) {
          writeReportPdf(path, printReport(content), qs(content.title));
        } else {
          writeFileAtomically(path.toStdString(), htmlReport(content));
        }
        return true;
      },
      [this, path](bool) {
        report_->setEnabled(true);
        tellSaved(path);
      },
      [this](const Problems& problems) {
        report_->setEnabled(true);
        showProblems(this, problems);
      });
}

void EvaluationPage::tellSaved(const QString& path) {
  auto* box = new QMessageBox(QMessageBox::NoIcon, tr("The report is written"), QDir::toNativeSeparators(path), QMessageBox::Close, this);
  box->setObjectName(QStringLiteral("reportWritten"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  QPushButton* open = box->addButton(tr("Open"), QMessageBox::AcceptRole);
  connect(open, &QPushButton::clicked, this, [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
  box->open();
}

}  // namespace

Page* makeEvaluationPage(Session& session, QWidget* parent) { return new EvaluationPage(session, parent); }

}  // namespace etude
