#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Layout is as clang-format 14 decides: check-format.py CLANG_FORMAT."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from house import TOP, code, files, read, run, skip

VERSION = "14"
BATCH = 24
LINE_LIMIT = 100
# What data says must be data alone: golden files, dumps, corpora.
DATA = ("tests/data/", "tests/golden/", "tests/fuzz/corpus/", "data/samples/")
MAY_SWITCH_OFF = {
    "src/app/form/chancery-form-layout.c",
    "src/model/kind/chancery-kinds.c",
    "src/model/kind/chancery-vocabularies.c",
}


def version():
    try:
        answer = subprocess.run([sys.argv[1], "--version"], capture_output=True, text=True)
    except (IndexError, OSError):
        return None
    found = re.search(r"version (\d+)", answer.stdout)
    return found and found[1]


def judge(batch):
    command = [sys.argv[1], "--style=file", "--dry-run", "-Werror", *batch]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
    return sorted(set(re.findall(r"^([^:\n]+):\d+:\d+: error", done.stderr, re.MULTILINE)))


def check_layout():
    """clang-format would change nothing."""
    sources = files(".c", ".h")
    batches = [sources[i : i + BATCH] for i in range(0, len(sources), BATCH)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        for complaints in pool.map(judge, batches):
            for path in complaints:
                yield f"{path}: clang-format -i {path}"


def check_switched_off():
    """only tables are laid out by hand."""
    for path in files(".c", ".h"):
        if "clang-format off" in read(path) and path not in MAY_SWITCH_OFF:
            yield f"{path}: clang-format is for every file but {', '.join(sorted(MAY_SWITCH_OFF))}"


def check_tabs():
    """no tabs, no blanks at the end of a line, one newline at the end."""
    for path in files(".c", ".h", ".ui", ".css", ".py", ".sh", ".sql", "meson.build"):
        if path.startswith(DATA):
            continue
        text = read(path)
        if "\t" in text:
            yield f"{path}: a tab"
        if re.search(r"[ \t]+$", text, re.MULTILINE):
            yield f"{path}: blanks at the end of a line"
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            yield f"{path}: the file must end in one newline"


if version() != VERSION:
    skip(f"clang-format {VERSION} is not here")

run(check_layout, check_switched_off, check_tabs)
