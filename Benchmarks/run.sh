#!/bin/sh
# Times the matcher beside ripgrep and Python's re on the same made-up corpus, half English and half Chinese, with 100
# literals of each language. Usage: Benchmarks/run.sh [MEGABYTES]   (200 unless told; RUNS=5, PYTHON_MEGABYTES=10)
set -eu
cd "$(dirname "$0")/.."
megabytes=${1:-200}
runs=${RUNS:-5}
folder=${STRAND_BENCH_FOLDER:-.build/bench-corpus}

for program in rg python3; do
  command -v "$program" >/dev/null || { echo "Benchmarks/run.sh needs $program" >&2; exit 69; }
done
swift build -c release --product strand-bench >&2
bench="$(swift build -c release --show-bin-path)/strand-bench"
if [ "$(cat "$folder/megabytes" 2>/dev/null)" != "$megabytes" ] || [ "$bench" -nt "$folder/megabytes" ]; then
  echo "making a corpus of $megabytes MB in $folder" >&2
  "$bench" generate "$folder" "$megabytes"
  echo "$megabytes" >"$folder/megabytes"
fi
exec python3 Benchmarks/compare.py "$bench" "$folder" "$runs" "${PYTHON_MEGABYTES:-10}"
