#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Translations are sound: check-po.py MSGFMT."""

import os
import subprocess
import sys

from house import TOP, files, lines, run, skip


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


if len(sys.argv) < 2:
    skip("msgfmt is not here")

run(check_catalogues, check_languages)
