#!/bin/sh
# Makes the corpora that `make fuzz` begins with, out of the tests' fixtures and the sample study: one folder a target.
set -eu
root=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
corpora=${1:?usage: corpora.sh FOLDER}
mkdir -p "$corpora"

put() { # TARGET FILE...
  target=$1
  shift
  mkdir -p "$corpora/$target"
  for file in "$@"; do
    [ -f "$file" ] || continue
    cp "$file" "$corpora/$target/$(printf '%s' "$file" | cksum | cut -d' ' -f1)"
  done
}
part() { # TARGET ENTRY FILE...: one entry of each archive
  target=$1 entry=$2
  shift 2
  mkdir -p "$corpora/$target"
  for file in "$@"; do
    unzip -p "$file" "$entry" >"$corpora/$target/$(printf '%s' "$file" | cksum | cut -d' ' -f1)" 2>/dev/null || true
  done
}
line() { # TARGET TEXT...: each text is an input
  target=$1
  shift
  mkdir -p "$corpora/$target"
  for text in "$@"; do printf '%s' "$text" >"$corpora/$target/$(printf '%s' "$text" | cksum | cut -d' ' -f1)"; done
}

cd "$root"
import=Tests/ImportingTests/Fixtures survey=Tests/RespondentsTests/Fixtures
for format in docx odt rtf html fodt; do put $format $import/*.$format; done
part docx-text word/document.xml $import/*.docx
part docx-numbering word/numbering.xml $import/*.docx
part odt-text content.xml $import/*.odt
put txt transcripts/*.txt
put md README.md docs/pseudonyms.md transcripts/README.md
line vtt 'WEBVTT

00:01.000 --> 00:02.500 align:left
<v Anna>Hello <b>there</b>

00:03.000 --> 00:04.000
BO: Yes.
'
line srt '1
00:00:01,000 --> 00:00:02,500
Anna: Hello

2
00:00:03,000 --> 00:00:04,000
- Yes.
- No.
'
line rows 'speaker,text,time
Anna,"Hello, there",00:01
Bo,Yes,00:02
'
line speaker-pattern '^(?<speaker>[A-Z]+) - (?<text>.*)' '^\[(?<time>[0-9:]+)\] (?<speaker>\w+): ' '(?P<speaker>.+?)[:：]'
put csv $survey/*.csv $survey/exports/*.csv respondents/*.csv
put xlsx $survey/*.xlsx $survey/exports/*.xlsx
part xlsx-sheet xl/worksheets/sheet1.xml $survey/*.xlsx $survey/exports/*.xlsx
for format in sav dta por; do put $format $survey/*.$format; done
put sav $survey/*.zsav
put participants respondents/participants.csv examples/*/respondents/participants.csv
put study study.yaml examples/*/study.yaml
put codebook codebook/*.yaml examples/*/codebook/*.yaml
for journal in codings/*.jsonl examples/*/codings/*.jsonl; do
  [ -f "$journal" ] && line journal "$(head -n 3 "$journal")" "$(tail -n 2 "$journal")"
done
line regex '\bhelp(s|ed)?\b' '[0-9]+ (yuan|months)' '\w+ \w+' '(a|b){2,5}c' '\p{Han}{2,4}' "wouldn'?t"
line where "age >= 50 AND place = 'HC'" "upper(place) LIKE 'H%'" 'age > (SELECT avg(age) FROM participants)' \
  'CASE WHEN age IS NULL THEN 0 ELSE abs(age) END' "instr(place, 'H') + length(id) BETWEEN 1 AND 3"
line segments 'Document,Code,Segment
a1,help,My neighbour helps me.
'
line annotations '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":[{"value":"help"}],"target":{"source":"a1","selector":{"type":"TextQuoteSelector","exact":"helps me"}}}'
line qdc '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="11111111-1111-4111-8111-111111111111" name="help" isCodable="true"/></Codes></CodeBook>'
line qdpx-project '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p"><Users><User guid="21111111-1111-4111-8111-111111111111" name="u"/></Users><CodeBook><Codes><Code guid="11111111-1111-4111-8111-111111111111" name="help" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="31111111-1111-4111-8111-111111111111" name="a1"><PlainTextContent>Q: Who? A: My neighbour helps me.</PlainTextContent><PlainTextSelection guid="41111111-1111-4111-8111-111111111111" startPosition="11" endPosition="20" name="s"><Coding guid="51111111-1111-4111-8111-111111111111"><CodeRef targetGUID="11111111-1111-4111-8111-111111111111"/></Coding></PlainTextSelection></TextSource></Sources></Project>'
line stream '{"id":1,"text":"we help with water"}
{"id":"x","text":"水","speaker":"Anna","language":"zh"}
'
# Projects that Strand writes itself.
strand=${STRAND:-}
if [ -n "$strand" ]; then
  work=$(mktemp -d)
  for format in qdpx qda; do
    "$strand" export project "$work/p.$format" >/dev/null 2>&1 && put $format "$work/p.$format" || true
    put $format "$work/p.$format/data.qda"
  done
  rm -rf "$work"
fi
for target in qdpx qda; do mkdir -p "$corpora/$target"; done
