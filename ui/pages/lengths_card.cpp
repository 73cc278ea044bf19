#include "ui/pages/lengths_card.h"

#include "core/base/format.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QPointer>
#include <QProgressBar>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kSampleTexts = 20'000, kMostBins = 40;
constexpr double kShownShare = 0.995;  ///< longer texts share the last bar

QString countText(std::size_t count) { return chartCount(static_cast<std::int64_t>(count)); }

/// 1, 2, 5, 10, 20, ...: the first that needs no more than kMostBins for `range`.
std::size_t binWidth(std::size_t range) {
  for (std::size_t power = 1;; power *= 10)
    for (const std::size_t step : {1, 2, 5})
      if (range / (step * power) < kMostBins) return step * power;
}

}  // namespace

LengthChart::LengthChart(QWidget* parent) : Chart(tr("Tokens per text"), parent) {
  plot()->xAxis->setLabel(tr("Tokens"));
  setValueTitles(tr("Texts"));
  whole_ = new QCPBars(plot()->xAxis, plot()->yAxis);
  cut_ = new QCPBars(plot()->xAxis, plot()->yAxis);
  line_ = new QCPItemStraightLine(plot());
  line_text_ = new QCPItemText(plot());
  line_text_->position->setTypeX(QCPItemPosition::ptPlotCoords);
  line_text_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  setMinimumHeight(280);
  setLengths(nullptr, 0);
}

void LengthChart::setLengths(std::shared_ptr<const TokenLengths> lengths, std::size_t limit) {
  lengths_ = std::move(lengths);
  limit_ = limit;
  count();
  setPlaceholder(bins_.empty() ? tr("The texts have not been measured yet.") : QString());
  setLegend({{tr("Read whole"), Tone::Accent, LegendEntry::Mark::Block, Qt::SolidLine},
             {tr("End cut off"), Tone::Caution, LegendEntry::Mark::Block, Qt::SolidLine}});
  table()->setSource({{tr("Tokens"), tr("Texts"), tr("Share")},
                      [this] { return static_cast<int>(bins_.size()); },
                      [this](int row, int column) -> QVariant {
                        const auto bin = static_cast<std::size_t>(row);
                        if (column == 0) return name(bin);
                        if (column == 1) return chartCount(bins_[bin].texts);
                        return qs(formatPercent(static_cast<double>(bins_[bin].texts) / static_cast<double>(lengths_->lengths.size())));
                      }});
  valuesChanged();
}

/// The limit falls on the edge between two bars wherever it lies among the shown ones.
void LengthChart::count() {
  bins_.clear();
  if (!lengths_ || lengths_->lengths.empty()) return;
  const std::size_t shown = std::max<std::size_t>(lengths_->covering(kShownShare), 2);
  width_ = binWidth(shown);
  const std::size_t shift = limit_ > 0 && limit_ < shown ? (limit_ + 1) % width_ : 0;
  for (std::size_t begin = 0; begin <= shown; begin = bins_.back().end) {
    const std::size_t end = begin == 0 && shift > 0 ? shift : begin + width_;
    bins_.push_back({begin, end, 0});
  }
  for (const std::uint32_t length : lengths_->lengths) {
    const auto bin = std::upper_bound(bins_.begin(), bins_.end(), length, [](std::size_t value, const Bin& b) { return value < b.begin; });
    ++std::prev(bin)->texts;
  }
}

QString LengthChart::name(std::size_t bin) const {
  const Bin& b = bins_[bin];
  if (bin + 1 == bins_.size()) return tr("%1 and more").arg(countText(b.begin));
  return b.end - b.begin == 1 ? countText(b.begin) : tr("%1 to %2").arg(countText(b.begin), countText(b.end - 1));
}

QString LengthChart::summary() const {
  if (bins_.empty()) return tr("The texts have not been measured yet.");
  return tr("Half of the texts have at most %1 tokens, 99 % at most %2, the longest has %3. The model reads %4; %5 of the texts are longer.")
      .arg(countText(lengths_->covering(0.5)), countText(lengths_->covering(0.99)), countText(lengths_->covering(1)), countText(limit_),
           qs(formatPercent(lengths_->shareOver(limit_))));
}

void LengthChart::draw() {
  QVector<double> x, y, cut_x, cut_y;
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    const bool over = limit_ > 0 && bins_[i].begin > limit_;
    (over ? cut_x : x) << middle(i);
    (over ? cut_y : y) << static_cast<double>(bins_[i].texts);
  }
  whole_->setData(x, y, true);
  cut_->setData(cut_x, cut_y, true);
  for (QCPBars* bars : {whole_, cut_}) {
    bars->setWidth(static_cast<double>(width_) * 0.9);
    bars->setPen(Qt::NoPen);
  }
  whole_->setBrush(toneColor(Tone::Accent));
  cut_->setBrush(toneColor(Tone::Caution));
  const bool known = limit_ > 0 && !bins_.empty();
  const bool visible = known && limit_ + 1 <= bins_.back().begin + width_;
  const double edge = static_cast<double>(limit_) + 1;
  line_->setVisible(visible);
  line_text_->setVisible(known);
  line_text_->setFont(scaledFont(0.9));
  line_text_->setPadding(QMargins(6, 2, 6, 2));
  line_text_->position->setTypeX(visible ? QCPItemPosition::ptPlotCoords : QCPItemPosition::ptAxisRectRatio);
  if (!visible) {
    line_text_->setText(tr("cut off only after %1  →").arg(countText(limit_)));
    line_text_->setColor(toneColor(Tone::Muted));
    line_text_->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    line_text_->position->setCoords(1, 0.02);
    return;
  }
  line_->setPen(QPen(toneColor(Tone::Bad), 1.5 * theme().line, Qt::DashLine));
  line_->point1->setCoords(edge, 0);
  line_->point2->setCoords(edge, 1);
  const bool left = edge > plot()->xAxis->range().center();
  line_text_->setText(tr("cut off after %1").arg(countText(limit_)));
  line_text_->setColor(toneColor(Tone::Bad));
  line_text_->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
  line_text_->position->setCoords(edge, 0.02);
}

