#include "ui/pages/findings_card.h"

#include "core/base/format.h"
#include "ui/forms/settings_form.h"
#include "ui/language.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QHBoxLayout>

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kLinesShown = 12;

const char* findingIcon(Severity severity) {
  return severity == Severity::Info ? "info" : severity == Severity::Warning ? "warning" : "error";
}

QColor Theme::*findingColor(Severity severity) {
  return severity == Severity::Info ? &Theme::accent : severity == Severity::Warning ? &Theme::caution : &Theme::bad;
}

/// For object names: "near_duplicate".
QString kindName(Finding::Kind kind) {
  constexpr const char* names[] = {"empty_text", "empty_label",    "duplicate", "conflicting_labels", "leak",     "rare_label",
                                   "ragged",     "near_duplicate", "near_leak", "imbalance",          "overlong", "odd_encoding"};
  return QLatin1String(names[static_cast<std::size_t>(kind)]);
}

/// Why this is worth mending, for who meets it for the first time.
QString meaning(Finding::Kind kind) {
  switch (kind) {
    case Finding::Kind::EmptyText:
    case Finding::Kind::EmptyLabel:
      return FindingsCard::tr("There is nothing to learn from a row without its text or its label.");
    case Finding::Kind::Duplicate:
      return FindingsCard::tr("A text that comes twice counts double, and its copies can end up on both sides of the split.");
    case Finding::Kind::ConflictingLabels:
      return FindingsCard::tr("One text with two answers: nobody can learn which is right.");
    case Finding::Kind::Leak:
      return FindingsCard::tr("The model would be tested on texts that it was trained on, and look better than it is.");
    case Finding::Kind::RareLabel:
      return FindingsCard::tr("So few rows cannot be split into training, validation and test. Add rows, merge the label with another, or leave it out.");
    case Finding::Kind::Ragged:
      return FindingsCard::tr("Often a comma or quote inside a text. Look whether the rows are right in the preview.");
    case Finding::Kind::NearDuplicate:
      return FindingsCard::tr("Texts that differ in a word or two teach little more than one of them.");
    case Finding::Kind::NearLeak:
      return FindingsCard::tr("The model would be tested on texts that it all but knows, and look better than it is.");
    case Finding::Kind::Imbalance:
      return FindingsCard::tr("A model can be right most of the time by always giving the frequent label.");
    case Finding::Kind::Overlong:
      return FindingsCard::tr("The model reads only the beginning of these texts. Reading more takes more time and memory.");
    case Finding::Kind::OddEncoding:
      return FindingsCard::tr("The model takes broken letters for other words.");
  }
  return {};
}

}  // namespace

FindingsCard::FindingsCard(Session& session, QWidget* parent) : Card(tr("Findings"), parent), session_(session) {
  nothing_ = makeNote({}, this);
  body()->addWidget(nothing_);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(8);
  body()->addLayout(rows_);
  body()->addWidget(new SettingsForm(session,
                                     {"data.drop_empty", "data.drop_duplicates", "data.drop_leaks", "data.drop_near_duplicates",
                                      "data.near_duplicate_similarity", "data.drop_conflicts", "data.drop_labels", "data.drop_overlong", "data.repair_text",
                                      "data.balance"},
                                     this));
  connect(&session, &Session::recipeChanged, this, &FindingsCard::rebuild);
  rebuild();
}

void FindingsCard::setDataset(std::shared_ptr<const Dataset> dataset) {
  if (!dataset || !dataset_ || dataset->files.empty() || dataset_->files.empty() || dataset->files[0].path != dataset_->files[0].path)
    overlong_.reset();
  dataset_ = std::move(dataset);
  rebuild();
}

void FindingsCard::setOverlong(std::optional<Finding> overlong, std::int64_t covering) {
  overlong_ = std::move(overlong);
  covering_ = covering;
  rebuild();
}

