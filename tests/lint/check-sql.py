#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""SQL lives in the store, is bound, names its columns, and what has shipped is never edited."""

import hashlib
import os
import re

from house import TOP, code, files, layer_of, line_of, lines, read, run

STATEMENT = re.compile(
    r'"\s*(?:SELECT\s+\w|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(?:TABLE|INDEX|'
    r"VIRTUAL|TEMP|UNIQUE|TRIGGER|VIEW)|ALTER\s+TABLE|DROP\s+(?:TABLE|INDEX)|PRAGMA\s+\w|BEGIN\s+IMMEDIATE|"
    r"VACUUM\s+INTO|ATTACH\s+DATABASE)"
)
STAR = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(?:\w+\.)?\*", re.IGNORECASE)
# Ids of the table of kinds are no values: they are part of the statement.
FROM_TABLE = re.compile(r"\b(?:kind|field|list|line|type)->(?:id|parent|name)\b")
QUOTED_VALUE = re.compile(r"""(?:=|LIKE|MATCH|VALUES\s*\()\s*'%s'""")
SMALL = re.compile(r'"\s*(?:select|insert into|update \w+ set|delete from|create table)\s')
MIGRATIONS = "src/store/migrations"
DIGESTS = "tests/lint/migrations.sha256"


def check_place():
    """no layer but store speaks SQL."""
    for path in files(".c", ".h", under="src"):
        if layer_of(path) == "store":
            continue
        text = code(path)
        for match in STATEMENT.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: {match[0]}"


def check_columns():
    """no statement asks for whatever columns there are."""
    for path in files(".c", ".h", ".sql", under="src"):
        text = code(path) if not path.endswith(".sql") else read(path)
        for match in STAR.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: {match[0]}"


def check_bound():
    """values are bound, never printed into a statement."""
    for path in files(".c", under="src/store"):
        text = code(path)
        for match in QUOTED_VALUE.finditer(text):
            if FROM_TABLE.search(text[match.end() :].split(";")[0]):
                continue
            yield f"{path}:{line_of(text, match.start())}: {match[0]}"


def check_capitals():
    """keywords are in capitals."""
    for path in files(".c", under="src/store"):
        text = code(path)
        for match in SMALL.finditer(text):
            yield f"{path}:{line_of(text, match.start())}: {match[0].strip()}"


def check_shipped():
    """a migration that is listed in migrations.sha256, because it has shipped, is as it was."""
    known = {}
    for _, line in lines(DIGESTS):
        if line.strip() and not line.startswith("#"):
            digest, name = line.split()
            known[name] = digest
    there = {os.path.basename(path): path for path in files(".sql", under=MIGRATIONS)}
    for name, path in there.items():
        with open(os.path.join(TOP, path), "rb") as migration:
            digest = hashlib.sha256(migration.read()).hexdigest()
        if name not in known:
            print(f"# not shipped yet: {digest}  {name}")
        elif known[name] != digest:
            yield f"{path}: a shipped migration is never edited; write the next one"
    for name in known:
        if name not in there:
            yield f"{DIGESTS}: {name} has gone"


run(check_place, check_columns, check_bound, check_capitals, check_shipped)
