#!/usr/bin/env bash
# Makes the pictures of the README anew, with the run of a lesson to show.
#   tests/screenshots.sh [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
BUILD="${1:-build}"
OUT=packaging/screenshots
SCRATCH="$(mktemp -d)"
trap 'rm -rf "$SCRATCH"' EXIT
ninja -C "$BUILD" etude-cli etude_engine screenshots
"$BUILD/etude-cli" lesson overfitting --experiment overfit --out "$SCRATCH/overfitting"
"$BUILD/tests/screenshots" --theme light --pages 145 --run "$SCRATCH/overfitting" "$OUT/light"
"$BUILD/tests/screenshots" --theme dark --pages 4 --run "$SCRATCH/overfitting" "$OUT/dark"
"$BUILD/tests/screenshots" --theme dark --pages 2 --language de "$OUT/german"
