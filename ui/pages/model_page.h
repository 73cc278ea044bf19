// The second stage: which pretrained model to start from, what it is made of, and how it reads a text.
#pragma once

#include "ui/page.h"
#include "ui/widgets.h"

class QLineEdit;

namespace etude {

class ModelCoverage;
class ModelList;
class ModelMemory;
class PartPicture;
class TokenStrip;
struct ModelSummary;
struct PieceMark;

class ModelPage : public Page {
  Q_OBJECT

 public:
  ModelPage(Session& session, QWidget* parent);
  QString title() const override { return tr("Model"); }
  QString subtitle() const override { return tr("Choose the pretrained model that the tuning starts from."); }
  void entered() override;

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeSummaryCard();
  QWidget* makeTokenizerCard();
  void refresh();
  void showSummary(const ModelSummary& model);
  void showParts(const ModelSummary& model);
  void showWords();
  void showTokens();
  static QString markInWords(const PieceMark& mark);

  ModelList* list_;
  ProblemList* problems_;
  Card* summary_;
  QLabel *kind_, *description_;
  Figure *parameters_, *layers_, *vocabulary_, *positions_;
  PartPicture* parts_;
  QLineEdit* text_;
  TokenStrip* tokens_;
  QLabel *token_note_, *token_reading_, *words_note_;
  ModelCoverage* coverage_;
  ModelMemory* memory_;
  bool listed_ = false;
};

}  // namespace etude
