#include "ui/pages/judged_table.h"

#include "core/base/format.h"
#include "ui/charts/chart.h"
#include "ui/pages/page_parts.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>

namespace etude {

namespace {
constexpr int kTypingPause = 200, kJudgedShown = 10;

bool isNumberColumn(int column) { return column == JudgedModel::Confidence || column == JudgedModel::Line; }

int judgedAlignment(int column) { return static_cast<int>((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter); }
}

void JudgedModel::setRows(std::shared_ptr<const JudgedRows> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  choose();
  arrange();
  endResetModel();
}

void JudgedModel::setFilter(Accepts accepts, const QString& words) {
  beginResetModel();
  accepts_ = std::move(accepts);
  words_ = words;
  choose();
  arrange();
  endResetModel();
}

const JudgedRow* JudgedModel::row(int index) const {
  return index >= 0 && static_cast<std::size_t>(index) < shown_.size() ? &rows_->rows[shown_[static_cast<std::size_t>(index)]] : nullptr;
}

void JudgedModel::choose() {
  shown_.clear();
  if (!rows_) return;
  for (std::uint32_t i = 0; i < rows_->rows.size(); ++i) {
    const JudgedRow& row = rows_->rows[i];
    if (accepts_ && !accepts_(row)) continue;
    if (!words_.isEmpty() && !qs(row.text).contains(words_, Qt::CaseInsensitive) && !qs(row.pair).contains(words_, Qt::CaseInsensitive)) continue;
    shown_.push_back(i);
  }
}

void JudgedModel::arrange() {
  const auto before = [this](std::uint32_t a, std::uint32_t b) {
    const JudgedRow &x = rows_->rows[a], &y = rows_->rows[b];
    switch (column_) {
      case Text:
        return x.text < y.text;
      case Truth:
        return x.truth < y.truth;
      case Answer:
        return x.answer() < y.answer();
      case Confidence:
        return x.confidence() < y.confidence();
      case Untuned:
        return x.untunedAnswer() < y.untunedAnswer();
      default:
        return x.line < y.line;
    }
  };
  std::stable_sort(shown_.begin(), shown_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return order_ == Qt::AscendingOrder ? before(a, b) : before(b, a); });
}

void JudgedModel::sort(int column, Qt::SortOrder order) {
  if (column < 0 || (column == column_ && order == order_)) return;
  beginResetModel();
  column_ = column;
  order_ = order;
  if (rows_) arrange();
  endResetModel();
}

QString JudgedModel::label(int index) const {
  return index >= 0 && static_cast<std::size_t>(index) < rows_->labels.size() ? qs(rows_->labels[static_cast<std::size_t>(index)]) : QStringLiteral("–");
}

QVariant JudgedModel::data(const QModelIndex& index, int role) const {
  const JudgedRow* row = index.isValid() ? this->row(index.row()) : nullptr;
  if (!row) return {};
  if (role == Qt::TextAlignmentRole) return judgedAlignment(index.column());
  if (role == Qt::ToolTipRole && index.column() == Text) return QStringLiteral("<p>%1</p>").arg(qs(row->text).left(2000).toHtmlEscaped());
  if (role == Qt::ForegroundRole && index.column() == Answer) return row->answer() == row->truth ? theme().text : theme().bad;
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case Text: {
      const QString text = qs(row->text).left(400).simplified();
      return row->pair.empty() ? text : text + QStringLiteral("  |  ") + qs(row->pair).left(400).simplified();
    }
    case Truth:
      return label(row->truth);
    case Answer:
      return row->answer() == row->truth ? label(row->answer()) : tr("%1 (wrong)").arg(label(row->answer()));
    case Confidence:
      return qs(formatPercent(static_cast<double>(row->confidence())));
    case Untuned:
      return label(row->untunedAnswer());
    default:
      return row->line == 0 ? QStringLiteral("–") : chartCount(static_cast<std::int64_t>(row->line));
  }
}

QVariant JudgedModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const QString titles[] = {tr("Text"), tr("True label"), tr("Answer"), tr("Confidence"), tr("Untuned answer"), tr("Line")};
  const QString tips[] = {tr("What the model read"), tr("The label in the data"), tr("What the tuned model says"),
                          tr("The probability that the tuned model gives to its answer"), tr("What the model said before tuning"),
                          tr("Line of the data file")};
  if (section < 0 || section >= ColumnCount) return {};
  if (role == Qt::TextAlignmentRole) return judgedAlignment(section);
  const QString arrow_room(section == column_ && isNumberColumn(section) ? 4 : 0, QChar::Nbsp);  // the arrow of the sorting stands at the right
  return role == Qt::DisplayRole ? QVariant(titles[section] + arrow_room) : role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

