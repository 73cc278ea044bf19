// What the HTML pages of the program share: escaping, so that no text of a user's file is ever taken for markup.
#pragma once

#include <string>
#include <string_view>

namespace etude {

/// For element content and quoted attributes.
std::string escapeHtml(std::string_view text);

/// With `decimals` digits after the point; "–" for what is not finite.
std::string fixedNumber(double value, int decimals);

}  // namespace etude
