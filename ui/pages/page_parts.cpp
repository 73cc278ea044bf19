#include "ui/pages/page_parts.h"

#include "core/hub/model_folder.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableWidget>
#include <QTimer>
#include <QUrl>

#include <algorithm>

namespace etude {

QString layerName(const ModelSummary& model, int index) {
  const auto encoder = static_cast<int>(model.encoder_layers);
  if (encoder == 0) return QObject::tr("Layer %1").arg(index + 1);
  return index < encoder ? QObject::tr("Encoder layer %1").arg(index + 1) : QObject::tr("Decoder layer %1").arg(index - encoder + 1);
}

namespace {
constexpr int kEmptyWidth = 440;
}

EmptyState::EmptyState(const QString& icon_name, const QString& title, const QString& text, const QString& button,
                       QWidget* parent)
    : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setSpacing(2 * Theme::kGrid);
  column->addStretch(2);
  column->addWidget(new IconLabel(icon(icon_name, &Theme::muted), 48, this), 0, Qt::AlignHCenter);
  title_ = makeTitle(title, this);
  title_->setAlignment(Qt::AlignCenter);
  column->addWidget(title_);
  text_ = makeNote(text, this);
  text_->setAlignment(Qt::AlignCenter);
  text_->setFixedWidth(kEmptyWidth);
  column->addWidget(text_, 0, Qt::AlignHCenter);
  button_ = makeButton(button, ButtonRole::Primary, {}, this);
  column->addWidget(button_, 0, Qt::AlignHCenter);
  column->addStretch(3);
  setText(title, text);
}

void EmptyState::setText(const QString& title, const QString& text) {
  title_->setText(title);
  text_->setText(text);
  // A centred label is given the height of its hint, which knows nothing of the width.
  text_->ensurePolished();
  text_->setMinimumHeight(std::max(0, text_->heightForWidth(kEmptyWidth)));
}

CodeBox::CodeBox(const QString& name, QWidget* parent) : QFrame(parent) {
  setProperty("role", "inset");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 8, 8, 8);
  text_ = new QPlainTextEdit(this);
  text_->setReadOnly(true);
  text_->setFrameShape(QFrame::NoFrame);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setStyleSheet(QStringLiteral("QPlainTextEdit { background: transparent; border: none; padding: 0; min-height: 0; }"));
  text_->setAccessibleName(name);
  text_->setTabChangesFocus(true);
  row->addWidget(text_, 1, Qt::AlignTop);
  copy_ = makeButton(tr("Copy"), ButtonRole::Normal, QStringLiteral("copy"), this);
  copy_->setAccessibleName(tr("Copy: %1").arg(name));
  row->addWidget(copy_, 0, Qt::AlignTop);
  connect(copy_, &QPushButton::clicked, this, [this] {
    QGuiApplication::clipboard()->setText(text_->toPlainText());
    copy_->setText(tr("Copied"));
    QTimer::singleShot(1500, copy_, [this] { copy_->setText(tr("Copy")); });
  });
}

void CodeBox::setCode(const QString& code, int lines) {
  if (text_->toPlainText() != code) text_->setPlainText(code);
  lines = std::max(lines, static_cast<int>(code.count(QLatin1Char('\n'))) + 1);
  text_->setFixedHeight(std::max(36, lines * QFontMetrics(text_->font()).lineSpacing() + 20));
}

void dressTable(QTableView* table, int stretch_column) {
  table->setShowGrid(false);
  table->setAlternatingRowColors(false);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setWordWrap(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(std::max(36, table->fontMetrics().height() + 16));
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->horizontalHeader()->setSectionResizeMode(stretch_column >= 0 ? QHeaderView::ResizeToContents : QHeaderView::Interactive);
  table->horizontalHeader()->setResizeContentsPrecision(50);
  if (stretch_column >= 0) table->horizontalHeader()->setSectionResizeMode(stretch_column, QHeaderView::Stretch);
}

void fitRows(QTableView* table, int most) {
  constexpr const char* kMostRows = "mostRows";
  const QScrollBar* bar = table->horizontalScrollBar();
  if (!table->property(kMostRows).isValid())
    QObject::connect(bar, &QScrollBar::rangeChanged, table, [table] { fitRows(table, table->property(kMostRows).toInt()); });
  table->setProperty(kMostRows, most);
  table->ensurePolished();
  const int rows = std::clamp(table->model()->rowCount(), 1, most);
  table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows * table->verticalHeader()->defaultSectionSize() +
                        2 * table->frameWidth() + Theme::kGrid + (bar->maximum() > 0 ? bar->sizeHint().height() : 0));
  table->setSizePolicy(table->sizePolicy().horizontalPolicy(), QSizePolicy::Fixed);  // room that is left goes elsewhere
}

QPlainTextEdit* makeTextBox(const QString& name, const QString& placeholder, int height, QWidget* parent) {
  auto* box = new QPlainTextEdit(parent);
  box->setAccessibleName(name);
  box->setPlaceholderText(placeholder);
  box->setTabChangesFocus(true);
  box->setFixedHeight(height);
  box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);  // room that is left goes elsewhere
  return box;
}

void setCell(QTableWidget* table, int row, int column, const QString& text, bool number, const QString& tip) {
  auto* item = new QTableWidgetItem(text);
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
  if (number && row == 0 && table->horizontalHeaderItem(column)) {
    table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  item->setTextAlignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (!tip.isEmpty()) item->setToolTip(QStringLiteral("<p>%1</p>").arg(tip.toHtmlEscaped()));
  table->setItem(row, column, item);
}

void openOnDesktop(const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }

}  // namespace etude
