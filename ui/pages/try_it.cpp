#include "ui/pages/try_it.h"

#include "core/base/format.h"
#include "ui/charts/value_bars.h"
#include "ui/jobs.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/tuned_model.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>

#include <algorithm>
#include <numeric>

namespace etude {

namespace {

constexpr std::size_t kAnswersShown = 6;
constexpr int kTryHeight = 88;

}  // namespace

TryIt::TryIt(Session& session, QWidget* parent) : Card(tr("Try it"), parent), session_(session), model_(TunedModel::of(session)) {
  text_ = makeTextBox(tr("Text to try"), tr("Type a text, then press Ctrl+Enter"), kTryHeight, this);
  text_->setObjectName(QStringLiteral("tryText"));
  pair_ = makeTextBox(tr("Second text"), tr("Second text of the pair"), kTryHeight, this);
  body()->addWidget(text_);
  body()->addWidget(pair_);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  ask_ = makeButton(tr("Ask the model"), ButtonRole::Primary, {}, this);
  ask_->setObjectName(QStringLiteral("tryAsk"));
  answer_ = makeHeading({}, this);
  answer_->setObjectName(QStringLiteral("tryAnswer"));
  row->addWidget(ask_);
  row->addWidget(answer_, 1, Qt::AlignRight);
  body()->addLayout(row);
  bars_ = new ValueBars(this);
  bars_->setAccessibleName(tr("Confidence per label"));
  body()->addWidget(bars_);
  note_ = makeNote({}, this);
  body()->addWidget(note_);
  problems_ = new ProblemList(this);
  body()->addWidget(problems_);
  retry_ = makeButton(tr("Load again"), ButtonRole::Normal, QStringLiteral("reload"), this);
  body()->addWidget(retry_, 0, Qt::AlignLeft);
  connect(retry_, &QPushButton::clicked, &model_, &TunedModel::retry);
  body()->addStretch();

  for (QPlainTextEdit* box : {text_, pair_}) box->installEventFilter(this);
  connect(text_, &QPlainTextEdit::textChanged, this, [this] {
    refresh();
    Q_EMIT textChanged();
  });
  connect(ask_, &QPushButton::clicked, this, &TryIt::ask);
  connect(&session_, &Session::dataChanged, this, &TryIt::refresh);
  connect(&model_, &TunedModel::changed, this, [this] {
    bars_->setRows({});
    answer_->clear();
    refresh();
  });
  refresh();
}

std::string TryIt::text() const {
  const QString text = text_->toPlainText().trimmed();
  return text.isEmpty() ? model_.example() : text.toStdString();
}

void TryIt::refresh() {
  pair_->setVisible(!model_.columns().text_pair_column.empty());
  ask_->setEnabled(model_.state() == TunedModel::State::Ready && !text_->toPlainText().trimmed().isEmpty() &&
                   !session_.jobs().busy("export/try"));
  problems_->setProblems(model_.state() == TunedModel::State::Failed ? model_.problems() : Problems());
  retry_->setVisible(model_.state() == TunedModel::State::Failed);
  const bool logged = session_.recipe().monitoring.log_predictions;
  note_->setText(model_.state() == TunedModel::State::Loading ? tr("The tuned model is being loaded…")
                 : logged                                     ? tr("Answers are written to the log that Monitoring shows.")
                                                              : QString());
  note_->setVisible(!note_->text().isEmpty());
}

void TryIt::ask() {
  if (!ask_->isEnabled()) return;
  ask_->setEnabled(false);
  const PredictionInput input{text_->toPlainText().trimmed().toStdString(), pair_->toPlainText().trimmed().toStdString()};
  const std::vector<std::string> labels = model_.predictor()->labels();
  model_.predict(
      this, "export/try", {input}, "window",
      [this, labels](TunedModel::Answers answers) {
        if (!answers.empty()) showAnswer(answers.front(), labels);
        refresh();
        ask_->setEnabled(true);
      },
      [this](const Problems& problems) {
        refresh();
        problems_->setProblems(problems);
      });
}

void TryIt::showAnswer(const Prediction& answer, const std::vector<std::string>& labels) {
  std::vector<std::size_t> order(std::min(labels.size(), answer.probabilities.size()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return answer.probabilities[a] > answer.probabilities[b]; });
  std::vector<ValueBars::Row> rows;
  for (std::size_t i = 0; i < order.size() && i < kAnswersShown; ++i) {
    const double share = static_cast<double>(answer.probabilities[order[i]]);
    rows.push_back({qs(labels[order[i]]), share, qs(formatPercent(share)), i == 0 ? Tone::Accent : Tone::Baseline, i == 0});
  }
  bars_->setRows(rows);
  if (!order.empty()) answer_->setText(qs(labels[order.front()]));
}

bool TryIt::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
      ask();
      return true;
    }
  }
  return Card::eventFilter(watched, event);
}

}  // namespace etude