void FindingsCard::rebuild() {
  if (const QWidget* focused = focusWidget(); focused && focus_.isEmpty() && focused->hasFocus()) focus_ = focused->objectName();
  while (QLayoutItem* item = rows_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->setObjectName({});
    item->widget()->deleteLater();
    for (QPushButton* button : item->widget()->findChildren<QPushButton*>()) button->setObjectName({});
    delete item;
  }
  const Recipe& recipe = session_.recipe();
  if (raised_ && recipe.model.max_length != raised_->after) raised_.reset();
  const bool dropped = recipe.data.drop_overlong;  // the data set says so itself
  if (dataset_) {
    for (const Finding& finding : dataset_->findings) rows_->addWidget(makeRow(finding));
    if (overlong_ && !dropped) rows_->addWidget(makeRow(*overlong_));
    if (raised_) rows_->addWidget(makeRaisedRow());
  }
  nothing_->setVisible(rows_->count() == 0);
  nothing_->setText(dataset_ ? tr("Nothing is wrong with these rows: none is empty, repeated, contradictory, or both in training and test.")
                             : tr("Findings appear here when the data has been read."));
  if (focus_.isEmpty()) return;
  if (auto* next = findChild<QPushButton*>(focus_)) next->setFocus();
  focus_.clear();
}

QWidget* FindingsCard::makeRow(const Finding& finding) {
  auto* row = new QFrame(this);
  row->setProperty("role", "inset");
  row->setObjectName("finding_" + kindName(finding.kind));
  row->setAccessibleName(qs(finding.what));
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(12, 10, 16, 10);
  across->setSpacing(12);
  across->addWidget(new IconLabel(icon(findingIcon(finding.severity), findingColor(finding.severity)), 18, row), 0, Qt::AlignTop);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  auto* what = new QLabel(qs(finding.what), row);
  what->setProperty("role", "strong");
  what->setWordWrap(true);
  texts->addWidget(what);
  const bool label_left_out = finding.kind == Finding::Kind::RareLabel && !finding.fixed.empty();
  texts->addWidget(makeNote(label_left_out ? tr("The model will not know this label, and never give it as an answer.") : meaning(finding.kind), row));
  if (!finding.lines.empty()) texts->addWidget(makeLines(finding, row));
  across->addLayout(texts, 1);
  addFixes(finding, row, texts, across);
  return row;
}

