#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rules of the hand that a machine can see."""

import os
import re

from house import code, files, layer_of, line_of, lines, run

TABLE = "src/model/kind/chancery-kinds.c"
# A comparison of some kind's number or name with one kind that is named.
KIND_COMPARED = [
    re.compile(r"[=!]=\s*CHANCERY_KIND_(?!NONE\b|N_)[A-Z_]+"),
    re.compile(r"\bCHANCERY_KIND_(?!NONE\b|N_)[A-Z_]+\s*[=!]="),
    re.compile(r"\bcase\s+CHANCERY_KIND_(?!NONE\b)[A-Z_]+\s*:"),
    re.compile(
        r'\b(?:g_strcmp0|strcmp|g_str_equal)\s*\([^;"]*\bkind\b[^;"]*,\s*"(?:demarche|document|statement|'
        r'incident|demand|assurance|reservation|actor|person|place|casefile|action|figure)"'
    ),
]
UNOWNED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b(?!\s*\(?#\d+)")
POCKETS = {"utils", "util", "common", "helpers", "helper", "misc"}
FILE_LINES = 600
FILE_LINES_MOST = 700
FUNCTION_LINES = 60
FUNCTION_LINES_MOST = 120


def check_kinds():
    """no code outside the table asks which kind it has."""
    for path in files(".c", ".h", under="src"):
        if path == TABLE:
            continue
        text = code(path)
        for pattern in KIND_COMPARED:
            for match in pattern.finditer(text):
                yield f"{path}:{line_of(text, match.start())}: {' '.join(match[0].split())}"


def check_promises():
    """nothing is left for later without a number."""
    for path in files(".c", ".h", ".py", ".sh", ".ui", ".css", ".sql", "meson.build", ".md"):
        if path.startswith("tests/lint/"):
            continue
        for number, line in lines(path):
            if UNOWNED.search(line):
                yield f"{path}:{number}: {line.strip()}"


def check_names():
    """no pocket for what has no name, and every file of a layer carries the prefix."""
    for path in files(".c", ".h", under="src"):
        stem = os.path.splitext(os.path.basename(path))[0]
        if POCKETS & set(stem.split("-")):
            yield f"{path}: find the noun"
        if not stem.startswith("chancery-") and os.path.basename(path) != "main.c":
            yield f"{path}: the name lacks the prefix"


def check_files():
    """no file is longer than 700 lines."""
    for path in files(".c", ".h", ".py", ".ui"):
        if path == TABLE:
            continue
        length = sum(1 for _ in lines(path))
        if length > FILE_LINES_MOST:
            yield f"{path}: {length} lines; find the missing noun"
        elif length > FILE_LINES:
            print(f"# to watch: {path} has {length} lines")


def functions(path):
    """Name and length of each function; the opening brace stands alone in the first column."""
    name = None
    start = 0
    for number, line in enumerate(code(path, strings=False).splitlines(), 1):
        heading = re.match(r"([a-z_][a-z0-9_]*) \(", line)
        if heading:
            name = heading[1]
        elif line == "{":
            start = number
        elif line == "}" and start:
            yield name, number - start + 1, start
            start = 0


def check_functions():
    """no function of the sources is longer than 120 lines."""
    for path in files(".c", under="src"):
        for name, length, start in functions(path):
            if length > FUNCTION_LINES_MOST:
                yield f"{path}:{start}: {name} has {length} lines"
            elif length > FUNCTION_LINES:
                print(f"# to watch: {path}:{start}: {name} has {length} lines")


run(check_kinds, check_promises, check_names, check_files, check_functions)
