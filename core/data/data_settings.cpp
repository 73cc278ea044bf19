#include "core/data/data_settings.h"

namespace etude {

namespace {

using S = DataSettings;

const char* const kEncodingHelp =
    "How letters are stored as bytes. Found out by itself; the preview shows the result. If accented letters look wrong, name "
    "the "
    "encoding, for example UTF-8, windows-1252, windows-1251, Shift_JIS or GB18030.";

std::vector<Field<S>> fileFields() {
  return {
      filePath("path", &S::path, "Data file",
               "The file with your examples: CSV, TSV, JSON, JSON Lines, or lines that start with the label. builtin:reviews is "
               "a small "
               "set of reviews that comes with the program."),
      textList("more_paths", &S::more_paths, "More data files",
               "Further files whose rows follow those of the data file, for example one file a year. Their columns must have the "
               "same names. More rows usually make a better model, but longer to train."),
      filePath("validation_path", &S::validation_path, "Validation file",
               "A file whose rows are only used to watch the training: the model never learns from them, so they show when it "
               "begins to "
               "learn by heart. Leave it empty to set aside a part of the data file."),
      filePath("test_path", &S::test_path, "Test file",
               "A file whose rows are looked at once, at the very end, to say how good the model is on texts it has never met. "
               "Leave it "
               "empty to set aside a part of the data file."),
      filePath("extra_train_path", &S::extra_train_path, "Extra training file",
               "More rows to learn from, such as predictions that you corrected in the Monitoring stage. They join the training "
               "rows and "
               "win over training rows with the same text.",
               View::Advanced),
      choice("format", &S::format, "File format",
             "How rows are written in the file. Found out from the file's name and content; choose it yourself if the preview "
             "looks wrong.",
             {{"auto", "Find out"},
              {"csv", "CSV (cells separated by commas or similar)"},
              {"tsv", "TSV (cells separated by tabs)"},
              {"json", "JSON (one list of objects)"},
              {"jsonl", "JSON Lines (one object a line)"},
              {"labelled", "Label, a blank, then the text"}}),
      text("delimiter", &S::delimiter, "Delimiter",
           "The character between two cells of a CSV file: auto, tab, or one character such as , or ; or |. With the wrong one, "
           "a row "
           "shows as one long cell or falls into too many.",
           View::Advanced),
      choice("header", &S::header, "First row",
             "Whether the first row holds the names of the columns. If a name shows up as an example, say yes; if your first "
             "example "
             "is missing and its text shows as a name, say no.",
             {{"auto", "Find out"}, {"yes", "Names of the columns"}, {"no", "Already an example"}}, View::Advanced),
      text("encoding", &S::encoding, "Encoding", kEncodingHelp, View::Advanced),
  };
}

std::vector<Field<S>> columnFields() {
  return {
      text("text_column", &S::text_column, "Text column",
           "The column with the text that the model reads. Left empty, it is guessed from the names and the content."),
      text("text_pair_column", &S::text_pair_column, "Second text column",
           "For tasks about two texts (a question and an answer, a claim and a source): the column with the second one. auto: "
           "guessed; "
           "empty: there is none."),
      text("label_column", &S::label_column, "Label column",
           "The column with the answer that the model learns to give: a few values that come back again and again, such as "
           "positive "
           "and negative. Left empty, it is guessed."),
      text("split_column", &S::split_column, "Split column",
           "A column whose cells say train, validation or test, if someone has already divided the rows. Results can then be "
           "compared "
           "with other people's. auto: used if there is one; empty: ignored."),
      text("group_column", &S::group_column, "Group column",
           "A column that says whom or what a row is about, such as a region, a language or a gender. The model never sees it; "
           "the "
           "Evaluation stage compares how good the model is for each group. Empty: none.",
           View::Advanced),
  };
}

std::vector<Field<S>> cleaningFields() {
  return {
      flag("drop_empty", &S::drop_empty, "Leave out incomplete rows",
           "Leaves out rows without a text or without a label. There is nothing to learn from them; turned off, a row without a "
           "label "
           "is an error."),
      flag(
          "drop_duplicates", &S::drop_duplicates, "Leave out repeated rows",
          "Keeps only the first of rows whose texts differ in nothing but capitals, blanks and punctuation. Turned off, repeated "
          "texts count several times, and copies of one text can end up on both sides of the split."),
      flag("drop_leaks", &S::drop_leaks, "Leave out leaked rows",
           "Leaves out training rows whose text is also in the validation or test rows. Turned off, the model is tested on texts "
           "it "
           "has seen, and its accuracy looks better than it is."),
      flag("drop_near_duplicates", &S::drop_near_duplicates, "Leave out near repetitions",
           "Also leaves out rows that nearly repeat another one: a word changed, a sentence added. Across the split they are "
           "leaks: "
           "the model is tested on what it all but knows. Turned off, they are only reported."),
      real("near_duplicate_similarity", &S::near_duplicate_similarity, "Similarity of near repetitions",
           "Which share of their words and word pairs two texts must have in common to count as nearly the same. Higher finds "
           "only "
           "closer copies; lower finds looser ones, and takes longer. Below 0.5 counts as 0.5; with 0 none are looked for.",
           {0.0, 1.0}, View::Advanced),
      flag(
          "drop_conflicts", &S::drop_conflicts, "Leave out contradicting rows",
          "Leaves out all rows whose text, or nearly the same text, also occurs with another label: nobody can learn what the right "
          "answer is. Turned off, the first of rows with the very same text is kept if repeated rows are left out.",
          View::Advanced),
      textList("drop_labels", &S::drop_labels, "Labels to leave out",
               "Rows with one of these labels are left out of everything, and the model never gives these answers. Useful for labels "
               "with so few rows that they can neither be learned nor tested. More labels left out: an easier task, and fewer rows.",
               View::Advanced),
      flag("drop_overlong", &S::drop_overlong, "Leave out overlong training rows",
           "Leaves out training rows with more tokens than the model reads, instead of cutting off their ends. Validation and "
           "test "
           "rows stay, because the model will meet long texts later too. Turned off, the beginnings of long texts are learned "
           "from.",
           View::Advanced),
      flag("repair_text", &S::repair_text, "Mend odd characters",
           "Mends letters that were decoded wrongly somewhere (Ã© becomes é), and takes out control characters and the marks of "
           "lost "
           "letters. Turned off, texts stay as they are in the file.",
           View::Advanced),
  };
}

std::vector<Field<S>> splitFields() {
  return {
      real("validation_fraction", &S::validation_fraction, "Share for validation",
           "The part of the data file that is set aside to watch the training. More makes the validation curve steadier; less "
           "leaves "
           "more rows to learn from. 0.1 to 0.2 is usual.",
           {0.0, 0.9}),
      real("test_fraction", &S::test_fraction, "Share for the test",
           "The part of the data file that is set aside for the final test. More makes the final accuracy more certain; less "
           "leaves "
           "more rows to learn from. 0.1 to 0.2 is usual; with 0 there is no final test.",
           {0.0, 0.9}),
      flag("stratify", &S::stratify, "Same label shares in every part",
           "Every part gets the same share of each label, so that a rare label is not missing from the test by bad luck. Turned "
           "off, "
           "rows are dealt out purely at random.",
           View::Advanced),
      integer(
          "split_seed", &S::split_seed, "Split seed",
          "The number that decides which row goes where. The same number always gives the same split; another number, higher or "
          "lower, gives another. Try two or three to see how much your result depends on luck.",
          {0, 4294967295.0}, View::Advanced),
      lowestMeans("all", integer("train_rows", &S::train_rows, "Training rows to use",
                                 "Learn from only so many rows, each label in proportion; 0 means all. Fewer rows train faster "
                                 "but overfit sooner; more "
                                 "rows give a better model.",
                                 {0, 1e9}, View::Advanced)),
      choice(
          "balance", &S::balance, "Balance the labels",
          "Gives all labels about the same number of training rows, so that a frequent one does not drown a rare one. Repeating "
          "keeps all rows, but rare ones are sooner learned by heart; leaving out loses rows of frequent labels. Validation and "
          "test rows keep their natural shares.",
          {{"none", "As they are"},
           {"oversample", "Repeat rows of rare labels"},
           {"undersample", "Leave out rows of frequent labels"}},
          View::Advanced),
  };
}

}  // namespace

const std::vector<Field<DataSettings>>& DataSettings::fields() {
  static const std::vector<Field<DataSettings>> all = [] {
    std::vector<Field<DataSettings>> rows;
    for (const auto& group : {fileFields(), columnFields(), cleaningFields(), splitFields()})
      rows.insert(rows.end(), group.begin(), group.end());
    return rows;
  }();
  return all;
}

}  // namespace etude
