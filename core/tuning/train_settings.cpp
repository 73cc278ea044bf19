#include "core/tuning/train_settings.h"

#include "core/tuning/method_settings.h"

namespace etude {

const std::vector<Field<EnvironmentSettings>>& EnvironmentSettings::fields() {
  using S = EnvironmentSettings;
  static const std::vector<Field<S>> rows = {
      text("device", &S::device, "Device",
           "Where the model is trained: cpu (the processor), cuda:0 (the first NVIDIA GPU), or auto: a GPU if there is one that "
           "passes "
           "its self-test, else the processor."),
      choice("precision", &S::precision, "Number format",
             "fp32 computes with full single precision. bf16 keeps fewer digits in most products: about twice as fast on "
             "processors and "
             "GPUs that are built for it, slower elsewhere, and for fine-tuning as good. auto takes bf16 where it pays.",
             {{"auto", "Automatic"}, {"fp32", "fp32 (exact)"}, {"bf16", "bf16 (fast)"}}),
      lowestMeans(
          "automatic",
          integer(
              "threads", &S::threads, "Processor threads",
              "How many processor cores work at once. 0: one thread per physical core, which is nearly always fastest. Lower: "
              "slower, but "
              "the computer stays free for other work. Higher: faster, up to the number of cores.",
              {0, 1024}, View::Advanced)),
      lowestMeans(
          "none",
          integer(
              "memory_limit_mb", &S::memory_limit_mb, "Memory limit (MiB)",
              "Most memory that the run's tensors may take before it makes its batches smaller (the result stays the same, each "
              "step takes "
              "longer). Higher: larger batches, faster. Lower: room for other programs, slower. 0: no limit but the machine's "
              "own.",
              {0, 16777216}, View::Advanced)),
  };
  return rows;
}

namespace {

using S = TrainSettings;
using Rows = std::vector<Field<TrainSettings>>;

void append(Rows& rows, const Rows& more) { rows.insert(rows.end(), more.begin(), more.end()); }

Rows lengthRows() {
  return {
      real("learning_rate", &S::learning_rate, "Learning rate",
           "How far the weights move in each step. Higher: learns faster, but jumps about and can forget what was pretrained. "
           "Lower: "
           "steadier, but needs more epochs. 3e-4 suits the small starter, 5e-5 or less a model of BERT's size.",
           {0, 1}),
      real("num_train_epochs", &S::num_train_epochs, "Epochs",
           "How often every training row is seen. Higher: the model learns more, then begins to learn rows by heart "
           "(overfitting: the "
           "validation loss turns up). Lower: quicker, but it may not have learned enough. Fractions are allowed.",
           {0, 10000}),
      lowestMeans("as the epochs say",
                  integer("max_steps", &S::max_steps, "Steps at most",
                          "Above 0: the run takes exactly so many optimizer steps, whatever the epochs say; good for a quick "
                          "try. Higher: a longer "
                          "run that learns more and overfits more. Lower: a shorter one. 0: the epochs decide.",
                          {0, 100000000}, View::Advanced)),
  };
}

Rows batchRows() {
  return {
      integer("per_device_train_batch_size", &S::per_device_train_batch_size, "Batch size",
              "Examples that are learned from at once. Higher: smoother steps and better use of the machine, but more memory and "
              "fewer "
              "steps per epoch. Lower: noisier steps, less memory.",
              {1, 65536}),
      integer("per_device_eval_batch_size", &S::per_device_eval_batch_size, "Batch size of the validation",
              "Examples that are judged at once. Higher: a little faster, with more memory. Lower: slower, with less. The result "
              "is always "
              "the same.",
              {1, 65536}, View::Advanced),
      integer("gradient_accumulation_steps", &S::gradient_accumulation_steps, "Gradient accumulation",
              "So many batches are added up before the weights move: a batch size of 8 with 4 accumulations learns like one of "
              "32 with the "
              "memory of 8. Higher: fewer and smoother steps. Lower: more and noisier ones.",
              {1, 4096}, View::Advanced),
      flag("group_by_length", &S::group_by_length, "Group texts of like length",
           "On: batches hold texts of like length, so less is wasted on padding and training is faster. Off: batches are mixed "
           "purely by "
           "chance.",
           View::Advanced),
  };
}

Rows optimizerRows() {
  return {
      choice("lr_scheduler_type", &S::lr_scheduler_type, "Schedule of the learning rate",
             "How the learning rate goes after the warm-up: falling in a straight line to zero, along a half cosine to zero, or "
             "staying "
             "where it is. Falling ends calmly; constant keeps moving and overfits more.",
             {{"linear", "Linear"}, {"cosine", "Cosine"}, {"constant", "Constant"}}),
      real("warmup_ratio", &S::warmup_ratio, "Warm-up (share of the run)",
           "In this first share of the steps the learning rate rises from zero, so that the fresh head does not shake the "
           "pretrained "
           "layers. Higher: a gentler start. Lower: sooner at full speed, but rougher. 0: full speed from the first step.",
           {0, 1}),
      lowestMeans("as the share says", integer("warmup_steps", &S::warmup_steps, "Warm-up (steps)",
                                               "Above 0: the learning rate rises over so many steps, whatever the share above "
                                               "says. Higher: a gentler start. Lower: sooner "
                                               "at full speed. 0: the share decides.",
                                               {0, 100000000}, View::Advanced)),
      real("weight_decay", &S::weight_decay, "Weight decay",
           "Pulls every weight a little towards zero in each step (not biases and normalisation). Higher: simpler models that "
           "overfit "
           "less; too high: it cannot learn. Lower: freer, with more overfitting. 0: none.",
           {0, 10}),
      lowestMeans(
          "off",
          real("max_grad_norm", &S::max_grad_norm, "Clip gradients at",
               "Steps with a larger gradient (L2 norm) are scaled down to this, so that one strange batch cannot throw the model "
               "off. Lower: "
               "more careful and slower. Higher: only wild steps are tamed. 0: no clipping.",
               {0, 1e6}, View::Advanced)),
      real("adam_beta1", &S::adam_beta1, "Adam: beta 1",
           "How long the optimizer remembers the direction of earlier steps. Higher: smoother, slower to turn. Lower: turns "
           "quickly, "
           "but trembles. Seldom worth changing.",
           {0, 0.9999999}, View::Advanced),
      real("adam_beta2", &S::adam_beta2, "Adam: beta 2",
           "How long the optimizer remembers the size of earlier gradients. Higher: steadier step sizes. Lower: they follow each "
           "batch "
           "more closely. Seldom worth changing.",
           {0, 0.9999999}, View::Advanced),
      real("adam_epsilon", &S::adam_epsilon, "Adam: epsilon",
           "Keeps the step size finite where gradients are tiny. Higher: smaller steps for rarely used weights. Lower: larger "
           "ones. "
           "Seldom worth changing.",
           {1e-16, 1}, View::Advanced),
  };
}

Rows regularisationRows() {
  return {
      lowestMeans(
          "as the model says",
          real(
              "dropout", &S::dropout, "Dropout",
              "Share of the signals that is switched off at random while training, so that the model cannot rely on single "
              "details. "
              "Higher: "
              "less overfitting, slower learning. Lower: the reverse. 0: none. -1: as the model's own config says (usually 0.1).",
              {-1, 0.9})),
      real("label_smoothing_factor", &S::label_smoothing_factor, "Label smoothing",
           "The model is asked for this much less than full certainty. Higher: less overconfident and more tolerant of wrong "
           "labels; too "
           "high: undecided. Lower: surer of itself. 0: none.",
           {0, 0.9}, View::Advanced),
      choice("class_weights", &S::class_weights, "Rare labels",
             "Balanced: mistakes on rare labels cost more, in inverse proportion to their share, so the model does not simply "
             "answer the "
             "frequent label. None: every row counts the same.",
             {{"none", "Every row counts the same"}, {"balanced", "Balanced: rare labels count more"}}),
  };
}

Rows validationRows() {
  return {
      choice("eval_strategy", &S::eval_strategy, "Validate",
             "When the model is tried on the validation rows, which it never learns from. Each epoch is usual; every so many "
             "steps shows "
             "the curve in finer detail and takes more time.",
             {{"epoch", "After each epoch"}, {"steps", "Every so many steps"}}),
      integer("eval_steps", &S::eval_steps, "Steps between validations",
              "Used with “every so many steps”. Lower: a finer curve and a better chance to catch the best moment, but more time "
              "spent. Higher: less time, a coarser curve.",
              {1, 100000000}),
      flag("load_best_model_at_end", &S::load_best_model_at_end, "Keep the best model",
           "On: the result is the model as it was at its best validation. Off: the result is the model after the last step, "
           "overfitted "
           "or not."),
      choice("metric_for_best_model", &S::metric_for_best_model, "Best means",
             "What decides which validation was best: the lowest loss (also minds how sure the model is), the highest accuracy, "
             "or the "
             "highest macro F1 (rare labels count as much as frequent ones).",
             {{"loss", "Lowest loss"}, {"accuracy", "Highest accuracy"}, {"f1", "Highest macro F1"}}),
      lowestMeans("never", integer("early_stopping_patience", &S::early_stopping_patience, "Stop early after",
                                   "The run ends after so many validations in a row without improvement. Lower: saves time, but "
                                   "may stop before a late "
                                   "improvement. Higher: more patience, more time. 0: never stops early.",
                                   {0, 10000})),
  };
}

Rows bookkeepingRows() {
  return {
      lowestMeans(
          "after validations",
          integer(
              "save_steps", &S::save_steps, "Checkpoint every (steps)",
              "A checkpoint lets a stopped or crashed run go on exactly where it was. Lower: less is lost, more is written to "
              "the disk. Higher: the reverse. 0: "
              "after every validation.",
              {0, 100000000}, View::Advanced)),
      lowestMeans(
          "all",
          integer(
              "save_total_limit", &S::save_total_limit, "Checkpoints to keep",
              "Older checkpoints are deleted; the best one is always kept besides. Higher: more to go back to, more disk space. "
              "Lower: less of both. 0: all are kept.",
              {0, 100000}, View::Advanced)),
      integer("logging_steps", &S::logging_steps, "Steps between samples",
              "Every so many steps a point of the curves is written. Higher: smaller files for very long runs, coarser curves. "
              "Lower: "
              "finer curves.",
              {1, 1000000}, View::Advanced),
      flag("gradient_checkpointing", &S::gradient_checkpointing, "Save memory by computing twice",
           "On: intermediate results are computed again instead of being kept; needs much less memory and about a third more "
           "time. Off: faster, with more memory. The "
           "result is the same.",
           View::Advanced),
      integer("seed", &S::seed, "Seed",
              "Starting point of everything that is left to chance: fresh weights, order of the rows, dropout. The same seed "
              "gives the same "
              "run; another one, higher or lower, gives another. Compare a few seeds to see what is luck.",
              {0, 9007199254740991.0}, View::Advanced),
  };
}

Rows adaptationRows() {
  return {
      lowestMeans(
          "none",
          integer("adapt_steps", &S::adapt_steps, "Adapt to the field first (steps)",
                  "Above 0: before it is tuned, the model goes on with its pretraining for so many steps, on texts of your field and without "
                  "labels (domain adaptation). All its weights move then, whatever the method, which takes the memory of full tuning. Higher: "
                  "it knows the words of the field better, and takes longer. Lower: quicker. 0: the model is tuned as it is.",
                  {0, 100000000}, View::Advanced)),
      filePath("adapt_corpus", &S::adapt_corpus, "Texts of the field",
               "What the adaptation reads: a folder of .txt files, or one such file, with one paragraph a line. The more text, the better. "
               "Empty: the texts of the training rows, but never those of validation and test.",
               View::Advanced),
      real("adapt_learning_rate", &S::adapt_learning_rate, "Learning rate of the adaptation",
           "How far the weights move in each step of the adaptation. Higher: the model takes to the field sooner, and forgets more of what it "
           "knew. Lower: gentler, but needs more steps.",
           {0, 1}, View::Advanced),
  };
}

}  // namespace

const std::vector<Field<TrainSettings>>& TrainSettings::fields() {
  static const Rows rows = [] {
    Rows all = methodSettings();
    append(all, lengthRows());
    append(all, batchRows());
    append(all, optimizerRows());
    append(all, regularisationRows());
    append(all, validationRows());
    append(all, bookkeepingRows());
    append(all, adaptationRows());
    return all;
  }();
  return rows;
}

}  // namespace etude
