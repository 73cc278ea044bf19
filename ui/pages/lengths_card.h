// How long the texts are for the chosen model: a histogram of their tokens with the line where the model stops reading.
#pragma once

#include "core/tasks/token_lengths.h"
#include "ui/charts/chart.h"
#include "ui/widgets.h"

class QCPBars;
class QCPItemStraightLine;
class QCPItemText;
class QProgressBar;

namespace etude {

class Session;

class LengthChart : public Chart {
  Q_OBJECT

 public:
  explicit LengthChart(QWidget* parent = nullptr);
  /// `limit`: tokens that the model reads; 0: not known.
  void setLengths(std::shared_ptr<const TokenLengths> lengths, std::size_t limit);
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  /// Texts with [begin, end) tokens; the last bin has no end.
  struct Bin {
    std::size_t begin = 0, end = 0;
    std::int64_t texts = 0;
  };
  void count();
  QString name(std::size_t bin) const;
  std::size_t binAt(double x) const;
  double middle(std::size_t bin) const { return static_cast<double>(bins_[bin].begin) + static_cast<double>(width_) / 2; }

  std::shared_ptr<const TokenLengths> lengths_;
  std::size_t limit_ = 0, width_ = 1;
  std::vector<Bin> bins_;
  QCPBars *whole_ = nullptr, *cut_ = nullptr;
  QCPItemStraightLine* line_ = nullptr;
  QCPItemText* line_text_ = nullptr;
};

class LengthsCard : public Card {
  Q_OBJECT

 public:
  explicit LengthsCard(Session& session, QWidget* parent = nullptr);
  /// Measures anew if data, tokenizer or limit changed since; only while the card can be seen.
  void refresh();
  bool measuring() const;

 Q_SIGNALS:
  /// Null: nothing is known (yet).
  void measured(std::shared_ptr<const etude::TokenLengths> lengths, std::size_t limit);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void take(std::shared_ptr<const TokenLengths> lengths);
  void describe();

  Session& session_;
  LengthChart* chart_;
  QLabel* note_;
  QProgressBar* progress_;
  std::shared_ptr<const TokenLengths> lengths_;
  std::weak_ptr<const Dataset> data_;      ///< that was measured
  std::weak_ptr<const Tokenizer> with_;
  std::size_t limit_ = 0;
};

}  // namespace etude
