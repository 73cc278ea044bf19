#include "ui/pages/model_page.h"

#include "core/base/format.h"
#include "core/text/word_parts.h"
#include "ui/forms/settings_form.h"
#include "ui/pages/model_coverage.h"
#include "ui/pages/model_list.h"
#include "ui/pages/model_memory.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/part_picture.h"
#include "ui/pages/token_strip.h"
#include "ui/session.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace etude {

namespace {

QString millions(std::int64_t count) {
  const double value = static_cast<double>(count);
  if (value >= 1e9) return ModelPage::tr("%1 B").arg(value / 1e9, 0, 'f', 1);
  if (value >= 1e6) return ModelPage::tr("%1 M").arg(value / 1e6, 0, 'f', 1);
  return qs(formatCount(count));
}

/// A model that was tuned before brings the head of a classifier, any other one that of its pretraining.
bool isClassifier(const ModelSummary& model) {
  return std::ranges::any_of(model.architectures, [](const std::string& name) { return name.ends_with("ForSequenceClassification"); });
}

QString partName(const std::string& part, const ModelSummary& model) {
  if (part.starts_with("emb")) return ModelPage::tr("Embeddings");
  if (part.starts_with("layer ")) return layerName(model, QString::fromStdString(part.substr(6)).toInt());
  if (part == "pooler") return ModelPage::tr("Pooler");
  if (part != "head") return qs(part);
  return isClassifier(model) ? ModelPage::tr("Classification head") : ModelPage::tr("Pretraining head (dropped when tuning)");
}

QString partDetail(const std::string& part, const ModelSummary& model) {
  if (part == "pooler") return ModelPage::tr("It sums up a whole text in one row of numbers, for the head to judge.");
  if (part != "head") return {};
  if (isClassifier(model)) return ModelPage::tr("It turns the summed-up text into one number per label.");
  return (answersAtEnd(model.family) ? ModelPage::tr("It told the next token while the model was pretrained.") : ModelPage::tr("It guessed hidden words while the model was pretrained.")) +
         QLatin1Char(' ') + ModelPage::tr("Tuning puts a fresh head for your labels in its place.");
}

}  // namespace

Page* makeModelPage(Session& session, QWidget* parent) { return new ModelPage(session, parent); }

ModelPage::ModelPage(Session& session, QWidget* parent) : Page(session, Stage::Model, parent) {
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(32, 8, 0, 0);
  across->setSpacing(0);
  list_ = new ModelList(session, this);
  list_->setFixedWidth(280);
  auto* left = new QVBoxLayout;
  left->setContentsMargins(0, 0, 0, 24);
  left->addWidget(list_);
  across->addLayout(left);
  auto* right = new QWidget(this);
  across->addWidget(right, 1);
  QVBoxLayout* column = makeScrollColumn(right);
  column->setContentsMargins(24, 0, 32, 24);
  problems_ = new ProblemList(right);
  column->addWidget(problems_);
  column->addWidget(makeSummaryCard());
  column->addWidget(makeTokenizerCard());
  coverage_ = new ModelCoverage(session, right);
  column->addWidget(coverage_);
  memory_ = new ModelMemory(session, right);
  column->addWidget(memory_);
  auto* use = new Card(tr("How it is used"), right);
  use->body()->addWidget(new SettingsForm(session, {"model.initialisation", "model.max_length", "model.added_tokens"}, use));
  words_note_ = makeNote({}, use);
  words_note_->setObjectName("added_tokens_note");
  use->body()->addWidget(words_note_);
  column->addWidget(use);
  column->addStretch(1);
  connect(&session, &Session::modelChanged, this, &ModelPage::refresh);
  connect(&session, &Session::recipeChanged, this, [this] {
    problems_->setProblems(session_.problems(Stage::Model));
    showTokens();
  });
  refresh();
}

void ModelPage::entered() {
  coverage_->setActive(true);
  memory_->setActive(true);
  if (listed_) return;
  listed_ = true;
  list_->reload();
}

void ModelPage::hideEvent(QHideEvent* event) {
  coverage_->setActive(false);
  memory_->setActive(false);
  Page::hideEvent(event);
}

QWidget* ModelPage::makeSummaryCard() {
  summary_ = new Card({}, this);
  summary_->setObjectName("model_card");
  kind_ = makeNote({}, summary_);
  summary_->body()->addWidget(kind_);
  auto* figures = new QHBoxLayout;
  figures->setSpacing(12);
  parameters_ = new Figure(tr("Parameters"), summary_);
  layers_ = new Figure(tr("Layers"), summary_);
  vocabulary_ = new Figure(tr("Vocabulary"), summary_);
  positions_ = new Figure(tr("Longest text"), summary_);
  for (Figure* figure : {parameters_, layers_, vocabulary_, positions_}) figures->addWidget(figure, 1);
  summary_->body()->addLayout(figures);
  summary_->body()->addWidget(makeHeading(tr("Parameters by part"), summary_));
  parts_ = new PartPicture(tr("Parameters by part"), tr("Parameters"), summary_);
  parts_->setBarHeight(36);
  summary_->body()->addWidget(parts_);
  description_ = makeNote({}, summary_);
  description_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  summary_->body()->addWidget(description_);
  return summary_;
}

