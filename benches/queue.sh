#!/usr/bin/env bash
# Times `tweetlint queue` with 10,000 queued posts after a window was opened. It
# should take less than 100 ms:
#
#   benches/queue.sh [FOLDER]
#
# The queue is written to FOLDER, by default a temporary one. Each figure is the
# median of eleven runs.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cargo build --release --locked --quiet
program=$(realpath "${CARGO_TARGET_DIR:-target}/release/tweetlint")
cd "$folder"

cat >tweetlint.yaml <<'YAML'
extends: [municipality]
timezone: Europe/Copenhagen
windows: windows.yaml
YAML
echo '[]' >windows.yaml
# Posts for every minute of a week, in each format of a queue.
awk -v count=10000 'BEGIN {
  split("Svømmehallen holder lukket i uge 42, fordi vi skifter filtre.|I aften kl. 19 er der borgermøde på biblioteket om den nye skole.|Kom til koncert på havnen på lørdag, og tag en ven med.|Storegade er spærret mellem broen og torvet, mens vi lægger nye rør.", texts, "|")
  print "id,account,publish_at,scheduled,text" >"queue.csv"
  for (number = 0; number < count; number++) {
    minute = number % 1440
    at = sprintf("2026-05-%02dT%02d:%02d", 9 + int(number / 1440), int(minute / 60), minute % 60)
    text = texts[number % 4 + 1] " " texts[int(number / 4) % 4 + 1]
    record = sprintf("{\"id\":\"p%d\",\"account\":\"havneby\",\"publish_at\":\"%s\",\"scheduled\":true,\"text\":\"%s\"}", number, at, text)
    print record >"queue.ndjson"
    printf "%s%s", number ? "," : "[", record >"queue.json"
    printf "p%d,havneby,%s,true,\"%s\"\n", number, at, text >"queue.csv"
    printf "- id: p%d\n  account: havneby\n  publish_at: %s\n  scheduled: true\n  text: \"%s\"\n", number, at, text >"queue.yaml"
  }
  print "]" >"queue.json"
}'

# Milliseconds that a command takes.
measure() {
  local label=$1 begin runs=()
  shift
  for _ in $(seq 11); do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    runs+=("$(($(date +%s%N) - begin))")
  done
  printf '%s\n' "${runs[@]}" | sort -n |
    awk -v label="$label" 'NR == 6 { printf "%-44s %7.1f ms\n", label, $1 / 1e6 }'
}

now=2026-05-09T00:00
measure 'queue, no window, ndjson' "$program" queue --at "$now" queue.ndjson
"$program" window open --lead @havnepoliti --topic 'brand*' --by bench --at "$now" >/dev/null
measure 'window list' "$program" window list --at "$now"
for format in ndjson csv json yaml; do
  measure "queue, open window, $format" "$program" queue --at "$now" "queue.$format"
done
measure 'queue, open window, ndjson, as JSON' \
  "$program" queue --at "$now" --format json queue.ndjson
