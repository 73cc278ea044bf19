#!/usr/bin/env bash
# Makes the pictures of the README anew: every page, light and dark, with a finished lesson to show.
#   tests/screenshots.sh [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
BUILD="${1:-build}"
OUT=resources/screenshots
SCRATCH="$(mktemp -d)"
trap 'rm -rf "$SCRATCH"' EXIT
ninja -C "$BUILD" etude-cli etude_engine screenshots
"$BUILD/etude-cli" lesson overfitting --out "$SCRATCH/overfitting"
for theme in light dark; do
  "$BUILD/tests/screenshots" --theme "$theme" --run "$SCRATCH/overfitting" "$OUT/$theme"
done
