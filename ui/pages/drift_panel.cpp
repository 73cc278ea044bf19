#include "ui/pages/drift_panel.h"

#include "core/base/format.h"
#include "ui/charts/bar_chart.h"
#include "ui/pages/monitoring_data.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

enum DriftRole { PsiRole = Qt::UserRole, WarningRole, AlarmRole };
constexpr int kDriftRow = 56;

Tone driftTone(double psi, double warning, double alarm) {
  return psi >= alarm ? Tone::Bad : psi >= warning ? Tone::Caution : Tone::Good;
}

QString driftWord(double psi, double warning, double alarm) {
  if (psi >= alarm) return DriftPanel::tr("large shift");
  return psi >= warning ? DriftPanel::tr("shift") : DriftPanel::tr("steady");
}

/// A feature's name, its index as a bar with a tick at each threshold, and a word that says how to take it.
class DriftDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kDriftRow}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& t = theme();
    const double psi = index.data(PsiRole).toDouble(), warning = index.data(WarningRole).toDouble(),
                 alarm = index.data(AlarmRole).toDouble();
    const QColor color = toneColor(driftTone(psi, warning, alarm));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(option.state & QStyle::State_Selected ? t.accent_soft : t.raised);
      painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 6, 6);
    }
    if (option.state & QStyle::State_HasFocus) {
      painter->setPen(QPen(t.accent, 2));
      painter->setBrush(Qt::NoBrush);
      painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -2), 6, 6);
    }
    const QRect inside = option.rect.adjusted(12, 8, -12, -8);
    painter->setPen(t.text);
    painter->drawText(inside, Qt::AlignLeft | Qt::AlignTop, index.data(Qt::DisplayRole).toString());
    painter->setPen(color);
    const QString value = QString::number(psi, 'f', 3) + QStringLiteral("  ") + driftWord(psi, warning, alarm);
    painter->drawText(inside, Qt::AlignRight | Qt::AlignTop, value);
    const double full = std::max(2 * alarm, 1e-9);
    const QRectF track(inside.left(), inside.bottom() - 8, inside.width(), 6);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.border);
    painter->drawRoundedRect(track, 3, 3);
    QRectF bar = track;
    bar.setWidth(std::max(6.0, std::min(1.0, psi / full) * track.width()));
    painter->setBrush(color);
    painter->drawRoundedRect(bar, 3, 3);
    painter->setPen(QPen(t.muted, 1));
    for (double threshold : {warning, alarm}) {
      const double x = track.left() + threshold / full * track.width();
      painter->drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3));
    }
    painter->restore();
  }
};

/// The two ranges that moved most, with their shares then and now.
QString movedText(const FeatureDrift& feature) {
  std::vector<std::size_t> order(feature.bins.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto moved = [&](std::size_t bin) { return std::abs(feature.actual[bin] - feature.expected[bin]); };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return moved(a) > moved(b); });
  QStringList parts;
  for (std::size_t i = 0; i < std::min<std::size_t>(2, order.size()) && moved(order[i]) >= 0.01; ++i) {
    const std::size_t bin = order[i];
    parts << DriftPanel::tr("%1: %2 now, %3 in training")
                 .arg(qs(feature.bins[bin]), qs(formatPercent(feature.actual[bin])), qs(formatPercent(feature.expected[bin])));
  }
  return parts.isEmpty() ? DriftPanel::tr("No range has moved by more than a hundredth.")
                         : DriftPanel::tr("Moved most: %1.").arg(parts.join(QStringLiteral("; ")));
}

QStringList quotedExamples(const std::vector<std::vector<std::string>>& examples, std::size_t feature) {
  constexpr int kLongest = 90;
  QStringList quoted;
  if (feature >= examples.size()) return quoted;
  for (const std::string& text : examples[feature]) {
    const QString shown = qs(text).simplified();
    quoted << QStringLiteral("“%1”").arg(shown.size() > kLongest ? shown.left(kLongest) + QStringLiteral("…") : shown);
  }
  return quoted;
}

}  // namespace

QString featureName(const std::string& feature) {
  if (feature == "tokens") return DriftPanel::tr("Text length (tokens)");
  if (feature == "unknown_share") return DriftPanel::tr("Share of unknown words");
  if (feature == "confidence") return DriftPanel::tr("Confidence of the answers");
  return feature == "label" ? DriftPanel::tr("Labels answered") : qs(feature);
}

QString shortFeatureName(const std::string& feature) {
  if (feature == "tokens") return DriftPanel::tr("Length");
  if (feature == "unknown_share") return DriftPanel::tr("Unknown words");
  if (feature == "confidence") return DriftPanel::tr("Confidence");
  return feature == "label" ? DriftPanel::tr("Labels") : qs(feature);
}

