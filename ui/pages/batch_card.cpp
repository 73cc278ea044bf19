#include "ui/pages/batch_card.h"

#include "core/base/format.h"
#include "core/tasks/token_lengths.h"
#include "ui/jobs.h"
#include "ui/pages/batch_legend.h"
#include "ui/pages/busy_row.h"
#include "ui/pages/token_chip.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace etude {

namespace {

using Kind = PreviewToken::Kind;

QString kindText(Kind kind) {
  switch (kind) {
    case Kind::Special:
      return BatchCard::tr("a sign added by the tokenizer");
    case Kind::Word:
      return BatchCard::tr("a word, or the beginning of one");
    case Kind::Piece:
      return BatchCard::tr("the word before goes on");
    case Kind::Unknown:
      return BatchCard::tr("not in the vocabulary");
    case Kind::Cut:
      return BatchCard::tr("cut off: the model does not read it");
    case Kind::Padding:
      break;
  }
  return BatchCard::tr("padding: fills the row up, the model skips it");
}

class ChipDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QVariant kind = index.data(BatchModel::KindRole);
    if (!kind.isValid()) {
      QStyledItemDelegate::paint(painter, option, index);
      return;
    }
    paintTokenChip(*painter, option.rect.adjusted(2, 3, -2, -3), index.data().toString(), static_cast<Kind>(kind.toInt()),
              index.data(BatchModel::FeedsAnswerRole).toBool());
    if (!(option.state & QStyle::State_HasFocus)) return;
    painter->setPen(QPen(theme().accent, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
  }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    if (!index.data(BatchModel::KindRole).isValid()) return QStyledItemDelegate::sizeHint(option, index);
    return {std::clamp(metrics.horizontalAdvance(index.data().toString()) + 20, 40, 160), metrics.height() + 14};
  }
};

}  // namespace

void BatchModel::setBatch(BatchPreview batch, bool answers_at_end) {
  beginResetModel();
  batch_ = std::move(batch);
  answers_at_end_ = answers_at_end;
  cut_columns_ = 0;
  for (const PreviewRow& row : batch_.rows) cut_columns_ = std::max(cut_columns_, row.cut.size() + (row.cut_count > row.cut.size()));
  endResetModel();
}

int BatchModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(batch_.rows.size()); }

int BatchModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || batch_.rows.empty() ? 0 : static_cast<int>(1 + batch_.width + cut_columns_);
}

const PreviewToken* BatchModel::tokenAt(const QModelIndex& index) const {
  const PreviewRow& row = batch_.rows[static_cast<std::size_t>(index.row())];
  const auto place = static_cast<std::size_t>(index.column()) - 1;
  if (index.column() == 0) return nullptr;
  if (place < row.tokens.size()) return &row.tokens[place];
  return place - batch_.width < row.cut.size() ? &row.cut[place - batch_.width] : nullptr;
}

bool BatchModel::feedsAnswer(const QModelIndex& index) const {
  const std::vector<PreviewToken>& tokens = batch_.rows[static_cast<std::size_t>(index.row())].tokens;
  const auto read = std::find_if(tokens.rbegin(), tokens.rend(), [](const PreviewToken& token) { return token.kind != Kind::Padding; });
  const auto last = static_cast<int>(std::distance(read, tokens.rend()));  // its column: the label stands before the tokens
  return last > 0 && index.column() == (answers_at_end_ ? last : 1);
}

QString BatchModel::explain(const QModelIndex& index) const {
  const PreviewRow& row = batch_.rows[static_cast<std::size_t>(index.row())];
  if (index.column() == 0) return tr("The right answer for this row, “%1”. The loss compares it with what the model says.").arg(qs(row.label));
  const PreviewToken* token = tokenAt(index);
  if (!token) return {};
  const QString text = tr("%1: number %2 of the vocabulary, %3").arg(qs(token->text)).arg(token->id).arg(kindText(token->kind));
  return feedsAnswer(index) ? tr("%1. What the model makes of this position decides the answer.").arg(text) : text;
}

