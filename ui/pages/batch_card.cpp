#include "ui/pages/batch_card.h"

#include "core/base/format.h"
#include "core/tasks/token_lengths.h"
#include "ui/jobs.h"
#include "ui/pages/busy_row.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QFontDatabase>
#include <QGridLayout>
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

struct ChipLook {
  QColor fill, text;
  QPen border = Qt::NoPen;
  bool struck = false;
};

ChipLook lookOf(Kind kind, bool feeds_answer) {
  const Theme& t = theme();
  ChipLook look{t.accent_soft, t.text};
  if (kind == Kind::Special) look = {t.raised, t.text, QPen(t.border)};
  if (kind == Kind::Piece) look.fill = t.curve_metric, look.fill.setAlphaF(t.dark ? 0.28F : 0.16F);
  if (kind == Kind::Unknown) look.border = QPen(t.bad, 1.5);
  if (kind == Kind::Cut) look = {Qt::transparent, t.caution, QPen(t.caution, 1, Qt::DashLine), true};
  if (kind == Kind::Padding) look = {Qt::transparent, t.muted, QPen(t.border, 1, Qt::DotLine)};
  if (feeds_answer) look.border = QPen(t.accent, 2);
  return look;
}

void paintChip(QPainter& painter, const QRect& area, const QString& text, Kind kind, bool feeds_answer) {
  const ChipLook look = lookOf(kind, feeds_answer);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(look.border);
  painter.setBrush(look.fill);
  painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 5, 5);
  QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setStrikeOut(look.struck);
  painter.setFont(font);
  painter.setPen(look.text);
  painter.drawText(area, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width() - 8));
  painter.restore();
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
    paintChip(*painter, option.rect.adjusted(2, 3, -2, -3), index.data().toString(), static_cast<Kind>(kind.toInt()),
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

/// One mark of the legend as it is drawn in the batch.
class ChipSwatch : public QLabel {
 public:
  ChipSwatch(const QString& text, Kind kind, bool feeds_answer, QWidget* parent) : QLabel(text, parent), kind_(kind), feeds_(feeds_answer) {
    setTextFormat(Qt::PlainText);
    const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFixedSize(std::max(56, metrics.horizontalAdvance(text) + 20), metrics.height() + 10);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintChip(painter, rect(), text(), kind_, feeds_);
  }

 private:
  Kind kind_;
  bool feeds_;
};

}  // namespace

void BatchModel::setBatch(BatchPreview batch) {
  beginResetModel();
  batch_ = std::move(batch);
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

QString BatchModel::explain(const QModelIndex& index) const {
  const PreviewRow& row = batch_.rows[static_cast<std::size_t>(index.row())];
  if (index.column() == 0) return tr("The right answer for this row, “%1”. The loss compares it with what the model says.").arg(qs(row.label));
  const PreviewToken* token = tokenAt(index);
  if (!token) return {};
  const QString text = tr("%1: number %2 of the vocabulary, %3").arg(qs(token->text)).arg(token->id).arg(kindText(token->kind));
  return index.column() == 1 ? tr("%1. What the model makes of this position decides the answer.").arg(text) : text;
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
      return index.column() == 1;
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
  makeLegend();
  note_ = makeNote(tr("Loss is the number that training makes smaller. In classification only the label carries loss: the model reads the whole row, "
                      "gives its answer at the first position, and the loss says how far that answer is from the label in the first column. "
                      "The tokens themselves are never predicted here."),
                   this);
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

void BatchCard::makeLegend() {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(6);
  struct Entry {
    QString shown;
    Kind kind;
    bool feeds;
    QString words;
  };
  const Entry entries[] = {
      {"[CLS]", Kind::Special, true, tr("the first position: its output feeds the classifier, which gives the answer")},
      {"[SEP]", Kind::Special, false, tr("a sign that the tokenizer adds, here for the end of a text")},
      {"play", Kind::Word, false, tr("a word that the vocabulary knows, or the beginning of one")},
      {"##ing", Kind::Piece, false, tr("a piece: the word before it goes on")},
      {"[UNK]", Kind::Unknown, false, tr("something that the vocabulary does not know")},
      {"[PAD]", Kind::Padding, false, tr("padding: makes all rows of a batch equally long, and is skipped")},
      {"end", Kind::Cut, false, tr("cut off: beyond the longest text that the model may read")},
  };
  int place = 0;
  for (const Entry& entry : entries) {
    const int row = place / 2, column = 2 * (place % 2);
    grid->addWidget(new ChipSwatch(entry.shown, entry.kind, entry.feeds, this), row, column, Qt::AlignLeft | Qt::AlignVCenter);
    grid->addWidget(makeNote(entry.words, this), row, column + 1);
    ++place;
  }
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  body()->addLayout(grid);
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

void BatchCard::take(std::shared_ptr<const BatchPreviewer> previewer) {
  previewer_ = std::move(previewer);
  busy_->end();
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
  model_->setBatch(previewer_->batch(number));
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
