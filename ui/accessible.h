// What screen readers are told of the widgets that we paint ourselves. Of those Qt knows no more than the name: to it a chart is
// a box without meaning, and the stage that is shown looks like the others.
#pragma once

class QString;
class QWidget;

namespace etude {

/// From now on every widget of ours says what it is: a chart, a picture, a tab that is chosen. Calling it again changes nothing.
void installAccessibleRoles();

/// `reading`: what the cursor or the keyboard's mark in `widget` stands on now, empty if on nothing. It is said at once where the
/// focus is, and stands in for the description as long as the mark stays.
void sayReading(QWidget& widget, const QString& reading);

}  // namespace etude
