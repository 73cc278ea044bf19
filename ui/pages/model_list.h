// The models on this machine: built in, in the Hugging Face cache, and the folders that were opened here before.
#pragma once

#include "core/hub/model_folder.h"

#include <QListWidget>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace etude {

class Session;

class ModelList : public QWidget {
  Q_OBJECT

 public:
  explicit ModelList(Session& session, QWidget* parent = nullptr);
  /// Looks for models in the background.
  void reload();

 private:
  void show(const std::vector<ModelSummary>& models);
  void addModel(const ModelSummary& model);
  void selectCurrent();
  void addCurrent();
  void openFolder();
  void choose(const QString& path);
  void filter();

  Session& session_;
  QListWidget* list_;
  QLineEdit* search_;
  QLabel* nothing_;
};

}  // namespace etude
