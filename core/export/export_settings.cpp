#include "core/export/export_settings.h"

namespace etude {

const std::vector<Field<ExportSettings>>& ExportSettings::fields() {
  using S = ExportSettings;
  static const std::vector<Field<S>> rows = {
      text("name", &S::name, "Name of the model", "How the model is called in its card, for example film-reviews-bert."),
      choice("format", &S::format, "Format",
             "How the model is written. A Hugging Face folder is read by Transformers, by most inference servers, and by this "
             "program.",
             {{"huggingface", "Hugging Face folder"}}),
      filePath("directory", &S::directory, "Folder",
           "Where the exported model goes. Empty: into a folder called export inside the run's own folder."),
      choice("dtype", &S::dtype, "Number format of the weights",
             "float32 keeps every digit. float16 and bfloat16 halve the size of the file; answers change in the third digit or "
             "later. "
             "float16 has finer steps, bfloat16 a wider range.",
             {{"float32", "float32 (exact)"}, {"float16", "float16 (half the size)"}, {"bfloat16", "bfloat16 (half the size)"}}),
      text("license", &S::license, "Licence",
           "Named in the model card: an identifier such as apache-2.0, mit or cc-by-4.0. A tuned model usually has to keep the "
           "licence "
           "of the model that it was made from."),
      text("description", &S::description, "Description",
           "A few sentences for the model card: what the model is for, and what it is not for.", View::Advanced),
  };
  return rows;
}

}  // namespace etude
