#!/bin/sh
# The main job on the repository's own study: check it, read quotes, compare the groups, set the survey beside them, and
# make all results.
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
say compare --by cbo --review person --review accepted
"$strand" compare --by cbo --review person --review accepted
say regress M3 M4
"$strand" regress M3 M4
say joint mechanisms
"$strand" joint mechanisms
say run
"$strand" run
echo
echo "The interviews are invented and the survey is synthetic. The whole study on one page: results/report.html (open it in a browser)"
