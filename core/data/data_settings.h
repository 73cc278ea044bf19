// The data section of a recipe: where the rows come from, what the columns mean, what is cleaned, how it is split.
#pragma once

#include "core/base/settings.h"

#include <string>
#include <vector>

namespace etude {

struct DataSettings {
  std::string path = "builtin:reviews";
  std::vector<std::string> more_paths;    ///< further files whose rows follow those of `path`; columns are matched by name
  std::string validation_path;            ///< rows of this file are the validation split; empty: taken from `path`
  std::string test_path;                  ///< rows of this file are the test split; empty: taken from `path`
  std::string extra_train_path;           ///< rows that join the training split (corrected predictions)
  std::string format = "auto";            ///< auto, csv, tsv, json, jsonl, labelled (label, one blank, text)
  std::string delimiter = "auto";         ///< auto, or one character; "tab"
  std::string header = "auto";            ///< auto, yes, no
  std::string encoding = "auto";          ///< auto, or an ICU converter name
  std::string text_column;                ///< empty: guessed. Columns without a header are called column_1, column_2, ...
  std::string text_pair_column = "auto";  ///< second text of a pair; auto: guessed if text_column is; empty: none
  std::string label_column;               ///< empty: guessed
  std::string split_column = "auto";      ///< cells train / validation (valid, val, dev, eval) / test; auto: guessed; empty: none
  std::string group_column;               ///< whom a row is about, for fairness by group; empty or auto: none
  bool drop_empty = true;                 ///< drop rows without text or without label
  bool drop_duplicates = true;            ///< keep the first of rows whose texts are equal but for case, blanks and punctuation
  bool drop_leaks = true;                 ///< drop training rows whose text is also in validation or test
  bool drop_near_duplicates = false;      ///< also drop rows that nearly repeat another one, across the splits too
  double near_duplicate_similarity = 0.8;  ///< from which share of common words and word pairs on (Jaccard); 0: not looked for
  bool drop_conflicts = false;            ///< drop all rows whose text also occurs with another label
  std::vector<std::string> drop_labels;   ///< drop all rows with one of these labels
  bool drop_overlong = false;             ///< drop training rows that the model would cut off
  bool repair_text = false;               ///< mend mis-decoded letters, drop control and replacement characters
  double validation_fraction = 0.15;      ///< of the rows of `path`, if neither file nor column names a validation split
  double test_fraction = 0.15;
  bool stratify = true;  ///< keep each label's share in every split
  std::int64_t split_seed = 42;
  std::int64_t train_rows = 0;  ///< use only so many training rows, stratified; 0: all
  std::string balance = "none";  ///< none, oversample, undersample: equal shares of the labels, in the training rows only

  bool operator==(const DataSettings&) const = default;
  static const std::vector<Field<DataSettings>>& fields();
};

}  // namespace etude
