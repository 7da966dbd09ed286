#!/bin/sh
# A picture of the report for README.md: its head and one chapter, as headless Chromium shows them.
#   scripts/report-picture.sh results/report.html docs/images/report.png
set -eu
report=$1
picture=$2
chapter=${3:-analysis:compare-cbo}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# The other chapters are hidden in a copy.
escaped=$(printf '%s' "$chapter" | sed 's/:/\\\\:/g')
sed "s|</head>|<style>.chapter{display:none}.chapter:has(#$escaped){display:block}h2{margin-top:1.5rem}</style></head>|" \
  "$report" >"$folder/report.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
  --window-size=1080,1470 --screenshot="$folder/report.png" "file://$folder/report.html" 2>/dev/null
cp "$folder/report.png" "$picture"
