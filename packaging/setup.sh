# Sourced by start.sh and test.sh: installs the packages that are missing and builds the program.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
BUILD="${ETUDE_BUILD_DIR:-build}"

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nerror: %s\n' "$*" >&2; exit 1; }

missing_packages() {
  local name
  for name in $(grep -v '^#' packaging/packages.txt); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s ' "$name"
  done
}

install_packages() {
  command -v dpkg-query >/dev/null || fail "This script sets up Debian 12 or a relative of it. On other systems install the libraries named in packaging/packages.txt, then: cmake -S . -B build -G Ninja && ninja -C build"
  local missing as_root=()
  missing="$(missing_packages)"
  [ -n "$missing" ] || { say "All packages are installed"; return; }
  say "Installing: $missing"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "These packages are missing and you are neither root nor have sudo. Ask an administrator to run: apt-get install $missing"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q || fail "The list of packages could not be fetched: check the network connection and the package sources, then run this again."
  # shellcheck disable=SC2086
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing ||
    fail "Not all packages could be installed (the lines above say which). Debian 12 has them in its main section."
}

build() {
  say "Building (a few minutes the first time)"
  cmake -S . -B "$BUILD" -G Ninja -DCMAKE_BUILD_TYPE=Release >"$BUILD.cmake.log" 2>&1 || { tail -n 30 "$BUILD.cmake.log" >&2; fail "The build could not be configured; the lines above say what is missing."; }
  mv "$BUILD.cmake.log" "$BUILD/configure.log"
  ninja -C "$BUILD" "$@" || fail "The program could not be built; the lines above name the file."
}
