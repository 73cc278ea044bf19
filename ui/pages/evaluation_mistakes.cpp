// What was taken for what, and the texts behind every number of it.
#include "core/base/format.h"
#include "core/run/report.h"
#include "ui/charts/confusion_matrix.h"
#include "ui/pages/evaluation_tabs.h"
#include "ui/pages/judged_table.h"
#include "ui/pages/page_parts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>


namespace etude {

namespace {

/// Evaluations of older versions kept only some mistakes: they are shown as rows without probabilities of their own.
std::shared_ptr<const JudgedRows> rowsOfMistakes(const Evaluation& evaluation) {
  auto rows = std::make_shared<JudgedRows>();
  rows->labels = evaluation.labels;
  rows->judged = evaluation.tuned.examples;
  const auto place = [&](const std::string& label) {
    return static_cast<int>(std::find(evaluation.labels.begin(), evaluation.labels.end(), label) - evaluation.labels.begin());
  };
  for (const Mistake& mistake : evaluation.mistakes) {
    JudgedRow row;
    row.line = mistake.line;
    row.text = mistake.text;
    row.truth = place(mistake.truth);
    const auto answer = static_cast<std::size_t>(place(mistake.predicted));
    if (answer >= evaluation.labels.size() || static_cast<std::size_t>(row.truth) >= evaluation.labels.size()) continue;
    row.tuned.assign(evaluation.labels.size(), 0.0f);
    row.tuned[answer] = static_cast<float>(mistake.confidence);
    rows->rows.push_back(std::move(row));
  }
  return rows;
}

class MistakesTab : public EvaluationTab {
  Q_DECLARE_TR_FUNCTIONS(etude::MistakesTab)

 public:
  MistakesTab(Session& session, QWidget* parent);
  void present(std::shared_ptr<const EvaluationData> found) override;

 private:
  QWidget* makeClasses();
  void showClasses(const Evaluation& evaluation);
  void showCell(int truth, int answer);
  void showLabel(int row, int column);
  void showMistakes();
  QString label(int index) const { return qs(data_->evaluation.labels.at(static_cast<std::size_t>(index))); }