QWidget* ModelPage::makeTokenizerCard() {
  auto* card = new Card(tr("Try the tokenizer"), this);
  text_ = new QLineEdit(card);
  text_->setObjectName("tokenizer_text");
  text_->setAccessibleName(tr("Text to cut into tokens"));
  text_->setPlaceholderText(tr("Type a sentence"));
  text_->setMaxLength(2000);
  text_->setText(tr("Unbelievably good soup, but the waiter was grumpy."));
  tokens_ = new TokenStrip(card);
  tokens_->setObjectName("tokens");
  token_note_ = makeNote({}, card);
  card->body()->addWidget(text_);
  card->body()->addWidget(tokens_);
  token_reading_ = makeNote({}, card);
  token_reading_->setObjectName("token_reading");
  card->body()->addWidget(token_reading_);
  card->body()->addWidget(token_note_);
  const QString hint = tr("Point at a token, or move along with the arrow keys, to see its number.");
  token_reading_->setText(hint);
  connect(tokens_, &TokenStrip::reading, this, [this, hint](const QString& reading) { token_reading_->setText(reading.isEmpty() ? hint : reading); });
  connect(text_, &QLineEdit::textChanged, this, &ModelPage::showTokens);
  return card;
}

void ModelPage::refresh() {
  problems_->setProblems(session_.problems(Stage::Model));
  if (session_.model()) {
    showSummary(*session_.model());
  } else {
    summary_->setTitle(session_.modelLoading() ? tr("Looking at the model…") : tr("No model"));
  }
  showWords();
  showTokens();
}

void ModelPage::showWords() {
  const RecipeTokens& tokens = session_.tokens();
  const std::string added = tokens.tokenizer ? describeAddedTokens(tokens) : std::string();
  words_note_->setText(qs(added) + QLatin1Char('.'));
  words_note_->setVisible(!added.empty());
}

void ModelPage::showSummary(const ModelSummary& model) {
  summary_->setTitle(qs(model.name));
  QStringList words;
  if (!model.family.empty()) words << tr("family: %1").arg(qs(model.family));
  if (!model.dtype.empty()) words << qs(model.dtype);
  if (model.bytes > 0) words << tr("%1 on disk").arg(qs(formatBytes(static_cast<double>(model.bytes))));
  if (session_.tokenizer()) words << (model.lower_case ? tr("lower case only") : tr("tells capitals apart"));
  if (!model.language.empty()) words << tr("language: %1").arg(qs(model.language));
  words << (model.license.empty() ? tr("licence not stated") : tr("licence: %1").arg(qs(model.license)));
  kind_->setText(joinFacts(words));
  kind_->setToolTip(qs(model.path.string()));
  const auto number = [](std::int64_t value) { return value > 0 ? qs(formatCount(value)) : QString(); };
  parameters_->setValue(model.parameters > 0 ? millions(model.parameters) : QString(), number(model.parameters));
  layers_->setValue(number(model.layers),
                    model.hidden_size > 0 ? tr("%1 wide, %2 heads").arg(model.hidden_size).arg(model.heads) : QString());
  vocabulary_->setValue(number(model.vocabulary_size), tr("tokens"));
  const bool any_length = model.max_positions == 0 && model.layers > 0;
  positions_->setValue(any_length ? tr("any") : number(model.max_positions), any_length ? tr("it counts distances, not places") : tr("tokens"));
  description_->setText(qs(model.description));
  description_->setVisible(!model.description.empty());
  showParts(model);
}

void ModelPage::showParts(const ModelSummary& model) {
  PictureRow row;
  std::int64_t layers = 0;
  for (const auto& [name, count] : model.parameters_by_part) {
    PicturePart part{partName(name, model), static_cast<double>(count), qs(formatCount(count)), &Theme::accent, 1, true};
    part.detail = partDetail(name, model);
    if (name.starts_with("layer")) {
      part.color = &Theme::curve_metric;
      part.strength = layers++ % 2 == 0 ? 1 : 0.75;
      part.in_legend = false;
    } else if (!name.starts_with("emb")) {
      part.color = &Theme::curve_validation;
      part.strength = name == "pooler" ? 0.6 : 1;
    }
    row.parts.push_back(std::move(part));
  }
  parts_->setVisible(!row.parts.empty());
  parts_->setRows({row});
}

/// What the pieces carry, as the end of a sentence about them.
QString ModelPage::markInWords(const PieceMark& mark) {
  if (mark.place == PieceMark::Place::Continues) return tr("; a piece with %1 goes on where the piece before it ended").arg(qs(mark.text));
  return mark.place == PieceMark::Place::Begins ? tr("; a piece with %1 comes after a blank").arg(qs(mark.text)) : QString();
}

void ModelPage::showTokens() {
  const std::shared_ptr<const Tokenizer> tokenizer = session_.tokenizer();
  text_->setEnabled(tokenizer != nullptr);
  const std::string text = text_->text().trimmed().toStdString();
  tokens_->setVisible(tokenizer && !text.empty());
  if (!tokenizer || text.empty()) {
    tokens_->clear();
    token_note_->setText(tokenizer ? tr("Type a sentence to see how the model reads it.")
                                   : tr("This model has no tokenizer that can be used."));
    return;
  }
  const Encoding encoding = tokenizer->encode(text);
  const PieceMark mark = pieceMark(*tokenizer);
  tokens_->setTokens(*tokenizer, mark, encoding, text);
  const QString cut = static_cast<std::int64_t>(encoding.ids.size()) > session_.recipe().model.max_length
                          ? tr(" Only the first %1 are read: the rest is cut off.").arg(session_.recipe().model.max_length)
                          : QString();
  token_note_->setText(tr("%1 tokens.%2 A word that is not in the vocabulary is read in pieces%3. The colour changes with every word; grey "
                          "tokens are added by the tokenizer.")
                           .arg(encoding.ids.size())
                           .arg(cut, markInWords(mark)));
}

}  // namespace etude
