#include "ui/pages/race_view.h"

#include "core/base/files.h"
#include "core/run/engine_loader.h"
#include "ui/charts/chart_parts.h"
#include "ui/charts/race_chart.h"
#include "ui/flow_layout.h"
#include "ui/jobs.h"
#include "ui/pages/layer_parts.h"
#include "ui/pages/page_parts.h"
#include "ui/race_player.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>
#include <QTableWidget>

#include <algorithm>

namespace etude {

namespace {

constexpr int kRaceChartHeight = 320, kMostRaceRows = 12;
constexpr QSize kLookSize(28, 12);

/// The look of a method's curve, beside its name in the table.
QIcon lookIcon(std::size_t place, qreal ratio) {
  const RaceLook look = raceLook(place);
  const QColor color = toneColor(look.tone);
  QPixmap pixmap(kLookSize * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QCPPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(color, 2, look.dash, Qt::FlatCap));
  const QPointF centre(kLookSize.width() / 2.0, kLookSize.height() / 2.0);
  painter.drawLine(QPointF(0, centre.y()), QPointF(kLookSize.width(), centre.y()));
  const QCPScatterStyle shape = scatterStyle(look.marker, color, 7);
  shape.applyTo(&painter, QPen(color));
  shape.drawShape(&painter, centre);
  return QIcon(pixmap);
}

}  // namespace

RaceView::RaceView(Session& session, RacePlayer& player, QWidget* parent) : QWidget(parent), session_(session), player_(player) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 4, 0);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeControls());
  column->addWidget(makeChart());
  column->addWidget(makeTable());
  column->addWidget(makePicture());
  column->addStretch(1);
  connect(&player_, &RacePlayer::changed, this, &RaceView::refresh);
  connect(&player_, &RacePlayer::advanced, this, [this] {
    if (isVisible()) refresh();
  });
  for (auto signal : {&Session::runChanged, &Session::engineChanged, &Session::modelChanged}) connect(&session_, signal, this, &RaceView::refresh);
  refresh();
}

QWidget* RaceView::makeControls() {
  auto* card = new Card({}, this);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  phase_ = makeHeading({}, card);
  phase_->setObjectName(QStringLiteral("racePhase"));
  phase_->setWordWrap(true);
  detail_ = makeNote({}, card);
  words->addWidget(phase_);
  words->addWidget(detail_);
  row->addLayout(words, 1);
  stop_ = makeButton(tr("Stop"), ButtonRole::Danger, QStringLiteral("stop"), card);
  stop_->setObjectName(QStringLiteral("stopRace"));
  setTip(stop_, tr("The run under way saves a checkpoint and ends. The race can be gone on with at any time."));
  go_on_ = makeButton(tr("Go on"), ButtonRole::Primary, QStringLiteral("play"), card);
  go_on_->setObjectName(QStringLiteral("goOnRace"));
  setTip(go_on_, tr("Goes on where the race was left: what is done is not done again."));
  start_ = makeButton({}, ButtonRole::Primary, QStringLiteral("play"), card);
  start_->setObjectName(QStringLiteral("startRace"));
  row->addWidget(start_, 0, Qt::AlignVCenter);
  row->addWidget(stop_, 0, Qt::AlignVCenter);
  row->addWidget(go_on_, 0, Qt::AlignVCenter);
  card->body()->addLayout(row);
  progress_ = new QProgressBar(card);
  progress_->setTextVisible(false);
  progress_->setRange(0, 1000);
  progress_->setAccessibleName(tr("Progress of the race"));
  card->body()->addWidget(progress_);
  connect(stop_, &QPushButton::clicked, &player_, &RacePlayer::stop);
  connect(go_on_, &QPushButton::clicked, &player_, &RacePlayer::goOn);
  return card;
}

QWidget* RaceView::makeChart() {
  auto* card = new Card({}, this);
  auto* holder = new QWidget(card);
  auto* row = new FlowLayout(holder);
  const auto addChoice = [&](const QString& name, const QString& accessible, const QStringList& items) {
    auto* box = new QComboBox(holder);
    box->setObjectName(name);
    nameChoice(box, accessible);
    setTip(box, accessible);
    box->addItems(items);
    row->addWidget(box);
    return box;
  };
  shows_ = addChoice(QStringLiteral("raceShows"), tr("What the curves show"), {tr("Validation loss"), tr("Training loss"), tr("Accuracy"), tr("Macro F1")});
  along_ = addChoice(QStringLiteral("raceAlong"), tr("What the curves run along"), {tr("over steps"), tr("over tokens"), tr("over seconds")});
  card->body()->addWidget(holder);
  chart_ = new RaceChart(card);
  chart_->setMinimumHeight(kRaceChartHeight);
  chart_->setTitleTip(tr("Over steps, methods are compared by how much they learn from each batch; over seconds, by what their steps cost."));
  card->body()->addWidget(chart_, 1);
  connect(shows_, &QComboBox::currentIndexChanged, this, [this](int index) { chart_->setShows(static_cast<RaceChart::Shows>(index)); });
  connect(along_, &QComboBox::currentIndexChanged, this, [this](int index) { chart_->setAlong(static_cast<RaceChart::Along>(index)); });
  return card;
}

