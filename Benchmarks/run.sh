#!/bin/sh
# Times the matcher beside ripgrep and Python's re on the same made-up corpus, half English and half Chinese, with 100
# literals of each language; the survey's readers and the regression beside R, pandas and pyreadstat; and re-anchoring:
# 2,000 codings in 300,000 characters with 500 edits; and learning: 50 codes from 100,000 turns.
# Usage: Benchmarks/run.sh [MEGABYTES]   (200 unless told; RUNS=5, PYTHON_MEGABYTES=10)
# And `strand agree` on 1,000,000 codings by 50 coders in 2,000 transcripts.
# And `strand import-project` on a project of 30 sources, 230 codes and 750 codings.
# And the index: 1,000 transcripts of 60 KB, beside ripgrep (INDEX_RUNS=3, INDEX_SIZES="1000 60").
# ONLY=matcher, index, survey, reanchor, learn, agree or exchange runs one part. The survey's sizes: CSV_MEGABYTES=100 SAV_MEGABYTES=50
# OLS_ROWS=200000.
set -eu
cd "$(dirname "$0")/.."
megabytes=${1:-200}
runs=${RUNS:-5}
folder=${STRAND_BENCH_FOLDER:-.build/bench-corpus}

only=${ONLY:-matcher index survey reanchor learn agree exchange}
needed="python3"
case "$only" in *matcher* | *index*) needed="rg python3" ;; esac
for program in $needed; do
  command -v "$program" >/dev/null || { echo "Benchmarks/run.sh needs $program" >&2; exit 69; }
done
swift build -c release --product strand-bench >&2
bench="$(swift build -c release --show-bin-path)/strand-bench"

case "$only" in *matcher*)
  if [ "$(cat "$folder/megabytes" 2>/dev/null)" != "$megabytes" ] || [ "$bench" -nt "$folder/megabytes" ]; then
    echo "making a corpus of $megabytes MB in $folder" >&2
    "$bench" generate "$folder" "$megabytes"
    echo "$megabytes" >"$folder/megabytes"
  fi
  python3 Benchmarks/compare.py "$bench" "$folder" "$runs" "${PYTHON_MEGABYTES:-10}"
esac

case "$only" in *index*)
  swift build -c release --product strand >&2
  # shellcheck disable=SC2086
  python3 Benchmarks/indexing.py "$(dirname "$bench")/strand" "$folder/index" "${INDEX_RUNS:-3}" ${INDEX_SIZES:-}
esac

case "$only" in *survey*)
  sizes="${CSV_MEGABYTES:-100} ${SAV_MEGABYTES:-50} ${OLS_ROWS:-200000} 20"
  if [ "$(cat "$folder/survey-sizes" 2>/dev/null)" != "$sizes" ] || [ "$bench" -nt "$folder/survey-sizes" ]; then
    echo "making surveys in $folder" >&2
    # shellcheck disable=SC2086
    "$bench" survey "$folder" $sizes
    echo "$sizes" >"$folder/survey-sizes"
  fi
  python3 Benchmarks/survey.py "$bench" "$folder" "$runs" 20
esac

case "$only" in *reanchor*)
  if [ ! -f "$folder/english.txt" ]; then "$bench" generate "$folder" 4; fi
  "$bench" reanchor "$folder" 300000 500 2000 "$runs"
esac

case "$only" in *learn*) "$bench" learn "${LEARN_TURNS:-100000}" "${LEARN_CODES:-50}" ;; esac
case "$only" in *agree*)
  swift build -c release --product strand >&2
  # shellcheck disable=SC2086
  python3 Benchmarks/agreement.py "$(dirname "$bench")/strand" "$folder/agreement" "${AGREE_RUNS:-2}" ${AGREE_SIZES:-}
esac
case "$only" in *exchange*)
  swift build -c release --product strand >&2
  python3 Benchmarks/exchange.py "$(dirname "$bench")/strand" "$folder/exchange" "$runs"
esac
