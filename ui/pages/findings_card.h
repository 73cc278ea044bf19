// What is wrong with the rows: how many, where, and a button for what can be done about it, with the way back.
#pragma once

#include "core/data/dataset.h"
#include "core/run/finding_fixes.h"
#include "ui/widgets.h"

#include <optional>

class QHBoxLayout;

namespace etude {

class Session;

class FindingsCard : public Card {
  Q_OBJECT

 public:
  explicit FindingsCard(Session& session, QWidget* parent = nullptr);
  void setDataset(std::shared_ptr<const Dataset> dataset);
  /// What the tokenizer finds: texts that are too long, and the length that would cover nearly all of them (0: none is offered).
  void setOverlong(std::optional<Finding> overlong, std::int64_t covering);

 Q_SIGNALS:
  void lineChosen(std::uint32_t file, std::uint64_t line);

 private:
  struct Raised {
    std::int64_t before, after;
  };

  void rebuild();
  QWidget* makeRow(const Finding& finding);
  QWidget* makeLines(const Finding& finding, QWidget* row);
  void addFixes(const Finding& finding, QWidget* row, QVBoxLayout* texts, QHBoxLayout* across);
  void addDone(const QString& done, const QString& name, QWidget* row, QHBoxLayout* across, std::function<void()> undo);
  void addButton(const QString& title, const QString& name, QWidget* row, QHBoxLayout* buttons, std::function<void()> action, const QString& tip);
  QWidget* makeRaisedRow();
  void raiseLength();

  Session& session_;
  std::shared_ptr<const Dataset> dataset_;
  std::optional<Finding> overlong_;
  std::int64_t covering_ = 0;
  std::optional<Raised> raised_;  ///< the length was raised by the button, which can take it back
  QString focus_;                 ///< the button that shall have the focus after the next rebuild
  QVBoxLayout* rows_;
  QLabel* nothing_;
};

}  // namespace etude
