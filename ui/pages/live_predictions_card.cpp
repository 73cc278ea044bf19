#include "ui/pages/live_predictions_card.h"

#include "core/base/format.h"
#include "ui/charts/sparkline.h"
#include "ui/charts/value_bars.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QLineEdit>
#include <QSettings>
#include <QToolButton>

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kMostRows = 8;
constexpr std::size_t kToldPoints = 10;  ///< values of the small curve that are told in words
constexpr int kSendDelay = 500;  ///< ms after the last key
const QString kRemembered = QStringLiteral("tuning/live_sentences");

}  // namespace

/// A sentence with its answer.
class SentenceRow : public QWidget {
 public:
  SentenceRow(const QString& sentence, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    text = new QLineEdit(sentence, this);
    text->setObjectName(QStringLiteral("liveSentence"));
    text->setPlaceholderText(LivePredictionsCard::tr("Type a sentence"));
    text->setAccessibleName(LivePredictionsCard::tr("Sentence to be watched"));
    text->setMaxLength(2000);
    remove = new QToolButton(this);
    remove->setIcon(icon(QStringLiteral("remove")));
    remove->setAccessibleName(LivePredictionsCard::tr("Take this sentence out"));
    setTip(remove, LivePredictionsCard::tr("Take this sentence out"));
    first->addWidget(text, 1);
    first->addWidget(remove);
    column->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(2 * Theme::kGrid);
    bar_ = new ValueBars(this);
    bar_->setAccessibleName(LivePredictionsCard::tr("Answer of the model"));
    line_ = new Sparkline(this);
    line_->setFixedSize(144, 32);
    second->addWidget(bar_, 1);
    second->addWidget(line_);
    column->addLayout(second);
  }

  /// Looks for this sentence in what the run has said.
  void showRun(const RunMonitor& monitor) {
    const std::string wanted = text->text().trimmed().toStdString();
    std::vector<const LivePredictions::Sentence*> found;
    std::vector<std::int64_t> steps;
    for (const LivePredictions& event : monitor.livePredictions()) {
      const auto same = [&](const LivePredictions::Sentence& s) { return s.text == wanted && !s.shares.empty(); };
      const auto sentence = std::find_if(event.sentences.begin(), event.sentences.end(), same);
      if (sentence != event.sentences.end()) found.push_back(&*sentence), steps.push_back(event.step);
    }
    bar_->setVisible(!found.empty());
    line_->setVisible(!found.empty());
    if (!found.empty()) showAnswer(monitor, found, steps);
  }

  QLineEdit* text;
  QToolButton* remove;

 private:
  void showAnswer(const RunMonitor& monitor, const std::vector<const LivePredictions::Sentence*>& found, const std::vector<std::int64_t>& steps) {
    const std::vector<double>& now = found.back()->shares;
    const auto best = static_cast<std::size_t>(std::max_element(now.begin(), now.end()) - now.begin());
    const std::vector<std::string>& labels = monitor.plan().labels;
    const QString label = best < labels.size() ? qs(labels[best]) : QString::number(best);
    const QString share = qs(formatPercent(now[best]));
    bar_->setRows({{label, now[best], share, Tone::Accent, true}});
    std::vector<Sparkline::Point> points;
    for (std::size_t i = 0; i < found.size(); ++i) {
      points.push_back({static_cast<double>(steps[i]), best < found[i]->shares.size() ? found[i]->shares[best] : 0});
    }
    line_->setPoints(points);
    line_->setAccessibleName(LivePredictionsCard::tr("Share of “%1”: %2 after step %3, %4 after step %5")
                                 .arg(label, qs(formatPercent(points.front().y)), qs(formatCount(steps.front())), share,
                                      qs(formatCount(steps.back()))));
    QStringList last;
    for (std::size_t i = points.size() - std::min(points.size(), kToldPoints); i < points.size(); ++i)
      last << LivePredictionsCard::tr("%1 after step %2").arg(qs(formatPercent(points[i].y)), qs(formatCount(steps[i])));
    setTip(line_, LivePredictionsCard::tr("Share of “%1” lately: %2.").arg(label, last.join(QStringLiteral(", "))));
  }

  ValueBars* bar_;
  Sparkline* line_;
};

