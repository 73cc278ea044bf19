#include "ui/guide.h"

#include <QCoreApplication>

#include <algorithm>

namespace etude {

namespace {

struct Guide {
  Q_DECLARE_TR_FUNCTIONS(Guide)
};

StageGuide dataGuide() {
  return {Guide::tr("A model learns what its examples show, mistakes included. Ten minutes of looking at the data save hours of tuning. The "
                    "model is judged on rows that it never learned from: that is why the rows are split."),
          {Guide::tr("Open a file, or take the built-in reviews."), Guide::tr("Check that the text and the label column are the right ones."),
           Guide::tr("Read what was found (empty, double, leaking rows) and let it be mended."),
           Guide::tr("Look at the label counts: a rare label is hard to learn.")},
          {{Guide::tr("Label"), Guide::tr("The answer that belongs to a text, such as spam or positive.")},
           {Guide::tr("Training split"), Guide::tr("The rows that the model learns from.")},
           {Guide::tr("Validation split"), Guide::tr("Rows that are only looked at, during tuning, to see whether it still helps.")},
           {Guide::tr("Test split"), Guide::tr("Rows kept back for one honest judgement at the end.")},
           {Guide::tr("Leak"), Guide::tr("The same text in training and in validation or test: the model can remember instead of understand.")},
           {Guide::tr("Stratified"), Guide::tr("Split so that every label has the same share in each part.")}}};
}

StageGuide modelGuide() {
  return {Guide::tr("Tuning starts from a model that has read a lot of text already. The more its reading was like your texts, the fewer "
                    "examples it needs. Larger models know more, and need more time and memory."),
          {Guide::tr("Begin with the starter: it is small and quick."), Guide::tr("Type one of your sentences and see into which pieces it falls."),
           Guide::tr("For better results choose a folder of a larger BERT model.")},
          {{Guide::tr("Pretrained"), Guide::tr("Trained before, on much text without labels.")},
           {Guide::tr("Parameter"), Guide::tr("One of the numbers that a model consists of and that learning changes.")},
           {Guide::tr("Token"), Guide::tr("A word, or a piece of one, as the model reads it.")},
           {Guide::tr("Tokenizer"), Guide::tr("Cuts texts into tokens and gives each its number in the vocabulary.")},
           {Guide::tr("Encoder"), Guide::tr("A model that reads a whole text at once and describes it in numbers; good for classification.")},
           {Guide::tr("Head"), Guide::tr("The last part of a model, which makes an answer of what the layers understood. That of pretraining is dropped; tuning trains a fresh one.")},
           {Guide::tr("Pooler"), Guide::tr("The part below the head, which sums up a whole text in one row of numbers.")},
           {Guide::tr("Layer"), Guide::tr("One of the steps that turn tokens into meaning, each built on the one below.")}}};
}

StageGuide environmentGuide() {
  return {Guide::tr("Before a long run it is good to know that it fits into memory, how long it takes, and that this machine computes "
                    "correctly."),
          {Guide::tr("Read the verdict at the top: green, amber or red."), Guide::tr("If it is not green, do what stands beside it."),
           Guide::tr("Run the self-test once on a new machine.")},
          {{Guide::tr("GPU"), Guide::tr("A graphics processor: many small calculators, 10 to 50 times faster for large models.")},
           {Guide::tr("fp32, bf16"), Guide::tr("Number formats of 32 and of 16 bits: fewer bits are faster and less exact.")},
           {Guide::tr("libtorch"), Guide::tr("The library that does the arithmetic: PyTorch without Python.")},
           {Guide::tr("Self-test"), Guide::tr("Computes the same small model in two ways and compares the results.")}}};
}

StageGuide tuningGuide() {
  return {Guide::tr("Here the model learns. Watch two curves: the training loss tells how well it knows the texts it learns from, the "
                    "validation loss how well it does on others. When the second turns up while the first still falls, it has begun to learn "
                    "by heart."),
          {Guide::tr("Press Start with the settings as they are."), Guide::tr("Watch both losses; stop when the validation loss rises."),
           Guide::tr("Change one setting at a time and compare the runs.")},
          {{Guide::tr("Loss"), Guide::tr("How wrong the answers are; 0 is perfect. For two labels, guessing gives 0.69.")},
           {Guide::tr("Learning rate"), Guide::tr("How far each step moves the parameters. Too high: it gets lost. Too low: it hardly learns.")},
           {Guide::tr("Epoch"), Guide::tr("Once through all training rows.")},
           {Guide::tr("Batch"), Guide::tr("The rows that one step learns from together.")},
           {Guide::tr("Overfitting"), Guide::tr("Learning the training texts by heart instead of what they have in common.")},
           {Guide::tr("Frozen"), Guide::tr("Kept as it was: quicker, and nothing there can be unlearned.")},
           {Guide::tr("Checkpoint"), Guide::tr("The state of a run on disk, from which it can go on.")}}};
}

StageGuide evaluationGuide() {
  return {Guide::tr("A number alone says little: 90 % is poor if 90 % of the texts have the same label. So the tuned model stands beside one "
                    "that always gives the most frequent answer, and beside itself before tuning."),
          {Guide::tr("Compare the bars: tuned, untuned, always the same answer."), Guide::tr("Under Mistakes, click the cell of the pair that is mixed up most, and read its texts: often the label is wrong, not the model."),
           Guide::tr("Under Curves, move the threshold and see what a miss and a false alarm cost."),
           Guide::tr("Under Words, see what an answer was made of; under Fairness, whether names or groups sway it.")},
          {{Guide::tr("Accuracy"), Guide::tr("Share of texts with the right answer.")},
           {Guide::tr("Precision"), Guide::tr("Of the texts given a label, the share that really has it.")},
           {Guide::tr("Recall"), Guide::tr("Of the texts that have a label, the share that was given it.")},
           {Guide::tr("F1"), Guide::tr("Precision and recall in one number: high only if both are.")},
           {Guide::tr("Baseline"), Guide::tr("What is reached without learning; a model must beat it.")},
           {Guide::tr("Confusion matrix"), Guide::tr("Counts of true labels against given ones; the diagonal is right.")},
           {Guide::tr("95 % interval"), Guide::tr("A range around the score, because only so many texts were judged: ranges made this way hold the true value in about 95 of 100 cases.")},
           {Guide::tr("Threshold"), Guide::tr("The probability from which on a label is answered.")},
           {Guide::tr("ROC curve"), Guide::tr("Texts found against false alarms, for every threshold. Its area (AUC): 1 is perfect, 0.5 is guessing.")},
           {Guide::tr("Average precision"), Guide::tr("Mean precision while more and more texts of a label are found; 1 is perfect.")},
           {Guide::tr("Calibration"), Guide::tr("Whether answers of 80 % confidence are right in 80 % of cases. The error (ECE) is the mean difference.")},
           {Guide::tr("McNemar test"), Guide::tr("How probable it is that one of two models is ahead only by chance.")},
           {Guide::tr("Gradient times input"), Guide::tr("How much each word moved the answer, estimated from the slope of the model.")}}};
}

StageGuide exportGuide() {
  return {Guide::tr("The tuned model is yours: as a folder that other programs read. A fresh process loads it and compares its answers, so "
                    "that you do not find out later that something is missing."),
          {Guide::tr("Give it a name and a licence, then press Export."), Guide::tr("Type a text of your own and ask the model."),
           Guide::tr("Copy the lines that use it from Python, the command line or over HTTP.")},
          {{Guide::tr("Hugging Face folder"), Guide::tr("config.json, the weights and the tokenizer: what the Transformers library loads.")},
           {Guide::tr("safetensors"), Guide::tr("A file of weights that holds numbers only and can run no code.")},
           {Guide::tr("Model card"), Guide::tr("A page about the model: its data, its results, its limits.")},
           {Guide::tr("Logit"), Guide::tr("The score of a label before scores are turned into probabilities.")}}};
}

StageGuide monitoringGuide() {
  return {Guide::tr("The world changes and the model does not. Watching what it is asked and how sure it is shows when its texts are no "
                    "longer those that it learned from. Corrected answers are the best new training data."),
          {Guide::tr("Start the endpoint, or predict a file."), Guide::tr("Watch confidence and drift; an alarm means: look at the texts."),
           Guide::tr("Correct wrong answers and retrain with them.")},
          {{Guide::tr("Endpoint"), Guide::tr("An address on this computer where other programs ask the model.")},
           {Guide::tr("Confidence"), Guide::tr("The probability that the model gives its own answer; it can be sure and wrong.")},
           {Guide::tr("Drift"), Guide::tr("The texts or answers of now differ from those of the training.")},
           {Guide::tr("PSI"), Guide::tr("Population stability index, a measure of drift: below 0.1 little, above 0.25 much.")}}};
}

}  // namespace

StageGuide stageGuide(Stage stage) {
  switch (stage) {
    case Stage::Data: return dataGuide();
    case Stage::Model: return modelGuide();
    case Stage::Environment: return environmentGuide();
    case Stage::Tuning: return tuningGuide();
    case Stage::Evaluation: return evaluationGuide();
    case Stage::Export: return exportGuide();
    case Stage::Monitoring: break;
  }
  return monitoringGuide();
}

QList<Word> allWords() {
  QList<Word> words;
  for (int i = 0; i < kStageCount; ++i) words += stageGuide(static_cast<Stage>(i)).words;
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.word.localeAwareCompare(b.word) < 0; });
  return words;
}

QString wordTable(const QList<Word>& words) {
  QString rows;
  for (const Word& word : words) {
    rows += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>")
                .arg(word.word.toHtmlEscaped(), word.meaning.toHtmlEscaped());
  }
  return QStringLiteral("<table cellpadding='4'>%1</table>").arg(rows);
}

}  // namespace etude