QWidget* RaceView::makeTable() {
  table_card_ = new Card(tr("What each method cost and brought"), this);
  table_ = new QTableWidget(0, static_cast<int>(raceColumns().size()), table_card_);
  table_->setObjectName(QStringLiteral("raceTable"));
  table_->setAccessibleName(tr("Table of the race"));
  dressTable(table_, -1);
  table_->setTabKeyNavigation(false);
  table_->setIconSize(kLookSize);
  table_->setMouseTracking(true);
  table_->viewport()->installEventFilter(this);
  int at = 0;
  for (const RaceColumn& column : raceColumns()) {
    auto* item = new QTableWidgetItem(qs(column.title));
    item->setToolTip(QStringLiteral("<p>%1</p>").arg(qs(column.help).toHtmlEscaped()));
    table_->setHorizontalHeaderItem(at++, item);
  }
  table_card_->body()->addWidget(table_);
  auto* holder = new QWidget(table_card_);
  auto* row = new FlowLayout(holder);
  watch_ = makeButton(tr("Watch this run"), ButtonRole::Normal, {}, holder);
  watch_->setObjectName(QStringLiteral("watchRaceRun"));
  setTip(watch_, tr("Shows the run of the chosen method on its own, with all its curves; then its evaluation can be seen, too"));
  save_ = makeButton(tr("Save the table…"), ButtonRole::Normal, QStringLiteral("save"), holder);
  save_->setObjectName(QStringLiteral("saveRaceTable"));
  setTip(save_, tr("As Markdown for people, or as CSV with all digits"));
  row->addWidget(watch_);
  row->addWidget(save_);
  table_card_->body()->addWidget(holder);
  connect(table_, &QTableWidget::currentCellChanged, this, [this] { refreshState(); showPicture(); });
  connect(table_, &QTableWidget::itemActivated, this, &RaceView::openChosen);
  connect(watch_, &QPushButton::clicked, this, &RaceView::openChosen);
  connect(save_, &QPushButton::clicked, this, &RaceView::saveTable);
  return table_card_;
}

QWidget* RaceView::makePicture() {
  picture_card_ = new Card({}, this);
  picture_note_ = makeNote({}, picture_card_);
  stack_ = new LayerStack(picture_card_);
  picture_card_->body()->addWidget(picture_note_);
  picture_card_->body()->addWidget(stack_);
  picture_card_->hide();
  return picture_card_;
}

void RaceView::refresh() {
  chart_->setRuns(player_.curves());
  fillTable();
  refreshState();
  showPicture();
}

void RaceView::refreshState() {
  const Race* race = player_.race();
  const bool active = player_.active();
  const int over = player_.over(), all = static_cast<int>(player_.rows().size());
  const LessonExperiment* now = player_.current();
  QString phase = tr("No race yet"), detail = tr("Choose the methods on the left, and start the race.");
  if (race && active && now) {
    phase = player_.stopping() ? tr("Stopping: a checkpoint is being saved") : tr("%1 is running").arg(qs(now->title));
    detail = tr("%1 of %2 are over. %3").arg(over).arg(all).arg(qs(session_.monitor().phase().text));
  } else if (race) {
    phase = player_.canGoOn() ? tr("The race is not over: %1 of %2 are").arg(over).arg(all) : tr("The race is over");
    detail = qs(race->folder.filename().string());
  }
  phase_->setText(phase);
  detail_->setText(detail);
  progress_->setVisible(race != nullptr);
  progress_->setValue(static_cast<int>(1000 * player_.progress()));
  stop_->setVisible(active);
  stop_->setEnabled(!player_.stopping());
  go_on_->setVisible(player_.canGoOn());
  go_on_->setEnabled(!session_.running());
  table_card_->setVisible(race != nullptr);
  watch_->setEnabled(chosen() && chosen()->total_parameters > 0 && !active);
  save_->setEnabled(!player_.rows().empty());
}

