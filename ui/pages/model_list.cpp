#include "ui/pages/model_list.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QStyledItemDelegate>

namespace etude {

namespace {

constexpr int kPathRole = Qt::UserRole, kDetailRole = Qt::UserRole + 1, kOriginRole = Qt::UserRole + 2, kWordsRole = Qt::UserRole + 3;
constexpr int kFoldersKept = 8;

/// A card: name, what kind of model it is, and where it comes from under which licence.
class ModelDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {200, option.fontMetrics.height() * 3 + 24};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    background.text.clear();
    background.icon = {};
    const QWidget* widget = option.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);
    const QRect area = option.rect.adjusted(12, 8, -12, -8);
    if (!(option.state & QStyle::State_Selected)) {
      painter->setPen(theme().border);
      painter->setRenderHint(QPainter::Antialiasing);
      painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6);
    }
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, QRect(area.left(), area.top(), 20, 20));
    const QRect lines = area.adjusted(32, 0, 0, 0);
    painter->save();
    painter->setPen(theme().text);
    painter->setFont(scaledFont(1, 500));
    const QString name = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, lines.width());
    painter->drawText(lines, Qt::AlignLeft | Qt::AlignTop, name);
    painter->setPen(theme().muted);
    painter->setFont(scaledFont(0.9));
    const QString detail = painter->fontMetrics().elidedText(index.data(kDetailRole).toString(), Qt::ElideRight, lines.width());
    painter->drawText(lines, Qt::AlignLeft | Qt::AlignVCenter, detail);
    const QString origin = painter->fontMetrics().elidedText(index.data(kOriginRole).toString(), Qt::ElideRight, lines.width());
    painter->drawText(lines, Qt::AlignLeft | Qt::AlignBottom, origin);
    painter->restore();
  }
};

/// How a recipe names the model: built-in ones by name, so that the recipe works on other machines.
QString recipePath(const fs::path& path) {
  std::error_code ignored;
  const bool built_in = fs::equivalent(path.parent_path(), resourceDirectory() / "models", ignored);
  return qs(built_in ? "builtin:" + path.filename().string() : path.string());
}

QStringList knownFolders() { return QSettings().value("models/folders").toStringList(); }

std::vector<ModelSummary> findModels(const QStringList& folders) {
  std::vector<ModelSummary> models = cachedModels();
  for (const QString& folder : folders) {
    ModelSummary summary = summariseModel(folder.toStdString());
    if (!summary.family.empty()) models.push_back(std::move(summary));
  }
  return models;
}

}  // namespace

ModelList::ModelList(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  search_ = new QLineEdit(this);
  search_->setObjectName("model_search");
  search_->setAccessibleName(tr("Search models"));
  search_->setPlaceholderText(tr("Search by name, family, language…"));
  search_->setClearButtonEnabled(true);
  column->addWidget(search_);
  list_ = new QListWidget(this);
  list_->setObjectName("models");
  list_->setAccessibleName(tr("Models on this machine"));
  list_->setItemDelegate(new ModelDelegate(list_));
  list_->setSpacing(2);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  column->addWidget(list_, 1);
  nothing_ = makeNote(tr("No model has all of these words."), this);
  nothing_->hide();
  column->addWidget(nothing_);
  connect(search_, &QLineEdit::textChanged, this, &ModelList::filter);
  QPushButton* open = makeButton(tr("Open folder…"), ButtonRole::Normal, "folder", this);
  setTip(open, tr("A folder as Transformers saves it: config.json, model.safetensors, and a tokenizer."));
  column->addWidget(open);
  column->addWidget(makeNote(tr("Models in the Hugging Face cache of this machine are listed by themselves."), this));
  connect(open, &QPushButton::clicked, this, &ModelList::openFolder);
  connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
    if (item) choose(item->data(kPathRole).toString());
  });
  connect(&session_, &Session::recipeChanged, this, &ModelList::selectCurrent);
  connect(&session_, &Session::modelChanged, this, &ModelList::addCurrent);
}

