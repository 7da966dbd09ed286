"""The same count on one machine: turns in Parquet, the codebook by `strand stream`, the rest in DuckDB.

    python count_people_duckdb.py --strand STRAND --codebook DIR --turns turns.parquet --participants participants.csv --by cbo
"""

import argparse
import json
import subprocess
import tempfile
import threading

import duckdb


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["strand", "codebook", "turns", "participants", "by"]:
        options.add_argument("--" + name, required=True)
    options = options.parse_args()
    stream = [options.strand, "stream", "--codebook", options.codebook]

    database = duckdb.connect()
    database.execute("CREATE VIEW turns AS SELECT * FROM read_parquet($1)".replace("$1", literal(options.turns)))
    database.execute(
        f"CREATE VIEW people AS SELECT * FROM read_csv({literal(options.participants)}, all_varchar = true)")
    described = json.loads(subprocess.check_output(stream + ["--describe"]))
    database.execute("CREATE TABLE tree (code VARCHAR, counted VARCHAR)")
    database.executemany(
        "INSERT INTO tree VALUES (?, ?)",
        [(code["id"], counted) for code in described["codes"] for counted in [code["id"], *code["above"]]])

    with tempfile.NamedTemporaryFile(suffix=".jsonl") as answers:
        process = subprocess.Popen(stream, stdin=subprocess.PIPE, stdout=answers)
        rows = database.cursor().execute("SELECT id, text, speaker, language FROM turns")
        writer = threading.Thread(target=send, args=(process.stdin, rows))
        writer.start()
        writer.join()
        if process.wait() != 0:
            raise SystemExit(f"strand stream ended with {process.returncode}")
        database.execute(f"""
            CREATE TABLE hits AS
            SELECT id, unnest(hits).code AS code
            FROM read_json({literal(answers.name)}, format = 'newline_delimited',
                           columns = {{id: 'VARCHAR', hits: 'STRUCT(code VARCHAR)[]'}})
            """)
    print("code,level,people")
    counts = database.execute(f"""
        SELECT tree.counted, p."{options.by}", count(DISTINCT t.person)
        FROM hits h JOIN tree ON h.code = tree.code JOIN turns t USING (id) JOIN people p ON t.participant = p.id
        WHERE t.speaker = 'participant' AND p."{options.by}" IS NOT NULL
        GROUP BY 1, 2 ORDER BY 1, 2
        """).fetchall()
    for code, level, people in counts:
        print(f"{code},{level},{people}")


def send(pipe, rows):
    with pipe:
        while batch := rows.fetchmany(10_000):
            lines = (json.dumps(dict(zip(["id", "text", "speaker", "language"], row)), ensure_ascii=False)
                     for row in batch)
            pipe.write(("\n".join(lines) + "\n").encode())


def literal(text):
    return "'" + text.replace("'", "''") + "'"


if __name__ == "__main__":
    main()
