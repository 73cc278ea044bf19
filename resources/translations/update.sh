#!/usr/bin/env bash
# Brings the translations up to date with the sources: new texts appear as unfinished, texts that are gone are dropped.
#   resources/translations/update.sh [FILE.ts ...]
# Needs lupdate (qt6-l10n-tools) and perl. Then translate what is unfinished (Qt Linguist, or any editor).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
LUPDATE=/usr/lib/qt6/bin/lupdate
[ -x "$LUPDATE" ] || LUPDATE=lupdate
FILES=("$@")
[ ${#FILES[@]} -gt 0 ] || FILES=(resources/translations/etude_*.ts)
CORE="$(mktemp -d)"
trap 'rm -rf "$CORE"' EXIT

# Core has no Qt: sentences for Problems, there and in the window, are the literals in say(...) and sayLater(...), and all texts of the settings' rows.
{
  find core ui -name '*.cpp' -print0 | sort -z | xargs -0 perl -0777 -ne \
    'while (/\b(?:say|sayLater|throwFileProblem)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)/g) { print "QT_TRANSLATE_NOOP(\"core\", $1);\n" }
     while (/\bsayCount\([^"]*?((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)/g) { print "QT_TRANSLATE_NOOP(\"core\", $_);\n" for $1, $2 }'
  find core -name '*_settings.cpp' -print0 | sort -z | xargs -0 perl -0777 -ne \
    's/^#include.*$//mg; while (/\blowestMeans\(\s*("(?:[^"\\]|\\.)*")/g) { print "QT_TRANSLATE_NOOP(\"core\", $1);\n" }
     while (/((?:"(?:[^"\\]|\\.)*"\s*)+)/g) { my $text = $1; print "QT_TRANSLATE_NOOP(\"core\", $text);\n" unless $text =~ /^"[-a-z0-9_.:\/]*"\s*$/ }'
} > "$CORE/core.cpp"
# What lupdate warns of is text that the program would look up elsewhere than where it is kept.
NOISE="$("$LUPDATE" -silent -I . -locations none -no-obsolete ui "$CORE/core.cpp" -ts "${FILES[@]}" 2>&1)"
[ -z "$NOISE" ] || { printf '%s\n' "$NOISE" >&2; exit 1; }