void ModelList::reload() {
  session_.jobs().start<std::vector<ModelSummary>>(
      this, "models", [folders = knownFolders()](std::stop_token) { return findModels(folders); },
      [this](std::vector<ModelSummary> models) { show(models); }, {});
}

void ModelList::show(const std::vector<ModelSummary>& models) {
  const QSignalBlocker quiet(list_);
  list_->clear();
  for (const ModelSummary& model : models) addModel(model);
  addCurrent();
  filter();
}

/// A model that came with a recipe or from the command line is listed too.
void ModelList::addCurrent() {
  const QSignalBlocker quiet(list_);
  selectCurrent();
  if (!list_->currentItem() && session_.model()) addModel(*session_.model());
  selectCurrent();
}

void ModelList::addModel(const ModelSummary& model) {
  const QString path = recipePath(model.path);
  const bool usable = !hasErrors(model.problems);
  QStringList detail{model.family.empty() ? tr("no model") : qs(model.family)};
  if (usable && model.bytes > 0) detail << qs(formatBytes(static_cast<double>(model.bytes)));
  if (usable && model.parameters > 0) detail << tr("%1 M parameters").arg(static_cast<double>(model.parameters) / 1e6, 0, 'f', 1);
  if (!usable) detail << tr("cannot be tuned");
  QStringList origin{path.startsWith("builtin:")            ? tr("built in")
                     : model.name.find('/') != std::string::npos ? tr("Hugging Face cache")
                                                            : tr("own folder")};
  if (!model.language.empty()) origin << qs(model.language);
  if (!model.license.empty()) origin << qs(model.license);
  auto* item =
      new QListWidgetItem(usable ? icon("model", &Theme::accent) : icon("warning", &Theme::caution), qs(model.name), list_);
  const QString dot = QStringLiteral("  ·  ");
  item->setData(kPathRole, path);
  item->setData(kDetailRole, detail.join(dot));
  item->setData(kOriginRole, origin.join(dot));
  item->setData(kWordsRole, (QStringList{qs(model.name), qs(model.description)} + detail + origin).join(' '));
  item->setData(Qt::AccessibleDescriptionRole, (detail + origin).join(", "));
  item->setToolTip(qs(model.path.string()));
}

void ModelList::selectCurrent() {
  const QString path = qs(session_.recipe().model.path);
  const QSignalBlocker quiet(list_);
  for (int i = 0; i < list_->count(); ++i) {
    if (list_->item(i)->data(kPathRole).toString() != path) continue;
    list_->setCurrentRow(i);
    return;
  }
  list_->setCurrentItem(nullptr);
}

/// A card stays if it has every word that was typed.
void ModelList::filter() {
  const QStringList wanted = search_->text().simplified().split(' ', Qt::SkipEmptyParts);
  int shown = 0;
  for (int i = 0; i < list_->count(); ++i) {
    const QString words = list_->item(i)->data(kWordsRole).toString();
    const bool fits = std::all_of(wanted.begin(), wanted.end(),
                                  [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); });
    list_->item(i)->setHidden(!fits);
    shown += fits;
  }
  nothing_->setVisible(shown == 0 && list_->count() > 0);
}

void ModelList::openFolder() {
  const QString chosen = QFileDialog::getExistingDirectory(this, tr("Open model folder"));
  if (chosen.isEmpty()) return;
  QStringList folders = knownFolders();
  folders.removeAll(chosen);
  folders.prepend(chosen);
  QSettings().setValue("models/folders", QStringList(folders.mid(0, kFoldersKept)));
  choose(recipePath(chosen.toStdString()));
  reload();
}

void ModelList::choose(const QString& path) {
  session_.edit([&](Recipe& recipe) { recipe.model.path = path.toStdString(); });
}

}  // namespace etude
