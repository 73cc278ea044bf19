#include "ui/lessons/lesson_results.h"

#include "core/base/say.h"
#include "ui/lessons/lesson_player.h"
#include "ui/pages/page_parts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHeaderView>
#include <QTableWidget>

namespace etude {

namespace {

/// What is compared where the lesson names nothing.
const std::vector<std::string>& comparedQuantities(const Lesson& lesson) {
  static const std::vector<std::string> usual = {"lowest_validation_loss", "test_accuracy"};
  return lesson.table.empty() ? usual : lesson.table;
}

}  // namespace

LessonResults::LessonResults(LessonPlayer& player, QWidget* parent) : QWidget(parent), player_(player) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  column->addWidget(makeHeading(tr("Results so far"), this));
  table_ = new QTableWidget(this);
  table_->setObjectName(QStringLiteral("lessonResults"));
  table_->setAccessibleName(tr("Results so far"));
  dressTable(table_, -1);
  table_->setWordWrap(true);
  table_->setTabKeyNavigation(false);
  table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(table_);
  claims_ = new QLabel(this);
  claims_->setObjectName(QStringLiteral("lessonClaims"));
  claims_->setTextFormat(Qt::RichText);
  claims_->setWordWrap(true);
  claims_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  column->addWidget(claims_);
}

void LessonResults::refresh() {
  const bool any = player_.active() && !player_.outcomes().empty();
  setVisible(any);
  if (!any) return;
  fillTable();
  const QString claims = claimsText();
  claims_->setText(claims);
  claims_->setVisible(!claims.isEmpty());
}

/// A figure a row, a run a column: names of figures are long, those of runs are short.
void LessonResults::fillTable() {
  const auto& names = comparedQuantities(player_.lesson());
  const auto& outcomes = player_.outcomes();
  table_->clear();
  table_->setColumnCount(static_cast<int>(outcomes.size()) + 1);
  table_->setRowCount(static_cast<int>(names.size()));
  QStringList headers{tr("Figure")};
  for (const LessonPlayer::Outcome& outcome : outcomes) headers << outcome.title;
  table_->setHorizontalHeaderLabels(headers);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter | static_cast<Qt::Alignment>(Qt::TextWordWrap));
  table_->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  for (std::size_t row = 0; row < names.size(); ++row) {
    const LessonQuantity* quantity = findQuantity(names[row]);
    const QString label = qs(say(quantity->label));
    setCell(table_, static_cast<int>(row), 0, label, false, label);
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      setCell(table_, static_cast<int>(row), static_cast<int>(i) + 1, qs(showQuantity(*quantity, measure(outcomes[i].result, quantity->name))), true);
  }
  fitTable(static_cast<int>(outcomes.size()));
}

/// Up to three runs fit beside the names of the figures; with more the table scrolls.
void LessonResults::fitTable(int runs) {
  QHeaderView* header = table_->horizontalHeader();
  const bool scrolls = runs > 3;
  const int letter = fontMetrics().averageCharWidth(), line = fontMetrics().lineSpacing();
  header->setMinimumSectionSize(8 * letter);
  for (int column = 0; column <= runs; ++column) header->setSectionResizeMode(column, QHeaderView::Fixed);
  if (scrolls) table_->setColumnWidth(0, 15 * letter);
  else header->setSectionResizeMode(0, QHeaderView::Stretch);
  for (int column = 1; column <= runs; ++column) table_->setColumnWidth(column, (runs < 3 ? 12 : 9) * letter);
  header->setFixedHeight(2 * line + 12);
  const int row_height = (runs < 2 ? 1 : runs < 3 ? 2 : 3) * line + 12;
  for (int row = 0; row < table_->rowCount(); ++row) table_->setRowHeight(row, row_height);
  table_->setFixedHeight(header->height() + table_->rowCount() * row_height + 4 + (scrolls ? 14 : 0));
}

QString LessonResults::claimsText() const {
  QString rows;
  for (const LessonClaim& claim : player_.lesson().claims) {
    const std::optional<ClaimVerdict> verdict = player_.verdict(claim);
    if (!verdict) continue;
    const QString mark = verdict->holds ? QStringLiteral("✓") : QStringLiteral("✗");
    const QColor color = verdict->holds ? theme().good : theme().caution;
    rows += QStringLiteral("<tr><td style='padding-right: 8px; color: %1'><b>%2</b></td><td style='padding-bottom: 4px'>%3 <span style='color: %4'>(%5)</span></td></tr>")
                .arg(color.name(), mark, qs(claim.text).toHtmlEscaped(), theme().muted.name(), qs(verdict->figures).toHtmlEscaped());
  }
  return rows.isEmpty() ? QString() : QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace etude
