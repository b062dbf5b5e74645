#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""run-benches.py FOLDER_OF_PROGRAMS: every bench at every size, and one table of what came out.
run-benches.py --table FOLDER: the rows that were kept there last, as a table for RESULTS.md.

  CHANCERY_BENCH_FOLDER  where registries and files are kept for the next run (else `bench` in the build)
  CHANCERY_BENCH_SIZES   "100000 1000000" unless told; one alone is enough
  CHANCERY_BENCH_CORPUS  an interchange file, instead of sizes
  CHANCERY_BENCH_ONLY    subjects, "search list"; all unless told

A registry of a million takes some 20 GB of disk and, once, the better part of an hour.
"""

import json
import os
import subprocess
import sys

SUBJECTS = ["search", "open", "list", "export", "save", "import", "window"]
# What is compared between sizes: subject, beginning of the row, value, small, large, at most so many times.
ACROSS = [
    ("search", "one word", "p99", 100000, 1000000, 2, "page of 50, p99: 1M against 100k"),
    ("open", "cold open", "figure", 10000, 1000000, 1.3, "cold open: 1M against 10k"),
]


def name_of(size):
    for unit, sign in ((1000000, "m"), (1000, "k")):
        if size % unit == 0:
            return f"{size // unit}{sign}"
    return str(size)


def run(programs, subject, folder, size, corpus):
    """The rows of one program; they are printed as they come."""
    stem = "corpus" if corpus else name_of(size)
    arguments = ["--registry", os.path.join(folder, stem + ".chancery")]
    arguments += ["--corpus", corpus] if corpus else ["--records", str(size)]
    if subject == "window":
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bench-window.py")
        command = [sys.executable, script, *arguments]
    else:
        command = [os.path.join(programs, "bench-" + subject), *arguments]
    rows = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            rows.append(json.loads(line))
            print(format_row(rows[-1]), flush=True)
    if process.returncode == 77:
        print(f"  {subject}: skipped")
    elif process.returncode != 0:
        rows.append({"subject": subject, "records": size, "row": "the bench itself", "reached": False,
                     "note": f"ended with {process.returncode}"})
        print(format_row(rows[-1]), flush=True)
    return rows


def number(value):
    if value is None:
        return "–"
    return f"{value:,.3f}" if value < 10 else f"{value:,.1f}"


def ratio(row):
    """Ours against the peer, as people say it."""
    value = row.get("ratio")
    if value is None:
        return "–"
    if 0 < value < 1:
        return f"1/{1 / value:,.{1 if value > 0.01 else 0}f}"
    return f"{value:,.1f}×"


def verdict(row):
    return {True: "reached", False: "MISSED"}.get(row.get("reached"), "")


HEAD = f"  {'row':62} {'figure':>10} {'p99':>10} {'floor':>10} {'peer':>10} {'ratio':>9}  goal"


def format_row(row):
    figure = number(row.get("figure")) + ("" if row.get("unit", "ms") == "ms" else " " + row["unit"])
    text = f"  {row['row'][:62]:62} {figure:>10} {number(row.get('p99')):>10} {number(row.get('floor')):>10}"
    return f"{text} {number(row.get('peer')):>10} {ratio(row):>9}  {row.get('goal', '')} {verdict(row)}".rstrip()


def across(rows):
    """Rows that say how one size stands to another."""
    found = []
    for subject, begins, value, small, large, most, name in ACROSS:
        values = {size: [row[value] for row in rows if row["subject"] == subject and row["records"] == size
                         and row["row"].startswith(begins) and value in row] for size in (small, large)}
        if values[small] and values[large]:
            times = max(values[large]) / max(values[small])
            found.append({"subject": "sizes", "records": large, "row": name, "unit": "×", "figure": times,
                          "goal": f"≤ {most}×", "reached": times <= most})
    return found


def keep(folder, rows):
    """Rows take the place of those of the same subject and size."""
    path, old = os.path.join(folder, "results.jsonl"), []
    if os.path.exists(path):
        with open(path) as file:
            old = [json.loads(line) for line in file]
    new = {(row["subject"], row["records"]) for row in rows}
    with open(path, "w") as file:
        for row in [row for row in old if (row["subject"], row["records"]) not in new] + rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_tables(folder):
    with open(os.path.join(folder, "results.jsonl")) as file:
        rows = [json.loads(line) for line in file]
    for size in sorted({row["records"] for row in rows}):
        print(f"### {size:,} records\n")
        print("| row | figure | p99 | floor | peer | ratio | goal | |\n|---|---:|---:|---:|---:|---:|---|---|")
        for row in [row for row in rows if row["records"] == size]:
            figure = f"{number(row.get('figure'))} {row.get('unit', 'ms')}"
            cells = [row["row"], figure, number(row.get("p99")), number(row.get("floor")), number(row.get("peer")), ratio(row),
                     row.get("goal", ""), verdict(row).replace("MISSED", "**missed**")]
            print("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        print()


def main():
    if sys.argv[1] == "--table":
        print_tables(sys.argv[2])
        return
    programs = sys.argv[1]
    folder = os.environ.get("CHANCERY_BENCH_FOLDER") or os.path.join(programs, "..", "..", "bench")
    folder = os.path.abspath(folder)
    corpus = os.environ.get("CHANCERY_BENCH_CORPUS")
    sizes = [0] if corpus else [int(size) for size in os.environ.get("CHANCERY_BENCH_SIZES", "100000 1000000").split()]
    subjects = os.environ.get("CHANCERY_BENCH_ONLY", " ".join(SUBJECTS)).split()
    os.makedirs(folder, exist_ok=True)
    rows = []
    if not corpus and "open" in subjects:
        print(f"10,000 records\n{HEAD}")
        rows += run(programs, "open", folder, 10000, None)
    for size in sizes:
        print(f"{corpus or f'{size:,} records'}\n{HEAD}")
        for subject in subjects:
            rows += run(programs, subject, folder, size, corpus)
            keep(folder, rows)
    compared = across(rows)
    if compared:
        print(f"between sizes\n{HEAD}")
    for row in compared:
        print(format_row(row))
    judged = [row for row in rows + compared if "reached" in row]
    keep(folder, rows + compared)
    print(f"{sum(row['reached'] for row in judged)} of {len(judged)} goals reached; rows in {folder}/results.jsonl")


main()