QVariant BatchModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const PreviewRow& row = batch_.rows[static_cast<std::size_t>(index.row())];
  const PreviewToken* token = tokenAt(index);
  const std::size_t hidden = row.cut_count - row.cut.size();
  const bool more = hidden > 0 && static_cast<std::size_t>(index.column()) == 1 + batch_.width + row.cut.size();
  switch (role) {
    case Qt::DisplayRole:
      return index.column() == 0 ? qs(row.label) : token ? qs(token->text) : more ? tr("+%1").arg(hidden) : QString();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return more ? tr("%1 more tokens are cut off").arg(hidden) : explain(index);
    case KindRole:
      return token ? QVariant(static_cast<int>(token->kind)) : more ? QVariant(static_cast<int>(Kind::Cut)) : QVariant();
    case FeedsAnswerRole:
      return feedsAnswer(index);
    case Qt::FontRole:
      return index.column() == 0 ? QVariant(scaledFont(1, QFont::DemiBold)) : QVariant();
    default:
      return {};
  }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) {
    if (role == Qt::DisplayRole) return QString::number(batch_.rows[static_cast<std::size_t>(section)].line);
    return role == Qt::ToolTipRole ? tr("Line of the file") : QVariant();
  }
  const auto place = static_cast<std::size_t>(section);
  if (role == Qt::ToolTipRole) {
    if (section == 0) return tr("The label: the only thing here that carries loss");
    return place <= batch_.width ? tr("Position %1").arg(section) : tr("Beyond what the model reads");
  }
  if (role != Qt::DisplayRole) return {};
  if (section == 0) return tr("Right answer");
  return place <= batch_.width ? QString::number(section) : tr("cut");
}

BatchCard::BatchCard(Session& session, QWidget* parent) : Card(tr("As the model sees it"), parent), session_(session) {
  auto* across = new QHBoxLayout;
  across->setSpacing(16);
  about_ = makeNote({}, this);
  about_->setObjectName("batch_about");
  next_ = makeButton(tr("Next batch"), ButtonRole::Normal, {}, this);
  next_->setObjectName("next_batch");
  setTip(next_, tr("The model learns from one batch after the other; after each, it changes its weights once."));
  connect(next_, &QPushButton::clicked, this, [this] { show(model_->batch().number + 1); });
  across->addWidget(about_, 1);
  across->addWidget(next_, 0, Qt::AlignTop);
  body()->addLayout(across);
  busy_ = new BusyRow(tr("Texts being turned into tokens"), tr("Show a batch"), QStringLiteral("batch"), this);
  connect(busy_, &BusyRow::againWanted, this, &BatchCard::prepare);
  connect(busy_, &BusyRow::cancelled, this, [this] {
    session_.jobs().cancel("batches");
    about_->setText(tr("You have stopped this: no batch is shown."));
  });
  body()->addWidget(busy_);
  makeView();
  legend_ = new BatchLegend(this);
  body()->addWidget(legend_);
  note_ = makeNote({}, this);
  body()->addWidget(note_);
  connect(&session, &Session::dataChanged, this, &BatchCard::refresh);
  connect(&session, &Session::modelChanged, this, &BatchCard::refresh);
  connect(&session, &Session::recipeChanged, this, &BatchCard::refresh);
  refresh();
}

void BatchCard::makeView() {
  model_ = new BatchModel(this);
  view_ = new QTableView(this);
  view_->setModel(model_);
  view_->setItemDelegate(new ChipDelegate(view_));
  view_->setObjectName("batch");
  view_->setAccessibleName(tr("Tokens of the batch"));
  view_->setShowGrid(false);
  view_->setWordWrap(false);
  view_->setSelectionMode(QAbstractItemView::NoSelection);
  view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view_->setTabKeyNavigation(false);
  view_->setCornerButtonEnabled(false);
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view_->verticalHeader()->setDefaultSectionSize(QFontMetrics(QFontDatabase::systemFont(QFontDatabase::FixedFont)).height() + 16);
  view_->horizontalHeader()->setHighlightSections(false);
  view_->horizontalHeader()->setMinimumSectionSize(36);
  view_->setFixedHeight(9 * view_->verticalHeader()->defaultSectionSize() + 56);
  body()->addWidget(view_);
}

