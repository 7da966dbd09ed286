#!/bin/sh
# Makes the corpora that `make fuzz` begins with, out of the tests' fixtures and the sample study: one folder a target.
set -eu
root=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
corpora=${1:?usage: corpora.sh FOLDER}
mkdir -p "$corpora"
command -v unzip >/dev/null || echo "unzip is not installed: the parts of archives begin with nothing." >&2

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
line pdf-text '<html><body><doc><page width="595" height="842"><flow><block xMin="50" yMin="50" xMax="400" yMax="90">
<line xMin="50" yMin="50" xMax="400" yMax="62"><word xMin="50" yMin="50" xMax="90" yMax="62">ANNA:</word>
<word xMin="95" yMin="50" xMax="140" yMax="62">We help</word><word xMin="150" yMin="50" xMax="190" yMax="62">neigh-</word></line>
<line xMin="50" yMin="64" xMax="400" yMax="76"><word xMin="50" yMin="64" xMax="90" yMax="76">bours.</word></line></block></flow>
</page><page width="595" height="842"><flow><block xMin="50" yMin="50" xMax="400" yMax="90">
<line xMin="20" yMin="50" xMax="30" yMax="62"><word xMin="20" yMin="50" xMax="30" yMax="62">12</word></line></block></flow></page></doc></body></html>'
line assignments 'assignments:
  c01: [anna, ben]
  c02: anna
  c03: []
'
put framework framework.csv examples/*/framework.csv
line framework 'person,code,summary,quote
P1,a,"Helps, often",1a2b3c
P2,a,,
'
line names 'original,replacement,kind,count,first,case
Anna,Berta,name,3,c01:2,exact
Xiǎo Míng,Li,name,1,c02:7,
0171 1234,NUMBER,phone,1,c01:9,
'
line passages 'transcript,code,quote,nth,turn,start,end,note,memo,coder,date
a1,help,helps me,1,,,,,,anna,2024-05-01
a1,help,,,3-5,,,seen,,,
a1,help,,,,3,9,,,,
' '{"transcript":"a1","code":"help","start":1,"end":4,"coder":"anna"}'
put published Tests/*/Fixtures/*published*.yaml Tests/*/Fixtures/*/*published*.yaml
line published 'paper: A paper
n: 287
tables:
  - name: t1
    columns: [a, b]
    rows:
      - {name: x, values: [1.2, "0.5***"]}
'
line dictionary '%
1	Affect
	2	Positive
%
happy*	1 2
not sad	1
%' 'affect:
  positive: [happy*, "not sad"]
  negative:
    - sad
    - {anger: [hat*, rage]}
'
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
