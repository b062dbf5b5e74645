#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Translations are sound: check-po.py MSGFMT."""

import os
import re
import subprocess
import sys

from house import TOP, files, lines, read, run, skip


def check_catalogues():
    """msgfmt finds nothing wrong in any catalogue."""
    for path in files(".po", under="po"):
        command = [sys.argv[1], "--check", "--output-file=" + os.devnull, path]
        done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
        if done.returncode:
            yield from done.stderr.splitlines()


def check_languages():
    """each catalogue is in LINGUAS, and each language there has one."""
    named = {line.strip() for _, line in lines("po/LINGUAS") if line.strip() and line[0] != "#"}
    there = {os.path.basename(path)[:-3] for path in files(".po", under="po")}
    for language in sorted(named ^ there):
        yield f"{language}: in po/LINGUAS or in po/, but not in both"


def check_macros():
    """no text to translate holds a macro that xgettext does not know, which would cut it there: PRId64 it knows."""
    marked = re.compile(r"""\b(?:_|N_|C_|NC_|ngettext)\s*\((?:[^()"]|"(?:[^"\\]|\\.)*")*\bG_G\w+_FORMAT\b""")
    for path in files(".c", under="src"):
        text = read(path)
        for match in marked.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: a G_…_FORMAT in a text to translate"


if len(sys.argv) < 2:
    skip("msgfmt is not here")

run(check_catalogues, check_languages, check_macros)