void LengthChart::fit() {
  std::int64_t most = 1;
  for (const Bin& bin : bins_) most = std::max(most, bin.texts);
  const double end = bins_.empty() ? 1 : static_cast<double>(bins_.back().begin + width_);
  plot()->xAxis->setRange(0, end);
  plot()->yAxis->setRange(0, 1.1 * static_cast<double>(most));
}

std::size_t LengthChart::binAt(double x) const {
  const auto value = static_cast<std::size_t>(std::max(0.0, x));
  const auto bin = std::upper_bound(bins_.begin(), bins_.end(), value, [](std::size_t v, const Bin& b) { return v < b.begin; });
  return static_cast<std::size_t>(std::prev(bin) - bins_.begin());
}

std::optional<ChartReading> LengthChart::readingAt(double x) const {
  if (bins_.empty() || !std::isfinite(x)) return std::nullopt;
  const std::size_t bin = binAt(x);
  ChartReading reading;
  reading.x = middle(bin);
  reading.title = tr("%1 tokens").arg(name(bin));
  const bool over = limit_ > 0 && bins_[bin].begin > limit_;
  reading.values.push_back({over ? tr("End cut off") : tr("Read whole"), chartCount(bins_[bin].texts), over ? Tone::Caution : Tone::Accent, {}});
  return reading;
}

double LengthChart::neighbour(double x, int direction) const {
  if (bins_.empty()) return x;
  const auto bin = static_cast<std::ptrdiff_t>(binAt(x)) + direction;
  return middle(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(bin, 0, static_cast<std::ptrdiff_t>(bins_.size()) - 1)));
}

LengthsCard::LengthsCard(Session& session, QWidget* parent) : Card(tr("Length of the texts"), parent), session_(session) {
  chart_ = new LengthChart(this);
  chart_->setObjectName("token_lengths");
  note_ = makeNote({}, this);
  note_->setObjectName("lengths_note");
  progress_ = new QProgressBar(this);
  progress_->setAccessibleName(tr("Measuring the texts"));
  progress_->setTextVisible(false);
  progress_->hide();
  body()->addWidget(chart_);
  body()->addWidget(progress_);
  body()->addWidget(note_);
  body()->addStretch();
  connect(&session, &Session::dataChanged, this, &LengthsCard::refresh);
  connect(&session, &Session::modelChanged, this, &LengthsCard::refresh);
  connect(&session, &Session::recipeChanged, this, &LengthsCard::refresh);
  refresh();
}

bool LengthsCard::measuring() const { return session_.jobs().busy("token lengths"); }

void LengthsCard::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  refresh();
}

void LengthsCard::refresh() {
  const auto dataset = session_.dataset();
  const auto tokenizer = session_.tokenizer();
  if (!dataset || dataset->labels.empty() || !tokenizer) {
    session_.jobs().cancel("token lengths");
    data_.reset();
    take(nullptr);
    return;
  }
  const std::size_t limit = tokensRead(session_.recipe().model.max_length, session_.model() ? session_.model()->max_positions : 0, *tokenizer);
  if (!isVisible() || (data_.lock() == dataset && with_.lock() == tokenizer && limit_ == limit)) return;
  data_ = dataset;
  with_ = tokenizer;
  limit_ = limit;
  progress_->setVisible(true);
  progress_->setValue(0);
  const Progress progress = [bar = QPointer<QProgressBar>(progress_), told = 0](double fraction) mutable {
    const int percent = static_cast<int>(100 * fraction);
    if (percent == std::exchange(told, percent)) return;
    // The card may be gone by now: only the application is sure to be there.
    QMetaObject::invokeMethod(qApp, [bar, percent] { if (bar) bar->setValue(percent); }, Qt::QueuedConnection);
  };
  using Result = std::shared_ptr<const TokenLengths>;
  session_.jobs().start<Result>(
      this, "token lengths",
      [dataset, tokenizer, limit, progress](std::stop_token stop) {
        return std::make_shared<const TokenLengths>(measureTokenLengths(*dataset, *tokenizer, limit, kSampleTexts, stop, progress));
      },
      [this](Result lengths) { take(std::move(lengths)); },
      [this](const Problems& problems) {
        take(nullptr);
        note_->setText(qs(problems.front().what));
      });
  describe();
}

void LengthsCard::take(std::shared_ptr<const TokenLengths> lengths) {
  lengths_ = std::move(lengths);
  progress_->hide();
  chart_->setLengths(lengths_, limit_);
  describe();
  Q_EMIT measured(lengths_, limit_);
}

void LengthsCard::describe() {
  if (!lengths_ || lengths_->lengths.empty()) {
    note_->setText(measuring() ? tr("The texts are being measured…") : tr("The lengths appear here when data and model have been read."));
    return;
  }
  QString text = chart_->summary();
  if (lengths_->sampled())
    text += QLatin1Char(' ') + tr("Measured on %1 texts, evenly taken from all %2.").arg(countText(lengths_->lengths.size()), countText(lengths_->rows));
  note_->setText(text);
}

}  // namespace etude
