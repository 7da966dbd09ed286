#!/bin/sh
# Draws the pictures of docs/figures.md anew from the sample study: figure-gallery.sh STRAND [FOLDER]. Each at its own size,
# and at a journal's column's width in grey. Look at them before you commit them.
set -eu
strand=$(realpath "$1")
cd "$(dirname "$0")/.."
folder=${2:-docs/images}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
analyses="agree compare-cbo cooccur describe-cbo map regress saturation scale timeline words"
# shellcheck disable=SC2086
"$strand" figures $analyses --output "$made/own" 2>/dev/null
# shellcheck disable=SC2086
"$strand" figures $analyses --width 84mm --grey --output "$made/print" 2>/dev/null
mkdir -p "$folder/print"
for name in compare-cbo-heatmap compare-cbo-bars compare-cbo-differences agree-codes cooccur cooccur-network cooccur-tree map timeline-portrait \
  timeline-hc-p1 saturation words describe-cbo-answers regress scale-neighborly; do
  cp "$made/own/$name.svg" "$folder/$name.svg"
  cp "$made/print/$name.svg" "$folder/print/$name.svg"
done
