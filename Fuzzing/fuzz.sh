#!/bin/sh
# Builds the fuzzer with libFuzzer and AddressSanitizer and runs every target for some seconds: fuzz.sh SECONDS [TARGET...]
# LENGTH=4096: bytes of the longest input. Short ones are tried many times as fast, and reach nearly every way.
# Corpora and what was found stay in Fuzzing/.build/corpora and Fuzzing/.build/found.
set -eu
root=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
seconds=${1:-60}
[ $# -gt 0 ] && shift
cd "$root/Fuzzing"
# As a whole path: what makes the corpora works in another folder.
build=${FUZZ_BUILD:-$PWD/.build}
# Optimised, with checks for overflow and array bounds left in, and debugging names for the stacks. Both sanitizers are one
# option: of two, the compiler takes the last, and libFuzzer would see nothing of the ways through Swift code.
${SWIFT:-swift} build -c release --product fuzz --scratch-path "$build" -Xswiftc -g -Xswiftc -sanitize=fuzzer,address \
  -Xcc -fsanitize=fuzzer-no-link,address
fuzz=$build/release/fuzz
# C and C++ alone have some ten thousand places that are counted.
places=$("$fuzz" csv -runs=0 2>&1 | sed -n 's/.*(\([0-9]*\) inline 8-bit counters).*/\1/p' | head -n 1)
if [ "${places:-0}" -lt 50000 ]; then
  echo "The compiler has marked ${places:-no} places only: Swift code would be fuzzed blindly." >&2
  exit 1
fi
corpora=$build/corpora found=$build/found
# Projects to begin with are written by the program, where it has been built.
for strand in "$root/.build/release/strand" "$root/.build/debug/strand"; do
  [ -n "${STRAND:-}" ] || [ ! -x "$strand" ] || export STRAND="$strand"
done
sh ./corpora.sh "$corpora"
mkdir -p "$found"
# Swift's own handler of crashes would take them from libFuzzer. What libraries keep for good is no leak.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
failed=0 executions=0
for target in ${*:-$("$fuzz" --list)}; do
  mkdir -p "$corpora/$target"
  echo "== $target"
  "$fuzz" "$target" "$corpora/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3072 -max_len="${LENGTH:-4096}" \
    -artifact_prefix="$found/$target-" -print_final_stats=1 >"$found/$target.log" 2>&1 || failed=1
  grep -E '^stat::number_of_executed_units|^SUMMARY|^==[0-9]+==ERROR' "$found/$target.log" || tail -n 3 "$found/$target.log"
  units=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found/$target.log")
  executions=$((executions + ${units:-0}))
done
echo "$executions executions"
if [ "$failed" = 1 ]; then
  echo "What was found is in $found. Make a test of it, then mend it."
  exit 1
fi
