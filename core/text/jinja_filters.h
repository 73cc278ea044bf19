// What Jinja and Python bring along: filters, tests and the methods of text, lists and mappings, by name. Documented at
// https://jinja.palletsprojects.com/templates/#builtin-filters and https://docs.python.org/3/library/stdtypes.html
#pragma once

#include "core/text/jinja_object.h"

#include <ctime>

namespace etude::jinja {

using Filter = Value (*)(Machine& machine, const Value& value, const Arguments& arguments);
using Test = bool (*)(Machine& machine, const Value& value, const Arguments& arguments);
using Method = Value (*)(Machine& machine, const Value& self, const Arguments& arguments);

// Null if there is none of that name.
Filter findFilter(std::string_view name);
Filter findListFilter(std::string_view name);  ///< the part of them that works on sequences
Test findTest(std::string_view name);
Method findMethod(const Value& self, std::string_view name);
Method findTextMethod(std::string_view name);
/// Changes the value in place, which the sandbox forbids.
bool isForbiddenMethod(const Value& self, std::string_view name);

/// `format % arguments`, the formatting of C's printf.
std::string formatPercent(Machine& machine, const std::string& format, const Values& arguments, const Value* mapping);

/// What `strftime_now` gives for the time of the machine.
std::string formatTime(const std::tm& time, const std::string& format);

/// Functions that every template can call: range, dict, namespace, raise_exception, strftime_now.
std::vector<std::pair<std::string, Function::Body>> globalFunctions();

// For filters, tests and methods
/// A whole number, or refuses what `callee` was given instead.
std::int64_t wholeOf(const Value& value, const std::string& callee);
const std::string& textOf(const Value& value, const std::string& callee);

}  // namespace etude::jinja
