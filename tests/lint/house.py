# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the house rules share: the files of the project, C with its comments taken out, and TAP.

A check is a file check-NAME.py with one or more functions, each of which returns its complaints as
strings, and a last line that calls run ().  An empty answer is a rule that holds.
"""

import os
import re
import sys

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))

LAYERS = ["model", "store", "exchange", "service", "app"]
SEES = {
    "model": {"model"},
    "store": {"model", "store"},
    "exchange": {"model", "store", "exchange"},
    "service": {"model", "store", "exchange", "service"},
    "app": {"model", "store", "exchange", "service", "app"},
    "cli": {"model", "store", "exchange", "cli"},
}

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>'(?:\\.|[^'\\\n])+')""",
    re.DOTALL,
)


def _is_ours(name):
    return name != ".git" and not name.startswith(("_build", "builddir", "__pycache__"))


def files(*suffixes, under=""):
    """Paths from the top of the project, in order; all of them, or those that end in a suffix."""
    found = []
    for folder, names, leaves in os.walk(os.path.join(TOP, under)):
        names[:] = sorted(name for name in names if _is_ours(name))
        for leaf in leaves:
            if not suffixes or leaf.endswith(suffixes):
                found.append(os.path.relpath(os.path.join(folder, leaf), TOP))
    return sorted(found)


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as source:
        return source.read()


def lines(path):
    """Each line of the file with its number."""
    return enumerate(read(path).splitlines(), 1)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def code(path, strings=True):
    """C without its comments, and without what its strings say if asked; lines stay where they are."""

    def replace(match):
        if match["comment"]:
            return _blank(match["comment"])
        if match["string"] and not strings:
            return '"' + _blank(match["string"][1:-1]) + '"'
        return match[0]

    return _TOKEN.sub(replace, read(path))


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def layer_of(path):
    parts = path.split(os.sep)
    return parts[1] if parts[0] == "src" and len(parts) > 2 else None


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def run(*checks):
    """Runs each check and reports in TAP; the first line of its docstring is its name."""
    failed = 0
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        complaints = list(check())
        for complaint in complaints:
            print(f"# {complaint}")
        failed += bool(complaints)
        print(f"{'not ' if complaints else ''}ok {number} - {check.__doc__.splitlines()[0].rstrip('.')}")
    sys.exit(1 if failed else 0)
