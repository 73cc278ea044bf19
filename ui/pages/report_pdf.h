// The report of a run as PDF, set on A4 pages by Qt's text engine, its pictures drawn sharp.
#pragma once

#include "core/run/report.h"

#include <QString>

namespace etude {

/// Writes the file in full or not at all. Throws ProblemError. May be called on any thread.
void writeReportPdf(const QString& path, const PrintReport& report, const QString& title);

}  // namespace etude