DriftPanel::DriftPanel(QWidget* parent) : Card(tr("Drift against the training data"), parent) {
  note_ = makeNote({}, this);
  body()->addWidget(note_);
  auto* row = new QHBoxLayout;
  row->setSpacing(3 * Theme::kGrid);
  list_ = new QListWidget(this);
  list_->setItemDelegate(new DriftDelegate(list_));
  list_->setMouseTracking(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setStyleSheet(QStringLiteral("QListWidget { border: none; }"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setAccessibleName(tr("Drift per feature"));
  row->addWidget(list_, 2);
  auto* right = new QVBoxLayout;
  bars_ = new BarChart(tr("Distribution"), this);
  bars_->setAxes({}, tr("Share of texts (%)"), true);
  bars_->setMinimumHeight(220);
  explanation_ = new QLabel(this);
  explanation_->setWordWrap(true);
  right->addWidget(bars_, 1);
  right->addWidget(explanation_);
  moved_ = makeNote({}, this);
  moved_->setObjectName(QStringLiteral("drift_moved"));
  instances_ = makeNote({}, this);
  instances_->setObjectName(QStringLiteral("drift_examples"));
  right->addWidget(moved_);
  right->addWidget(instances_);
  row->addLayout(right, 3);
  body()->addLayout(row);
  connect(list_, &QListWidget::currentRowChanged, this, &DriftPanel::showChosen);
}

void DriftPanel::setDrift(const std::vector<FeatureDrift>& drift, const MonitorSettings& settings, std::int64_t predictions,
                          const std::vector<std::vector<std::string>>& examples) {
  drift_ = drift;
  examples_ = examples;
  QString note = tr("The population stability index (PSI) compares how often each range of a value comes up now with how often it did "
                    "in training: 0 means just as often, and it grows with every range that has become more or less frequent. Measured "
                    "over the last %1 predictions; below %2 is steady, from %3 on a large shift.")
                     .arg(qs(formatCount(predictions)))
                     .arg(settings.drift_warning)
                     .arg(settings.drift_alarm);
  if (predictions < kFewPredictions) {
    note += QLatin1Char(' ') + tr("Fewer than %1 predictions: chance alone can look like drift.").arg(kFewPredictions);
  }
  note_->setText(note);
  const QSignalBlocker quiet(list_);
  const int before = std::max(0, list_->currentRow());
  while (list_->count() > static_cast<int>(drift_.size())) delete list_->takeItem(list_->count() - 1);
  while (list_->count() < static_cast<int>(drift_.size())) list_->addItem(QString());
  for (int i = 0; i < list_->count(); ++i) {
    const FeatureDrift& feature = drift_[static_cast<std::size_t>(i)];
    QListWidgetItem* item = list_->item(i);
    item->setText(featureName(feature.feature));
    item->setData(PsiRole, feature.psi);
    item->setData(WarningRole, settings.drift_warning);
    item->setData(AlarmRole, settings.drift_alarm);
    item->setData(Qt::AccessibleTextRole,
                  tr("%1: %2, %3. %4")
                      .arg(item->text(), QString::number(feature.psi, 'f', 3),
                           driftWord(feature.psi, settings.drift_warning, settings.drift_alarm), qs(feature.explanation)));
    item->setToolTip(qs(feature.explanation));
  }
  if (list_->count() > 0) list_->setCurrentRow(std::min(before, list_->count() - 1));
  list_->setMinimumHeight(kDriftRow * std::min(list_->count(), 4) + 4);
  showChosen();
}

void DriftPanel::showChosen() {
  const int row = list_->currentRow();
  if (row < 0 || static_cast<std::size_t>(row) >= drift_.size()) return;
  const FeatureDrift& feature = drift_[static_cast<std::size_t>(row)];
  QStringList bins;
  for (const std::string& bin : feature.bins) bins << qs(bin);
  bars_->setTitle(featureName(feature.feature));
  bars_->setBars(
      bins, {{tr("Training data"), Tone::Baseline, feature.expected}, {tr("Last predictions"), Tone::Accent, feature.actual}});
  explanation_->setText(qs(feature.explanation));
  moved_->setText(movedText(feature));
  const QStringList quoted = quotedExamples(examples_, static_cast<std::size_t>(row));
  const std::size_t risen = std::min(feature.risen, feature.bins.size() - 1);
  instances_->setVisible(!quoted.isEmpty() && !feature.bins.empty() && feature.actual[risen] > feature.expected[risen]);
  if (!quoted.isEmpty() && !feature.bins.empty())
    instances_->setText(tr("For instance (%1): %2").arg(qs(feature.bins[risen]), quoted.join(QStringLiteral("  "))));
}

}  // namespace etude
