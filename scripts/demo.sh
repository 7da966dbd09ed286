#!/bin/sh
# The main job on the repository's own study: check it, run the rules, read quotes, compare the groups.
set -eu
strand=$1
say() { printf '\n\033[1m$ strand %s\033[0m\n' "$*"; }
[ -t 1 ] || say() { printf '\n$ strand %s\n' "$*"; }

say check
"$strand" check
say status
"$strand" status
say quotes service.targeted --by cbo --review person --sample 3 --seed 7
"$strand" quotes service.targeted --by cbo --review person --sample 3 --seed 7
mkdir -p results
say compare --by cbo --quotes 1 --format html --output results/mechanisms-by-cbo.html
"$strand" compare --by cbo --quotes 1 --format html --output results/mechanisms-by-cbo.html
say quotes --by cbo --format csv --output results/quotes.csv
"$strand" quotes --by cbo --format csv --output results/quotes.csv
say regress M3 M4
"$strand" regress M3 M4
say compare --by cbo --review person --review accepted
"$strand" compare --by cbo --review person --review accepted
echo
echo "The interviews are invented and the survey is synthetic. Results: results/mechanisms-by-cbo.html (open it in a browser), results/quotes.csv"
