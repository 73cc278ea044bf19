#include "ui/pages/data_cards.h"

#include "core/base/format.h"
#include "ui/bars.h"
#include "ui/charts/chart.h"
#include "ui/forms/settings_form.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/part_picture.h"
#include "ui/pages/table_toggle.h"
#include "ui/session.h"

#include <QTableView>

namespace etude {

namespace {

const std::vector<QColor Theme::*>& splitColors() {
  static const std::vector<QColor Theme::*> colors = {&Theme::curve_train, &Theme::curve_validation, &Theme::curve_metric};
  return colors;
}

std::int64_t allRows(const LabelCount& count) { return count.rows[0] + count.rows[1] + count.rows[2]; }

QStringList splitTitles() { return {Card::tr("Training"), Card::tr("Validation"), Card::tr("Test")}; }

}  // namespace

LabelsCard::LabelsCard(QWidget* parent) : Card(tr("Labels"), parent) {
  bars_ = new LabelBars(tr("Rows per label"), this);
  values_ = new ChartTable(this);
  table_ = new QTableView(this);
  table_->setModel(values_);
  const auto cell = [this](int row, int column) -> QVariant {
    const LabelCount& count = counts_[static_cast<std::size_t>(row)];
    if (column == 0) return qs(count.label);
    return static_cast<qlonglong>(column <= 3 ? count.rows[static_cast<std::size_t>(column - 1)] : allRows(count));
  };
  const auto row_count = [this] { return static_cast<int>(counts_.size()); };
  values_->setSource({QStringList{tr("Label")} + splitTitles() + QStringList{tr("All rows")}, row_count, cell});
  below_ = new TableToggle(bars_->accessibleName(), table_, this);
  body()->addWidget(bars_);
  body()->addWidget(below_);
  body()->addStretch();
}

void LabelsCard::setDataset(const Dataset* dataset) {
  counts_ = dataset ? dataset->counts : std::vector<LabelCount>();
  values_->refresh();
  fitRows(table_, 10);
  std::vector<LabelBars::Row> rows;
  std::int64_t most = 0, all = 0;
  for (const LabelCount& count : counts_) {
    rows.push_back({qs(count.label), {count.rows.begin(), count.rows.end()}});
    most = std::max(most, allRows(count));
    all += allRows(count);
  }
  below_->setNote(all == 0 ? tr("Label counts appear here when the data has been read.")
                           : tr("Always answering the most frequent label would be right in %1 of the rows.")
                                 .arg(qs(formatPercent(static_cast<double>(most) / static_cast<double>(all)))));
  below_->setTableOffered(all > 0);
  bars_->setVisible(!rows.empty());
  bars_->setRows(std::move(rows), splitTitles(), splitColors());
}

SplitCard::SplitCard(Session& session, QWidget* parent) : Card(tr("Split"), parent), session_(session) {
  bar_ = new PartPicture(tr("Rows per split"), tr("Rows"), this);
  body()->addWidget(bar_);
  note_ = makeNote({}, this);
  note_->setObjectName("split_note");
  body()->addWidget(note_);
  form_ = new SettingsForm(session,
                           {"data.validation_fraction", "data.test_fraction", "data.stratify", "data.split_seed", "data.train_rows"},
                           this);
  body()->addWidget(form_);
  body()->addStretch();
}

void SplitCard::setDataset(const Dataset* dataset) {
  std::vector<PicturePart> parts;
  for (std::size_t i = 0; dataset && i < 3; ++i) {
    const auto rows = static_cast<std::int64_t>(dataset->splits[i].size());
    parts.push_back({splitTitles()[static_cast<int>(i)], static_cast<double>(rows), qs(formatCount(rows)), splitColors()[i]});
  }
  bar_->setVisible(!parts.empty());
  bar_->setRows({{{}, {}, parts}});
  lockShares(dataset);
  const QString note = dataset ? setAside(*dataset) : QString();
  note_->setText(note);
  note_->setVisible(!note.isEmpty());
  const bool divided = dataset && !dataset->split_column.empty();
  setTitle(divided ? tr("Split by the column “%1”").arg(qs(dataset->split_column)) : tr("Split"));
}

/// A share counts only where neither a file nor the split column says which rows these are.
void SplitCard::lockShares(const Dataset* dataset) {
  const DataSettings& settings = session_.recipe().data;
  const QString column = dataset ? qs(dataset->split_column) : QString();
  const bool validation = dataset && dataset->given[1], test = dataset && dataset->given[2];
  form_->lock({"data.validation_fraction"}, !validation                       ? QString()
                                            : settings.validation_path.empty() ? tr("The column “%1” already says which rows are for validation.").arg(column)
                                                                               : tr("The validation rows come from a file of their own."));
  form_->lock({"data.test_fraction"}, !test                       ? QString()
                                      : settings.test_path.empty() ? tr("The column “%1” already says which rows are for the test.").arg(column)
                                                                   : tr("The test rows come from a file of their own."));
  form_->lock({"data.stratify", "data.split_seed"},
              validation && test ? tr("The data already says which rows are for validation and for the test.") : QString());
}

/// What becomes of the training rows where the data names only some of the splits.
QString SplitCard::setAside(const Dataset& dataset) const {
  const DataSettings& settings = session_.recipe().data;
  const bool divided = !dataset.split_column.empty() || dataset.given[1] || dataset.given[2];
  if (!divided) return {};
  const bool validation = !dataset.given[1] && settings.validation_fraction > 0, test = !dataset.given[2] && settings.test_fraction > 0;
  if (validation && test) return tr("The data names neither validation nor test rows: a part of the training rows is set aside for each.");
  if (validation) return tr("The data names no validation rows: a part of the training rows is set aside for that.");
  if (test) return tr("The data names no test rows: a part of the training rows is set aside for that.");
  return {};
}

}  // namespace etude
