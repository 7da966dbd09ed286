#!/bin/sh
# Installs Spark and DuckDB into a virtual environment of their own and compares them with `strand compare`.
# usage: scripts/test-spark.sh STRAND [SEED...]    the seeds of the random corpora; 1 to 6 unless told
set -eu
strand=$1
shift
here=$(dirname "$0")/..
environment="$here/.build/spark-python"
if ! command -v java >/dev/null; then
  echo "test-spark: skipped: Spark needs Java 17 or newer (Debian: openjdk-17-jre-headless)." >&2
  exit 0
fi
if [ ! -x "$environment/bin/python" ]; then
  python3 -m venv "$environment"
fi
"$environment/bin/pip" install --quiet pyspark pyarrow 'pandas<3' duckdb
"$environment/bin/python" "$here/examples/spark/test_spark.py" "$strand" "$here" "$@"