void BatchCard::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  refresh();
}

void BatchCard::refresh() {
  const auto dataset = session_.dataset();
  const auto tokenizer = session_.tokenizer();
  if (!dataset || dataset->split(Split::Train).empty() || !tokenizer) {
    session_.jobs().cancel("batches");
    data_.reset();
    take(nullptr);
    return;
  }
  const Recipe& recipe = session_.recipe();
  const BatchRules rules{tokensRead(recipe.model.max_length, session_.model() ? session_.model()->max_positions : 0, *tokenizer),
                         static_cast<std::size_t>(recipe.tuning.per_device_train_batch_size * recipe.tuning.gradient_accumulation_steps),
                         recipe.tuning.group_by_length, static_cast<std::uint64_t>(recipe.tuning.seed)};
  if (!isVisible() || (data_.lock() == dataset && with_.lock() == tokenizer && rules == rules_)) return;
  data_ = dataset;
  with_ = tokenizer;
  rules_ = rules;
  prepare();
}

void BatchCard::prepare() {
  take(nullptr);
  busy_->begin();
  about_->setText(tr("The texts are being turned into tokens…"));
  using Result = std::shared_ptr<const BatchPreviewer>;
  session_.jobs().start<Result>(
      this, "batches",
      [dataset = session_.dataset(), tokenizer = session_.tokenizer(), rules = rules_](std::stop_token stop) { return std::make_shared<const BatchPreviewer>(dataset, tokenizer, rules, stop); },
      [this](Result previewer) { take(std::move(previewer)); },
      [this](const Problems& problems) {
        take(nullptr);
        about_->setText(qs(problems.front().what));
      });
}

bool BatchCard::answersAtEnd() const { return session_.model() && etude::answersAtEnd(session_.model()->family); }

void BatchCard::explain() {
  const QString place = answersAtEnd() ? tr("at the last position, because it reads from left to right and has seen the whole text only there")
                                       : tr("at the first position");
  note_->setText(tr("Loss is the number that training makes smaller. In classification only the label carries loss: the model reads the whole row, "
                    "gives its answer %1, and the loss says how far that answer is from the label in the first column. "
                    "The tokens themselves are never predicted here.")
                     .arg(place));
  if (const auto tokenizer = session_.tokenizer()) legend_->show(*tokenizer, answersAtEnd());
}

void BatchCard::take(std::shared_ptr<const BatchPreviewer> previewer) {
  previewer_ = std::move(previewer);
  busy_->end();
  explain();
  const bool any = previewer_ && previewer_->count() > 0;
  view_->setEnabled(any);
  next_->setEnabled(any);
  if (any) {
    show(0);
  } else {
    model_->setBatch({});
    about_->setText(tr("A batch appears here when data and model have been read."));
  }
}

void BatchCard::show(std::size_t number) {
  if (!previewer_) return;
  model_->setBatch(previewer_->batch(number), answersAtEnd());
  const BatchPreview& batch = model_->batch();
  view_->resizeColumnsToContents();
  view_->scrollTo(model_->index(0, 0));
  QString text = tr("Batch %1 of the %2 of the first epoch: %3 texts, padded to %4 tokens; %5 of the positions are padding.")
                     .arg(qs(formatCount(static_cast<std::int64_t>(batch.number + 1))), qs(formatCount(static_cast<std::int64_t>(batch.batches))))
                     .arg(batch.rows.size())
                     .arg(batch.width)
                     .arg(qs(formatPercent(batch.paddingShare())));
  if (rules_.by_length) text += QLatin1Char(' ') + tr("Texts of like length are put together, so that little is padding.");
  if (previewer_->sampled())
    text += QLatin1Char(' ') + tr("Made of the first %1 training rows only.").arg(qs(formatCount(static_cast<std::int64_t>(BatchPreviewer::kMostRows))));
  about_->setText(text);
}

}  // namespace etude