  std::shared_ptr<const EvaluationData> data_;
  ConfusionMatrix* confusion_;
  QTableWidget* classes_;
  QLabel* abbreviations_;
  JudgedTable* rows_;
};

MistakesTab::MistakesTab(Session& session, QWidget* parent) : EvaluationTab(session, parent) {
  QVBoxLayout* column = makeScrollColumn(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  auto* matrix = new Card(tr("What was taken for what"), this);
  matrix->body()->addWidget(makeNote(tr("A row is the true label, a column the answer. Click a cell to read its texts below."), matrix));
  confusion_ = new ConfusionMatrix(matrix);
  confusion_->setObjectName(QStringLiteral("confusionMatrix"));
  matrix->body()->addWidget(confusion_, 1);
  matrix->body()->addStretch();
  row->addWidget(matrix, 3);
  row->addWidget(makeClasses(), 5);
  column->addLayout(row);
  auto* card = new Card({}, this);
  rows_ = new JudgedTable(tr("Texts of the chosen cell"), card);
  card->body()->addWidget(rows_);
  auto* all = makeLinkButton(tr("Show all mistakes"), card);
  card->body()->addWidget(all, 0, Qt::AlignLeft);
  column->addWidget(card);
  column->addStretch(1);
  connect(confusion_, &ConfusionMatrix::cellChosen, this, [this](int truth, int answer) { showCell(truth, answer); });
  connect(classes_, &QTableWidget::cellActivated, this, [this](int at, int what) { showLabel(at, what); });
  connect(classes_, &QTableWidget::cellClicked, this, [this](int at, int what) { showLabel(at, what); });
  connect(all, &QPushButton::clicked, this, [this] { showMistakes(); });
  connect(rows_, &JudgedTable::explainRequested, this, &EvaluationTab::explainRequested);
}

QWidget* MistakesTab::makeClasses() {
  auto* card = new Card(tr("Label by label"), this);
  classes_ = new QTableWidget(0, 8, card);
  classes_->setObjectName(QStringLiteral("classScores"));
  const std::pair<QString, QString> columns[] = {
      {tr("Label"), tr("Click a label to read the texts that have it and were answered otherwise.")},
      {tr("Precision"), tr("Of the texts that were given the label, the share that has it.")},
      {tr("Recall"), tr("Of the texts that have the label, the share that was given it.")},
      {tr("F1"), tr("Harmonic mean of precision and recall: low if either is low.")},
      {tr("Texts"), tr("How many judged texts have the label. Scores of few texts are uncertain.")},
      {tr("AUC"), tr("Area under the ROC curve: how often a text of the label gets a higher probability for it than another text. 1 is perfect, "
                     "0.5 is guessing.")},
      {tr("AP"), tr("Average precision: the mean precision while more and more texts of the label are found. Says more than the AUC where "
                    "the label is rare.")},
      {tr("ECE"), tr("Calibration error: how far the label's probabilities are from the shares that they promise, in percentage points. 0 is perfect.")}};
  for (int i = 0; i < 8; ++i) {
    auto* head = new QTableWidgetItem(columns[i].first);
    head->setToolTip(QStringLiteral("<p>%1</p>").arg(columns[i].second));
    classes_->setHorizontalHeaderItem(i, head);
  }
  classes_->setAccessibleName(tr("Scores per label"));
  dressTable(classes_, 0);
  card->body()->addWidget(classes_);
  abbreviations_ = makeNote(tr("AUC: area under the ROC curve. AP: average precision. ECE: expected calibration error, in percentage points (pp). Point at a "
                               "heading for what it means."),
                            card);
  card->body()->addWidget(abbreviations_);
  card->body()->addStretch();
  return card;
}

void MistakesTab::present(std::shared_ptr<const EvaluationData> found) {
  data_ = std::move(found);
  const Evaluation& evaluation = data_->evaluation;
  QStringList labels;
  for (const std::string& one : evaluation.labels) labels << qs(one);
  confusion_->setCounts(labels, evaluation.tuned.confusion);
  showClasses(evaluation);
  rows_->setRows(data_->rows ? data_->rows : rowsOfMistakes(evaluation));
  rows_->showUntuned(data_->rows && !data_->rows->rows.empty() && !data_->rows->rows.front().untuned.empty());
  showMistakes();
}

void MistakesTab::showClasses(const Evaluation& evaluation) {
  classes_->setRowCount(static_cast<int>(evaluation.tuned.classes.size()));
  const bool curves = evaluation.curves.size() == evaluation.tuned.classes.size();
  int row = 0;
  for (const ClassScores& scores : evaluation.tuned.classes) {
    setCell(classes_, row, 0, qs(scores.label), false, qs(scores.label));
    setCell(classes_, row, 1, qs(formatPercent(scores.precision)), true);
    setCell(classes_, row, 2, qs(formatPercent(scores.recall)), true);
    setCell(classes_, row, 3, qs(formatPercent(scores.f1)), true);
    setCell(classes_, row, 4, qs(formatCount(scores.support)), true);
    if (curves) {
      const LabelCurve& curve = evaluation.curves[static_cast<std::size_t>(row)];
      setCell(classes_, row, 5, qs(areaText(curve.auc)), true);
      setCell(classes_, row, 6, qs(areaText(curve.average_precision)), true);
      setCell(classes_, row, 7, tr("%1 pp").arg(QString::number(100 * curve.calibration_error, 'f', 1)), true);
    }
    ++row;
  }
  for (const int column : {5, 6, 7}) classes_->setColumnHidden(column, !curves);
  abbreviations_->setVisible(curves);
  fitRows(classes_, 10);
}

void MistakesTab::showCell(int truth, int answer) {
  const auto texts = static_cast<std::size_t>(truth) < data_->evaluation.tuned.confusion.size();
  if (!texts) return;
  const QString title = truth == answer ? tr("Texts that are “%1” and were answered so").arg(label(truth))
                                        : tr("Texts that are “%1” and were answered “%2”").arg(label(truth), label(answer));
  const QString note = truth == answer && !data_->rows ? tr("This run was made by an older version, which kept only its mistakes.") : QString();
  rows_->showRows(title, [truth, answer](const JudgedRow& row) { return row.truth == truth && row.answer() == answer; }, note);
}

/// Precision: the texts given the label; other columns: the texts that have it.
void MistakesTab::showLabel(int row, int column) {
  if (row < 0 || static_cast<std::size_t>(row) >= data_->evaluation.labels.size()) return;
  if (column == 1) {
    rows_->showRows(tr("Texts that were answered “%1” and are something else").arg(label(row)),
                    [row](const JudgedRow& one) { return one.answer() == row && one.truth != row; });
  } else {
    rows_->showRows(tr("Texts that are “%1” and were answered something else").arg(label(row)),
                    [row](const JudgedRow& one) { return one.truth == row && one.answer() != row; });
  }
}

void MistakesTab::showMistakes() {
  rows_->showRows(tr("All mistakes"), [](const JudgedRow& row) { return row.truth != row.answer(); },
                  tr("Read the most confident ones first: where the model is wrong and sure of it, the label in the data is often wrong, too."));
}

}  // namespace

EvaluationTab* makeMistakesTab(Session& session, QWidget* parent) { return new MistakesTab(session, parent); }

}  // namespace etude
