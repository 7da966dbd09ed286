#!/bin/sh
# Makes paper.pdf of the sample study's tables and figures: make.sh STRAND. Fails where a box sticks out by more than 2
# points, or where there are not two pages.
set -eu
strand=$(realpath "$1")
cd "$(dirname "$0")"
for tool in pdflatex rsvg-convert; do
  command -v "$tool" >/dev/null || {
    echo "$tool is not installed: apt-get install texlive-latex-extra texlive-science lmodern librsvg2-bin" >&2
    exit 1
  }
done
mkdir -p made
study=../..
"$strand" --study "$study" compare --by cbo --format latex --latex-style apa --output made/compare-cbo.tex
"$strand" --study "$study" correlate economic neighborly behavior identity --format latex --latex-style apa \
  --output made/correlate.tex
"$strand" --study "$study" figures compare-cbo cooccur --width 84mm --format pdf --output made
"$strand" --study "$study" figures regress --width 84mm --grey --format pdf --output made
# The first table alone, the coefficients; the second has their intervals.
sed -i '/\\end{table}/q' made/correlate.tex
# The tables have no labels of their own: the text refers to them.
sed -i '0,/\\caption{/s/\\caption{\(.*\)}$/\\caption{\1}\\label{table:compare}/' made/compare-cbo.tex
sed -i '0,/\\caption{/s/\\caption{\(.*\)}$/\\caption{\1}\\label{table:correlate}/' made/correlate.tex
for pass in 1 2 3; do
  max_print_line=1000 pdflatex -interaction=nonstopmode -halt-on-error -no-shell-escape paper.tex >made/paper.out || {
    grep -A 3 '^!' made/paper.out >&2
    exit 1
  }
done
awk '
  match($0, /Overfull \\[hv]box \([0-9.]+pt too/) {
    points = substr($0, RSTART + 15, RLENGTH - 15) + 0
    if (points > 2) { print; bad = 1 }
  }
  /Float too large/ { print; bad = 1 }
  END { exit bad }
' paper.log >&2
grep -q 'Output written on paper.pdf (2 pages' paper.log || {
  grep 'Output written' paper.log >&2
  echo "The paper has to have two pages." >&2
  exit 1
}
echo "Wrote examples/paper/paper.pdf."
