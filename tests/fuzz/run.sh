#!/usr/bin/env bash
# Runs the fuzzers one after the other, and stops at the first finding.
#   tests/fuzz/run.sh [--build FOLDER] [--minutes N] [target...]       default: build-fuzz, 10 minutes each, all targets
# What grows from the seeds is kept in FOLDER/fuzz/corpus/<target>; a finding is written to FOLDER/fuzz/<target>-crash-...
set -euo pipefail
FUZZ="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
BUILD="$FUZZ/../../build-fuzz" MINUTES=10
while [[ "${1:-}" == --* ]]; do
  case "$1" in
    --build) BUILD="$2" ;;
    --minutes) MINUTES="$2" ;;
    *) echo "Unknown option $1" >&2; exit 2 ;;
  esac
  shift 2
done
TARGETS=("$@")
[[ ${#TARGETS[@]} -gt 0 ]] || mapfile -t TARGETS < <(ls "$FUZZ/seeds")

for target in "${TARGETS[@]}"; do
  corpus="$BUILD/fuzz/corpus/$target"
  mkdir -p "$corpus"
  inputs=("$corpus" "$FUZZ/seeds/$target")
  [[ -d "$FUZZ/findings/$target" ]] && inputs+=("$FUZZ/findings/$target")
  options=(-max_total_time=$((MINUTES * 60)) -timeout=5 -rss_limit_mb=2048 -malloc_limit_mb=1024 -max_len=8192
           -artifact_prefix="$BUILD/fuzz/$target-" -print_final_stats=1)
  [[ -f "$FUZZ/$target.dict" ]] && options+=(-dict="$FUZZ/$target.dict")
  echo "== $target: $MINUTES minutes"
  ASAN_OPTIONS=malloc_context_size=5 nice -n 15 "$BUILD/fuzz/fuzz_$target" "${options[@]}" "${inputs[@]}" 2> "$BUILD/fuzz/$target.log" ||
    { tail -40 "$BUILD/fuzz/$target.log" >&2; exit 1; }
  grep -E "DONE|number_of_executed_units|average_exec_per_sec" "$BUILD/fuzz/$target.log"
done
