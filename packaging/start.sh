#!/usr/bin/env bash
# Installs what is missing, builds, and starts Etude: the window, or without a display the built-in lesson.
#   packaging/start.sh [arguments of the window]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
install_packages
build etude etude-cli
if [ -z "${ETUDE_NO_DISPLAY:-}" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "Starting the window"
  exec "$BUILD/etude" "$@"
fi
say "There is no display: running the lesson \"See overfitting happen\" (about a minute)"
RUN="${ETUDE_LESSON_RUN:-$(mktemp -d)/overfitting}"
"$BUILD/etude-cli" lesson overfitting --experiment overfit --out "$RUN"
