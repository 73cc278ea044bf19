#include "ui/pages/data_cards.h"

#include "core/base/format.h"
#include "core/data/dataset.h"
#include "ui/bars.h"
#include "ui/forms/settings_form.h"

namespace etude {

namespace {

const std::vector<QColor Theme::*>& splitColors() {
  static const std::vector<QColor Theme::*> colors = {&Theme::curve_train, &Theme::curve_validation, &Theme::curve_metric};
  return colors;
}

QStringList splitTitles() { return {Card::tr("Training"), Card::tr("Validation"), Card::tr("Test")}; }

}  // namespace

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
                           {"data.validation_fraction", "data.test_fraction", "data.stratify", "data.split_seed", "data.train_rows"},
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