/// The first numbers as links to the rows in the preview.
QWidget* FindingsCard::makeLines(const Finding& finding, QWidget* row) {
  QStringList links;
  for (std::size_t i = 0; i < std::min(finding.lines.size(), kLinesShown); ++i)
    links << QStringLiteral("<a href=\"%1\" style=\"color:%2\">%1</a>").arg(finding.lines[i]).arg(theme().accent.name());
  const QString list = links.join(QStringLiteral(", "));
  const std::size_t more = finding.lines.size() - static_cast<std::size_t>(links.size());
  const bool folder = session_.table() && session_.table()->source.format == "folder";
  QString text;
  if (more > 0) {
    text = (folder ? tr("Texts %1 and %2 more") : tr("Lines %1 and %2 more")).arg(list, qs(formatCount(static_cast<std::int64_t>(more))));
  } else if (folder) {
    text = (links.size() == 1 ? tr("Text %1") : tr("Texts %1")).arg(list);
  } else {
    text = (links.size() == 1 ? tr("Line %1") : tr("Lines %1")).arg(list);
  }
  QLabel* label = makeNote(text, row);
  label->setObjectName("lines");
  label->setTextFormat(Qt::RichText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  label->setFocusPolicy(Qt::StrongFocus);
  setTip(label, tr("Click a number to see the row in the preview."));
  connect(label, &QLabel::linkActivated, this,
          [this, file = finding.file](const QString& line) { Q_EMIT lineChosen(file, line.toULongLong()); });
  return label;
}

void FindingsCard::addFixes(const Finding& finding, QWidget* row, QVBoxLayout* texts, QHBoxLayout* across) {
  const std::vector<FindingFix> fixes = fixesFor(finding, session_.recipe().data);
  const QString kind = kindName(finding.kind);
  const auto applied = std::find_if(fixes.begin(), fixes.end(), [&](const FindingFix& fix) { return isApplied(fix, session_.recipe()); });
  if (applied != fixes.end()) {
    addDone(qs(finding.fixed.empty() ? applied->done : finding.fixed), kind, row, across, [this, fix = *applied, kind] {
      focus_ = "fix_" + kind + "_0";
      session_.edit([&](Recipe& recipe) { applyValues(fix.before, recipe); });
    });
    return;
  }
  if (!finding.fixed.empty()) {
    auto* fixed = new QLabel(qs(finding.fixed), row);
    fixed->setProperty("tone", "good");
    across->addWidget(new IconLabel(icon("check", &Theme::good), 16, row));
    across->addWidget(fixed);
  }
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  buttons->setContentsMargins(0, 6, 0, 0);
  if (finding.kind == Finding::Kind::Overlong && covering_ > session_.recipe().model.max_length) {
    addButton(tr("Read up to %1 tokens").arg(covering_), "fix_length", row, buttons, [this] { raiseLength(); },
              tr("Raises the longest text on the Model page, so that 99 % of the texts are read whole, or as many as this model can read. "
                 "Training takes longer and needs more memory."));
  }
  for (std::size_t i = 0; i < fixes.size(); ++i) {
    QStringList names;
    for (const auto& [key, value] : fixes[i].wanted) names << QStringLiteral("“%1”").arg(labelOf(recipeSetting(key).info));
    addButton(qs(fixes[i].title), QStringLiteral("fix_%1_%2").arg(kind).arg(i), row, buttons,
              [this, fix = fixes[i], kind] {
                focus_ = "undo_" + kind;
                session_.edit([&](Recipe& recipe) { applyValues(fix.wanted, recipe); });
              },
              tr("Changes the setting %1. Undo takes it back.").arg(names.join(QStringLiteral(", "))));
  }
  buttons->addStretch();
  if (buttons->count() > 1) {
    texts->addLayout(buttons);
  } else {
    delete buttons;
  }
}

void FindingsCard::addButton(const QString& title, const QString& name, QWidget* row, QHBoxLayout* buttons, std::function<void()> action,
                             const QString& tip) {
  QPushButton* button = makeButton(title, ButtonRole::Normal, {}, row);
  button->setObjectName(name);
  button->setAccessibleName(tr("%1: %2").arg(title, row->accessibleName()));
  setTip(button, tip);
  connect(button, &QPushButton::clicked, this, std::move(action));
  buttons->addWidget(button);
}

void FindingsCard::addDone(const QString& done, const QString& name, QWidget* row, QHBoxLayout* across, std::function<void()> undo) {
  auto* fixed = new QLabel(tr("Fixed: %1").arg(done), row);
  fixed->setObjectName("fixed_" + name);
  fixed->setProperty("tone", "good");
  across->addWidget(new IconLabel(icon("check", &Theme::good), 16, row));
  across->addWidget(fixed);
  QPushButton* button = makeButton(tr("Undo"), ButtonRole::Normal, {}, row);
  button->setObjectName("undo_" + name);
  button->setAccessibleName(tr("Undo: %1").arg(row->accessibleName()));
  setTip(button, tr("Takes the fix back. Ctrl+Z takes back the last change, whatever it was."));
  connect(button, &QPushButton::clicked, this, std::move(undo));
  across->addWidget(button);
}

void FindingsCard::raiseLength() {
  raised_ = Raised{session_.recipe().model.max_length, covering_};
  focus_ = "undo_length";
  session_.edit([&](Recipe& recipe) { recipe.model.max_length = covering_; });
}

QWidget* FindingsCard::makeRaisedRow() {
  auto* row = new QFrame(this);
  row->setProperty("role", "inset");
  row->setObjectName("finding_length");
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(12, 10, 16, 10);
  across->setSpacing(12);
  const QString what = tr("Texts are read up to %1 tokens instead of %2").arg(raised_->after).arg(raised_->before);
  row->setAccessibleName(what);
  auto* label = new QLabel(what, row);
  label->setProperty("role", "strong");
  label->setWordWrap(true);
  across->addWidget(new IconLabel(icon("info", &Theme::accent), 18, row));
  across->addWidget(label, 1);
  addDone(tr("longer texts are read"), "length", row, across, [this] {
    focus_ = "fix_length";
    session_.edit([before = raised_->before](Recipe& recipe) { recipe.model.max_length = before; });
  });
  return row;
}

}  // namespace etude
