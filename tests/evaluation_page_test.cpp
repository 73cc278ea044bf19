// The Evaluation page by clicking: into the confusion matrix, through thresholds, to the words of a text; and the report on paper.
#include "core/base/files.h"
#include "core/run/run.h"
#include "core/run/run_report.h"
#include "tests/tiny_model.h"
#include "tests/ui_support.h"
#include "ui/charts/confusion_matrix.h"
#include "ui/charts/score_curve.h"
#include "ui/jobs.h"
#include "ui/page.h"
#include "ui/pages/judged_table.h"
#include "ui/pages/report_pdf.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextEdit>

#include <poppler_absent.h>

using namespace etude;

namespace {

template <class W>
W* part(QWidget& page, const char* name) {
  W* found = page.findChild<W*>(QLatin1String(name));
  if (!found) qCritical("there is no %s", name);
  return found;
}

}  // namespace
