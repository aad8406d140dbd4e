#!/usr/bin/env bash
# What one short draft costs, which is mostly the start of the program:
#
#   benches/start.sh [PROGRAM]
#
# Instructions are counted by valgrind, if it is installed; they are nearly the same
# in every run, on any machine. Milliseconds are the median of 101 runs. Without
# PROGRAM, the release build of this checkout is measured. Needs bash 5.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# = 0 ]; then cargo build --release --locked --quiet; fi
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/tweetlint}")
cd "$(mktemp -d)"

mkdir plain rulebook finding
printf '%s\n' '- {id: a, text: "Cykelstien i Lundby åbner på lørdag kl. 10."}' |
  tee plain/draft.yaml >rulebook/draft.yaml
printf '%s\n' 'extends: [municipality]' 'accounts: {lundby: {}}' 'lexicons: {cycling: [cykelsti*]}' \
  >rulebook/tweetlint.yaml
printf '%s\n' '- {id: a, text: "Skynd jer!!! Læs mere om lukningen på vores hjemmeside"}' \
  >finding/draft.yaml

measure() {
  local label=$1 begin runs=() instructions=-
  shift
  if command -v valgrind >/dev/null; then
    valgrind --tool=callgrind --callgrind-out-file=callgrind "$@" >/dev/null 2>&1 || true
    instructions=$(awk '/^(summary|totals):/ { printf "%.1f", $2 / 1e6; exit }' callgrind)
  fi
  for _ in $(seq 101); do
    begin=${EPOCHREALTIME/./}
    "$@" >/dev/null 2>&1 || true
    runs+=("$((${EPOCHREALTIME/./} - begin))")
  done
  printf '%s\n' "${runs[@]}" | sort -n |
    awk -v label="$label" -v instructions="$instructions" \
      'NR == 51 { printf "%-32s %6s M instructions %6.1f ms\n", label, instructions, $1 / 1e3 }'
}

measure '--version' "$program" --version
measure 'one draft' "$program" check --jobs 1 plain/draft.yaml
measure 'one draft, with a rulebook' "$program" check --jobs 1 rulebook/draft.yaml
measure 'one draft with two findings' "$program" check --jobs 1 finding/draft.yaml
