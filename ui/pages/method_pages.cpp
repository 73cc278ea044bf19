#include "ui/pages/method_pages.h"

#include "core/base/say.h"
#include "core/run/starting_recipe.h"
#include "core/tuning/method_info.h"
#include "ui/pages/page_parts.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <cmath>

namespace etude {

namespace {

QString said(const char* text) { return qs(say(text)); }

QString pageOf(const MethodInfo& method) {
  const auto section = [](const QString& title, const QString& text) {
    return QStringLiteral("<h3>%1</h3><p>%2</p>").arg(title.toHtmlEscaped(), text);
  };
  const QString rate = method.rate_factor == 1 ? MethodPages::tr("The same as for full tuning.")
                                               : MethodPages::tr("About %1 times that of full tuning.").arg(QString::number(method.rate_factor));
  const QString result = method.merges ? MethodPages::tr("A plain model folder that any program reads.")
                                       : MethodPages::tr("The model as it was, and beside it what was added: this program reads it; others cannot, "
                                                         "because their models have no place for it.");
  return QStringLiteral("<h2>%1</h2><p>%2</p>").arg(said(method.choice).toHtmlEscaped(), said(method.what).toHtmlEscaped()) +
         section(MethodPages::tr("When to use it"), said(method.when).toHtmlEscaped()) +
         section(MethodPages::tr("Learning rate"), rate.toHtmlEscaped()) + section(MethodPages::tr("What comes out"), result.toHtmlEscaped()) +
         section(MethodPages::tr("Paper"),
                 QStringLiteral("%1<br><a href=\"%2\">%2</a>").arg(said(method.paper).toHtmlEscaped(), QLatin1String(method.url)));
}

}  // namespace

MethodNote::MethodNote(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid / 2);
  words_ = makeNote({}, this);
  words_->setObjectName(QStringLiteral("methodWords"));
  page_ = makeLinkButton({}, this);
  page_->setObjectName(QStringLiteral("methodPage"));
  rate_ = makeLinkButton({}, this);
  rate_->setObjectName(QStringLiteral("methodRate"));
  column->addWidget(words_);
  column->addWidget(page_, 0, Qt::AlignLeft);
  column->addWidget(rate_, 0, Qt::AlignLeft);
  connect(page_, &QPushButton::clicked, this, [this] {
    MethodPages pages(session_.recipe().tuning.method, this);
    pages.exec();
  });
  connect(rate_, &QPushButton::clicked, this, [this] {
    const double rate = usualRate();
    session_.edit([rate](Recipe& recipe) { recipe.tuning.learning_rate = rate; });
  });
  for (auto signal : {&Session::recipeChanged, &Session::modelChanged, &Session::runChanged}) connect(&session_, signal, this, &MethodNote::refresh);
  refresh();
}

double MethodNote::usualRate() const {
  if (!session_.model()) return 0;
  return suggestedLearningRate(session_.model()->parameters) * methodInfo(session_.recipe().tuning.method).rate_factor;
}

void MethodNote::refresh() {
  const MethodInfo& method = methodInfo(session_.recipe().tuning.method);
  words_->setText(said(method.what));
  page_->setText(tr("More about %1 and the other methods…").arg(said(method.label)));
  page_->setAccessibleName(page_->text());
  // Only where the recipe is far off: a rate that was chosen with care is left in peace.
  const double usual = usualRate(), now = session_.recipe().tuning.learning_rate;
  const bool far = usual > 0 && now > 0 && std::abs(std::log(usual / now)) > std::log(2.9);
  rate_->setVisible(far && !session_.running());
  rate_->setText(tr("Its usual learning rate for this model is %1: use it").arg(QString::number(usual, 'g', 2)));
  rate_->setAccessibleName(rate_->text());
}

MethodPages::MethodPages(const std::string& method, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Tuning methods"));
  setObjectName(QStringLiteral("methodPages"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(2 * Theme::kGrid, 2 * Theme::kGrid, 2 * Theme::kGrid, 2 * Theme::kGrid);
  column->setSpacing(2 * Theme::kGrid);
  auto* row = new QHBoxLayout;
  row->setSpacing(2 * Theme::kGrid);
  list_ = new QListWidget(this);
  list_->setAccessibleName(tr("Methods"));
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  page_ = new QTextBrowser(this);
  page_->setAccessibleName(tr("What the method does"));
  page_->setOpenExternalLinks(true);
  int chosen = 0;
  for (const MethodInfo& info : methodInfos()) {
    if (method == info.key) chosen = list_->count();
    list_->addItem(said(info.label));
  }
  list_->setFixedWidth(list_->sizeHintForColumn(0) + 4 * Theme::kGrid);
  row->addWidget(list_);
  row->addWidget(page_, 1);
  column->addLayout(row, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
  connect(list_, &QListWidget::currentRowChanged, this, &MethodPages::showPage);
  list_->setCurrentRow(chosen);
  resize(760, 480);
}

void MethodPages::showPage(int row) {
  if (row >= 0) page_->setHtml(pageOf(methodInfos().at(static_cast<std::size_t>(row))));
}

}  // namespace etude
