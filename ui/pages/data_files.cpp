#include "ui/pages/data_files.h"

#include "ui/language.h"
#include "ui/session.h"
#include "ui/widgets.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>

#include <algorithm>

namespace etude {

namespace {

/// A setting that holds one path, as a list of none or one.
auto onePath(std::string DataSettings::*member) {
  return [member](const DataSettings& data) {
    return (data.*member).empty() ? std::vector<std::string>() : std::vector<std::string>{data.*member};
  };
}

auto setOnePath(std::string DataSettings::*member) {
  return [member](DataSettings& data, std::vector<std::string> paths) { data.*member = paths.empty() ? std::string() : paths.front(); };
}

QString namesOf(const std::vector<std::string>& paths) {
  QStringList names;
  for (std::size_t i = 0; i < paths.size() && i < 4; ++i) names << QFileInfo(qs(paths[i])).fileName();
  const QString list = names.join(QStringLiteral(", "));
  return paths.size() > 4 ? DataFilesForm::tr("%1 and %2 more").arg(list).arg(paths.size() - 4) : list;
}

}  // namespace

QString dataFileFilter() {
  return DataFilesForm::tr("Data (*.csv *.tsv *.tab *.txt *.json *.jsonl *.ndjson);;All files (*)");
}

DataFilesForm::DataFilesForm(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  addRow(grid, "data.more_paths",
         {nullptr, nullptr, nullptr, [](const DataSettings& settings) { return settings.more_paths; },
          [](DataSettings& settings, std::vector<std::string> paths) { settings.more_paths = std::move(paths); }, true});
  addRow(grid, "data.validation_path",
         {nullptr, nullptr, nullptr, onePath(&DataSettings::validation_path), setOnePath(&DataSettings::validation_path)});
  addRow(grid, "data.test_path", {nullptr, nullptr, nullptr, onePath(&DataSettings::test_path), setOnePath(&DataSettings::test_path)});
  connect(&session, &Session::recipeChanged, this, &DataFilesForm::refresh);
  refresh();
}

void DataFilesForm::addRow(QGridLayout* grid, const char* key, Row row) {
  const SettingInfo& info = recipeSetting(key).info;
  const QString title = labelOf(info), tip = helpOf(info);
  const int place = grid->rowCount();
  auto* label = new QLabel(title, this);
  setTip(label, tip);
  row.name = makeNote({}, this);
  row.name->setObjectName(QString::fromLatin1(key));
  row.choose = makeButton(row.several ? tr("Add…") : tr("Choose…"), ButtonRole::Normal, {}, this);
  row.choose->setObjectName(QStringLiteral("choose_%1").arg(QLatin1String(key)));
  row.choose->setAccessibleName(row.several ? tr("Add: %1").arg(title) : tr("Choose: %1").arg(title));
  setTip(row.choose, tip);
  row.clear = makeButton(tr("Clear"), ButtonRole::Normal, {}, this);
  row.clear->setObjectName(QStringLiteral("clear_%1").arg(QLatin1String(key)));
  row.clear->setAccessibleName(tr("Clear: %1").arg(title));
  setTip(row.clear, tr("Takes the file away from the plan; the file itself stays on the disk."));
  grid->addWidget(label, place, 0);
  grid->addWidget(row.name, place, 1);
  grid->addWidget(row.choose, place, 2);
  grid->addWidget(row.clear, place, 3);
  rows_.push_back(row);
  connect(row.choose, &QPushButton::clicked, this, [this, row, title] { choose(row, title); });
  connect(row.clear, &QPushButton::clicked, this, [this, row] { session_.edit([&](Recipe& recipe) { row.set(recipe.data, {}); }); });
}

void DataFilesForm::choose(const Row& row, const QString& title) {
  std::vector<std::string> paths = row.get(session_.recipe().data);
  if (row.several) {
    for (const QString& path : QFileDialog::getOpenFileNames(this, title, {}, dataFileFilter())) paths.push_back(path.toStdString());
  } else if (const QString path = QFileDialog::getOpenFileName(this, title, {}, dataFileFilter()); !path.isEmpty()) {
    paths = {path.toStdString()};
  }
  session_.edit([&](Recipe& recipe) { row.set(recipe.data, paths); });
}

void DataFilesForm::refresh() {
  const DataSettings& settings = session_.recipe().data;
  for (const Row& row : rows_) {
    const std::vector<std::string> paths = row.get(settings);
    QStringList full;
    for (const std::string& path : paths) full << qs(path);
    row.name->setText(paths.empty() ? row.several ? tr("none") : tr("none: a part of the data file is set aside") : namesOf(paths));
    row.name->setToolTip(full.join(QLatin1Char('\n')));
    row.clear->setVisible(!paths.empty());
  }
}

}  // namespace etude