JudgedTable::JudgedTable(const QString& name, QWidget* parent) : QWidget(parent), model_(new JudgedModel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  title_ = makeHeading({}, this);
  title_->setObjectName(QStringLiteral("judgedTitle"));
  title_->setWordWrap(true);
  column->addWidget(title_);
  note_ = makeNote({}, this);
  column->addWidget(note_);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  words_ = new QLineEdit(this);
  words_->setObjectName(QStringLiteral("judgedWords"));
  words_->setPlaceholderText(tr("Only texts with these words"));
  words_->setAccessibleName(tr("Only texts with these words"));
  words_->setClearButtonEnabled(true);
  count_ = makeNote({}, this);
  count_->setWordWrap(false);
  explain_ = makeButton(tr("Which words mattered?"), ButtonRole::Normal, {}, this);
  explain_->setObjectName(QStringLiteral("judgedExplain"));
  row->addWidget(words_, 1);
  row->addWidget(count_);
  ask_ = makeButton(tr("Ask both models"), ButtonRole::Normal, {}, this);
  ask_->setObjectName(QStringLiteral("judgedAsk"));
  ask_->hide();
  row->addWidget(ask_);
  row->addWidget(explain_);
  column->addLayout(row);
  view_ = new QTableView(this);
  view_->setObjectName(QStringLiteral("judgedTable"));
  view_->setModel(model_);
  view_->setAccessibleName(name);
  dressTable(view_, JudgedModel::Text);
  view_->setSortingEnabled(true);
  view_->horizontalHeader()->setSortIndicator(JudgedModel::Confidence, Qt::DescendingOrder);
  column->addWidget(view_);
  typing_.setSingleShot(true);
  typing_.setInterval(kTypingPause);
  connect(words_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
  connect(&typing_, &QTimer::timeout, this, &JudgedTable::refresh);
  const auto ask = [this] {
    if (const JudgedRow* chosen = model_->row(view_->currentIndex().row())) Q_EMIT explainRequested(qs(chosen->text), qs(chosen->pair), -1);
  };
  connect(explain_, &QPushButton::clicked, this, ask);
  connect(view_, &QTableView::activated, this, ask);
  connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &JudgedTable::refreshButtons);
  connect(ask_, &QPushButton::clicked, this, [this] {
    if (const JudgedRow* chosen = model_->row(view_->currentIndex().row())) Q_EMIT askRequested(qs(chosen->text), qs(chosen->pair));
  });
  connect(model_, &QAbstractItemModel::modelReset, this, &JudgedTable::chooseFirst);
  chooseFirst();
}

void JudgedTable::chooseFirst() {
  fitRows(view_, kJudgedShown);
  if (model_->rowCount() > 0) view_->selectRow(0);
  refreshButtons();
}

void JudgedTable::refreshButtons() {
  const bool chosen = view_->currentIndex().isValid();
  const QString none = tr("Choose a text in the table first.");
  for (QPushButton* button : {explain_, ask_}) button->setEnabled(chosen);
  setTip(explain_, chosen ? tr("Marks the words of the chosen text that spoke for the answer and against it.") : none);
  setTip(ask_, chosen ? tr("Takes the chosen text up to “Ask both models”, where it can be changed and asked again.") : none);
}

void JudgedTable::offerAsking() { ask_->show(); }

void JudgedTable::showUntuned(bool shown) { view_->setColumnHidden(JudgedModel::Untuned, !shown); }

void JudgedTable::setRows(std::shared_ptr<const JudgedRows> rows) {
  rows_ = std::move(rows);
  model_->setRows(rows_);
  refresh();
}

void JudgedTable::showRows(const QString& title, JudgedModel::Accepts accepts, const QString& note) {
  title_->setText(title);
  note_->setText(note);
  note_->setVisible(!note.isEmpty());
  accepts_ = std::move(accepts);
  refresh();
}

void JudgedTable::refresh() {
  model_->setFilter(accepts_, words_->text().trimmed());
  const QString shown = model_->rowCount() == 1 ? tr("1 text") : tr("%1 texts").arg(chartCount(model_->rowCount()));
  count_->setText(rows_ && !rows_->complete() ? tr("%1, of %2 kept of %3").arg(shown, chartCount(static_cast<std::int64_t>(rows_->rows.size())), chartCount(rows_->judged))
                                               : shown);
}

}  // namespace etude
