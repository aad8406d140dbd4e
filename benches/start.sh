#!/usr/bin/env bash
# What one short draft costs, which is mostly the start of the program:
#
#   benches/start.sh [PROGRAM]
#
# Instructions are counted by valgrind, where it is installed; they are the same in
# every run, on any machine. Milliseconds are the median of 101 runs. Without
# PROGRAM, the release build of this checkout is measured.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# = 0 ]; then cargo build --release --locked --quiet; fi
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/tweetlint}")
cd "$(mktemp -d)"

printf '%s\n' '- {id: a, text: "Cykelstien i Lundby åbner på lørdag kl. 10."}' >draft.yaml
printf '%s\n' 'extends: [municipality]' 'accounts: {lundby: {}}' >tweetlint.yaml
mkdir alone
mv draft.yaml alone
cp alone/draft.yaml .
printf '%s\n' '- {id: a, text: "Skynd jer!!! Læs mere om trafikuheldet på vores hjemmeside"}' >found.yaml

measure() {
  local label=$1 begin runs=() instructions=-
  shift
  if command -v valgrind >/dev/null; then
    valgrind --tool=callgrind --callgrind-out-file=callgrind "$@" >/dev/null 2>&1 || true
    instructions=$(awk '/^(summary|totals):/ { printf "%.1f", $2 / 1e6; exit }' callgrind)
  fi
  for _ in $(seq 101); do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    runs+=("$(($(date +%s%N) - begin))")
  done
  printf '%s\n' "${runs[@]}" | sort -n |
    awk -v label="$label" -v instructions="$instructions" \
      'NR == 51 { printf "%-36s %8s M instructions %7.1f ms\n", label, instructions, $1 / 1e6 }'
}

measure '--version' "$program" --version
measure 'check, one draft' "$program" check --jobs 1 alone/draft.yaml
measure 'check, one draft, with a rulebook' "$program" check --jobs 1 draft.yaml
measure 'check, one draft with two findings' "$program" check --jobs 1 found.yaml
