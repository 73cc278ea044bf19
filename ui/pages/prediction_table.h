// The newest predictions of a model in use, with a place to put the label right.
#pragma once

#include "core/serve/prediction_log.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace etude {

class PredictionModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, Text, Label, Confidence, Source, Correction, ColumnCount };

  explicit PredictionModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setPredictions(std::vector<LoggedPrediction> predictions);

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 Q_SIGNALS:
  /// An empty label takes a correction back.
  void corrected(qint64 id, const QString& label);

 private:
  static QString askerText(const std::string& source);

  std::vector<LoggedPrediction> rows_;
};

class PredictionTable : public QTableView {
  Q_OBJECT

 public:
  explicit PredictionTable(QWidget* parent = nullptr);
  PredictionModel* predictions() { return model_; }
  void setLabels(const QStringList& labels) { labels_ = labels; }
  const QStringList& labels() const { return labels_; }
  /// While a label is being chosen, the rows must stay.
  bool editing() const { return state() == QAbstractItemView::EditingState; }

 private:
  PredictionModel* model_;
  QStringList labels_;
};

}  // namespace etude
