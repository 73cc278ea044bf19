#include "ui/pages/data_cards.h"

#include "core/base/format.h"
#include "core/data/dataset.h"
#include "ui/bars.h"
#include "ui/forms/settings_form.h"

#include <QHBoxLayout>

namespace etude {

namespace {

constexpr std::size_t kLinesShown = 12;

const std::vector<QColor Theme::*>& splitColors() {
  static const std::vector<QColor Theme::*> colors = {&Theme::curve_train, &Theme::curve_validation, &Theme::curve_metric};
  return colors;
}

QStringList splitTitles() { return {Card::tr("Training"), Card::tr("Validation"), Card::tr("Test")}; }

QString linesText(const std::vector<std::uint64_t>& lines) {
  QStringList first;
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesShown); ++i) first << QString::number(lines[i]);
  const QString more = lines.size() > kLinesShown ? Card::tr(" and %1 more").arg(lines.size() - kLinesShown) : QString();
  return (lines.size() == 1 ? Card::tr("Line %1") : Card::tr("Lines %1")).arg(first.join(", ")) + more;
}

const char* findingIcon(Severity severity) {
  return severity == Severity::Info ? "info" : severity == Severity::Warning ? "warning" : "error";
}

QColor Theme::*findingColor(Severity severity) {
  return severity == Severity::Info ? &Theme::accent : severity == Severity::Warning ? &Theme::caution : &Theme::bad;
}

}  // namespace

FindingsCard::FindingsCard(Session& session, QWidget* parent) : Card(tr("Findings"), parent) {
  nothing_ = makeNote({}, this);
  body()->addWidget(nothing_);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(8);
  body()->addLayout(rows_);
  body()->addWidget(new SettingsForm(session, {"data.drop_empty", "data.drop_duplicates", "data.drop_leaks"}, this));
}

void FindingsCard::setDataset(const Dataset* dataset) {
  while (QLayoutItem* item = rows_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  nothing_->setVisible(!dataset || dataset->findings.empty());
  nothing_->setText(dataset ? tr("Nothing is wrong with these rows: none is empty, repeated, or both in training and test.")
                            : tr("Findings appear here when the data has been read."));
  if (!dataset) return;
  for (const Finding& finding : dataset->findings) rows_->addWidget(makeRow(finding));
}

QWidget* FindingsCard::makeRow(const Finding& finding) {
  auto* row = new QFrame(this);
  row->setProperty("role", "inset");
  row->setAccessibleName(qs(finding.what));
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(12, 10, 16, 10);
  across->setSpacing(12);
  across->addWidget(new IconLabel(icon(findingIcon(finding.severity), findingColor(finding.severity)), 18, row), 0, Qt::AlignTop);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  auto* what = new QLabel(qs(finding.what), row);
  what->setProperty("role", "strong");
  what->setWordWrap(true);
  texts->addWidget(what);
  if (!finding.lines.empty()) {
    QLabel* lines = makeNote(linesText(finding.lines), row);
    lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    texts->addWidget(lines);
  }
  across->addLayout(texts, 1);
  if (!finding.fixed.empty()) {
    auto* fixed = new QLabel(qs(finding.fixed), row);
    fixed->setProperty("tone", "good");
    across->addWidget(new IconLabel(icon("check", &Theme::good), 16, row));
    across->addWidget(fixed);
  }
  return row;
}

LabelsCard::LabelsCard(QWidget* parent) : Card(tr("Labels"), parent) {
  bars_ = new LabelBars(tr("Rows per label"), this);
  note_ = makeNote({}, this);
  body()->addWidget(bars_);
  body()->addWidget(note_);
  body()->addStretch();
}

void LabelsCard::setDataset(const Dataset* dataset) {
  std::vector<LabelBars::Row> rows;
  std::int64_t most = 0, all = 0;
  if (dataset) {
    for (const LabelCount& count : dataset->counts) {
      rows.push_back({qs(count.label), {count.rows.begin(), count.rows.end()}});
      const std::int64_t sum = count.rows[0] + count.rows[1] + count.rows[2];
      most = std::max(most, sum);
      all += sum;
    }
  }
  note_->setText(all == 0 ? tr("Label counts appear here when the data has been read.")
                          : tr("Always answering the most frequent label would be right in %1 of the rows.")
                                .arg(qs(formatPercent(static_cast<double>(most) / static_cast<double>(all)))));
  bars_->setVisible(!rows.empty());
  bars_->setRows(std::move(rows), splitTitles(), splitColors());
}

SplitCard::SplitCard(Session& session, QWidget* parent) : Card(tr("Split"), parent) {
  bar_ = new StackedBar(tr("Rows per split"), this);
  body()->addWidget(bar_);
  form_ = new SettingsForm(session,
                           {"data.validation_fraction", "data.test_fraction", "data.validation_path", "data.test_path",
                            "data.stratify", "data.split_seed", "data.train_rows"},
                           this);
  body()->addWidget(form_);
  body()->addStretch();
}

void SplitCard::setDataset(const Dataset* dataset) {
  std::vector<StackedBar::Part> parts;
  for (std::size_t i = 0; dataset && i < 3; ++i) {
    const auto rows = static_cast<std::int64_t>(dataset->splits[i].size());
    parts.push_back(
        {splitTitles()[static_cast<int>(i)], static_cast<double>(rows), qs(formatCount(rows)), splitColors()[i], 1, true});
  }
  bar_->setVisible(!parts.empty());
  bar_->setParts(parts);
  const bool divided = dataset && !dataset->split_column.empty();
  form_->lock(
      {"data.validation_fraction", "data.test_fraction", "data.stratify", "data.split_seed"},
      divided ? tr("The column “%1” already says which rows are for validation and for the test.").arg(qs(dataset->split_column))
              : QString());
  setTitle(divided ? tr("Split by the column “%1”").arg(qs(dataset->split_column)) : tr("Split"));
}

}  // namespace etude
