// What a helper needs to know about this machine and this plan, as text for the clipboard.
#pragma once

#include <QString>

namespace etude {

class Session;

QString diagnostics(const Session& session);

}  // namespace etude