const RaceRow* RaceView::chosen() const { return rowAt(table_->currentRow()); }

const RaceRow* RaceView::rowAt(int row) const {
  return row >= 0 && row < static_cast<int>(player_.rows().size()) ? &player_.rows()[static_cast<std::size_t>(row)] : nullptr;
}

void RaceView::fillTable() {
  const std::vector<RaceRow>& rows = player_.rows();
  const bool same = table_->rowCount() == static_cast<int>(rows.size());
  table_->setRowCount(static_cast<int>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) fillRow(static_cast<int>(i), rows[i]);
  // Where all are done, the room is for what they brought.
  table_->setColumnHidden(1, std::all_of(rows.begin(), rows.end(), [](const RaceRow& row) { return row.state == RaceState::Done; }));
  table_->resizeColumnsToContents();
  if (!same) fitRows(table_, kMostRaceRows);
}

void RaceView::fillRow(int row, const RaceRow& figures) {
  const std::vector<std::string> cells = raceCells(figures);
  const std::vector<RaceColumn> columns = raceColumns();
  for (std::size_t column = 0; column < cells.size(); ++column) {
    const auto at = static_cast<int>(column);
    const bool forgotten = column + 1 == cells.size();
    QString tip = qs(columns[column].help);
    if (column < 2 && !figures.reason.empty()) tip = qs(figures.reason);
    if (forgotten && figures.general_text && !figures.general_text->why_not.empty()) tip = qs(figures.general_text->why_not);
    const QString text = qs(cells[column]);
    QTableWidgetItem* there = table_->item(row, at);
    if (!there || there->text() != text || column < 2 || forgotten) setCell(table_, row, at, text, column > 1, tip);
  }
  table_->item(row, 0)->setIcon(lookIcon(static_cast<std::size_t>(row), devicePixelRatioF()));
}

/// Where the mouse rests on a row, its method's picture is shown; else that of the chosen row.
bool RaceView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_->viewport() && (event->type() == QEvent::MouseMove || event->type() == QEvent::Leave)) {
    hovered_ = event->type() == QEvent::Leave ? -1 : table_->rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y());
    showPicture();
  }
  return QWidget::eventFilter(watched, event);
}

/// Counted from the model itself, under the method's settings.
void RaceView::showPicture() {
  const RaceRow* row = hovered_ >= 0 ? rowAt(hovered_) : chosen();
  const bool can = row && session_.engineInfo() && session_.model() && player_.race()->recipe.model.path == session_.recipe().model.path;
  if (!can) {
    picture_card_->hide();
    pictured_.clear();
    return;
  }
  if (pictured_ == row->name) return;
  pictured_ = row->name;
  picture_card_->setTitle(tr("The layers under “%1”").arg(qs(row->title)));
  const auto labels = static_cast<std::int64_t>(session_.dataset() ? session_.dataset()->labels.size() : 2);
  const Recipe recipe = entryRecipe(*player_.race(), *player_.race()->find(row->name));
  using Parts = std::vector<PartCount>;
  session_.jobs().start<Parts>(
      this, "race/picture", [recipe, labels](std::stop_token) { return engine().countParts(recipe, labels); },
      [this](const Parts& parts) {
        if (!session_.model()) return;
        picture_note_->setText(tr("The text comes in at the bottom. Hold the pointer over a part to see its figures."));
        stack_->setParts(layerParts(*session_.model(), countsByName(parts), tr("The method decides what happens here.")));
        stack_->show();
        picture_card_->show();
      },
      [this](const Problems& problems) {
        picture_note_->setText(problems.empty() ? QString() : qs(problems.front().what));
        stack_->hide();
        picture_card_->show();
      });
}

void RaceView::openChosen() {
  const RaceRow* row = chosen();
  if (!row || row->total_parameters == 0 || player_.active()) return;
  Q_EMIT runWanted(entryFolder(*player_.race(), *player_.race()->find(row->name)));
}

void RaceView::saveTable() {
  const QString path = askWhereToSave(this, tr("Save the table"), tr("race.md"), QStringLiteral("md"), tr("Markdown (*.md);;CSV (*.csv)"));
  if (path.isEmpty()) return;
  try {
    const bool csv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    writeFileAtomically(path.toStdString(), csv ? raceCsv(player_.rows()) : raceMarkdown(*player_.race(), player_.rows()));
  } catch (const ProblemError& error) {
    showProblems(this, error.problems());
  }
}

}  // namespace etude
