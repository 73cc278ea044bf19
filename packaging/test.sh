#!/usr/bin/env bash
# Installs what is missing, builds, and runs all tests.
#   packaging/test.sh [arguments of ctest]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
install_packages
build all
say "Running the tests"
ctest --test-dir "$BUILD" --output-on-failure --parallel "$(nproc)" "$@" || fail "Some tests failed; the lines above name them."
