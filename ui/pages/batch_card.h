// "As the model sees it": a batch of the training as tokens, one row a text, with a legend that explains every mark.
#pragma once

#include "core/tasks/batch_preview.h"
#include "ui/widgets.h"

#include <QAbstractTableModel>

class QTableView;

namespace etude {

class BatchLegend;
class BusyRow;
class Session;

/// Columns: the label, then the positions, then what was cut off.
class BatchModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  /// Of a cell that holds a token: PreviewToken::Kind. The label's cells have none.
  static constexpr int KindRole = Qt::UserRole, FeedsAnswerRole = Qt::UserRole + 1;

  explicit BatchModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  /// `answers_at_end`: the model gives its answer at the last token of a row, not at the first.
  void setBatch(BatchPreview batch, bool answers_at_end = false);
  const BatchPreview& batch() const { return batch_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const PreviewToken* tokenAt(const QModelIndex& index) const;
  bool feedsAnswer(const QModelIndex& index) const;
  QString explain(const QModelIndex& index) const;

  BatchPreview batch_;
  bool answers_at_end_ = false;
  std::size_t cut_columns_ = 0;
};

class BatchCard : public Card {
  Q_OBJECT

 public:
  explicit BatchCard(Session& session, QWidget* parent = nullptr);
  void refresh();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makeView();
  bool answersAtEnd() const;
  void explain();
  void prepare();
  void take(std::shared_ptr<const BatchPreviewer> previewer);
  void show(std::size_t number);

  Session& session_;
  BatchModel* model_;
  QTableView* view_;
  QLabel *about_, *note_;
  BatchLegend* legend_;
  BusyRow* busy_;
  QPushButton* next_;
  std::shared_ptr<const BatchPreviewer> previewer_;
  std::weak_ptr<const Dataset> data_;
  std::weak_ptr<const Tokenizer> with_;
  BatchRules rules_;
};

}  // namespace etude
