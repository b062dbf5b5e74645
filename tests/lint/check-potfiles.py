#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Words for the user reach the translators: po/POTFILES.in is complete and in order.

With --write it is made so.
"""

import os
import re
import sys

from house import TOP, code, files, lines, read, run

MARKED_C = re.compile(r"(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext)\s*\(\s*\"")
MARKED_XML = re.compile(r'translatable="(?:yes|true|1)"')


def listed():
    return [line.strip() for _, line in lines("po/POTFILES.in") if line.strip() and line[0] != "#"]


def with_words():
    for path in files(".c", ".h", under="src"):
        if MARKED_C.search(code(path)):
            yield path
    for path in files(".ui"):
        if MARKED_XML.search(read(path)):
            yield path
    yield from files(".desktop.in", ".metainfo.xml.in", ".gschema.xml", under="data")


def check_complete():
    """every file with words for the user is listed."""
    known = set(listed())
    for path in with_words():
        if path not in known:
            yield f"{path}: not in po/POTFILES.in"


def check_there():
    """every file that is listed is there and has words."""
    meant = set(with_words())
    for path in listed():
        if path not in meant:
            yield f"po/POTFILES.in: {path} is not there, or has no words for the user"


def check_order():
    """the list is in order and names nothing twice."""
    names = listed()
    for before, after in zip(names, names[1:]):
        if after <= before:
            yield f"po/POTFILES.in: {after} stands after {before}"


def write():
    head = [line for line in read("po/POTFILES.in").splitlines() if line.startswith("#")]
    with open(os.path.join(TOP, "po/POTFILES.in"), "w", encoding="utf-8") as listing:
        listing.writelines(f"{line}\n" for line in head + sorted(set(with_words())))


if "--write" in sys.argv:
    write()

run(check_complete, check_there, check_order)
