#include "ui/pages/layer_parts.h"

#include "core/tuning/parts.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/plan_panel.h"
#include "ui/widgets.h"

namespace etude {

PartCounts countsByName(const std::vector<PartCount>& counts) {
  PartCounts named;
  for (const PartCount& count : counts) named[count.name] = count;
  return named;
}

LayerStack::Part countedPart(const PartCounts& counts, const std::string& name) {
  LayerStack::Part part;
  const auto found = counts.find(name);
  if (found == counts.end()) return part;
  const PartCount& count = found->second;
  part.parameters = count.parameters + count.packed;
  part.trained = count.trained;
  part.added = count.added;
  using enum LayerStack::Movement;
  part.movement = count.added > 0 ? Added : count.trained == 0 ? Frozen : count.trained < part.parameters ? Partly : Trained;
  return part;
}

std::vector<LayerStack::Part> layerParts(const ModelSummary& model, const PartCounts& counts, const QString& fixed) {
  const std::vector<std::string> names = partNames(static_cast<int>(model.layers));
  std::vector<LayerStack::Part> parts;
  for (std::size_t i = 0; i < names.size(); ++i) {
    LayerStack::Part part = countedPart(counts, names[i]);
    part.name = i == 0 ? PlanPanel::tr("Embeddings") : layerName(model, static_cast<int>(i) - 1);
    part.detail = i == 0 ? PlanPanel::tr("Turns each token into numbers: what is known of single words.")
                  : 3 * i <= names.size()
                      ? PlanPanel::tr("One of the lower layers, which mostly know spelling and grammar (%1 in the recipe).").arg(qs(names[i]))
                      : PlanPanel::tr("One of the upper layers, which mostly know meaning (%1 in the recipe).").arg(qs(names[i]));
    part.fixed = fixed;
    parts.push_back(part);
  }
  const bool pooled = model.family == "bert" || model.family == "deberta" || model.family == "deberta-v2";
  LayerStack::Part head = countedPart(counts, "head");
  head.name = pooled ? PlanPanel::tr("Pooler and head") : PlanPanel::tr("Head");
  head.detail = pooled ? PlanPanel::tr("The pooler sums up what the layers made of the text; the head turns that into one number per label.")
                       : PlanPanel::tr("It turns what the layers made of the text into one number per label.");
  head.fixed = head.movement == LayerStack::Movement::Frozen ? PlanPanel::tr("It is frozen by the setting “Freeze the head”.")
                                                             : PlanPanel::tr("It is always trained: the head is fresh.");
  parts.push_back(head);
  return parts;
}

}  // namespace etude
