// The second stage: which pretrained model to start from, what it is made of, and how it reads a text.
#pragma once

#include "ui/page.h"
#include "ui/widgets.h"

class QLineEdit;

namespace etude {

class ModelList;
class StackedBar;
class TokenStrip;
struct ModelSummary;

class ModelPage : public Page {
  Q_OBJECT

 public:
  ModelPage(Session& session, QWidget* parent);
  QString title() const override { return tr("Model"); }
  QString subtitle() const override { return tr("Choose the pretrained model that the tuning starts from."); }
  void entered() override;

 private:
  QWidget* makeSummaryCard();
  QWidget* makeTokenizerCard();
  void refresh();
  void showSummary(const ModelSummary& model);
  void showParts(const ModelSummary& model);
  void showTokens();

  ModelList* list_;
  ProblemList* problems_;
  Card* summary_;
  QLabel *kind_, *description_;
  Figure *parameters_, *layers_, *vocabulary_, *positions_;
  StackedBar* parts_;
  QLineEdit* text_;
  TokenStrip* tokens_;
  QLabel* token_note_;
  bool listed_ = false;
};

}  // namespace etude
