// How the tokens of a batch look, in its table and in the legend beside it.
#pragma once

#include "core/tasks/batch_preview.h"

#include <QRect>

class QPainter;

namespace etude {

/// `feeds_answer`: the model gives its answer at this token.
void paintTokenChip(QPainter& painter, const QRect& area, const QString& text, PreviewToken::Kind kind, bool feeds_answer);

}  // namespace etude
