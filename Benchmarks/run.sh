#!/usr/bin/env bash
# Measures Strand beside ripgrep, Python, R, pandoc and qc on made corpora, and writes docs/performance.md when every part
# was run. `make bench` installs what packages.txt lists. Needs rg and python3; what else is not installed is left out,
# and said. qc is installed into a Python environment in the folder of the corpora.
#
# Usage: Benchmarks/run.sh [MEGABYTES]    of the corpus that the matcher reads; 200 unless told
# ONLY="matcher index scale commands peers survey reanchor learn agree exchange" runs only the parts it names.
# RUNS=5 INDEX_RUNS=3 PEER_RUNS=3 AGREE_RUNS=2 PYTHON_MEGABYTES=10 INDEX_SIZES="1000 60" (transcripts, kilobytes)
# CSV_MEGABYTES=100 SAV_MEGABYTES=50 OLS_ROWS=200000 LEARN_TURNS=100000 LEARN_CODES=50 LEARN_EVALUATED=2
# AGREE_SIZES="50 2000 1000000" (coders, transcripts, codings) STRAND_BENCH_FOLDER=.build/bench-corpus
set -euo pipefail
cd "$(dirname "$0")/.."
megabytes=${1:-200}
export PYTHONDONTWRITEBYTECODE=1
runs=${RUNS:-5}
folder=${STRAND_BENCH_FOLDER:-.build/bench-corpus}
every="matcher index scale commands peers survey reanchor learn agree exchange"
only=${ONLY:-$every}

for program in rg python3; do
  command -v "$program" >/dev/null || { echo "Benchmarks/run.sh needs $program" >&2; exit 69; }
done
swift build -c release --static-swift-stdlib --product strand-bench >&2
swift build -c release --static-swift-stdlib --product strand >&2
built=$(swift build -c release --show-bin-path)
bench=$built/strand-bench strand=$built/strand
mkdir -p "$folder/results"

matcher() {
  if [ "$(cat "$folder/megabytes" 2>/dev/null)" != "$megabytes" ]; then
    echo "making a corpus of $megabytes MB in $folder" >&2
    "$bench" generate "$folder" "$megabytes"
    echo "$megabytes" >"$folder/megabytes"
  fi
  python3 Benchmarks/compare.py "$bench" "$folder" "$runs" "${PYTHON_MEGABYTES:-10}"
}

index() {
  # shellcheck disable=SC2086
  python3 Benchmarks/indexing.py "$strand" "$folder/index" "${INDEX_RUNS:-3}" ${INDEX_SIZES:-}
}

scale() { python3 Benchmarks/scale.py "$strand" "$folder/scale"; }

commands() { python3 Benchmarks/commands.py "$strand" "$folder/commands" "$runs"; }

peers() { python3 Benchmarks/peers.py "$strand" "$folder/peers" "${PEER_RUNS:-3}"; }

survey() {
  local sizes="${CSV_MEGABYTES:-100} ${SAV_MEGABYTES:-50} ${OLS_ROWS:-200000} 20"
  if [ "$(cat "$folder/survey-sizes" 2>/dev/null)" != "$sizes" ]; then
    echo "making surveys in $folder" >&2
    # shellcheck disable=SC2086
    "$bench" survey "$folder" $sizes
    echo "$sizes" >"$folder/survey-sizes"
  fi
  python3 Benchmarks/survey.py "$bench" "$folder" "$runs" 20
}

reanchor() {
  [ -f "$folder/english.txt" ] || "$bench" generate "$folder" 4
  "$bench" reanchor "$folder" 300000 500 2000 "$runs"
}

learn() { "$bench" learn "${LEARN_TURNS:-100000}" "${LEARN_CODES:-50}" "${LEARN_EVALUATED:-2}"; }

agree() {
  # shellcheck disable=SC2086
  python3 Benchmarks/agreement.py "$strand" "$folder/agreement" "${AGREE_RUNS:-2}" ${AGREE_SIZES:-}
}

exchange() { python3 Benchmarks/exchange.py "$strand" "$folder/exchange" "$runs"; }

for part in $only; do "$part" | tee "$folder/results/$part"; done
[ "$only" != "$every" ] || python3 Benchmarks/page.py "$strand" "$folder/results" docs/performance.md
