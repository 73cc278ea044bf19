#include "core/export/exporter.h"

#include "core/base/say.h"

namespace etude {

const Exporter& huggingFaceExporter();
const Exporter& peftExporter();

const std::vector<const Exporter*>& exporters() {
  static const std::vector<const Exporter*> list = {&huggingFaceExporter(), &peftExporter()};
  return list;
}

const Exporter& exporter(const std::string& key) {
  std::string known;
  for (const Exporter* one : exporters()) {
    if (one->key() == key) return *one;
    known += (known.empty() ? "" : ", ") + std::string(one->key());
  }
  throw ProblemError(say("There is no export format “%1”", key), say("Choose one of: %1.", known), "export.format");
}

}  // namespace etude
