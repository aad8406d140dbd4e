#!/usr/bin/env bash
# Times whole runs on generated posts, and measures their peak memory:
#
#   benches/whole.sh [FOLDER]
#
# The posts (861 MB for a million) are written to FOLDER, by default a temporary
# one. Needs GNU time, and ripgrep to compare with. Each figure is the median of
# three runs.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cargo build --release --locked --quiet
program=${CARGO_TARGET_DIR:-target}/release/tweetlint

for count in 100000 1000000; do
  posts=$folder/posts-$count.jsonl
  [ -s "$posts" ] || cargo bench --quiet --bench posts -- "$count" >"$posts"
done
cargo bench --quiet --bench posts -- words >"$folder/words.txt"
shout='{"id":"%d","text":"Det er sidste frist!!!","created_at":"2022-01-01T00:00:00Z","author":"a"}\n'
if [ ! -s "$folder/late.jsonl" ]; then
  head -n 580000 "$folder/posts-1000000.jsonl" | grep -v -E '!!!|#byliv|henhold|SIDSTE|Læs mere|http:' >"$folder/late.jsonl"
  # shellcheck disable=SC2059 # the format is a constant
  seq 10000 | xargs printf "$shout" >>"$folder/late.jsonl"
fi
printf '%s\n' '- id: cykelsti' '  text: "Cykelstien i Lundby åbner på lørdag kl. 10."' >"$folder/draft.yaml"

# Seconds and MiB that a command takes.
measure() {
  local label=$1 runs=()
  shift
  for _ in 1 2 3; do
    /usr/bin/time -f '%e %M' -o "$folder/figures" "$@" >/dev/null 2>&1 || true
    runs+=("$(tail -n 1 "$folder/figures")")
  done
  printf '%s\n' "${runs[@]}" | sort -n |
    awk -v label="$label" '{ most = $2 > most ? $2 : most; if (NR == 2) median = $1 }
      END { printf "%-44s %7.2f s %6d MiB\n", label, median, most / 1024 }'
}

million=$folder/posts-1000000.jsonl
measure 'wc -l, 1,000,000 posts' wc -l "$million"
measure 'rg, words of the rulebook, 2 threads' rg -c -i -w -F -f "$folder/words.txt" "$million"
measure 'rg, words of the rulebook, 1 thread' rg -j 1 -c -i -w -F -f "$folder/words.txt" "$million"
for jobs in 1 2; do
  measure "check, 100,000 posts, $jobs threads" \
    "$program" check --jobs "$jobs" --format short "$folder/posts-100000.jsonl"
  measure "check, 1,000,000 posts, $jobs threads" \
    "$program" check --jobs "$jobs" --format short "$million"
done
measure '10,000 findings after 500 MB, short' \
  "$program" check --select tone/shouting --format short "$folder/late.jsonl"
measure '10,000 findings after 500 MB, full' \
  "$program" check --select tone/shouting --format full "$folder/late.jsonl"

begin=$(date +%s%N)
for _ in $(seq 100); do "$program" check "$folder/draft.yaml" >/dev/null; done
printf '%-44s %7.2f ms\n' 'check, one draft, mean of 100' "$(( ($(date +%s%N) - begin) / 100000 ))e-3"
