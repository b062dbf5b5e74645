#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Chancery developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The floor plan: a layer includes only itself and what lies below it."""

import os
import re

from house import SEES, code, files, layer_of, line_of, run

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
FOREIGN = [
    (re.compile(r"^(gtk|gdk|gsk|graphene|pango|adwaita|libadwaita)\b"), {"app"}),
    (re.compile(r"^sqlite3"), {"store"}),
    (re.compile(r"^json-glib"), {"exchange"}),
    (re.compile(r"^(libical|ical)\b"), {"exchange"}),
    (re.compile(r"^(unicode|nettle)/"), {"model"}),
    (re.compile(r"^(gmime|gpgme|gsf|poppler|archive|archive_entry)\b"), {"exchange"}),
]
# Text is laid out for print, and images are read for it, where exchange formats are written; no toolkit comes with it.
PRINT = re.compile(r"^(pango/pango|gdk-pixbuf/)")


def includes():
    for path in files(".c", ".h", under="src"):
        text = code(path)
        for match in INCLUDE.finditer(text):
            yield path, line_of(text, match.start()), match[1], match[2]


def check_own_headers():
    """no layer includes a header of one above it."""
    home = {os.path.basename(path): layer_of(path) for path in files(".h", under="src")}
    for path, number, quote, name in includes():
        layer = layer_of(path)
        base = os.path.basename(name)
        if quote == "<" and base.startswith("chancery-"):
            yield f"{path}:{number}: {name} is ours and goes in quotes"
        if quote == '"' and "/" in name:
            yield f"{path}:{number}: {name} must be named without its folder"
        if base in home and home[base] not in SEES[layer]:
            yield f"{path}:{number}: {layer} must not see {name} of {home[base]}"


def check_libraries():
    """GTK is for app alone, SQLite for store, json-glib, libical and what reads files for exchange, ICU for model."""
    for path, number, _, name in includes():
        layer = layer_of(path)
        for pattern, allowed in FOREIGN:
            if not pattern.match(name) or layer in allowed:
                continue
            if layer == "exchange" and PRINT.match(name):
                continue
            yield f"{path}:{number}: {layer} must not include {name}"


def check_unique_names():
    """a header name stands for one file."""
    seen = {}
    for path in files(".h", under="src"):
        base = os.path.basename(path)
        if base in seen:
            yield f"{path}: {seen[base]} has that name too"
        seen[base] = path


run(check_own_headers, check_libraries, check_unique_names)