LivePredictionsCard::LivePredictionsCard(Session& session, QWidget* parent)
    : Card(tr("Your sentences while it learns"), parent), session_(session) {
  hint_ = makeNote({}, this);
  body()->addWidget(hint_);
  list_ = new QVBoxLayout;
  list_->setSpacing(Theme::kGrid + Theme::kGrid / 2);
  body()->addLayout(list_);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  add_ = makeButton(tr("Add a sentence"), ButtonRole::Normal, QStringLiteral("add"), this);
  add_->setObjectName(QStringLiteral("addSentence"));
  from_data_ = makeButton(tr("Add one from the data"), ButtonRole::Normal, QStringLiteral("data"), this);
  from_data_->setObjectName(QStringLiteral("addSentenceFromData"));
  setTip(from_data_, tr("A validation text: the model never learns from it"));
  row->addWidget(add_);
  row->addWidget(from_data_);
  row->addStretch();
  body()->addLayout(row);
  send_timer_.setSingleShot(true);
  send_timer_.setInterval(kSendDelay);
  connect(&send_timer_, &QTimer::timeout, this, &LivePredictionsCard::send);
  connect(add_, &QPushButton::clicked, this, [this] { addRow({})->text->setFocus(); });
  connect(from_data_, &QPushButton::clicked, this, &LivePredictionsCard::addFromData);
  connect(&session_, &Session::runChanged, this, &LivePredictionsCard::takeRun);
  connect(&session_, &Session::runAdvanced, this, &LivePredictionsCard::refresh);
  connect(&session_, &Session::dataChanged, this, &LivePredictionsCard::refresh);
  for (const QString& text : QSettings().value(kRemembered).toStringList()) addRow(text);
  takeRun();
}

SentenceRow* LivePredictionsCard::addRow(const QString& text) {
  auto* row = new SentenceRow(text, this);
  list_->addWidget(row);
  rows_.push_back(row);
  connect(row->text, &QLineEdit::textEdited, this, &LivePredictionsCard::edited);
  connect(row->remove, &QToolButton::clicked, this, [this, row] { removeRow(row); });
  refresh();
  return row;
}

void LivePredictionsCard::removeRow(SentenceRow* row) {
  std::erase(rows_, row);
  row->hide();
  row->deleteLater();
  edited();
}

void LivePredictionsCard::setSentences(const std::vector<std::string>& sentences) {
  for (SentenceRow* row : std::exchange(rows_, {})) {
    row->hide();
    row->deleteLater();
  }
  for (const std::string& text : sentences) addRow(qs(text));
}

std::vector<std::string> LivePredictionsCard::sentences() const {
  std::vector<std::string> texts;
  for (const SentenceRow* row : rows_) {
    const std::string text = row->text->text().trimmed().toStdString();
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return texts;
}

void LivePredictionsCard::addFromData() {
  if (!session_.dataset()) return;
  const std::vector<Example>& held_out = session_.dataset()->split(Split::Validation);
  const std::vector<Example>& from = held_out.empty() ? session_.dataset()->split(Split::Train) : held_out;
  if (from.empty()) return;
  addRow(qs(from[next_example_++ % from.size()].text).simplified());
  send();
}

void LivePredictionsCard::edited() {
  send_timer_.start();
  refresh();
}

void LivePredictionsCard::send() {
  QStringList remembered;
  for (const std::string& text : sentences()) remembered << qs(text);
  QSettings().setValue(kRemembered, remembered);
  if (session_.running()) session_.run()->setSentences(sentences());
}

/// Another run is shown, or the one shown has started or ended.
void LivePredictionsCard::takeRun() {
  const std::string run = session_.runDir() ? session_.runDir()->path().string() : std::string();
  const std::vector<LivePredictions>& asked = session_.monitor().livePredictions();
  if (run != run_ && !asked.empty()) {
    std::vector<std::string> texts;
    for (const LivePredictions::Sentence& sentence : asked.back().sentences) texts.push_back(sentence.text);
    setSentences(texts);
  }
  run_ = run;
  if (session_.running()) session_.run()->setSentences(sentences());
  refresh();
}

void LivePredictionsCard::refresh() {
  for (SentenceRow* row : rows_) row->showRun(session_.monitor());
  add_->setEnabled(rows_.size() < kMostRows);
  from_data_->setEnabled(rows_.size() < kMostRows && session_.dataset());
  hint_->setText(session_.running() ? tr("What the model says of them now, asked about once a second. Change them whenever you like.")
                                    : tr("The model is asked about them again and again while it trains, without learning from them: watch it make up its mind."));
}

}  // namespace etude
